#include "domain/booking/wish_days.hpp"

namespace calllock::domain::wishes {
namespace {

using namespace std::chrono;

enum class third { whole, early, middle, late, end };

third take_third(reader& r) {
  reader copy = r;
  copy.take("at");
  copy.take("the");
  third part = third::whole;
  if (copy.take_all("end of")) {
    part = third::end;
  } else if (copy.take_all("beginning|start of") || copy.take_all("first part|half of") || copy.take("early")) {
    part = third::early;
  } else if (copy.take_all("middle of") || copy.take("mid")) {
    part = third::middle;
  } else if (copy.take_all("second|latter|last part|half of") || copy.take("late")) {
    part = third::late;
  } else {
    return part;
  }
  copy.take("in|of");
  r = copy;
  return part;
}

day_set whole_month(year_month month, third part) {
  day_set set;
  set.form = day_form::month;
  set.first = day{month / 1};
  set.last = last_day(month);
  if (part == third::early) set.last = set.first + days{9};
  if (part == third::middle) {
    set.last = set.first + days{19};
    set.first += days{10};
  }
  if (part == third::late) set.first += days{20};
  if (part == third::end) {
    set.first = set.last - days{6};
    set.last_only = true;
  }
  return set;
}

}  // namespace

std::optional<day_hit> match_month(const words& text, std::size_t at, const day_context& context) {
  reader r{text, at};
  const bool sometime = r.take("sometime|anytime");
  const auto part = take_third(r);
  const bool in = r.take("in|during|of|throughout") || sometime || part != third::whole;
  const auto today = date_of(context.cal.today);
  const auto present = today.year() / today.month();
  if (r.take_all("this month") || r.take_all("the current month"))
    return day_hit{whole_month(present, part), r.length()};
  if (r.take_all("next month") || r.take_all("the following|coming month"))
    return day_hit{whole_month(present + months{1}, part), r.length()};
  const bool explicit_month = r.take_all("the month of");
  if (!explicit_month && r.take_all("the month")) {
    if (part == third::whole && at == r.at() - 2) {
      // "the month" alone is a word, but others read "of the month" from here.
      if (at == 0 || !one_of(text[at - 1].text, "of|in")) return std::nullopt;
    }
    return day_hit{whole_month(present, part), r.length()};
  }
  const bool next = r.take("next|this");
  const bool led = at > 0 && one_of(text[at - 1].text, "by|before|after|until|from|through");
  const auto m = month_name(text, r.at(), in || explicit_month || next || (led && !word_is(text, r.at(), "may")));
  if (!m) return std::nullopt;
  r.skip(1);
  // "I may be home in March": a verb follows only a month that is none.
  auto month = today.year() / *m;
  if (*m < today.month()) month += years{1};
  return day_hit{whole_month(month, part), r.length()};
}

}  // namespace calllock::domain::wishes
