#include "domain/booking/wish_rows.hpp"

using namespace calllock::test;

TEST_CASE("a time that is over is asked about if its day was said", "[wish][B-11]") {
  check_wishes(central("2026-03-03T16:00"), weekdays_8_to_17(),
               {
                   {"today at nine", "unclear"},
                   {"this morning", "unclear"},
                   {"yesterday", "unclear"},
                   {"last Friday", "unclear"},
                   {"today", "03-03 16:00 > 03-03 17:00"},
                   {"nine o'clock", "at 03-04 09:00"},
                   {"in the morning", "03-04 08:00 > 03-04 12:00"},
                   {"at four", "at 03-03 16:00"},
                   {"today at two, if it isn't too late", "unclear"},
                   {"this morning, first thing", "unclear"},
                   {"earlier this week", "unclear"},
                   {"today before noon", "unclear"},
                   {"Monday of this week", "unclear"},
               });
}

TEST_CASE("a time that is over is asked about if its day was said (2026-03-03 15:00)", "[wish][B-11]") {
  check_wishes(central("2026-03-03T15:00"), weekdays_8_to_17(),
               {
                   {"earlier today", "unclear"},
                   {"this morning at eight", "unclear"},
                   {"last Monday", "unclear"},
                   {"yesterday at noon", "unclear"},
                   {"today at noon", "unclear"},
                   {"March 2nd, 2026", "unclear"},
                   {"today at ten a.m., or tomorrow at ten", "at 03-04 10:00"},
                   {"ten", "at 03-04 10:00"},
               });
}

TEST_CASE("after closing, today is over", "[wish][B-11]") {
  check_wishes(central("2026-03-03T17:30"), weekdays_8_to_17(),
               {
                   {"today", "unclear"},
                   {"this afternoon", "unclear"},
                   {"tonight", "03-03 17:30 > 03-03 20:00"},
                   {"afternoon", "03-04 12:00 > 03-04 17:00"},
                   {"Tuesday", "03-10 08:00 > 03-10 17:00"},
               });
}

TEST_CASE("before opening, today is whole", "[wish][B-11]") {
  check_wishes(central("2026-03-03T06:30"), weekdays_8_to_17(),
               {
                   {"today", "03-03 08:00 > 03-03 17:00"},
                   {"this week", "03-03 06:30 > 03-06 17:00"},
                   {"as early as you can today", "03-03 08:00 > 03-03 17:00"},
                   {"mornings", "03-03 08:00 > 03-03 12:00"},
               });
}
