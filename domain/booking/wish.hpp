#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/tenant.hpp"

namespace calllock::domain {

enum class wish_kind : std::uint8_t {
  soonest,  ///< no limit is set
  at,       ///< an exact clock time is wanted
  window,   ///< a span is wanted
  unclear,  ///< nothing usable, or it contradicts itself: ask
};

/// `soonest`, `at`, `window`, `unclear`.
[[nodiscard]] std::string_view name(wish_kind kind) noexcept;

/// What a careful listener takes from a spoken wish for a time.
struct wish {
  wish_kind kind = wish_kind::unclear;
  std::optional<instant> start;  ///< the instant wanted, or the first of the window; `now` if soonest
  std::optional<instant> end;    ///< end of the window, exclusive
  std::vector<std::chrono::year_month_day> exclude;  ///< refused dates that the window touches, in order, local
  /// What was understood, to be said back before anything is booked ("Thursday, March 5 between 2 PM and 5 PM"), in the
  /// tenant's zone; if unclear, a short question to ask.
  std::string understood;
};

/// Understands a caller's wish for a time, deterministically. `now` is when the caller speaks; `time_zone` and `hours`
/// are the tenant's. Days and hours are those of the tenant's own clock (B-08, T-06); whatever is not understood is
/// `unclear` and never guessed (B-04, B-16). Never throws for any text; time is linear in its length, of which the
/// first 8 KiB count.
[[nodiscard]] wish parse_wish(std::string_view text, instant now, std::string_view time_zone, const week_hours& hours);

}  // namespace calllock::domain
