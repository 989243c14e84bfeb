#include "domain/booking/wish_resolve.hpp"

#include <algorithm>

namespace calllock::domain::wishes {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

constexpr minutes around_by{30};
constexpr int search_days = 21;  ///< how far an open day is looked for

resolution failed(obstacle why) {
  resolution r;
  r.why = why;
  return r;
}

resolution window(instant start, instant end, const calendar& cal) {
  if (start >= end) return failed(obstacle::contradiction);
  if (end <= cal.now) return failed(obstacle::past);
  resolution r;
  r.start = std::max(start, cal.now);
  r.end = end;
  return r;
}

resolution exactly(instant t, const calendar& cal) {
  if (t < cal.now) return failed(obstacle::past);
  resolution r;
  r.start = t;
  return r;
}

/// Which dates are refused.
class refusals {
public:
  refusals(const spoken_wish& wish, const calendar& cal) : wish_(wish), cal_(cal) {}

  /// A bare weekday refuses each of its name within days that were said ("next week, but not Wednesday"); else it is
  /// the next such day.
  [[nodiscard]] bool covers(day d, bool within_span) const {
    if (weekend(d) && wish_.weekdays_only) return true;
    for (const auto& set : wish_.refused_days) {
      if (!set.exists) continue;
      if (set.form == day_form::weekend && set.generic && weekend(d)) return true;
      if (within_span && set.form == day_form::weekday && set.mark == weekday_mark::bare &&
          weekday_of(d) == weekday_of(set.first))
        return true;
      if (d >= set.first && d <= set.last) return true;
    }
    return false;
  }

  [[nodiscard]] bool any() const { return wish_.weekdays_only || !wish_.refused_days.empty(); }

  /// The refused dates that a window touches, in order.
  [[nodiscard]] std::vector<day> touched(const resolution& r, bool within_span) const {
    std::vector<day> out;
    if (!any() || !r.start || !r.end) return out;
    const auto last = std::chrono::floor<days>(to_local(*r.end - std::chrono::milliseconds{1}, cal_.zone));
    for (auto d = std::chrono::floor<days>(to_local(*r.start, cal_.zone)); d <= last; d += days{1})
      if (covers(d, within_span)) out.push_back(d);
    return out;
  }

private:
  static bool weekend(day d) { return weekday_of(d) == std::chrono::Saturday || weekday_of(d) == std::chrono::Sunday; }

  const spoken_wish& wish_;
  const calendar& cal_;
};

class resolver {
public:
  resolver(const spoken_wish& wish, const calendar& cal) : wish_(wish), cal_(cal), refused_(wish, cal) {}

  resolution run() const {
    if (wish_.frames.empty()) return without_limit();
    std::optional<resolution> first_failure;
    bool all_long_past = true;
    for (const auto& f : wish_.frames) {
      auto r = one(f);
      if (r.possible()) return r;
      if (!first_failure) first_failure = r;
      all_long_past = all_long_past && f.days && f.days->exists && f.days->last < cal_.today;
    }
    // Yesterday limits nothing: "I called yesterday, as soon as you can".
    if (wish_.soonest_alternative || (all_long_past && wish_.soonest)) return without_limit();
    return *first_failure;
  }

private:
  resolution without_limit() const {
    if (refused_.any() || !wish_.refused_parts.empty()) {
      if (!wish_.refused_parts.empty() && !wish_.frames.empty()) return failed(obstacle::refused);
      if (!wish_.refused_parts.empty()) return first_day(frame{});
      auto r = window(cal_.now, cal_.same_time(7), cal_);
      r.exclude = refused_.touched(r, false);
      return r;
    }
    if (!wish_.soonest) return failed(obstacle::no_wish);
    resolution r;
    r.soonest = true;
    r.start = cal_.now;
    return r;
  }

  /// "By the end of the day Friday" is a deadline: by Friday.
  static frame as_deadline(frame f) {
    if (f.until_part == day_part::end_of_day && f.until_part_end && f.days && f.days->single()) {
      f.by_day = f.days;
      f.days.reset();
      f.until_part.reset();
    }
    return f;
  }

  resolution one(const frame& wanted) const {
    const auto f = as_deadline(wanted);
    if (f.contradicts) return failed(obstacle::contradiction);
    for (const auto* set : {&f.days, &f.from_day, &f.by_day})
      if (*set && !(*set)->exists) return failed(obstacle::no_such_day);
    if (f.start) return moment(f);
    if (f.span) return counted(*f.span);
    if (says_midnight(f)) return failed(obstacle::midnight);
    if (f.days && f.days->single()) {
      if (refused_.covers(f.days->first, false)) return failed(obstacle::refused);
      return on_day(f, f.days->first);
    }
    if (f.has_time() || !wish_.refused_parts.empty()) return first_day(f);
    auto r = f.days ? several(*f.days) : bounded(f);
    if (r.possible()) r.exclude = refused_.touched(r, f.days.has_value());
    if (r.possible() && all_refused(r)) return failed(obstacle::refused);
    return r;
  }

  [[nodiscard]] bool all_refused(const resolution& r) const {
    const auto first = std::chrono::floor<days>(to_local(*r.start, cal_.zone));
    const auto last = std::chrono::floor<days>(to_local(*r.end - std::chrono::milliseconds{1}, cal_.zone));
    return static_cast<std::ptrdiff_t>(r.exclude.size()) == (last - first).count() + 1;
  }

  /// Midnight is open unless its day is explicit; "12 a.m." without a day as well.
  static bool says_midnight(const frame& f) {
    const auto open = [&](const std::optional<clock_time>& t) {
      if (!t) return false;
      const bool twelve = (t->hour == 12 && t->side == half::am) || (t->hour % 24 == 0 && t->side == half::full);
      return t->midnight || (twelve && t->minute == 0 && !f.days);
    };
    if (f.range && (f.range->first.midnight || f.range->second.midnight)) return true;
    return open(f.at) || open(f.lower) || open(f.upper) || open(f.deadline_clock);
  }

  resolution moment(const frame& f) const {
    if (f.stop) return window(*f.start, *f.stop, cal_);
    return exactly(*f.start, cal_);
  }

  resolution counted(const elapsed& span) const {
    if (span.first == span.last) return exactly(cal_.now + span.first, cal_);
    return window(cal_.now + span.first, cal_.now + span.last, cal_);
  }

  /// Whole days: weeks, weekends, months, ranges.
  resolution several(const day_set& set) const {
    if (set.form == day_form::weekend) return window(cal_.at(set.first, hours{8}), cal_.at(set.last, hours{20}), cal_);
    auto start = cal_.opening(set.first);
    // "This week" is now to Friday closing.
    const bool present = set.form == day_form::week && set.part == portion::whole && set.first <= cal_.today;
    if (set.from_now || present) start = std::min(start, cal_.now);
    if (start < cal_.now || set.from_now || present) start = cal_.now;
    const auto end = cal_.closing(set.last);
    if (end <= cal_.now) return failed(obstacle::past);
    return window(start, end, cal_);
  }

  resolution bounded(const frame& f) const {
    const auto start =
        f.from_day ? cal_.opening(f.after_day ? f.from_day->last + days{1} : f.from_day->first) : cal_.now;
    if (!f.by_day) {
      const auto first = f.after_day ? f.from_day->last + days{1} : f.from_day->first;
      return window(start, cal_.at(first + days{7}, cal_.hours_of(first).open), cal_);
    }
    return window(start, deadline(f), cal_);
  }

  /// Where "by Tuesday", "before Friday at noon", "by the end of the week" end.
  [[nodiscard]] instant deadline(const frame& f) const {
    const auto& set = *f.by_day;
    const bool month = set.form == day_form::month && !set.last_only;
    const day last = set.last_only || set.form != day_form::weekend ? set.last : set.first - days{1};
    const day d = f.before_day && !set.last_only ? set.first : last;
    if (f.deadline_clock) return instant_of(hinted(*f.deadline_clock, f.deadline_part), d, cal_);
    if (f.deadline_part) {
      const auto span = span_of(*f.deadline_part, d, cal_);
      return cal_.at(d, f.before_day ? span.start : span.end);
    }
    if (f.before_day && !set.last_only) return cal_.at(set.first, minutes{0});
    if (month) return cal_.at(set.first, minutes{0});
    return cal_.closing(d);
  }

  /// A time of day: on the day wished for, or on the first of several days on which it is still to come.
  resolution first_day(const frame& f) const {
    day first = cal_.today;
    day last = cal_.today + days{search_days};
    bool named = false;
    if (f.days) {
      first = std::max(first, f.days->first);
      last = f.days->last;
      named = true;
    } else if (f.from_day) {
      first = std::max(first, f.after_day ? f.from_day->last + days{1} : f.from_day->first);
      last = first + days{6};
      named = true;
    }
    if (f.by_day) {
      last = f.before_day ? f.by_day->first - days{1} : f.by_day->last;
      named = true;
    }
    resolution failure = failed(obstacle::past);
    // An open day among those that were said goes before a closed one; without a day only open ones count.
    for (const bool open_only : {true, false}) {
      if (!open_only && !named) break;
      for (day d = first; d <= last; d += days{1}) {
        if (refused_.covers(d, named)) {
          failure = failed(obstacle::refused);
          continue;
        }
        if (open_only && !cal_.is_open(d)) continue;
        auto r = on_day(f, d);
        if (r.possible()) return r;
        failure = r;
        if (r.why == obstacle::contradiction && d > cal_.today + days{7}) break;
      }
    }
    return failure;
  }

  static clock_time hinted(clock_time t, const std::optional<day_part>& part) {
    if (part && t.side == half::open && t.hour != 12) t.side = half_of(*part);
    return t;
  }

  resolution on_day(const frame& f, day d) const {
    if (f.at) {
      const auto t = instant_of(hinted(*f.at, f.part), d, cal_);
      if (!f.around) return exactly(t, cal_);
      return window(t - around_by, t + around_by, cal_);
    }
    if (f.range) {
      const auto start = instant_of(hinted(f.range->first, f.part), d, cal_);
      return window(start, end_after(f.range->second, start, d, cal_), cal_);
    }
    return part_window(f, d);
  }

  /// Opening to closing, cut by the part of the day and by the bounds; times that were said are not cut to the hours.
  resolution part_window(const frame& f, day d) const {
    const auto open = cal_.hours_of(d);
    const auto part = f.part ? std::optional<clock_span>{span_of(*f.part, d, cal_)} : std::nullopt;
    auto start = cal_.at(d, part ? part->start : open.open);
    if (f.from_part) start = cal_.at(d, span_of(*f.from_part, d, cal_).end);
    if (f.lower) start = lower_bound(f, d);
    if (refuses_part(day_part::morning) && d_minutes(start, d) < hours{12}) start = cal_.at(d, hours{12});
    const auto close = closing_after(d_minutes(start, d), d, cal_);
    auto end = cal_.at(d, part && (!f.lower || cal_.at(d, part->end) > start) ? part->end : close);
    if (f.until_part) {
      const auto span = span_of(*f.until_part, d, cal_);
      end = cal_.at(d, f.until_part_end ? span.end : span.start);
    }
    if (f.upper) end = upper_bound(f, start, d);
    if (refuses_part(day_part::evening)) end = std::min(end, cal_.at(d, hours{17}));
    if (refuses_part(day_part::afternoon)) end = std::min(end, cal_.at(d, hours{12}));
    return window(start, end, cal_);
  }

  [[nodiscard]] bool refuses_part(day_part wanted) const {
    return std::find(wish_.refused_parts.begin(), wish_.refused_parts.end(), wanted) != wish_.refused_parts.end();
  }

  [[nodiscard]] minutes d_minutes(instant t, day d) const {
    return std::chrono::duration_cast<minutes>(to_local(t, cal_.zone) - d);
  }

  [[nodiscard]] instant lower_bound(const frame& f, day d) const {
    return instant_of(hinted(*f.lower, f.part), d, cal_);
  }

  /// A bound that its part of the day would put before the start ("in the morning, but before one") is read by the
  /// hours.
  [[nodiscard]] instant upper_bound(const frame& f, instant start, day d) const {
    const auto end = instant_of(hinted(*f.upper, f.part), d, cal_);
    if (end > start || f.upper->side != half::open || f.lower) return end;
    auto late = *f.upper;
    late.side = half::pm;
    return instant_of(late, d, cal_);
  }

  const spoken_wish& wish_;
  const calendar& cal_;
  refusals refused_;
};

}  // namespace

resolution resolve(const spoken_wish& wish, const calendar& cal) { return resolver{wish, cal}.run(); }

}  // namespace calllock::domain::wishes
