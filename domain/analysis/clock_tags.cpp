#include <chrono>

#include "domain/analysis/judgements.hpp"
#include "domain/booking/local_time.hpp"

namespace calllock::domain {

namespace {

using namespace std::chrono;

/// Opening hours that hold on `day`; for a closed day those of the nearest open one, the earlier of two. Nothing when
/// the business never opens.
const open_span* hours_near(const week_hours& hours, unsigned day) {
  for (unsigned distance = 0; distance <= 3; ++distance) {
    if (const auto& before = hours[(day + 7 - distance) % 7]) return &*before;
    if (const auto& after = hours[(day + distance) % 7]) return &*after;
  }
  return nullptr;
}

/// The week of Thanksgiving, Monday to Sunday, and the days from Christmas week to New Year's Day: the weeks in which
/// a contractor runs on a skeleton crew. Holidays that callers talk of do not count.
bool holiday_week(year_month_day date) {
  const sys_days day{date};
  const sys_days thanksgiving{date.year() / November / Thursday[4]};
  if (day >= thanksgiving - days{3} && day <= thanksgiving + days{3}) return true;
  if (date.month() == January && date.day() == std::chrono::day{1}) return true;
  const sys_days christmas{date.year() / December / 25};
  const auto monday = christmas - (weekday{christmas} - Monday);
  return day >= std::min(monday, christmas - days{2}) && date.month() == December;
}

void add_duration(judgement& j) {
  const auto with_words = [&](cue c) {
    if (j.tagged(c)) return;
    tag t{std::string(name_of(c)), -1, j.out.problem_duration.value_or("duration")};
    j.out.tags[static_cast<std::size_t>(tag_category::context)].push_back(std::move(t));
  };
  switch (j.out.duration) {
    case duration_category::acute: with_words(cue::duration_acute); break;
    case duration_category::recent: with_words(cue::duration_recent); break;
    case duration_category::ongoing: with_words(cue::duration_ongoing); break;
    case duration_category::none: break;
  }
}

}  // namespace

void judge_clock_tags(judgement& j) {
  add_duration(j);
  // The call's own time (T-07); the clock only stands in when the record has none at all.
  const auto when = j.call.started_at ? *j.call.started_at : j.call.ended_at ? *j.call.ended_at : j.now;
  const auto local = to_local(when, j.tenant.time_zone);
  const auto midnight = floor<days>(local);
  const year_month_day date{midnight};
  const auto clock = duration_cast<minutes>(local - midnight);
  const weekday day{sys_days{date}};
  const auto month = static_cast<unsigned>(date.month());
  // Who is no customer adds nothing to a season's work.
  if (!j.outsider && month >= 6 && month <= 8) j.add(cue::peak_summer, "June to August");
  if (!j.outsider && (month == 12 || month <= 2)) j.add(cue::peak_winter, "December to February");
  if (holiday_week(date)) j.add(cue::holiday_week, "date of the call");
  const auto* hours = hours_near(j.tenant.hours, day.c_encoding());
  if (hours != nullptr && (clock < hours->open || clock >= hours->close)) j.add(cue::after_hours, "opening hours");
  if (day == Saturday || day == Sunday) j.add(cue::weekend, "date of the call");
}

}  // namespace calllock::domain
