#include "domain/booking/slots.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

#include "domain/booking/local_time.hpp"

using namespace calllock::domain;
using namespace std::chrono;

namespace {

constexpr auto chicago = "America/Chicago";

instant local(year_month_day day, int hour, int minute = 0) {
  return at_local(day, minutes{hour * 60 + minute}, chicago);
}

const year_month_day monday = 2026y / March / 2;
const year_month_day tuesday = 2026y / March / 3;

/// Open Monday to Friday 8 to 18, visits of an hour, no travel, one crew, no notice.
struct business {
  tenant_profile tenant;
  calendar_rules rules;
  std::vector<occupied_span> occupied;
  instant now = local(2026y / March / 1, 12);  // the Sunday before

  business() {
    for (auto& day : tenant.hours)
      if (day) day = open_span{hours{8}, hours{18}};
    rules.travel = rules.notice = minutes{0};
  }
  business& visit(instant start, int crew = 0, minutes length = minutes{60}) {
    occupied.push_back({crew, start, start + length});
    return *this;
  }
  [[nodiscard]] std::vector<instant> free(instant from, instant until, std::vector<year_month_day> exclude = {}) const {
    return free_slots(tenant, rules, occupied, from, until, exclude, now);
  }
  [[nodiscard]] std::vector<instant> on(year_month_day day) const { return free(local(day, 0), local(day, 24)); }
  [[nodiscard]] slots_found exact(instant wish, std::vector<year_month_day> exclude = {}) const {
    find_slots what;
    what.idempotency_key = "key";
    what.exact = wish;
    what.from = at_local(local_date(wish, chicago), hours{0}, chicago);
    what.until = at_local(local_date(wish, chicago), hours{24}, chicago);
    what.exclude = std::move(exclude);
    return answer_wish(tenant, rules, occupied, what, now);
  }
};

std::vector<std::string> clocks(const std::vector<instant>& times) {
  std::vector<std::string> out;
  for (const auto t : times) out.push_back(rfc3339(t, chicago).substr(5, 11));
  return out;
}
using texts = std::vector<std::string>;

}  // namespace

TEST_CASE("free slots follow the opening hours, one slot length apart", "[slots]") {
  business b;
  const auto slots = b.on(monday);
  REQUIRE(slots.size() == 10);
  CHECK(slots.front() == local(monday, 8));
  CHECK(slots.back() == local(monday, 17));
  CHECK(b.on(2026y / March / 1).empty());  // Sunday
  b.rules.slot = minutes{90};
  CHECK(clocks(b.on(monday)) ==
        texts{"03-02T08:00", "03-02T09:30", "03-02T11:00", "03-02T12:30", "03-02T14:00", "03-02T15:30"});
}

TEST_CASE("a window is half open and needs no day of its own", "[slots]") {
  const business b;
  CHECK(clocks(b.free(local(monday, 14), local(monday, 17))) == texts{"03-02T14:00", "03-02T15:00", "03-02T16:00"});
  CHECK(clocks(b.free(local(monday, 15, 30), local(tuesday, 9))) == texts{"03-02T16:00", "03-02T17:00", "03-03T08:00"});
  CHECK(b.free(local(monday, 9), local(monday, 9)).empty());
  CHECK(b.free(local(monday, 12), local(monday, 9)).empty());
}

TEST_CASE("notice, horizon, holidays and refused days take their slots away", "[slots][B-12]") {
  business b;
  b.now = local(monday, 9, 10);
  b.rules.notice = minutes{60};
  CHECK(b.on(monday).front() == local(monday, 11));
  b.rules.horizon = days{1};
  CHECK(b.free(b.now, local(monday, 0) + days{20}).back() == local(tuesday, 9));
  b.rules.holidays = {tuesday};
  CHECK(b.on(tuesday).empty());
  CHECK_FALSE(may_start(b.tenant, b.rules, local(tuesday, 9), b.now));
  const business open;
  CHECK(open.free(local(monday, 0), local(tuesday, 24), {monday}).front() == local(tuesday, 8));
}

TEST_CASE("a visit blocks its crew with the travel before and behind it", "[slots]") {
  business b;
  b.rules.travel = minutes{30};
  b.visit(local(monday, 10));
  // 9:00 would leave no time to drive to the visit at 10:00, 11:00 none to come from it.
  CHECK(clocks(b.free(local(monday, 8), local(monday, 13))) == texts{"03-02T08:00", "03-02T12:00"});
  b.rules.crews = 2;
  CHECK(b.on(monday).size() == 10);
  CHECK(free_crew(b.rules, b.occupied, local(monday, 10), local(monday, 11)) == 1);
  CHECK(free_crew(b.rules, b.occupied, local(monday, 8), local(monday, 9)) == 0);
  b.visit(local(monday, 10), 1);
  CHECK_FALSE(free_crew(b.rules, b.occupied, local(monday, 10), local(monday, 11)));
}

TEST_CASE("visits of a crew that was given up still take somebody's time", "[slots]") {
  business b;
  b.visit(local(monday, 10), 3);
  CHECK_FALSE(free_crew(b.rules, b.occupied, local(monday, 10), local(monday, 11)));
}

TEST_CASE("a free time off the grid is bookable as it was said", "[slots][B-10]") {
  business b;
  CHECK(b.exact(local(monday, 14, 15)).slots == std::vector{local(monday, 14, 15)});
  CHECK(b.exact(local(monday, 17)).slots.size() == 1);
  SECTION("but not when it runs past closing, before opening or into a visit") {
    CHECK(b.exact(local(monday, 17, 15)).slots.empty());
    CHECK(b.exact(local(monday, 7, 59)).slots.empty());
    CHECK(b.exact(local(2026y / March / 8, 10)).slots.empty());  // Sunday
    b.visit(local(monday, 15));
    CHECK(b.exact(local(monday, 14, 15)).slots.empty());
    CHECK(b.exact(local(monday, 14)).slots.size() == 1);
  }
  SECTION("nor on a refused day") { CHECK(b.exact(local(monday, 10), {monday}).slots.empty()); }
}

TEST_CASE("what is not free is answered with the three nearest alternatives in order", "[slots][B-10]") {
  business b;
  b.visit(local(tuesday, 14));
  const auto answer = b.exact(local(tuesday, 14));
  CHECK(answer.ok);
  CHECK(answer.idempotency_key == "key");
  CHECK(answer.slots.empty());
  CHECK(clocks(answer.nearby) == texts{"03-03T12:00", "03-03T13:00", "03-03T15:00"});

  SECTION("a closed day offers the next open hours") {
    const auto sunday = b.exact(local(2026y / March / 8, 10));
    CHECK(clocks(sunday.nearby) == texts{"03-09T08:00", "03-09T09:00", "03-09T10:00"});
  }
  SECTION("refused days are not offered") {
    const auto other = b.exact(local(tuesday, 14), {tuesday});
    CHECK(clocks(other.nearby) == texts{"03-04T08:00", "03-04T09:00", "03-04T10:00"});
  }
  SECTION("a calendar without any opening says so, and not that it failed") {
    b.tenant.hours = {};
    const auto none = b.exact(local(tuesday, 14));
    CHECK(none.ok);
    CHECK(none.nearby.empty());
  }
}

TEST_CASE("short slots do not hide the alternatives behind those of the days before", "[slots]") {
  business b;
  b.rules.slot = minutes{5};
  const auto wish = local(2026y / March / 6, 14);
  b.visit(wish, 0, minutes{5});
  CHECK(clocks(b.exact(wish).nearby) == texts{"03-06T13:50", "03-06T13:55", "03-06T14:05"});
}

TEST_CASE("a window's alternatives are near its ends, not its middle", "[slots]") {
  business b;
  b.visit(local(monday, 12), 0, minutes{300});
  find_slots what;
  what.from = local(monday, 12);
  what.until = local(monday, 17);
  CHECK(clocks(answer_wish(b.tenant, b.rules, b.occupied, what, b.now).nearby) ==
        texts{"03-02T10:00", "03-02T11:00", "03-02T17:00"});
}

TEST_CASE("the listed times of another calendar are matched as instants", "[slots][B-08]") {
  const business b;
  const std::vector listed{local(monday, 9), local(monday, 11), local(tuesday, 9), local(tuesday, 10)};
  find_slots what;
  what.exact = local(monday, 11);
  CHECK(answer_wish(b.tenant, listed, what).slots == std::vector{local(monday, 11)});
  what.exact = local(monday, 10);
  CHECK(answer_wish(b.tenant, listed, what).slots.empty());
  CHECK(answer_wish(b.tenant, listed, what).nearby ==
        std::vector{local(monday, 9), local(monday, 11), local(tuesday, 9)});
  what.exact.reset();
  what.from = local(monday, 0);
  what.until = local(tuesday, 10);
  what.exclude = {monday};
  CHECK(answer_wish(b.tenant, listed, what).slots == std::vector{local(tuesday, 9)});
}

TEST_CASE("in the night of the clock change slots follow the wall clock", "[slots][I14]") {
  business b;
  b.tenant.hours.fill(open_span{hours{0}, hours{6}});
  const auto spring = b.on(2026y / March / 8);  // 02:00 is 03:00
  CHECK(clocks(spring) == texts{"03-08T00:00", "03-08T01:00", "03-08T03:00", "03-08T04:00", "03-08T05:00"});
  b.now = local(2026y / October / 25, 0);
  const auto autumn = b.on(2026y / November / 1);  // 01:00 comes twice
  CHECK(clocks(autumn) ==
        texts{"11-01T00:00", "11-01T01:00", "11-01T02:00", "11-01T03:00", "11-01T04:00", "11-01T05:00"});
  CHECK(autumn[2] - autumn[1] == hours{2});
  // The second 01:00 is inside the hours and can be booked by whoever means it.
  CHECK(b.exact(autumn[1] + hours{1}).slots.size() == 1);
  // The same slots the day after are at other instants of UTC but at the same clock.
  CHECK(b.on(2026y / November / 2).front() - autumn.front() == hours{25});
}

TEST_CASE("hours past midnight belong to the evening before", "[slots][I14]") {
  business b;
  b.tenant.hours = {};
  b.tenant.hours[1] = open_span{hours{22}, hours{26}};  // Monday night
  CHECK(clocks(b.free(local(monday, 0), local(tuesday, 12))) ==
        texts{"03-02T22:00", "03-02T23:00", "03-03T00:00", "03-03T01:00"});
  CHECK(b.exact(local(tuesday, 0, 30)).slots.size() == 1);
  CHECK(b.exact(local(tuesday, 1, 30)).slots.empty());
  CHECK(b.exact(local(monday, 0, 30)).slots.empty());
}

TEST_CASE("whatever is offered can be booked until it is full, and then nothing is offered", "[slots][I3]") {
  const auto seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random{seed};
  const auto pick = [&](int low, int high) { return std::uniform_int_distribution{low, high}(random); };
  for (int round = 0; round < 60; ++round) {
    business b;
    b.rules.slot = minutes{15 * pick(1, 8)};
    b.rules.travel = minutes{15 * pick(0, 4)};
    b.rules.crews = pick(1, 3);
    b.now = local(2026y / March / 6, pick(0, 23));  // the spring change is near
    const auto from = b.now;
    const auto until = b.now + days{4};
    for (;;) {
      const auto slots = b.free(from, until);
      if (slots.empty()) break;
      const auto t = slots[static_cast<std::size_t>(pick(0, static_cast<int>(slots.size()) - 1))];
      REQUIRE(may_start(b.tenant, b.rules, t, b.now));
      const auto crew = free_crew(b.rules, b.occupied, t, t + b.rules.slot);
      REQUIRE(crew);
      b.visit(t, *crew, b.rules.slot);
    }
    for (std::size_t i = 0; i < b.occupied.size(); ++i)
      for (std::size_t j = i + 1; j < b.occupied.size(); ++j) {
        const auto& x = b.occupied[i];
        const auto& y = b.occupied[j];
        if (x.crew == y.crew) REQUIRE((x.end + b.rules.travel <= y.start || y.end + b.rules.travel <= x.start));
      }
  }
}
