#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "support/fake_server.hpp"

namespace calllock::test {

/// One request to the dashboard, accepted or not.
struct dashboard_delivery {
  std::string operation;  ///< jobs, calls, alerts, sms-context
  std::string method, path, body;
  std::multimap<std::string, std::string, no_case> headers;
  std::string call_id;          ///< of the body; alert_id or customer_phone where it has none
  std::string idempotency_key;  ///< header
  std::string record_id;        ///< of the row it made or changed; empty: nothing was done
  int status = 0;               ///< what the dashboard itself would answer; 0 when it was not asked to do anything
  std::string complaint;        ///< why it was refused
};

/// An existing dashboard's webhooks (dashboard.md §1): secret, schema, enums, one row per call. Operations for faults:
/// `jobs`, `calls`, `alerts`, `sms-context`.
class fake_dashboard {
public:
  static constexpr auto secret = "dashboard_test_secret";
  static constexpr auto user_email = "owner@example.com";

  fake_dashboard();
  [[nodiscard]] std::string url() const { return server_.url(); }
  [[nodiscard]] std::string jobs_url() const { return url() + "/api/webhook/jobs"; }
  [[nodiscard]] std::string calls_url() const { return url() + "/api/webhook/calls"; }
  [[nodiscard]] std::string alerts_url() const { return url() + "/api/webhook/emergency-alerts"; }
  [[nodiscard]] std::string sms_context_url() const { return url() + "/api/sms-context"; }
  [[nodiscard]] fake_server& server() { return server_; }

  fault_plan faults;

  /// Every request, in the order it came, with what became of it.
  [[nodiscard]] std::vector<dashboard_delivery> deliveries() const;
  /// Those that had an effect.
  [[nodiscard]] std::vector<dashboard_delivery> accepted(const std::string& operation = {}) const;
  /// Rows: one per operation and call.
  [[nodiscard]] std::map<std::string, std::string> rows(const std::string& operation) const;  ///< call id to body
  /// Why requests were refused by the schema; stays empty when the engine is right.
  [[nodiscard]] std::vector<std::string> violations() const;
  /// True once `n` requests had an effect; waits for that at most `patience`.
  [[nodiscard]] bool wait_for(std::size_t n, std::chrono::milliseconds patience) const;

private:
  [[nodiscard]] fake_answer handle(const fake_request& r);
  [[nodiscard]] fake_answer ingest(std::size_t index);

  mutable std::recursive_mutex mutex_;
  std::vector<dashboard_delivery> deliveries_;
  std::map<std::string, std::map<std::string, std::string>> rows_, ids_;
  fake_server server_;
};

}  // namespace calllock::test
