#include <catch2/catch.hpp>

#include "domain/analysis/durations.hpp"
#include "support/spoken_call.hpp"

using namespace calllock;
using domain::duration_category;

namespace {

struct row {
  const char* script;
  duration_category category;
};

constexpr auto acute = duration_category::acute;
constexpr auto recent = duration_category::recent;
constexpr auto ongoing = duration_category::ongoing;
constexpr auto nothing = duration_category::none;

void check(const row& c) {
  CAPTURE(c.script);
  CHECK(test::extracted(c.script).duration == c.category);
}

}  // namespace

// The calls begin on Wednesday, 16 July 2025, at 10:00 in Austin.

TEST_CASE("quantities with units tell a duration, in digits and in words", "[analysis][duration][C-11]") {
  check(GENERATE(row{"A: How long has it been out?\nU: 10 days.", ongoing},
                 row{"A: How long?\nU: Three days now.", recent},
                 row{"U: The AC's been blowing warm for three days.", recent},
                 row{"A: How long has that been going on?\nU: Going on three weeks.", ongoing},
                 row{"A: How long?\nU: A couple of summers, honestly.", ongoing},
                 row{"U: It quit about four hours ago.", acute}, row{"U: It died, two, three hours back.", acute},
                 row{"A: When did it start?\nU: A week and a half ago.", ongoing},
                 row{"U: The heat hasn't worked in, like, two weeks.", ongoing},
                 row{"A: How long?\nU: Half an hour, maybe.", acute},
                 row{"A: How many nights has it done that?\nU: Last night was the third night.", recent},
                 row{"A: How long?\nU: Oh, several months.", ongoing},
                 row{"A: How long has it been leaking?\nU: Seven days tomorrow.", recent},
                 row{"A: How long?\nU: The better part of a month.", ongoing}));
}

TEST_CASE("points in time are counted back from the call in the tenant's zone", "[analysis][duration][C-11][T-01]") {
  check(GENERATE(
      row{"U: The AC has been out since Monday.", recent}, row{"U: It stopped cooling last night.", acute},
      row{"A: When did it stop?\nU: Yesterday at four in the afternoon.", acute},
      row{"A: When did it stop?\nU: Yesterday morning around eight.", recent},
      row{"U: The furnace went out this morning.", acute},
      row{"A: When did that start?\nU: The night before last.", recent},
      row{"A: Since when?\nU: Over the weekend sometime.", recent},
      row{"A: When did it begin?\nU: The Fourth of July.", ongoing}, row{"U: My bill has doubled since May.", ongoing},
      row{"U: It quit cooling last Wednesday.", recent}, row{"A: When did you notice?\nU: Around midnight.", acute},
      row{"A: When did it start?\nU: Last month.", ongoing}, row{"U: It's been acting up since Memorial Day.", ongoing},
      row{"A: When did it break?\nU: Just now! Five minutes!", acute}));
}

TEST_CASE("a time that does not date the fault is left out", "[analysis][duration][C-06][C-11]") {
  check(GENERATE(row{"U: The unit is 10 years old and I want a tune-up.", nothing},
                 row{"A: How old is it?\nU: About eight years.", nothing},
                 row{"U: I'd like a checkup.\nA: When would you like us?\nU: Today, or Thursday at three.", nothing},
                 row{"U: My neighbor's AC caught fire last week. Mine is fine, I want it checked.", nothing},
                 row{"U: We've been customers for six years and love y'all.", nothing},
                 row{"U: I have an appointment Thursday and need to move it to next week.", nothing},
                 row{"U: It leaked two months ago but that's fixed, I'm calling about the bill.", nothing},
                 row{"U: My mother is ninety-one, I need to refill her prescription.", nothing},
                 row{"U: The man who came yesterday tracked mud on the carpet.", nothing},
                 row{"U: I called Thursday, I called yesterday, and nobody called me back about my quote.", nothing}));
}

TEST_CASE("of several times the one about the fault counts", "[analysis][duration][C-11]") {
  check(
      GENERATE(row{"U: We put this system in six years ago. Since Saturday it's blowing warm.", recent},
               row{"U: The heat went off around midnight. We've got twins, they're three weeks old.", acute},
               row{"U: It was fine Friday when we locked up. It quit yesterday around three in the afternoon.", acute},
               row{"A: When did it start?\nU: Sunday night. It woke the dog, I heard about it Monday.", recent},
               row{"U: It clicks on for two minutes, off for two minutes.\nA: Since when?\nU: Yesterday, four in the "
                   "afternoon or so.",
                   acute},
               row{"U: It died on the hottest day last summer, and now it's been squealing for nine days.", ongoing},
               row{"U: She told me yesterday, but it'd already been off since Saturday.", recent}));
}

TEST_CASE("the raw words come along with the category", "[analysis][duration][P-03]") {
  const auto a = test::extracted("A: How long?\nU: It's going on a week and a half.");
  CHECK(a.duration == ongoing);
  CHECK(a.problem_duration == "going on a week and a half");
  const auto b = test::extracted("U: The AC has been out since Monday.");
  CHECK(b.problem_duration == "since Monday");
  CHECK(b.problem_onset == "since Monday");
}

TEST_CASE("a tool's duration serves when nothing was said of it", "[analysis][duration][P-24]") {
  auto call = test::spoken("U: The AC is out.");
  call.dynamic_variables["problem_duration"] = "about three weeks";
  CHECK(test::extracted(call).duration == ongoing);
  CHECK(test::extracted(call).problem_duration == "about three weeks");
}

TEST_CASE("the limits of the categories", "[analysis][duration]") {
  CHECK(domain::categorise(23.9) == acute);
  CHECK(domain::categorise(24) == recent);
  CHECK(domain::categorise(7 * 24) == recent);
  CHECK(domain::categorise(9 * 24) == ongoing);
}
