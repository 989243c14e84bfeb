#include "domain/call/rules.hpp"

namespace calllock::domain {
namespace {

constexpr int urgent_callback_minutes = 30;
constexpr int callback_minutes = 60;
constexpr int emergency_minutes = 15;

void answer(step_result& r, std::string_view key, tool_reply reply_body) {
  r.answers.push_back({std::string{key}, {errc::ok, std::move(reply_body)}});
}

void end_call(step_result& r, const tool_called& e, std::string_view key) {
  take_arguments(r.state, e);
  const auto said = known(e.args, "reason");
  // A reason we do not know is left to what the call itself shows (P-23); the agent is answered all the same.
  if (said) state_reason(r.state, parse_end_reason(*said));
  tool_reply body;
  body.success = true;
  body.reason = said.value_or("");
  answer(r, key, std::move(body));
}

void create_callback(step_result& r, const tool_called& e, std::string_view key, const step_context& c) {
  take_arguments(r.state, e);
  const bool round_again = loops(r.state, tool::create_callback);
  const auto type_text = known(e.args, "callback_type");
  auto type = type_text ? parse_callback_type(*type_text) : callback_type::service;
  if (type == callback_type::none) type = callback_type::general;
  r.state.callback.offer(type, said{e.order, 3});
  r.state.callback_promised = true;
  state_reason(r.state, end_reason::callback_later);

  const auto urgency_text = known(e.args, "urgency");
  const bool urgent = urgency_text && parse_urgency(*urgency_text) >= urgency::high;
  const std::string reason = known(e.args, "reason").value_or(known(e.args, "issue_description").value_or(""));
  std::string what = type == callback_type::service ? "Callback requested" : std::string{text(type)} + " callback";
  if (!reason.empty()) what += ": " + reason;
  queue_sms(r, sms_kind::callback, what, c);

  tool_reply body;
  body.success = true;
  body.recorded = true;
  body.sent = false;  // the owner's text goes out behind this answer
  body.force_transition = round_again;
  body.message =
      "I've put you down for a call back" + promise_text(urgent ? urgent_callback_minutes : callback_minutes, c);
  answer(r, key, std::move(body));
}

void sales_lead(step_result& r, const tool_called& e, std::string_view key, const step_context& c) {
  take_arguments(r.state, e);
  r.state.sales_lead_sent = true;
  state_reason(r.state, end_reason::sales_lead);
  queue_sms(r, sms_kind::sales_lead, known(e.args, "notes").value_or(""), c);
  tool_reply body;
  body.success = true;
  body.recorded = true;
  body.sent = false;
  body.alert_id = r.state.call_id + ":alert:sales_lead";
  body.message = "I've passed your request on to our sales team" + promise_text(callback_minutes, c);
  answer(r, key, std::move(body));
}

void emergency(step_result& r, const tool_called& e, std::string_view key, const step_context& c) {
  take_arguments(r.state, e);
  r.state.is_urgent_escalation = true;
  r.state.callback_promised = true;
  r.state.urgency.offer(urgency::high, said{e.order, 3});
  queue_alert(r, e, c);
  queue_sms(r, sms_kind::emergency, known(e.args, "urgency_description").value_or("Emergency reported"), c);
  tool_reply body;
  body.success = true;
  body.recorded = true;
  body.sent = false;
  body.alert_id = r.state.call_id + ":alert:emergency";
  body.message = "I've marked this as an emergency for the technician on call" + promise_text(emergency_minutes, c);
  answer(r, key, std::move(body));
}

}  // namespace

std::string promise_text(int minutes, const step_context& c) {
  // Without a provider nobody is woken up by a text, so no time may be promised.
  if (!c.sms_possible || c.tenant->alert_numbers.empty())
    return ". The team will see it on their list and get back to you.";
  return ". Someone will call you back within " + std::to_string(minutes) + " minutes.";
}

void apply_tool(step_result& r, const tool_called& e, std::string_view key, const step_context& c) {
  switch (e.tool) {
    case tool::end_call: return end_call(r, e, key);
    case tool::create_callback: return create_callback(r, e, key, c);
    case tool::send_sales_lead_alert: return sales_lead(r, e, key, c);
    case tool::send_emergency_alert: return emergency(r, e, key, c);
    default: break;
  }
  tool_reply body;
  body.success = false;
  body.message = "I can't do that for you right now, but I can have someone from the office call you back.";
  r.changed = false;
  r.answers.push_back({std::string{key}, {errc::not_built, std::move(body)}});
}

}  // namespace calllock::domain
