#include "actors/call_actor.hpp"

#include <algorithm>
#include <caf/all.hpp>
#include <iterator>
#include <random>

#include "actors/event_kinds.hpp"
#include "actors/send_from_outside.hpp"
#include "domain/call/dedup.hpp"

namespace calllock::actors {
namespace {

using domain::errc;

/// Tells reads apart that are otherwise the same; unique over processes and restarts.
std::uint64_t nonce() {
  static thread_local std::mt19937_64 random{std::random_device{}()};
  return random();
}

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
    if (w.loading) {
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

void call_state::load() {
  work& w = under_way();
  if (w.loading) return;
  w.loading = true;
  shared->outside.store.load(call_id, [me = call_actor{self}](loaded_call c) {
    send_from_outside(me, loaded{std::make_shared<loaded_call>(std::move(c))});
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
      send_from_outside(me, request_ptr{std::move(next)});
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
