#include "domain/call/merge.hpp"

#include <algorithm>
#include <array>

#include "domain/booking/local_time.hpp"
#include "domain/booking/wish.hpp"
#include "domain/call/dedup.hpp"

namespace calllock::domain {
namespace {

bool is_true(std::string_view s) { return s == "true" || s == "True" || s == "TRUE" || s == "1" || s == "yes"; }

bool says_true(const text_map& fields, std::string_view key) {
  const auto it = fields.find(key);
  return it != fields.end() && is_true(it->second);
}

/// Names under which the same thing is said by different tools, prompts and agents; the first is ours.
struct alias {
  std::string_view ours, theirs;
};
constexpr alias aliases[] = {
    {"customer_name", "customer_name"},
    {"customer_name", "name"},
    {"customer_name", "caller_name"},
    {"customer_phone", "customer_phone"},
    {"customer_phone", "phone_number"},
    {"customer_phone", "caller_phone"},
    {"customer_phone", "phone"},
    {"customer_phone", "callback_number"},
    {"service_address", "service_address"},
    {"service_address", "customer_address"},
    {"service_address", "address"},
    {"zip_code", "zip_code"},
    {"zip_code", "zip"},
    {"problem_description", "problem_description"},
    {"problem_description", "issue_description"},
    {"problem_description", "urgency_description"},
    {"problem_description", "problem_summary"},
    {"problem_duration", "problem_duration"},
    {"problem_onset", "problem_onset"},
    {"problem_pattern", "problem_pattern"},
    {"customer_attempted_fixes", "customer_attempted_fixes"},
    {"equipment_type", "equipment_type"},
    {"equipment_type", "current_equipment"},
    {"equipment_type", "equipment"},
    {"equipment_brand", "equipment_brand"},
    {"equipment_location", "equipment_location"},
    {"equipment_age", "equipment_age"},
    {"urgency", "urgency"},
    {"urgency", "urgency_tier"},
    {"urgency", "urgency_level"},
    {"site_contact_name", "site_contact_name"},
    {"site_contact_phone", "site_contact_phone"},
    {"preferred_time", "preferred_time"},
    {"preferred_time", "date_time"},
    {"callback_type", "callback_type"},
    {"emergency_type", "emergency_type"},
    {"lead_type", "lead_type"},
    {"is_third_party", "is_third_party"},
    {"sales_lead_notes", "sales_lead_notes"},
    {"sales_lead_notes", "notes"},
};

/// Tools whose arguments are the agent's record of what the caller said. Lookups and edge transitions carry numbers and
/// moods, not facts about this visit.
bool gives_facts(std::string_view name) {
  const auto t = parse_tool(name);
  return t && !only_reads(*t);
}

/// Enters `fields` under our names; a later call of this function wins over an earlier one.
void give(call_facts& facts, const text_map& fields, bool by_tool) {
  for (const auto& a : aliases) {
    const auto v = known(fields, a.theirs);
    if (!v) continue;
    if (a.ours == "customer_phone" || a.ours == "site_contact_phone") {
      const auto phone = normalise_phone(*v);
      if (!phone) continue;
      facts.given[std::string{a.ours}] = *phone;
    } else {
      facts.given[std::string{a.ours}] = *v;
    }
    facts.given_by_tool[std::string{a.ours}] = by_tool;
  }
}

void give(call_facts& facts, std::string_view key, const text_fact& fact) {
  if (!fact.known()) return;
  facts.given[std::string{key}] = std::string{fact.value.view()};
  facts.given_by_tool[std::string{key}] = true;
}

void give_from_state(call_facts& facts, const ConversationState& s) {
  give(facts, "customer_name", s.customer_name);
  if (s.customer_phone.at.rank > 0) give(facts, "customer_phone", s.customer_phone);  // rank 0: only the caller id
  give(facts, "service_address", s.service_address);
  give(facts, "zip_code", s.zip_code);
  give(facts, "problem_description", s.problem_description);
  give(facts, "problem_duration", s.problem_duration);
  give(facts, "problem_onset", s.problem_onset);
  give(facts, "problem_pattern", s.problem_pattern);
  give(facts, "customer_attempted_fixes", s.customer_attempted_fixes);
  give(facts, "equipment_type", s.equipment_type);
  give(facts, "equipment_brand", s.equipment_brand);
  give(facts, "equipment_location", s.equipment_location);
  give(facts, "equipment_age", s.equipment_age);
  give(facts, "sales_lead_notes", s.sales_lead_notes);
  give(facts, "site_contact_name", s.site_contact_name);
  give(facts, "site_contact_phone", s.site_contact_phone);
  give(facts, "preferred_time", s.preferred_time);
  if (s.urgency.known()) {
    facts.given["urgency"] = std::string{text(s.urgency.value)};
    facts.given_by_tool["urgency"] = true;
  }
}

/// What tools of this call did, as the trace shows it, for calls whose tools went to somebody else's server.
void read_trace(call_facts& facts, const call_record& call) {
  for (const auto& e : call.trace) {
    if (e.kind != trace_kind::invocation) continue;
    const auto t = parse_tool(e.name);
    if (!t) continue;
    if (gives_facts(e.name)) {
      text_map fields = e.fields;
      // How urgent a call back is says nothing about the fault.
      if (*t == tool::create_callback) fields.erase("urgency");
      give(facts, fields, true);
    }
    const bool failed = std::any_of(call.trace.begin(), call.trace.end(), [&](const trace_entry& r) {
      return r.kind == trace_kind::result && r.tool_call_id == e.tool_call_id && r.successful == false;
    });
    if (failed) continue;
    if (*t == tool::create_callback) {
      facts.callback_promised = true;
      if (const auto type = known(e.fields, "callback_type"); type && facts.callback == callback_type::none)
        facts.callback = parse_callback_type(*type);
    } else if (*t == tool::send_sales_lead_alert) {
      facts.alert_sent_sales = true;
    } else if (*t == tool::send_emergency_alert) {
      facts.alert_sent_emergency = true;
    } else if (*t == tool::end_call) {
      if (const auto reason = known(e.fields, "reason"); reason && facts.stated_reason == end_reason::none)
        facts.stated_reason = parse_end_reason(*reason);
    }
  }
}

/// The appointment time of an answer: ISO with zone, a local ISO time, or spoken words, read as from the call's start.
std::optional<instant> resolve_slot(std::string_view words, const call_record& call, const tenant_profile& tenant,
                                    instant now) {
  if (words.empty()) return std::nullopt;
  if (const auto exact = parse_rfc3339(words)) return exact;
  const instant from = call.started_at.value_or(now);
  const wish w = parse_wish(words, from, tenant.time_zone, tenant.hours);
  if ((w.kind == wish_kind::at || w.kind == wish_kind::window) && w.start && *w.start > from) return w.start;
  return std::nullopt;
}

std::string slot_text(const text_map& fields) {
  const auto date = known(fields, "appointment_date");
  const auto time = known(fields, "appointment_time");
  if (date && time) return *date + " at " + *time;
  if (time) return *time;
  if (const auto t = known(fields, "booking_time")) return *t;
  return {};
}

void settle_booking(call_facts& facts, const ConversationState& state, const call_record& call,
                    const tenant_profile& tenant, instant now) {
  if (const auto* own = state.booking()) {  // our ledger knows better than anybody's trace
    facts.booking = state.booking_now();
    if (facts.booking == booking_status::confirmed) {
      facts.booking_uid = own->provider_uid;
      facts.appointment_at = own->start_at;
    }
    return;
  }
  const auto traced = booking_in_trace(call, tenant, now);
  if (traced.booked) {
    facts.booking = booking_status::confirmed;
    facts.booking_uid = traced.uid;
    facts.appointment_at = traced.start_at;
    return;
  }
  if (traced.attempted) {
    facts.booking = booking_status::attempted_failed;
    return;
  }
  // Without any trace the variables are what the booking tool left behind (P-01); beside a trace they are only a claim.
  if (call.trace.empty() && says_true(call.dynamic_variables, "booking_confirmed")) {
    const auto time = known(call.dynamic_variables, "appointment_time");
    facts.appointment_at = time ? resolve_slot(*time, call, tenant, now) : std::nullopt;
    if (facts.appointment_at) facts.booking = booking_status::confirmed;
  }
}

}  // namespace

std::optional<std::string> caller_number(const call_record& call, const tenant_profile& tenant) {
  const auto from = normalise_phone(call.from_number);
  const auto to = normalise_phone(call.to_number);
  const auto ours = [&](const std::optional<std::string>& n) {
    return n && std::find(tenant.own_numbers.begin(), tenant.own_numbers.end(), *n) != tenant.own_numbers.end();
  };
  const auto pick = [&](const auto& wanted) -> std::optional<std::string> {
    if (ours(wanted)) return std::nullopt;
    return wanted;
  };
  switch (call.direction) {
    case call_direction::inbound: return pick(from);
    case call_direction::outbound: return pick(to);
    case call_direction::unknown: break;
  }
  if (ours(from)) return pick(to);
  return pick(from ? from : to);
}

traced_booking booking_in_trace(const call_record& call, const tenant_profile& tenant, instant now) {
  traced_booking out;
  for (const auto& e : call.trace) {
    const auto t = parse_tool(e.name);
    if (!t || !books(*t)) continue;
    out.attempted = true;
    if (e.kind != trace_kind::result || e.successful == false) continue;
    if (!says_true(e.fields, "booked") && !says_true(e.fields, "booking_confirmed")) continue;
    if (says_true(e.fields, "already_booked")) continue;
    out.booked = true;
    for (const std::string_view name : {"booking_uid", "appointmentId", "appointment_id", "uid"})
      if (const auto uid = known(e.fields, name)) out.uid = *uid;
    out.slot_text = slot_text(e.fields);
    if (const auto start = known(e.fields, "appointment_start")) out.start_at = parse_rfc3339(*start);
    if (!out.start_at) out.start_at = resolve_slot(out.slot_text, call, tenant, now);
  }
  return out;
}

call_facts merge_facts(const ConversationState& state, const call_record& call, const tenant_profile& tenant,
                       instant now) {
  call_facts facts;
  give(facts, call.custom_analysis, false);
  give(facts, call.dynamic_variables, false);
  give_from_state(facts, state);
  facts.callback = state.callback.value;
  facts.callback_promised = state.callback_promised;
  facts.alert_sent_sales = state.sales_lead_sent;
  facts.alert_sent_emergency = state.is_urgent_escalation;
  facts.stated_reason = state.reason.value;
  read_trace(facts, call);
  if (facts.callback == callback_type::none)
    if (const auto type = known(facts.given, "callback_type")) facts.callback = parse_callback_type(*type);
  facts.last_agent_state = std::string{state.last_agent_state.value.view()};
  if (const auto s = known(call.dynamic_variables, "current_agent_state")) facts.last_agent_state = *s;
  facts.caller_known = state.caller_known || says_true(call.dynamic_variables, "caller_known");
  facts.caller_number = caller_number(call, tenant);
  settle_booking(facts, state, call, tenant, now);
  // The agent sets has_appointment on entering the booking state, even when booking fails: after an attempt it says
  // nothing.
  facts.has_existing_appointment =
      state.has_existing_appointment ||
      (facts.booking == booking_status::not_requested && says_true(call.dynamic_variables, "has_appointment"));
  return facts;
}

}  // namespace calllock::domain
