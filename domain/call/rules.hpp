#pragma once

#include "domain/call/step.hpp"

/// The parts of `step`, one file each. They change `r` only.
namespace calllock::domain {

/// Tools that neither book nor read (tools.cpp): end_call, create_callback, the two alerts.
void apply_tool(step_result& r, const tool_called& e, std::string_view key, const step_context& c);
/// lookup_caller, get_customer_status (history.cpp).
void ask_history(step_result& r, const tool_called& e, std::string_view key, const step_context& c);
void apply(step_result& r, const history_found& e, std::string_view key, const step_context& c);
/// A look-up that did not come in time: said as it is, in words that deny nothing.
void look_up_is_late(step_result& r, const budget_ended& e);

/// What the calendar says, and what follows when it does not (calendar_effects.cpp): given to the effect's kind.
void apply(step_result& r, const slots_found& e, const step_context& c);
void apply(step_result& r, const bookings_found& e, const step_context& c);
void apply(step_result& r, const budget_ended& e, const step_context& c);
/// After a crash: what was asked of the calendar is read back, never asked again (B-03). A planned one was not asked
/// yet: it starts over when its tool call has come again, and has failed when nobody waits for it any more.
void resume_effects(step_result& r, const effects_left_open& e, const step_context& c);

/// book_service, book_appointment (booking.cpp).
void ask_to_book(step_result& r, const tool_called& e, std::string_view key, const step_context& c);
void book_slot(step_result& r, booking_effect& effect, const slots_found& e, const step_context& c);
void apply(step_result& r, const booking_settled& e, const step_context& c);
void booking_is_late(step_result& r, booking_effect& effect, const step_context& c);
void resume_booking(step_result& r, booking_effect& effect, bool asked_again, const step_context& c);

/// cancel_booking, reschedule_booking, manage_appointment (manage.cpp). Only bookings that the calendar lists under the
/// number of the line, or that this very call made, are touched (S-06).
void ask_to_change(step_result& r, const tool_called& e, std::string_view key, const step_context& c);
void choose_booking(step_result& r, booking_effect& effect, const bookings_found& e, const step_context& c);
void move_to_slot(step_result& r, booking_effect& effect, const slots_found& e, const step_context& c);
void apply(step_result& r, const booking_changed& e, const step_context& c);
void change_is_late(step_result& r, booking_effect& effect, const step_context& c);
void resume_change(step_result& r, booking_effect& effect, bool asked_again, const step_context& c);

/// lookup_booking, and manage_appointment's status (standing.cpp).
void ask_bookings(step_result& r, const tool_called& e, std::string_view key, const step_context& c);
void tell_bookings(step_result& r, const bookings_found& e, const step_context& c);

/// check_calendar_availability (availability.cpp).
void ask_availability(step_result& r, const tool_called& e, std::string_view key, const step_context& c);
void tell_availability(step_result& r, const slots_found& e, const step_context& c);

/// validate_service_area (service_area.cpp): the tenant's validator, else its list.
void ask_area(step_result& r, const tool_called& e, std::string_view key, const step_context& c);
void apply(step_result& r, const area_checked& e, const step_context& c);

/// Enters a tool's arguments as facts of this call; absent ones change nothing (P-22, B-13).
void take_arguments(ConversationState& s, const tool_called& e);
/// Numbers and direction from any request's call object; the caller id is the phone until a better one is given.
void take_numbers(ConversationState& s, const call_record& call, const tenant_profile& tenant);
/// Counts an invocation and says whether the agent is going round in circles: from the 4th on (backend.md §3.4).
bool loops(ConversationState& s, tool t);
/// States the reason a tool gave; the stronger of two stays, whichever came first (P-11).
void state_reason(ConversationState& s, end_reason reason);

/// What the owner is to be told. What is left empty of the caller is taken from the state.
struct owner_text {
  sms_kind kind{};
  std::string what;           ///< in the caller's words
  int promised_minutes = 0;   ///< until the call back that the caller was promised; 0: none was
  std::string headline = {};  ///< instead of the kind's own
  std::string name = {}, phone = {}, address = {};
};
/// Queues the text, once per call and kind (alerts.cpp, backend.md §15).
void queue_text(step_result& r, owner_text t, const step_context& c);
inline void queue_sms(step_result& r, sms_kind kind, std::string_view what, const step_context& c) {
  queue_text(r, {kind, std::string{what}}, c);
}
/// An emergency: the owner's text and the dashboard's alert, once per call, however it became known.
void raise_emergency(step_result& r, owner_text t, const step_context& c);

/// ". Someone will call you back …" in words that are true: whether or not a text can be sent, and whether it goes out
/// now or when the quiet hours end.
[[nodiscard]] std::string promise_text(sms_kind kind, int minutes, const step_context& c);

}  // namespace calllock::domain
