#include "domain/booking/wish_calendar.hpp"

namespace calllock::domain::wishes {

using namespace std::chrono;

calendar::calendar(instant t, std::string_view time_zone, const week_hours& week)
    : now(t), zone(time_zone), hours(week), today(floor<days>(to_local(t, time_zone))) {}

open_span calendar::hours_of(day d) const {
  const auto& span = hours[weekday_of(d).c_encoding()];
  return span ? *span : open_span{std::chrono::hours{8}, std::chrono::hours{20}};
}

bool calendar::is_open(day d) const { return hours[weekday_of(d).c_encoding()].has_value(); }

instant calendar::at(day d, minutes clock) const { return to_instant(d + clock, zone); }

instant calendar::same_time(int count) const { return to_instant(to_local(now, zone) + days{count}, zone); }

day monday_of(day d) { return d - (weekday_of(d) - Monday); }

day next_weekday(day d, weekday wanted) {
  const auto gap = wanted - weekday_of(d);
  return d + (gap == days{0} ? days{7} : gap);
}

day previous_weekday(day d, weekday wanted) {
  const auto gap = weekday_of(d) - wanted;
  return d - (gap == days{0} ? days{7} : gap);
}

std::optional<day> nth_weekday(year_month month, weekday wanted, unsigned nth) {
  const day first{month / 1};
  const day found = first + (wanted - weekday_of(first)) + days{7 * (static_cast<int>(nth) - 1)};
  if (date_of(found).month() != month.month()) return std::nullopt;
  return found;
}

day last_day(year_month month) { return day{month / last}; }

day add_months(day d, int count) {
  const auto date = date_of(d);
  const auto month = date.year() / date.month() + months{count};
  const auto moved = month / date.day();
  return moved.ok() ? day{moved} : last_day(month);
}

}  // namespace calllock::domain::wishes
