#include "domain/analysis/numbers.hpp"
#include "domain/analysis/one_of.hpp"
#include "domain/analysis/time_context.hpp"

/// Times that an article leads to.
namespace calllock::domain {

using enum word_kind;

bool goes_on_behind_the(const reading& r, std::size_t k) {
  if (k >= r.tokens.size()) return false;
  return r.tokens[k].is(time_unit | ordinal | occasion) ||
         is_one_of(r.word(k), "wee", "middle", "whole", "longest", "other", "past", "last", "better");
}

std::optional<time_expression> time_behind_the(const time_context& t) {
  std::size_t k = t.start + 1;
  if (t.word(t.start) == "over" && t.word(k) == "the") ++k;
  const auto w = t.word(k);
  if (w.empty() || !goes_on_behind_the(t.r, k)) return std::nullopt;
  if (auto h = occasion_at(t, t.start)) return h;
  if (auto d = week_of_month(t)) return d;
  const auto before = t.word_before();
  const std::size_t skipped = k - t.start;
  const auto counted = [&](std::optional<time_expression> e, std::size_t used) {
    if (e) e->count = static_cast<std::uint32_t>(skipped + used);
    return e;
  };
  if ((w == "night" || w == "day") && t.word(k + 1) == "before") {
    if (t.word(k + 2) == "last" || t.word(k + 2) == "yesterday") {
      return counted(point_in_time(2 * day_hours + t.hours_now() - (w == "night" ? 21 : 12), 0), 3);
    }
    return std::nullopt;
  }
  if (t.unit_at(k) && t.word(k + 1) == "before" && t.word(k + 2) == "last") {
    return counted(point_in_time(hours_of(t.unit(k)) * 1.5 + (w == "weekend" ? 4 * day_hours : 0), 0), 3);
  }
  if (w == "night" && (before == "during" || before == "in" || before == "through")) {
    return counted(point_in_time(std::min(t.hours_now() + 3, 23.0), 0), 1);
  }
  if (w == "hour" && before == "within") return counted(point_in_time(0.5, 0), 1);
  if (w == "wee" && t.word(k + 1) == "hours") return counted(point_in_time(std::max(1.0, t.hours_now() - 3), 0), 2);
  if (t.unit_at(k) && t.unit(k) == time_unit_value::season && before == "since") {
    return counted(point_in_time(60 * day_hours, 0), 1);
  }
  if (w == "middle" && t.word(k + 1) == "of" && t.word(k + 2) == "the" && t.word(k + 3) == "night") {
    return counted(point_in_time(t.hours_now() < 6 ? 1.0 : t.hours_now() - 3, 0), 4);
  }
  if (w == "whole" && t.unit_at(k + 1)) {
    const auto u = t.unit(k + 1);
    return counted(time_expression{.hours = u <= time_unit_value::day ? 8 : std::max(6 * day_hours, hours_of(u) * 0.9)},
                   2);
  }
  if (w == "longest" && (t.word(k + 1) == "time" || t.word(k + 1) == "while"))
    return counted(time_expression{.hours = 60 * day_hours}, 2);
  if (w == "other" && (t.word(k + 1) == "day" || t.word(k + 1) == "night"))
    return counted(point_in_time(3 * day_hours, 0), 2);
  if (w == "weekend") {
    if (t.word(k + 1) == "after" || t.word(k + 1) == "before") {
      if (auto h = occasion_at(t, k + 2)) {
        h->hours -= t.word(k + 1) == "after" ? 2 * day_hours : -4 * day_hours;
        return counted(point_in_time(h->hours, 0), 2 + h->count);
      }
    }
    return counted(point_in_time(weekend_hours(t), 0), 1);
  }
  if (w == "past" || w == "last" || w == "better") {
    std::size_t from = k + 1;
    if (w == "better") {
      while (from < t.end && (t.word(from) == "part" || t.word(from) == "of")) ++from;
    }
    if (t.unit_at(from) && t.unit(from) >= time_unit_value::day) {
      return counted(
          time_expression{.hours = hours_of(t.unit(from)), .count = 0, .years = t.unit(from) >= time_unit_value::year},
          from + 1 - k);
    }
    if (const auto q = read_quantity(t.r, from); q && from + q->count < t.end && t.unit_at(from + q->count)) {
      const auto u = t.unit(from + q->count);
      return counted(time_expression{.hours = q->value * hours_of(u), .years = u >= time_unit_value::year},
                     from + q->count + 1 - k);
    }
    return std::nullopt;
  }
  if (auto d = day_of_month(t, k)) return counted(d, d->count);
  if (const auto hours = hours_since_first(t, k))
    return counted(time_expression{.hours = *hours, .point = true, .years = t.unit(k + 1) >= time_unit_value::season},
                   2);
  return std::nullopt;
}

}  // namespace calllock::domain
