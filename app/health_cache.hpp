#pragma once

#include <chrono>
#include <functional>
#include <mutex>
#include <thread>

#include "app/store_threads.hpp"
#include "codec/health.hpp"
#include "config/settings.hpp"
#include "telemetry/metrics.hpp"

namespace calllock::app {

/// What /health/detailed shows, looked up every few seconds by the keeper's store thread, so that asking for it costs
/// nothing and reaches nobody (S-14). Only what is used is looked at (O-01).
class health_cache {
public:
  health_cache(const config::settings& s, telemetry::metrics& metrics);

  [[nodiscard]] codec::health_report report() const;

  /// Looks now; on the keeper's thread.
  void refresh(storage::store& s);
  /// The store could not be asked.
  void store_failed();

private:
  void publish(codec::dependency_health store, std::vector<std::pair<std::string, long long>> counts);

  std::vector<codec::dependency_health> fixed_;  ///< what follows from the settings
  telemetry::metrics& metrics_;
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
  std::vector<std::pair<std::string, std::int64_t>> counts_;  ///< the keeper's thread only, as the next one
  std::chrono::steady_clock::time_point count_again_{};
  mutable std::mutex mutex_;
  codec::health_report last_;
};

}  // namespace calllock::app
