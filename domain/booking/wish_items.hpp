#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "domain/booking/wish_calendar.hpp"
#include "domain/booking/wish_clock.hpp"
#include "domain/booking/wish_days.hpp"
#include "domain/booking/wish_elapsed.hpp"
#include "domain/booking/wish_parts.hpp"
#include "domain/booking/wish_words.hpp"

namespace calllock::domain::wishes {

/// What a stretch of words says about the wish.
enum class item_kind : std::uint8_t {
  // What is wished for.
  days,      ///< a day, or several
  part,      ///< a part of the day
  clock,     ///< a clock time
  range,     ///< from one clock time to another
  elapsed,   ///< hours or minutes from now
  moment,    ///< an ISO instant or window
  soonest,   ///< urgency, any time, the choice is ours
  weekdays,  ///< "any weekday"
  // How the parts hang together.
  either,       ///< "or", "otherwise"
  also,         ///< "and"
  but,          ///< "but", "though"
  so,           ///< what follows is the conclusion
  correction,   ///< "no wait", "make that"
  retraction,   ///< "scratch that"
  prefer_next,  ///< "I'd rather have"
  prefer_last,  ///< "would be better"
  refuse_next,  ///< "not", "except"
  refuse_last,  ///< "doesn't work"
  refuse_said,  ///< "not then": the day that was said last
};

/// How a time or a day bounds the wish.
enum class relation : std::uint8_t {
  none,
  before,  ///< ends before it: of a day, at its midnight
  by,      ///< ends with it: of a day, at closing
  after,   ///< begins after it: of a day, with the next one
  from,    ///< begins with it
};

struct item {
  item_kind kind{};
  std::size_t first = 0;  ///< first word
  std::size_t end = 0;    ///< behind the last word
  relation rel = relation::none;
  bool around = false;        ///< half an hour to either side
  bool clause_bound = false;  ///< the bound holds a clause: "once I get off at 3:30"
  bool flipped = false;       ///< "can't before nine": a refusal that says a bound
  day_set days;
  day_part part{};
  clock_time clock;      ///< or the start of a range
  clock_time clock_end;  ///< the end of a range
  elapsed span;
  std::optional<instant> start, stop;  ///< of a moment
  // Set by the passes that follow.
  bool aside = false;  ///< no part of the wish: why, when it broke, when the caller is busy
  bool refused = false;
  bool preferred = false;

  [[nodiscard]] bool content() const { return kind <= item_kind::weekdays; }
  /// Says when, not only that it is urgent.
  [[nodiscard]] bool limits() const { return kind <= item_kind::moment; }
};

using items = std::vector<item>;

/// Reads everything that bears on the wish, in the order it was said.
[[nodiscard]] items scan(const words& text, const calendar& cal);

}  // namespace calllock::domain::wishes
