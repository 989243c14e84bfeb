#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "domain/booking/wish_items.hpp"

namespace calllock::domain::wishes {

/// One wish, put together from all that was said of it.
struct frame {
  std::optional<day_set> days;
  std::optional<day_set> from_day;  ///< "from Thursday on"; `after_day` tells "after Thursday"
  std::optional<day_set> by_day;    ///< "by Tuesday"; `before_day` tells "before Friday"
  bool after_day = false;
  bool before_day = false;
  std::optional<day_part> part;
  std::optional<day_part> from_part;   ///< "after the morning"
  std::optional<day_part> until_part;  ///< "before the evening"
  bool until_part_end = false;         ///< "by this evening": to its end
  std::optional<clock_time> at;
  bool around = false;
  std::optional<std::pair<clock_time, clock_time>> range;
  std::optional<clock_time> lower, upper;
  std::optional<clock_time> deadline_clock;  ///< "by Tuesday at ten"
  std::optional<day_part> deadline_part;     ///< "by Tuesday morning"
  std::optional<elapsed> span;
  std::optional<instant> start, stop;
  bool contradicts = false;  ///< its parts exclude each other
  bool preferred = false;
  bool tight = false;        ///< joined to the one before by a bare "or" or "and", so that what follows holds for both
  std::size_t last_end = 0;  ///< behind the last word of it

  [[nodiscard]] bool has_days() const { return days || from_day || by_day; }
  [[nodiscard]] bool has_time() const { return part || from_part || until_part || at || range || lower || upper; }
  [[nodiscard]] bool empty() const { return !has_days() && !has_time() && !span && !start; }
};

/// Everything that was wished for and refused.
struct spoken_wish {
  std::vector<frame> frames;  ///< in the order in which they count
  std::vector<day_set> refused_days;
  std::vector<day_part> refused_parts;
  bool weekdays_only = false;
  bool soonest = false;              ///< urgency or a free hand was said
  bool soonest_alternative = false;  ///< "…, or else as soon as you can"
};

/// Puts the items together: several wishes, preferences, corrections, refusals.
[[nodiscard]] spoken_wish assemble(const items& found, const words& text, const calendar& cal);

}  // namespace calllock::domain::wishes
