#include "telemetry/metrics.hpp"

#include <prometheus/text_serializer.h>

#include <algorithm>

namespace calllock::telemetry {
namespace {

using prometheus::Counter;
using prometheus::Gauge;
using prometheus::Histogram;
using prometheus::Registry;

/// The statuses the engine gives; the last column of a row takes any other.
constexpr std::array known_statuses{200, 201, 202, 204, 301, 302, 304, 400, 401, 403, 404, 405, 408,
                                    409, 410, 413, 415, 417, 422, 429, 431, 500, 501, 502, 503, 504};

std::size_t column_of(int status) {
  const auto at = std::lower_bound(known_statuses.begin(), known_statuses.end(), status);
  if (at == known_statuses.end() || *at != status) return known_statuses.size();
  return static_cast<std::size_t>(at - known_statuses.begin());
}

Counter& counter(Registry& registry, const char* name, const char* help) {
  return prometheus::BuildCounter().Name(name).Help(help).Register(registry).Add({});
}

Gauge& gauge(Registry& registry, const char* name, const char* help) {
  return prometheus::BuildGauge().Name(name).Help(help).Register(registry).Add({});
}

Histogram& histogram(Registry& registry, const char* name, const char* help, Histogram::BucketBoundaries bounds) {
  return prometheus::BuildHistogram().Name(name).Help(help).Register(registry).Add({}, std::move(bounds));
}

Histogram::BucketBoundaries second_buckets() {
  return {0.0005, 0.001, 0.002, 0.004, 0.008, 0.016, 0.032, 0.064, 0.128, 0.256, 0.512, 1, 2, 4, 8};
}

Histogram::BucketBoundaries batch_buckets() { return {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024}; }

}  // namespace

counter_by::counter_by(Registry& registry, const char* name, const char* help, const char* label)
    : family_{prometheus::BuildCounter().Name(name).Help(help).Register(registry)}, label_{label} {}

Counter& counter_by::of(std::string_view value) {
  const std::lock_guard guard{mutex_};
  Counter*& known = made_[std::string{value}];
  if (known == nullptr) known = &family_.Add({{label_, std::string{value}}});
  return *known;
}

counter_by_two::counter_by_two(Registry& registry, const char* name, const char* help, const char* first,
                               const char* second)
    : family_{prometheus::BuildCounter().Name(name).Help(help).Register(registry)}, first_{first}, second_{second} {}

Counter& counter_by_two::of(std::string_view first, std::string_view second) {
  std::string key{first};
  key.append(1, '\0').append(second);
  const std::lock_guard guard{mutex_};
  Counter*& known = made_[key];
  if (known == nullptr) known = &family_.Add({{first_, std::string{first}}, {second_, std::string{second}}});
  return *known;
}

request_counter::request_counter(Registry& registry, const char* name, const char* help)
    : family_{prometheus::BuildCounter().Name(name).Help(help).Register(registry)},
      seconds_{histogram(registry, "calllock_http_request_seconds", "Time from the end of a request to its answer",
                         second_buckets())} {
  static_assert(known_statuses.size() < std::tuple_size_v<decltype(row::by_status)>);
  static_cast<void>(declare("other"));
}

unsigned request_counter::declare(std::string_view route) {
  rows_.push_back(std::make_unique<row>());
  rows_.back()->name = route;
  return static_cast<unsigned>(rows_.size() - 1);
}

Counter& request_counter::make(row& r, std::size_t column, int status) {
  const bool known = column < known_statuses.size();
  // Adding a series that exists returns it, so two threads that come here at once agree.
  Counter& made = family_.Add({{"route", r.name}, {"status", known ? std::to_string(status) : "other"}});
  r.by_status[column].store(&made, std::memory_order_release);
  return made;
}

void request_counter::count(unsigned route, int status, double seconds) {
  row& r = *rows_[route < rows_.size() ? route : 0];
  const std::size_t column = column_of(status);
  Counter* known = r.by_status[column].load(std::memory_order_acquire);
  (known != nullptr ? *known : make(r, column, status)).Increment();
  seconds_.Observe(seconds);
}

metrics::metrics()
    : registry_{std::make_shared<Registry>()},
      http_requests{*registry_, "calllock_http_requests_total", "Answered requests"},
      connections{gauge(*registry_, "calllock_http_connections", "Open client connections")},
      in_flight{gauge(*registry_, "calllock_http_in_flight", "Requests that wait for their answer")},
      overload{*registry_, "calllock_overload_total", "Requests and connections refused at a limit", "limit"},
      auth_failures{*registry_, "calllock_auth_failures_total", "Requests refused as unauthorised", "reason"},
      signature_skew{
          gauge(*registry_, "calllock_signature_skew_seconds", "Our clock minus that of the last good signature")},
      live_calls{gauge(*registry_, "calllock_live_calls", "Calls held as actors")},
      calls_started{counter(*registry_, "calllock_calls_started_total", "Calls seen for the first time")},
      calls_closed{*registry_, "calllock_calls_closed_total", "Calls that reached their end", "by"},
      tool_calls{*registry_, "calllock_tool_calls_total", "Tool calls answered", "tool", "outcome"},
      deadlines{*registry_, "calllock_deadline_total", "Tools answered at their deadline, before the outcome was known",
                "tool"},
      booking_outcomes{*registry_, "calllock_booking_outcomes_total", "Calls by what became of their booking",
                       "status"},
      store_failures{counter(*registry_, "calllock_store_failures_total", "Failed reads and commits of the store")},
      store_up{gauge(*registry_, "calllock_store_up", "1 while the store answers")},
      version_conflicts{
          counter(*registry_, "calllock_version_conflicts_total", "Writes that met another owner of the call")},
      commit_batch_size{histogram(*registry_, "calllock_commit_batch_size", "Records in one commit", batch_buckets())},
      commit_seconds{histogram(*registry_, "calllock_commit_seconds", "Duration of one commit", second_buckets())},
      deliveries{*registry_, "calllock_deliveries_total", "Attempts to deliver", "destination", "outcome"},
      outbox_pending{gauge(*registry_, "calllock_outbox_pending", "Deliveries still to be made")},
      outbox_dead{gauge(*registry_, "calllock_outbox_dead", "Deliveries given up")},
      audit_findings{*registry_, "calllock_audit_findings_total", "Findings of the audit", "severity"},
      errors{*registry_, "calllock_errors_total", "Failures that were logged", "kind"} {}

std::string metrics::render() const { return prometheus::TextSerializer{}.Serialize(registry_->Collect()); }

}  // namespace calllock::telemetry
