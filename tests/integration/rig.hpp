#pragma once

#include <chrono>
#include <cstdlib>
#include <functional>
#include <set>
#include <string>
#include <thread>
#include <utility>

#include "support/agent_line.hpp"
#include "support/daemon_process.hpp"
#include "support/store_fixture.hpp"

namespace calllock::test {

using namespace std::chrono_literals;

/// Settings under which nothing takes longer than it must: no rate limit in the way, quick retries, a calendar with
/// room for everybody.
inline constexpr auto quick_settings = R"(
[auth]
api_rate = 100000
api_burst = 100000
[calls]
finalise_interval = "50ms"
booking_wait = "2s"
takeover_wait = "300ms"
sweep_interval = "100ms"
[delivery]
poll_interval = "50ms"
lease = "2s"
backoff_base = "20ms"
backoff_cap = "100ms"
retry_after_cap = "1s"
breaker_failures = 1000
[delivery.dashboard]
attempt_timeout = "400ms"
[twilio]
attempt_timeout = "1s"
[business]
quiet_hours = "none"
[business.calendar]
crews = 500
travel_minutes = 0
)";

/// A daemon over a fresh, migrated database of the shared PostgreSQL.
struct rig {
  store_fixture db{engine::postgres};
  daemon_process daemon;

  explicit rig(environment_map environment = {}, const std::string& toml = quick_settings)
      : daemon{with_database(std::move(environment), db.url()), toml} {}

  [[nodiscard]] agent_line line(proof_by how = proof_by::api_key) const { return agent_line{daemon.port(), how}; }

  static environment_map with_database(environment_map e, const std::string& url) {
    e["DATABASE_URL"] = url;
    return e;
  }
};

/// The long form of the tests with rounds or many calls (`scripts/test --long`).
inline bool long_run() {
  const char* set = std::getenv("CALLLOCK_LONG");
  return set != nullptr && std::string{set} == "1";
}

/// For what happens by itself after a while; false when it does not.
inline bool eventually(const std::function<bool()>& holds, std::chrono::milliseconds patience = 60s) {
  const auto until = std::chrono::steady_clock::now() + patience;
  while (!holds()) {
    if (std::chrono::steady_clock::now() > until) return false;
    std::this_thread::sleep_for(20ms);
  }
  return true;
}

/// Deliveries of the texts are left out: without a provider they are dead at once.
inline constexpr auto unfinished_deliveries = "outbox where state in ('pending', 'leased')";

}  // namespace calllock::test
