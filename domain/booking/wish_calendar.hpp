#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "domain/booking/local_time.hpp"
#include "domain/tenant.hpp"

namespace calllock::domain::wishes {

/// A calendar day of the tenant; counts like an integer.
using day = std::chrono::local_days;

/// Everything the rules need to know about the moment and the place of the call.
struct calendar {
  instant now;
  std::string zone;
  week_hours hours;
  day today;

  calendar(instant t, std::string_view time_zone, const week_hours& week);

  /// Opening hours of a day; a closed day that is named counts as open from 08:00 to 20:00.
  [[nodiscard]] open_span hours_of(day d) const;
  [[nodiscard]] bool is_open(day d) const;
  [[nodiscard]] instant at(day d, std::chrono::minutes clock) const;
  [[nodiscard]] instant opening(day d) const { return at(d, hours_of(d).open); }
  [[nodiscard]] instant closing(day d) const { return at(d, hours_of(d).close); }
  /// The same clock time as now, `days` calendar days on.
  [[nodiscard]] instant same_time(int days) const;
};

[[nodiscard]] inline std::chrono::weekday weekday_of(day d) { return std::chrono::weekday{d}; }
[[nodiscard]] inline std::chrono::year_month_day date_of(day d) { return std::chrono::year_month_day{d}; }

/// Monday of the calendar week (Monday to Sunday) that holds `d`.
[[nodiscard]] day monday_of(day d);
/// The first `wanted` after `d`, never `d` itself.
[[nodiscard]] day next_weekday(day d, std::chrono::weekday wanted);
/// The last `wanted` before `d`, never `d` itself.
[[nodiscard]] day previous_weekday(day d, std::chrono::weekday wanted);
/// The `nth` (from 1) such weekday of a month; 5 may mean none.
[[nodiscard]] std::optional<day> nth_weekday(std::chrono::year_month month, std::chrono::weekday wanted, unsigned nth);
/// The last day of a month.
[[nodiscard]] day last_day(std::chrono::year_month month);
/// `d` and whole months; the 31st becomes the last day of a shorter month.
[[nodiscard]] day add_months(day d, int months);

}  // namespace calllock::domain::wishes
