#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

/// The enumerations that go over the wire, each with the exact texts of reference/backend.md §5. Every enum has `none`
/// as its zero: "not known", which is sent as an absent field, never as a text.
///
/// For each there are two functions: `text(value)` (empty for `none`) and `parse_<enum>(text)`, which returns `none`
/// for anything it does not know exactly (P-23, C-14: exact values, no substrings; letter case and blanks are
/// forgiven).
namespace calllock::domain {

enum class end_reason : std::uint8_t {
  none,
  wrong_number,
  callback_later,
  safety_emergency,
  urgent_escalation,
  out_of_area,
  waitlist_added,
  completed,
  customer_hangup,
  sales_lead,
  cancelled,
  rescheduled
};
enum class booking_status : std::uint8_t { none, not_requested, attempted_failed, confirmed };
enum class urgency : std::uint8_t { none, low, medium, high, emergency };  ///< the dashboard's `urgency`
enum class callback_type : std::uint8_t { none, service, billing, warranty, estimate, follow_up, general };
enum class caller_type : std::uint8_t { none, residential, commercial, vendor, recruiting, unknown };
enum class primary_intent : std::uint8_t {
  none,
  new_lead,
  active_job_issue,
  booking_request,
  admin_billing,
  solicitation
};
enum class work_type : std::uint8_t { none, service, maintenance, install, admin };
enum class call_type : std::uint8_t {
  none,
  service,
  maintenance,
  estimate,
  complaint,
  existing_customer,
  returning_contact,
  wrong_number,
  job_seeker,
  spam_junk,
  unknown
};
enum class confidence : std::uint8_t { none, low, medium, high };
enum class revenue_tier : std::uint8_t { none, replacement, major_repair, standard_repair, minor, diagnostic };
enum class priority_color : std::uint8_t { none, red, green, blue, gray };
enum class duration_category : std::uint8_t { none, acute, recent, ongoing };
enum class property_type : std::uint8_t { none, house, condo, apartment, commercial };
enum class system_status : std::uint8_t { none, completely_down, partially_working, running_but_ineffective };
enum class age_bracket : std::uint8_t { none, under_10, from_10_to_15, over_15, unknown };
enum class hvac_issue : std::uint8_t {
  none,
  cooling,
  heating,
  maintenance,
  leaking,
  no_cool,
  no_heat,
  noisy_system,
  odor,
  not_running,
  thermostat
};

[[nodiscard]] std::string_view text(end_reason v) noexcept;
[[nodiscard]] std::string_view text(booking_status v) noexcept;
[[nodiscard]] std::string_view text(urgency v) noexcept;
[[nodiscard]] std::string_view text(callback_type v) noexcept;
[[nodiscard]] std::string_view text(caller_type v) noexcept;
[[nodiscard]] std::string_view text(primary_intent v) noexcept;
[[nodiscard]] std::string_view text(work_type v) noexcept;
[[nodiscard]] std::string_view text(call_type v) noexcept;
[[nodiscard]] std::string_view text(confidence v) noexcept;
[[nodiscard]] std::string_view text(revenue_tier v) noexcept;
[[nodiscard]] std::string_view text(priority_color v) noexcept;
[[nodiscard]] std::string_view text(duration_category v) noexcept;
[[nodiscard]] std::string_view text(property_type v) noexcept;
[[nodiscard]] std::string_view text(system_status v) noexcept;
[[nodiscard]] std::string_view text(age_bracket v) noexcept;
[[nodiscard]] std::string_view text(hvac_issue v) noexcept;

[[nodiscard]] end_reason parse_end_reason(std::string_view s) noexcept;
[[nodiscard]] booking_status parse_booking_status(std::string_view s) noexcept;
/// The dashboard's four values, and the backend's `LifeSafety`/`Urgent`/`same_day`/`Routine`/`Estimate` (§5.3, B-26).
[[nodiscard]] urgency parse_urgency(std::string_view s) noexcept;
[[nodiscard]] callback_type parse_callback_type(std::string_view s) noexcept;
[[nodiscard]] caller_type parse_caller_type(std::string_view s) noexcept;
[[nodiscard]] primary_intent parse_primary_intent(std::string_view s) noexcept;
[[nodiscard]] work_type parse_work_type(std::string_view s) noexcept;
[[nodiscard]] call_type parse_call_type(std::string_view s) noexcept;
[[nodiscard]] confidence parse_confidence(std::string_view s) noexcept;
[[nodiscard]] revenue_tier parse_revenue_tier(std::string_view s) noexcept;
[[nodiscard]] priority_color parse_priority_color(std::string_view s) noexcept;
[[nodiscard]] duration_category parse_duration_category(std::string_view s) noexcept;
[[nodiscard]] property_type parse_property_type(std::string_view s) noexcept;
[[nodiscard]] system_status parse_system_status(std::string_view s) noexcept;
[[nodiscard]] age_bracket parse_age_bracket(std::string_view s) noexcept;
[[nodiscard]] hvac_issue parse_hvac_issue(std::string_view s) noexcept;

}  // namespace calllock::domain
