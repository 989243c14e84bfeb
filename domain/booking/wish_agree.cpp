#include "domain/booking/wish_agree.hpp"

namespace calllock::domain::wishes {
namespace {

using std::chrono::days;

bool inside(day d, const day_set& span) { return d >= span.first && d <= span.last; }

/// A day within several: "next week, Tuesday", "in June, the 5th", "this weekend, Sunday".
agreement narrow(day_set& span, const day_set& one) {
  if (!one.exists) {
    span = one;
    return agreement::one;
  }
  if (one.form == day_form::weekday && one.mark == weekday_mark::bare && span.form != day_form::month) {
    const auto offset = weekday_of(one.first) - weekday_of(span.first);
    auto wanted = span.first + offset;
    // A week is said by its Monday to Friday, but holds its Saturday as well.
    const auto last = span.form == day_form::week ? monday_of(span.first) + days{6} : span.last;
    if (wanted <= last) {
      span = one_day(day_form::weekday, wanted);
      span.mark = weekday_mark::next_week;
      return agreement::one;
    }
    return agreement::other;
  }
  if (one.whole_month && span.form == day_form::month) {
    const auto month = date_of(span.first).year() / date_of(span.first).month();
    const auto date = month / date_of(one.first).day();
    span = one;
    span.exists = date.ok();
    if (date.ok()) span.first = span.last = day{date};
    return agreement::one;
  }
  if (!inside(one.first, span)) return agreement::other;
  span = one;
  return agreement::one;
}

/// Two single days: do they name the same?
agreement compare(day_set& said, const day_set& next) {
  const bool same_name = weekday_of(said.first) == weekday_of(next.first);
  if (said.form == day_form::weekday && next.form == day_form::weekday) {
    if (!same_name) return agreement::other;
    if (said.mark == weekday_mark::bare) said = next;
    if (next.mark != weekday_mark::bare && next.first != said.first) return agreement::other;
    return agreement::one;
  }
  if (!said.exists || !next.exists) {
    if (said.exists) said = next;
    return agreement::one;
  }
  if (said.form == day_form::weekday || next.form == day_form::weekday) {
    const bool weekday_first = said.form == day_form::weekday;
    const auto& fixed = weekday_first ? next : said;
    if (!same_name) return fixed.form == day_form::date ? agreement::contradiction : agreement::other;
    said = day_set{fixed};
    return agreement::one;
  }
  // "Tomorrow, that is the first": the day of the month decides.
  if (said.whole_month || next.whole_month) {
    if (date_of(said.first).day() != date_of(next.first).day())
      return said.form == next.form ? agreement::other : agreement::contradiction;
    if (said.whole_month) said = next;
    return agreement::one;
  }
  if (said.first == next.first) return agreement::one;
  return said.form != next.form && (said.form == day_form::date || next.form == day_form::date)
             ? agreement::contradiction
             : agreement::other;
}

/// Several days, said more narrowly: "next week, early in the week", "next week, Wednesday through Friday".
agreement narrow_span(day_set& said, const day_set& next) {
  const auto monday = monday_of(said.first);
  if (said.form == day_form::week && next.weekdays) {
    const auto length = next.last - next.first;
    said = next;
    said.first = monday + (weekday_of(next.first) - std::chrono::Monday);
    said.last = said.first + length;
    return agreement::one;
  }
  if (said.form == day_form::week && next.form == day_form::week && (next.generic || said.first == next.first)) {
    if (next.part != portion::whole) said = week_part(monday, next.part);
    return agreement::one;
  }
  if (said.first == next.first && said.last == next.last) return agreement::one;
  if (!inside(next.first, said) || !inside(next.last, said)) return agreement::other;
  said = next;
  return agreement::one;
}

}  // namespace

agreement agree(day_set& said, const day_set& next) {
  const bool several = said.form >= day_form::week;
  const auto monday = monday_of(said.first);
  if (several && next.form < day_form::week) return narrow(said, next);
  if (!several && next.form == day_form::week && next.generic && next.part != portion::whole) {
    said = week_part(monday, next.part);  // "two weeks from now, early in the week"
    return agreement::one;
  }
  if (!several && next.form >= day_form::week) {
    day_set span = next;
    const auto result = narrow(span, said);
    if (result == agreement::one) said = span;
    return result;
  }
  return several ? narrow_span(said, next) : compare(said, next);
}

}  // namespace calllock::domain::wishes
