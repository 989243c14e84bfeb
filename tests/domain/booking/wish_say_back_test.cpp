#include "domain/booking/wish_rows.hpp"

using namespace calllock;
using namespace calllock::test;

TEST_CASE("what was understood is said back in words that can be spoken", "[wish][B-08][I14]") {
  const auto now = central("2026-03-03T10:20");
  const wish_row rows[] = {
      {"Thursday after two", "Thursday, March 5 between 2 PM and 5 PM"},
      {"tomorrow at nine", "Wednesday, March 4 at 9 AM"},
      {"2026-03-05T20:00:00Z", "Thursday, March 5 at 2 PM"},
      {"next week, just not Wednesday",
       "from Monday, March 9 at 8 AM to Friday, March 13 at 5 PM, but not Wednesday, March 11"},
      {"as soon as you can", "as soon as possible"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.said);
    CHECK(domain::parse_wish(row.said, now, zone, weekdays_8_to_17()).understood == row.meant);
  }
}

TEST_CASE("what is unclear ends in a question", "[wish][B-04]") {
  const auto now = central("2026-03-03T16:00");
  for (const auto* said :
       {"", "midnight", "this morning", "February 30th", "Tuesday the 5th", "Monday, but not Monday"}) {
    CAPTURE(said);
    const auto wish = domain::parse_wish(said, now, zone, weekdays_8_to_17());
    CHECK(wish.kind == domain::wish_kind::unclear);
    CHECK(wish.understood.back() == '?');
  }
}
