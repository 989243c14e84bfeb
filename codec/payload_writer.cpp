#include <variant>

#include "codec/dashboard.hpp"
#include "codec/json_writer.hpp"
#include "codec/time_text.hpp"
#include "domain/booking/local_time.hpp"

namespace calllock::codec {
namespace {

using namespace domain;

void write_turns(object_writer& o, const std::vector<utterance>& turns) {
  if (turns.empty()) return;
  array_writer array{o.member("transcript_object")};
  for (const auto& t : turns) {
    object_writer turn{array.element()};
    turn.text("role", t.who == speaker::agent ? "agent" : "user");
    turn.text("content", t.text);
  }
}

void write_tags(object_writer& o, const std::map<std::string, std::vector<std::string>>& tags) {
  if (tags.empty()) return;
  object_writer object{o.member("tags")};
  for (const auto& [category, names] : tags) {
    array_writer array{object.escaped_member(category)};
    for (const auto& n : names) append_string(array.element(), n);
  }
}

void write_time(object_writer& o, std::string_view name, const std::optional<instant>& t) {
  if (t) o.text(name, iso_ms(*t));
}

/// What jobs and calls both carry about the booking's audit and the cards.
template <class Payload>
void write_audit_and_cards(object_writer& o, const Payload& p) {
  o.known_text("card_headline", p.card_headline);
  o.known_text("card_summary", p.card_summary);
  o.flag("slot_changed", p.slot_changed);
  o.flag("urgency_mismatch", p.urgency_mismatch);
  o.known_text("booking_requested_time", p.booking_requested_time);
  o.known_text("booking_booked_slot", p.booking_booked_slot);
  o.known_text("booking_urgency_transition", p.booking_urgency_transition);
  o.number("quality_score", p.quality_score);
}

void write_job_customer(object_writer& o, const job_payload& p) {
  o.known_text("call_id", p.call_id);
  o.text("user_email", p.user_email);
  o.text("customer_name", p.customer_name);
  o.text("customer_phone", p.customer_phone);
  o.text("customer_address", p.customer_address);
  o.text("service_type", p.service_type);
  o.text("urgency", text(p.urgency == urgency::none ? urgency::low : p.urgency));
  o.known_text("ai_summary", p.ai_summary);
  if (p.scheduled_at) o.text("scheduled_at", rfc3339(*p.scheduled_at, p.time_zone));
  o.known_text("call_transcript", p.call_transcript);
  write_turns(o, p.transcript_object);
}

void write_job_problem(object_writer& o, const job_payload& p) {
  o.known_text("end_call_reason", text(p.end_call_reason));
  o.known_text("issue_description", p.issue_description);
  o.known_text("equipment_type", p.equipment_type);
  o.known_text("equipment_age", p.equipment_age);
  o.known_text("sales_lead_notes", p.sales_lead_notes);
  o.known_text("problem_duration", p.problem_duration);
  o.known_text("problem_onset", p.problem_onset);
  o.known_text("problem_pattern", p.problem_pattern);
  o.known_text("customer_attempted_fixes", p.customer_attempted_fixes);
  o.known_text("problem_duration_category", text(p.problem_duration_category));
  o.known_text("property_type", text(p.property_type));
  o.known_text("system_status", text(p.system_status));
  o.known_text("equipment_age_bracket", text(p.equipment_age_bracket));
  o.flag("is_decision_maker", p.is_decision_maker);
  o.known_text("decision_maker_contact", p.decision_maker_contact);
  o.known_text("site_contact_name", p.site_contact_name);
  o.known_text("site_contact_phone", p.site_contact_phone);
  o.flag("is_third_party", p.is_third_party);
  o.known_text("third_party_type", p.third_party_type);
}

void write_job_value(object_writer& o, const job_payload& p) {
  o.known_text("revenue_tier", text(p.revenue_tier));
  o.known_text("revenue_tier_label", p.revenue_tier_label);
  o.known_text("revenue_tier_description", p.revenue_tier_description);
  o.known_text("revenue_tier_range", p.revenue_tier_range);
  o.known_texts("revenue_tier_signals", p.revenue_tier_signals);
  o.known_text("revenue_confidence", text(p.revenue_confidence));
  o.flag("potential_replacement", p.potential_replacement);
  o.number("estimated_value", p.estimated_value);
  o.flag("is_archived", p.is_archived);
  o.flag("is_callback_complaint", p.is_callback_complaint);
  o.number("estimated_revenue_low", p.estimated_revenue_low);
  o.number("estimated_revenue_high", p.estimated_revenue_high);
  o.known_text("estimated_revenue_display", p.estimated_revenue_display);
  o.known_text("cal_com_booking_uid", p.cal_com_booking_uid);
  o.known_texts("revenue_factors", p.revenue_factors);
}

void write_job_classes(object_writer& o, const job_payload& p) {
  o.known_text("priority_color", text(p.priority_color));
  o.known_text("status_color", text(p.priority_color));
  o.known_text("priority_reason", p.priority_reason);
  write_tags(o, p.tags);
  o.known_text("call_type", text(p.call_type));
  o.known_text("call_subtype", p.call_subtype);
  o.known_text("call_type_confidence", text(p.call_type_confidence));
  o.flag("is_commercial", p.is_commercial);
  o.number("sentiment_score", p.sentiment_score);
  o.known_text("work_type", text(p.work_type));
  o.known_text("caller_type", text(p.caller_type));
  o.known_text("primary_intent", text(p.primary_intent));
  o.known_text("booking_status", text(p.booking_status));
}

void write(object_writer& o, const job_payload& p) {
  write_job_customer(o, p);
  write_job_problem(o, p);
  write_job_value(o, p);
  write_job_classes(o, p);
  write_audit_and_cards(o, p);
}

void write(object_writer& o, const call_payload& p) {
  o.text("call_id", p.call_id);
  o.known_text("retell_call_id", p.retell_call_id);
  o.text("user_email", p.user_email);
  o.text("phone_number", p.phone_number);
  o.known_text("customer_name", p.customer_name);
  write_time(o, "started_at", p.started_at);
  write_time(o, "ended_at", p.ended_at);
  o.number("duration_seconds", p.duration_seconds);
  if (p.direction != call_direction::unknown)
    o.text("direction", p.direction == call_direction::inbound ? "inbound" : "outbound");
  o.known_text("outcome", text(p.outcome));
  o.known_text("end_call_reason", text(p.outcome));
  o.known_text("hvac_issue_type", text(p.hvac_issue_type));
  o.known_text("urgency_tier", p.urgency_tier);
  o.known_text("problem_description", p.problem_description);
  o.known_text("revenue_tier_label", p.revenue_tier_label);
  o.known_texts("revenue_tier_signals", p.revenue_tier_signals);
  write_turns(o, p.transcript_object);
  o.known_text("job_id", p.job_id);
  o.known_text("lead_id", p.lead_id);
  o.known_text("caller_type", text(p.caller_type));
  o.known_text("primary_intent", text(p.primary_intent));
  o.known_text("priority_color", text(p.priority_color));
  o.known_text("priority_reason", p.priority_reason);
  o.known_text("booking_status", text(p.booking_status));
  o.known_text("call_type", text(p.call_type));
  o.known_text("call_subtype", p.call_subtype);
  o.flag("is_commercial", p.is_commercial);
  o.known_text("call_summary", p.call_summary);
  o.known_text("sentiment", p.sentiment);
  write_audit_and_cards(o, p);
}

void write(object_writer& o, const alert_payload& p) {
  o.known_text("alert_id", p.alert_id);
  o.known_text("call_id", p.call_id);
  o.text("phone_number", p.phone_number);
  o.known_text("customer_name", p.customer_name);
  o.known_text("customer_address", p.customer_address);
  o.known_text("urgency_tier", p.urgency_tier);
  o.text("problem_description", p.problem_description);
  write_time(o, "sms_sent_at", p.sms_sent_at);
  o.known_text("sms_message_sid", p.sms_message_sid);
  o.number("callback_promised_minutes", p.callback_promised_minutes);
  o.text("user_email", p.user_email);
}

void write(object_writer& o, const sms_message& p) {
  o.text("kind", text(p.kind));
  o.text("to", p.to);
  o.text("body", p.body);
  o.flag("ignores_quiet_hours", p.ignores_quiet_hours);
  o.known_text("customer_phone", p.customer_phone);
  o.known_text("customer_name", p.customer_name);
  o.known_text("customer_address", p.customer_address);
  o.known_text("about", p.about);
  if (p.callback_minutes > 0) o.number("callback_minutes", p.callback_minutes);
}

void write(object_writer& o, const sms_context_payload& p) {
  o.text("operator_phone", p.operator_phone);
  o.text("alert_type", p.alert_type);
  o.text("customer_phone", p.customer_phone);
  if (p.customer_name)
    o.text("customer_name", *p.customer_name);
  else
    o.member("customer_name").append("null");
  o.known_text("call_id", p.call_id);
  o.known_text("user_email", p.user_email);
}

}  // namespace

std::string write_payload(const domain::payload& payload) {
  std::string out;
  out.reserve(2048);
  {
    object_writer object{out};
    std::visit([&](const auto& p) { write(object, p); }, payload);
  }
  return out;
}

}  // namespace calllock::codec
