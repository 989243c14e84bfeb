#include <catch2/catch.hpp>

#include "domain/booking/local_time.hpp"
#include "judged_call.hpp"

using namespace calllock::domain;
using namespace calllock::domain::test;
using namespace std::chrono_literals;

namespace {

std::set<std::string> clock_tags(const char* at, const tenant_profile& tenant) {
  auto call = written_call("U: My AC isn't cooling.\nA: Okay.\nU: Thanks.");
  call.started_at = parse_rfc3339(at);
  std::set<std::string> out;
  for (const auto& n : names(judged(call, tenant), tag_category::context)) {
    if (!n.starts_with("DURATION")) out.insert(n);
  }
  return out;
}

using tags = std::set<std::string>;

}  // namespace

TEST_CASE("clock tags go by the business's own zone", "[T-01]") {
  auto tenant = weekday_business();
  // Friday 20:30 in Chicago is Saturday in UTC.
  CHECK(clock_tags("2025-04-05T01:30:00Z", tenant) == tags{"AFTER_HOURS"});
  CHECK(clock_tags("2025-04-05T15:00:00Z", tenant) == tags{"WEEKEND"});
  tenant.time_zone = "America/Los_Angeles";
  CHECK(clock_tags("2025-04-04T15:30:00Z", tenant) == tags{});               // 08:30
  CHECK(clock_tags("2025-04-04T14:30:00Z", tenant) == tags{"AFTER_HOURS"});  // 07:30
  tenant.time_zone = "America/New_York";
  CHECK(clock_tags("2025-09-01T03:30:00Z", tenant).contains("PEAK_SUMMER"));  // still August 31
  tenant.time_zone = "Europe/Berlin";
  CHECK_FALSE(clock_tags("2025-08-31T22:30:00Z", tenant).contains("PEAK_SUMMER"));  // already September
}

TEST_CASE("after hours follows the tenant's opening hours", "[T-02]") {
  auto tenant = weekday_business();
  CHECK(clock_tags("2025-04-04T07:59:00-05:00", tenant) == tags{"AFTER_HOURS"});
  CHECK(clock_tags("2025-04-04T08:00:00-05:00", tenant) == tags{});
  CHECK(clock_tags("2025-04-04T16:59:00-05:00", tenant) == tags{});
  CHECK(clock_tags("2025-04-04T17:00:00-05:00", tenant) == tags{"AFTER_HOURS"});
  tenant.hours[5] = open_span{7h, 20h};
  CHECK(clock_tags("2025-04-04T19:59:00-05:00", tenant) == tags{});
  SECTION("a closed day has the hours of the nearest open one") {
    CHECK(clock_tags("2025-04-05T19:30:00-05:00", tenant) == tags{"WEEKEND"});                 // Saturday as Friday
    CHECK(clock_tags("2025-04-06T19:30:00-05:00", tenant) == tags{"AFTER_HOURS", "WEEKEND"});  // Sunday as Monday
  }
  SECTION("a business that opens on Saturday only") {
    tenant.hours = {};
    tenant.hours[6] = open_span{10h, 12h};
    CHECK(clock_tags("2025-04-08T11:00:00-05:00", tenant) == tags{});
    CHECK(clock_tags("2025-04-08T13:00:00-05:00", tenant) == tags{"AFTER_HOURS"});
  }
}

TEST_CASE("the clocks' change does not move the hours", "[T-01]") {
  const auto tenant = weekday_business();
  CHECK(clock_tags("2026-03-09T08:15:00-05:00", tenant) == tags{});
  CHECK(clock_tags("2026-11-02T07:45:00-06:00", tenant) == tags{"AFTER_HOURS"});
}

TEST_CASE("holiday weeks are Thanksgiving week and Christmas to New Year") {
  const auto tenant = weekday_business();
  for (const auto* at : {"2025-11-24T10:00:00-06:00", "2025-11-26T10:00:00-06:00", "2025-11-28T10:00:00-06:00",
                         "2025-12-23T10:00:00-06:00", "2025-12-26T10:00:00-06:00", "2025-12-31T10:00:00-06:00",
                         "2026-01-01T10:00:00-06:00", "2026-12-29T10:00:00-06:00"}) {
    INFO(at);
    CHECK(clock_tags(at, tenant).contains("HOLIDAY_WEEK"));
  }
  for (const auto* at : {"2025-11-19T10:00:00-06:00", "2025-12-03T10:00:00-06:00", "2025-12-19T10:00:00-06:00",
                         "2026-01-05T10:00:00-06:00", "2025-10-31T10:00:00-05:00", "2025-02-14T10:00:00-06:00"}) {
    INFO(at);
    CHECK_FALSE(clock_tags(at, tenant).contains("HOLIDAY_WEEK"));
  }
}

TEST_CASE("a call without any time takes the given clock, one with an end its end", "[T-07]") {
  auto call = written_call("U: My AC isn't cooling.\nA: Okay.\nU: Thanks.");
  const auto tenant = weekday_business();
  const auto facts = facts_of(call, tenant);
  call.started_at.reset();
  const auto saturday = *parse_rfc3339("2025-04-05T10:00:00-05:00");
  CHECK(has_tag(analyse(call, facts, tenant, saturday, nullptr), "WEEKEND"));
  call.ended_at = parse_rfc3339("2025-04-04T10:00:00-05:00");
  CHECK_FALSE(has_tag(analyse(call, facts, tenant, saturday, nullptr), "WEEKEND"));
}
