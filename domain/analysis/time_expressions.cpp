#include "domain/analysis/time_expressions.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "domain/analysis/numbers.hpp"

namespace calllock::domain {
namespace {

using enum word_kind;
namespace ch = std::chrono;

constexpr double day_hours = 24;

/// Hours of a unit; a season counts as long ago as a quarter of a year.
double hours_of(time_unit_value u) noexcept {
  switch (u) {
    case time_unit_value::second: return 1.0 / 3600;
    case time_unit_value::minute: return 1.0 / 60;
    case time_unit_value::hour: return 1;
    case time_unit_value::day: return day_hours;
    case time_unit_value::night: return day_hours;
    case time_unit_value::week: return 7 * day_hours;
    case time_unit_value::weekend: return 7 * day_hours;
    case time_unit_value::month: return 30 * day_hours;
    case time_unit_value::season: return 90 * day_hours;
    case time_unit_value::year: return 365 * day_hours;
    case time_unit_value::decade: return 3650 * day_hours;
  }
  return 0;
}

/// Hour of the day that a word stands for; nothing for a word that names none.
std::optional<double> hour_of(std::string_view w) noexcept {
  struct row {
    std::string_view word;
    double hour;
  };
  static constexpr std::array<row, 17> rows{{{"dawn", 6},
                                             {"sunrise", 6},
                                             {"breakfast", 7.5},
                                             {"morning", 8},
                                             {"noon", 12},
                                             {"lunch", 12},
                                             {"lunchtime", 12},
                                             {"afternoon", 15},
                                             {"evening", 19},
                                             {"dinner", 18},
                                             {"dinnertime", 18},
                                             {"supper", 18},
                                             {"suppertime", 18},
                                             {"night", 21},
                                             {"tonight", 20},
                                             {"bedtime", 22},
                                             {"midnight", 24}}};
  for (const auto& r : rows) {
    if (r.word == w) return r.hour;
  }
  return std::nullopt;
}

template <class D>
double in_hours(D d) {
  return ch::duration<double, std::ratio<3600>>(d).count();
}

class time_reader {
public:
  time_reader(const reading& r, std::size_t i, const call_clock& clock) : r_(r), start_(i), clock_(clock) {
    const auto& c = r.clauses[r.tokens[i].clause];
    const auto& turn = r.turns[c.turn];
    const auto& last = r.clauses[turn.first + turn.count - 1];
    end_ = last.first + last.count;
  }

  std::optional<time_expression> read() {
    const auto& t = r_.tokens[start_];
    const auto w = word(start_);
    if (w == "tomorrow" || (w == "next" && unit_at(start_ + 1))) return future(w == "tomorrow" ? 1 : 2);
    if (w == "next" && start_ + 1 < end_ && r_.tokens[start_ + 1].is(weekday)) return future(2);
    if (w == "yesterday") return day_back(1, 1);
    if (w == "today") return today(1, 0.5);
    if (w == "overnight") return night_back();
    if (w == "tonight") return point(std::max(0.1, hours_now() - 19), 1);
    if (w == "last") return last_one();
    if (w == "this") return this_part();
    if (w == "the" || w == "over") return the_phrase();
    if (w == "all" && unit_at(start_ + 1)) return all_unit();
    if (w == "all" && hour_of(word(start_ + 1))) return time_expression{.hours = 6, .count = 2};
    if (w == "a" && word(start_ + 1) == "while") return while_();
    if (w == "forever") return time_expression{.hours = 60 * day_hours, .count = 1};
    if (auto h = holiday()) return h;
    if ((t.is(ordinal) || w == "second") && unit_at(start_ + 1) &&
        unit(start_ + 1) >= time_unit_value::day) {  // "third day today"
      const double n = w == "second" ? 2 : t.value;
      return time_expression{.hours = std::max(0.5, n - 1) * hours_of(unit(start_ + 1)) + 1, .count = 2, .point = true};
    }
    if (t.is(time_unit)) return plain_unit();
    if (t.is(weekday)) return weekday_back();
    if (t.is(month)) return month_back();
    if (auto q = length()) return q;
    return clock_time(start_, 0);
  }

private:
  std::string_view word(std::size_t k) const { return k < end_ ? r_.word(k) : std::string_view(); }
  bool unit_at(std::size_t k) const { return k < end_ && r_.tokens[k].is(time_unit); }
  time_unit_value unit(std::size_t k) const { return static_cast<time_unit_value>(r_.tokens[k].value); }

  std::optional<time_expression> point(double hours, std::size_t count) const {
    return time_expression{.hours = std::max(0.0, hours), .count = static_cast<std::uint32_t>(count), .point = true};
  }
  std::optional<time_expression> future(std::size_t count) const {
    return time_expression{.count = static_cast<std::uint32_t>(count), .point = true, .future = true};
  }

  /// Hours since local midnight at the call; midday when the time is not known.
  double hours_now() const {
    if (!clock_.now) return 12;
    return in_hours(*clock_.now - ch::floor<ch::days>(*clock_.now));
  }
  int weekday_now() const {
    if (!clock_.now) return -1;
    return static_cast<int>(ch::weekday(ch::floor<ch::days>(*clock_.now)).c_encoding());
  }

  /// An hour of the day said behind a day: "at four in the afternoon", "around nine", "morning", "8 AM". The number of
  /// tokens goes to `used`.
  std::optional<double> hour_behind(std::size_t k, std::size_t& used, std::optional<double> part = std::nullopt) const {
    const std::size_t from = k;
    used = 0;
    while (k < end_ && (word(k) == "at" || word(k) == "around" || word(k) == "about" || word(k) == "like" ||
                        word(k) == "right" || word(k) == "in" || word(k) == "the" || word(k) == "early" ||
                        word(k) == "late" || word(k) == "by" || word(k) == "sometime" || word(k) == "maybe")) {
      ++k;
    }
    if (k >= end_ || r_.tokens[k].before > gap::comma) return part;
    if ((word(k) == "before" || word(k) == "after") &&
        (word(k + 1) == "work" || word(k + 1) == "bed" || word(k + 1) == "school" || hour_of(word(k + 1)))) {
      used = k + 2 - from;
      if (word(k + 1) == "bed") return 22;
      if (word(k + 1) == "school") return word(k) == "before" ? 7 : 15;
      if (word(k + 1) == "work") return word(k) == "before" ? 7 : 18;
      return *hour_of(word(k + 1)) + (word(k) == "before" ? -1 : 1);
    }
    if (const auto h = hour_of(word(k)); h && word(k) != "night") {
      used = k + 1 - from;
      return h;
    }
    if (word(k) == "night") {
      used = k + 1 - from;
      return 21;
    }
    std::size_t after = k;
    const auto clock = clock_hour(k, after);
    if (!clock) return part;
    double hour = *clock;
    std::size_t k2 = after;
    bool said_half = false;
    if (k2 < end_ && (word(k2) == "am" || word(k2) == "pm")) {
      if (word(k2) == "pm" && hour < 12) hour += 12;
      if (word(k2) == "am" && hour == 12) hour = 0;
      said_half = true;
      ++k2;
    } else if (word(k2) == "in" && word(k2 + 1) == "the" && hour_of(word(k2 + 2))) {
      if (*hour_of(word(k2 + 2)) >= 12 && hour < 12) hour += 12;
      said_half = true;
      k2 += 3;
    } else if (word(k2) == "o'clock") {
      ++k2;
    }
    if (!said_half && part && *part >= 12 && hour < 12) hour += 12;
    if (!said_half && !part && hour < 6) hour += 12;
    used = k2 - from;
    return hour;
  }

  /// "8", "eight", "8:30", "twelve thirty", "eight ish" as an hour.
  std::optional<double> clock_hour(std::size_t k, std::size_t& after) const {
    if (k >= end_) return std::nullopt;
    const auto& t = r_.tokens[k];
    const auto w = word(k);
    double hour = -1;
    after = k + 1;
    if (t.digits) {
      int h = 0, m = 0;
      const auto [p, error] = std::from_chars(w.data(), w.data() + w.size(), h);
      if (error != std::errc() || h > 24) return std::nullopt;
      if (p != w.data() + w.size() && *p == ':') std::from_chars(p + 1, w.data() + w.size(), m);
      hour = h + m / 60.0;
    } else if (t.is(digit | teen) && t.value >= 1 && t.value <= 12 && w != "oh" && w != "o") {
      hour = t.value;
      if (after < end_ && r_.tokens[after].before <= gap::hyphen && r_.tokens[after].is(tens)) {
        hour += r_.tokens[after].value / 60.0;
        ++after;
      }
    } else {
      return std::nullopt;
    }
    if (after < end_ && word(after) == "ish") ++after;
    return hour;
  }

  std::optional<time_expression> day_back(int days, std::size_t used) const {
    std::size_t more = 0;
    const auto hour = hour_behind(start_ + used, more);
    return point(days * day_hours + hours_now() - hour.value_or(12), used + more);
  }

  std::optional<time_expression> today(std::size_t used, double least) const {
    std::size_t more = 0;
    const auto hour = hour_behind(start_ + used, more);
    return point(hour ? std::max(least, hours_now() - *hour) : std::max(least, 4.0), used + more);
  }

  std::optional<time_expression> night_back() const { return point(std::min(hours_now() + 3, 23.0), 1); }

  /// "Last night", "last Tuesday", "last week", "last month".
  std::optional<time_expression> last_one() const {
    const std::size_t k = start_ + 1;
    if (k >= end_) return std::nullopt;
    if (word(k) == "night" || word(k) == "evening") {
      std::size_t more = 0;
      const auto hour = hour_behind(k + 1, more, 21.0);
      double h = hour.value_or(21);
      if (h < 6) h += 24;  // "last night around two"
      return point(day_hours + hours_now() - h, 2 + more);
    }
    if (r_.tokens[k].is(weekday)) {
      auto e = weekday_hours(r_.tokens[k].value, k + 1);
      e.count += 1;
      if (e.hours < day_hours) e.hours += 7 * day_hours;
      return e;
    }
    if (const auto q = read_quantity(r_, k); q && q->value > 1 && k + q->count < end_ && unit_at(k + q->count)) {
      const auto u = unit(k + q->count);  // "these last few weeks"
      if (u < time_unit_value::hour) return std::nullopt;
      return time_expression{
          .hours = q->value * hours_of(u), .count = 2 + q->count, .years = u >= time_unit_value::year};
    }
    if (r_.tokens[k].is(month)) {  // "last July": an earlier season
      return time_expression{
          .hours = hours_since(r_.tokens[k].value, 15, true), .count = 2, .point = true, .years = true};
    }
    if (!unit_at(k)) return std::nullopt;
    time_expression e{
        .hours = hours_of(unit(k)) * (unit(k) == time_unit_value::week ? 1.2 : 1.0), .count = 2, .point = true};
    if (unit(k) == time_unit_value::weekend) e.hours = weekend_hours();
    if (unit(k) < time_unit_value::day) return std::nullopt;
    e.years = unit(k) >= time_unit_value::season;
    return e;
  }

  double weekend_hours() const {
    const int today = weekday_now();
    if (today < 0) return 3 * day_hours;
    if (today == 0) return day_hours * 0.9;
    if (today == 6) return 6;
    return (today + 0.5) * day_hours;
  }

  std::optional<time_expression> this_part() const {
    const std::size_t k = start_ + 1;
    if (k >= end_) return std::nullopt;
    if (const auto h = hour_of(word(k)); h) {
      std::size_t more = 0;
      const auto hour = hour_behind(k + 1, more, *h);
      return point(std::max(0.2, hours_now() - hour.value_or(*h)), 2 + more);
    }
    if (unit_at(k)) {
      if (unit(k) == time_unit_value::week) return point(2.5 * day_hours, 2);
      if (unit(k) == time_unit_value::weekend) return point(weekend_hours(), 2);
      if (unit(k) == time_unit_value::month) return point(10 * day_hours, 2);
      if (unit(k) == time_unit_value::season) return point(30 * day_hours, 2);
      if (unit(k) == time_unit_value::year) return point(60 * day_hours, 2);
    }
    if (r_.tokens[k].is(weekday)) {
      auto e = weekday_hours(r_.tokens[k].value, k + 1);
      e.count += 1;
      return e;
    }
    return std::nullopt;
  }

  /// "The night before last", "the day before yesterday", "the other day", "over the weekend", "the weekend after
  /// Thanksgiving", "the third night", "the past week", "the fifth of June".
  std::optional<time_expression> the_phrase() const {
    if (auto h = holiday_at(start_)) return h;
    std::size_t k = start_ + 1;
    if (word(start_) == "over" && word(k) == "the") ++k;
    const std::size_t skipped = k - start_;
    const auto counted = [&](std::optional<time_expression> e, std::size_t used) {
      if (e) e->count = static_cast<std::uint32_t>(skipped + used);
      return e;
    };
    if ((word(k) == "night" || word(k) == "day") && word(k + 1) == "before") {
      if (word(k + 2) == "last" || word(k + 2) == "yesterday") {
        return counted(point(2 * day_hours + hours_now() - (word(k) == "night" ? 21 : 12), 0), 3);
      }
      return std::nullopt;
    }
    if (unit_at(k) && word(k + 1) == "before" && word(k + 2) == "last") {
      return counted(point(hours_of(unit(k)) * 1.5 + (word(k) == "weekend" ? 4 * day_hours : 0), 0), 3);
    }
    if (word(k) == "night" && start_ > 0 &&
        (word(start_ - 1) == "during" || word(start_ - 1) == "in" || word(start_ - 1) == "through")) {
      return counted(point(std::min(hours_now() + 3, 23.0), 0), 1);
    }
    if (word(k) == "wee" && word(k + 1) == "hours") return counted(point(std::max(1.0, hours_now() - 3), 0), 2);
    if (unit_at(k) && unit(k) == time_unit_value::season && start_ > 0 && word(start_ - 1) == "since") {
      return counted(point(60 * day_hours, 0), 1);
    }
    if (word(k) == "middle" && word(k + 1) == "of" && word(k + 2) == "the" && word(k + 3) == "night") {
      return counted(point(hours_now() < 6 ? 1.0 : hours_now() - 3, 0), 4);
    }
    if (word(k) == "whole" && unit_at(k + 1)) {
      const auto u = unit(k + 1);
      return counted(
          time_expression{.hours = u <= time_unit_value::day ? 8 : std::max(6 * day_hours, hours_of(u) * 0.9)}, 2);
    }
    if (word(k) == "other" && (word(k + 1) == "day" || word(k + 1) == "night"))
      return counted(point(3 * day_hours, 0), 2);
    if (word(k) == "weekend") {
      if (word(k + 1) == "after" || word(k + 1) == "before") {
        if (auto h = holiday_at(k + 2)) {
          h->hours -= word(k + 1) == "after" ? 2 * day_hours : -4 * day_hours;
          return counted(point(h->hours, 0), 2 + h->count);
        }
      }
      return counted(point(weekend_hours(), 0), 1);
    }
    if (word(k) == "past" || word(k) == "last" || word(k) == "better") {
      std::size_t from = k + 1;
      if (word(k) == "better") {
        while (from < end_ && (word(from) == "part" || word(from) == "of")) ++from;
      }
      if (unit_at(from) && unit(from) >= time_unit_value::day) {
        return counted(
            time_expression{.hours = hours_of(unit(from)), .count = 0, .years = unit(from) >= time_unit_value::year},
            from + 1 - k);
      }
      if (const auto q = read_quantity(r_, from); q && from + q->count < end_ && unit_at(from + q->count)) {
        const auto u = unit(from + q->count);
        return counted(time_expression{.hours = q->value * hours_of(u), .years = u >= time_unit_value::year},
                       from + q->count + 1 - k);
      }
      return std::nullopt;
    }
    if (auto d = day_of_month(k)) return counted(d, d->count);
    if (k < end_ && (r_.tokens[k].is(ordinal) || word(k) == "second") && unit_at(k + 1) &&
        unit(k + 1) >= time_unit_value::day) {
      const double n = word(k) == "second" ? 2 : r_.tokens[k].value;
      return counted(time_expression{.hours = std::max(0.5, n - 1) * hours_of(unit(k + 1)) + 1,
                                     .point = true,
                                     .years = unit(k + 1) >= time_unit_value::season},
                     2);
    }
    return std::nullopt;
  }

  /// "A while": some weeks, unless it is a while back.
  std::optional<time_expression> while_() const {
    const auto next = word(start_ + 2);
    if (next == "back" || next == "ago" || (start_ > 0 && word(start_ - 1) == "in")) return std::nullopt;
    return time_expression{.hours = 20 * day_hours, .count = 2};
  }

  /// A unit without a number: "for months", "it's been weeks", "day three", "day before yesterday", "since spring".
  std::optional<time_expression> plain_unit() const {
    const auto u = unit(start_);
    const auto w = word(start_);
    const auto before = start_ > 0 ? word(start_ - 1) : std::string_view();
    if (w == "week" && word(start_ + 1) == "before" && word(start_ + 2) == "last") return point(10 * day_hours, 3);
    if ((w == "day" || w == "night") && word(start_ + 1) == "before" &&
        (word(start_ + 2) == "yesterday" || word(start_ + 2) == "last")) {
      return point(2 * day_hours + hours_now() - (w == "night" ? 21 : 12), 3);
    }
    if (w == "day" || w == "night" || w == "week" || w == "month") {
      if (const auto q = read_quantity(r_, start_ + 1);
          q && before != "a" && before != "the" && word(start_ + 1) != "a" && start_ + 1 < end_ &&
          r_.tokens[start_ + 1].before <= gap::hyphen && q->value < 60 && !unit_at(start_ + 1 + q->count)) {
        return time_expression{.hours = std::max(0.5, q->value - 0.8) * hours_of(u), .count = 1 + q->count};
      }
    }
    if (u == time_unit_value::season) {
      if (before == "since" || before == "last" || before == "this") return point(60 * day_hours, 1);
      return std::nullopt;
    }
    if (clock_.asked_when && u >= time_unit_value::day && u <= time_unit_value::year &&
        (word(start_ + 1) == "and" || word(start_ + 1) == "or") &&
        (before.empty() || r_.tokens[start_].before >= gap::comma)) {
      return time_expression{.hours = 1.5 * hours_of(u), .count = 1};  // "month, month and a half"
    }
    const bool plural = w.ends_with("s");
    const bool led = before == "for" || before == "in" || before == "been" || before == "of";
    if (!plural || u < time_unit_value::hour || !(led || word(start_ + 1) == "now")) return std::nullopt;
    if (before == "of" &&
        !(start_ > 1 && (word(start_ - 2) == "couple" || word(start_ - 2) == "lot" || word(start_ - 2) == "matter")))
      return std::nullopt;
    return time_expression{.hours = 3 * hours_of(u), .count = 1, .years = u >= time_unit_value::season};
  }

  /// "Since the first", "the eighth of this month": the last such day.
  std::optional<time_expression> day_of_month(std::size_t k) const {
    if (k >= end_ || !r_.tokens[k].is(ordinal) || r_.tokens[k].is(time_unit) || !clock_.now) return std::nullopt;
    const bool of_month =
        word(k + 1) == "of" && (word(k + 2) == "this" || word(k + 2) == "the") && word(k + 3) == "month";
    const auto before = start_ > 0 ? word(start_ - 1) : std::string_view();
    const bool ends = k + 1 >= end_ || r_.tokens[k + 1].before >= gap::comma;
    const bool dated =
        before == "since" || before == "on" || before == "around" || before == "about" || clock_.asked_when;
    if (!of_month && !(ends && dated)) return std::nullopt;
    const ch::year_month_day today(ch::floor<ch::days>(*clock_.now));
    auto month_of = today.year() / today.month();
    const int d = std::clamp<int>(r_.tokens[k].value, 1, 28);
    if (d > static_cast<int>(static_cast<unsigned>(today.day()))) month_of -= ch::months(1);
    const ch::local_days day{month_of / ch::day(static_cast<unsigned>(d))};
    return point(in_hours(*clock_.now - (day + ch::hours(12))), of_month ? 4 : 1);
  }

  std::optional<time_expression> all_unit() const {
    const auto u = unit(start_ + 1);
    if (u < time_unit_value::day) return std::nullopt;
    if (u == time_unit_value::day || u == time_unit_value::night) return time_expression{.hours = 8, .count = 2};
    if (u == time_unit_value::week) return time_expression{.hours = 5 * day_hours, .count = 2};
    if (u == time_unit_value::weekend) return point(weekend_hours(), 2);
    return time_expression{.hours = std::max(8 * day_hours, hours_of(u) / 2), .count = 2};
  }

  time_expression weekday_hours(int wanted, std::size_t k) const {
    std::size_t more = 0;
    const auto hour = hour_behind(k, more);
    int back = weekday_now() < 0 ? 3 : (weekday_now() - wanted + 7) % 7;
    const double h = hour.value_or(12);
    if (back == 0 && hours_now() < h && hour) back = 7;
    const double hours = back == 0 ? std::max(1.0, hours_now() - h) : back * day_hours + hours_now() - h;
    return {.hours = hours, .count = static_cast<std::uint32_t>(1 + more), .point = true};
  }

  std::optional<time_expression> weekday_back() const {
    auto e = weekday_hours(r_.tokens[start_].value, start_ + 1);
    std::size_t k = start_ + e.count;
    if (k < end_ && word(k) == "ish") {
      ++e.count;
      ++k;
    }
    if (k < end_ && word(k) == "before" && word(k + 1) == "last") {
      e.hours += 7 * day_hours;
      e.count += 2;
    }
    return e;
  }

  /// "June", "May 5th", "the first of July": behind "since" and "in".
  std::optional<time_expression> month_back() const {
    const int m = r_.tokens[start_].value;
    const auto w = word(start_);
    const bool after_cue =
        start_ > 0 && (word(start_ - 1) == "since" || word(start_ - 1) == "in" || word(start_ - 1) == "of" ||
                       word(start_ - 1) == "about" || word(start_ - 1) == "early" || word(start_ - 1) == "late" ||
                       word(start_ - 1) == "around" || word(start_ - 1) == "mid");
    if ((w == "may" || w == "march") && !after_cue && !r_.tokens[start_].capital) return std::nullopt;
    const bool dated = word(start_ + 1) == "the" ||
                       (start_ + 1 < end_ && (r_.tokens[start_ + 1].is(ordinal) || r_.tokens[start_ + 1].digits));
    if (w == "may" && !after_cue && !dated) return std::nullopt;
    int day = 15;
    std::size_t used = 1;
    if (word(start_ + 1) == "the" && start_ + 2 < end_ && r_.tokens[start_ + 2].is(ordinal)) {  // "May the tenth"
      return point(hours_since(m, r_.tokens[start_ + 2].value, false), 3);
    }
    if (const std::size_t k = start_ + 1; k < end_ && r_.tokens[k].before <= gap::hyphen) {
      if (r_.tokens[k].is(ordinal)) {
        day = r_.tokens[k].value;
        used = 2;
      } else if (r_.tokens[k].digits && r_.tokens[k].length <= 2) {
        std::from_chars(word(k).data(), word(k).data() + word(k).size(), day);
        used = 2;
      }
    }
    return point(hours_since(m, day, used == 1), used);
  }

  /// Hours since noon of the last day `m`/`d`; a month alone is taken to have begun long ago unless it is this one.
  double hours_since(int m, int d, bool month_only) const {
    if (!clock_.now) return 20 * day_hours;
    const ch::year_month_day today(ch::floor<ch::days>(*clock_.now));
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
    if (at(y) > *clock_.now) --y;
    return in_hours(*clock_.now - at(y));
  }

  std::optional<time_expression> holiday() const { return holiday_at(start_); }

  /// Holidays that callers date things by, resolved to their last occurrence.
  std::optional<time_expression> holiday_at(std::size_t k) const {
    const auto w = word(k);
    const auto fixed = [&](int m, int d, std::size_t used) {
      return point(hours_since(m, d, false), used + (k - start_));
    };
    if (w == "christmas") {
      if (word(k + 1) == "eve") return fixed(12, 24, 2);
      return fixed(12, 25, word(k + 1) == "day" ? 2 : 1);
    }
    if (w == "new" && (word(k + 1) == "year's" || word(k + 1) == "years")) {
      if (word(k + 2) == "eve") return fixed(12, 31, 3);
      return fixed(1, 1, word(k + 2) == "day" ? 3 : 2);
    }
    if (w == "halloween") return fixed(10, 31, 1);
    if (w == "valentine's") return fixed(2, 14, word(k + 1) == "day" ? 2 : 1);
    if (w == "the" && (word(k + 1) == "fourth" || word(k + 1) == "4th") && word(k + 2) == "of") return fixed(7, 4, 4);
    if (w == "july" && (word(k + 1) == "fourth" || word(k + 1) == "4th")) return fixed(7, 4, 2);
    if (w == "thanksgiving") return movable(11, 4, 4, 1, k);
    if (w == "spring" && word(k + 1) == "break") return fixed(3, 16, 2);
    if (w == "easter") return easter(k);
    if (w == "mother's" && word(k + 1) == "day") return movable(5, 0, 2, 2, k);
    if (w == "father's" && word(k + 1) == "day") return movable(6, 0, 3, 2, k);
    if (w == "labor" && word(k + 1) == "day") return movable(9, 1, 1, 2, k);
    if (w == "memorial" && word(k + 1) == "day") return movable(5, 1, 0, 2, k);
    return std::nullopt;
  }

  /// The last Easter Sunday, by the anonymous Gregorian rule.
  std::optional<time_expression> easter(std::size_t k) const {
    if (!clock_.now) return point(30 * day_hours, 1 + (k - start_));
    for (int y = static_cast<int>(ch::year_month_day(ch::floor<ch::days>(*clock_.now)).year());; --y) {
      const int a = y % 19, b = y / 100, c = y % 100, h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
      const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7, m = (a + 11 * h + 22 * l) / 451,
                n = h + l - 7 * m + 114;
      const ch::local_days d{ch::year(y) / ch::month(static_cast<unsigned>(n / 31)) /
                             ch::day(static_cast<unsigned>(n % 31 + 1))};
      if (d + ch::hours(12) <= *clock_.now) return point(in_hours(*clock_.now - (d + ch::hours(12))), 1 + (k - start_));
    }
  }

  /// The n-th weekday of a month, 0 for the last one.
  std::optional<time_expression> movable(int m, int wanted, int n, std::size_t used, std::size_t k) const {
    if (!clock_.now) return point(20 * day_hours, used + (k - start_));
    const ch::year_month_day today(ch::floor<ch::days>(*clock_.now));
    for (int y = static_cast<int>(today.year());; --y) {
      const auto wd = ch::weekday(static_cast<unsigned>(wanted));
      const auto of_month = ch::year(y) / ch::month(static_cast<unsigned>(m));
      const ch::local_days d =
          n == 0 ? ch::local_days{of_month / wd[ch::last]} : ch::local_days{of_month / wd[static_cast<unsigned>(n)]};
      if (d + ch::hours(12) <= *clock_.now)
        return point(in_hours(*clock_.now - (d + ch::hours(12))), used + (k - start_));
    }
  }

  /// "Three weeks", "a week and a half", "an hour ago", "two, three hours back", "a couple of summers", "half an hour".
  std::optional<time_expression> length() const {
    const auto q = read_quantity(r_, start_);
    if (!q) return std::nullopt;
    std::size_t k = start_ + q->count;
    while (word(k) == "or" && word(k + 1) == "so") k += 2;
    while (word(k) == "more" || word(k) == "solid" || word(k) == "whole" || word(k) == "full" ||
           word(k) == "straight" || word(k) == "good" || word(k) == "long" || word(k) == "something") {
      ++k;
    }
    if (k < end_ && r_.tokens[k].is(weekday) && word(k).ends_with("s") &&
        word(k + 1) == "ago") {  // "two Saturdays ago"
      return point((q->value - 0.5) * 7 * day_hours, k + 2 - start_);
    }
    if (!unit_at(k) || r_.tokens[k].before > gap::hyphen) return std::nullopt;
    auto u = unit(k);
    if (word(k) == "second" || word(k) == "spring" || word(k) == "fall") return std::nullopt;
    time_expression e;
    e.hours = q->value * hours_of(u);
    ++k;
    if (word(k) == "and" && word(k + 1) == "a" && word(k + 2) == "half") {
      e.hours += hours_of(u) / 2;
      k += 3;
    }
    const bool ago =
        word(k) == "ago" || word(k) == "back" || word(k) == "now" || (word(k) == "or" && word(k + 1) == "so");
    if (word(k) == "or" && word(k + 1) == "so") k += 2;
    const bool ahead = word(k) == "out" || word(k) == "away" || word(k) == "from";  // "two weeks out is fine"
    const bool ago2 = word(k) == "ago" || word(k) == "back" || word(k) == "now";
    if (ago2) ++k;
    e.count = static_cast<std::uint32_t>(k - start_);
    e.short_cycle = u <= time_unit_value::minute && !ago && !ago2;
    e.years = u >= time_unit_value::year;
    e.future = ahead || (start_ > 0 &&
                         (word(start_ - 1) == "in" || word(start_ - 1) == "another" || word(start_ - 1) == "within" ||
                          word(start_ - 1) == "next") &&
                         !ago2);
    e.point = word(k - 1) == "ago" || word(k - 1) == "back";
    return e;
  }

  /// "Around noon", "about ten last night", "at five": a time of the day of the call.
  std::optional<time_expression> clock_time(std::size_t k, std::size_t) const {
    const auto before = k > 0 ? word(k - 1) : std::string_view();
    const bool prepositional = before == "after" || before == "around" || before == "about" || before == "at" ||
                               before == "since" || before == "like" || before == "between" || before == "before" ||
                               before == "by" || before == "till";
    const auto w = word(k);
    const bool names_hour =
        w == "midnight" || w == "noon" || w == "lunchtime" || w == "suppertime" || w == "dinnertime";
    const bool said_clock =
        clock_.asked_when &&
        (word(k + 1) == "o'clock" || word(k + 1) == "am" || word(k + 1) == "pm" || word(k + 1) == "this" ||
         word(k + 1) == "ish" || (word(k + 1) == "in" && word(k + 2) == "the"));
    if (!prepositional && !said_clock && !(names_hour && (clock_.asked_when || r_.tokens[k].before >= gap::comma)))
      return std::nullopt;
    bool exact = false;
    std::size_t after = k;
    std::optional<double> hour;
    if (const auto h = hour_of(word(k)); h) {
      hour = h;
      after = k + 1;
    } else {
      hour = clock_hour(k, after);
      if (!hour || *hour > 12.99 || *hour < 1) return std::nullopt;
      const auto follows = word(after);
      if (after < end_ && r_.tokens[after].before <= gap::hyphen &&
          (r_.tokens[after].is(time_unit) || follows == "degrees" || follows == "or" || follows == "percent" ||
           r_.tokens[after].digits || r_.tokens[after].is(digit | teen | tens))) {
        return std::nullopt;
      }
      if (follows == "pm" || (follows == "in" && word(after + 2) != "morning")) *hour += *hour < 12 ? 12 : 0;
      if (follows == "o'clock") ++after;
      if (follows == "in") after += 3;
      if (follows == "pm" || follows == "am") ++after;
      exact = after > k + 1;
      if (word(after) == "last" && word(after + 1) == "night") {
        return point(day_hours + hours_now() - (*hour < 12 ? *hour + 12 : *hour), after + 2 - start_);
      }
      if (word(after) == "yesterday") return point(day_hours + hours_now() - *hour, after + 1 - start_);
      if (word(after) == "this" && hour_of(word(after + 1))) after += 2;
    }
    double hours = hours_now() - *hour;
    if (hours < 0 && *hour <= 12) hours += 12;
    if (hours < 0) hours += 24;
    auto e = point(std::max(0.2, hours), after - start_);
    e->bare_clock = !exact;
    return e;
  }

  const reading& r_;
  std::size_t start_;
  const call_clock& clock_;
  std::size_t end_ = 0;
};

}  // namespace

std::optional<time_expression> read_time(const reading& r, std::size_t i, const call_clock& clock) {
  if (i >= r.tokens.size()) return std::nullopt;
  return time_reader(r, i, clock).read();
}

}  // namespace calllock::domain
