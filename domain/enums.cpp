#include "domain/enums.hpp"

#include <array>

#include "domain/ascii.hpp"

namespace calllock::domain {
namespace {

// The position in the table is the enum's value; entry 0 belongs to `none`.
constexpr std::array<std::string_view, 12> end_reasons{"",
                                                       "wrong_number",
                                                       "callback_later",
                                                       "safety_emergency",
                                                       "urgent_escalation",
                                                       "out_of_area",
                                                       "waitlist_added",
                                                       "completed",
                                                       "customer_hangup",
                                                       "sales_lead",
                                                       "cancelled",
                                                       "rescheduled"};
constexpr std::array<std::string_view, 4> booking_statuses{"", "not_requested", "attempted_failed", "confirmed"};
constexpr std::array<std::string_view, 5> urgencies{"", "low", "medium", "high", "emergency"};
constexpr std::array<std::string_view, 7> callback_types{"",         "service",   "billing", "warranty",
                                                         "estimate", "follow_up", "general"};
constexpr std::array<std::string_view, 6> caller_types{"",       "residential", "commercial",
                                                       "vendor", "recruiting",  "unknown"};
constexpr std::array<std::string_view, 6> primary_intents{
    "", "new_lead", "active_job_issue", "booking_request", "admin_billing", "solicitation"};
constexpr std::array<std::string_view, 5> work_types{"", "service", "maintenance", "install", "admin"};
constexpr std::array<std::string_view, 11> call_types{"",
                                                      "SERVICE",
                                                      "MAINTENANCE",
                                                      "ESTIMATE",
                                                      "COMPLAINT",
                                                      "EXISTING_CUSTOMER",
                                                      "RETURNING_CONTACT",
                                                      "WRONG_NUMBER",
                                                      "JOB_SEEKER",
                                                      "SPAM_JUNK",
                                                      "UNKNOWN"};
constexpr std::array<std::string_view, 4> confidences{"", "low", "medium", "high"};
constexpr std::array<std::string_view, 6> revenue_tiers{"",      "replacement", "major_repair", "standard_repair",
                                                        "minor", "diagnostic"};
constexpr std::array<std::string_view, 5> priority_colors{"", "red", "green", "blue", "gray"};
constexpr std::array<std::string_view, 4> duration_categories{"", "acute", "recent", "ongoing"};
constexpr std::array<std::string_view, 5> property_types{"", "house", "condo", "apartment", "commercial"};
constexpr std::array<std::string_view, 4> system_statuses{"", "completely_down", "partially_working",
                                                          "running_but_ineffective"};
constexpr std::array<std::string_view, 5> age_brackets{"", "under_10", "10_to_15", "over_15", "unknown"};
constexpr std::array<std::string_view, 11> hvac_issues{"",        "Cooling",     "Heating",   "Maintenance",
                                                       "Leaking", "No Cool",     "No Heat",   "Noisy System",
                                                       "Odor",    "Not Running", "Thermostat"};

template <class E, std::size_t N>
E find(const std::array<std::string_view, N>& table, std::string_view s) {
  const auto wanted = trimmed(s);
  if (wanted.empty()) return E{};
  for (std::size_t i = 1; i < N; ++i)
    if (same_text(table[i], wanted)) return static_cast<E>(i);
  return E{};
}

template <class E, std::size_t N>
std::string_view at(const std::array<std::string_view, N>& table, E v) noexcept {
  const auto i = static_cast<std::size_t>(v);
  return i < N ? table[i] : std::string_view{};
}

}  // namespace

std::string_view text(end_reason v) noexcept { return at(end_reasons, v); }
std::string_view text(booking_status v) noexcept { return at(booking_statuses, v); }
std::string_view text(urgency v) noexcept { return at(urgencies, v); }
std::string_view text(callback_type v) noexcept { return at(callback_types, v); }
std::string_view text(caller_type v) noexcept { return at(caller_types, v); }
std::string_view text(primary_intent v) noexcept { return at(primary_intents, v); }
std::string_view text(work_type v) noexcept { return at(work_types, v); }
std::string_view text(call_type v) noexcept { return at(call_types, v); }
std::string_view text(confidence v) noexcept { return at(confidences, v); }
std::string_view text(revenue_tier v) noexcept { return at(revenue_tiers, v); }
std::string_view text(priority_color v) noexcept { return at(priority_colors, v); }
std::string_view text(duration_category v) noexcept { return at(duration_categories, v); }
std::string_view text(property_type v) noexcept { return at(property_types, v); }
std::string_view text(system_status v) noexcept { return at(system_statuses, v); }
std::string_view text(age_bracket v) noexcept { return at(age_brackets, v); }
std::string_view text(hvac_issue v) noexcept { return at(hvac_issues, v); }

end_reason parse_end_reason(std::string_view s) noexcept { return find<end_reason>(end_reasons, s); }
booking_status parse_booking_status(std::string_view s) noexcept { return find<booking_status>(booking_statuses, s); }
callback_type parse_callback_type(std::string_view s) noexcept { return find<callback_type>(callback_types, s); }
caller_type parse_caller_type(std::string_view s) noexcept { return find<caller_type>(caller_types, s); }
primary_intent parse_primary_intent(std::string_view s) noexcept { return find<primary_intent>(primary_intents, s); }
work_type parse_work_type(std::string_view s) noexcept { return find<work_type>(work_types, s); }
call_type parse_call_type(std::string_view s) noexcept { return find<call_type>(call_types, s); }
confidence parse_confidence(std::string_view s) noexcept { return find<confidence>(confidences, s); }
revenue_tier parse_revenue_tier(std::string_view s) noexcept { return find<revenue_tier>(revenue_tiers, s); }
priority_color parse_priority_color(std::string_view s) noexcept { return find<priority_color>(priority_colors, s); }
duration_category parse_duration_category(std::string_view s) noexcept {
  return find<duration_category>(duration_categories, s);
}
property_type parse_property_type(std::string_view s) noexcept { return find<property_type>(property_types, s); }
system_status parse_system_status(std::string_view s) noexcept { return find<system_status>(system_statuses, s); }
age_bracket parse_age_bracket(std::string_view s) noexcept { return find<age_bracket>(age_brackets, s); }
hvac_issue parse_hvac_issue(std::string_view s) noexcept { return find<hvac_issue>(hvac_issues, s); }

urgency parse_urgency(std::string_view s) noexcept {
  if (const auto u = find<urgency>(urgencies, s); u != urgency::none) return u;
  const auto is = [word = trimmed(s)](std::string_view w) { return same_text(word, w); };
  if (is("lifesafety") || is("life_safety")) return urgency::emergency;
  if (is("urgent") || is("same_day")) return urgency::high;
  if (is("routine") || is("normal")) return urgency::medium;
  if (is("estimate")) return urgency::low;
  return urgency::none;
}

}  // namespace calllock::domain
