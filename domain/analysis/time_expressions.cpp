#include "domain/analysis/time_expressions.hpp"

#include "domain/analysis/numbers.hpp"
#include "domain/analysis/one_of.hpp"
#include "domain/analysis/time_context.hpp"

namespace calllock::domain {
namespace {

using enum word_kind;

class time_reader {
public:
  time_reader(const reading& r, std::size_t i, const call_clock& clock) : t_(r, i, clock) {}

  std::optional<time_expression> read() {
    const auto& t = t_.r.tokens[t_.start];
    if (t.is(part_of_day)) {
      if (const auto day = named_day()) return day;
    } else if (t.is(before_time)) {
      bool settled = false;
      const auto e = led(settled);
      if (settled) return e;
    }
    if (t.is(occasion | month | street_type)) {  // the last for Saint Patrick's Day
      if (auto h = occasion_at(t_, t_.start)) return h;
    }
    if (t.is(ordinal)) {
      if (auto d = week_of_month(t_)) return d;
      if (auto d = hours_since_first(t_, t_.start)) return time_expression{.hours = *d, .count = 2, .point = true};
    }
    if (t.is(time_unit)) return plain_unit();
    if (t.is(weekday)) return weekday_back();
    if (t.is(month)) return month_back(t_);
    if (auto q = length_of_time(t_)) return q;
    return clock_time(t_);
  }

private:
  std::string_view word(std::size_t k) const { return t_.word(k); }
  bool unit_at(std::size_t k) const { return t_.unit_at(k); }
  time_unit_value unit(std::size_t k) const { return t_.unit(k); }
  double hours_now() const { return t_.hours_now(); }

  /// "Tomorrow", "yesterday at four", "tonight".
  std::optional<time_expression> named_day() const {
    const auto w = word(t_.start);
    if (w == "tomorrow") return future(1);
    if (w == "yesterday") return day_back(1, 1);
    if (w == "today") return today(1, 0.5);
    if (w == "overnight") return night_back();
    if (w == "tonight") return point_in_time(std::max(0.1, hours_now() - 19), 1);
    return std::nullopt;
  }

  /// What begins with one of the small words that lead to a time. `settled` tells that no other reading is left.
  std::optional<time_expression> led(bool& settled) const {
    const auto w = word(t_.start);
    const std::size_t next = t_.start + 1;
    settled = true;
    if (w == "the" || w == "over") return time_behind_the(t_);
    if (w == "a" || w == "an") return behind_article(w);
    if (w == "this") return this_part();
    if (w == "next" && t_.is(next, time_unit | weekday)) return future(2);
    if (w == "last") {
      if (auto d = week_of_month(t_)) return d;
      return last_one();
    }
    if (w == "all" && unit_at(next)) return all_unit();
    if (w == "all" && hour_of(word(next))) return time_expression{.hours = 6, .count = 2};
    if (w == "every" && t_.clock.asked_when && unit_at(next) && unit(next) >= time_unit_value::season)
      return time_expression{.hours = hours_of(time_unit_value::year), .count = 2};  // "it's done this every summer"
    if (w == "forever" || w == "ages" || w == "eternity") return time_expression{.hours = 60 * day_hours, .count = 1};
    settled = false;
    return std::nullopt;
  }

  /// "A while", "a little bit ago", "a week", "an hour ago".
  std::optional<time_expression> behind_article(std::string_view article) const {
    if (article == "a") {
      const auto next = word(t_.start + 1);
      if (next == "while") return while_();
      if (next == "little" && word(t_.start + 3) == "ago") return point_in_time(1, 4);
    }
    return length_of_time(t_);
  }

  std::optional<time_expression> future(std::size_t count) const {
    return time_expression{.count = static_cast<std::uint32_t>(count), .point = true, .future = true};
  }

  std::optional<time_expression> day_back(int days, std::size_t used) const {
    std::size_t more = 0;
    const auto hour = hour_behind(t_, t_.start + used, more);
    return point_in_time(days * day_hours + hours_now() - hour.value_or(12), used + more);
  }

  std::optional<time_expression> today(std::size_t used, double least) const {
    std::size_t more = 0;
    const auto hour = hour_behind(t_, t_.start + used, more);
    return point_in_time(hour ? std::max(least, hours_now() - *hour) : std::max(least, 4.0), used + more);
  }

  std::optional<time_expression> night_back() const { return point_in_time(std::min(hours_now() + 3, 23.0), 1); }

  /// "Last night", "last Tuesday", "last week", "last month".
  std::optional<time_expression> last_one() const {
    const std::size_t k = t_.start + 1;
    if (k >= t_.end) return std::nullopt;
    if (word(k) == "night" || word(k) == "evening") {
      std::size_t more = 0;
      const auto hour = hour_behind(t_, k + 1, more, 21.0);
      double h = hour.value_or(21);
      if (h < 6) h += 24;  // "last night around two"
      return point_in_time(day_hours + hours_now() - h, 2 + more);
    }
    if (t_.r.tokens[k].is(weekday)) {
      auto e = weekday_hours(t_, t_.r.tokens[k].value, k + 1);
      e.count += 1;
      if (e.hours < day_hours) e.hours += 7 * day_hours;
      return e;
    }
    if (const auto q = read_quantity(t_.r, k); q && q->value > 1 && k + q->count < t_.end && unit_at(k + q->count)) {
      const auto u = unit(k + q->count);  // "these last few weeks"
      if (u < time_unit_value::hour) return std::nullopt;
      return time_expression{
          .hours = q->value * hours_of(u), .count = 2 + q->count, .years = u >= time_unit_value::year};
    }
    if (t_.r.tokens[k].is(month)) {  // "last July": an earlier season
      return time_expression{
          .hours = hours_since(t_.clock, t_.r.tokens[k].value, 15, true), .count = 2, .point = true, .years = true};
    }
    if (!unit_at(k)) return std::nullopt;
    if (unit(k) == time_unit_value::week && t_.is(k + 1, weekday)) {  // "last week, Wednesday I think"
      auto e = weekday_hours(t_, t_.r.tokens[k + 1].value, k + 2);
      before_this_week(t_, e);
      e.count += 2;
      return e;
    }
    time_expression e{
        .hours = hours_of(unit(k)) * (unit(k) == time_unit_value::week ? 1.2 : 1.0), .count = 2, .point = true};
    if (unit(k) == time_unit_value::weekend) e.hours = weekend_hours(t_);
    if (unit(k) < time_unit_value::day) return std::nullopt;
    e.years = unit(k) >= time_unit_value::season;
    return e;
  }

  std::optional<time_expression> this_part() const {
    std::size_t k = t_.start + 1;
    if (word(k) == "past" || word(k) == "last" || word(k) == "very" || word(k) == "here") ++k;  // "this past Saturday"
    const std::size_t used = k - t_.start + 1;
    if (k >= t_.end) return std::nullopt;
    if (const auto h = hour_of(word(k)); h) {
      std::size_t more = 0;
      const auto hour = hour_behind(t_, k + 1, more, *h);
      return point_in_time(std::max(0.2, hours_now() - hour.value_or(*h)), used + more);
    }
    if (unit_at(k)) {
      if (unit(k) == time_unit_value::week) return point_in_time(2.5 * day_hours, used);
      if (unit(k) == time_unit_value::weekend) return point_in_time(weekend_hours(t_), used);
      if (unit(k) == time_unit_value::month) return point_in_time(10 * day_hours, used);
      if (unit(k) == time_unit_value::season) return point_in_time(30 * day_hours, used);
      if (unit(k) == time_unit_value::year) return point_in_time(60 * day_hours, used);
    }
    if (t_.r.tokens[k].is(weekday)) {
      auto e = weekday_hours(t_, t_.r.tokens[k].value, k + 1);
      e.count += static_cast<std::uint32_t>(used - 1);
      return e;
    }
    return std::nullopt;
  }

  /// "A while": some weeks, unless it is a while back.
  std::optional<time_expression> while_() const {
    const auto next = word(t_.start + 2);
    if (next == "back" || next == "ago" || t_.word_before() == "in") return std::nullopt;
    return time_expression{.hours = 20 * day_hours, .count = 2};
  }

  /// A unit without a number: "for months", "it's been weeks", "day three", "day before yesterday", "since spring".
  std::optional<time_expression> plain_unit() const {
    const auto u = unit(t_.start);
    const auto w = word(t_.start);
    const auto before = t_.word_before();
    if (w == "week" && word(t_.start + 1) == "before" && word(t_.start + 2) == "last")
      return point_in_time(10 * day_hours, 3);
    if ((w == "day" || w == "night") && word(t_.start + 1) == "before" &&
        (word(t_.start + 2) == "yesterday" || word(t_.start + 2) == "last")) {
      return point_in_time(2 * day_hours + hours_now() - (w == "night" ? 21 : 12), 3);
    }
    if (w == "day" || w == "night" || w == "week" || w == "month") {
      if (const auto q = read_quantity(t_.r, t_.start + 1);
          q && before != "a" && before != "the" && word(t_.start + 1) != "a" && t_.start + 1 < t_.end &&
          t_.r.tokens[t_.start + 1].before <= gap::hyphen && q->value < 60 && !unit_at(t_.start + 1 + q->count)) {
        return time_expression{.hours = std::max(0.5, q->value - 0.8) * hours_of(u), .count = 1 + q->count};
      }
    }
    if (u == time_unit_value::season) {
      if (before == "since" || before == "last" || before == "this") return point_in_time(60 * day_hours, 1);
      return std::nullopt;
    }
    if (word(t_.start + 1) == "and" && word(t_.start + 2) == "a" && word(t_.start + 3) == "half" && before != "a" &&
        before != "one")
      return time_expression{.hours = 1.5 * hours_of(u), .count = 4, .years = u >= time_unit_value::year};
    if (t_.clock.asked_when && u >= time_unit_value::day && u <= time_unit_value::year &&
        (word(t_.start + 1) == "and" || word(t_.start + 1) == "or") &&
        (before.empty() || t_.r.tokens[t_.start].before >= gap::comma)) {
      return time_expression{.hours = 1.5 * hours_of(u), .count = 1};  // "month, month and a half"
    }
    const bool plural = w.ends_with("s");
    const bool led = before == "for" || before == "in" || before == "been" || before == "of";
    if (!plural || u < time_unit_value::hour || !(led || word(t_.start + 1) == "now")) return std::nullopt;
    if (before == "of" && !(t_.start > 1 && (word(t_.start - 2) == "couple" || word(t_.start - 2) == "lot" ||
                                             word(t_.start - 2) == "matter")))
      return std::nullopt;
    return time_expression{.hours = 3 * hours_of(u), .count = 1, .years = u >= time_unit_value::season};
  }

  std::optional<time_expression> all_unit() const {
    const auto u = unit(t_.start + 1);
    if (u < time_unit_value::day) return std::nullopt;
    if (u == time_unit_value::day || u == time_unit_value::night) return time_expression{.hours = 8, .count = 2};
    if (u == time_unit_value::week) return time_expression{.hours = 5 * day_hours, .count = 2};
    if (u == time_unit_value::weekend) return point_in_time(weekend_hours(t_), 2);
    return time_expression{.hours = std::max(8 * day_hours, hours_of(u) / 2), .count = 2};
  }

  std::optional<time_expression> weekday_back() const {
    auto e = weekday_hours(t_, t_.r.tokens[t_.start].value, t_.start + 1);
    std::size_t k = t_.start + e.count;
    if (k < t_.end && word(k) == "ish") {
      ++e.count;
      ++k;
    }
    if (k < t_.end && word(k) == "before" && (word(k + 1) == "last" || word(k + 1) == "that")) {
      e.hours += 7 * day_hours;
      e.count += 2;
    }
    const std::size_t of = word(k) == "of" ? 1 : 0;  // "Wednesday of last week", "Wednesday last week"
    if (word(k + of) == "last" && word(k + of + 1) == "week") {
      before_this_week(t_, e);
      e.count += static_cast<std::uint32_t>(of + 2);
    }
    if (word(k) == "yesterday") {  // "Wednesday, yesterday, in the evening"
      std::size_t more = 0;
      const auto hour = hour_behind(t_, k + 1, more);
      return point_in_time(day_hours + hours_now() - hour.value_or(12), k + 1 + more - t_.start);
    }
    return e;
  }

  time_context t_;
};

}  // namespace

std::optional<time_expression> read_time(const reading& r, std::size_t i, const call_clock& clock) {
  if (i >= r.tokens.size()) return std::nullopt;
  // Every third word that may begin a time is this article, and it hardly ever does.
  if (r.word(i) == "the" && !goes_on_behind_the(r, i + 1)) return std::nullopt;
  return time_reader(r, i, clock).read();
}

}  // namespace calllock::domain
