// The booking conversation: wished slot free: book it; not free: offer, never swap (B-10); unknown: say neither (I3).
#include <algorithm>

#include "domain/booking/local_time.hpp"
#include "domain/booking/wish.hpp"
#include "domain/call/dedup.hpp"
#include "domain/call/rules.hpp"

namespace calllock::domain {
namespace {

using namespace std::chrono_literals;

constexpr auto soonest_horizon = std::chrono::days{7};  ///< how far "soonest" looks
constexpr std::size_t max_alternatives = 3;

booking_effect* effect_of(ConversationState& s, std::string_view key) {
  const auto it =
      std::find_if(s.bookings.begin(), s.bookings.end(), [&](const auto& b) { return b.idempotency_key == key; });
  return it == s.bookings.end() ? nullptr : &*it;
}

void keep(step_result& r, const booking_effect& effect) { r.bookings.push_back(effect); }

/// Every booking answer carries both flags, in every branch (B-23).
tool_reply not_booked(std::string code, std::string message) {
  tool_reply body;
  body.success = false;
  body.booked = false;
  body.booking_confirmed = false;
  body.code = std::move(code);
  body.message = std::move(message);
  return body;
}

void answer(step_result& r, std::string_view key, tool_reply body) {
  const auto it = r.state.visits.find("book_appointment");
  body.force_transition = it != r.state.visits.end() && it->second > 3;
  r.answers.push_back({std::string{key}, {errc::ok, std::move(body)}});
}

offered_slot offer(instant t, const step_context& c) {
  const auto zone = c.tenant->time_zone;
  const auto day = local_date(t, zone);
  const auto today = local_date(c.now, zone);
  offered_slot slot;
  slot.start = rfc3339(t, zone);
  const std::string spoken = speak_date(day);  // Monday, March 9
  const auto comma = spoken.find(", ");
  slot.date = comma == std::string::npos ? spoken : spoken.substr(comma + 2);
  slot.day_of_week = spoken.substr(0, comma);
  if (day == today)
    slot.day_of_week = "Today";
  else if (std::chrono::sys_days{day} == std::chrono::sys_days{today} + std::chrono::days{1})
    slot.day_of_week = "Tomorrow";
  slot.time = speak_clock(local_clock(t, zone));
  return slot;
}

std::string join_spoken(const std::vector<instant>& times, const step_context& c) {
  std::string out;
  for (std::size_t i = 0; i < times.size(); ++i) {
    if (i > 0) out += i + 1 == times.size() ? (times.size() > 2 ? ", or " : " or ") : ", ";
    out += speak_instant(times[i], c.tenant->time_zone);
  }
  return out;
}

tool_reply alternatives(std::string code, std::string_view lead, std::vector<instant> nearby, const step_context& c) {
  if (nearby.size() > max_alternatives) nearby.resize(max_alternatives);
  std::sort(nearby.begin(), nearby.end());
  std::string message{lead};
  if (nearby.empty())
    message += " I don't see another opening close to it. Which other day would work for you?";
  else
    message += " I could do " + join_spoken(nearby, c) + ". Would one of those work?";
  auto body = not_booked(std::move(code), std::move(message));
  for (const auto t : nearby) body.slots.push_back(offer(t, c));
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
  r.state.callback_promised = true;
  r.state.callback.offer(callback_type::service, said{0, 1});
  state_reason(r.state, end_reason::callback_later);
  queue_sms(r, sms_kind::booking_failed, "wished " + effect.requested + "; please call back", c);
  answer(r, effect.idempotency_key,
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

find_slots window_of(const wish& w, std::string_view key, const step_context& c) {
  find_slots ask;
  ask.idempotency_key = key;
  ask.exclude = w.exclude;
  switch (w.kind) {
    case wish_kind::at: {
      const auto zone = c.tenant->time_zone;
      ask.exact = w.start;
      ask.from = std::max(c.now, at_local(local_date(*w.start, zone), 0min, zone));
      ask.until = at_local(local_date(*w.start, zone), 24h, zone);
      break;
    }
    case wish_kind::window:
      ask.from = std::max(c.now, w.start.value_or(c.now));
      ask.until = w.end.value_or(ask.from + soonest_horizon);
      break;
    case wish_kind::soonest:
    case wish_kind::unclear:
      ask.from = c.now;
      ask.until = c.now + soonest_horizon;
      break;
  }
  return ask;
}

}  // namespace

void ask_to_book(step_result& r, const tool_called& e, std::string_view key, const step_context& c) {
  take_arguments(r.state, e);
  loops(r.state, tool::book_appointment);
  booking_effect effect;
  effect.idempotency_key = key;
  effect.requested = wished_time(e.args);

  const bool forced = key.ends_with(":forced");
  const auto* standing = r.state.booking();
  if (standing && standing->state == effect_state::confirmed && !forced) {
    auto body = not_booked("already_booked", "You're already booked for " +
                                                 speak_instant(*standing->start_at, c.tenant->time_zone) +
                                                 ". Would you like a second appointment as well?");
    body.appointment_start = rfc3339(*standing->start_at, c.tenant->time_zone);
    return answer(r, key, std::move(body));
  }
  const wish w = parse_wish(effect.requested, c.now, c.tenant->time_zone, c.tenant->hours);
  if (w.kind == wish_kind::unclear) {  // asked about, not guessed (B-04)
    effect.state = effect_state::refused;
    effect.last_error = "the wished time was not understood";
    r.state.bookings.push_back(effect);
    keep(r, effect);
    return answer(
        r, key,
        not_booked("time_unclear", w.understood.empty() ? "What day and time would work best for you?" : w.understood));
  }
  effect.state = effect_state::planned;
  r.state.bookings.push_back(effect);
  keep(r, effect);
  r.intents.push_back(window_of(w, key, c));
}

void apply(step_result& r, const slots_found& e, const step_context& c) {
  auto* effect = effect_of(r.state, e.idempotency_key);
  if (!effect || effect->state != effect_state::planned) {
    r.changed = false;
    return;
  }
  if (!e.ok)
    return fail(r, *effect, "calendar_unavailable", e.error.empty() ? "the calendar could not be asked" : e.error, c);
  if (e.slots.empty()) {
    effect->state = effect_state::refused;
    effect->last_error = "no free time as wished";
    keep(r, *effect);
    return answer(r, e.idempotency_key, alternatives("slot_taken", "That time isn't open.", e.nearby, c));
  }
  effect->state = effect_state::in_flight;
  effect->start_at = e.slots.front();
  effect->attempts += 1;
  keep(r, *effect);
  r.intents.push_back(order_of(r.state, *effect));
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
    return answer(r, e.idempotency_key, booked(*effect, c));
  }
  if (e.state == effect_state::refused) {
    if (e.nearby.empty()) return fail(r, *effect, "booking_failed", e.error, c);
    effect->state = effect_state::refused;
    effect->last_error = e.error;
    keep(r, *effect);
    return answer(r, e.idempotency_key, alternatives("slot_taken", "That time was just taken.", e.nearby, c));
  }
  if (effect->state == effect_state::unknown && effect->last_error == e.error) {
    r.changed = false;
    return;
  }
  effect->state = effect_state::unknown;  // a confirmation without an id is no confirmation
  effect->last_error = e.error.empty() ? "the calendar's answer was lost" : e.error;
  keep(r, *effect);
}

void apply(step_result& r, const budget_ended& e, const step_context& c) {
  auto* effect = effect_of(r.state, e.idempotency_key);
  if (!effect || effect->state == effect_state::confirmed || effect->state == effect_state::refused) {
    r.changed = false;
    return;
  }
  r.state.callback_promised = true;
  r.state.callback.offer(callback_type::service, said{0, 1});
  queue_sms(r, sms_kind::booking_failed,
            "no answer from the calendar in time, wished " + effect->requested + "; please confirm with the customer",
            c);
  answer(r, e.idempotency_key,
         not_booked("pending",
                    "The calendar is taking longer than usual, so I can't confirm that time yet. The office will "
                    "contact you to confirm it."));
}

void resume_bookings(step_result& r, const effects_left_open& e, const step_context& c) {
  r.changed = false;
  for (auto& effect : r.state.bookings) {
    if (!e.asked_again.empty() && effect.idempotency_key != e.asked_again) continue;
    if (effect.state == effect_state::planned) {
      const wish w = parse_wish(effect.requested, c.now, c.tenant->time_zone, c.tenant->hours);
      if (!e.asked_again.empty() && w.kind != wish_kind::unclear) {
        r.intents.push_back(window_of(w, effect.idempotency_key, c));
        continue;
      }
      r.changed = true;
      fail(r, effect, "interrupted", "interrupted before the calendar was asked", c);
    } else if ((effect.state == effect_state::in_flight || effect.state == effect_state::unknown) && effect.start_at) {
      r.changed = true;
      effect.state = effect_state::unknown;
      effect.attempts += 1;
      keep(r, effect);
      r.intents.push_back(order_of(r.state, effect));
    }
  }
}

}  // namespace calllock::domain
