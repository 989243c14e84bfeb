#include "domain/booking/wish_days.hpp"

namespace calllock::domain::wishes {
namespace {

using std::chrono::days;

/// "early", "the end of", "later in" before a week; also how many words it takes.
portion take_portion(reader& r) {
  reader copy = r;
  copy.take("the|at");
  copy.take("the");
  portion part = portion::whole;
  if (copy.take("early|earlier")) {
    part = portion::early;
  } else if (copy.take("late|later")) {
    part = portion::late;
  } else if (copy.take("mid|middle")) {
    part = portion::middle;
  } else if (copy.take_all("beginning|start|front|top of") || copy.take_all("first part|half of") ||
             copy.take_all("front end|half of")) {
    r = copy;
    return portion::early;
  } else if (copy.take_all("end|tail|back of") || copy.take_all("last|latter|second|back part|half|end of") ||
             copy.take_all("tail end of")) {
    r = copy;
    return portion::late;
  } else {
    return portion::whole;
  }
  copy.take("on|in|part|of");
  copy.take("of");
  r = copy;
  return part;
}

/// Monday of the week that is named, and whether it is only "the week".
struct week_hit {
  day monday;
  bool generic = false;
};

std::optional<week_hit> take_week(reader& r, const day_context& context, int depth) {
  const day present = monday_of(context.cal.today);
  r.take("during|in|of");
  if (r.take_all("the|all|all week after next") || r.take_all("week after next")) return week_hit{present + days{14}};
  if (r.take_all("this|that coming|upcoming week") || r.take_all("the coming|upcoming week"))
    return week_hit{present + days{7}};
  if (r.take_all("this week") || r.take_all("this same|current week") || r.take_all("the current week"))
    return week_hit{present};
  if (r.take_all("next week") || r.take_all("all of next week")) return week_hit{present + days{7}};
  reader week_of = r;
  week_of.take("the|that");
  if (week_of.take_all("week of") || week_of.take_all("week beginning|starting")) {
    if (const auto anchor = match_day(week_of.text(), week_of.at(), context, depth + 1); anchor && anchor->set.exists) {
      r.skip(week_of.at() - r.at() + anchor->length);
      return week_hit{monday_of(anchor->set.first)};
    }
    return std::nullopt;
  }
  reader after = r;
  const bool definite = after.take("the");
  if (after.take_all("week after|following") || (definite && after.take_all("following week"))) {
    if (after.take("that|this")) {
      after.take("one");
    } else if (const auto anchor = match_day(after.text(), after.at(), context, depth + 1);
               anchor && anchor->set.exists) {
      after.skip(anchor->length);
      r = after;
      return week_hit{monday_of(anchor->set.last) + days{7}};
    } else if (!definite) {
      return std::nullopt;
    }
    const auto from = context.last_said ? context.last_said->last : context.cal.today;
    r = after;
    return week_hit{monday_of(from) + days{7}};
  }
  if (definite && after.take_all("week before")) {
    if (const auto anchor = match_day(after.text(), after.at(), context, depth + 1); anchor && anchor->set.exists) {
      after.skip(anchor->length);
      r = after;
      return week_hit{monday_of(anchor->set.first) - days{7}};
    }
    return std::nullopt;
  }
  if (r.take_all("the week")) return week_hit{present, true};
  return std::nullopt;
}

std::optional<day_hit> match_weekend(const words& text, std::size_t at, const day_context& context, int depth) {
  reader r{text, at};
  const day present = monday_of(context.cal.today);
  r.take("over|on|during");
  const auto hit = [&r](day monday) { return day_hit{weekend_of(monday), r.length()}; };
  if (r.take_all("next weekend")) return hit(present + days{7});
  if (r.take_all("the weekend after next")) return hit(present + days{14});
  reader anchored = r;
  anchored.take("the");
  if (anchored.take_all("weekend of|after|before|following")) {
    const bool after = word_is(text, anchored.at() - 1, "after|following");
    const bool before = word_is(text, anchored.at() - 1, "before");
    if (const auto anchor = match_day(text, anchored.at(), context, depth + 1); anchor && anchor->set.exists) {
      anchored.skip(anchor->length);
      // The Saturday and Sunday that follow the day, lie before it, or hold it; else those of its week.
      auto monday = monday_of(anchor->set.first);
      const auto into_week = anchor->set.last - monday_of(anchor->set.last);
      if (after && into_week >= days{5}) monday += days{7};
      if (before) monday -= days{7};
      if (!after && !before && into_week <= days{1}) monday -= days{7};
      return day_hit{weekend_of(monday), anchored.length()};
    }
    if (after && context.last_said && (anchored.take("that") || pause_before(text, anchored.at()))) {
      const auto last = context.last_said->last;
      const auto monday = monday_of(last);
      return day_hit{weekend_of(last - monday >= days{5} ? monday + days{7} : monday), anchored.length()};
    }
  }
  if (r.take_all("the following weekend")) {
    const auto from = context.last_said ? context.last_said->last : context.cal.today;
    return hit(monday_of(from) + days{7});
  }
  const bool named = r.take_all("this coming|upcoming weekend") || r.take_all("this weekend");
  if (named) return hit(present);
  r.take("the|a|any|some|all");
  r.take("coming|upcoming");
  if (!r.take("weekend|weekends")) return std::nullopt;
  auto plain = hit(present);
  if (context.cal.now >= context.cal.at(plain.set.last, std::chrono::hours{20})) plain = hit(present + days{7});
  plain.set.generic = true;
  return plain;
}

}  // namespace

day_set week_part(day monday, portion part) {
  day_set set;
  set.form = day_form::week;
  set.part = part;
  set.first = monday;
  set.last = monday + days{4};
  if (part == portion::early) set.last = monday + days{1};
  if (part == portion::middle) set.first = set.last = monday + days{2};
  if (part == portion::late) set.first = monday + days{3};
  set.last_only = part == portion::late;
  return set;
}

day_set weekend_of(day monday) {
  day_set set;
  set.form = day_form::weekend;
  set.first = monday + days{5};
  set.last = monday + days{6};
  return set;
}

std::optional<day_hit> match_week(const words& text, std::size_t at, const day_context& context, int depth) {
  if (const auto weekend = match_weekend(text, at, context, depth)) return weekend;
  reader r{text, at};
  if (r.take_all("midweek")) {
    r.take_all("next week") || r.take_all("this week");
    const bool next = word_is(text, r.at() - 2, "next") && r.length() == 3;
    return day_hit{week_part(monday_of(context.cal.today) + days{next ? 7 : 0}, portion::middle), r.length()};
  }
  r.take_all("the rest of") || r.take_all("rest of") || r.take("all|anytime|sometime");
  const std::size_t lead = r.length();
  if (lead == 1 && word_is(text, at, "all") && r.take("week"))
    return day_hit{week_part(monday_of(context.cal.today), portion::whole), r.length()};
  const auto part = take_portion(r);
  const auto week = take_week(r, context, depth);
  if (!week) return std::nullopt;
  // "During the week" means weekdays; "the week" alone is no span.
  if (week->generic && part == portion::whole && (lead == 0 || word_is(text, at, "anytime|sometime")))
    return std::nullopt;
  auto set = week_part(week->monday, part);
  set.generic = week->generic;
  // "Next week early", "next week, towards the end": said behind the week.
  if (part == portion::whole && r.peek("early|late") && !r.peek("morning|afternoon|in", 1)) {
    const bool early = r.take("early");
    if (!early) r.take("late");
    if (r.peek("on") && pause_before(text, r.at() + 1)) r.take("on");
    set = week_part(week->monday, early ? portion::early : portion::late);
  }
  return day_hit{set, r.length()};
}

}  // namespace calllock::domain::wishes
