#include <array>
#include <string>
#include <string_view>

#include "domain/booking/wish_days.hpp"
#include "domain/booking/wish_numbers.hpp"

namespace calllock::domain::wishes {
namespace {

using namespace std::chrono;

constexpr std::array<std::string_view, 12> names = {
    "january|jan", "february|feb",       "march",       "april|apr",    "may",         "june|jun", "july|jul",
    "august|aug",  "september|sep|sept", "october|oct", "november|nov", "december|dec"};

day_set no_such_day(const calendar& cal) {
  day_set set = one_day(day_form::date, cal.today);
  set.exists = false;
  return set;
}

/// The next such date from today on, or the one of the year that was said.
day_set dated(month m, int d, std::optional<int> y, const calendar& cal) {
  const auto present = date_of(cal.today).year();
  const auto wanted = std::chrono::day{static_cast<unsigned>(d)};
  if (y) {
    const year_month_day date{year{*y}, m, wanted};
    return date.ok() ? one_day(day_form::date, day{date}) : no_such_day(cal);
  }
  for (int ahead = 0; ahead <= 1; ++ahead) {
    const year_month_day date{present + years{ahead}, m, wanted};
    if (date.ok() && day{date} >= cal.today) return one_day(day_form::date, day{date});
  }
  return no_such_day(cal);
}

/// The next month after today that has this day, "the 31st" of April being the one of May.
day_set day_of_month(int d, const calendar& cal) {
  if (d < 1 || d > 31) return no_such_day(cal);
  const auto today = date_of(cal.today);
  auto month = today.year() / today.month();
  for (int tries = 0; tries < 4; ++tries, month += months{1}) {
    const auto date = month / std::chrono::day{static_cast<unsigned>(d)};
    if (date.ok() && day{date} > cal.today) {
      day_set set = one_day(day_form::date, day{date});
      set.whole_month = true;
      return set;
    }
  }
  return no_such_day(cal);
}

/// ", 2027" after a date; two figures only behind a stroke.
std::optional<int> take_year(reader& r) {
  r.take("of");
  const auto n = match_number(r.text(), r.at());
  if (!n || !n->digits || n->value < 1900 || n->value > 2199 || r.text()[r.at()].before == pause::stop)
    return std::nullopt;
  r.skip(1);
  return n->value;
}

/// "7/21", "7/21/26": month and day.
std::optional<day_hit> match_strokes(const words& text, std::size_t at, const calendar& cal) {
  const std::string& w = text[at].text;
  std::array<int, 3> parts{};
  std::size_t count = 0;
  std::size_t digits = 0;
  for (std::size_t i = 0; i <= w.size(); ++i) {
    if (i == w.size() || w[i] == '/') {
      if (digits == 0 || digits > 4 || count == 3) return std::nullopt;
      ++count;
      digits = 0;
    } else if (w[i] >= '0' && w[i] <= '9' && count < 3 && digits < 5) {
      parts[count] = parts[count] * 10 + (w[i] - '0');
      ++digits;
    } else {
      return std::nullopt;
    }
  }
  if (count < 2) return std::nullopt;
  // "2 1/2 hours"
  if (count == 2 && at > 0 && match_number(text, at - 1) && text[at].before == pause::none) return std::nullopt;
  const bool fraction = count == 2 && word_is(text, at + 1, "hour|hours|inch|inches|of|an|a|day|days|mile|ton");
  if (fraction) return std::nullopt;
  if (parts[0] < 1 || parts[0] > 12 || parts[1] < 1 || parts[1] > 31) return day_hit{no_such_day(cal), 1};
  std::optional<int> y;
  if (count == 3) y = parts[2] < 100 ? 2000 + parts[2] : parts[2];
  return day_hit{dated(month{static_cast<unsigned>(parts[0])}, parts[1], y, cal), 1};
}

/// A bare ISO date; longer ISO forms are read elsewhere.
std::optional<day_hit> match_iso_date(const words& text, std::size_t at, const calendar& cal) {
  const std::string& w = text[at].text;
  if (w.size() != 10 || w[4] != '-' || w[7] != '-') return std::nullopt;
  const auto number = [&](std::size_t from, std::size_t count) {
    int value = 0;
    for (std::size_t i = from; i < from + count; ++i) value = value * 10 + (w[i] - '0');
    return value;
  };
  const year_month_day date{year{number(0, 4)}, month{static_cast<unsigned>(number(5, 2))},
                            std::chrono::day{static_cast<unsigned>(number(8, 2))}};
  return day_hit{date.ok() ? one_day(day_form::date, day{date}) : no_such_day(cal), 1};
}

/// Day of the month at a place: an ordinal, or a number if `plain` allows it.
std::optional<number_hit> day_number(const words& text, std::size_t at, bool plain) {
  if (const auto n = match_ordinal(text, at)) return n;
  const auto n = match_number(text, at);
  if (!plain || !n || n->value < 1 || n->value > 31) return std::nullopt;
  // "March 10 thirty" does not exist; "June 10 am" is a time.
  if (word_is(text, at + n->length, "am|pm|oclock|ish")) return std::nullopt;
  return n;
}

/// "June 5th", "June the 5th", "June 5, 2026".
std::optional<day_hit> match_month_first(const words& text, std::size_t at, const calendar& cal) {
  const auto m = month_name(text, at, true);
  if (!m) return std::nullopt;
  reader r{text, at + 1};
  r.take("the");
  const auto d = day_number(text, r.at(), true);
  if (!d || (r.at() < text.size() && text[r.at()].before == pause::stop)) return std::nullopt;
  r.skip(d->length);
  const auto y = take_year(r);
  return day_hit{dated(*m, d->value, y, cal), r.at() - at};
}

/// The ordinals that also count or rank ("the first available") are dates only before these.
constexpr std::string_view after_rank =
    "at|in|on|of|works|would|will|is|'s|if|or|and|but|between|after|before|by|around|about|through|to|until|morning|"
    "afternoon|"
    "evening|please|sounds|should|might|as|from|first|early|late|then|instead|for|noon|though|isnt|are|looks|maybe|"
    "might|"
    "can|could|not|are|any|anytime|-|a|that|so";
constexpr std::string_view not_after_day =
    "floor|time|house|street|avenue|unit|grade|grader|door|times|place|one|call|visit|tech|guy|story|appointment|"
    "opening|"
    "available|choice|option|window|slot|week|weekend|half|person|customer|road";

/// "the 5th", "the ninth of December", "5 June", "the 3rd of next month".
std::optional<day_hit> match_day_first(const words& text, std::size_t at, const day_context& context) {
  reader r{text, at};
  const bool the = r.take("the");
  const auto ordinal = match_ordinal(text, r.at());
  const bool on = at > 0 && one_of(text[at - 1].text, "on");
  const auto d = ordinal ? ordinal : day_number(text, r.at(), true);
  if (!d) return std::nullopt;
  const std::size_t number_at = r.at();
  r.skip(d->length);
  reader of = r;
  const bool linked = of.take("of");
  // "at 9, may I…" is no date.
  const bool bare_end =
      pause_before(text, of.at() + 1) && !(at > 0 && one_of(text[at - 1].text, "at|around|by|before|after"));
  if (const auto m = month_name(text, of.at(), ordinal || linked || bare_end);
      m && (ordinal || linked || d->digits) && !pause_before(text, of.at())) {
    of.skip(1);
    const auto y = take_year(of);
    return day_hit{dated(*m, d->value, y, context.cal), of.at() - at};
  }
  if (linked && ordinal && of.peek("the|this|next")) {
    if (const auto month = match_month(text, of.at(), context); month && month->set.form == day_form::month) {
      const auto date = date_of(month->set.last);
      of.skip(month->length);
      // "The 5th of the month" is the next 5th; of a month that is named it is that one.
      if (word_is(text, number_at + d->length + 1, "the"))
        return day_hit{day_of_month(d->value, context.cal), of.at() - at};
      return day_hit{dated(date.month(), d->value, static_cast<int>(date.year()), context.cal), of.at() - at};
    }
  }
  const std::size_t next = r.at();
  const bool weekday_before = at > 0 && weekday_name(text, at - 1) && text[at].before == pause::none;
  if (ordinal) {
    const bool rank = !ordinal->digits && ordinal->value <= 3;
    if (!the && !on && !ordinal->digits && !weekday_before) return std::nullopt;
    if (!pause_before(text, next) && one_of(text[next].text, not_after_day)) return std::nullopt;
    if (rank && !pause_before(text, next) && !one_of(text[next].text, after_rank)) return std::nullopt;
    return day_hit{day_of_month(d->value, context.cal), r.length()};
  }
  // "the 5", "Monday the 21": in figures and with "the".
  if (!the || !d->digits || !(pause_before(text, next) || one_of(text[next].text, after_rank))) return std::nullopt;
  return day_hit{day_of_month(d->value, context.cal), r.length()};
}

}  // namespace

std::optional<month> month_name(const words& text, std::size_t at, bool sure) {
  for (unsigned i = 0; i < names.size(); ++i) {
    if (!word_is(text, at, names[i])) continue;
    const bool verb = i == 2 || i == 4;  // march, may
    if (verb && !sure) return std::nullopt;
    return month{i + 1};
  }
  return std::nullopt;
}

std::optional<day_hit> match_date(const words& text, std::size_t at, const day_context& context) {
  const char c = text[at].text.front();
  if (c >= '0' && c <= '9') {
    if (const auto iso = match_iso_date(text, at, context.cal)) return iso;
    if (const auto strokes = match_strokes(text, at, context.cal)) return strokes;
  }
  if (const auto hit = match_month_first(text, at, context.cal)) return hit;
  return match_day_first(text, at, context);
}

}  // namespace calllock::domain::wishes
