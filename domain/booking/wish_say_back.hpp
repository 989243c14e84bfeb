#pragma once

#include <string>

#include "domain/booking/wish_calendar.hpp"
#include "domain/booking/wish_resolve.hpp"

namespace calllock::domain::wishes {

/// What was understood, in words that can be spoken, on the tenant's clock (I14); a question if nothing was.
[[nodiscard]] std::string say_back(const resolution& meant, const calendar& cal);

}  // namespace calllock::domain::wishes
