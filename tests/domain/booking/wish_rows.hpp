#pragma once

#include <catch2/catch.hpp>
#include <initializer_list>
#include <string>
#include <string_view>

#include "domain/booking/local_time.hpp"
#include "domain/booking/wish.hpp"

/// Tables of wishes: what is said, and what a careful listener takes from it.
namespace calllock::test {

inline constexpr std::string_view zone = "America/Chicago";

/// Monday to Friday 08:00 to 17:00.
inline domain::week_hours weekdays_8_to_17() {
  domain::week_hours week{};
  for (std::size_t d = 1; d <= 5; ++d) week[d] = domain::open_span{std::chrono::hours{8}, std::chrono::hours{17}};
  return week;
}

/// Monday to Friday 09:00 to 17:30, Saturday 10:00 to 14:00.
inline domain::week_hours with_saturday() {
  domain::week_hours week{};
  for (std::size_t d = 1; d <= 5; ++d)
    week[d] = domain::open_span{std::chrono::hours{9}, std::chrono::minutes{17 * 60 + 30}};
  week[6] = domain::open_span{std::chrono::hours{10}, std::chrono::hours{14}};
  return week;
}

/// `2026-03-03T10:20` on the clocks of the business.
inline domain::instant central(std::string_view local) {
  const auto utc = domain::parse_rfc3339(std::string{local} + "Z");
  REQUIRE(utc);
  return domain::to_instant(domain::local_instant{utc->time_since_epoch()}, zone);
}

/// `03-05 14:00`, with the year in front unless it is the one of `now`.
inline std::string short_time(domain::instant t, domain::instant now) {
  const auto text = domain::rfc3339(t, zone);
  const auto whole = text.substr(0, 10) + " " + text.substr(11, 5);
  return text.substr(0, 4) == domain::rfc3339(now, zone).substr(0, 4) ? whole.substr(5) : whole;
}

/// `soonest`, `unclear`, `at 03-05 14:00`, or `03-05 08:00 > 03-05 17:00 not 03-06`.
inline std::string in_short(const domain::wish& w, domain::instant now) {
  if (w.kind == domain::wish_kind::soonest || w.kind == domain::wish_kind::unclear)
    return std::string{domain::name(w.kind)};
  if (w.kind == domain::wish_kind::at) return "at " + short_time(*w.start, now);
  std::string text = short_time(*w.start, now) + " > " + short_time(*w.end, now);
  for (std::size_t i = 0; i < w.exclude.size(); ++i)
    text += (i == 0 ? " not " : " ") + domain::iso_date(w.exclude[i]).substr(5);
  return text;
}

struct wish_row {
  const char* said;
  const char* meant;
};

inline void check_wishes(domain::instant now, const domain::week_hours& hours, std::initializer_list<wish_row> rows) {
  for (const auto& row : rows) {
    CAPTURE(row.said);
    CHECK(in_short(domain::parse_wish(row.said, now, zone, hours), now) == row.meant);
  }
}

}  // namespace calllock::test
