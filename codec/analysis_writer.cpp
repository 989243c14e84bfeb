#include "codec/conversation_state.hpp"
#include "codec/json_writer.hpp"

namespace calllock::codec {
namespace {

using domain::analysis;

void write_tags(object_writer& outer, const domain::tag_set& tags) {
  object_writer categories{outer.member("tags")};
  for (std::size_t i = 0; i < domain::tag_category_count; ++i) {
    if (tags[i].empty()) continue;
    array_writer array{categories.member(text(static_cast<domain::tag_category>(i)))};
    for (const auto& t : tags[i]) {
      object_writer tag{array.element()};
      tag.text("name", t.name);
      tag.number("turn", t.turn);
      tag.text("quote", t.quote);
    }
  }
}

void write_classes(object_writer& o, const analysis& a) {
  o.known_text("end_call_reason", text(a.reason));
  o.known_text("urgency", text(a.urgency));
  o.flag("is_safety_emergency", a.is_safety_emergency);
  o.flag("is_urgent_escalation", a.is_urgent_escalation);
  o.known_text("callback_type", text(a.callback));
  o.known_text("caller_type", text(a.caller));
  o.known_text("primary_intent", text(a.intent));
  o.known_text("work_type", text(a.work));
  o.known_text("call_type", text(a.type));
  o.known_text("call_subtype", a.subtype);
  o.known_text("call_type_confidence", text(a.type_confidence));
  o.flag("is_commercial", a.is_commercial);
  o.number("sentiment_score", a.sentiment_score);
  o.known_text("hvac_issue_type", text(a.issue));
  o.known_text("priority_color", text(a.color));
  o.known_text("priority_reason", a.color_reason);
  o.known_text("revenue_tier", text(a.revenue.tier));
  o.texts("revenue_signals", a.revenue.signals);
  o.known_text("revenue_confidence", text(a.revenue.sure));
}

void write_extracted(object_writer& outer, const analysis& a) {
  object_writer o{outer.member("facts")};
  o.known_text("customer_name", a.customer_name);
  o.known_text("customer_phone", a.customer_phone);
  o.known_text("street_address", a.street_address);
  o.known_text("unit", a.unit);
  o.known_text("city", a.city);
  o.known_text("zip_code", a.zip_code);
  o.known_text("problem_description", a.problem_description);
  o.known_text("problem_duration", a.problem_duration);
  o.known_text("problem_duration_category", text(a.duration));
  o.known_text("problem_onset", a.problem_onset);
  o.known_text("problem_pattern", a.problem_pattern);
  o.known_text("customer_attempted_fixes", a.customer_attempted_fixes);
  o.known_text("equipment_type", a.equipment_type);
  o.known_text("equipment_brand", a.equipment_brand);
  o.known_text("equipment_location", a.equipment_location);
  o.known_text("equipment_age", a.equipment_age);
  o.known_text("equipment_age_bracket", text(a.equipment_bracket));
  o.known_text("property_type", text(a.property));
  o.known_text("system_status", text(a.system));
  o.flag("is_decision_maker", a.is_decision_maker);
  o.known_text("decision_maker_contact", a.decision_maker_contact);
  o.flag("is_third_party", a.is_third_party);
  o.known_text("third_party_type", a.third_party_type);
  o.known_text("site_contact_name", a.site_contact_name);
  o.known_text("site_contact_phone", a.site_contact_phone);
}

void write_booking_audit(object_writer& outer, const analysis& a) {
  object_writer o{outer.member("booking")};
  o.known_text("requested_time", a.requested_time);
  o.known_text("booked_slot", a.booked_slot);
  o.known_text("transition_urgency", a.transition_urgency);
  o.known_text("booking_urgency", a.booking_urgency);
  o.flag("slot_changed", a.slot_changed);
  o.flag("urgency_mismatch", a.urgency_mismatch);
}

}  // namespace

std::string write_analysis(const domain::analysis& a) {
  std::string out;
  out.reserve(2048);
  {
    object_writer o{out};
    o.known_text("lexicon_version", a.lexicon_version);
    write_tags(o, a.tags);
    write_classes(o, a);
    write_extracted(o, a);
    write_booking_audit(o, a);
  }
  return out;
}

}  // namespace calllock::codec
