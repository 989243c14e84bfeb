#include "actors/finaliser.hpp"

#include <caf/all.hpp>

#include "actors/send_from_outside.hpp"
#include "telemetry/log.hpp"

namespace calllock::actors {
namespace {

/// A change that was not told within this time, through any number of restarts, never will be.
constexpr std::chrono::hours changes_told_for{48};

}  // namespace

void finaliser_state::look_for_changes() {
  if (!shared->outside.store.changed_bookings) return;
  shared->outside.store.changed_bookings(shared->outside.now() - changes_told_for,
                                         [me = finaliser_actor{self}](std::vector<changed_call> calls) {
                                           send_from_outside(me, changes_found{std::move(calls)});
                                         });
}

void finaliser_state::tell(const changes_found& f) {
  for (const auto& call : f.calls) {
    auto r = std::make_shared<call_request>();
    r->call_id = call.call_id;
    r->tenant = shared->outside.tenant(call.tenant_id);
    r->event = call.change;
    r->received_at = shared->outside.now();
    if (r->tenant) self->send(directory, request_ptr{std::move(r)});
  }
}

void finaliser_state::look() {
  const instant now = shared->outside.now();
  const auto& limits = shared->limits;
  shared->outside.store.due(now - limits.silent_wait, now - limits.analyzed_wait, now - limits.booking_wait,
                            [me = finaliser_actor{self}](bool ok, std::vector<due_call> calls) {
                              send_from_outside(me, due_found{ok, std::move(calls)});
                            });
}

void finaliser_state::found(const due_found& d) {
  for (const auto& call : d.calls) {
    if (call.open_booking) {
      auto r = std::make_shared<call_request>();
      r->call_id = call.call_id;
      r->tenant = shared->outside.tenant(call.tenant_id);
      r->event = domain::effects_left_open{};
      r->key = "timer:resume";
      r->received_at = shared->outside.now();
      if (r->tenant) self->send(directory, request_ptr{std::move(r)});
    } else if (shared->outside.fetch_call) {
      shared->outside.fetch_call(call.call_id, [me = finaliser_actor{self}, call](auto record, auto json) {
        send_from_outside(me, call_fetched{call, std::move(record), std::move(json)});
      });
    } else {
      close({call, nullptr, nullptr});
    }
  }
  self->delayed_send(self, shared->limits.finalise_every, sweep_atom_v);
}

void finaliser_state::close(const call_fetched& c) {
  auto r = std::make_shared<call_request>();
  r->call_id = c.call.call_id;
  r->tenant = shared->outside.tenant(c.call.tenant_id);
  if (!r->tenant) {
    telemetry::log_event(telemetry::level::warn, "tenant_gone", {telemetry::field::call_id(c.call.call_id)});
    return;
  }
  r->event = domain::call_abandoned{c.record};
  r->retell_call = c.json;
  r->key = "timer:finalise";
  r->received_at = shared->outside.now();
  self->send(directory, request_ptr{std::move(r)});
}

finaliser_actor::behavior_type finaliser(finaliser_actor::stateful_pointer<finaliser_state> self,
                                         const call_context* shared, http_actor directory) {
  self->state.shared = shared;
  self->state.directory = std::move(directory);
  self->set_error_handler([](caf::error&) {});
  self->send(self, sweep_atom_v);
  return {
      [self](wake_atom) { self->state.look_for_changes(); },
      [self](sweep_atom) {
        self->state.look();
        self->state.look_for_changes();
      },
      [self](const due_found& d) { self->state.found(d); },
      [self](const changes_found& f) { self->state.tell(f); },
      [self](const call_fetched& c) { self->state.close(c); },
  };
}

}  // namespace calllock::actors
