#pragma once

#include <cstddef>
#include <optional>

#include "domain/booking/wish_words.hpp"

namespace calllock::domain::wishes {

struct number_hit {
  int value;
  std::size_t length;  ///< in words
  bool digits;         ///< written in figures
};

/// `nine`, `9`, `twenty one`, `45`: a whole number from 0 to 9999.
[[nodiscard]] std::optional<number_hit> match_number(const words& text, std::size_t at);

/// `fifth`, `5th`, `twenty first`: 1 to 99.
[[nodiscard]] std::optional<number_hit> match_ordinal(const words& text, std::size_t at);

/// How many days, weeks, hours: a number, `a`, `an`, `a couple (of)` (two), `a few` (three).
struct count_hit {
  int value;
  std::size_t length;
  bool couple;  ///< said loosely: a couple, a few
};
[[nodiscard]] std::optional<count_hit> match_count(const words& text, std::size_t at);

}  // namespace calllock::domain::wishes
