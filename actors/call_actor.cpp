#include "actors/call_actor.hpp"

#include <algorithm>
#include <caf/all.hpp>
#include <iterator>
#include <random>
#include <type_traits>

#include "domain/call/dedup.hpp"
#include "domain/call/merge.hpp"
#include "telemetry/log.hpp"

namespace calllock::actors {
namespace {

using domain::commit_result;
using domain::errc;
using telemetry::field;

const domain::tool_called* tool_of(const request_ptr& r) { return std::get_if<domain::tool_called>(&r->event); }

/// What a calendar said to an effect: it must not be lost. What was only asked can be asked again.
bool is_effect(const domain::call_event& e) {
  if (const auto* slots = std::get_if<domain::slots_found>(&e)) return !slots->asked_by;
  if (const auto* found = std::get_if<domain::bookings_found>(&e)) return !found->asked_by;
  return std::holds_alternative<domain::booking_settled>(e) || std::holds_alternative<domain::booking_changed>(e);
}

/// Kind, name and business part of an event for the journal.
struct described {
  std::string kind, name;
  domain::text_map request;
};
described describe(const domain::call_event& event) {
  struct visitor {
    described operator()(const domain::tool_called& e) const {
      return {"tool", std::string{domain::text(e.tool)}, e.args};
    }
    described operator()(const domain::call_reported& e) const { return {"event", e.name, {}}; }
    described operator()(const domain::slots_found& e) const {
      if (e.asked_by) return {"tool", std::string{domain::text(e.asked_by->tool)}, e.asked_by->args};
      return {"effect",
              "slots_found",
              {{"key", e.idempotency_key}, {"free", std::to_string(e.slots.size())}, {"error", e.error}}};
    }
    described operator()(const domain::booking_settled& e) const {
      return {"effect",
              "booking_settled",
              {{"key", e.idempotency_key},
               {"state", std::string{domain::text(e.state)}},
               {"uid", e.provider_uid},
               {"error", e.error}}};
    }
    described operator()(const domain::bookings_found& e) const {
      if (e.asked_by) return {"tool", std::string{domain::text(e.asked_by->tool)}, e.asked_by->args};
      return {"effect",
              "bookings_found",
              {{"key", e.idempotency_key}, {"found", std::to_string(e.bookings.size())}, {"error", e.error}}};
    }
    described operator()(const domain::booking_changed& e) const {
      return {"effect",
              "booking_changed",
              {{"key", e.idempotency_key},
               {"state", std::string{domain::text(e.state)}},
               {"uid", e.uid},
               {"error", e.error}}};
    }
    described operator()(const domain::area_checked& e) const {
      return {"tool", std::string{domain::text(domain::tool::validate_service_area)}, e.asked_by->args};
    }
    described operator()(const domain::budget_ended& e) const {
      return {"timer", "budget_ended", {{"key", e.idempotency_key}}};
    }
    described operator()(const domain::history_found& e) const {
      return {"tool", std::string{domain::text(e.tool)}, {{"found", e.history.found ? "true" : "false"}}};
    }
    described operator()(const domain::call_abandoned& e) const {
      return {"timer", "finalise", {{"fetched", e.call ? "true" : "false"}}};
    }
    described operator()(const domain::effects_left_open&) const { return {"timer", "resume", {}}; }
  };
  return std::visit(visitor{}, event);
}

/// True for what may be the first that is heard of a call. Anything else belongs to one that is in the store.
bool begins_a_call(const domain::call_event& e) {
  return std::holds_alternative<domain::tool_called>(e) || std::holds_alternative<domain::call_reported>(e);
}

/// Tells reads apart that are otherwise the same; unique over processes and restarts.
std::uint64_t nonce() {
  static thread_local std::mt19937_64 random{std::random_device{}()};
  return random();
}

/// Everybody who waits for this request, the repeaters too.
void join(std::vector<responder_ptr>& who, const request_ptr& r) {
  if (r->to) who.push_back(r->to);
  who.insert(who.end(), r->others.begin(), r->others.end());
}

/// The stored call object is replaced by a fuller one only.
bool tells_more(const domain::call_event& event, const domain::ConversationState* known) {
  if (!known || !known->record) return true;
  if (const auto* e = std::get_if<domain::call_reported>(&event))
    return e->call && domain::tells_more(*e->call, *known->record);
  if (const auto* e = std::get_if<domain::call_abandoned>(&event))
    return e->call && domain::tells_more(*e->call, *known->record);
  return false;
}

/// The first answer to a tool call, as it was stored.
domain::reply as_reply(const remembered_event& row) {
  return {row.status == 422 ? errc::unprocessable : errc::ok, row.response};
}

int elapsed_ms(instant from, instant to) { return static_cast<int>(std::max<std::int64_t>(0, (to - from).count())); }

}  // namespace

call_state::work& call_state::under_way() {
  if (!busy) busy = std::make_unique<work>();
  return *busy;
}

/// Frees what is only needed while something is under way, and goes on with a booking that waited.
void call_state::settle_down() {
  if (!busy) return;
  work& w = *busy;
  while (w.waiters.empty() && !w.held.empty() && !w.loading) {
    auto next = std::move(w.held.front());
    w.held.erase(w.held.begin());
    run(next);
  }
  const bool idle =
      w.commits.empty() && w.waiters.empty() && w.queued.empty() && w.held.empty() && w.again.empty() && !w.loading;
  if (!idle) return;
  busy.reset();
  if (leaving) return self->quit();
  if (state && state->phase == domain::call_phase::closed) leave_if_idle();
}

void call_state::take(request_ptr r) {
  ticket = std::max(ticket, r->ticket);
  if (r->tenant) tenant = r->tenant;
  if (busy) {
    work& w = *busy;
    if (w.queued.size() + w.held.size() + w.commits.size() >= shared->limits.max_requests_per_call) {
      shared->metrics->overload.count("requests_per_call");
      return give_up(r, errc::overloaded);
    }
    if (w.loading || w.failure != commit_result::ok) {
      w.queued.push_back(std::move(r));
      return;
    }
  }
  if (must_load || (!state && !begins_a_call(r->event))) {
    under_way().queued.push_back(std::move(r));
    return load();
  }
  run(r);
  settle_down();
}

void call_state::run(const request_ptr& r) {
  const instant now = shared->outside.now();
  if (r->key.empty()) r->key = domain::dedup_key(r->event, *tenant, r->received_at, nonce()).key;
  if (state && tool_of(r) && domain::changes_calendar(r->key)) r->key = domain::renewed_key(r->key, *state);
  if (tool_of(r) && r->until == instant{}) r->until = r->received_at + budget_of(tool_of(r)->tool);
  if (repeated(r) || must_wait(r)) return;
  if (!state) {
    auto fresh = std::make_shared<domain::ConversationState>();
    fresh->call_id = call_id;
    state = std::move(fresh);
  }
  const domain::step_context context{now, tenant.get(), shared->outside.phrases, shared->outside.sms_possible};
  auto result = domain::step(*state, r->event, r->key, context);
  if (result.changed) return commit(r, std::move(result));
  // Nothing to make durable: answer at once, or wait for what was asked.
  if (result.answers.empty() && tool_of(r)) {
    wait_for(r, 0);
    watch(r);
  }
  for (const auto& a : result.answers) say(a.dedup_key, r, a.answer);
  const bool goes_on = !result.intents.empty();
  act(std::move(result.intents), r);
  // The calendar's answer came too late: another process was quicker. Who waits here hears from it.
  const std::string* late = nullptr;
  if (const auto* slots = std::get_if<domain::slots_found>(&r->event)) late = &slots->idempotency_key;
  if (const auto* found = std::get_if<domain::bookings_found>(&r->event)) late = &found->idempotency_key;
  if (late && busy && busy->waiters.contains(*late) && !goes_on) follow(*late, {});
}

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
  under_way().commits.push_back(std::move(step));
  self->send(shared->writer_of(call_id), std::move(record), call_actor{self});
}

void call_state::report(const commit_report& c) {
  if (!busy || busy->commits.empty()) return;
  auto step = std::move(busy->commits.front());
  busy->commits.erase(busy->commits.begin());
  if (c.result == commit_result::ok && busy->failure == commit_result::ok)
    committed(std::move(step));
  else
    failed(std::move(step), c.result);
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
  act(std::move(step.intents), step.request);
}

void call_state::failed(in_flight&& step, commit_result why) {
  work& w = *busy;
  if (w.failure == commit_result::ok) w.failure = why;
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
    case commit_result::ok:  // behind a failed one nothing counts
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
  }
  if (w.commits.empty()) start_over();
}

/// Everything in flight has been reported on: forget what was not made durable and read the call anew.
void call_state::start_over() {
  work& w = *busy;
  const bool down = w.failure == commit_result::down;
  if (w.failure == commit_result::conflict) shared->metrics->version_conflicts.Increment();
  w.failure = commit_result::ok;
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

void call_state::load() {
  work& w = under_way();
  if (w.loading) return;
  w.loading = true;
  shared->outside.store.load(call_id, [me = call_actor{self}](loaded_call c) {
    caf::anon_send(me, loaded{std::make_shared<loaded_call>(std::move(c))});
  });
}

void call_state::adopt(const loaded& l) {
  work& w = under_way();
  w.loading = false;
  auto waiting_requests = std::move(w.queued);
  w.queued.clear();
  const auto followed = std::move(w.followed);
  w.followed.clear();
  if (!l.call->ok) {
    for (auto& r : waiting_requests) {
      if (is_effect(r->event))
        self->delayed_send(self, std::chrono::milliseconds{500}, std::move(r));
      else
        give_up(r, errc::store_down);
    }
    for (const auto& f : followed) self->delayed_send(self, std::chrono::milliseconds{500}, f);
    return settle_down();
  }
  must_load = false;
  version = l.call->version;
  journal.adopt(l.call->journal);
  if (l.call->found) {
    state = std::make_shared<const domain::ConversationState>(std::move(l.call->state));
  } else {
    state.reset();
  }
  answer_known(*l.call);
  for (auto& r : waiting_requests) run(r);
  for (const auto& f : followed)
    if (busy->waiters.contains(f.key)) follow(f.key, f.waited);
  settle_down();
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
  shared->outside.store.load(call_id, [me = call_actor{self}, key = r->key](loaded_call c) {
    caf::anon_send(me, recalled{key, std::make_shared<loaded_call>(std::move(c))});
  });
}

void call_state::say_again(const recalled& r) {
  if (!busy) return;
  answer_known(*r.call);
  if (const auto it = busy->waiters.find(r.key); it != busy->waiters.end()) {
    const auto who = std::move(it->second.who);
    busy->waiters.erase(it);
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

void call_state::act(std::vector<domain::intent>&& intents, const request_ptr& r) {
  for (auto& i : intents) {
    const auto come_back = [me = call_actor{self}, id = call_id, t = tenant, key = r->key,
                            at = r->received_at](domain::call_event event) {
      auto next = std::make_shared<call_request>();
      next->call_id = id;
      next->tenant = t;
      next->key = key;
      next->received_at = at;
      next->event = std::move(event);
      caf::anon_send(me, request_ptr{std::move(next)});
    };
    if (auto* history = std::get_if<domain::look_up_history>(&i)) {
      shared->outside.store.history(tenant, *history, shared->outside.now(),
                                    [come_back, own = history->own_number](domain::history_found h) {
                                      h.own_number = own;
                                      come_back(std::move(h));
                                    });
    } else if (auto* area = std::get_if<domain::check_area>(&i)) {
      // Half of the time, so that the list can still decide when the validator does not.
      shared->outside.check_area(*tenant, *area, shared->limits.tool_budget / 2,
                                 [come_back, key = area->key, asked_by = area->asked_by](domain::area_checked a) {
                                   a.key = key;
                                   a.asked_by = asked_by;
                                   come_back(std::move(a));
                                 });
    } else {
      const auto until = r->until == instant{} ? shared->outside.now() + shared->limits.tool_budget : r->until;
      self->send(shared->booking, calendar_job{tenant, call_id, std::move(i), until});
    }
  }
}

void call_state::send_back(domain::call_event event, std::string key) {
  auto next = std::make_shared<call_request>();
  next->call_id = call_id;
  next->tenant = tenant;
  next->event = std::move(event);
  next->key = std::move(key);
  next->received_at = shared->outside.now();
  take(std::move(next));
}

void call_state::leave_if_idle() {
  if (!busy) self->send(directory, idle_atom_v, call_id, ticket);
}

void call_state::shut_down() {
  leaving = true;
  // What is on its way to the store is waited for; a calendar that has not answered is read back after the next start.
  if (!busy || busy->commits.empty()) self->quit();
}

call_actor::behavior_type call(call_actor::stateful_pointer<call_state> self, std::string call_id,
                               std::shared_ptr<const domain::tenant_profile> tenant, const call_context* shared,
                               http_actor directory) {
  auto& s = self->state;
  s.shared = shared;
  s.directory = std::move(directory);
  s.call_id = std::move(call_id);
  s.tenant = std::move(tenant);
  self->set_error_handler([](caf::error&) {});
  self->set_exit_handler([self](caf::exit_msg&) { self->state.shut_down(); });
  return {
      [self](request_ptr& r) { self->state.take(std::move(r)); },
      [self](const commit_report& c) { self->state.report(c); },
      [self](const loaded& l) { self->state.adopt(l); },
      [self](const recalled& r) { self->state.say_again(r); },
      [self](const budget_over& b) { self->state.budget_ended(b); },
      [self](const look_again& l) { self->state.look(l); },
      [self](idle_atom) { self->state.leave_if_idle(); },
  };
}

}  // namespace calllock::actors
