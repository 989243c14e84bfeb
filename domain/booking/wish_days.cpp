#include "domain/booking/wish_days.hpp"

#include "domain/booking/wish_agree.hpp"

namespace calllock::domain::wishes {
namespace {

using std::chrono::days;

void keep_longest(std::optional<day_hit>& best, const std::optional<day_hit>& next) {
  if (next && (!best || next->length > best->length)) best = next;
}

/// "Labor Day weekend", "the week of Thanksgiving", said with the day in front.
void widen_to_span(day_hit& hit, const words& text, std::size_t at) {
  const std::size_t next = at + hit.length;
  if (hit.set.form != day_form::holiday && hit.set.form != day_form::date) return;
  if (!hit.set.exists || next >= text.size() || text[next].before != pause::none) return;
  if (word_is(text, next, "weekend")) {
    // The Saturday and Sunday next to the day: before a Monday or Tuesday, after a Thursday or Friday.
    const auto monday = monday_of(hit.set.first);
    const bool before = hit.set.first - monday < days{3};
    hit = {weekend_of(before ? monday - days{7} : monday), hit.length + 1};
  } else if (word_is(text, next, "week")) {
    hit = {week_part(monday_of(hit.set.first), portion::whole), hit.length + 1};
  }
}

/// The last day of "Monday through Wednesday": the first such day that is not before the first one.
day_set after_start(day_set end, const day_set& start) {
  if (end.form == day_form::weekday && end.mark == weekday_mark::bare) {
    const auto shifted = next_weekday(start.last, weekday_of(end.first));
    return one_day(day_form::weekday, shifted);
  }
  if (end.whole_month && end.exists) {
    while (end.first <= start.first) end.first = end.last = add_months(end.first, 1);
  }
  return end;
}

}  // namespace

day_set one_day(day_form form, day d) {
  day_set set;
  set.form = form;
  set.first = set.last = d;
  return set;
}

std::optional<day_hit> match_day(const words& text, std::size_t at, const day_context& context, int depth) {
  if (at >= text.size() || text[at].aside || depth > 2) return std::nullopt;
  std::optional<day_hit> best = match_offset(text, at, context, depth);
  keep_longest(best, match_week(text, at, context, depth));
  keep_longest(best, match_weekday(text, at, context, depth));
  keep_longest(best, match_date(text, at, context));
  keep_longest(best, match_holiday(text, at, context));
  keep_longest(best, match_month(text, at, context));
  if (best) widen_to_span(*best, text, at);
  return best;
}

namespace {

/// A day, with the date or the weekday that is said with it: "Monday the ninth".
std::optional<day_hit> match_named(const words& text, std::size_t at, const day_context& context) {
  auto hit = match_day(text, at, context);
  if (!hit || hit->set.form > day_form::date) return hit;
  const auto next = match_day(text, at + hit->length, context);
  if (!next || next->set.form > day_form::date || next->set.form == hit->set.form) return hit;
  if (text[at + hit->length].before == pause::stop) return hit;
  if (agree(hit->set, next->set) == agreement::one) hit->length += next->length;
  return hit;
}

}  // namespace

std::optional<day_hit> match_days(const words& text, std::size_t at, const day_context& context) {
  reader r{text, at};
  const bool led = r.take("between|from");
  auto start = match_named(text, r.at(), context);
  if (!start) return std::nullopt;
  const bool between = led && word_is(text, at, "between");
  r.skip(start->length);
  const bool joined = between ? r.take("and|to|-") : r.take("through|to|until|-");
  if (!joined || !start->set.exists) return led ? std::nullopt : start;
  const auto end = match_named(text, r.at(), day_context{context.cal, start->set});
  if (!end || !end->set.exists) return led ? std::nullopt : start;
  r.skip(end->length);
  const auto last = after_start(end->set, start->set);
  if (last.last < start->set.first) return led ? std::nullopt : start;
  day_set set = start->set;
  set.weekdays = set.form == day_form::weekday && set.mark == weekday_mark::bare;
  set.form = day_form::range;
  set.last = last.last;
  return day_hit{set, r.length()};
}

}  // namespace calllock::domain::wishes
