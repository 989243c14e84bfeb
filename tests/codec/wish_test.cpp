#include "codec/wish.hpp"

#include <catch2/catch.hpp>

#include "domain/booking/local_time.hpp"

using namespace calllock;

namespace {

std::string line(const std::string& hours, const std::string& now = "2026-03-03T10:20:00-06:00",
                 const std::string& zone = "America/Chicago") {
  return R"({"id":"w1","now":")" + now + R"(","timezone":")" + zone + R"(","hours":)" + hours +
         R"(,"text":"Thursday"})";
}

}  // namespace

TEST_CASE("a wish is read with the hours of each weekday", "[wish][B-08]") {
  const auto read = codec::read_wish(line(R"({"mon":["08:00","17:30"],"sat":null,"sun":["00:00","24:00"]})"));
  REQUIRE(read.ok());
  const auto& r = read.request;
  CHECK(r.id == "w1");
  CHECK(r.text == "Thursday");
  CHECK(r.time_zone == "America/Chicago");
  CHECK(domain::rfc3339_utc(r.now) == "2026-03-03T16:20:00Z");
  CHECK(r.hours[1] == domain::open_span{std::chrono::hours{8}, std::chrono::minutes{17 * 60 + 30}});
  CHECK(r.hours[0] == domain::open_span{std::chrono::hours{0}, std::chrono::hours{24}});
  CHECK_FALSE(r.hours[6]);
  CHECK_FALSE(r.hours[2]);
}

TEST_CASE("a line that says too little names what is wrong", "[wish][B-04]") {
  struct row {
    std::string json;
    const char* names;
  };
  const row rows[] = {
      {"not json", "JSON"},
      {"[1]", "object"},
      {line("{}", "yesterday"), "now"},
      {line("{}", "2026-03-03T10:20:00"), "now"},
      {line("{}", "2026-03-03T10:20:00-06:00", "Mars/Base"), "timezone"},
      {line("[]"), "hours"},
      {line(R"({"mon":["08:00"]})"), "hours"},
      {line(R"({"mon":["17:00","08:00"]})"), "hours"},
      {line(R"({"mon":["8:00","17:00"]})"), "hours"},
      {line(R"({"mon":["08:00","24:01"]})"), "hours"},
      {R"({"now":"2026-03-03T10:20:00Z","timezone":"UTC","hours":{}})", "text"},
  };
  for (const auto& r : rows) {
    CAPTURE(r.json);
    const auto read = codec::read_wish(r.json);
    CHECK_FALSE(read.ok());
    CHECK_THAT(read.error.what, Catch::Contains(r.names));
  }
}

TEST_CASE("what is understood is written in the zone of the business", "[wish][B-08][I14]") {
  codec::wish_request request;
  request.id = "w\"2";
  request.time_zone = "America/Chicago";
  domain::wish understood;
  CHECK(codec::write_wish(request, understood) ==
        R"({"id":"w\"2","kind":"unclear","start":null,"end":null,"exclude":[],"understood":""})");
  using namespace std::chrono;
  understood.kind = domain::wish_kind::window;
  understood.start = domain::parse_rfc3339("2026-03-07T14:00:00Z");
  understood.end = domain::parse_rfc3339("2026-03-09T01:00:00Z");
  understood.exclude = {2026y / March / 8};
  understood.understood = "the weekend";
  CHECK(codec::write_wish(request, understood) ==
        R"({"id":"w\"2","kind":"window","start":"2026-03-07T08:00:00-06:00","end":"2026-03-08T20:00:00-05:00",)"
        R"("exclude":["2026-03-08"],"understood":"the weekend"})");
  CHECK(codec::write_wish_error("no \"now\"") == R"({"error":"no \"now\""})");
}
