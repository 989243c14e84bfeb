#include "app/wish_command.hpp"

#include <catch2/catch.hpp>
#include <sstream>

using namespace calllock;

namespace {

std::string wish(const std::string& text) {
  return R"({"id":"w","now":"2026-03-03T10:20:00-06:00","timezone":"America/Chicago","hours":{"thu":["08:00","17:00"]},"text":")" +
         text + "\"}\n";
}

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in{text};
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

}  // namespace

TEST_CASE("each wish is answered on a line of its own, in order", "[wish][B-12]") {
  std::istringstream in{wish("Thursday at nine") + wish("asap")};
  std::ostringstream out, err;
  CHECK(app::run_wish(in, out, err) == 0);
  CHECK(err.str().empty());
  const auto answers = lines(out.str());
  REQUIRE(answers.size() == 2);
  CHECK(answers[0] == R"({"id":"w","kind":"at","start":"2026-03-05T09:00:00-06:00","end":null,"exclude":[],)"
                      R"("understood":"Thursday, March 5 at 9 AM"})");
  CHECK_THAT(answers[1], Catch::Contains(R"("kind":"soonest","start":"2026-03-03T10:20:00-06:00")"));
}

TEST_CASE("a bad line is named by its number and the others are answered all the same", "[wish][I7]") {
  std::istringstream in{wish("Thursday") + "{broken\n" + wish("asap")};
  std::ostringstream out, err;
  CHECK(app::run_wish(in, out, err) == 1);
  CHECK_THAT(err.str(), Catch::StartsWith("line 2: "));
  const auto answers = lines(out.str());
  REQUIRE(answers.size() == 3);
  CHECK_THAT(answers[1], Catch::StartsWith(R"({"error":)"));
  CHECK_THAT(answers[2], Catch::Contains("soonest"));
}
