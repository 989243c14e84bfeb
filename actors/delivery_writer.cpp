#include "actors/delivery_writer.hpp"

#include <caf/all.hpp>

#include "actors/send_from_outside.hpp"
#include "telemetry/log.hpp"

namespace calllock::actors {
namespace {

const char* name_of(domain::delivery_result::kind k) {
  using kind = domain::delivery_result::kind;
  switch (k) {
    case kind::delivered: return "delivered";
    case kind::refused: return "refused";
    case kind::retry: return "retry";
    case kind::gone: return "gone";
    case kind::not_possible: return "not_possible";
    case kind::held: return "held";
  }
  return "unknown";
}

}  // namespace

void delivery_writer_state::claim() {
  if (leaving || stopped) return;
  if (claiming) {
    woken = true;
    return;
  }
  const int room = breaker.allow(shared->limits.deliveries_at_once - sending, shared->outside.now());
  if (room <= 0 || (breaker.open() && sending > 0)) return;
  claiming = true;
  woken = false;
  shared->outside.store.claim(destination, room, shared->limits.lease, lease_token,
                              [me = delivery_writer_actor{self}](bool ok, std::vector<domain::delivery> rows) {
                                send_from_outside(me, claimed{ok, std::move(rows)});
                              });
}

void delivery_writer_state::send(const claimed& c) {
  claiming = false;
  for (const auto& row : c.rows) {
    ++sending;
    auto kept = std::make_shared<const domain::delivery>(row);
    shared->outside.deliver(row, [me = delivery_writer_actor{self}, kept](domain::delivery_result r) {
      send_from_outside(me, attempted{kept, std::move(r)});
    });
  }
  if (woken || (!c.rows.empty() && sending < shared->limits.deliveries_at_once)) claim();
}

void delivery_writer_state::settle(const attempted& a) {
  --sending;
  const instant now = shared->outside.now();
  const double jitter = std::uniform_real_distribution<double>{0, 1}(random);
  const auto next = domain::next_step(*a.row, a.result, shared->limits.retry, now, jitter);
  shared->metrics->deliveries.count(destination, name_of(a.result.outcome));
  if (a.result.outcome == domain::delivery_result::kind::retry)
    breaker.failed(now);
  else if (a.result.outcome != domain::delivery_result::kind::held)  // nobody was asked
    breaker.succeeded();
  if (a.result.outcome == domain::delivery_result::kind::gone) stopped = true;
  if (next.what == domain::next_attempt::action::dead)
    telemetry::log_event(telemetry::level::error, "delivery_dead",
                         {telemetry::field::call_id(a.row->call_id), telemetry::field::code("destination", destination),
                          telemetry::field::count("attempts", a.row->attempts)});
  // The row behind this one of the same call may go now, and it may go elsewhere: a call record waits for its job.
  std::vector<delivery_writer_actor> others;
  if (next.what != domain::next_attempt::action::retry)
    for (const auto& [served, writer] : shared->deliverers)
      if (served != destination) others.push_back(writer);
  shared->outside.store.settle(*a.row, lease_token, next, a.result, [others = std::move(others)] {
    for (const auto& writer : others) send_from_outside(writer, wake_atom_v);
  });
  claim();
}

void delivery_writer_state::shut_down() {
  leaving = true;
  self->quit();  // what is leased and not settled is due again when the lease ends
}

delivery_writer_actor::behavior_type delivery_writer(
    delivery_writer_actor::stateful_pointer<delivery_writer_state> self, const call_context* shared,
    std::string destination, std::string lease_token) {
  auto& s = self->state;
  s.shared = shared;
  s.destination = std::move(destination);
  s.lease_token = std::move(lease_token);
  s.breaker = circuit_breaker{shared->limits.breaker_failures, shared->limits.breaker_pause};
  self->set_error_handler([](caf::error&) {});
  self->set_exit_handler([self](caf::exit_msg&) { self->state.shut_down(); });
  self->send(self, poll_atom_v);
  return {
      [self](wake_atom) { self->state.claim(); },
      [self](poll_atom) {
        self->state.claim();
        self->delayed_send(self, self->state.shared->limits.poll_outbox, poll_atom_v);
      },
      [self](const claimed& c) { self->state.send(c); },
      [self](const attempted& a) { self->state.settle(a); },
  };
}

}  // namespace calllock::actors
