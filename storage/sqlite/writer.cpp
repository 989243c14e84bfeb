#include "storage/sqlite/writer.hpp"

#include "codec/conversation_state.hpp"
#include "codec/dashboard.hpp"
#include "codec/retell.hpp"
#include "storage/safe_text.hpp"
#include "storage/sqlite/statements.hpp"

namespace calllock::storage::sqlite {
namespace {

namespace st = statements;
using domain::commit_result;

std::string text(std::string_view s) { return std::string{s}; }

/// False: the fence did not hold.
bool write_session(connection& c, const call_group& g) {
  const auto id = text(g.call_id);
  const value retell = g.retell_call ? value{json_text{*g.retell_call}} : value{};
  const value analysis = g.understood ? value{json_text{codec::write_analysis(*g.understood)}} : value{};
  if (g.expected_version == 0) {
    c.run(st::insert_session,
          {id, text(g.tenant_id), g.version, text(g.phase()), codec::write_state(*g.state), retell, analysis});
    return c.changed() == 1;
  }
  c.run(st::update_session, {id, g.expected_version, g.version, text(g.phase()), codec::write_state(*g.state)});
  if (c.changed() != 1) return false;
  if (g.retell_call) c.run(st::update_retell, {id, retell});
  if (g.understood) c.run(st::update_analysis, {id, analysis});
  return true;
}

void write_journal(connection& c, const call_group& g) {
  for (const auto& w : g.journal) {
    const auto& said = w.finish->answer ? *w.finish : *w.entry;
    c.run(st::write_event, {text(g.call_id), w.entry->seq, w.entry->kind, w.entry->name, w.entry->dedup_key,
                            codec::write_map(w.entry->request), said.answer ? value{answer_text(said)} : value{},
                            said.answer ? value{std::int64_t{answer_status(said)}} : value{}, w.entry->received_at,
                            w.finish->duration_ms >= 0 ? value{std::int64_t{w.finish->duration_ms}} : value{}});
  }
}

void write_effects(connection& c, const call_group& g) {
  for (const auto* b : g.bookings)
    c.run(st::write_booking,
          {text(g.call_id), b->idempotency_key, text(g.tenant_id), text(domain::text(b->state)), b->provider,
           b->provider_uid, known(b->start_at), known(b->end_at), b->requested, std::int64_t{b->attempts},
           safe_text(b->last_error), text(domain::text(b->kind)), b->target_uid});
  for (const auto* o : g.outbox)
    c.run(st::write_outbox, {text(g.call_id), o->dedup_key, text(g.tenant_id), text(domain::text(o->kind)),
                             o->destination, codec::write_payload(o->payload)});
}

commit_result write_group(connection& c, const call_group& g, std::string& problem) {
  c.run(statement{"savepoint", "savepoint one_call"});
  try {
    const bool passed = write_session(c, g);
    if (passed) {
      write_journal(c, g);
      write_effects(c, g);
    }
    c.run(statement{"release", "release one_call"});
    return passed ? commit_result::ok : commit_result::conflict;
  } catch (const data_refused& e) {
    problem = e.what();
    c.run(statement{"undo", "rollback to one_call"});
    c.run(statement{"release", "release one_call"});
    return commit_result::refused;
  }
}

}  // namespace

std::vector<commit_result> commit(connection& c, std::span<const domain::step_record> batch, std::string& problem) {
  std::vector<commit_result> results(batch.size(), commit_result::conflict);
  const auto groups = group_by_call(batch);
  bool committing = false;
  try {
    c.begin();
    for (const auto& g : groups) {
      const auto r = g.in_sequence ? write_group(c, g, problem) : commit_result::conflict;
      for (const auto i : g.records) results[i] = r;
    }
    committing = true;
    c.commit();
  } catch (const std::exception& e) {
    problem = e.what();
    c.rollback();
    // A COMMIT that failed half-way through may be found again in the log by the next one who opens the file.
    results.assign(batch.size(), committing ? commit_result::unknown : commit_result::down);
  }
  return results;
}

}  // namespace calllock::storage::sqlite
