#include "domain/call/rules.hpp"
#include "domain/call/speak_history.hpp"
#include "domain/call/standing.hpp"

namespace calllock::domain {

namespace {

/// The loop guard's verdict; counted for unknown callers as well (P-26).
std::optional<bool> force_transition(ConversationState& s, tool t) {
  if (t != tool::lookup_caller) return std::nullopt;
  return loops(s, t);
}

/// The dashboard's tool: the next appointment and nothing else (dashboard.md §1).
void tell_appointment(step_result& r, const history_found& e, std::string_view key) {
  tool_reply body;
  body.found = e.history.upcoming.has_value();
  if (const auto& next = e.history.upcoming) {
    body.appointment_date = next->date;
    body.appointment_time = next->time;
    body.status = "scheduled";
    body.message = "There is an appointment on " + next->date + " at " + next->time + ".";
  } else {
    body.message = "I don't see an upcoming appointment under this number.";
  }
  r.answers.push_back({std::string{key}, {errc::ok, std::move(body)}});
}

}  // namespace

void ask_history(step_result& r, const tool_called& e, std::string_view key, const step_context& c) {
  std::optional<std::string> phone;
  if (e.tool != tool::lookup_caller)
    for (const std::string_view name : {"phone", "phone_number"})
      if (const auto given = known(e.args, name); given && !phone) phone = normalise_phone(*given);
  if (!phone && r.state.customer_phone.known()) phone = std::string{r.state.customer_phone.value.view()};
  if (phone) {
    // Reading needs no commit; the visit is counted and made durable with the answer.
    r.changed = false;
    r.intents.push_back(look_up_history{e.tool, *phone, phone == line_number(r.state, e, c)});
    return;
  }
  tool_reply body;
  body.found = false;
  body.message = "I don't have a phone number to look you up by. How can I help you today?";
  body.force_transition = force_transition(r.state, e.tool);
  r.answers.push_back({std::string{key}, {errc::ok, std::move(body)}});
}

void apply(step_result& r, const history_found& e, std::string_view key, const step_context&) {
  if (!e.ok) {
    // "Not found" would be a lie: the store could not be asked (P-05).
    r.changed = false;
    r.answers.push_back({std::string{key}, {errc::store_down, tool_reply{}}});
    return;
  }
  r.state.caller_known = r.state.caller_known || e.history.found;
  // Hints only: what this call says about name and address stays apart (P-19, S-17).
  if (!e.history.customer_name.empty()) r.state.history_name = boxed_text{e.history.customer_name};
  if (!e.history.address.empty()) r.state.history_address = boxed_text{e.history.address};
  if (e.own_number && e.history.upcoming && !e.history.upcoming->booking_uid.empty()) {
    r.state.known_booking_uid = boxed_text{e.history.upcoming->booking_uid};  // B-15
    r.state.has_existing_appointment = r.state.has_existing_appointment || !r.state.booking();
  }
  if (e.tool == tool::customer_status) return tell_appointment(r, e, key);
  tool_reply body;
  body.found = e.history.found;
  body.history = e.history;
  body.message = speak_history(e.history);
  body.with_address = e.tool == tool::get_customer_status;
  body.force_transition = force_transition(r.state, e.tool);
  r.answers.push_back({std::string{key}, {errc::ok, std::move(body)}});
}

void look_up_is_late(step_result& r, const budget_ended& e) {
  r.changed = false;
  tool_reply body;
  body.success = false;
  body.code = "look_up_late";
  switch (e.tool) {
    case tool::check_calendar_availability:
      body.message = "The calendar is taking too long to answer. I can have the office call you back to set up a time.";
      break;
    case tool::lookup_caller:
      body.found = false;
      body.message = "I can't see your records at the moment. How can I help you today?";
      break;
    default:
      body.found = false;
      body.message = "I can't see the records at the moment. I can have the office call you back about it.";
      break;
  }
  r.answers.push_back({e.idempotency_key, {errc::ok, std::move(body)}});
}

}  // namespace calllock::domain
