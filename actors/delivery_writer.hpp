#pragma once

#include <random>
#include <string>

#include "actors/call_context.hpp"
#include "actors/circuit_breaker.hpp"
#include "actors/interfaces.hpp"

namespace calllock::actors {

/// Drains the outbox to one destination: the dashboard's jobs, calls and alerts, the built-in dashboard, the texts.
/// Rows are leased, sent a few at a time, and settled as delivered, due again, or dead with their reason (I6). Several
/// processes share one outbox. The circuit breaker keeps a failing destination from being hit by every row.
struct delivery_writer_state {
  explicit delivery_writer_state(delivery_writer_actor::pointer self_ptr) : self{self_ptr} {}
  static inline const char* name = "delivery_writer";

  delivery_writer_actor::pointer self;
  const call_context* shared = nullptr;
  std::string destination;
  std::string lease_token;
  circuit_breaker breaker{5, std::chrono::milliseconds{15'000}};
  std::mt19937 random{std::random_device{}()};
  int sending = 0;
  bool claiming = false;
  bool woken = false;    ///< something came while a claim was under way
  bool stopped = false;  ///< the destination answered 410
  bool leaving = false;

  void claim();
  void send(const claimed& c);
  void settle(const attempted& a);
  void shut_down();
};

delivery_writer_actor::behavior_type delivery_writer(
    delivery_writer_actor::stateful_pointer<delivery_writer_state> self, const call_context* shared,
    std::string destination, std::string lease_token);

}  // namespace calllock::actors
