#include "support/dashboard_schema.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <cctype>
#include <string_view>
#include <vector>

#include "domain/booking/local_time.hpp"

namespace calllock::test {
namespace json = boost::json;

namespace {

enum class type { text, filled, email, time, number, integer, natural, positive, flag, texts, turns, tags, one_of };

struct member {
  std::string_view name;
  type kind = type::text;
  std::vector<std::string_view> allowed = {};
  bool required = false;
};

using schema = std::vector<member>;

void add(schema& s, type kind, std::initializer_list<std::string_view> names, bool required = false) {
  for (const auto n : names) s.push_back({n, kind, {}, required});
}
void choice(schema& s, std::string_view name, std::vector<std::string_view> allowed, bool required = false) {
  s.push_back({name, type::one_of, std::move(allowed), required});
}

schema jobs_schema() {
  schema s;
  add(s, type::filled, {"customer_name", "customer_phone", "customer_address"}, true);
  add(s, type::email, {"user_email"}, true);
  choice(s, "service_type", {"hvac", "plumbing", "electrical", "general"}, true);
  choice(s, "urgency", {"low", "medium", "high", "emergency"}, true);
  add(s, type::text,
      {"ai_summary", "call_transcript", "issue_description", "equipment_type", "equipment_age", "sales_lead_notes",
       "revenue_tier_description", "revenue_tier_range", "problem_duration", "problem_onset", "problem_pattern",
       "customer_attempted_fixes", "call_id", "priority_reason", "decision_maker_contact",
       "estimated_revenue_display"});
  add(s, type::time, {"scheduled_at"});
  add(s, type::number, {"estimated_value", "estimated_revenue_low", "estimated_revenue_high"});
  add(s, type::texts, {"revenue_tier_signals", "revenue_factors"});
  add(s, type::flag, {"potential_replacement", "is_callback_complaint", "is_archived", "is_decision_maker"});
  add(s, type::turns, {"transcript_object"});
  add(s, type::tags, {"tags"});
  choice(s, "end_call_reason",
         {"wrong_number", "callback_later", "safety_emergency", "urgent_escalation", "out_of_area", "waitlist_added",
          "completed", "customer_hangup", "sales_lead", "cancelled", "rescheduled"});
  choice(s, "revenue_tier", {"replacement", "major_repair", "standard_repair", "minor", "diagnostic"});
  choice(s, "revenue_tier_label", {"$$$$", "$$$", "$$", "$", "$$?"});
  choice(s, "revenue_confidence", {"low", "medium", "high"});
  choice(s, "caller_type", {"residential", "commercial", "vendor", "recruiting", "unknown"});
  choice(s, "primary_intent", {"new_lead", "active_job_issue", "booking_request", "admin_billing", "solicitation"});
  choice(s, "booking_status", {"confirmed", "attempted_failed", "not_requested"});
  choice(s, "status_color", {"red", "green", "blue", "gray"});
  choice(s, "priority_color", {"red", "green", "blue", "gray"});
  choice(s, "work_type", {"service", "maintenance", "install", "admin"});
  choice(s, "property_type", {"house", "condo", "apartment", "commercial"});
  choice(s, "system_status", {"completely_down", "partially_working", "running_but_ineffective"});
  choice(s, "equipment_age_bracket", {"under_10", "10_to_15", "over_15", "unknown"});
  add(s, type::integer, {"sentiment_score"});
  return s;
}

schema calls_schema() {
  schema s;
  add(s, type::filled, {"call_id", "phone_number"}, true);
  add(s, type::email, {"user_email"}, true);
  add(s, type::time, {"started_at"}, true);
  add(s, type::time, {"ended_at"});
  add(s, type::natural, {"duration_seconds"});
  choice(s, "direction", {"inbound", "outbound"});
  add(s, type::text,
      {"retell_call_id", "customer_name", "outcome", "hvac_issue_type", "urgency_tier", "problem_description",
       "revenue_tier_label", "job_id", "lead_id"});
  add(s, type::texts, {"revenue_tier_signals"});
  add(s, type::turns, {"transcript_object"});
  return s;
}

schema alerts_schema() {
  schema s;
  add(s, type::filled, {"phone_number", "problem_description"}, true);
  add(s, type::email, {"user_email"}, true);
  add(s, type::time, {"sms_sent_at"}, true);
  add(s, type::positive, {"callback_promised_minutes"}, true);
  add(s, type::text, {"alert_id", "call_id", "customer_name", "customer_address", "urgency_tier", "sms_message_sid"});
  return s;
}

schema context_schema() {
  schema s;
  add(s, type::filled, {"operator_phone", "alert_type", "customer_phone"}, true);
  return s;
}

bool is_email(std::string_view s) {
  const auto at = s.find('@');
  return at != std::string_view::npos && at > 0 && s.find('.', at + 2) != std::string_view::npos;
}

bool is_texts(const json::value& v) {
  return v.is_array() &&
         std::all_of(v.as_array().begin(), v.as_array().end(), [](const auto& e) { return e.is_string(); });
}

bool is_turns(const json::value& v) {
  return v.is_array() && std::all_of(v.as_array().begin(), v.as_array().end(), [](const json::value& e) {
           if (!e.is_object()) return false;
           const auto* role = e.as_object().if_contains("role");
           const auto* content = e.as_object().if_contains("content");
           return role && content && content->is_string() && (*role == "agent" || *role == "user");
         });
}

bool is_tags(const json::value& v) {
  return v.is_object() &&
         std::all_of(v.as_object().begin(), v.as_object().end(), [](const auto& m) { return is_texts(m.value()); });
}

bool fits(const member& m, const json::value& v) {
  const auto text = v.is_string() ? std::string_view{v.as_string().data(), v.as_string().size()} : std::string_view{};
  switch (m.kind) {
    case type::text: return v.is_string();
    case type::filled: return !text.empty();
    case type::email: return is_email(text);
    case type::time: return domain::parse_rfc3339(text).has_value();
    case type::number: return v.is_number();
    case type::integer: return v.is_int64() && v.as_int64() >= 1 && v.as_int64() <= 5;
    case type::natural: return v.is_int64() && v.as_int64() >= 0;
    case type::positive: return v.is_int64() && v.as_int64() > 0;
    case type::flag: return v.is_bool();
    case type::texts: return is_texts(v);
    case type::turns: return is_turns(v);
    case type::tags: return is_tags(v);
    case type::one_of: return v.is_string() && std::find(m.allowed.begin(), m.allowed.end(), text) != m.allowed.end();
  }
  return false;
}

}  // namespace

std::optional<std::string> dashboard_complaint(const std::string& operation, const json::value& body) {
  static const schema jobs = jobs_schema(), calls = calls_schema(), alerts = alerts_schema(),
                      context = context_schema();
  if (!body.is_object()) return "body";
  const auto& members = operation == "jobs"     ? jobs
                        : operation == "calls"  ? calls
                        : operation == "alerts" ? alerts
                                                : context;
  for (const auto& m : members) {
    const auto* v = body.as_object().if_contains({m.name.data(), m.name.size()});
    if (!v && !m.required) continue;
    if (!v) return std::string{m.name} + ": required";
    if (!fits(m, *v)) return std::string{m.name} + ": " + json::serialize(*v).substr(0, 80);
  }
  return std::nullopt;
}

}  // namespace calllock::test
