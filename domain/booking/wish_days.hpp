#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "domain/booking/wish_calendar.hpp"
#include "domain/booking/wish_words.hpp"

namespace calllock::domain::wishes {

/// How a day, or several, was said; tells which later words may narrow, agree with or correct it.
enum class day_form : std::uint8_t {
  weekday,   ///< "Thursday", "next Friday"
  date,      ///< "the 5th", "June 5th"
  relative,  ///< "today", "in three days"
  holiday,   ///< "Labor Day"
  week,      ///< Monday to Friday, or an end of it
  weekend,   ///< Saturday 08:00 to Sunday 20:00
  month,     ///< first to last day
  range,     ///< "Monday through Wednesday", "within three days"
};

/// Which of the weekdays of that name.
enum class weekday_mark : std::uint8_t { bare, this_week, next_week };

/// Which end of a week.
enum class portion : std::uint8_t { whole, early, middle, late };

/// One day, or all days from `first` to `last`.
struct day_set {
  day_form form = day_form::relative;
  day first{};
  day last{};
  weekday_mark mark = weekday_mark::bare;
  portion part = portion::whole;
  bool exists = true;     ///< false for February 30
  bool from_now = false;  ///< the window begins now, whatever the opening hours ("within three days")
  bool generic =
      false;  ///< every day of its kind ("weekends"), or a part of a week that was said before ("early in the week")
  bool whole_month = false;  ///< a date said without its month: "the 5th"
  bool weekdays = false;     ///< a range of weekdays without a date: "Monday through Wednesday"
  bool last_only = false;    ///< "end of the month": what matters is when it closes

  [[nodiscard]] bool single() const { return first == last && form < day_form::week; }
};

struct day_hit {
  day_set set;
  std::size_t length;  ///< in words
};

/// Where day names are read: the calendar, and the day that was named last ("the Monday after that").
struct day_context {
  const calendar& cal;
  std::optional<day_set> last_said;
};

[[nodiscard]] day_set one_day(day_form form, day d);

/// Reads the day, or the days, that begin at `at`: the longest reading of all grammars.
[[nodiscard]] std::optional<day_hit> match_days(const words& text, std::size_t at, const day_context& context);

/// A single expression: no "Monday through Wednesday".
[[nodiscard]] std::optional<day_hit> match_day(const words& text, std::size_t at, const day_context& context,
                                               int depth = 0);

// The grammars, each in a file of its own. `depth` bounds how far they call each other.

/// "Thursday", "this Friday", "Friday of next week", "the Monday after Thanksgiving" (wish_weekdays.cpp).
[[nodiscard]] std::optional<day_hit> match_weekday(const words& text, std::size_t at, const day_context& context,
                                                   int depth);
/// The plain name of a weekday, also shortened or in the plural.
[[nodiscard]] std::optional<std::chrono::weekday> weekday_name(const words& text, std::size_t at);
/// "the 5th", "June 5th", "7/21", "2026-08-11" (wish_dates.cpp).
[[nodiscard]] std::optional<day_hit> match_date(const words& text, std::size_t at, const day_context& context);
/// The month named at `at`; "may" and "march" only if `sure`, or next to a number.
[[nodiscard]] std::optional<std::chrono::month> month_name(const words& text, std::size_t at, bool sure);
/// "Labor Day", "Christmas Eve" (wish_holidays.cpp).
[[nodiscard]] std::optional<day_hit> match_holiday(const words& text, std::size_t at, const day_context& context);
/// "today", "in three days", "a week from Friday", "the day after Thanksgiving" (wish_offsets.cpp).
[[nodiscard]] std::optional<day_hit> match_offset(const words& text, std::size_t at, const day_context& context,
                                                  int depth);
/// "next week", "early next week", "this weekend", "the week of the 16th" (wish_spans.cpp).
[[nodiscard]] std::optional<day_hit> match_week(const words& text, std::size_t at, const day_context& context,
                                                int depth);
/// "in June", "next month", "the end of the month" (wish_months.cpp).
[[nodiscard]] std::optional<day_hit> match_month(const words& text, std::size_t at, const day_context& context);

/// The part of the calendar week from `monday` on that `part` names.
[[nodiscard]] day_set week_part(day monday, portion part);
/// Saturday and Sunday of the calendar week from `monday` on.
[[nodiscard]] day_set weekend_of(day monday);

}  // namespace calllock::domain::wishes
