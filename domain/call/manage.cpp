// Cancelling and moving an appointment: found again under the caller's own number, changed only when it is certain
// which one is meant, and told as done only when the calendar says so (S-06, B-06, B-14 to B-17, I3).
#include <algorithm>

#include "domain/booking/local_time.hpp"
#include "domain/call/calendar_talk.hpp"
#include "domain/call/dedup.hpp"
#include "domain/call/merge.hpp"
#include "domain/call/rules.hpp"
#include "domain/call/standing.hpp"

namespace calllock::domain {
namespace {

std::string said_at(instant t, const step_context& c) { return speak_instant(t, c.tenant->time_zone); }

bool is_move(const booking_effect& effect) { return effect.kind == effect_kind::move; }

std::string_view headline(const booking_effect& effect) {
  return is_move(effect) ? "RESCHEDULING FAILED" : "CANCELLATION FAILED";
}

/// Settled without anything having been asked of the calendar; the caller hears why.
void leave(step_result& r, booking_effect& effect, std::string why, tool_reply body) {
  effect.state = effect_state::refused;
  effect.last_error = std::move(why);
  effect.target_uid.clear();  // never verified
  effect.start_at.reset();
  keep(r, effect);
  answer(r, effect.idempotency_key, std::move(body));
}

/// The calendar failed the caller: said as it is, and somebody is told to call back.
void fail(step_result& r, booking_effect& effect, std::string code, std::string error, const step_context& c) {
  effect.state = effect_state::refused;
  effect.last_error = error.empty() ? "the calendar could not be asked" : std::move(error);
  keep(r, effect);
  state_reason(r.state, end_reason::callback_later);
  promise_call_back(r,
                    is_move(effect) ? "could not move the appointment to " + effect.requested + "; please call back"
                                    : "could not cancel the appointment; please call back",
                    c, headline(effect));
  answer(r, effect.idempotency_key,
         failed(std::move(code), is_move(effect)
                                     ? "I wasn't able to move your appointment, so it stays as it was. I've asked the "
                                       "office to call you back about it."
                                     : "I wasn't able to cancel your appointment, so it still stands. I've asked the "
                                       "office to call you back about it."));
}

/// Bookings that this call made; nobody has to prove that they are the caller's.
void add_own(std::vector<standing_booking>& all, const ConversationState& s, instant now) {
  for (const auto& b : s.bookings) {
    const bool stands = b.state == effect_state::confirmed && b.kind != effect_kind::cancel && b.start_at;
    const bool listed =
        std::any_of(all.begin(), all.end(), [&](const auto& other) { return other.uid == b.provider_uid; });
    if (stands && !listed && b.end_at.value_or(*b.start_at) > now)
      all.push_back({b.provider_uid, *b.start_at, b.end_at, {}});
  }
}

/// One was cancelled in this call already, so "cancel it" may well mean that one again.
bool cancelled_before(const ConversationState& s) {
  return std::any_of(s.bookings.begin(), s.bookings.end(), [](const booking_effect& b) {
    return b.kind == effect_kind::cancel && b.state == effect_state::confirmed;
  });
}

/// The booking that is meant; null when it has to be asked.
const standing_booking* meant(const booking_effect& effect, const ConversationState& s,
                              const std::vector<standing_booking>& theirs) {
  const auto find = [&](std::string_view uid) -> const standing_booking* {
    const auto it = std::find_if(theirs.begin(), theirs.end(), [&](const auto& b) { return b.uid == uid; });
    return it == theirs.end() ? nullptr : &*it;
  };
  if (!effect.target_uid.empty()) return find(effect.target_uid);
  if (effect.kind == effect_kind::cancel && cancelled_before(s)) return nullptr;
  if (theirs.size() == 1) return &theirs.front();
  // The one that the caller has been told of in this call.
  return s.known_booking_uid.empty() ? nullptr : find(s.known_booking_uid.view());
}

tool_reply which_one(const booking_effect& effect, const std::vector<standing_booking>& theirs, const step_context& c) {
  const std::string what = is_move(effect) ? "move" : "cancel";
  auto body = failed(
      "which_booking",
      theirs.size() == 1
          ? "I see an appointment on " + said_at(theirs.front().start, c) + ". Is that the one I should " + what + "?"
          : "I see appointments on " + speak_bookings(theirs, c) + ". Which one should I " + what + "?");
  for (const auto& b : theirs) body.bookings.push_back(told(b, c));
  return body;
}

tool_reply nothing_found() {
  return failed("not_found",
                "I don't see an upcoming appointment under the number you're calling from, so I haven't changed "
                "anything. I can have the office call you back about it.");
}

change_booking order_of(const booking_effect& effect) {
  change_booking change;
  change.idempotency_key = effect.idempotency_key;
  change.kind = effect.kind;
  change.uid = effect.target_uid;
  if (effect.start_at) change.start = *effect.start_at;
  change.reason = is_move(effect) ? "The customer asked for another time on the phone."
                                  : (effect.requested.empty() ? "Cancelled by phone" : effect.requested);
  change.attempt = effect.attempts;
  return change;
}

void ask_for_change(step_result& r, booking_effect& effect) {
  effect.state = effect_state::in_flight;
  effect.attempts += 1;
  keep(r, effect);
  r.intents.push_back(order_of(effect));
}

/// What this call had booked under that uid is no longer what stands.
void retire_own(step_result& r, std::string_view uid, std::string_view but_key) {
  for (auto& b : r.state.bookings) {
    const bool ours = b.kind != effect_kind::cancel && b.state == effect_state::confirmed && b.provider_uid == uid;
    if (!ours || b.idempotency_key == but_key) continue;
    b.state = effect_state::cancelled;
    keep(r, b);
  }
}

void done(step_result& r, booking_effect& effect, const booking_changed& e, const step_context& c) {
  effect.state = effect_state::confirmed;
  effect.provider_uid = is_move(effect) ? e.uid : effect.target_uid;
  if (e.start) effect.start_at = e.start;
  effect.end_at = e.end;
  effect.last_error.clear();
  keep(r, effect);
  retire_own(r, effect.target_uid, effect.idempotency_key);
  // A new uid is the one to go by from here on (B-14).
  r.state.known_booking_uid = is_move(effect) ? boxed_text{effect.provider_uid} : boxed_text{};
  state_reason(r.state, is_move(effect) ? end_reason::rescheduled : end_reason::cancelled);  // B-17

  tool_reply body;
  body.success = true;
  body.action_taken = is_move(effect) ? "rescheduled" : "cancelled";
  const std::string when = effect.start_at ? said_at(*effect.start_at, c) : std::string{};
  if (is_move(effect)) {
    const auto zone = c.tenant->time_zone;
    body.appointment_id = effect.provider_uid;
    body.new_date_time = rfc3339(*effect.start_at, zone);
    body.appointment_start = body.new_date_time;
    body.appointment_date = speak_date(local_date(*effect.start_at, zone));
    body.appointment_time = speak_clock(local_clock(*effect.start_at, zone));
    body.message = "Your appointment is moved to " + when + ".";
  } else {
    body.message = "Your appointment" + (when.empty() ? "" : " on " + when) + " is cancelled.";
  }
  answer(r, effect.idempotency_key, std::move(body));
}

}  // namespace

void ask_to_change(step_result& r, const tool_called& e, std::string_view key, const step_context& c) {
  if (still_waiting(r.state)) {
    r.remembered = false;
    return answer(r, key, failed("pending", std::string{still_waiting_text}));
  }
  booking_effect effect;
  effect.idempotency_key = key;
  effect.kind = wanted_change(e).value_or(effect_kind::cancel);
  effect.target_uid = known(e.args, "booking_uid").value_or("");
  effect.requested = is_move(effect) ? new_time(e.args) : known(e.args, "reason").value_or("");
  if (is_move(effect)) {
    const wish w = parse_wish(effect.requested, c.now, c.tenant->time_zone, c.tenant->hours);
    if (w.kind == wish_kind::unclear) {  // asked about, not passed on as words (B-16)
      r.remembered = false;
      return answer(r, key,
                    failed("time_unclear",
                           effect.requested.empty() ? "What day and time would you like instead?" : ask_for_time(w)));
    }
  }
  r.state.bookings.push_back(effect);
  auto& kept = r.state.bookings.back();
  const auto phone = line_number(r.state, e, c);
  std::vector<standing_booking> own;
  add_own(own, r.state, c.now);
  if (!phone && own.empty())
    return leave(r, kept, "the line shows no number",
                 failed("not_verified",
                        "I can't see the number you're calling from, so I can't change an appointment on this line. I "
                        "can have the office call you back about it."));
  if (!phone) {
    bookings_found none;
    none.ok = true;
    return choose_booking(r, kept, none, c);
  }
  keep(r, kept);
  r.intents.push_back(list_bookings{std::string{key}, *phone, nullptr});
}

void choose_booking(step_result& r, booking_effect& effect, const bookings_found& e, const step_context& c) {
  auto theirs = e.bookings;
  std::erase_if(theirs, [&](const standing_booking& b) { return b.end.value_or(b.start) <= c.now; });
  add_own(theirs, r.state, c.now);
  std::sort(theirs.begin(), theirs.end(), [](const auto& a, const auto& b) { return a.start < b.start; });
  const auto* target = meant(effect, r.state, theirs);
  // Without the list it is not known what else they have; what this call booked can be told apart by its uid alone.
  if (!e.ok && (!target || effect.target_uid.empty())) return fail(r, effect, "calendar_unavailable", e.error, c);
  if (!target) {
    if (theirs.empty()) return leave(r, effect, "no booking under the number of the line", nothing_found());
    return leave(r, effect, "it is not clear which booking is meant", which_one(effect, theirs, c));
  }
  effect.target_uid = target->uid;
  effect.start_at = target->start;
  if (effect.kind == effect_kind::cancel) return ask_for_change(r, effect);

  const wish w = parse_wish(effect.requested, c.now, c.tenant->time_zone, c.tenant->hours);
  if (w.kind == wish_kind::at && w.start == target->start) {
    tool_reply same;
    same.success = true;
    same.appointment_start = rfc3339(target->start, c.tenant->time_zone);
    same.message = "Your appointment is already on " + said_at(target->start, c) + ".";
    return leave(r, effect, "it is at that time already", std::move(same));
  }
  keep(r, effect);
  auto ask = window_of(w, effect.idempotency_key, c);
  ask.moving_uid = target->uid;
  r.intents.push_back(std::move(ask));
}

void move_to_slot(step_result& r, booking_effect& effect, const slots_found& e, const step_context& c) {
  if (!e.ok) return fail(r, effect, "calendar_unavailable", e.error, c);
  const auto here = effect.start_at;  // its own time is free to it, but no move
  const auto slot = std::find_if(e.slots.begin(), e.slots.end(), [&](instant t) { return t != here; });
  if (slot == e.slots.end()) {
    auto nearby = e.nearby;
    if (here) std::erase(nearby, *here);
    auto body = failed("slot_taken", {});
    add_alternatives(body, "That time isn't open, so your appointment stays as it is.", nearby, c);
    return leave(r, effect, "no free time as wished", std::move(body));
  }
  effect.start_at = *slot;
  ask_for_change(r, effect);
}

void apply(step_result& r, const booking_changed& e, const step_context& c) {
  auto* effect = effect_of(r.state, e.idempotency_key);
  if (!effect || effect->state == effect_state::confirmed || effect->state == effect_state::cancelled) {
    r.changed = false;
    return;
  }
  if (e.state == effect_state::confirmed && !(is_move(*effect) && e.uid.empty())) return done(r, *effect, e, c);
  if (e.state == effect_state::refused) {
    if (!is_move(*effect) || e.nearby.empty()) return fail(r, *effect, "change_failed", e.error, c);
    auto body = failed("slot_taken", {});
    add_alternatives(body, "That time was just taken, so your appointment stays as it was.", e.nearby, c);
    return leave(r, *effect, e.error, std::move(body));
  }
  if (effect->state == effect_state::unknown && effect->last_error == e.error) {
    r.changed = false;
    return;
  }
  effect->state = effect_state::unknown;
  effect->last_error = e.error.empty() ? "the calendar's answer was lost" : e.error;
  keep(r, *effect);
}

void change_is_late(step_result& r, booking_effect& effect, const step_context& c) {
  if (effect.state == effect_state::planned)
    return fail(r, effect, "calendar_unavailable", "the calendar did not answer in time", c);
  const std::string what = is_move(effect) ? "moved" : "cancelled";
  promise_call_back(r,
                    "no answer from the calendar in time: please check whether the appointment was " + what +
                        " and tell the customer",
                    c, "PLEASE CHECK");
  answer(
      r, effect.idempotency_key,
      failed("pending", "The calendar is taking longer than usual, so I can't confirm yet that your appointment is " +
                            what + ". The office will contact you to confirm it."));
}

void resume_change(step_result& r, booking_effect& effect, bool asked_again, const step_context& c) {
  if (effect.state == effect_state::planned) {
    const auto phone = r.state.record ? caller_number(*r.state.record, *c.tenant) : std::nullopt;
    if (asked_again && phone) {
      r.intents.push_back(list_bookings{effect.idempotency_key, *phone, nullptr});
      return;
    }
    r.changed = true;
    return fail(r, effect, "interrupted", "interrupted before the calendar was asked", c);
  }
  r.changed = true;
  effect.state = effect_state::unknown;
  effect.attempts += 1;
  keep(r, effect);
  r.intents.push_back(order_of(effect));
}

}  // namespace calllock::domain
