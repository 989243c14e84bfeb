#include "domain/analysis/tool_events.hpp"

#include "domain/analysis/text_search.hpp"
#include "domain/tenant.hpp"

namespace calllock::domain {

namespace {

std::string_view field(const trace_entry& t, std::string_view key) {
  const auto it = t.fields.find(key);
  if (it == t.fields.end() || is_sentinel(it->second)) return {};
  return it->second;
}

void keep(std::string& into, std::string_view value) {
  if (!value.empty()) into = value;
}

void note(std::string& notes, std::string_view text) {
  if (text.empty()) return;
  if (!notes.empty()) notes += ". ";
  notes += text;
}

bool is_booking(std::string_view name) { return name == "book_service" || name == "book_appointment"; }
bool is_callback(std::string_view name) { return name.starts_with("create_callback"); }
bool is_lead(std::string_view name) { return name == "send_sales_lead_alert"; }

void read_invocation(const trace_entry& t, tool_events& out) {
  if (is_booking(t.name)) {
    out.booking_called = true;
    keep(out.booking_urgency, field(t, t.fields.contains("urgency_tier") ? "urgency_tier" : "urgency"));
    keep(out.booking_time, field(t, t.fields.contains("preferred_time") ? "preferred_time" : "date_time"));
    if (out.notes.find(field(t, "problem_description")) == std::string::npos)
      note(out.notes, field(t, "problem_description"));
  } else if (t.name == "transition_to_booking") {
    out.transition_called = true;
    keep(out.transition_urgency, field(t, "urgency_tier"));
    if (out.requested_time.empty()) keep(out.requested_time, field(t, "preferred_time"));
  } else if (is_callback(t.name)) {
    out.callback_called = true;
    keep(out.callback_kind, field(t, t.fields.contains("callback_type") ? "callback_type" : "type"));
    keep(out.callback_department, field(t, "department"));
    keep(out.callback_priority, field(t, t.fields.contains("priority") ? "priority" : "urgency"));
    note(out.notes, field(t, "reason"));
    note(out.notes, field(t, "issue_description"));
  } else if (is_lead(t.name)) {
    note(out.notes, field(t, "notes"));
  } else if (t.name == "end_call") {
    keep(out.end_reason, field(t, "reason"));
  } else if (contains_word(t.name, "transfer") || t.name.starts_with("transfer")) {
    out.transferred = true;
  }
}

/// The visit that a lookup found. The codec leaves nested members out of `fields`, so its kind is taken from the words
/// of the answer.
std::string_view visit_kind_of(const trace_entry& t) {
  if (const auto v = field(t, "upcoming_appointment.type"); !v.empty()) return v;
  const auto upcoming = t.text.find("\"upcoming_appointment");
  if (upcoming == std::string::npos) return {};
  const auto at = t.text.find("\"type\"", upcoming);
  if (at == std::string::npos) return {};
  const auto open = t.text.find('"', at + 6);
  const auto close = open == std::string::npos ? open : t.text.find('"', open + 1);
  return close == std::string::npos ? std::string_view{} : std::string_view(t.text).substr(open + 1, close - open - 1);
}

void read_result(const trace_entry& t, tool_events& out) {
  const bool worked = t.successful.value_or(true);
  if (t.name == "lookup_caller" || t.name == "lookup_booking" || t.name == "get_customer_status") {
    keep(out.visit_kind, visit_kind_of(t));
    if (field(t, "found") == "true") keep(out.known_as, field(t, "customer_name"));
    return;
  }
  const auto said = [&](std::string_view key) { return field(t, key) == "true"; };
  if (worked && (is_booking(t.name) || t.name.empty()) && (said("booking_confirmed") || said("booked"))) {
    keep(out.booked_slot, field(t, t.fields.contains("appointment_time") ? "appointment_time" : "booking_time"));
  }
  if (is_lead(t.name) && worked && !t.fields.empty() && field(t, "success") != "false") out.sales_lead = true;
  if (!is_callback(t.name) || !worked || field(t, "success") == "false") return;
  out.callback_done = true;
  const auto answer = field(t, "note");
  if (has_any_word(answer, {"moved", "rescheduled", "changed"})) out.moved = true;
  if (has_any_word(answer, {"cancelled", "canceled"})) out.cancelled = true;
  if (t.fields.contains("waitlist_position")) out.waitlisted = true;
}

}  // namespace

tool_events read_tools(const call_record& call) {
  tool_events out;
  for (const auto& t : call.trace) {
    if (t.kind == trace_kind::invocation) read_invocation(t, out);
    if (t.kind == trace_kind::result) read_result(t, out);
  }
  if (!out.booking_time.empty()) out.requested_time = out.booking_time;
  if (has_any_word(out.callback_kind, {"waitlist", "waiting"})) out.waitlisted = out.waitlisted || out.callback_done;
  return out;
}

}  // namespace calllock::domain
