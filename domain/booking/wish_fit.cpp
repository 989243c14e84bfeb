#include "domain/booking/wish_fit.hpp"

#include "domain/booking/wish_agree.hpp"

namespace calllock::domain::wishes {
namespace {

bool ends(relation rel) { return rel == relation::before || rel == relation::by; }
bool begins(relation rel) { return rel == relation::after || rel == relation::from; }

fit fit_day(frame& f, const item& it, bool same_breath) {
  if (ends(it.rel)) {
    if (f.by_day) return fit::no;
    f.by_day = it.days;
    f.before_day = it.rel == relation::before;
    return fit::yes;
  }
  if (begins(it.rel)) {
    if (f.from_day) return fit::no;
    f.from_day = it.days;
    f.after_day = it.rel == relation::after;
    return fit::yes;
  }
  if (!f.days) {
    f.days = it.days;
    return fit::yes;
  }
  switch (agree(*f.days, it.days)) {
    case agreement::one: return fit::yes;
    case agreement::other: return fit::no;
    case agreement::contradiction: break;
  }
  // Said in one breath they were meant to be one day; said apart they are two wishes.
  if (same_breath) f.contradicts = true;
  return same_breath ? fit::yes : fit::no;
}

fit fit_part(frame& f, const item& it) {
  if (f.by_day && !f.days && !f.deadline_part && it.first <= f.last_end + 1) {
    f.deadline_part = it.part;
    return fit::yes;
  }
  if (begins(it.rel)) {
    f.from_part = it.part;
    return fit::yes;
  }
  if (ends(it.rel)) {
    f.until_part = it.part;
    f.until_part_end = it.rel == relation::by;
    return fit::yes;
  }
  if (!f.part) {
    f.part = it.part;
    return fit::yes;
  }
  const auto merged = merge_parts(*f.part, it.part);
  if (!merged) return fit::no;
  f.part = merged;
  return fit::yes;
}

template <class T>
fit set_once(std::optional<T>& place, const T& value) {
  if (place) return *place == value ? fit::yes : fit::no;
  place = value;
  return fit::yes;
}

fit fit_clock(frame& f, const item& it) {
  if (it.rel == relation::none) {
    if (f.by_day && !f.days && !f.deadline_clock && it.first <= f.last_end + 2) {
      f.deadline_clock = it.clock;
      return fit::yes;
    }
    if (f.range) return fit::no;
    const auto result = set_once(f.at, it.clock);
    if (result == fit::yes) f.around = f.around || it.around;
    return result;
  }
  // A bound beside an exact time is another wish.
  if (f.at || f.range) return fit::no;
  return ends(it.rel) ? set_once(f.upper, it.clock) : set_once(f.lower, it.clock);
}

}  // namespace

slot slot_of(const item& it) {
  switch (it.kind) {
    case item_kind::days: return slot::days;
    case item_kind::part: return slot::part;
    case item_kind::clock:
      if (it.rel == relation::none) return slot::clock;
      return it.rel == relation::before || it.rel == relation::by ? slot::upper : slot::lower;
    case item_kind::range: return slot::clock;
    default: return slot::whole;
  }
}

fit add(frame& f, const item& it, bool same_breath) {
  fit result = fit::no;
  switch (it.kind) {
    case item_kind::days: result = f.span || f.start ? fit::no : fit_day(f, it, same_breath); break;
    case item_kind::part: result = f.span || f.start ? fit::no : fit_part(f, it); break;
    case item_kind::clock: result = f.span || f.start ? fit::no : fit_clock(f, it); break;
    case item_kind::range: {
      const std::pair range{it.clock, it.clock_end};
      result = f.at ? fit::no : set_once(f.range, range);
      break;
    }
    case item_kind::elapsed: result = f.empty() ? set_once(f.span, it.span) : fit::no; break;
    case item_kind::moment:
      if (f.empty()) {
        f.start = it.start;
        f.stop = it.stop;
        result = fit::yes;
      }
      break;
    default: return fit::yes;
  }
  if (result == fit::yes) f.last_end = it.end;
  return result;
}

void clear_slot(frame& f, const item& it) {
  switch (slot_of(it)) {
    case slot::days:
      f.days.reset();
      f.from_day.reset();
      f.by_day.reset();
      f.contradicts = false;
      break;
    case slot::part:
      f.part.reset();
      f.from_part.reset();
      f.until_part.reset();
      f.at.reset();
      f.range.reset();
      break;
    case slot::clock:
      // "Tomorrow morning, make it two": the half of the day goes with the hour, unless an hour stood there before.
      if (!f.at && !f.range) f.part.reset();
      f.at.reset();
      f.range.reset();
      f.around = false;
      f.lower.reset();
      f.upper.reset();
      break;
    // "Before two, wait, after two": the only bound is replaced, of two the one of its kind.
    case slot::lower:
    case slot::upper: {
      const bool both = f.lower && f.upper;
      f.at.reset();
      f.range.reset();
      if (!both || slot_of(it) == slot::lower) f.lower.reset();
      if (!both || slot_of(it) == slot::upper) f.upper.reset();
      break;
    }
    case slot::whole: f = frame{}; break;
  }
  f.span.reset();
  f.start.reset();
  f.stop.reset();
}

}  // namespace calllock::domain::wishes
