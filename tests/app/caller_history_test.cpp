#include "app/caller_history.hpp"

#include <catch2/catch.hpp>
#include <deque>

using namespace calllock;
using std::chrono::hours;

namespace {

/// Monday, 9 March 2026, 10:00 in Chicago.
const domain::instant now{std::chrono::sys_days{std::chrono::year{2026} / 3 / 9} + hours{15}};

domain::bookings_found standing(std::vector<domain::standing_booking> bookings, bool ok = true) {
  domain::bookings_found f;
  f.ok = ok;
  f.bookings = std::move(bookings);
  return f;
}
const domain::standing_booking tomorrow_two{"uid_1", now + hours{28}, now + hours{29}, "Robin Vale"};

domain::customer_history with_job(std::string uid) {
  domain::customer_history h;
  h.found = true;
  h.upcoming = domain::customer_history::appointment{"Friday, March 13", "9 AM", "no heat", std::move(uid)};
  return h;
}

/// A calendar that answers when it is told to.
struct slow_calendar final : domain::calendar {
  std::deque<std::function<void(domain::bookings_found)>> asked;
  std::string phone;
  void find(const domain::calendar_request&, const domain::find_slots&,
            std::function<void(domain::slots_found)>) override {}
  void book(const domain::calendar_request&, const domain::create_booking&,
            std::function<void(domain::booking_settled)>) override {}
  void list(const domain::calendar_request&, const domain::list_bookings& what,
            std::function<void(domain::bookings_found)> done) override {
    phone = what.phone;
    asked.push_back(std::move(done));
  }
  void change(const domain::calendar_request&, const domain::change_booking&,
              std::function<void(domain::booking_changed)>) override {}
  [[nodiscard]] std::string_view provider() const noexcept override { return "slow"; }
};

}  // namespace

TEST_CASE("the calendar's word on what stands goes over that of a job", "[app][B-14][B-15][B-08]") {
  domain::tenant_profile t;
  auto h = with_job("uid_0");
  SECTION("moved: another uid, another time, in the business's own clock") {
    app::merge_standing(h, standing({tomorrow_two}), t, now);
    CHECK(h.upcoming->booking_uid == "uid_1");
    CHECK(h.upcoming->date == "Tuesday, March 10");
    CHECK(h.upcoming->time == "2 PM");
    CHECK(h.customer_name == "Robin Vale");
  }
  SECTION("cancelled: none") {
    app::merge_standing(h, standing({}), t, now);
    CHECK_FALSE(h.upcoming);
  }
  SECTION("never in the calendar: the job stays") {
    h = with_job("");
    app::merge_standing(h, standing({}), t, now);
    CHECK(h.upcoming);
  }
  SECTION("not asked to the end: the job stays") {
    app::merge_standing(h, standing({}, false), t, now);
    CHECK(h.upcoming->booking_uid == "uid_0");
  }
  SECTION("what is over is nothing that stands") {
    app::merge_standing(h, standing({{"uid_2", now - hours{3}, now - hours{2}, ""}}), t, now);
    CHECK_FALSE(h.upcoming);
  }
}

TEST_CASE("tables and calendar are asked at once and told together, once", "[app][I8]") {
  slow_calendar calendar;
  std::deque<std::function<void(domain::history_found)>> tables;
  const auto ask = app::with_calendar(
      [&](auto, domain::look_up_history, domain::instant, auto done) { tables.push_back(std::move(done)); },
      [&](const domain::tenant_profile&) -> domain::calendar* { return &calendar; }, std::chrono::milliseconds{1500});
  std::vector<domain::history_found> told;
  ask(std::make_shared<const domain::tenant_profile>(), {domain::tool::lookup_caller, "+15125550147", true}, now,
      [&](domain::history_found h) { told.push_back(std::move(h)); });
  REQUIRE(tables.size() == 1);
  REQUIRE(calendar.asked.size() == 1);
  CHECK(calendar.phone == "+15125550147");
  const bool calendar_first = GENERATE(true, false);
  if (calendar_first) calendar.asked.front()(standing({tomorrow_two}));
  tables.front()({domain::tool::lookup_caller, true, {}, false});
  if (!calendar_first) {
    CHECK(told.empty());
    calendar.asked.front()(standing({tomorrow_two}));
  }
  REQUIRE(told.size() == 1);
  CHECK(told[0].history.upcoming->booking_uid == "uid_1");
}

TEST_CASE("a business with the built-in calendar has its visits in the tables", "[app]") {
  int asked = 0;
  const auto ask = app::with_calendar(
      [&](auto, domain::look_up_history, domain::instant, auto done) {
        ++asked;
        done({domain::tool::lookup_caller, true, {}, false});
      },
      [](const domain::tenant_profile&) -> domain::calendar* { return nullptr; }, std::chrono::milliseconds{1500});
  int told = 0;
  ask(std::make_shared<const domain::tenant_profile>(), {}, now, [&](domain::history_found) { ++told; });
  CHECK(asked == 1);
  CHECK(told == 1);
}
