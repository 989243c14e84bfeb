#include "domain/booking/wish_rows.hpp"

using namespace calllock::test;

TEST_CASE("parts of the day are windows", "[wish][B-11]") {
  check_wishes(central("2026-03-03T10:20"), weekdays_8_to_17(),
               {
                   {"Friday morning", "03-06 08:00 > 03-06 12:00"},
                   {"Wednesday evening", "03-04 17:00 > 03-04 20:00"},
                   {"tonight", "03-03 17:00 > 03-03 20:00"},
                   {"Thursday late morning", "03-05 10:00 > 03-05 12:00"},
                   {"Thursday before lunch", "03-05 08:00 > 03-05 11:30"},
                   {"Thursday after lunch", "03-05 13:30 > 03-05 17:00"},
                   {"late afternoon tomorrow", "03-04 15:00 > 03-04 17:00"},
                   {"early Thursday morning", "03-05 08:00 > 03-05 10:00"},
                   {"bright and early Friday", "03-06 08:00 > 03-06 10:00"},
                   {"end of day tomorrow", "03-04 15:00 > 03-04 17:00"},
                   {"on my lunch break Friday", "03-06 11:30 > 03-06 13:30"},
                   {"this evening", "03-03 17:00 > 03-03 20:00"},
                   {"afternoons", "03-03 12:00 > 03-03 17:00"},
                   {"in the morning", "03-03 10:20 > 03-03 12:00"},
                   {"Friday night", "03-06 17:00 > 03-06 20:00"},
                   {"around lunchtime tomorrow", "03-04 11:30 > 03-04 13:30"},
                   {"first thing in the morning", "03-04 08:00 > 03-04 10:00"},
                   {"any time Friday", "03-06 08:00 > 03-06 17:00"},
                   {"all day Friday is fine", "03-06 08:00 > 03-06 17:00"},
                   {"Sunday afternoon", "03-08 12:00 > 03-08 20:00"},
                   {"the morning of the 5th", "03-05 08:00 > 03-05 12:00"},
                   {"later this afternoon", "03-03 12:00 > 03-03 17:00"},
                   {"tomorrow evening", "03-04 17:00 > 03-04 20:00"},
                   {"some time in the afternoon", "03-03 12:00 > 03-03 17:00"},
                   {"early afternoon on Friday", "03-06 12:00 > 03-06 14:00"},
                   {"late in the afternoon on Monday", "03-09 15:00 > 03-09 17:00"},
                   {"over lunch on Friday", "03-06 11:30 > 03-06 13:30"},
                   {"first thing Monday morning", "03-09 08:00 > 03-09 10:00"},
                   {"end of the day on Wednesday", "03-04 15:00 > 03-04 17:00"},
                   {"by lunchtime Thursday", "03-05 08:00 > 03-05 11:30"},
                   {"Monday night", "03-09 17:00 > 03-09 20:00"},
                   {"tomorrow, late afternoon if possible", "03-04 15:00 > 03-04 17:00"},
                   {"in the evenings", "03-03 17:00 > 03-03 20:00"},
                   {"Thursday, any time in the morning", "03-05 08:00 > 03-05 12:00"},
                   {"at the very end of the day Thursday", "03-05 15:00 > 03-05 17:00"},
                   {"this afternoon after three", "03-03 15:00 > 03-03 17:00"},
                   {"early tomorrow", "03-04 08:00 > 03-04 10:00"},
                   {"tomorrow first thing in the morning", "03-04 08:00 > 03-04 10:00"},
                   {"Thursday a.m.", "03-05 08:00 > 03-05 12:00"},
               });
}

TEST_CASE("an exact time is read with the opening hours", "[wish][B-11]") {
  check_wishes(central("2026-03-03T10:20"), weekdays_8_to_17(),
               {
                   {"Friday at 9", "at 03-06 09:00"},
                   {"at 14:00 tomorrow", "at 03-04 14:00"},
                   {"half past eight on Thursday", "at 03-05 08:30"},
                   {"quarter to four tomorrow", "at 03-04 15:45"},
                   {"at ten to three on Friday", "at 03-06 14:50"},
                   {"twenty past one tomorrow", "at 03-04 13:20"},
                   {"nine in the morning on Friday", "at 03-06 09:00"},
                   {"Thursday at seven", "at 03-05 07:00"},
                   {"Thursday at six", "at 03-05 18:00"},
                   {"tomorrow at 0930", "at 03-04 09:30"},
                   {"two thirty pm tomorrow", "at 03-04 14:30"},
                   {"eight o'clock tomorrow night", "at 03-04 20:00"},
                   {"noon tomorrow", "at 03-04 12:00"},
                   {"twelve thirty tomorrow", "at 03-04 12:30"},
                   {"this time tomorrow", "at 03-04 10:20"},
                   {"same time Thursday", "at 03-05 10:20"},
                   {"this time next week", "at 03-10 10:20"},
                   {"tomorrow at fourteen hundred hours", "at 03-04 14:00"},
                   {"3 p.m. Eastern tomorrow", "at 03-04 14:00"},
                   {"three o'clock", "at 03-03 15:00"},
                   {"at ten", "at 03-04 10:00"},
                   {"Thursday, nine sharp", "at 03-05 09:00"},
                   {"put me down for ten thirty on Wednesday", "at 03-04 10:30"},
                   {"Friday 2pm works", "at 03-06 14:00"},
                   {"five", "at 03-03 17:00"},
                   {"would nine tomorrow be possible", "at 03-04 09:00"},
                   {"nine Pacific on Thursday", "at 03-05 11:00"},
                   {"nine a.m. Thursday", "at 03-05 09:00"},
                   {"a quarter to ten tomorrow", "at 03-04 09:45"},
                   {"five past nine tomorrow", "at 03-04 09:05"},
                   {"Monday at twelve", "at 03-09 12:00"},
                   {"twenty to four on Monday", "at 03-09 15:40"},
                   {"4:15 this afternoon", "at 03-03 16:15"},
                   {"noon today", "at 03-03 12:00"},
                   {"7 in the evening on Thursday", "at 03-05 19:00"},
                   {"Friday at a quarter of three", "at 03-06 14:45"},
                   {"tomorrow, two on the dot", "at 03-04 14:00"},
                   {"15:30 tomorrow", "at 03-04 15:30"},
                   {"Thursday at 1300", "at 03-05 13:00"},
                   {"eight thirty Thursday morning", "at 03-05 08:30"},
                   {"Friday at nine oh five", "at 03-06 09:05"},
                   {"can you do ten tomorrow", "at 03-04 10:00"},
                   {"could somebody be here at one tomorrow", "at 03-04 13:00"},
                   {"tomorrow at 5 pm", "at 03-04 17:00"},
                   {"how about eleven", "at 03-03 11:00"},
                   {"say three tomorrow", "at 03-04 15:00"},
                   {"Thursday evening at six thirty", "at 03-05 18:30"},
                   {"I'd like the eight o'clock on Friday", "at 03-06 08:00"},
                   {"tonight at seven", "at 03-03 19:00"},
               });
}

TEST_CASE("around means half an hour to either side", "[wish][B-11]") {
  check_wishes(central("2026-03-03T10:20"), weekdays_8_to_17(),
               {
                   {"around ten tomorrow", "03-04 09:30 > 03-04 10:30"},
                   {"Friday at two or so", "03-06 13:30 > 03-06 14:30"},
                   {"about noon", "03-03 11:30 > 03-03 12:30"},
                   {"three-ish", "03-03 14:30 > 03-03 15:30"},
                   {"around Friday afternoon", "03-06 12:00 > 03-06 17:00"},
                   {"somewhere around 9:30 on Thursday", "03-05 09:00 > 03-05 10:00"},
                   {"how about noonish tomorrow", "03-04 11:30 > 03-04 12:30"},
                   {"around half past ten tomorrow", "03-04 10:00 > 03-04 11:00"},
                   {"Monday at around three", "03-09 14:30 > 03-09 15:30"},
                   {"tomorrow, four or thereabouts", "03-04 15:30 > 03-04 16:30"},
                   {"about 10:30 Friday", "03-06 10:00 > 03-06 11:00"},
                   {"two-thirty-ish tomorrow", "03-04 14:00 > 03-04 15:00"},
                   {"tomorrow roughly nine", "03-04 08:30 > 03-04 09:30"},
                   {"tomorrow around ten in the morning", "03-04 09:30 > 03-04 10:30"},
                   {"in about an hour", "03-03 10:50 > 03-03 11:50"},
               });
}

TEST_CASE("short and odd opening hours count on their day", "[wish][B-11]") {
  check_wishes(central("2026-03-03T10:20"), with_saturday(),
               {
                   {"Saturday afternoon", "03-07 12:00 > 03-07 14:00"},
                   {"Saturday", "03-07 10:00 > 03-07 14:00"},
                   {"Saturday at the end of the day", "03-07 12:00 > 03-07 14:00"},
                   {"Saturday first thing", "03-07 10:00 > 03-07 12:00"},
                   {"Saturday after two", "03-07 14:00 > 03-07 20:00"},
                   {"Saturday at nine", "at 03-07 09:00"},
                   {"Saturday late afternoon", "03-07 15:00 > 03-07 20:00"},
                   {"five thirty on Friday", "at 03-06 17:30"},
               });
}

TEST_CASE("midnight is asked about unless its day is explicit", "[wish][B-11]") {
  check_wishes(central("2026-03-03T10:20"), weekdays_8_to_17(),
               {
                   {"midnight on Friday", "unclear"},
                   {"the midnight between Thursday and Friday", "at 03-06 00:00"},
                   {"12:00 a.m. on Saturday", "at 03-07 00:00"},
                   {"12 am", "unclear"},
                   {"the midnight between Saturday and Sunday", "at 03-08 00:00"},
                   {"0:00 on Saturday", "at 03-07 00:00"},
                   {"around midnight", "unclear"},
                   {"12 a.m. Friday", "at 03-06 00:00"},
               });
}

TEST_CASE("ISO strings are instants, days and windows", "[wish][B-16]") {
  check_wishes(central("2026-03-03T10:20"), weekdays_8_to_17(),
               {
                   {"2026-03-05T14:00Z", "at 03-05 08:00"},
                   {"2026-03-05T14:00/2026-03-05T16:00", "03-05 14:00 > 03-05 16:00"},
                   {"2026-03-05/2026-03-06", "03-05 08:00 > 03-06 17:00"},
                   {"2025-03-05T14:00:00-06:00", "unclear"},
                   {"20260305T140000Z", "at 03-05 08:00"},
                   {"2026-03-03", "03-03 10:20 > 03-03 17:00"},
                   {"2026-02-30", "unclear"},
                   {"2026-03-05T14:00:00-05:00/PT2H", "03-05 13:00 > 03-05 15:00"},
                   {"2026-03-05T09:00:00.000-06:00", "at 03-05 09:00"},
                   {"2026-03-05 14:30", "at 03-05 14:30"},
                   {"2026-03-01T10:00/2026-03-01T12:00", "unclear"},
               });
}
