#pragma once

#include <memory>

#include "domain/call/reply.hpp"

namespace calllock::actors {

/// Where a request's answer goes. Implemented by `net`; actors know neither sockets nor JSON. Called at most once, from
/// any thread. Destroyed without an answer (an actor died), it answers that the engine is overloaded, so that nobody
/// waits for ever and nothing is acknowledged that is not durable (I1).
class responder {
public:
  responder() = default;
  responder(const responder&) = delete;
  responder& operator=(const responder&) = delete;
  virtual ~responder() = default;
  virtual void answer(const domain::reply& r) noexcept = 0;
};
using responder_ptr = std::shared_ptr<responder>;

}  // namespace calllock::actors
