#include <charconv>

#include "domain/analysis/time_context.hpp"

/// Days of the calendar: weekdays, months, days of the month, weekends.
namespace calllock::domain {

namespace ch = std::chrono;
using enum word_kind;

double weekend_hours(const time_context& t) {
  const int today = t.weekday_now();
  if (today < 0) return 3 * day_hours;
  if (today == 0) return day_hours * 0.9;
  if (today == 6) return 6;
  return (today + 0.5) * day_hours;
}

std::optional<time_expression> day_of_month(const time_context& t, std::size_t k) {
  if (k >= t.end || !t.r.tokens[k].is(ordinal) || t.r.tokens[k].is(time_unit) || !t.clock.now) return std::nullopt;
  const bool of_month =
      t.word(k + 1) == "of" && (t.word(k + 2) == "this" || t.word(k + 2) == "the") && t.word(k + 3) == "month";
  const auto before = t.word_before();
  const bool ends = k + 1 >= t.end || t.r.tokens[k + 1].before >= gap::comma;
  const bool dated =
      before == "since" || before == "on" || before == "around" || before == "about" || t.clock.asked_when;
  if (!of_month && !(ends && dated)) return std::nullopt;
  const ch::year_month_day today(ch::floor<ch::days>(*t.clock.now));
  auto month_of = today.year() / today.month();
  const int d = std::clamp<int>(t.r.tokens[k].value, 1, 28);
  if (d > static_cast<int>(static_cast<unsigned>(today.day()))) month_of -= ch::months(1);
  const ch::local_days day{month_of / ch::day(static_cast<unsigned>(d))};
  return point_in_time(in_hours(*t.clock.now - (day + ch::hours(12))), of_month ? 4 : 1);
}

std::optional<time_expression> week_of_month(const time_context& t) {
  std::size_t k = t.start;
  if (t.word(k) == "the") ++k;
  const bool last = t.word(k) == "last";
  if (!last && !t.is(k, ordinal)) return std::nullopt;
  if (t.word(k + 1) != "week" || (t.word(k + 2) != "of" && t.word(k + 2) != "in") || !t.is(k + 3, month))
    return std::nullopt;
  const int day = last ? 27 : 7 * t.r.tokens[k].value - 3;
  return point_in_time(hours_since(t.clock, t.r.tokens[k + 3].value, day, false), k + 4 - t.start);
}

void before_this_week(const time_context& t, time_expression& e) {
  const int today = t.weekday_now();
  if (e.hours < (today < 0 ? 0 : today + 1) * day_hours) e.hours += 7 * day_hours;
}

time_expression weekday_hours(const time_context& t, int wanted, std::size_t k) {
  std::size_t more = 0;
  const auto hour = hour_behind(t, k, more);
  int back = t.weekday_now() < 0 ? 3 : (t.weekday_now() - wanted + 7) % 7;
  const double h = hour.value_or(12);
  if (back == 0 && t.hours_now() < h && hour) back = 7;
  const double hours = back == 0 ? std::max(1.0, t.hours_now() - h) : back * day_hours + t.hours_now() - h;
  return {.hours = hours, .count = static_cast<std::uint32_t>(1 + more), .point = true};
}

std::optional<time_expression> month_back(const time_context& t) {
  const int m = t.r.tokens[t.start].value;
  const auto w = t.word(t.start);
  const auto before = t.word_before();
  const bool after_cue = before == "since" || before == "in" || before == "of" || before == "about" ||
                         before == "early" || before == "late" || before == "around" || before == "mid" ||
                         before == "back";
  if ((w == "may" || w == "march") && !after_cue && !t.r.tokens[t.start].capital) return std::nullopt;
  const bool dated = t.word(t.start + 1) == "the" ||
                     (t.start + 1 < t.end && (t.r.tokens[t.start + 1].is(ordinal) || t.r.tokens[t.start + 1].digits));
  if (w == "may" && !after_cue && !dated) return std::nullopt;
  if (w.size() <= 4 && w != "may" && w != "june" && w != "july" && !dated) return std::nullopt;  // "Jan" may be a name
  int day = 15;
  std::size_t used = 1;
  if (t.word(t.start + 1) == "the" && t.start + 2 < t.end && t.r.tokens[t.start + 2].is(ordinal)) {  // "May the tenth"
    return point_in_time(hours_since(t.clock, m, t.r.tokens[t.start + 2].value, false), 3);
  }
  if (const std::size_t k = t.start + 1; k < t.end && t.r.tokens[k].before <= gap::hyphen) {
    if (t.r.tokens[k].is(ordinal)) {
      day = t.r.tokens[k].value;
      used = 2;
    } else if (t.r.tokens[k].digits && t.r.tokens[k].length <= 2) {
      std::from_chars(t.word(k).data(), t.word(k).data() + t.word(k).size(), day);
      used = 2;
    }
  }
  return point_in_time(hours_since(t.clock, m, day, used == 1), used);
}

double hours_since(const call_clock& clock, int m, int d, bool month_only) {
  if (!clock.now) return 20 * day_hours;
  const ch::year_month_day today(ch::floor<ch::days>(*clock.now));
  const int now_m = static_cast<int>(static_cast<unsigned>(today.month()));
  int y = static_cast<int>(today.year());
  if (month_only) {
    const int back = (now_m - m + 12) % 12;
    return back == 0 ? std::max(1U, static_cast<unsigned>(today.day())) * day_hours / 2
                     : std::max(8.5, back * 30.0 - 15) * day_hours;
  }
  const auto at = [&](int year_) {
    return ch::local_days{ch::year(year_) / ch::month(static_cast<unsigned>(m)) /
                          ch::day(static_cast<unsigned>(std::clamp(d, 1, 28)))} +
           ch::days(std::max(0, d - 28)) + ch::hours(12);
  };
  if (at(y) > *clock.now) --y;
  return in_hours(*clock.now - at(y));
}

}  // namespace calllock::domain
