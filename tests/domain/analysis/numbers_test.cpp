#include "domain/analysis/numbers.hpp"

#include <catch2/catch.hpp>

#include "support/spoken_call.hpp"

using namespace calllock;

TEST_CASE("digits are read however they are said", "[analysis][numbers][agent-side]") {
  struct row {
    const char* words;
    const char* digits;
  };
  const auto c =
      GENERATE(row{"53 eleven", "5311"}, row{"fifty-two ten", "5210"}, row{"seven eight seven, four eight", "78748"},
               row{"fourteen hundred", "1400"}, row{"two thousand four hundred and six", "2406"},
               row{"nine twenty-six", "926"}, row{"two oh nine", "209"}, row{"double five triple one", "55111"},
               row{"7 8 7 0 4", "78704"}, row{"twelve", "12"});
  const auto call = test::spoken(std::string("U: ") + c.words);
  const auto r = domain::read(call);
  CHECK(domain::read_digits(r, 0, domain::gap::comma).text() == c.digits);
}

TEST_CASE("quantities are read however they are said", "[analysis][numbers][C-11]") {
  struct row {
    const char* words;
    double value;
  };
  const auto c =
      GENERATE(row{"three days", 3}, row{"a couple of weeks", 2}, row{"a few hours", 3}, row{"twenty five minutes", 25},
               row{"half an hour", 0.5}, row{"two or three weeks", 3}, row{"two, three hours", 3},
               row{"one and a half days", 1.5}, row{"a hundred years", 100}, row{"a dozen times", 12});
  const auto call = test::spoken(std::string("U: ") + c.words);
  const auto r = domain::read(call);
  CAPTURE(c.words);
  const auto q = domain::read_quantity(r, 0);
  REQUIRE(q);
  CHECK(q->value == Approx(c.value));
}

TEST_CASE("years have four digits, spoken or written", "[analysis][numbers][C-08]") {
  std::uint32_t used = 0;
  const auto year = [&](const char* words) {
    const auto call = test::spoken(std::string("U: ") + words);
    const auto r = domain::read(call);
    return domain::read_year(r, 0, used).value_or(0);
  };
  CHECK(year("2004") == 2004);
  CHECK(year("nineteen ninety-eight") == 1998);
  CHECK(year("two thousand four") == 2004);
  CHECK(year("twenty fifteen") == 2015);
  CHECK(year("twelve hundred") == 0);
  CHECK(year("98") == 0);
}
