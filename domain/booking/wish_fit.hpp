#pragma once

#include <cstdint>

#include "domain/booking/wish_frames.hpp"
#include "domain/booking/wish_items.hpp"

namespace calllock::domain::wishes {

/// What kind of thing an item says, for corrections and for telling one wish from the next.
enum class slot : std::uint8_t { days, part, clock, lower, upper, whole };
[[nodiscard]] slot slot_of(const item& it);

/// Whether an item goes with what a frame holds.
enum class fit : std::uint8_t { yes, no };

/// Adds what an item says to a frame, if both can be one wish; otherwise the frame may be left half changed. In the
/// same breath a weekday and a date that disagree are a contradiction, said apart they are two wishes.
[[nodiscard]] fit add(frame& f, const item& it, bool same_breath);

/// Takes out what a corrected item replaces.
void clear_slot(frame& f, const item& it);

}  // namespace calllock::domain::wishes
