#include <array>
#include <string_view>

#include "domain/booking/wish_days.hpp"
#include "domain/booking/wish_numbers.hpp"

namespace calllock::domain::wishes {
namespace {

using std::chrono::days;
using std::chrono::weekday;

constexpr std::array<std::string_view, 7> names = {"sunday|sundays",
                                                   "monday|mondays|mon",
                                                   "tuesday|tuesdays|tue|tues",
                                                   "wednesday|wednesdays|wed|weds",
                                                   "thursday|thursdays|thu|thur|thurs",
                                                   "friday|fridays|fri",
                                                   "saturday|saturdays"};

/// "sat" and "sun" are words of their own; they are days only where a day is due.
bool short_day(const words& text, std::size_t at) {
  const bool before = at == 0 || text[at].before != pause::none ||
                      one_of(text[at - 1].text, "on|this|next|coming|or|and|through|by|until|not|for|-");
  const bool after =
      pause_before(text, at + 1) ||
      one_of(text[at + 1].text, "morning|afternoon|evening|night|at|or|and|works|is|'s|before|after|the|through");
  return before && after;
}

day_hit marked(weekday wanted, weekday_mark mark, const calendar& cal, std::size_t length) {
  const auto this_monday = monday_of(cal.today);
  day_set set = one_day(day_form::weekday, next_weekday(cal.today, wanted));
  set.mark = mark;
  if (mark == weekday_mark::next_week) set.first = this_monday + days{7} + (wanted - std::chrono::Monday);
  if (mark == weekday_mark::this_week) {
    const auto present = this_monday + (wanted - std::chrono::Monday);
    set.first = present < cal.today ? present + days{7} : present;
  }
  set.last = set.first;
  return {set, length};
}

/// "the second Tuesday of June", "the last Friday of the month".
std::optional<day_hit> match_nth(const words& text, std::size_t at, const day_context& context) {
  reader r{text, at};
  r.take("the");
  const bool last = r.take("last");
  const auto nth = last ? std::nullopt : match_ordinal(text, r.at());
  if (!last && (!nth || nth->value > 5)) return std::nullopt;
  if (nth) r.skip(nth->length);
  const auto wanted = weekday_name(text, r.at());
  if (!wanted) return std::nullopt;
  r.skip(1);
  if (!r.take("of|in")) return std::nullopt;
  const auto month = match_month(text, r.at(), context);
  if (!month) return std::nullopt;
  r.skip(month->length);
  const auto date = date_of(month->set.last);
  const auto whole = date.year() / date.month();
  const auto found = last ? std::optional<day>{previous_weekday(last_day(whole) + days{1}, *wanted)}
                          : nth_weekday(whole, *wanted, static_cast<unsigned>(nth->value));
  day_set set = one_day(day_form::date, found.value_or(context.cal.today));
  set.exists = found.has_value();
  return day_hit{set, r.length()};
}

/// What can follow the name: "of next week", "after Thanksgiving", "after that".
std::optional<day_hit> match_anchored(weekday wanted, reader r, bool definite, const day_context& context, int depth) {
  const auto& text = r.text();
  reader week = r;
  week.take("of|in|on");
  if (const auto span = match_week(text, week.at(), context, depth + 1);
      span && span->set.form == day_form::week && !span->set.generic) {
    day_set set = one_day(day_form::weekday, monday_of(span->set.first) + (wanted - std::chrono::Monday));
    set.mark = weekday_mark::next_week;
    return day_hit{set, r.length() + (week.at() - r.at()) + span->length};
  }
  if (r.take_all("after next")) {
    auto hit = marked(wanted, weekday_mark::next_week, context.cal, r.length());
    hit.set.first += days{7};
    hit.set.last = hit.set.first;
    return hit;
  }
  const bool after = r.peek("after|following");
  if (!after && !r.peek("before")) return std::nullopt;
  r.skip(1);
  std::optional<day_set> anchor;
  if (r.take("that|this")) {
    r.take("one");
    anchor = context.last_said;
  } else if (const auto named = match_day(text, r.at(), context, depth + 1)) {
    anchor = named->set;
    r.skip(named->length);
  } else if (definite && (pause_before(text, r.at()) || r.peek("works|would|is|'s|if|at|or|and|in"))) {
    anchor = context.last_said;
  }
  if (!anchor || !anchor->exists) return std::nullopt;
  const auto found = after ? next_weekday(anchor->last, wanted) : previous_weekday(anchor->first, wanted);
  day_set set = one_day(day_form::weekday, found);
  set.mark = weekday_mark::next_week;
  return day_hit{set, r.length()};
}

}  // namespace

std::optional<weekday> weekday_name(const words& text, std::size_t at) {
  for (unsigned i = 0; i < names.size(); ++i)
    if (word_is(text, at, names[i])) {
      // "we'd like" without its mark.
      if (text[at].text == "wed" && word_is(text, at + 1, "like|love|prefer|want|rather|need|be|have|appreciate"))
        break;
      return weekday{i};
    }
  if (word_is(text, at, "sat") && short_day(text, at)) return std::chrono::Saturday;
  if (word_is(text, at, "sun") && short_day(text, at)) return std::chrono::Sunday;
  return std::nullopt;
}

std::optional<day_hit> match_weekday(const words& text, std::size_t at, const day_context& context, int depth) {
  if (const auto nth = match_nth(text, at, context)) return nth;
  reader r{text, at};
  auto mark = weekday_mark::bare;
  bool past = false;
  bool following = false;
  const bool definite = r.take("the|that|a|any|every|each");
  if (r.take_all("this past") || r.take("last|past")) {
    past = true;
  } else if (r.take_all("this coming|upcoming") || r.take("coming|upcoming")) {
    mark = weekday_mark::bare;
  } else if (r.take("this")) {
    mark = weekday_mark::this_week;
  } else if (r.take("next")) {
    mark = weekday_mark::next_week;
  } else if (r.take("following")) {
    following = true;
  }
  const auto wanted = weekday_name(text, r.at());
  if (!wanted) return std::nullopt;
  r.skip(1);
  if (past) return day_hit{one_day(day_form::weekday, previous_weekday(context.cal.today, *wanted)), r.length()};
  if (following) {
    const auto anchor = context.last_said ? context.last_said->last : next_weekday(context.cal.today, *wanted);
    auto set = one_day(day_form::weekday, next_weekday(anchor, *wanted));
    set.mark = weekday_mark::next_week;
    return day_hit{set, r.length()};
  }
  if (const auto anchored = match_anchored(*wanted, r, definite, context, depth)) return anchored;
  return marked(*wanted, mark, context.cal, r.length());
}

}  // namespace calllock::domain::wishes
