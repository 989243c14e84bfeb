#include "domain/booking/wish_rows.hpp"

using namespace calllock::test;

TEST_CASE("holidays are found by name, and days are counted from them", "[wish][I14]") {
  check_wishes(central("2026-03-03T10:20"), weekdays_8_to_17(),
               {
                   {"Good Friday", "04-03 08:00 > 04-03 17:00"},
                   {"Easter Monday", "04-06 08:00 > 04-06 17:00"},
                   {"Memorial Day", "05-25 08:00 > 05-25 17:00"},
                   {"the day after Memorial Day", "05-26 08:00 > 05-26 17:00"},
                   {"the Friday before Labor Day", "09-04 08:00 > 09-04 17:00"},
                   {"the Fourth of July", "07-04 08:00 > 07-04 20:00"},
                   {"Christmas Eve at ten", "at 12-24 10:00"},
                   {"New Year's Day", "2027-01-01 08:00 > 2027-01-01 17:00"},
                   {"the Tuesday after Easter", "04-07 08:00 > 04-07 17:00"},
                   {"St. Patrick's Day in the afternoon", "03-17 12:00 > 03-17 17:00"},
                   {"Thanksgiving", "11-26 08:00 > 11-26 17:00"},
                   {"the week of Thanksgiving", "11-23 08:00 > 11-27 17:00"},
                   {"Labor Day weekend", "09-05 08:00 > 09-06 20:00"},
                   {"two days after Christmas", "12-27 08:00 > 12-27 20:00"},
                   {"MLK Day", "2027-01-18 08:00 > 2027-01-18 17:00"},
                   {"the day before Halloween", "10-30 08:00 > 10-30 17:00"},
                   {"not on Memorial Day, the Wednesday after", "05-27 08:00 > 05-27 17:00"},
                   {"the Monday after Mother's Day", "05-11 08:00 > 05-11 17:00"},
                   {"before Easter", "03-03 10:20 > 04-05 00:00"},
                   {"the Friday after Thanksgiving", "11-27 08:00 > 11-27 17:00"},
                   {"Presidents' Day", "2027-02-15 08:00 > 2027-02-15 17:00"},
                   {"Veterans Day", "11-11 08:00 > 11-11 17:00"},
                   {"Juneteenth", "06-19 08:00 > 06-19 17:00"},
                   {"Columbus Day", "10-12 08:00 > 10-12 17:00"},
                   {"Martin Luther King Day", "2027-01-18 08:00 > 2027-01-18 17:00"},
                   {"the week after Labor Day", "09-14 08:00 > 09-18 17:00"},
                   {"the weekend after Thanksgiving", "11-28 08:00 > 11-29 20:00"},
                   {"Valentine's Day at noon", "at 2027-02-14 12:00"},
                   {"Father's Day", "06-21 08:00 > 06-21 20:00"},
                   {"Cinco de Mayo", "05-05 08:00 > 05-05 17:00"},
                   {"the day after Christmas", "12-26 08:00 > 12-26 20:00"},
                   {"Black Friday", "11-27 08:00 > 11-27 17:00"},
                   {"Easter is the fifth so the Monday after", "04-06 08:00 > 04-06 17:00"},
                   {"Monday's Memorial Day, how about the day after", "05-26 08:00 > 05-26 17:00"},
                   {"a week after Easter", "04-12 08:00 > 04-12 20:00"},
                   {"the Thursday before Memorial Day at nine", "at 05-21 09:00"},
                   {"we'll be gone for Easter so the Wednesday after that", "04-08 08:00 > 04-08 17:00"},
                   {"by Thanksgiving", "03-03 10:20 > 11-26 17:00"},
                   {"after Christmas", "12-26 08:00 > 2027-01-02 08:00"},
                   {"the day before the Fourth of July", "07-03 08:00 > 07-03 17:00"},
                   {"Christmas Day", "12-25 08:00 > 12-25 17:00"},
                   {"the Wednesday before Thanksgiving, in the morning", "11-25 08:00 > 11-25 12:00"},
                   {"Not Good Friday, the Thursday before", "04-02 08:00 > 04-02 17:00"},
                   {"Monday is Presidents' Day, isn't it, so make it Tuesday", "03-10 08:00 > 03-10 17:00"},
                   {"Memorial Day weekend", "05-23 08:00 > 05-24 20:00"},
                   {"the Friday of Thanksgiving week", "11-27 08:00 > 11-27 17:00"},
                   {"the week before Christmas", "12-14 08:00 > 12-18 17:00"},
                   {"three days before Christmas", "12-22 08:00 > 12-22 17:00"},
                   {"April Fools' Day, no joke", "04-01 08:00 > 04-01 17:00"},
                   {"Halloween morning", "10-31 08:00 > 10-31 12:00"},
                   {"Election Day", "11-03 08:00 > 11-03 17:00"},
                   {"Groundhog Day", "2027-02-02 08:00 > 2027-02-02 17:00"},
                   {"the Saturday before Easter", "04-04 08:00 > 04-04 20:00"},
               });
}

TEST_CASE("wishes run over the end of the year", "[wish][I14]") {
  check_wishes(central("2026-12-30T10:00"), weekdays_8_to_17(),
               {
                   {"in three days", "2027-01-02 08:00 > 2027-01-02 20:00"},
                   {"next Friday", "2027-01-08 08:00 > 2027-01-08 17:00"},
                   {"the 31st", "12-31 08:00 > 12-31 17:00"},
                   {"the 30th", "2027-01-30 08:00 > 2027-01-30 20:00"},
                   {"by the end of the month", "12-30 10:00 > 12-31 17:00"},
                   {"in February", "2027-02-01 08:00 > 2027-02-28 20:00"},
                   {"New Year's Eve", "12-31 08:00 > 12-31 17:00"},
                   {"the 2nd at noon", "at 2027-01-02 12:00"},
                   {"this week", "12-30 10:00 > 2027-01-01 17:00"},
                   {"the day after New Year's", "2027-01-02 08:00 > 2027-01-02 20:00"},
                   {"two days after New Year's", "2027-01-03 08:00 > 2027-01-03 20:00"},
                   {"Friday", "2027-01-01 08:00 > 2027-01-01 17:00"},
                   {"next Monday", "2027-01-04 08:00 > 2027-01-04 17:00"},
                   {"in two weeks", "2027-01-13 08:00 > 2027-01-13 17:00"},
                   {"the 1st", "2027-01-01 08:00 > 2027-01-01 17:00"},
                   {"next month", "2027-01-01 08:00 > 2027-01-31 20:00"},
                   {"the week after next", "2027-01-11 08:00 > 2027-01-15 17:00"},
                   {"the Monday after New Year's", "2027-01-04 08:00 > 2027-01-04 17:00"},
                   {"a week from today", "2027-01-06 08:00 > 2027-01-06 17:00"},
                   {"January 5th at nine", "at 2027-01-05 09:00"},
                   {"1/4", "2027-01-04 08:00 > 2027-01-04 17:00"},
                   {"this weekend", "2027-01-02 08:00 > 2027-01-03 20:00"},
                   {"within three days", "12-30 10:00 > 2027-01-02 20:00"},
               });
}

TEST_CASE("a leap year has its day", "[wish][I14]") {
  check_wishes(central("2028-02-28T09:00"), weekdays_8_to_17(),
               {
                   {"tomorrow", "02-29 08:00 > 02-29 17:00"},
                   {"February 29th at ten", "at 02-29 10:00"},
                   {"in two days", "03-01 08:00 > 03-01 17:00"},
                   {"the 30th", "03-30 08:00 > 03-30 17:00"},
               });
}

TEST_CASE("months without a day are skipped", "[wish][I14]") {
  check_wishes(central("2026-02-27T10:00"), weekdays_8_to_17(),
               {
                   {"the 30th", "03-30 08:00 > 03-30 17:00"},
                   {"tomorrow", "02-28 08:00 > 02-28 20:00"},
                   {"in two days", "03-01 08:00 > 03-01 20:00"},
                   {"February 29th", "unclear"},
               });
}

TEST_CASE("on a Sunday the following week begins tomorrow", "[wish][I14]") {
  check_wishes(central("2026-03-08T12:00"), weekdays_8_to_17(),
               {
                   {"next week", "03-09 08:00 > 03-13 17:00"},
                   {"next Monday", "03-09 08:00 > 03-09 17:00"},
                   {"this Monday", "03-09 08:00 > 03-09 17:00"},
                   {"at nine", "at 03-09 09:00"},
                   {"in the afternoon", "03-09 12:00 > 03-09 17:00"},
                   {"this afternoon", "03-08 12:00 > 03-08 20:00"},
                   {"this weekend", "03-08 12:00 > 03-08 20:00"},
               });
}

TEST_CASE("hours that the spring change leaves out move on", "[wish][I14]") {
  check_wishes(central("2026-03-07T12:00"), weekdays_8_to_17(),
               {
                   {"tomorrow at 2:30 in the morning", "at 03-08 03:30"},
                   {"in 24 hours", "at 03-08 13:00"},
                   {"tomorrow", "03-08 08:00 > 03-08 20:00"},
                   {"Monday at nine", "at 03-09 09:00"},
               });
}

TEST_CASE("hours that the spring change leaves out move on (2026-03-07 23:30)", "[wish][I14]") {
  check_wishes(central("2026-03-07T23:30"), weekdays_8_to_17(),
               {
                   {"in three hours", "at 03-08 03:30"},
                   {"tomorrow between one and three in the morning", "03-08 01:00 > 03-08 03:00"},
                   {"Sunday at nine", "at 03-08 09:00"},
               });
}

TEST_CASE("of hours that come twice the first is meant", "[wish][I14]") {
  check_wishes(central("2026-10-31T22:00"), weekdays_8_to_17(),
               {
                   {"tomorrow at 1:30 a.m.", "at 11-01 01:30"},
                   {"in five hours", "at 11-01 02:00"},
                   {"a week from today", "11-07 08:00 > 11-07 20:00"},
               });
}

TEST_CASE("of hours that come twice the first is meant (2026-10-31 12:00)", "[wish][I14]") {
  check_wishes(central("2026-10-31T12:00"), weekdays_8_to_17(),
               {
                   {"tomorrow at one thirty a.m.", "at 11-01 01:30"},
                   {"tomorrow", "11-01 08:00 > 11-01 20:00"},
                   {"in 24 hours", "at 11-01 11:00"},
               });
}
