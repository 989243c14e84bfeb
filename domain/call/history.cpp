#include "domain/call/rules.hpp"
#include "domain/call/speak_history.hpp"

namespace calllock::domain {

namespace {

/// The loop guard's verdict; counted for unknown callers as well (P-26).
std::optional<bool> force_transition(ConversationState& s, tool t) {
  if (t != tool::lookup_caller) return std::nullopt;
  return loops(s, t);
}

}  // namespace

void ask_history(step_result& r, const tool_called& e, std::string_view key, const step_context&) {
  std::optional<std::string> phone;
  if (e.tool == tool::get_customer_status)
    if (const auto given = known(e.args, "phone")) phone = normalise_phone(*given);
  if (!phone && r.state.customer_phone.known()) phone = std::string{r.state.customer_phone.value.view()};
  if (phone) {
    // Reading needs no commit; the visit is counted and made durable with the answer.
    r.changed = false;
    r.intents.push_back(look_up_history{e.tool, *phone});
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
  if (e.history.upcoming && !e.history.upcoming->booking_uid.empty()) {
    r.state.known_booking_uid = boxed_text{e.history.upcoming->booking_uid};
    r.state.has_existing_appointment = true;
  }
  tool_reply body;
  body.found = e.history.found;
  body.history = e.history;
  body.message = speak_history(e.history);
  body.with_address = e.tool == tool::get_customer_status;
  body.force_transition = force_transition(r.state, e.tool);
  r.answers.push_back({std::string{key}, {errc::ok, std::move(body)}});
}

}  // namespace calllock::domain
