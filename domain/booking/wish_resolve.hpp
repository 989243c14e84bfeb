#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "domain/booking/wish_calendar.hpp"
#include "domain/booking/wish_frames.hpp"

namespace calllock::domain::wishes {

/// Why nothing came of a wish.
enum class obstacle : std::uint8_t { no_wish, past, contradiction, refused, no_such_day, midnight };

/// What a wish comes to.
struct resolution {
  bool soonest = false;
  std::optional<instant> start;
  std::optional<instant> end;  ///< nothing for an exact time
  std::vector<day> exclude;
  obstacle why = obstacle::no_wish;  ///< if there is no start

  [[nodiscard]] bool possible() const { return soonest || start.has_value(); }
};

/// The first of the wishes that is still possible.
[[nodiscard]] resolution resolve(const spoken_wish& wish, const calendar& cal);

}  // namespace calllock::domain::wishes
