#include "storage/batch.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "codec/retell.hpp"

namespace calllock::storage {
namespace {

using domain::errc;
using domain::journal_entry;

/// The statuses of errc.hpp, both ways; where two meanings share a status the first one stands for it.
constexpr std::pair<errc, int> statuses[] = {{errc::ok, 200},
                                             {errc::malformed, 400},
                                             {errc::unauthorised, 401},
                                             {errc::not_found, 404},
                                             {errc::method_not_allowed, 405},
                                             {errc::conflict, 409},
                                             {errc::too_large, 413},
                                             {errc::unsupported_type, 415},
                                             {errc::unprocessable, 422},
                                             {errc::too_many_requests, 429},
                                             {errc::store_down, 503},
                                             {errc::overloaded, 503},
                                             {errc::deadline, 504}};

void add_journal(call_group& g, const journal_entry& e) {
  const auto same =
      std::find_if(g.journal.begin(), g.journal.end(), [&](const journal_write& w) { return w.entry->seq == e.seq; });
  if (same == g.journal.end())
    g.journal.push_back({&e, &e});
  else if (e.answer || e.duration_ms >= 0)
    same->finish = &e;
}

void add_booking(call_group& g, const domain::booking_effect& b) {
  const auto same = std::find_if(g.bookings.begin(), g.bookings.end(),
                                 [&](const auto* x) { return x->idempotency_key == b.idempotency_key; });
  if (same == g.bookings.end())
    g.bookings.push_back(&b);
  else
    *same = &b;
}

void add(call_group& g, const domain::step_record& r, std::size_t index) {
  if (g.records.empty()) {
    g.call_id = r.call_id;
    g.tenant_id = r.tenant_id;
    g.expected_version = r.expected_version;
  } else if (r.expected_version != g.version) {
    g.in_sequence = false;
  }
  g.records.push_back(index);
  g.version = r.expected_version + 1;
  g.closes = g.closes || r.closes;
  g.state = r.state.get();
  if (r.retell_call) g.retell_call = r.retell_call.get();
  if (r.understood) g.understood = r.understood.get();
  for (const auto& e : r.journal) add_journal(g, e);
  for (const auto& b : r.bookings) add_booking(g, b);
  for (const auto& o : r.outbox) g.outbox.push_back(&o);
}

}  // namespace

std::string_view call_group::phase() const {
  return closes ? domain::text(domain::call_phase::closed) : domain::text(state->phase);
}

std::vector<call_group> group_by_call(std::span<const domain::step_record> batch) {
  std::vector<std::size_t> order(batch.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return batch[a].call_id < batch[b].call_id; });
  std::vector<call_group> groups;
  groups.reserve(batch.size());
  for (const auto index : order) {
    const auto& r = batch[index];
    if (groups.empty() || groups.back().call_id != r.call_id) groups.emplace_back();
    add(groups.back(), r, index);
  }
  for (auto& g : groups)
    std::sort(g.journal.begin(), g.journal.end(),
              [](const auto& a, const auto& b) { return a.entry->seq < b.entry->seq; });
  return groups;
}

std::string answer_text(const journal_entry& entry) {
  if (!entry.answer) return {};
  if (const auto* stored = std::get_if<std::string>(&entry.answer->body)) return *stored;
  // Only the tools' answers differ in their spelling; an event's answer has none of those members.
  const auto tool = domain::parse_tool(entry.name).value_or(domain::tool::end_call);
  return codec::write_reply(tool, std::get<domain::tool_reply>(entry.answer->body));
}

int answer_status(const journal_entry& entry) noexcept {
  if (!entry.answer) return 0;
  const auto* found = std::find_if(std::begin(statuses), std::end(statuses),
                                   [&](const auto& s) { return s.first == entry.answer->status; });
  return found == std::end(statuses) ? 500 : found->second;
}

errc meaning_of(int status) noexcept {
  const auto* found =
      std::find_if(std::begin(statuses), std::end(statuses), [&](const auto& s) { return s.second == status; });
  return found == std::end(statuses) ? errc::store_down : found->first;
}

}  // namespace calllock::storage
