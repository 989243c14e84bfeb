#include "domain/booking/local_time.hpp"

#include <catch2/catch.hpp>

using namespace calllock::domain;
using namespace std::chrono;

namespace {

instant read(std::string_view text) {
  const auto t = parse_rfc3339(text);
  REQUIRE(t);
  return *t;
}

constexpr auto chicago = "America/Chicago";

}  // namespace

TEST_CASE("a wall clock reading goes to its instant and back", "[local_time][I14]") {
  struct row {
    const char* zone;
    year_month_day day;
    minutes clock;
    const char* text;
  };
  const row rows[] = {
      {chicago, 2026y / March / 5, hours{14}, "2026-03-05T14:00:00-06:00"},
      {chicago, 2026y / March / 9, hours{14}, "2026-03-09T14:00:00-05:00"},
      {"America/Phoenix", 2026y / July / 1, hours{7}, "2026-07-01T07:00:00-07:00"},
      {"America/New_York", 2026y / December / 31, minutes{23 * 60 + 59}, "2026-12-31T23:59:00-05:00"},
      {"Asia/Kolkata", 2026y / January / 1, minutes{5}, "2026-01-01T00:05:00+05:30"},
      // The next midnight may be said as 24:00.
      {chicago, 2026y / December / 31, hours{24}, "2027-01-01T00:00:00-06:00"},
  };
  for (const auto& r : rows) {
    CAPTURE(r.text);
    const auto t = at_local(r.day, r.clock, r.zone);
    CHECK(rfc3339(t, r.zone) == r.text);
    CHECK(parse_rfc3339(r.text) == t);
    CHECK(to_instant(to_local(t, r.zone), r.zone) == t);
  }
}

TEST_CASE("a time that the spring change leaves out moves on by the gap", "[local_time][I14]") {
  CHECK(rfc3339(at_local(2026y / March / 8, minutes{150}, chicago), chicago) == "2026-03-08T03:30:00-05:00");
  CHECK(rfc3339(at_local(2026y / March / 8, hours{2}, chicago), chicago) == "2026-03-08T03:00:00-05:00");
  CHECK(rfc3339(at_local(2026y / March / 8, minutes{119}, chicago), chicago) == "2026-03-08T01:59:00-06:00");
}

TEST_CASE("of a time that comes twice in autumn the first is meant", "[local_time][I14]") {
  CHECK(rfc3339(at_local(2026y / November / 1, minutes{90}, chicago), chicago) == "2026-11-01T01:30:00-05:00");
  CHECK(rfc3339(at_local(2026y / November / 1, hours{2}, chicago), chicago) == "2026-11-01T02:00:00-06:00");
}

TEST_CASE("the day is that of the business, not that of the server", "[local_time][B-08][I14]") {
  const auto late = read("2026-03-04T03:30:00Z");
  CHECK(local_date(late, chicago) == 2026y / March / 3);
  CHECK(local_clock(late, chicago) == minutes{21 * 60 + 30});
  CHECK(speak_instant(read("2026-03-03T15:00:00Z"), chicago) == "Tuesday, March 3 at 9 AM");
}

TEST_CASE("an unknown zone is told apart and taken for UTC", "[local_time]") {
  CHECK(is_time_zone(chicago));
  CHECK_FALSE(is_time_zone("America/Nowhere"));
  CHECK_FALSE(is_time_zone(""));
  CHECK_FALSE(is_time_zone("../../etc/passwd"));
  CHECK(rfc3339(read("2026-03-03T15:00:00Z"), "America/Nowhere") == "2026-03-03T15:00:00+00:00");
}

TEST_CASE("only a complete RFC 3339 instant is read", "[local_time][B-04]") {
  CHECK(read("2026-03-05T14:00:00-06:00") == read("2026-03-05T20:00:00Z"));
  CHECK(read("2026-03-05 14:00-0600") == read("2026-03-05t20:00:00.000z"));
  CHECK(read("2026-03-05T20:00:00.2509Z") - read("2026-03-05T20:00:00Z") == milliseconds{250});
  for (const auto* text : {"", "ASAP", "2026-03-05", "2026-03-05T14:00", "2026-02-30T14:00:00Z", "2026-03-05T24:00:00Z",
                           "2026-03-05T14:00:00Z ", "2026-03-05T14:60Z", "2026-3-5T14:00Z", "2026-03-05T14:00+24:00"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_rfc3339(text));
  }
  CHECK(rfc3339_utc(read("2026-03-05T14:00:00-06:00")) == "2026-03-05T20:00:00Z");
  CHECK(rfc3339_utc(read("1969-12-31T23:59:59.5Z")) == "1969-12-31T23:59:59.500Z");
}

TEST_CASE("dates and times are said the way people say them", "[local_time][I14]") {
  CHECK(speak_date(2026y / March / 9) == "Monday, March 9");
  CHECK(speak_date(2027y / January / 4, 2026y / December / 30) == "Monday, January 4, 2027");
  CHECK(speak_date(2026y / February / 30).empty());
  CHECK(speak_clock(hours{14}) == "2 PM");
  CHECK(speak_clock(minutes{14 * 60 + 5}) == "2:05 PM");
  CHECK(speak_clock(minutes{30}) == "12:30 AM");
  CHECK(speak_clock(hours{12}) == "noon");
  CHECK(speak_clock(hours{24}) == "midnight");
  CHECK(speak_span(read("2026-03-05T14:00:00-06:00"), read("2026-03-05T17:00:00-06:00"), chicago) ==
        "Thursday, March 5 between 2 PM and 5 PM");
  CHECK(speak_span(read("2026-03-05T20:00:00-06:00"), read("2026-03-06T00:00:00-06:00"), chicago) ==
        "Thursday, March 5 between 8 PM and midnight");
  CHECK(speak_span(read("2026-03-09T08:00:00-05:00"), read("2026-03-13T17:00:00-05:00"), chicago) ==
        "from Monday, March 9 at 8 AM to Friday, March 13 at 5 PM");
}
