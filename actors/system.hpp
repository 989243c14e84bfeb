#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "actors/interfaces.hpp"
#include "actors/ports.hpp"
#include "telemetry/metrics.hpp"

namespace calllock::actors {

struct system_options {
  std::size_t threads = 2;                  ///< CAF's default is at least 4, too many on 2 cores
  std::size_t throughput = 100;             ///< messages per turn; unlimited by default, which starves the others
  std::chrono::milliseconds grace{10'000};  ///< how long actors may take to end
  actor_limits limits;
  std::vector<std::string> destinations;  ///< of the outbox; one writer each
  std::string process_name = "calllock";  ///< tells this process's leases from others'
};

/// All actors of the process. Made after the outside is ready, ended before it goes away.
class engine {
public:
  engine(system_options options, ports outside, telemetry::metrics& metrics);
  engine(const engine&) = delete;
  engine& operator=(const engine&) = delete;
  ~engine();

  /// Hands an event to its call. Any thread.
  void submit(request_ptr r) const;

  /// Ends everything in order: calls finish their commits, writers flush, deliveries stop. False: the grace period
  /// ended and what was left was killed (nothing acknowledged is lost: it is in the store). Idempotent.
  bool stop();

private:
  struct parts;
  std::unique_ptr<parts> parts_;
};

}  // namespace calllock::actors
