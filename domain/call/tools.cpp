#include "domain/call/rules.hpp"
#include "domain/delivery/texts.hpp"

namespace calllock::domain {
namespace {

constexpr int urgent_callback_minutes = 30;
constexpr int callback_minutes = 60;
constexpr std::string_view unnamed_emergency = "the caller reported an emergency";

void answer(step_result& r, std::string_view key, tool_reply reply_body) {
  r.answers.push_back({std::string{key}, {errc::ok, std::move(reply_body)}});
}

/// `BILLING CALLBACK`, `URGENT CALLBACK`: what the owner reads first.
std::string callback_heading(callback_type type, bool urgent) {
  std::string out = urgent ? "URGENT " : "";
  if (type != callback_type::service && type != callback_type::general)
    for (const char c : text(type)) out += c == '_' ? '-' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
  if (!out.empty() && out.back() != ' ') out += ' ';
  return out += heading(sms_kind::callback);
}

void end_call(step_result& r, const tool_called& e, std::string_view key, const step_context& c) {
  take_arguments(r.state, e);
  const auto said = known(e.args, "reason");
  // A reason we do not know is left to what the call itself shows (P-23); the agent is answered all the same.
  const auto reason = said ? parse_end_reason(*said) : end_reason::none;
  state_reason(r.state, reason);
  // The live agent has no other way to say that somebody is in danger (P-08).
  if (reason == end_reason::safety_emergency || reason == end_reason::urgent_escalation) {
    const auto problem = r.state.problem_description.value.view();
    raise_emergency(r, {{}, std::string{problem.empty() ? unnamed_emergency : problem}}, c);
  }
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
  const int minutes = urgent ? urgent_callback_minutes : callback_minutes;
  const auto reason = known(e.args, "reason").value_or(known(e.args, "issue_description").value_or(""));
  queue_text(r, {sms_kind::callback, reason, minutes, callback_heading(type, urgent)}, c);

  tool_reply body;
  body.success = true;
  body.recorded = true;
  body.sent = false;  // the owner's text goes out behind this answer
  body.force_transition = round_again;
  body.message = "I've put you down for a call back" + promise_text(sms_kind::callback, minutes, c);
  answer(r, key, std::move(body));
}

void sales_lead(step_result& r, const tool_called& e, std::string_view key, const step_context& c) {
  take_arguments(r.state, e);
  r.state.sales_lead_sent = true;
  state_reason(r.state, end_reason::sales_lead);
  queue_text(r, {sms_kind::sales_lead, known(e.args, "notes").value_or(""), callback_minutes}, c);
  tool_reply body;
  body.success = true;
  body.recorded = true;
  body.sent = false;
  body.alert_id = r.state.call_id + ":alert:sales_lead";
  body.message =
      "I've passed your request on to our sales team" + promise_text(sms_kind::sales_lead, callback_minutes, c);
  answer(r, key, std::move(body));
}

void emergency(step_result& r, const tool_called& e, std::string_view key, const step_context& c) {
  take_arguments(r.state, e);
  r.state.is_urgent_escalation = true;
  r.state.callback_promised = true;
  r.state.urgency.offer(urgency::high, said{e.order, 3});
  const auto what = known(e.args, "urgency_description").value_or(std::string{unnamed_emergency});
  raise_emergency(r, {{}, what, c.tenant->callback_minutes}, c);
  tool_reply body;
  body.success = true;
  body.recorded = true;
  body.sent = false;
  body.alert_id = r.state.call_id + ":alert:emergency";
  body.message = "I've marked this as an emergency for the technician on call" +
                 promise_text(sms_kind::emergency, c.tenant->callback_minutes, c);
  answer(r, key, std::move(body));
}

}  // namespace

void apply_tool(step_result& r, const tool_called& e, std::string_view key, const step_context& c) {
  switch (e.tool) {
    case tool::create_callback: return create_callback(r, e, key, c);
    case tool::send_sales_lead_alert: return sales_lead(r, e, key, c);
    case tool::send_emergency_alert: return emergency(r, e, key, c);
    default: return end_call(r, e, key, c);
  }
}

}  // namespace calllock::domain
