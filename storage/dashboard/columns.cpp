#include "storage/dashboard/columns.hpp"

#include "codec/json_writer.hpp"
#include "storage/dashboard/rules.hpp"

namespace calllock::storage::dashboard {
namespace {

value unless_placeholder(std::string_view text) { return domain::is_sentinel(text) ? value{} : known(text); }

value phone(std::string_view given) {
  const auto e164 = domain::normalise_phone(given);
  return e164 ? value{*e164} : unless_placeholder(given);
}

value json(const std::vector<domain::utterance>& turns) {
  if (turns.empty()) return {};
  std::string out;
  {
    codec::array_writer array{out};
    for (const auto& t : turns) {
      codec::object_writer turn{array.element()};
      turn.text("role", t.who == domain::speaker::agent ? "agent" : "user");
      turn.text("content", t.text);
    }
  }
  return json_text{std::move(out)};
}

value json(const std::map<std::string, std::vector<std::string>>& tags) {
  if (tags.empty()) return {};
  std::string out;
  {
    codec::object_writer object{out};
    for (const auto& [category, names] : tags) {
      codec::array_writer array{object.escaped_member(category)};
      for (const auto& n : names) codec::append_string(array.element(), n);
    }
  }
  return json_text{std::move(out)};
}

/// The members that jobs and calls payloads share under one name.
template <class Payload>
void add_audit_and_cards(columns& c, const Payload& p) {
  c.push_back({"end_call_reason", known(domain::text([&] {
                 if constexpr (requires { p.end_call_reason; })
                   return p.end_call_reason;
                 else
                   return p.outcome;
               }()))});
  c.push_back({"transcript_object", json(p.transcript_object)});
  c.push_back({"revenue_tier_label", known(p.revenue_tier_label)});
  c.push_back({"revenue_tier_signals", known(p.revenue_tier_signals)});
  c.push_back({"caller_type", known(domain::text(p.caller_type))});
  c.push_back({"primary_intent", known(domain::text(p.primary_intent))});
  c.push_back({"booking_status", known(domain::text(p.booking_status))});
  c.push_back({"call_type", known(domain::text(p.call_type))});
  c.push_back({"call_subtype", known(p.call_subtype)});
  c.push_back({"is_commercial", known(p.is_commercial)});
  c.push_back({"card_headline", known(p.card_headline)});
  c.push_back({"card_summary", known(p.card_summary)});
  c.push_back({"slot_changed", known(p.slot_changed)});
  c.push_back({"urgency_mismatch", known(p.urgency_mismatch)});
  c.push_back({"booking_requested_time", known(p.booking_requested_time)});
  c.push_back({"booking_booked_slot", known(p.booking_booked_slot)});
  c.push_back({"booking_urgency_transition", known(p.booking_urgency_transition)});
  c.push_back({"quality_score", known(p.quality_score)});
}

void add_revenue(columns& c, const domain::job_payload& j) {
  c.push_back({"revenue_tier", known(domain::text(j.revenue_tier))});
  c.push_back({"revenue_tier_description", known(j.revenue_tier_description)});
  c.push_back({"revenue_tier_range", known(j.revenue_tier_range)});
  c.push_back({"revenue_confidence", known(domain::text(j.revenue_confidence))});
  c.push_back({"revenue_factors", known(j.revenue_factors)});
  c.push_back({"potential_replacement", known(j.potential_replacement)});
  c.push_back({"estimated_value", known(j.estimated_value)});
  c.push_back({"estimated_revenue_low", known(j.estimated_revenue_low)});
  c.push_back({"estimated_revenue_high", known(j.estimated_revenue_high)});
  c.push_back({"estimated_revenue_display", known(j.estimated_revenue_display)});
}

void add_problem(columns& c, const domain::job_payload& j) {
  c.push_back({"issue_description", j.issue_description ? known(j.issue_description) : known(j.ai_summary)});
  c.push_back({"problem_duration", known(j.problem_duration)});
  c.push_back({"problem_duration_category", known(domain::text(j.problem_duration_category))});
  c.push_back({"problem_onset", known(j.problem_onset)});
  c.push_back({"problem_pattern", known(j.problem_pattern)});
  c.push_back({"customer_attempted_fixes", known(j.customer_attempted_fixes)});
  c.push_back({"sales_lead_notes", known(j.sales_lead_notes)});
  c.push_back({"equipment_type", known(stored_equipment(j))});
  c.push_back({"equipment_age", known(stored_equipment_age(j))});
  c.push_back({"equipment_age_bracket", known(domain::text(j.equipment_age_bracket))});
  c.push_back({"property_type", known(domain::text(j.property_type))});
  c.push_back({"system_status", known(domain::text(j.system_status))});
  c.push_back({"work_type", known(domain::text(j.work_type))});
  c.push_back({"sentiment_score", known(j.sentiment_score)});
  c.push_back({"tags", json(j.tags)});
}

void add_people(columns& c, const domain::job_payload& j) {
  c.push_back({"is_decision_maker", known(j.is_decision_maker)});
  c.push_back({"decision_maker_contact", known(j.decision_maker_contact)});
  c.push_back({"is_third_party", known(j.is_third_party)});
  c.push_back({"third_party_type", known(j.third_party_type)});
  c.push_back({"site_contact_name", known(j.site_contact_name)});
  c.push_back({"site_contact_phone", known(j.site_contact_phone)});
  c.push_back({"call_type_confidence", known(domain::text(j.call_type_confidence))});
  c.push_back({"is_callback_complaint", known(j.is_callback_complaint)});
}

}  // namespace

columns columns_of(const domain::job_payload& j, const std::optional<std::string>& customer_id) {
  columns c;
  c.reserve(64);
  c.push_back({"customer_name", unless_placeholder(j.customer_name)});
  c.push_back({"customer_phone", phone(j.customer_phone)});
  c.push_back({"customer_address", unless_placeholder(j.customer_address)});
  c.push_back({"customer_id", known(customer_id)});
  c.push_back({"service_type", known(j.service_type)});
  c.push_back({"urgency", known(domain::text(stored_urgency(j)))});
  c.push_back({"ai_summary", known(j.ai_summary)});
  c.push_back({"call_transcript", known(j.call_transcript)});
  add_revenue(c, j);
  add_problem(c, j);
  add_people(c, j);
  add_audit_and_cards(c, j);
  return c;
}

columns columns_of(const domain::call_payload& p) {
  columns c;
  c.push_back({"retell_call_id", known(p.retell_call_id)});
  c.push_back({"phone_number", phone(p.phone_number)});
  c.push_back({"customer_name", p.customer_name ? unless_placeholder(*p.customer_name) : value{}});
  c.push_back({"started_at", known(p.started_at)});
  c.push_back({"ended_at", known(p.ended_at)});
  c.push_back({"duration_seconds", known(p.duration_seconds)});
  c.push_back({"outcome", known(domain::text(p.outcome))});
  c.push_back({"hvac_issue_type", known(domain::text(p.hvac_issue_type))});
  c.push_back({"urgency_tier", known(p.urgency_tier)});
  c.push_back({"problem_description", known(p.problem_description)});
  c.push_back({"priority_color", known(domain::text(p.priority_color))});
  c.push_back({"status_color", known(domain::text(p.priority_color))});
  c.push_back({"priority_reason", known(p.priority_reason)});
  c.push_back({"call_summary", known(p.call_summary)});
  c.push_back({"sentiment", known(p.sentiment)});
  add_audit_and_cards(c, p);
  return c;
}

std::string insert_text(std::string_view table, const columns& c, std::string_view returning) {
  std::string names, marks;
  for (std::size_t i = 0; i < c.size(); ++i) {
    names.append(i == 0 ? "" : ", ").append(c[i].name);
    marks.append(i == 0 ? "$" : ", $").append(std::to_string(i + 1));
  }
  return "insert into " + std::string{table} + " (" + names + ") values (" + marks + ") returning " +
         std::string{returning};
}

std::string keep_absent(const columns& c) {
  std::string out;
  for (std::size_t i = 0; i < c.size(); ++i)
    out.append(i == 0 ? "" : ", ")
        .append(c[i].name)
        .append(" = coalesce($")
        .append(std::to_string(i + 1))
        .append(", ")
        .append(c[i].name)
        .append(")");
  return out;
}

std::string fill_from(const columns& c, std::string_view target, std::string_view source) {
  std::string out;
  for (const auto& x : c)
    out.append(out.empty() ? "" : ", ")
        .append(x.name)
        .append(" = coalesce(")
        .append(target)
        .append(".")
        .append(x.name)
        .append(", ")
        .append(source)
        .append(".")
        .append(x.name)
        .append(")");
  return out;
}

std::vector<value> values_of(const columns& c) {
  std::vector<value> out;
  out.reserve(c.size());
  for (const auto& x : c) out.push_back(x.v);
  return out;
}

}  // namespace calllock::storage::dashboard
