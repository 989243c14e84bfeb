#include "domain/call/conversation_state.hpp"

namespace calllock::domain {
namespace {

/// How much an effect tells: a confirmed booking outweighs a later failure, an open one outweighs a refused one.
int weight(const booking_effect& b) {
  switch (b.state) {
    case effect_state::confirmed: return b.provider_uid.empty() ? 2 : 5;  // no id, no confirmation (I3)
    case effect_state::unknown: return 4;
    case effect_state::in_flight: return 3;
    case effect_state::planned: return 2;
    case effect_state::refused: return 1;
    case effect_state::cancelled: return 0;
  }
  return 0;
}

/// An intent to book makes a booking of this call, and so does one that moved what such an intent had booked. Only
/// earlier intents are looked at, since a calendar may keep the uid of a booking that it moves.
bool makes_booking(const std::vector<booking_effect>& all, std::size_t i) {
  const auto& b = all[i];
  if (b.kind != effect_kind::move) return b.kind == effect_kind::book;
  for (std::size_t j = 0; j < i; ++j)
    if (!b.target_uid.empty() && all[j].provider_uid == b.target_uid && makes_booking(all, j)) return true;
  return false;
}

}  // namespace

const booking_effect* ConversationState::booking() const {
  const booking_effect* best = nullptr;
  for (std::size_t i = 0; i < bookings.size(); ++i) {
    const auto& b = bookings[i];
    if (makes_booking(bookings, i) && (!best || weight(b) > weight(*best))) best = &b;
  }
  return best;
}

booking_status ConversationState::booking_now() const {
  const auto* b = booking();
  if (!b) return booking_status::not_requested;
  switch (b->state) {
    case effect_state::confirmed: return b->provider_uid.empty() ? booking_status::none : booking_status::confirmed;
    case effect_state::refused: return booking_status::attempted_failed;
    case effect_state::cancelled: return booking_status::not_requested;
    case effect_state::planned:
    case effect_state::in_flight:
    case effect_state::unknown: return booking_status::none;
  }
  return booking_status::none;
}

}  // namespace calllock::domain
