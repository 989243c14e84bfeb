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

}  // namespace

const booking_effect* ConversationState::booking() const {
  const booking_effect* best = nullptr;
  for (const auto& b : bookings)
    if (!best || weight(b) > weight(*best)) best = &b;
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
