// The booking conversation: wished slot free: book it; not free: offer, never swap (B-10); unknown: say neither (I3).
#include "domain/booking/local_time.hpp"
#include "domain/call/calendar_talk.hpp"
#include "domain/call/dedup.hpp"
#include "domain/call/rules.hpp"

namespace calllock::domain {
namespace {

/// Every booking answer carries both flags, in every branch (B-23).
tool_reply not_booked(std::string code, std::string message) {
  auto body = failed(std::move(code), std::move(message));
  body.booked = false;
  body.booking_confirmed = false;
  return body;
}

void tell(step_result& r, std::string_view key, tool_reply body) {
  const auto it = r.state.visits.find("book_appointment");
  body.force_transition = it != r.state.visits.end() && it->second > 3;
  answer(r, key, std::move(body));
}

tool_reply alternatives(std::string_view lead, const std::vector<instant>& nearby, const step_context& c) {
  auto body = not_booked("slot_taken", {});
  add_alternatives(body, lead, nearby, c);
  return body;
}

tool_reply booked(const booking_effect& b, const step_context& c) {
  const auto zone = c.tenant->time_zone;
  tool_reply body;
  body.success = true;
  body.booked = true;
  body.booking_confirmed = true;
  body.appointment_id = b.provider_uid;
  body.appointment_start = rfc3339(*b.start_at, zone);
  body.appointment_date = speak_date(local_date(*b.start_at, zone));
  body.appointment_time = speak_clock(local_clock(*b.start_at, zone));
  body.confirmation_message = "You're booked for " + speak_instant(*b.start_at, zone) + ".";
  body.message = body.confirmation_message;
  return body;
}

/// The calendar failed the caller: said as it is, and somebody is told to call back.
void fail(step_result& r, booking_effect& effect, std::string code, std::string error, const step_context& c) {
  effect.state = effect_state::refused;
  effect.last_error = std::move(error);
  keep(r, effect);
  state_reason(r.state, end_reason::callback_later);
  promise_call_back(r, "wished " + effect.requested + "; please call back", c);
  tell(r, effect.idempotency_key,
       not_booked(std::move(code),
                  "I wasn't able to get that on the calendar, so you're not booked yet. I've asked the office to "
                  "call you back to set it up."));
}

create_booking order_of(const ConversationState& s, const booking_effect& effect) {
  create_booking book;
  book.idempotency_key = effect.idempotency_key;
  book.start = *effect.start_at;
  book.attempt = effect.attempts;
  book.attendee_name = s.customer_name.known() ? std::string{s.customer_name.value.view()} : "Customer";
  book.attendee_phone = s.customer_phone.value.view();
  book.address = s.service_address.value.view();
  if (s.zip_code.known() && book.address.find(s.zip_code.value.view()) == std::string::npos)
    book.address += (book.address.empty() ? "" : ", ") + std::string{s.zip_code.value.view()};
  book.problem = s.problem_description.value.view();
  book.urgency_text = text(s.urgency.value);
  return book;
}

}  // namespace

void ask_to_book(step_result& r, const tool_called& e, std::string_view key, const step_context& c) {
  take_arguments(r.state, e);
  if (!is_forced(key) && still_waiting(r.state)) {  // whether a second one is wanted depends on how the first ends
    r.remembered = false;
    return tell(r, key, not_booked("pending", std::string{still_waiting_text}));
  }
  loops(r.state, tool::book_appointment);
  booking_effect effect;
  effect.idempotency_key = key;
  effect.requested = wished_time(e.args);

  const bool forced = is_forced(key);
  const auto* standing = r.state.booking();
  if (standing && standing->state == effect_state::confirmed && !forced) {
    auto body = not_booked("already_booked", "You're already booked for " +
                                                 speak_instant(*standing->start_at, c.tenant->time_zone) +
                                                 ". Would you like a second appointment as well?");
    body.appointment_start = rfc3339(*standing->start_at, c.tenant->time_zone);
    r.remembered = false;
    return tell(r, key, std::move(body));
  }
  const wish w = parse_wish(effect.requested, c.now, c.tenant->time_zone, c.tenant->hours);
  if (w.kind == wish_kind::unclear) {  // asked about, not guessed (B-04)
    effect.state = effect_state::refused;
    effect.last_error = "the wished time was not understood";
    r.state.bookings.push_back(effect);
    keep(r, effect);
    return tell(r, key, not_booked("time_unclear", ask_for_time(w)));
  }
  effect.state = effect_state::planned;
  r.state.bookings.push_back(effect);
  keep(r, effect);
  r.intents.push_back(window_of(w, key, c));
}

void book_slot(step_result& r, booking_effect& effect, const slots_found& e, const step_context& c) {
  if (!e.ok)
    return fail(r, effect, "calendar_unavailable", e.error.empty() ? "the calendar could not be asked" : e.error, c);
  if (e.slots.empty()) {
    effect.state = effect_state::refused;
    effect.last_error = "no free time as wished";
    keep(r, effect);
    return tell(r, e.idempotency_key, alternatives("That time isn't open.", e.nearby, c));
  }
  effect.state = effect_state::in_flight;
  effect.start_at = e.slots.front();
  effect.attempts += 1;
  keep(r, effect);
  r.intents.push_back(order_of(r.state, effect));
}

void apply(step_result& r, const booking_settled& e, const step_context& c) {
  auto* effect = effect_of(r.state, e.idempotency_key);
  if (!effect || effect->state == effect_state::confirmed || effect->state == effect_state::cancelled) {
    r.changed = false;
    return;
  }
  if (e.state == effect_state::confirmed && !e.provider_uid.empty()) {
    effect->state = effect_state::confirmed;
    effect->provider_uid = e.provider_uid;
    if (e.start_at) effect->start_at = e.start_at;
    effect->end_at = e.end_at;
    effect->last_error.clear();
    keep(r, *effect);
    return tell(r, e.idempotency_key, booked(*effect, c));
  }
  if (e.state == effect_state::refused) {
    if (e.nearby.empty()) return fail(r, *effect, "booking_failed", e.error, c);
    effect->state = effect_state::refused;
    effect->last_error = e.error;
    keep(r, *effect);
    return tell(r, e.idempotency_key, alternatives("That time was just taken.", e.nearby, c));
  }
  if (effect->state == effect_state::unknown && effect->last_error == e.error) {
    r.changed = false;
    return;
  }
  effect->state = effect_state::unknown;  // a confirmation without an id is no confirmation
  effect->last_error = e.error.empty() ? "the calendar's answer was lost" : e.error;
  keep(r, *effect);
}

void booking_is_late(step_result& r, booking_effect& effect, const step_context& c) {
  // Nothing was asked of the calendar but its free times: certainly not booked, and free times that come now are too
  // late.
  if (effect.state == effect_state::planned)
    return fail(r, effect, "calendar_unavailable", "the calendar's free times did not come in time", c);
  promise_call_back(
      r, "no answer from the calendar in time, wished " + effect.requested + "; please confirm with the customer", c);
  tell(r, effect.idempotency_key,
       not_booked("pending",
                  "The calendar is taking longer than usual, so I can't confirm that time yet. The office will "
                  "contact you to confirm it."));
}

void resume_booking(step_result& r, booking_effect& effect, bool asked_again, const step_context& c) {
  if (effect.state == effect_state::planned) {
    const wish w = parse_wish(effect.requested, c.now, c.tenant->time_zone, c.tenant->hours);
    if (asked_again && w.kind != wish_kind::unclear) {
      r.intents.push_back(window_of(w, effect.idempotency_key, c));
      return;
    }
    r.changed = true;
    return fail(r, effect, "interrupted", "interrupted before the calendar was asked", c);
  }
  if (!effect.start_at) return;
  r.changed = true;
  effect.state = effect_state::unknown;
  effect.attempts += 1;
  keep(r, effect);
  r.intents.push_back(order_of(r.state, effect));
}

}  // namespace calllock::domain
