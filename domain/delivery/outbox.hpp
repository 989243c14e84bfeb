#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "domain/call/durable.hpp"

namespace calllock::domain {

/// A delivery as its writer holds it: a leased row of the outbox.
struct delivery {
  std::int64_t id = 0;
  std::string call_id;
  std::string tenant_id;
  delivery_kind kind{};
  std::string destination;
  std::string dedup_key;  ///< the Idempotency-Key of every attempt
  std::string payload;    ///< as it is sent
  int attempts = 0;       ///< this one included
  instant created_at{};
};

/// A text that the provider took: as what it knows it, and what it said of it.
struct taken_text {
  std::string sid, status;
  std::string from, to;  ///< E.164
  friend bool operator==(const taken_text&, const taken_text&) = default;
};

/// What came of one attempt. The decision of what happens next is `next_step`'s.
struct delivery_result {
  enum class kind : std::uint8_t {
    delivered,     ///< 2xx
    refused,       ///< a 4xx that will not change: dead at once, the answer kept
    retry,         ///< 408, 429, 5xx, no connection, time-out: again later
    gone,          ///< 410: the destination does not want anything any more
    not_possible,  ///< no provider is configured: recorded as not sent
    held,          ///< not tried: it is not to go out before `held_until`
  };
  kind outcome = kind::retry;
  std::string job_id, lead_id;                           ///< from the answer of a job delivery (P-33)
  std::string error;                                     ///< for `last_error`: status and the start of the answer
  std::optional<std::chrono::milliseconds> retry_after;  ///< what the destination asked for
  instant held_until{};
  std::optional<taken_text> text;  ///< of a text that was delivered to the provider
};

/// Limits of the retries; every field is a setting.
struct retry_policy {
  std::chrono::milliseconds base{1000};                    ///< before the second attempt
  std::chrono::milliseconds cap{5 * 60'000};               ///< never longer than this between two attempts
  std::chrono::milliseconds retry_after_cap{60 * 60'000};  ///< how long a destination may ask us to wait
  int max_attempts = 50;  ///< about four hours at the cap: an outage of a night shift's half
};

struct next_attempt {
  enum class action : std::uint8_t { done, retry, dead } what = action::retry;
  instant at{};        ///< of a retry
  std::string reason;  ///< of a dead one
};
/// Exponential back-off with full jitter; `jitter` is uniform in [0, 1). Retry-After is honoured, as the later of the
/// two.
[[nodiscard]] next_attempt next_step(const delivery& d, const delivery_result& r, const retry_policy& policy,
                                     instant now, double jitter);

}  // namespace calllock::domain
