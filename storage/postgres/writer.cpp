#include "storage/postgres/writer.hpp"

#include <algorithm>
#include <unordered_set>

#include "codec/conversation_state.hpp"
#include "codec/dashboard.hpp"
#include "codec/retell.hpp"
#include "storage/postgres/sqlstate.hpp"
#include "storage/postgres/statements.hpp"
#include "storage/safe_text.hpp"

namespace calllock::storage::postgres {
namespace {

using domain::commit_result;
using enum element;

/// The parameters of `statements::commit_effects`; `commit_calls` takes the first eighteen.
constexpr element types[] = {
    text, text, int8, int8, text, jsonb, jsonb,       jsonb,                                             // calls
    text, int8, text, text, text, json,  json,        int4,        timestamptz, int4,                    // journal
    text, int8, json, int4, int4,                                                                        // its answers
    text, text, text, text, text, text,  timestamptz, timestamptz, text,        int4, text, text, text,  // bookings
    text, text, text, text, text, json};                                                                 // outbox
constexpr std::size_t call_columns = 0, journal_columns = 8, answer_columns = 18, booking_columns = 23,
                      outbox_columns = 36;
constexpr std::size_t without_effects = answer_columns;
constexpr int attempts = 4;

void set_all(const call_group& g, commit_result r, std::vector<commit_result>& results) {
  for (const auto i : g.records) results[i] = r;
}

template <class T>
void add_or_null(array_builder& column, const std::optional<T>& value) {
  if (value)
    column.add(*value);
  else
    column.add_null();
}

}  // namespace

std::vector<commit_result> writer::commit(std::span<const domain::step_record> batch, std::string& problem) {
  std::vector<commit_result> results(batch.size(), commit_result::conflict);
  auto groups = group_by_call(batch);
  std::erase_if(groups, [](const call_group& g) { return !g.in_sequence; });
  if (groups.empty()) return results;
  const auto a = send(groups, manner::quick);
  if (a.what == answer::fate::committed)
    for (const auto& g : groups) set_all(g, commit_result::ok, results);
  else if (a.what == answer::fate::rolled_back && classify(a.sqlstate) == fault::data)
    write_carefully(groups, results, problem);
  else
    fail(a, groups, results, problem);
  return results;
}

void writer::write_carefully(std::span<const call_group> groups, std::vector<commit_result>& results,
                             std::string& problem) {
  const auto a = send(groups, manner::careful);
  if (a.what == answer::fate::committed) {
    const auto* r = a.results.front().get();
    std::unordered_set<std::string_view> passed;
    for (int row = 0; row < PQntuples(r); ++row)
      passed.emplace(PQgetvalue(r, row, 0), static_cast<std::size_t>(PQgetlength(r, row, 0)));
    for (const auto& g : groups)
      set_all(g, passed.contains(g.call_id) ? commit_result::ok : commit_result::conflict, results);
  } else if (a.what == answer::fate::rolled_back && classify(a.sqlstate) == fault::data && groups.size() > 1) {
    // One row spoils the batch: halve it until the row is alone, so that the others cost a few commits and not one
    // each.
    const auto half = groups.size() / 2;
    write_carefully(groups.first(half), results, problem);
    write_carefully(groups.subspan(half), results, problem);
  } else {
    fail(a, groups, results, problem);
  }
}

void writer::fail(const answer& a, std::span<const call_group> groups, std::vector<commit_result>& results,
                  std::string& problem) {
  problem = a.sqlstate.empty() ? a.message : a.sqlstate + " " + a.message;
  auto fate = commit_result::down;
  if (a.what == answer::fate::unknown) fate = commit_result::unknown;
  if (a.what == answer::fate::rolled_back && classify(a.sqlstate) == fault::data) fate = commit_result::refused;
  for (const auto& g : groups) set_all(g, fate, results);
}

/// Again when the transaction was lost to a deadlock or to a plan that a change of the schema made stale.
answer writer::send(std::span<const call_group> groups, manner how) {
  fill(groups);
  const bool effects =
      columns_[answer_columns].size() + columns_[booking_columns].size() + columns_[outbox_columns].size() > 0;
  request r{how == manner::quick
                ? (effects ? statements::commit_effects : statements::commit_calls)
                : (effects ? statements::commit_effects_carefully : statements::commit_calls_carefully),
            {}};
  const auto used = effects ? columns_.size() : without_effects;
  r.params.reserve(used);
  for (std::size_t i = 0; i < used; ++i) r.params.push_back(columns_[i].finish());
  for (int left = attempts;; --left) {
    auto a = connection_.run({&r, 1});
    const auto f = a.what == answer::fate::rolled_back ? classify(a.sqlstate) : fault::data;
    if (f == fault::stale) connection_.close();
    if ((f != fault::again && f != fault::stale) || left == 1) return a;
  }
}

void writer::fill(std::span<const call_group> groups) {
  if (columns_.empty())
    for (const auto t : types) columns_.emplace_back(t);
  for (auto& c : columns_) c.clear();
  for (const auto& g : groups) {
    fill_calls(g);
    fill_journal(g);
    if (!g.bookings.empty() || !g.outbox.empty()) fill_effects(g);
  }
}

void writer::fill_calls(const call_group& g) {
  auto* column = &columns_[call_columns];
  column++->add(g.call_id);
  column++->add(g.tenant_id);
  column++->add(g.expected_version);
  column++->add(g.version);
  column++->add(g.phase());
  column++->add(codec::write_state(*g.state));
  if (g.retell_call)
    column->add(*g.retell_call);
  else
    column->add_null();
  ++column;
  if (g.understood)
    column->add(codec::write_analysis(*g.understood));
  else
    column->add_null();
}

void writer::fill_journal(const call_group& g) {
  for (const auto& w : g.journal) {
    const auto& e = *w.entry;
    auto* column = &columns_[e.completes ? answer_columns : journal_columns];
    column++->add(g.call_id);
    column++->add(e.seq);
    if (!e.completes) {
      column++->add(std::string_view{e.kind});
      column++->add(std::string_view{e.name});
      column++->add(std::string_view{e.dedup_key});
      column++->add(codec::write_map(e.request));
    }
    if (const auto& said = w.finish->answer ? *w.finish : e; said.answer) {
      column++->add(answer_text(said));
      column++->add(static_cast<std::int32_t>(answer_status(said)));
    } else {
      column++->add_null();
      column++->add_null();
    }
    if (!e.completes) column++->add(e.received_at);
    if (w.finish->duration_ms >= 0)
      column->add(static_cast<std::int32_t>(w.finish->duration_ms));
    else
      column->add_null();
  }
}

void writer::fill_effects(const call_group& g) {
  for (const auto* b : g.bookings) {
    auto* column = &columns_[booking_columns];
    column++->add(g.call_id);
    column++->add(std::string_view{b->idempotency_key});
    column++->add(g.tenant_id);
    column++->add(domain::text(b->state));
    column++->add(std::string_view{b->provider});
    column++->add(std::string_view{b->provider_uid});
    add_or_null(*column++, b->start_at);
    add_or_null(*column++, b->end_at);
    column++->add(std::string_view{b->requested});
    column++->add(static_cast<std::int32_t>(b->attempts));
    column++->add(safe_text(b->last_error));
    column++->add(domain::text(b->kind));
    column->add(std::string_view{b->target_uid});
  }
  for (const auto* o : g.outbox) {
    auto* column = &columns_[outbox_columns];
    column++->add(g.call_id);
    column++->add(std::string_view{o->dedup_key});
    column++->add(g.tenant_id);
    column++->add(domain::text(o->kind));
    column++->add(std::string_view{o->destination});
    column->add(codec::write_payload(o->payload));
  }
}

}  // namespace calllock::storage::postgres
