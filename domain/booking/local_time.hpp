#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "domain/tenant.hpp"

namespace calllock::domain {

/// What the clock on the wall of the business shows; comparable only within one zone.
using local_instant = std::chrono::local_time<std::chrono::milliseconds>;

/// True if `name` is an IANA zone of the system's database. The functions below take an unknown zone for UTC, so that
/// no input throws; settings are checked with this one when they are loaded.
[[nodiscard]] bool is_time_zone(std::string_view name);

/// The wall clock of `zone` at `t` (I14: everything that is read or heard is in the business's own clock; B-08, T-06).
[[nodiscard]] local_instant to_local(instant t, std::string_view zone);

/// The instant at which the wall clock of `zone` shows `t`. A time that the spring change leaves out is moved on by the
/// gap (02:30 is 03:30), of one that comes twice in autumn it is the first.
[[nodiscard]] instant to_instant(local_instant t, std::string_view zone);

/// Wall clock `after_midnight` on `day` in `zone`; 24:00 and later run on into the next days.
[[nodiscard]] instant at_local(std::chrono::year_month_day day, std::chrono::minutes after_midnight,
                               std::string_view zone);

/// The calendar day of `t` in `zone`.
[[nodiscard]] std::chrono::year_month_day local_date(instant t, std::string_view zone);

/// Time since local midnight by the wall clock, seconds and less cut off.
[[nodiscard]] std::chrono::minutes local_clock(instant t, std::string_view zone);

/// What `zone` is ahead of UTC at `t`; negative in America.
[[nodiscard]] std::chrono::seconds utc_offset(instant t, std::string_view zone);

/// RFC 3339 with the offset that the zone has at `t`, whole seconds: `2026-03-05T14:00:00-06:00`.
[[nodiscard]] std::string rfc3339(instant t, std::string_view zone);

/// RFC 3339 in UTC: `2026-03-05T20:00:00Z`; milliseconds are written only if there are any.
[[nodiscard]] std::string rfc3339_utc(instant t);

/// `YYYY-MM-DD`.
[[nodiscard]] std::string iso_date(std::chrono::year_month_day day);

/// Reads `YYYY-MM-DDThh:mm[:ss[.fff]]` with `Z` or an offset (`+hh:mm`, `+hhmm`, `+hh`); a blank or `t` may stand for
/// the `T`. Nothing for any other text, for a date that does not exist and for a text without an offset.
[[nodiscard]] std::optional<instant> parse_rfc3339(std::string_view text);

/// As a listener says it: `Monday, March 9`; with the year where `today` is given and lies in another year.
[[nodiscard]] std::string speak_date(std::chrono::year_month_day day,
                                     std::optional<std::chrono::year_month_day> today = std::nullopt);

/// `2 PM`, `2:05 PM`, `noon`, `midnight`; `after_midnight` is taken modulo a day.
[[nodiscard]] std::string speak_clock(std::chrono::minutes after_midnight);

/// `Monday, March 9 at 2 PM` in `zone`.
[[nodiscard]] std::string speak_instant(instant t, std::string_view zone);

/// `Monday, March 9 between 2 PM and 5 PM`; over several days `from Monday, March 9 at 8 AM to Friday, March 13 at 5
/// PM`.
[[nodiscard]] std::string speak_span(instant start, instant end, std::string_view zone);

}  // namespace calllock::domain
