#pragma once

#include <chrono>
#include <cstddef>
#include <optional>

#include "domain/booking/wish_words.hpp"

namespace calllock::domain::wishes {

/// A time counted in hours or minutes from now; elapsed time, whatever the clocks do.
struct elapsed {
  std::chrono::minutes first{};  ///< how far off the wish begins
  std::chrono::minutes last{};   ///< how far off it ends; equal to `first` for an exact time
  friend bool operator==(const elapsed&, const elapsed&) = default;
};

struct elapsed_hit {
  elapsed span;
  std::size_t length;  ///< in words
};

/// "in half an hour" (exact), "in a couple of hours" (two to four hours off), "within two hours", "in the next hour"
/// (from now on), "in two to three hours", "in about an hour" (half an hour to either side).
[[nodiscard]] std::optional<elapsed_hit> match_elapsed(const words& text, std::size_t at);

/// "two hours" alone, where it corrects another: "in an hour, no, two hours".
[[nodiscard]] std::optional<elapsed_hit> match_duration(const words& text, std::size_t at);

}  // namespace calllock::domain::wishes
