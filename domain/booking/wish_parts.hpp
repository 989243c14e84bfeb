#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "domain/booking/wish_calendar.hpp"
#include "domain/booking/wish_clock.hpp"
#include "domain/booking/wish_words.hpp"

namespace calllock::domain::wishes {

/// A part of a day, as said.
enum class day_part : std::uint8_t {
  morning,
  afternoon,
  evening,
  early_morning,
  late_morning,
  lunch,
  before_lunch,
  after_lunch,
  early_afternoon,
  late_afternoon,
  end_of_day,
  early,  ///< "early Thursday": a quality that waits for its part
  late,
};

struct part_hit {
  day_part part;
  std::size_t length;  ///< in words
  bool today;          ///< "this morning", "tonight" name the day as well
};

[[nodiscard]] std::optional<part_hit> match_part(const words& text, std::size_t at);

/// "Early" and "morning" said apart are one part; nothing if the two cannot be one.
[[nodiscard]] std::optional<day_part> merge_parts(day_part first, day_part second);

/// Start and end by the clock on a day; where closing would come first, to 20:00.
struct clock_span {
  std::chrono::minutes start;
  std::chrono::minutes end;
};
[[nodiscard]] clock_span span_of(day_part part, day d, const calendar& cal);

/// Which half of the day a part says a clock time to be in.
[[nodiscard]] half half_of(day_part part);

/// Where a window ends that runs from `start` to closing: at 20:00 if closing is not later.
[[nodiscard]] std::chrono::minutes closing_after(std::chrono::minutes start, day d, const calendar& cal);

}  // namespace calllock::domain::wishes
