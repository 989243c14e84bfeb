// From a step to its commit, and what follows from either.
#include <algorithm>
#include <caf/all.hpp>
#include <iterator>
#include <utility>

#include "actors/call_actor.hpp"
#include "actors/event_kinds.hpp"
#include "domain/call/merge.hpp"
#include "telemetry/log.hpp"

namespace calllock::actors {
namespace {

using domain::commit_result;
using domain::errc;
using telemetry::field;

/// The stored call object is replaced by a fuller one only.
bool tells_more(const domain::call_event& event, const domain::ConversationState* known) {
  if (!known || !known->record) return true;
  if (const auto* e = std::get_if<domain::call_reported>(&event))
    return e->call && domain::tells_more(*e->call, *known->record);
  if (const auto* e = std::get_if<domain::call_abandoned>(&event))
    return e->call && domain::tells_more(*e->call, *known->record);
  return false;
}

int elapsed_ms(instant from, instant to) { return static_cast<int>(std::max<std::int64_t>(0, (to - from).count())); }

}  // namespace

void call_state::commit(const request_ptr& r, domain::step_result&& result) {
  const instant now = shared->outside.now();
  auto record = std::make_shared<domain::step_record>();
  record->call_id = call_id;
  record->tenant_id = tenant->id;
  record->expected_version = version++;
  record->state = std::make_shared<const domain::ConversationState>(std::move(result.state));
  if (r->retell_call && tells_more(r->event, state.get())) record->retell_call = r->retell_call;
  record->bookings = std::move(result.bookings);
  for (auto& b : record->bookings) b.provider = shared->outside.calendar_of(*tenant).provider();
  record->closes = result.closes;
  record->understood = std::move(result.understood);

  in_flight step;
  step.expected_version = record->expected_version;
  step.request = r;
  step.closes = result.closes;
  step.intents = std::move(result.intents);
  step.changes_a_booking = std::any_of(record->bookings.begin(), record->bookings.end(), [](const auto& b) {
    return b.kind != domain::effect_kind::book && b.state == domain::effect_state::confirmed;
  });
  for (const auto& b : record->bookings)
    if (b.state != domain::effect_state::planned && b.state != domain::effect_state::in_flight)
      step.outcomes.push_back(b.state);

  auto described_event = describe(r->event);
  domain::journal_entry own;
  own.kind = std::move(described_event.kind);
  own.name = std::move(described_event.name);
  own.request = std::move(described_event.request);
  own.received_at = r->received_at;
  const bool intent = result.remembered && (tool_of(r) || std::holds_alternative<domain::call_reported>(r->event));
  own.seq = journal.next_seq();
  own.dedup_key = intent || r->key.starts_with("read:") ? r->key : r->key + "#" + std::to_string(own.seq);
  if (intent && !r->key.starts_with("read:"))
    journal.remember(r->key, own.seq);
  else
    journal.take_seq();

  for (auto& a : result.answers) {
    if (a.dedup_key == r->key) {
      own.answer = a.answer;
      own.duration_ms = elapsed_ms(r->received_at, now);
      continue;
    }
    const auto* earlier = journal.find(a.dedup_key);
    if (!earlier) continue;
    domain::journal_entry done;  // completes the row of the tool call that waited
    done.seq = earlier->seq;
    done.completes = true;
    done.kind = "tool";
    done.dedup_key = a.dedup_key;
    done.answer = a.answer;
    if (busy)
      if (const auto it = busy->waiters.find(a.dedup_key); it != busy->waiters.end())
        done.duration_ms = elapsed_ms(it->second.since, now);
    record->journal.push_back(std::move(done));
  }
  record->journal.push_back(std::move(own));
  for (auto& entry : result.outbox) {
    entry.destination = shared->outside.destination(*tenant, entry.kind);
    step.destinations.push_back(entry.destination);
    record->outbox.push_back(std::move(entry));
  }
  // A tool call whose effect is still to come waits from here on, and not for ever (I8).
  if (tool_of(r) && result.answers.empty()) {
    wait_for(r, record->journal.back().seq);
    watch(r);
  }
  step.answers = std::move(result.answers);
  state = record->state;
  step.record = std::move(record);
  auto& commits = under_way().commits;
  commits.push_back(std::move(step));
  if (commits.size() == 1) send_oldest();
}

void call_state::send_oldest() {
  self->send(shared->writer_of(call_id), std::move(busy->commits.front().record), call_actor{self});
}

void call_state::report(const commit_report& c) {
  if (!busy || busy->commits.empty()) return;
  auto& commits = busy->commits;
  auto step = std::move(commits.front());
  commits.erase(commits.begin());
  if (c.result == commit_result::ok) {
    if (!commits.empty()) send_oldest();
    committed(std::move(step));
  } else {
    // What was made from it is as void; its own data were not objected to.
    const auto others = c.result == commit_result::down ? commit_result::down : commit_result::conflict;
    auto behind = std::exchange(commits, {});
    failed(std::move(step), c.result);
    for (auto& later : behind) failed(std::move(later), others);
    start_over(c.result);
  }
  settle_down();
}

void call_state::committed(in_flight&& step) {
  if (step.expected_version == 0) shared->metrics->calls_started.Increment();
  for (auto& a : step.answers) {
    journal.answered(a.dedup_key);
    say(a.dedup_key, step.request, a.answer);
  }
  if (step.closes) {
    shared->metrics->calls_closed.count(std::holds_alternative<domain::call_abandoned>(step.request->event) ? "timer"
                                                                                                            : "event");
    if (shared->outside.store.audit) shared->outside.store.audit(call_id);
  }
  for (const auto outcome : step.outcomes) shared->metrics->booking_outcomes.count(domain::text(outcome));
  for (const auto& destination : step.destinations)
    for (const auto& [served, writer] : shared->deliverers)
      if (served == destination) self->send(writer, wake_atom_v);
  if (step.changes_a_booking && shared->closer) self->send(shared->closer, wake_atom_v);  // another call may hold it
  act(std::move(step.intents), step.request);
}

void call_state::failed(in_flight&& step, commit_result why) {
  work& w = *busy;
  // Whoever waits for this very tool call goes with it: when it is tried again it is as if it had just come.
  if (const auto it = w.waiters.find(step.request->key); it != w.waiters.end() && tool_of(step.request)) {
    for (auto& who : it->second.who)
      if (who != step.request->to &&
          std::find(step.request->others.begin(), step.request->others.end(), who) == step.request->others.end())
        step.request->others.push_back(std::move(who));
    w.waiters.erase(it);
  }
  switch (why) {
    case commit_result::conflict:
    case commit_result::unknown:
      if (++step.request->conflicts > shared->limits.max_conflicts)
        give_up(step.request, errc::conflict);
      else
        w.again.push_back(std::move(step.request));
      break;
    case commit_result::down:
      telemetry::log_event(telemetry::level::error, "commit_failed", {field::call_id(call_id)});
      if (is_effect(step.request->event))
        w.again.push_back(std::move(step.request));  // the calendar has spoken; it must not be lost
      else
        give_up(step.request, errc::store_down);
      break;
    case commit_result::refused:
      telemetry::log_event(telemetry::level::error, "record_refused", {field::call_id(call_id)});
      shared->metrics->errors.count("record_refused");
      give_up(step.request, errc::unprocessable);
      break;
    case commit_result::ok: break;
  }
}

/// Forgets what was not made durable and reads the call anew.
void call_state::start_over(commit_result why) {
  work& w = *busy;
  const bool down = why == commit_result::down;
  if (why == commit_result::conflict) shared->metrics->version_conflicts.Increment();
  must_load = true;
  state.reset();
  version = 0;
  w.queued.insert(w.queued.begin(), std::make_move_iterator(w.again.begin()), std::make_move_iterator(w.again.end()));
  w.again.clear();
  if (w.queued.empty()) return;
  if (!down) return load();
  // Only effects are left to be told; the store gets a moment.
  for (auto& r : w.queued) self->delayed_send(self, std::chrono::milliseconds{500}, std::move(r));
  w.queued.clear();
}

}  // namespace calllock::actors
