#include "domain/analysis/numbers.hpp"
#include "domain/analysis/one_of.hpp"
#include "domain/analysis/time_context.hpp"

/// Numbers of units of time.
namespace calllock::domain {

using enum word_kind;

double hours_of(time_unit_value u) noexcept {
  switch (u) {
    case time_unit_value::second: return 1.0 / 3600;
    case time_unit_value::minute: return 1.0 / 60;
    case time_unit_value::hour: return 1;
    case time_unit_value::day: return day_hours;
    case time_unit_value::night: return day_hours;
    case time_unit_value::week: return 7 * day_hours;
    case time_unit_value::weekend: return 7 * day_hours;
    case time_unit_value::fortnight: return 14 * day_hours;
    case time_unit_value::month: return 30 * day_hours;
    case time_unit_value::season: return 90 * day_hours;
    case time_unit_value::year: return 365 * day_hours;
    case time_unit_value::decade: return 3650 * day_hours;
  }
  return 0;
}

std::optional<double> hours_since_first(const time_context& t, std::size_t k) {
  if (!t.is(k, ordinal) || !t.unit_at(k + 1) || t.unit(k + 1) < time_unit_value::day) return std::nullopt;
  const double n = t.word(k) == "second" ? 2 : t.r.tokens[k].value;
  return std::max(0.5, n - 1) * hours_of(t.unit(k + 1)) + 1;
}

std::optional<time_expression> length_of_time(const time_context& t) {
  // Most articles and numbers belong to a thing: the word behind them tells.
  constexpr auto goes_on = time_unit | vague_count | hundred | joins | digit | teen | tens | before_time | weekday;
  if (!t.is(t.start + 1, goes_on) && !is_one_of(t.word(t.start + 1), "dozen", "of", "to", "more", "solid", "whole",
                                                "full", "straight", "good", "long", "something"))
    return std::nullopt;
  const auto q = read_quantity(t.r, t.start);
  if (!q) return std::nullopt;
  std::size_t k = t.start + q->count;
  while (t.word(k) == "or" && t.word(k + 1) == "so") k += 2;
  while (is_one_of(t.word(k), "more", "solid", "whole", "full", "straight", "good", "long", "something")) ++k;
  if (t.is(k, weekday) && t.word(k).ends_with("s") && t.word(k + 1) == "ago") {  // "two Saturdays ago"
    return point_in_time((q->value - 0.5) * 7 * day_hours, k + 2 - t.start);
  }
  if (!t.unit_at(k) || t.r.tokens[k].before > gap::hyphen) return std::nullopt;
  auto u = t.unit(k);
  if (t.word(k) == "second" || t.word(k) == "spring" || t.word(k) == "fall") return std::nullopt;
  time_expression e;
  e.hours = q->value * hours_of(u);
  ++k;
  if (t.word(k) == "and" && t.word(k + 1) == "a" && t.word(k + 2) == "half") {
    e.hours += hours_of(u) / 2;
    k += 3;
  }
  const bool ago =
      t.word(k) == "ago" || t.word(k) == "back" || t.word(k) == "now" || (t.word(k) == "or" && t.word(k + 1) == "so");
  if (t.word(k) == "or" && t.word(k + 1) == "so") k += 2;
  const bool ahead = t.word(k) == "out" || t.word(k) == "away" || t.word(k) == "from";  // "two weeks out is fine"
  const bool ago2 = t.word(k) == "ago" || t.word(k) == "back" || t.word(k) == "now";
  if (ago2) ++k;
  // "A week ago Monday" is seven days before the last one.
  const std::size_t day = t.word(k) == "on" ? k + 1 : k;
  if (u == time_unit_value::week && t.word(k - 1) == "ago" && day < t.end && t.r.tokens[day].is(weekday)) {
    e.hours = weekday_hours(t, t.r.tokens[day].value, day + 1).hours + q->value * 7 * day_hours;
    k = day + 1;
    e.count = static_cast<std::uint32_t>(k - t.start);
    e.point = true;
    return e;
  }
  e.count = static_cast<std::uint32_t>(k - t.start);
  e.short_cycle = u <= time_unit_value::minute && !ago && !ago2;
  e.years = u >= time_unit_value::year;
  const auto before = t.word_before();
  const bool coming = before == "in" || before == "another" || before == "within" || before == "next";
  e.future = ahead || (coming && !ago2);
  e.point = t.word(k - 1) == "ago" || t.word(k - 1) == "back";
  return e;
}

}  // namespace calllock::domain
