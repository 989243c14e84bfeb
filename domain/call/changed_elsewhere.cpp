#include "domain/call/changed_elsewhere.hpp"

#include <algorithm>

#include "domain/booking/local_time.hpp"
#include "domain/call/calendar_talk.hpp"
#include "domain/call/dedup.hpp"
#include "domain/call/rules.hpp"

namespace calllock::domain {
namespace {

// Kept as the row's last error: why it does not stand as this call left it, and whether the caller knows.
constexpr std::string_view cancelled = "cancelled in another call";
constexpr std::string_view moved = "moved in another call";
constexpr std::string_view and_told = "; the caller was told";

bool untold(const booking_effect& b) { return b.last_error == cancelled || b.last_error == moved; }

bool holds(const booking_effect& b, std::string_view uid) {
  return b.kind != effect_kind::cancel && b.state == effect_state::confirmed && b.provider_uid == uid;
}

/// The last effect of the request that came again.
booking_effect* asked_before(ConversationState& s, std::string_view key) {
  const auto base = without_number(key);
  const auto it = std::find_if(s.bookings.rbegin(), s.bookings.rend(),
                               [&](const auto& b) { return without_number(b.idempotency_key) == base; });
  return it == s.bookings.rend() ? nullptr : &*it;
}

}  // namespace

void apply(step_result& r, const booking_changed_elsewhere& e) {
  r.changed = false;
  for (auto& b : r.state.bookings) {
    if (!holds(b, e.uid)) continue;
    if (e.kind == effect_kind::cancel) {
      b.state = effect_state::cancelled;
      b.last_error = cancelled;
    } else {
      if (e.new_uid.empty() || !e.start || (b.provider_uid == e.new_uid && b.start_at == e.start)) continue;
      b.provider_uid = e.new_uid;
      b.start_at = e.start;
      b.end_at = e.end;
      b.last_error = moved;
    }
    keep(r, b);
    r.changed = true;
  }
  if (!r.changed) return;
  if (r.state.known_booking_uid.view() == e.uid)
    r.state.known_booking_uid = e.kind == effect_kind::cancel ? boxed_text{} : boxed_text{e.new_uid};
  // What became of this call's appointment, as if it had been cancelled in it (B-17).
  if (e.kind == effect_kind::cancel) state_reason(r.state, end_reason::cancelled);
}

bool was_moved_elsewhere(const booking_effect& effect) noexcept { return effect.last_error.starts_with(moved); }

bool tell_of_change(step_result& r, const tool_called& e, std::string_view key, const step_context& c) {
  auto* effect = asked_before(r.state, key);
  if (!effect || !untold(*effect) || !effect->start_at) return false;
  if (books(e.tool)) take_arguments(r.state, e);
  const bool gone = effect->last_error == cancelled;
  const auto when = speak_instant(*effect->start_at, c.tenant->time_zone);
  effect->last_error += and_told;
  keep(r, *effect);
  auto body = failed(gone ? "cancelled_since" : "moved_since",
                     gone ? "Your appointment on " + when +
                                " was cancelled in another call since then, so it's no longer on the calendar. Would "
                                "you like to book a new one?"
                          : "Your appointment was moved to " + when +
                                " in another call since then. Does that time still work for you?");
  if (books(e.tool)) {  // both flags, in every branch (B-23)
    body.booked = false;
    body.booking_confirmed = false;
    body.force_transition = loops(r.state, tool::book_appointment);
  }
  if (!gone) body.appointment_start = rfc3339(*effect->start_at, c.tenant->time_zone);
  r.remembered = false;
  answer(r, key, std::move(body));
  return true;
}

}  // namespace calllock::domain
