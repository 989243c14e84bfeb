// What the calendar's answers, the end of a budget and a restart mean to an effect, whichever kind it is.
#include "domain/call/calendar_talk.hpp"
#include "domain/call/rules.hpp"

namespace calllock::domain {

void apply(step_result& r, const slots_found& e, const step_context& c) {
  if (e.asked_by) return tell_availability(r, e, c);
  auto* effect = effect_of(r.state, e.idempotency_key);
  if (!effect || effect->state != effect_state::planned) {
    r.changed = false;
    return;
  }
  if (effect->kind == effect_kind::book) return book_slot(r, *effect, e, c);
  move_to_slot(r, *effect, e, c);
}

void apply(step_result& r, const bookings_found& e, const step_context& c) {
  if (e.asked_by) return tell_bookings(r, e, c);
  auto* effect = effect_of(r.state, e.idempotency_key);
  if (!effect || effect->state != effect_state::planned) {
    r.changed = false;
    return;
  }
  choose_booking(r, *effect, e, c);
}

void apply(step_result& r, const budget_ended& e, const step_context& c) {
  auto* effect = effect_of(r.state, e.idempotency_key);
  if (!effect) return look_up_is_late(r, e);
  if (!is_open(effect->state)) {
    r.changed = false;
    return;
  }
  if (effect->kind == effect_kind::book) return booking_is_late(r, *effect, c);
  change_is_late(r, *effect, c);
}

void resume_effects(step_result& r, const effects_left_open& e, const step_context& c) {
  r.changed = false;
  const bool asked_again = !e.asked_again.empty();
  for (auto& effect : r.state.bookings) {
    if (!is_open(effect.state) || (asked_again && effect.idempotency_key != e.asked_again)) continue;
    if (effect.kind == effect_kind::book)
      resume_booking(r, effect, asked_again, c);
    else
      resume_change(r, effect, asked_again, c);
  }
}

}  // namespace calllock::domain
