#include "domain/delivery/build.hpp"

#include <cmath>
#include <cstdio>

namespace calllock::domain {
namespace {

opt_text some(std::string s) {
  if (s.empty()) return std::nullopt;
  return s;
}

std::string dollars(double amount) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, amount == std::floor(amount) ? "$%.0f" : "$%.2f", amount);
  return buffer;
}

std::map<std::string, std::vector<std::string>> tag_names(const tag_set& tags) {
  std::map<std::string, std::vector<std::string>> out;
  for (std::size_t i = 0; i < tag_category_count; ++i) {
    auto& names = out[std::string{text(static_cast<tag_category>(i))}];
    for (const auto& t : tags[i]) names.push_back(t.name);
  }
  return out;
}

/// What is to be done, for the lead's own field: a sales lead is named by what is to be replaced (backend.md §13.1).
opt_text issue_text(const analysis& a) {
  if (a.reason == end_reason::sales_lead) {
    std::string s = a.equipment_type.value_or("HVAC") + " Replacement";
    if (a.equipment_age) s += " - " + *a.equipment_age;
    return s;
  }
  return a.problem_description;
}

opt_text urgency_transition(const analysis& a) {
  if (a.transition_urgency.empty() || a.booking_urgency.empty()) return std::nullopt;
  return a.transition_urgency + "->" + a.booking_urgency;
}

bool has_booking_audit(const analysis& a) {
  return !a.requested_time.empty() || !a.booked_slot.empty() || !a.transition_urgency.empty() ||
         !a.booking_urgency.empty();
}

/// The backend's word for the urgency, for `urgency_tier` of the call record (P-09).
opt_text tier_text(urgency u) {
  switch (u) {
    case urgency::emergency: return "LifeSafety";
    case urgency::high: return "Urgent";
    case urgency::medium: return "Routine";
    case urgency::low: return "Estimate";
    case urgency::none: break;
  }
  return std::nullopt;
}

/// Members that both payloads carry are filled from one place, so that they cannot disagree (P-28).
template <class Payload>
void fill_shared(Payload& p, const call_facts& facts, const analysis& a, const cards& texts, const scorecard& score) {
  p.caller_type = a.caller;
  p.primary_intent = a.intent;
  p.priority_color = a.color;
  p.priority_reason = some(a.color_reason);
  p.booking_status = facts.booking;
  p.call_type = a.type;
  p.call_subtype = some(a.subtype);
  p.is_commercial = a.is_commercial;
  p.quality_score = score.score;
  p.card_headline = some(texts.headline);
  p.card_summary = some(texts.summary);
  if (has_booking_audit(a)) {
    p.slot_changed = a.slot_changed;
    p.urgency_mismatch = a.urgency_mismatch;
    p.booking_requested_time = some(a.requested_time);
    p.booking_booked_slot = some(a.booked_slot);
    p.booking_urgency_transition = urgency_transition(a);
  }
}

}  // namespace

revenue_texts describe(revenue_tier tier, const tenant_profile& tenant) {
  switch (tier) {
    case revenue_tier::replacement: return {"$$$$", "Potential Replacement", "$5,000-$15,000+", 10000};
    case revenue_tier::major_repair: return {"$$$", "Major Repair", "$800-$3,000", 1900};
    case revenue_tier::standard_repair: return {"$$", "Standard Repair", "$200-$800", 500};
    case revenue_tier::minor: return {"$", "Maintenance/Minor", "$75-$250", 150};
    case revenue_tier::diagnostic:
      return {"$$?", "Diagnostic Needed", dollars(tenant.diagnostic_fee) + " Diagnostic", tenant.diagnostic_fee};
    case revenue_tier::none: break;
  }
  return {};
}

std::string full_address(const analysis& a) {
  std::string out = a.street_address.value_or("");
  const auto append = [&](const opt_text& part) {
    if (!part || part->empty() || out.find(*part) != std::string::npos) return;
    if (!out.empty()) out += ", ";
    out += *part;
  };
  append(a.unit);
  append(a.city);
  append(a.zip_code);
  return out;
}

std::string summary_text(const call_record& call, const analysis& a) {
  if (!call.call_summary.empty()) return call.call_summary;
  if (a.problem_description && !a.problem_description->empty()) return *a.problem_description;
  return "No summary available";
}

job_payload build_job(const call_record& call, const call_facts& facts, const analysis& a, const cards& texts,
                      const scorecard& score, const tenant_profile& tenant) {
  job_payload p;
  p.call_id = call.call_id;
  p.user_email = tenant.user_email;
  p.customer_name = a.customer_name.value_or("Unknown Caller");
  p.customer_phone = a.customer_phone.value_or(facts.caller_number.value_or("Unknown"));
  p.customer_address = full_address(a);
  if (p.customer_address.empty()) p.customer_address = no_address;
  p.urgency = a.urgency == urgency::none ? urgency::low : a.urgency;
  p.ai_summary = summary_text(call, a);
  p.call_transcript = some(call.transcript);
  p.issue_description = issue_text(a);
  p.equipment_type = a.equipment_type.value_or("unknown");
  p.equipment_age = a.equipment_age;
  p.sales_lead_notes = known(facts.given, "sales_lead_notes");
  p.problem_duration = a.problem_duration;
  p.problem_onset = a.problem_onset;
  p.problem_pattern = a.problem_pattern;
  p.customer_attempted_fixes = a.customer_attempted_fixes;
  p.problem_duration_category = a.duration;
  p.scheduled_at = facts.booking == booking_status::confirmed ? facts.appointment_at : std::nullopt;
  p.time_zone = tenant.time_zone;
  p.transcript_object = call.turns;
  if (a.revenue.tier != revenue_tier::none) {
    const auto texts_of_tier = describe(a.revenue.tier, tenant);
    p.revenue_tier = a.revenue.tier;
    p.revenue_tier_label = texts_of_tier.label;
    p.revenue_tier_description = texts_of_tier.description;
    p.revenue_tier_range = texts_of_tier.range;
    p.revenue_tier_signals = a.revenue.signals;
    p.revenue_confidence = a.revenue.sure;
    p.estimated_value = texts_of_tier.midpoint;
  }
  p.potential_replacement = a.revenue.tier == revenue_tier::replacement;
  p.end_call_reason = a.reason;
  p.property_type = a.property;
  p.system_status = a.system;
  p.equipment_age_bracket = a.equipment_bracket;
  p.is_decision_maker = a.is_decision_maker;
  p.decision_maker_contact = a.decision_maker_contact;
  p.tags = tag_names(a.tags);
  p.site_contact_name = a.site_contact_name;
  p.site_contact_phone = a.site_contact_phone;
  p.is_third_party = a.is_third_party;
  p.third_party_type = a.third_party_type;
  p.call_type_confidence = a.type_confidence;
  p.sentiment_score = a.sentiment_score;
  p.work_type = a.work;
  p.cal_com_booking_uid = some(facts.booking_uid);
  fill_shared(p, facts, a, texts, score);
  return p;
}

call_payload build_call(const call_record& call, const call_facts& facts, const analysis& a, const cards& texts,
                        const scorecard& score, const tenant_profile& tenant, instant now) {
  call_payload p;
  p.call_id = call.call_id;
  p.retell_call_id = call.call_id;
  p.user_email = tenant.user_email;
  p.phone_number = a.customer_phone.value_or(facts.caller_number.value_or("Unknown"));
  p.customer_name = a.customer_name;
  p.started_at = call.started_at ? call.started_at : call.ended_at;
  if (!p.started_at) p.started_at = now;  // never connected: the event's own time is all there is (T-07)
  p.ended_at = call.ended_at;
  if (call.started_at && call.ended_at && *call.ended_at >= *call.started_at)
    p.duration_seconds =
        static_cast<int>(std::chrono::round<std::chrono::seconds>(*call.ended_at - *call.started_at).count());
  p.direction = call.direction == call_direction::outbound ? call_direction::outbound : call_direction::inbound;
  p.outcome = a.reason;
  p.hvac_issue_type = a.issue;
  p.urgency_tier = tier_text(a.urgency);
  p.problem_description = a.problem_description;
  if (a.revenue.tier != revenue_tier::none) {
    p.revenue_tier_label = describe(a.revenue.tier, tenant).label;
    p.revenue_tier_signals = a.revenue.signals;
  }
  p.transcript_object = call.turns;
  p.call_summary = summary_text(call, a);
  p.sentiment = some(call.user_sentiment);
  fill_shared(p, facts, a, texts, score);
  return p;
}

}  // namespace calllock::domain
