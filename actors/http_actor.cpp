#include "actors/http_actor.hpp"

#include <caf/all.hpp>

#include "actors/call_actor.hpp"
#include "telemetry/log.hpp"

namespace calllock::actors {

std::uint32_t directory_state::seconds_now() const {
  return static_cast<std::uint32_t>(
      std::chrono::duration_cast<std::chrono::seconds>(shared->outside.now() - began).count());
}

void directory_state::forward(request_ptr& r) {
  const auto refuse = [&](const char* why) {
    shared->metrics->overload.count(why);
    if (r->to) r->to->answer({domain::errc::overloaded, {}});
  };
  if (leaving) return refuse("shutting_down");
  auto it = calls.find(r->call_id);
  if (it == calls.end()) {
    if (calls.size() >= shared->limits.max_live_calls) return refuse("live_calls");
    auto handle = self->spawn<caf::lazy_init + caf::monitored>(call, r->call_id, r->tenant, shared, http_actor{self});
    ids.emplace(handle.id(), r->call_id);
    it = calls.emplace(r->call_id, live_call{std::move(handle), 0, 0}).first;
    shared->metrics->live_calls.Increment();
  }
  it->second.last_event = seconds_now();
  r->ticket = ++it->second.tickets;
  self->send(it->second.handle, std::move(r));
}

/// Mail for a call that has left goes to a new actor from here on. One whose latest request is still in its mailbox
/// stays: the answers of its calendar would go to the new actor, which waits for none. It asks again when it is idle
/// again.
void directory_state::let_go(const std::string& call_id, const caf::actor_addr& who, std::uint32_t seen) {
  const auto it = calls.find(call_id);
  // A second word from one that was let go must not end its successor.
  if (it == calls.end() || it->second.handle.address() != who || it->second.tickets != seen) return;
  self->send_exit(it->second.handle, caf::exit_reason::user_shutdown);
  calls.erase(it);
}

void directory_state::down(caf::actor_id who) {
  const auto id = ids.find(who);
  if (id == ids.end()) return;
  shared->metrics->live_calls.Decrement();
  const auto it = calls.find(id->second);
  if (it != calls.end() && it->second.handle.id() == who) {
    // Not asked to leave: it died. The store has all that was acknowledged; the next event loads it again.
    telemetry::log_event(telemetry::level::error, "call_actor_died", {telemetry::field::call_id(id->second)});
    shared->metrics->errors.count("call_actor_died");
    calls.erase(it);
  }
  ids.erase(id);
  if (leaving && ids.empty()) self->quit();
}

void directory_state::sweep() {
  const auto now = seconds_now();
  const auto limit = static_cast<std::uint32_t>(
      std::chrono::duration_cast<std::chrono::seconds>(shared->limits.passivate_after).count());
  for (const auto& [id, live] : calls)
    if (now - live.last_event >= limit) self->send(live.handle, idle_atom_v);
  self->delayed_send(self, shared->limits.sweep_every, sweep_atom_v);
}

void directory_state::shut_down() {
  leaving = true;
  for (const auto& [id, live] : calls) self->send_exit(live.handle, caf::exit_reason::user_shutdown);
  calls.clear();
  if (ids.empty()) self->quit();
}

http_actor::behavior_type directory(http_actor::stateful_pointer<directory_state> self, const call_context* shared) {
  self->state.shared = shared;
  self->state.began = shared->outside.now();
  self->set_error_handler([](caf::error&) {});
  self->set_down_handler([self](caf::down_msg& d) { self->state.down(d.source.id()); });
  self->set_exit_handler([self](caf::exit_msg&) { self->state.shut_down(); });
  self->delayed_send(self, shared->limits.sweep_every, sweep_atom_v);
  return {
      [self](request_ptr& r) { self->state.forward(r); },
      [self](idle_atom, const std::string& call_id, std::uint32_t seen) {
        self->state.let_go(call_id, caf::actor_cast<caf::actor_addr>(self->current_sender()), seen);
      },
      [self](sweep_atom) { self->state.sweep(); },
  };
}

}  // namespace calllock::actors
