// Who waits for an answer: repeats of what was asked, callers whose calendar has not answered, budgets that end.
#include <algorithm>
#include <caf/all.hpp>

#include "actors/call_actor.hpp"
#include "actors/event_kinds.hpp"
#include "actors/send_from_outside.hpp"
#include "domain/call/dedup.hpp"

namespace calllock::actors {
namespace {

using domain::errc;

/// Everybody who waits for this request, the repeaters too.
void join(std::vector<responder_ptr>& who, const request_ptr& r) {
  if (r->to) who.push_back(r->to);
  who.insert(who.end(), r->others.begin(), r->others.end());
}

/// The first answer to a tool call, as it was stored.
domain::reply as_reply(const remembered_event& row) {
  return {row.status == 422 ? errc::unprocessable : errc::ok, row.response};
}

}  // namespace

/// True if this intent was seen before: answered with the first answer, now or as soon as there is one.
bool call_state::repeated(const request_ptr& r) {
  if (!tool_of(r) && !std::holds_alternative<domain::call_reported>(r->event)) return false;
  if (busy) {
    if (const auto it = busy->waiters.find(r->key); it != busy->waiters.end()) {
      join(it->second.who, r);
      return true;
    }
    for (auto& c : busy->commits) {  // answered, not durable yet: the answer must wait for the commit all the same
      if (c.request->key != r->key) continue;
      join(busy->waiters[r->key].who, r);
      return true;
    }
  }
  const auto* seen = journal.find(r->key);
  if (!seen) return false;
  if (!tool_of(r)) {
    say(r->key, r, domain::acknowledged());
    return true;
  }
  if (seen->answered) {
    recall(r, seen->seq);
    return true;
  }
  // Asked before a restart, or of another process, and not answered yet.
  if (domain::changes_calendar(r->key)) {
    wait_for(r, seen->seq);
    watch(r);
    follow(r->key, {});
    return true;
  }
  return false;
}

/// One booking, cancellation or move at a time: whether a second one is wanted depends on how the first ends.
bool call_state::must_wait(const request_ptr& r) {
  if (!tool_of(r) || !domain::changes_calendar(r->key) || !busy) return false;
  const bool booking = std::any_of(busy->waiters.begin(), busy->waiters.end(),
                                   [](const auto& w) { return domain::changes_calendar(w.first); });
  if (booking) busy->held.push_back(r);
  return booking;
}

/// Somebody else, another process perhaps, has brought the answer that is waited for here.
void call_state::answer_known(const loaded_call& stored) {
  for (const auto& row : stored.journal) {
    if (!row.answered || !busy) continue;
    const auto it = busy->waiters.find(row.dedup_key);
    if (it == busy->waiters.end()) continue;
    const auto who = std::move(it->second.who);
    busy->waiters.erase(it);
    for (const auto& w : who) w->answer(as_reply(row));
  }
}

/// The store has the first answer.
void call_state::recall(const request_ptr& r, std::int64_t seq) {
  wait_for(r, seq);
  shared->outside.store.load(call_id, [me = call_actor{self}, r](loaded_call c) {
    send_from_outside(me, recalled{r, std::make_shared<loaded_call>(std::move(c))});
  });
}

void call_state::say_again(const recalled& r) {
  if (!busy) return;
  const auto it = busy->waiters.find(r.asked->key);
  if (it != busy->waiters.end() && r.call->ok && r.call->version > version && busy->commits.empty()) {
    // Another process has gone on with this call: its first answer may not hold any more.
    r.asked->others = std::move(it->second.who);
    r.asked->to = nullptr;
    r.asked->key.clear();
    busy->waiters.erase(it);
    busy->queued.push_back(r.asked);
    must_load = true;
    return load();
  }
  answer_known(*r.call);
  if (const auto left = busy->waiters.find(r.asked->key); left != busy->waiters.end()) {
    const auto who = std::move(left->second.who);
    busy->waiters.erase(left);
    for (const auto& w : who) w->answer({errc::store_down, {}});
  }
  settle_down();
}

/// A tool call is waited for whose booking this actor has not begun. What was only planned is begun here. What the
/// calendar was asked for already is in another process's hands: its answer is looked for in the store, and read back
/// at the calendar when that takes too long, because the other process is gone.
void call_state::follow(const std::string& key, std::chrono::milliseconds waited) {
  constexpr std::chrono::milliseconds pause{50};
  const bool asked = state && std::any_of(state->bookings.begin(), state->bookings.end(), [&](const auto& b) {
                       return b.idempotency_key == key && b.state != domain::effect_state::planned;
                     });
  if (!asked || waited >= shared->limits.takeover_wait) return send_back(domain::effects_left_open{key}, {});
  self->delayed_send(self, pause, look_again{key, waited + pause});
}

void call_state::look(const look_again& l) {
  if (!busy || !busy->waiters.contains(l.key)) return;
  if (!busy->commits.empty()) return follow(l.key, l.waited);
  busy->followed.push_back(l);
  load();
}

void call_state::budget_ended(const budget_over& b) {
  if (!busy || !busy->waiters.contains(b.key)) return;
  shared->metrics->deadlines.count(domain::text(b.tool));
  send_back(domain::budget_ended{b.key, b.tool}, {});
}

/// Answers whoever waits under `key`, or the request itself when the key is its own.
void call_state::say(std::string_view key, const request_ptr& r, const domain::reply& answer) {
  std::vector<responder_ptr> all;
  if (r->key == key) join(all, r);
  if (busy) {
    if (const auto it = busy->waiters.find(key); it != busy->waiters.end()) {
      for (auto& who : it->second.who)
        if (std::find(all.begin(), all.end(), who) == all.end()) all.push_back(std::move(who));
      busy->waiters.erase(it);
    }
  }
  for (const auto& who : all) who->answer(answer);
}

/// The answer to this tool call comes later: from its calendar, or from a look-up.
void call_state::wait_for(const request_ptr& r, std::int64_t seq) {
  auto& entry = under_way().waiters.try_emplace(r->key, waiting{{}, seq, r->received_at}).first->second;
  join(entry.who, r);
}

/// A tool answers within its budget, whatever it waits for (I8).
void call_state::watch(const request_ptr& r) {
  const auto tool = tool_of(r)->tool;
  self->delayed_send(self, budget_of(tool), budget_over{r->key, tool});
}

std::chrono::milliseconds call_state::budget_of(domain::tool t) const {
  switch (t) {
    case domain::tool::lookup_caller:
    case domain::tool::get_customer_status:
    case domain::tool::customer_status: return shared->limits.lookup_budget;
    default: return shared->limits.tool_budget;
  }
}

void call_state::give_up(const request_ptr& r, errc why) {
  const domain::reply answer{why, {}};
  say(r->key, r, answer);
  if (const auto* b = std::get_if<domain::budget_ended>(&r->event)) say(b->idempotency_key, r, answer);
}

}  // namespace calllock::actors
