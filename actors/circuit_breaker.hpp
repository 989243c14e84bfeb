#pragma once

#include <chrono>

#include "domain/tenant.hpp"

namespace calllock::actors {

/// Stops asking a neighbour that fails, and tries it again with one request after a pause. A value; the time is an
/// argument.
class circuit_breaker {
public:
  circuit_breaker(int failures_to_open, std::chrono::milliseconds pause) : limit_{failures_to_open}, pause_{pause} {}

  /// How many requests may be sent now: 0 while open, 1 when it is time to try, else `wanted`.
  [[nodiscard]] int allow(int wanted, domain::instant now) const {
    if (failures_ < limit_) return wanted;
    return now >= closed_until_ ? (wanted > 0 ? 1 : 0) : 0;
  }
  void succeeded() { failures_ = 0; }
  void failed(domain::instant now) {
    if (failures_ < limit_) ++failures_;
    if (failures_ >= limit_) closed_until_ = now + pause_;
  }
  [[nodiscard]] bool open() const { return failures_ >= limit_; }

private:
  int limit_;
  std::chrono::milliseconds pause_;
  int failures_ = 0;
  domain::instant closed_until_{};
};

}  // namespace calllock::actors
