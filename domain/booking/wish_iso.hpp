#pragma once

#include <optional>
#include <string_view>

#include "domain/booking/wish_calendar.hpp"
#include "domain/booking/wish_days.hpp"

namespace calllock::domain::wishes {

/// What an ISO 8601 string says: whole days, or an instant, or a window.
struct iso_hit {
  std::optional<day_set> days;   ///< a bare date, or a date for either end
  std::optional<instant> start;  ///< otherwise the instant
  std::optional<instant> end;    ///< and the end of the window, if there is one
};

/// `2026-03-05T14:00:00-06:00` and `…Z` (that instant), `2026-04-09T10:30` (local time), `2026-08-11` (the day), `a/b`
/// (a window, `b` may be a time of the same day or a duration such as `PT2H`). `text` is in lower case.
[[nodiscard]] std::optional<iso_hit> match_iso(std::string_view text, const calendar& cal);

}  // namespace calllock::domain::wishes
