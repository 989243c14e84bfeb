#include "domain/booking/wish_days.hpp"
#include "domain/booking/wish_numbers.hpp"

namespace calllock::domain::wishes {
namespace {

using std::chrono::days;

constexpr int limit = 1000;  ///< longer counts are no wish and must not leave the calendar

/// "day", "weeks": how many days, or months.
struct unit {
  int day_count = 0;
  int month_count = 0;
};

std::optional<unit> take_unit(reader& r) {
  if (r.take("day|days")) return unit{1, 0};
  if (r.take("week|weeks")) return unit{7, 0};
  if (r.take("fortnight|fortnights")) return unit{14, 0};
  if (r.take("month|months")) return unit{0, 1};
  return std::nullopt;
}

day moved(day from, const unit& u, int count) {
  return u.month_count != 0 ? add_months(from, u.month_count * count) : from + days{u.day_count * count};
}

/// "or two", "or so" after a count: the first number stands.
void skip_vague(reader& r) {
  reader copy = r;
  if (!copy.take("or")) return;
  if (copy.take("so")) {
    r = copy;
  } else if (const auto n = match_count(copy.text(), copy.at())) {
    copy.skip(n->length);
    take_unit(copy);
    r = copy;
  }
}

std::optional<day_hit> relative(reader r, day d) { return day_hit{one_day(day_form::relative, d), r.length()}; }

std::optional<day_hit> match_near(reader r, const day_context& context) {
  const day today = context.cal.today;
  if (r.take_all("the day after tomorrow") || r.take_all("day after tomorrow") || r.take_all("overmorrow"))
    return relative(r, today + days{2});
  if (r.take_all("the day before yesterday") || r.take_all("day before yesterday")) return relative(r, today - days{2});
  if (r.take_all("earlier today") || r.take_all("earlier this morning|week|month|afternoon"))
    return relative(r, today - days{1});
  if (r.take_all("later today") || r.take("today")) return relative(r, today);
  if (r.take("tomorrow")) {
    if (r.take_all("week") && !r.peek("end")) return relative(r, today + days{8});
    return relative(r, today + days{1});
  }
  if (r.take("yesterday") || r.take_all("the other day|night|week|morning") ||
      r.take_all("last night|week|month|weekend|evening|january|february|march|april|may|june|"
                 "july|august|september|october|november|december|christmas|thanksgiving"))
    return relative(r, today - days{1});
  return std::nullopt;
}

/// "the day after", "the day before", "the next day", "the following day": of the day said before.
std::optional<day_hit> match_neighbour(const words& text, std::size_t at, const day_context& context, int depth) {
  reader r{text, at};
  const bool definite = r.take("the");
  if (r.take_all("next|following day") && definite && !r.peek("or")) {
    if (!context.last_said) return relative(r, context.cal.today + days{1});
    return relative(r, context.last_said->last + days{1});
  }
  r = reader{text, at};
  r.take("the");
  if (!r.take("day")) return std::nullopt;
  const bool after = r.take("after|following");
  if (!after && !r.take("before")) return std::nullopt;
  const auto step = days{after ? 1 : -1};
  if (const auto anchor = match_day(text, r.at(), context, depth + 1); anchor && anchor->set.exists) {
    r.skip(anchor->length);
    auto set = one_day(anchor->set.form == day_form::holiday ? day_form::holiday : day_form::relative,
                       (after ? anchor->set.last : anchor->set.first) + step);
    return day_hit{set, r.length()};
  }
  if (!context.last_said || !definite) return std::nullopt;
  if (r.take("that")) r.take("one");
  return relative(r, (after ? context.last_said->last : context.last_said->first) + step);
}

/// "a week from Friday", "two days after Thanksgiving", "ten days from now", "two weeks ago".
std::optional<day_hit> match_counted(const words& text, std::size_t at, const day_context& context, int depth) {
  reader r{text, at};
  r.take("in");
  const bool led = r.length() > 0;
  r.take("about|around|like|exactly");
  const auto count = match_count(text, r.at());
  if (count) r.skip(count->length);
  const int n = count ? count->value : 1;
  if (n > limit) return std::nullopt;
  // "In two or three days": the first of them.
  reader other = r;
  if (count && other.take("or")) {
    const auto second = match_count(text, other.at());
    if (second) other.skip(second->length);
    if (second && other.peek("days|weeks|months")) r = other;
  }
  const auto u = take_unit(r);
  if (!u) return std::nullopt;
  if (count) skip_vague(r);
  r.take("'s");
  if (led && r.take("time")) return relative(r, moved(context.cal.today, *u, n));
  if (count && r.take("ago")) {
    r.take("on");
    if (const auto name = weekday_name(text, r.at())) r.skip(1);
    return relative(r, moved(context.cal.today, *u, -n));
  }
  if (count && r.take("out|hence|away")) return relative(r, moved(context.cal.today, *u, n));
  const bool before = r.peek("before");
  if (r.take("from|after|before|past") || (u->day_count == 7 && r.take("on"))) {
    if (r.take("now") || r.take_all("right now")) return relative(r, moved(context.cal.today, *u, n));
    const auto anchor = match_day(text, r.at(), context, depth + 1);
    if (anchor && anchor->set.exists) {
      r.skip(anchor->length);
      return relative(r, moved(before ? anchor->set.first : anchor->set.last, *u, before ? -n : n));
    }
    if (led && count) {
      reader whole{text, at};
      whole.skip(r.length() - 1);
      return relative(whole, moved(context.cal.today, *u, n));
    }
    return std::nullopt;
  }
  if (led && count) return relative(r, moved(context.cal.today, *u, n));
  return std::nullopt;
}

/// "within three days", "in the next couple of days": from now to closing of the last day.
std::optional<day_hit> match_within(const words& text, std::size_t at, const day_context& context) {
  reader r{text, at};
  const bool inside =
      r.take("within") || r.take_all("inside of") || r.take_all("in less|fewer than") || r.take_all("in under");
  bool definite = false;
  bool counted = false;  // "next two days" needs its number: "next week" is another thing
  if (inside) {
    if (!r.take_all("the next|coming")) definite = r.take("the");
  } else {
    r.take("sometime");
    const bool led = r.take("in|over|during|within");
    const bool the = r.take("the");
    if (!r.take("next|coming|following")) return std::nullopt;
    counted = !the || !led || word_is(text, r.at() - 1, "following");
  }
  const auto count = match_count(text, r.at());
  if (counted && !count) return std::nullopt;
  if (count) r.skip(count->length);
  const int n = count ? count->value : 1;
  const auto u = n <= limit ? take_unit(r) : std::nullopt;
  if (!u || n < 1) return std::nullopt;
  skip_vague(r);
  day_set set = one_day(day_form::range, context.cal.today);
  set.from_now = true;
  // "Within the week" is the present one.
  if (definite && !count && u->day_count == 7) {
    set.last = monday_of(context.cal.today) + days{4};
  } else if (definite && !count && u->month_count == 1) {
    const auto date = date_of(context.cal.today);
    set.last = last_day(date.year() / date.month());
  } else {
    set.last = moved(context.cal.today, *u, n);
  }
  return day_hit{set, r.length()};
}

}  // namespace

std::optional<day_hit> match_offset(const words& text, std::size_t at, const day_context& context, int depth) {
  std::optional<day_hit> best;
  for (const auto& hit : {match_near(reader{text, at}, context), match_neighbour(text, at, context, depth),
                          match_counted(text, at, context, depth), match_within(text, at, context)})
    if (hit && (!best || hit->length > best->length)) best = hit;
  return best;
}

}  // namespace calllock::domain::wishes
