#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>

#include "domain/analysis/time_expressions.hpp"

/// What the readers of time expressions share: the words from one token to the end of its turn, and the call's clock.
/// Internal to the time expressions.
namespace calllock::domain {

inline constexpr double day_hours = 24;

struct time_context {
  const reading& r;
  std::size_t start = 0;  ///< the token at which the expression begins
  std::size_t end = 0;    ///< behind the last token of the turn
  const call_clock& clock;

  time_context(const reading& text, std::size_t i, const call_clock& c);

  [[nodiscard]] std::string_view word(std::size_t k) const {
    if (k >= end) return {};
    const auto& t = r.tokens[k];
    return {r.text.data() + t.begin, t.length};
  }
  [[nodiscard]] std::string_view word_before() const { return start > 0 ? r.word(start - 1) : std::string_view(); }
  [[nodiscard]] bool is(std::size_t k, word_kind kinds) const { return k < end && r.tokens[k].is(kinds); }
  [[nodiscard]] bool unit_at(std::size_t k) const { return is(k, word_kind::time_unit); }
  [[nodiscard]] time_unit_value unit(std::size_t k) const { return static_cast<time_unit_value>(r.tokens[k].value); }
  /// Is token `k` set off from the one before it by a comma or more, or the end?
  [[nodiscard]] bool ends_at(std::size_t k) const { return k >= end || r.tokens[k].before >= gap::comma; }

  /// Hours since local midnight at the call; midday when the time is not known.
  [[nodiscard]] double hours_now() const;
  /// 0 Sunday to 6; -1 when the time is not known.
  [[nodiscard]] int weekday_now() const;
};

template <class D>
double in_hours(D d) {
  return std::chrono::duration<double, std::ratio<3600>>(d).count();
}

inline std::optional<time_expression> point_in_time(double hours, std::size_t count) {
  return time_expression{.hours = std::max(0.0, hours), .count = static_cast<std::uint32_t>(count), .point = true};
}

/// Hour of the day that a word stands for ("noon", "supper"); nothing for a word that names none.
[[nodiscard]] std::optional<double> hour_of(std::string_view word) noexcept;

/// "8", "eight", "8:30", "twelve thirty", "eight ish" at token `k` as an hour; `after` becomes the token behind it.
[[nodiscard]] std::optional<double> clock_hour(const time_context& t, std::size_t k, std::size_t& after);

/// An hour of the day said behind a day: "at four in the afternoon", "around nine", "morning", "8 AM". The number of
/// tokens goes to `used`; without an hour the result is `part`, the part of the day that was said before.
[[nodiscard]] std::optional<double> hour_behind(const time_context& t, std::size_t k, std::size_t& used,
                                                std::optional<double> part = std::nullopt);

/// "Around noon", "about ten last night", "at five", "making lunch": a time of the day of the call.
[[nodiscard]] std::optional<time_expression> clock_time(const time_context& t);

/// Hours since noon of the last `month`/`day`; a month alone is taken to have begun long ago unless it is this one.
[[nodiscard]] double hours_since(const call_clock& clock, int month, int day, bool month_only);

/// The last weekday `wanted`, with the hour said from token `k` on; the expression counts the weekday's own token.
[[nodiscard]] time_expression weekday_hours(const time_context& t, int wanted, std::size_t k);

/// "June", "May 5th", "the first of July": behind "since" and "in".
[[nodiscard]] std::optional<time_expression> month_back(const time_context& t);

/// "The first", "the eighth of this month" with its ordinal at token `k`: the last such day.
[[nodiscard]] std::optional<time_expression> day_of_month(const time_context& t, std::size_t k);

/// "First week of January", "the last week of April" from `t.start` on: the middle of that week.
[[nodiscard]] std::optional<time_expression> week_of_month(const time_context& t);

/// Makes of the last such weekday the one in the week that ended with the last Saturday.
void before_this_week(const time_context& t, time_expression& e);

/// Hours since the weekend that is on or the last one.
[[nodiscard]] double weekend_hours(const time_context& t);

/// Hours of a unit; a season counts as long ago as a quarter of a year.
[[nodiscard]] double hours_of(time_unit_value u) noexcept;

/// "Three weeks", "a week and a half", "an hour ago", "two, three hours back", "a couple of summers", "half an hour".
[[nodiscard]] std::optional<time_expression> length_of_time(const time_context& t);

/// "Third day": hours since the first of so many units with the ordinal at token `k`.
[[nodiscard]] std::optional<double> hours_since_first(const time_context& t, std::size_t k);

/// Can a time go on with token `k` behind "the"? Mostly it cannot.
[[nodiscard]] bool goes_on_behind_the(const reading& r, std::size_t k);

/// "The night before last", "the day before yesterday", "the other day", "over the weekend", "the weekend after
/// Thanksgiving", "the third night", "the past week", "the fifth of June".
[[nodiscard]] std::optional<time_expression> time_behind_the(const time_context& t);

/// A day that has a name, at token `k`: "Christmas Eve", "Labor Day", "the time change", "school started"; the count is
/// of the tokens from `t.start` on.
[[nodiscard]] std::optional<time_expression> occasion_at(const time_context& t, std::size_t k);

}  // namespace calllock::domain
