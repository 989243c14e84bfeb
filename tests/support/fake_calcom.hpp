#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "domain/tenant.hpp"
#include "support/fake_server.hpp"

namespace calllock::test {

/// One booking in the fake's books.
struct calcom_entry {
  std::string uid, status;  ///< accepted, pending, cancelled, rejected
  domain::instant start{}, end{};
  std::string engine_key, name, email, phone, time_zone;
  std::map<std::string, std::string> metadata;
  std::string rescheduled_to, rescheduled_from, cancel_reason;
};

/// A time that is kept from being shown and from being held again; bookings do not care.
struct calcom_hold {
  std::string uid;
  domain::instant start{}, until{};
};

/// Cal.com's API v2 for one event type of one host, as strict as calcom.md says: paths, versions, key, unknown
/// properties and parameters, values. Operations for faults: `slots`, `hold`, `release`, `create`, `list`, `get`,
/// `cancel`, `reschedule`.
class fake_calcom {
public:
  static constexpr auto key = "cal_test_key";
  static constexpr std::int64_t event_type = 4711;
  static constexpr std::chrono::minutes length{60};

  fake_calcom();
  [[nodiscard]] std::string base_url() const { return server_.url() + "/v2"; }
  [[nodiscard]] fake_server& server() { return server_; }

  fault_plan faults;

  /// The times the host works; a booking needs one of these to be free.
  void open(std::vector<domain::instant> starts);
  /// Somebody else's booking; returns its uid.
  std::string occupy(domain::instant start, const std::string& name, const std::string& email,
                     const std::string& phone);
  /// New bookings wait for the host's consent.
  void needs_confirmation(bool on);
  void settle(const std::string& uid, const std::string& status);
  void unholdable(domain::instant start);  ///< free and bookable, but not to be held: the bug after a move
  void page_limit(std::size_t n);          ///< no page is longer than this, whatever `take` says

  [[nodiscard]] std::vector<calcom_entry> ledger() const;
  [[nodiscard]] std::vector<calcom_entry> of_key(const std::string& engine_key) const;  ///< not cancelled, not rejected
  [[nodiscard]] std::vector<calcom_hold> holds() const;       ///< that neither lapsed nor were released or booked
  [[nodiscard]] std::vector<std::string> operations() const;  ///< in order; refused requests as `bad:…`
  [[nodiscard]] int count(const std::string& operation) const;
  /// What was refused because the request was wrong, with the reason: stays empty when the engine is right.
  [[nodiscard]] std::vector<std::string> violations() const;

private:
  [[nodiscard]] fake_answer handle(const fake_request& r);
  [[nodiscard]] fake_answer route(const fake_request& r, const std::string& operation);
  [[nodiscard]] fake_answer refuse(int status, const std::string& code, const std::string& message);
  [[nodiscard]] fake_answer wrong(const std::string& property, const std::string& constraint);
  [[nodiscard]] fake_answer slots(const fake_request& r);
  [[nodiscard]] fake_answer hold(const fake_request& r);
  [[nodiscard]] fake_answer release(const std::string& uid);
  [[nodiscard]] bool held(domain::instant start) const;
  [[nodiscard]] fake_answer create(const fake_request& r);
  [[nodiscard]] fake_answer list(const fake_request& r);
  [[nodiscard]] fake_answer get(const std::string& uid);
  [[nodiscard]] fake_answer cancel(const fake_request& r, const std::string& uid);
  [[nodiscard]] fake_answer reschedule(const fake_request& r, const std::string& uid);
  [[nodiscard]] bool available(domain::instant start, const std::string& except) const;
  [[nodiscard]] calcom_entry* find(const std::string& uid);
  [[nodiscard]] std::string new_uid();

  mutable std::recursive_mutex mutex_;  ///< late work comes without it, work at once with it
  std::vector<domain::instant> open_, unholdable_;
  std::vector<calcom_hold> holds_;
  std::vector<calcom_entry> books_;
  std::vector<std::string> operations_, violations_;
  bool needs_confirmation_ = false;
  std::size_t page_limit_ = 250;
  int made_ = 0;
  fake_server server_;  // last: its thread uses the rest
};

}  // namespace calllock::test
