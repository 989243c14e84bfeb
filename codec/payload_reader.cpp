#include <limits>

#include "codec/dashboard.hpp"
#include "codec/field_reader.hpp"

namespace calllock::codec {
namespace {

using namespace domain;

/// What stands for an address that nobody gave; the same text that the engine sends itself (D-02).
constexpr const char* no_address = "Not provided";
constexpr int highest_score = 100;

std::map<std::string, std::vector<std::string>> read_tags(field_reader& in) {
  std::map<std::string, std::vector<std::string>> tags;
  const auto object = in.value("tags");
  if (!object.there() || object.is_null()) return tags;
  if (!object.is_object()) {
    in.fail("tags", std::string{"Expected an object, received "} + object.type_name());
    return tags;
  }
  object.each_member([&](std::string_view category, const json_value& names) {
    const auto path = "tags." + std::string{category};
    if (!names.is_array()) {
      in.fail(path, std::string{"Expected an array, received "} + names.type_name());
      return;
    }
    auto& list = tags[std::string{category}];
    names.each_element([&](const json_value& n) {
      if (const auto s = n.string())
        list.emplace_back(*s);
      else
        in.fail(path, std::string{"Expected strings, received "} + n.type_name());
    });
  });
  return tags;
}

void read_customer(field_reader& in, job_payload& p) {
  p.call_id = in.text("call_id").value_or(std::string{});
  p.user_email = in.required_email("user_email");
  p.customer_name = in.required_text("customer_name");
  p.customer_phone = in.required_text("customer_phone");
  p.customer_address = in.text("customer_address").value_or(no_address);
  in.require("service_type");
  p.service_type = in.one_of("service_type", {"hvac", "plumbing", "electrical", "general"}).value_or(std::string{});
  in.require("urgency");
  p.urgency = in.one_of("urgency", parse_urgency);
  p.ai_summary = in.text("ai_summary");
  p.call_transcript = in.text("call_transcript");
  p.scheduled_at = in.time("scheduled_at");
  p.transcript_object = read_turns(in);
}

void read_problem(field_reader& in, job_payload& p) {
  p.end_call_reason = in.one_of("end_call_reason", parse_end_reason);
  p.issue_description = in.text("issue_description");
  p.equipment_type = in.text("equipment_type");
  p.equipment_age = in.text("equipment_age");
  p.sales_lead_notes = in.text("sales_lead_notes");
  p.problem_duration = in.text("problem_duration");
  p.problem_onset = in.text("problem_onset");
  p.problem_pattern = in.text("problem_pattern");
  p.customer_attempted_fixes = in.text("customer_attempted_fixes");
  p.problem_duration_category = in.any_of("problem_duration_category", parse_duration_category);
  p.property_type = in.one_of("property_type", parse_property_type);
  p.system_status = in.one_of("system_status", parse_system_status);
  p.equipment_age_bracket = in.one_of("equipment_age_bracket", parse_age_bracket);
  p.is_decision_maker = in.flag("is_decision_maker");
  p.decision_maker_contact = in.text("decision_maker_contact");
  p.site_contact_name = in.any_text("site_contact_name");
  p.site_contact_phone = in.any_text("site_contact_phone");
  p.is_third_party = in.any_flag("is_third_party");
  p.third_party_type = in.any_text("third_party_type");
}

void read_value(field_reader& in, job_payload& p) {
  p.revenue_tier = in.one_of("revenue_tier", parse_revenue_tier);
  p.revenue_tier_label = in.one_of("revenue_tier_label", {"$$$$", "$$$", "$$", "$", "$$?"});
  p.revenue_tier_description = in.text("revenue_tier_description");
  p.revenue_tier_range = in.text("revenue_tier_range");
  p.revenue_tier_signals = in.texts("revenue_tier_signals");
  p.revenue_confidence = in.one_of("revenue_confidence", parse_confidence);
  p.potential_replacement = in.flag("potential_replacement");
  p.estimated_value = in.number("estimated_value");
  p.is_archived = in.flag("is_archived");
  p.is_callback_complaint = in.flag("is_callback_complaint");
  p.estimated_revenue_low = in.number("estimated_revenue_low");
  p.estimated_revenue_high = in.number("estimated_revenue_high");
  p.estimated_revenue_display = in.text("estimated_revenue_display");
  p.revenue_factors = in.texts("revenue_factors");
  p.cal_com_booking_uid = in.any_text("cal_com_booking_uid");
}

void read_classes(field_reader& in, job_payload& p) {
  const auto priority = in.one_of("priority_color", parse_priority_color);
  const auto status = in.one_of("status_color", parse_priority_color);
  p.priority_color = priority != priority_color::none ? priority : status;  // D-03
  p.priority_reason = in.text("priority_reason");
  p.tags = read_tags(in);
  p.call_type = in.any_of("call_type", parse_call_type);
  p.call_subtype = in.any_text("call_subtype");
  p.call_type_confidence = in.any_of("call_type_confidence", parse_confidence);
  p.is_commercial = in.any_flag("is_commercial");
  p.sentiment_score = in.integer("sentiment_score", 1, 5);
  p.work_type = in.one_of("work_type", parse_work_type);
  p.caller_type = in.one_of("caller_type", parse_caller_type);
  p.primary_intent = in.one_of("primary_intent", parse_primary_intent);
  p.booking_status = in.one_of("booking_status", parse_booking_status);
}

/// Members that jobs and calls share and that the old dashboard dropped (D-06).
template <class Payload>
void read_audit_and_cards(const field_reader& in, Payload& p) {
  p.card_headline = in.any_text("card_headline");
  p.card_summary = in.any_text("card_summary");
  p.slot_changed = in.any_flag("slot_changed");
  p.urgency_mismatch = in.any_flag("urgency_mismatch");
  p.booking_requested_time = in.any_text("booking_requested_time");
  p.booking_booked_slot = in.any_text("booking_booked_slot");
  p.booking_urgency_transition = in.any_text("booking_urgency_transition");
  p.quality_score = in.any_integer("quality_score", 0, highest_score);
}

void read_call(field_reader& in, call_payload& p) {
  p.call_id = in.required_text("call_id");
  p.retell_call_id = in.text("retell_call_id");
  p.user_email = in.required_email("user_email");
  p.phone_number = in.required_text("phone_number");
  p.customer_name = in.text("customer_name");
  p.started_at = in.required_time("started_at");
  p.ended_at = in.time("ended_at");
  p.duration_seconds = in.integer("duration_seconds", 0, std::numeric_limits<int>::max());
  p.direction = in.one_of("direction", {"inbound", "outbound"}) == "outbound" ? call_direction::outbound
                                                                              : call_direction::inbound;
  p.outcome = in.any_of("outcome", parse_end_reason);
  if (p.outcome == end_reason::none) p.outcome = in.any_of("end_call_reason", parse_end_reason);
  p.hvac_issue_type = in.any_of("hvac_issue_type", parse_hvac_issue);
  p.urgency_tier = in.text("urgency_tier");
  p.problem_description = in.text("problem_description");
  p.revenue_tier_label = in.text("revenue_tier_label");
  p.revenue_tier_signals = in.texts("revenue_tier_signals");
  p.transcript_object = read_turns(in);
  p.job_id = in.text("job_id");
  p.lead_id = in.text("lead_id");
}

void read_call_classes(const field_reader& in, call_payload& p) {
  p.caller_type = in.any_of("caller_type", parse_caller_type);
  p.primary_intent = in.any_of("primary_intent", parse_primary_intent);
  p.priority_color = in.any_of("priority_color", parse_priority_color);
  p.priority_reason = in.any_text("priority_reason");
  p.booking_status = in.any_of("booking_status", parse_booking_status);
  p.call_type = in.any_of("call_type", parse_call_type);
  p.call_subtype = in.any_text("call_subtype");
  p.is_commercial = in.any_flag("is_commercial");
  p.call_summary = in.any_text("call_summary");
  p.sentiment = in.any_text("sentiment");
}

}  // namespace

checked<domain::job_payload> read_job(std::string_view json) {
  return read_checked<job_payload>(json, [](field_reader& in, job_payload& p) {
    read_customer(in, p);
    read_problem(in, p);
    read_value(in, p);
    read_classes(in, p);
    read_audit_and_cards(in, p);
  });
}

checked<domain::call_payload> read_call_record(std::string_view json) {
  return read_checked<call_payload>(json, [](field_reader& in, call_payload& p) {
    read_call(in, p);
    read_call_classes(in, p);
    read_audit_and_cards(in, p);
  });
}

}  // namespace calllock::codec
