#include "storage/dashboard/rules.hpp"

#include <array>
#include <cctype>
#include <utility>

namespace calllock::storage::dashboard {
namespace {

using domain::end_reason;

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

std::string lower(std::string_view s) {
  std::string out;
  for (const char c : s) out.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
  return out;
}

bool mentions(std::string_view text, std::string_view phrase) {
  for (auto at = text.find(phrase); at != std::string_view::npos; at = text.find(phrase, at + 1)) {
    const auto end = at + phrase.size();
    const bool plural = end < text.size() && text[end] == 's' && (end + 1 == text.size() || !is_word(text[end + 1]));
    if ((at == 0 || !is_word(text[at - 1])) && (end == text.size() || !is_word(text[end]) || plural)) return true;
  }
  return false;
}

/// Names that contain another one's word come first.
constexpr std::array<std::pair<std::string_view, const char*>, 17> equipment{{{"water heater", "Water Heater"},
                                                                              {"heat pump", "Heat Pump"},
                                                                              {"mini split", "Mini Split"},
                                                                              {"mini-split", "Mini Split"},
                                                                              {"air handler", "Air Handler"},
                                                                              {"furnace", "Furnace"},
                                                                              {"boiler", "Boiler"},
                                                                              {"thermostat", "Thermostat"},
                                                                              {"ductwork", "Ductwork"},
                                                                              {"duct", "Ductwork"},
                                                                              {"compressor", "Compressor"},
                                                                              {"air conditioner", "AC Unit"},
                                                                              {"air conditioning", "AC Unit"},
                                                                              {"a/c", "AC Unit"},
                                                                              {"ac unit", "AC Unit"},
                                                                              {"ac", "AC Unit"},
                                                                              {"hvac", "HVAC System"}}};

}  // namespace

std::string_view lead_status(end_reason reason) noexcept {
  switch (reason) {
    case end_reason::none:
    case end_reason::customer_hangup: return "abandoned";
    case end_reason::callback_later:
    case end_reason::safety_emergency:
    case end_reason::urgent_escalation: return "callback_requested";
    case end_reason::sales_lead: return "sales_opportunity";
    case end_reason::out_of_area: return "lost";
    case end_reason::waitlist_added: return "deferred";
    case end_reason::wrong_number:
    case end_reason::completed:
    case end_reason::cancelled:
    case end_reason::rescheduled: return {};
  }
  return {};
}

bool is_emergency(end_reason reason) noexcept {
  return reason == end_reason::safety_emergency || reason == end_reason::urgent_escalation;
}

std::string_view lead_priority(const domain::job_payload& job, std::string_view status) noexcept {
  if (is_emergency(job.end_call_reason) || job.caller_type == domain::caller_type::commercial ||
      job.is_callback_complaint.value_or(false) || status == "abandoned" || status == "callback_requested" ||
      status == "sales_opportunity")
    return "hot";
  return status == "thinking" || status == "voicemail_left" ? "warm" : "cold";
}

domain::urgency stored_urgency(const domain::job_payload& job) noexcept {
  if (job.end_call_reason == end_reason::safety_emergency) return domain::urgency::emergency;
  if (job.end_call_reason == end_reason::urgent_escalation && job.urgency < domain::urgency::high)
    return domain::urgency::high;
  return job.urgency;
}

color stored_color(const domain::job_payload& job) {
  if (job.priority_color != domain::priority_color::none)
    return {domain::text(job.priority_color), job.priority_reason.value_or(std::string{}), false};
  if (job.property_type == domain::property_type::commercial)
    return {"green", "Commercial property - high value", false};
  if (is_emergency(job.end_call_reason)) return {"red", std::string{domain::text(job.end_call_reason)}, false};
  return {"blue", {}, true};
}

std::optional<std::string> stored_equipment(const domain::job_payload& job) {
  if (job.equipment_type) return job.equipment_type;
  if (!job.issue_description) return std::nullopt;
  const auto text = lower(*job.issue_description);
  for (const auto& [word, name] : equipment)
    if (mentions(text, word)) return name;
  return std::nullopt;
}

std::optional<std::string> stored_equipment_age(const domain::job_payload& job) {
  if (job.equipment_age) return job.equipment_age;
  if (!job.issue_description) return std::nullopt;
  const auto text = lower(*job.issue_description);
  for (auto at = text.find("year"); at != std::string::npos; at = text.find("year", at + 1)) {
    auto end = at;
    while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '-')) --end;
    auto begin = end;
    while (begin > 0 && std::isdigit(static_cast<unsigned char>(text[begin - 1])) != 0) --begin;
    if (begin == end || end - begin > 2 || (begin > 0 && (is_word(text[begin - 1]) || text[begin - 1] == '.')))
      continue;
    const int years = std::stoi(text.substr(begin, end - begin));
    if (years <= 50) return std::to_string(years) + " years";
  }
  return std::nullopt;
}

bool is_ai_booked(const domain::job_payload& job) noexcept {
  return job.scheduled_at.has_value() && (job.booking_status == domain::booking_status::none ||
                                          job.booking_status == domain::booking_status::confirmed);
}

}  // namespace calllock::storage::dashboard
