#include "domain/delivery/quiet_hours.hpp"

#include <catch2/catch.hpp>

#include "domain/booking/local_time.hpp"

using namespace calllock::domain;
using namespace std::chrono_literals;

namespace {

instant at(std::string_view utc) { return parse_rfc3339(utc).value(); }

tenant_profile business(std::string zone, std::chrono::minutes start, std::chrono::minutes end) {
  tenant_profile t;
  t.time_zone = std::move(zone);
  t.quiet = quiet_hours{start, end};
  return t;
}

}  // namespace

TEST_CASE("quiet hours end at an instant, whatever the zone and the season", "[domain][T-03][I14]") {
  struct row {
    const char* zone;
    std::chrono::minutes start, end;
    const char* now;
    const char* until;  // empty: it is not quiet
  };
  const row rows[] = {
      // Winter in Chicago is six hours behind UTC, summer five.
      {"America/Chicago", 21h, 7h, "2026-01-15T04:00:00Z", "2026-01-15T13:00:00Z"},
      {"America/Chicago", 21h, 7h, "2026-07-15T04:00:00Z", "2026-07-15T12:00:00Z"},
      {"America/Chicago", 21h, 7h, "2026-07-15T02:00:00Z", "2026-07-15T12:00:00Z"},  // 21:00 sharp
      {"America/Chicago", 21h, 7h, "2026-07-15T01:59:59Z", ""},
      {"America/Chicago", 21h, 7h, "2026-07-15T12:00:00Z", ""},  // 7:00 sharp
      {"America/Chicago", 21h, 7h, "2026-07-15T11:59:59Z", "2026-07-15T12:00:00Z"},
      {"America/Los_Angeles", 21h, 7h, "2026-07-15T02:00:00Z", ""},  // 19:00 there
      // The nights of the clock changes: one is an hour short, one an hour long.
      {"America/Chicago", 21h, 7h, "2026-03-08T04:00:00Z", "2026-03-08T12:00:00Z"},
      {"America/Chicago", 21h, 7h, "2026-11-01T03:00:00Z", "2026-11-01T13:00:00Z"},
      {"America/Chicago", 21h, 2h + 30min, "2026-03-08T08:00:00Z", "2026-03-08T08:30:00Z"},  // 2:30 is skipped
      // Within one day.
      {"America/Chicago", 12h, 13h, "2026-07-15T17:30:00Z", "2026-07-15T18:00:00Z"},
      {"America/Chicago", 12h, 13h, "2026-07-15T18:30:00Z", ""},
      {"America/Chicago", 0h, 6h, "2026-07-15T06:00:00Z", "2026-07-15T11:00:00Z"},
  };
  for (const auto& x : rows) {
    CAPTURE(x.zone, x.now);
    const auto until = quiet_until(business(x.zone, x.start, x.end), at(x.now));
    CHECK((until ? rfc3339_utc(*until) : std::string{}) == x.until);
  }
}

TEST_CASE("a business without quiet hours has none", "[domain]") {
  CHECK_FALSE(quiet_until(tenant_profile{}, at("2026-07-15T04:00:00Z")).has_value());
}
