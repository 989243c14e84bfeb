#include "domain/delivery/cards.hpp"

#include <utility>

#include "domain/ascii.hpp"
#include "domain/booking/local_time.hpp"
#include "domain/delivery/card_text.hpp"

namespace calllock::domain {

namespace {

constexpr std::size_t headline_limit = 60;
constexpr std::size_t summary_limit = 200;
constexpr std::size_t shortest_problem = 24;  ///< characters below which the place gives way to the problem

using row = std::pair<std::string_view, std::string_view>;

constexpr row hazard_labels[] = {{"GAS_LEAK", "Gas Leak"},
                                 {"CO_EVENT", "Carbon Monoxide"},
                                 {"ELECTRICAL_FIRE", "Smoke or Sparks"},
                                 {"ACTIVE_FLOODING", "Flooding"}};
constexpr row service_labels[] = {{"REPAIR_AC", "AC Repair"},
                                  {"REPAIR_HEATING", "Heating Repair"},
                                  {"REPAIR_HEATPUMP", "Heat Pump Repair"},
                                  {"REPAIR_THERMOSTAT", "Thermostat Repair"},
                                  {"REPAIR_IAQ", "Air Quality Repair"},
                                  {"REPAIR_DUCTWORK", "Duct Repair"},
                                  {"TUNEUP_AC", "AC Tune-Up"},
                                  {"TUNEUP_HEATING", "Heating Tune-Up"},
                                  {"DUCT_CLEANING", "Duct Cleaning"},
                                  {"FILTER_SERVICE", "Filter Service"},
                                  {"INSTALL_REPLACEMENT", "System Replacement"},
                                  {"INSTALL_NEWCONSTRUCTION", "New Construction"},
                                  {"INSTALL_UPGRADE", "System Upgrade"},
                                  {"INSTALL_ADDON", "Added Equipment"},
                                  {"DIAGNOSTIC_INTERMITTENT", "Intermittent Fault"},
                                  {"DIAGNOSTIC_PERFORMANCE", "Weak Performance"},
                                  {"DIAGNOSTIC_NOISE", "Noise Diagnostic"},
                                  {"DIAGNOSTIC_CYCLE", "Cycling Diagnostic"},
                                  {"DIAGNOSTIC_AIRFLOW", "Airflow Diagnostic"},
                                  {"DIAGNOSTIC_SMELL", "Smell Diagnostic"},
                                  {"DIAGNOSTIC_ENERGY", "High Bill Diagnostic"},
                                  {"SECONDOPINION", "Second Opinion"},
                                  {"WARRANTY_CLAIM", "Warranty Claim"}};
constexpr row outsider_labels[] = {{"JOB_APPLICANT", "Job Applicant"},     {"VENDOR_SALES", "Sales Call"},
                                   {"SPAM_TELEMARKETING", "Spam Call"},    {"WRONG_NUMBER", "Wrong Number"},
                                   {"PARTS_SUPPLIER", "Parts Supplier"},   {"COMPETITOR_INTEL", "Competitor Inquiry"},
                                   {"INSPECTOR_CALL", "Inspector"},        {"UTILITY_COMPANY", "Utility Company"},
                                   {"MANUFACTURER_REP", "Manufacturer"},   {"INSURANCE_CLAIM", "Insurance Claim"},
                                   {"REALTOR_INQUIRY", "Realtor Inquiry"}, {"MEDIA_PRESS", "Press Inquiry"}};

const std::vector<tag>& of(const analysis& a, tag_category c) { return a.tags[static_cast<std::size_t>(c)]; }

template <std::size_t N>
std::string_view label_in(const row (&table)[N], const std::vector<tag>& tags) {
  for (const auto& t : tags) {
    for (const auto& [name, label] : table) {
      if (t.name == name) return label;
    }
  }
  return {};
}

std::string_view issue_label(hvac_issue i) {
  switch (i) {
    case hvac_issue::cooling:
    case hvac_issue::no_cool: return "No Cooling";
    case hvac_issue::heating:
    case hvac_issue::no_heat: return "No Heat";
    case hvac_issue::maintenance: return "Maintenance";
    case hvac_issue::leaking: return "Water Leak";
    case hvac_issue::noisy_system: return "Noisy System";
    case hvac_issue::odor: return "Odor";
    case hvac_issue::not_running: return "Not Running";
    case hvac_issue::thermostat: return "Thermostat";
    case hvac_issue::none: return {};
  }
  return {};
}

std::string_view type_label(call_type t) {
  switch (t) {
    case call_type::service: return "Service Request";
    case call_type::maintenance: return "Maintenance";
    case call_type::estimate: return "Estimate";
    case call_type::complaint: return "Complaint";
    case call_type::existing_customer: return "Existing Appointment";
    case call_type::returning_contact: return "Returned Call";
    case call_type::wrong_number: return "Wrong Number";
    case call_type::job_seeker: return "Job Applicant";
    case call_type::spam_junk: return "Sales Call";
    case call_type::unknown:
    case call_type::none: return "Call";
  }
  return "Call";
}

/// What the card is about in two or three words: the danger, the reason of the call, the work.
std::string topic_of(const analysis& a) {
  const auto hazard = label_in(hazard_labels, of(a, tag_category::hazard));
  if (!hazard.empty()) return std::string(hazard);
  const auto outsider = label_in(outsider_labels, of(a, tag_category::non_customer));
  if (!outsider.empty()) return std::string(outsider);
  const auto service = label_in(service_labels, of(a, tag_category::service_type));
  if (a.reason == end_reason::cancelled) return "Appointment Cancelled";
  if (a.reason == end_reason::rescheduled) return "Appointment Moved";
  switch (a.type) {
    case call_type::complaint:
    case call_type::existing_customer:
    case call_type::returning_contact: {
      std::string out(type_label(a.type));
      if (!service.empty()) out.append(": ").append(service);
      return out;
    }
    default: break;
  }
  if (!service.empty()) return std::string(service);
  const auto issue = issue_label(a.issue);
  return std::string(issue.empty() ? type_label(a.type) : issue);
}

bool shows(const std::optional<std::string>& v) { return v && !is_sentinel(*v); }

bool mentions(std::string_view text, std::string_view part) {
  for (std::size_t i = 0; i + part.size() <= text.size(); ++i) {
    std::size_t k = 0;
    while (k < part.size() && lower(text[i + k]) == lower(part[k])) ++k;
    if (k == part.size()) return true;
  }
  return false;
}

std::string headline_of(const analysis& a) {
  const auto topic = topic_of(a);
  std::string badge;
  if (a.urgency == urgency::emergency) badge = " | EMERGENCY";
  if (a.urgency == urgency::high) badge = " | URGENT";
  std::string out = topic;
  const bool customer = of(a, tag_category::non_customer).empty();
  if (customer && shows(a.equipment_type) && *a.equipment_type != "unknown" && !mentions(topic, *a.equipment_type)) {
    const auto longer = out + " — " + *a.equipment_type;
    if (code_points(longer) + badge.size() <= headline_limit) out = longer;
  }
  if (shows(a.city) && code_points(out) + 3 + code_points(*a.city) + badge.size() <= headline_limit) {
    out += (out == topic ? " — " : ", ") + *a.city;
  }
  return shortened(out, headline_limit - badge.size()) + badge;
}

/// What came of the call and what is to be done next; never cut.
std::string outcome_of(const analysis& a, const call_facts& facts, const tenant_profile& tenant) {
  if (facts.booking == booking_status::confirmed) {
    std::string out = facts.appointment_at
                          ? "Booked for " + speak_instant(*facts.appointment_at, tenant.time_zone) + "."
                          : std::string("Appointment booked, time to be checked.");
    if (a.reason == end_reason::sales_lead) out += " Passed to sales.";
    return out;
  }
  const std::string failed = facts.booking == booking_status::attempted_failed ? "Booking failed. " : "";
  switch (a.reason) {
    case end_reason::safety_emergency: return "Sent out of the building, told to call 911. Check on the caller.";
    case end_reason::urgent_escalation: return failed + "Put through to a person.";
    case end_reason::callback_later: return failed + "Callback promised: call back.";
    case end_reason::customer_hangup: return failed + "Caller hung up: call back.";
    case end_reason::sales_lead: return failed + "Passed to sales: sales to call.";
    case end_reason::waitlist_added: return failed + "On the waitlist: call when a time opens.";
    case end_reason::out_of_area: return "Outside the service area, nothing to do.";
    case end_reason::wrong_number: return "Nothing to do.";
    case end_reason::cancelled: return "Appointment cancelled.";
    case end_reason::rescheduled: return "Appointment moved.";
    case end_reason::completed:
    case end_reason::none: break;
  }
  if (!failed.empty()) return "Booking failed, nothing promised: call back.";
  if (a.type == call_type::existing_customer || facts.has_existing_appointment) return "Existing appointment stands.";
  return of(a, tag_category::non_customer).empty() ? "No appointment made." : "Nothing promised.";
}

std::string flags_of(const analysis& a) {
  std::string out;
  if (a.urgency == urgency::emergency) out += " Flagged as emergency.";
  if (a.urgency == urgency::high) out += " Flagged as urgent.";
  return out;
}

std::string review_of(const analysis& a) {
  std::string out;
  if (a.slot_changed) out += "asked for " + shortened(plain_sentence(a.requested_time), 28);
  if (a.urgency_mismatch) {
    if (!out.empty()) out += ", ";
    out += "urgency " + shortened(a.transition_urgency, 12) + "->" + shortened(a.booking_urgency, 12);
  }
  return out.empty() ? out : " Review booking: " + out + ".";
}

std::string problem_of(const analysis& a) {
  if (shows(a.problem_description)) {
    std::string_view text = *a.problem_description;
    // Only the first sentence of a long story.
    const auto stop = text.find(". ");
    if (stop != std::string_view::npos && stop >= shortest_problem) text = text.substr(0, stop);
    if (auto out = plain_sentence(text); !out.empty()) return out;
  }
  if (a.type == call_type::unknown && a.color == priority_color::none) return "nothing intelligible was said";
  return topic_of(a);
}

std::string place_of(const analysis& a) {
  std::string out;
  for (const auto* part : {&a.street_address, &a.city}) {
    if (!shows(*part)) continue;
    if (!out.empty()) out += ", ";
    out += **part;
  }
  if (out.empty() && shows(a.zip_code)) out = *a.zip_code;
  return out;
}

/// Who, what and where in front, as far as there is room; the outcome whole; then flags and review as far as they fit.
std::string summary_of(const analysis& a, const call_facts& facts, const tenant_profile& tenant) {
  const auto who = shortened(shows(a.customer_name) ? *a.customer_name : std::string("Caller"), 40) + ": ";
  auto tail = ". " + outcome_of(a, facts, tenant);
  for (const auto& more : {review_of(a), flags_of(a)}) {
    if (code_points(who) + code_points(tail) + code_points(more) + shortest_problem <= summary_limit) tail += more;
  }
  auto room = summary_limit - code_points(who) - code_points(tail);
  const auto problem = problem_of(a);
  auto place = place_of(a);
  if (!place.empty()) {
    place = ", " + place;
    const bool fits = code_points(place) + shortest_problem <= room;
    if (fits)
      room -= code_points(place);
    else
      place.clear();
  }
  const auto words = shortened(problem, room);
  return who + (words.empty() ? std::string("see transcript") : words) + place + tail;
}

}  // namespace

cards make_cards(const analysis& a, const call_facts& facts, const tenant_profile& tenant,
                 std::string_view ai_summary) {
  cards out{headline_of(a), summary_of(a, facts, tenant)};
  // A summary that somebody wrote in the very words of the card would hide the one behind the other.
  if (out.headline == ai_summary) out.headline = shortened("Call: " + out.headline, headline_limit);
  if (out.summary == ai_summary || out.summary == out.headline)
    out.summary = shortened("Card: " + out.summary, summary_limit);
  return out;
}

}  // namespace calllock::domain
