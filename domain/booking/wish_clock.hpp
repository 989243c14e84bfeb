#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include "domain/booking/wish_calendar.hpp"
#include "domain/booking/wish_words.hpp"

namespace calllock::domain::wishes {

/// What says which half of the day is meant.
enum class half : std::uint8_t {
  open,  ///< nothing: the opening hours decide
  am,
  pm,
  full,  ///< a 24-hour form, or noon
};

/// A clock time as it was said.
struct clock_time {
  int hour = 0;  ///< 0 to 24
  int minute = 0;
  half side = half::open;
  bool midnight = false;  ///< said as "midnight", so which one is open
  bool around = false;    ///< "-ish", "or so"
  std::string_view zone;  ///< IANA name of the zone that was said with it; empty: the tenant's

  friend bool operator==(const clock_time&, const clock_time&) = default;
};

struct clock_hit {
  clock_time time;
  std::size_t length;  ///< in words
  bool sure;           ///< true for forms that can be nothing else; false for a bare number, which needs a context
};

/// Reads "quarter past nine", "2:45 pm", "ten thirty", "noon", "nine o'clock in the morning"; with `bare` also "nine".
/// `to_counts` lets "ten to three" be 2:50.
[[nodiscard]] std::optional<clock_hit> match_clock(const words& text, std::size_t at, bool to_counts);

/// Minutes after midnight of a clock time on a day. Without a word for the half of the day it is the reading within the
/// opening hours, both ends included; if both are, the earlier; if neither, the one nearer to them. Twelve is noon.
[[nodiscard]] std::chrono::minutes minutes_of(const clock_time& time, day d, const calendar& cal);

/// The instant of a clock time on a day; a zone that was said with it counts.
[[nodiscard]] instant instant_of(const clock_time& time, day d, const calendar& cal);

/// The end of a range: the first such time after `start`, unless its half of the day was said.
[[nodiscard]] instant end_after(const clock_time& end, instant start, day d, const calendar& cal);

/// "Central", "Eastern time", "PST": the zone, and how many words it takes.
struct zone_hit {
  std::string_view zone;
  std::size_t length;
};
[[nodiscard]] std::optional<zone_hit> match_zone(const words& text, std::size_t at);

}  // namespace calllock::domain::wishes
