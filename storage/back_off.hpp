#pragma once

#include <algorithm>
#include <chrono>
#include <random>

namespace calllock::storage {

/// When to try a failed connection again: 50 ms doubling up to 1 s unless the settings say otherwise, with jitter, so
/// that many writers do not come back in step. The cap keeps the recovery after an outage within 2 s of the server's
/// return. Between the tries a store fails at once instead of waiting, so that requests get their 503 in under a second
/// (I1).
class back_off {
public:
  using clock = std::chrono::steady_clock;

  back_off(std::chrono::milliseconds first, std::chrono::milliseconds cap) : first_{first}, cap_{cap}, delay_{first} {}

  [[nodiscard]] bool may_try(clock::time_point now) const { return now >= next_; }
  void succeeded() {
    delay_ = first_;
    next_ = {};
  }
  void failed(clock::time_point now) {
    std::uniform_int_distribution<std::int64_t> jitter{delay_.count() / 2, delay_.count()};
    next_ = now + std::chrono::milliseconds{jitter(random_)};
    delay_ = std::min(delay_ * 2, cap_);
  }

private:
  std::chrono::milliseconds first_, cap_;
  std::chrono::milliseconds delay_;
  clock::time_point next_{};
  std::minstd_rand random_{std::random_device{}()};
};

}  // namespace calllock::storage
