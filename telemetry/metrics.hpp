#pragma once

#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace calllock::telemetry {

/// A counter with one label, for values that are few and known to the program (reasons, kinds, destinations). After the
/// first use of a value counting costs a hash look-up under a lock; a hot path keeps the reference `of` returned, which
/// stays valid as long as the metrics.
class counter_by {
public:
  counter_by(prometheus::Registry& registry, const char* name, const char* help, const char* label);
  [[nodiscard]] prometheus::Counter& of(std::string_view value);
  void count(std::string_view value, double n = 1) { of(value).Increment(n); }

private:
  prometheus::Family<prometheus::Counter>& family_;
  std::string label_;
  std::mutex mutex_;
  std::unordered_map<std::string, prometheus::Counter*> made_;
};

/// The same with two labels.
class counter_by_two {
public:
  counter_by_two(prometheus::Registry& registry, const char* name, const char* help, const char* first,
                 const char* second);
  [[nodiscard]] prometheus::Counter& of(std::string_view first, std::string_view second);
  void count(std::string_view first, std::string_view second, double n = 1) { of(first, second).Increment(n); }

private:
  prometheus::Family<prometheus::Counter>& family_;
  std::string first_, second_;
  std::mutex mutex_;
  std::unordered_map<std::string, prometheus::Counter*> made_;
};

/// Answered requests by route and status, without a look-up: routes are numbered when they are declared, statuses have
/// a fixed table. Declare every route before the server starts; `count` may then be called from any thread.
class request_counter {
public:
  request_counter(prometheus::Registry& registry, const char* name, const char* help);
  /// The number under which `count` knows this route. Number 0 is `other`: what no route took.
  [[nodiscard]] unsigned declare(std::string_view route);
  void count(unsigned route, int status, double seconds);

private:
  struct row {
    std::string name;
    std::array<std::atomic<prometheus::Counter*>, 32> by_status{};
  };
  prometheus::Counter& make(row& r, std::size_t column, int status);

  prometheus::Family<prometheus::Counter>& family_;
  prometheus::Histogram& seconds_;
  std::vector<std::unique_ptr<row>> rows_;
};

/// Every figure the engine shows under `/metrics`, named once. Labels carry no personal data and no call id (I13).
/// All members may be used from any thread.
class metrics {
public:
  metrics();
  metrics(const metrics&) = delete;
  metrics& operator=(const metrics&) = delete;

  /// The text of `/metrics` in the Prometheus exposition format.
  [[nodiscard]] std::string render() const;

private:
  // First, since every other member registers itself here.
  std::shared_ptr<prometheus::Registry> registry_;

public:
  request_counter http_requests;      ///< calllock_http_requests_total{route,status}, calllock_http_request_seconds
  prometheus::Gauge& connections;     ///< calllock_http_connections
  prometheus::Gauge& in_flight;       ///< calllock_http_in_flight
  counter_by overload;                ///< calllock_overload_total{limit}: what was refused with 503 or 429
  counter_by auth_failures;           ///< calllock_auth_failures_total{reason}
  prometheus::Gauge& signature_skew;  ///< calllock_signature_skew_seconds: our clock minus the last good signature's

  prometheus::Gauge& live_calls;       ///< calllock_live_calls
  prometheus::Counter& calls_started;  ///< calllock_calls_started_total
  counter_by calls_closed;             ///< calllock_calls_closed_total{by}
  counter_by_two tool_calls;           ///< calllock_tool_calls_total{tool,outcome}
  counter_by deadlines;                ///< calllock_deadline_total{tool}
  counter_by booking_outcomes;         ///< calllock_booking_outcomes_total{status}

  prometheus::Counter& store_failures;       ///< calllock_store_failures_total
  prometheus::Gauge& store_up;               ///< calllock_store_up
  prometheus::Counter& version_conflicts;    ///< calllock_version_conflicts_total
  prometheus::Histogram& commit_batch_size;  ///< calllock_commit_batch_size
  prometheus::Histogram& commit_seconds;     ///< calllock_commit_seconds

  counter_by_two deliveries;          ///< calllock_deliveries_total{destination,outcome}
  prometheus::Gauge& outbox_pending;  ///< calllock_outbox_pending
  prometheus::Gauge& outbox_dead;     ///< calllock_outbox_dead
  counter_by audit_findings;          ///< calllock_audit_findings_total{severity}
  counter_by errors;                  ///< calllock_errors_total{kind}: everything else that was logged as an error (I7)
};

}  // namespace calllock::telemetry
