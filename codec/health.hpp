#pragma once

#include <string>
#include <vector>

namespace calllock::codec {

/// One thing the engine depends on.
struct dependency_health {
  std::string name;     ///< store, outbox, dashboard, calcom, twilio, retell
  std::string status;   ///< ok, degraded, error
  std::string message;  ///< empty: nothing to say
  double latency_ms = -1;
};

/// `GET /health/detailed` (backend.md §16): only what is really used is looked at (O-01).
struct health_report {
  std::string status;     ///< healthy, degraded, unhealthy
  std::string timestamp;  ///< RFC 3339
  double uptime_seconds = 0;
  std::string version;
  std::vector<dependency_health> dependencies;
  std::vector<std::pair<std::string, long long>> counts;  ///< live calls, outbox waiting and dead …
};
[[nodiscard]] std::string write_health(const health_report& h);
/// `GET /health`.
[[nodiscard]] std::string write_liveness(std::string_view timestamp);

/// Answers of the built-in ingest (dashboard.md §1.2 to §1.4).
struct ingest_answer {
  std::string id_name;  ///< job_id, lead_id, call_id, alert_id; empty: no record was made (D-01)
  std::string id, type, status, action;
  bool with_conflict = false, conflict_detected = false;
};
[[nodiscard]] std::string write_ingest_answer(const ingest_answer& a);

}  // namespace calllock::codec
