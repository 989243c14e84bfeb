#pragma once

#include <cstdint>

#include "domain/booking/wish_days.hpp"

namespace calllock::domain::wishes {

/// How a day that is said goes with the one that was said before.
enum class agreement : std::uint8_t {
  one,            ///< they are one: "Monday the 21st", "Tuesday, next week"; `said` now holds it
  contradiction,  ///< they should be one and are not: "Tuesday the 10th" when that is a Friday
  other,          ///< another day
};

/// Joins `next` to `said` if both can be one.
[[nodiscard]] agreement agree(day_set& said, const day_set& next);

}  // namespace calllock::domain::wishes
