#pragma once

#include <cstdint>
#include <optional>

#include "domain/analysis/reading.hpp"
#include "domain/booking/local_time.hpp"

namespace calllock::domain {

/// A length or a point of time in the past that begins at some token.
struct time_expression {
  double hours = 0;          ///< before the call
  std::uint32_t count = 0;   ///< tokens
  bool point = false;        ///< "Monday", "last night": a point rather than a length
  bool bare_clock = false;   ///< only a time of day ("around noon"), which may as well be a wish
  bool short_cycle = false;  ///< seconds and minutes without "ago": how long it runs, rather than since when
  bool years = false;        ///< years and decades: as a rule an age
  bool future = false;       ///< "next week", "tomorrow", "in two weeks"
};

/// What the call's clock shows: wall time of the call in the tenant's zone.
struct call_clock {
  std::optional<local_instant> now;
  bool asked_when = false;  ///< the words answer "since when?", so a bare time of day dates the fault
};

/// The time expression at token `i`: "three weeks", "an hour ago", "yesterday at four", "the night before last",
/// "Thursday night", "Christmas Eve", "this morning around eight".
[[nodiscard]] std::optional<time_expression> read_time(const reading& r, std::size_t i, const call_clock& clock);

}  // namespace calllock::domain
