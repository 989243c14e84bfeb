#pragma once

#include "actors/responder.hpp"
#include "domain/call/events.hpp"
#include "net/http_types.hpp"
#include "net/responder.hpp"
#include "telemetry/metrics.hpp"

namespace calllock::net {

/// The HTTP answer to a tool or an event, from the typed reply of its call. The one place that puts both together.
[[nodiscard]] response to_response(domain::tool tool, const domain::reply& reply);

/// Waits for a call's answer. Destroyed without one (its actor died) it tells the client to try again: nothing was
/// acknowledged.
class call_responder final : public actors::responder {
public:
  call_responder(net::responder to, domain::tool tool, bool is_event, telemetry::metrics* metrics)
      : to_{std::move(to)}, tool_{tool}, is_event_{is_event}, metrics_{metrics} {}
  ~call_responder() override;
  void answer(const domain::reply& reply) noexcept override;

private:
  net::responder to_;
  domain::tool tool_;
  bool is_event_;
  bool answered_ = false;
  telemetry::metrics* metrics_;
};

}  // namespace calllock::net
