#include <thread>

#include "contract/calcom_rig.hpp"

using namespace calllock;
using namespace calllock::test;
using domain::effect_state;

namespace {

/// The rig's calendar, but with holds.
struct hold_rig : calcom_rig {
  std::unique_ptr<net::calcom> careful = holding();

  domain::booking_settled book_held(const std::string& call_id, const domain::create_booking& what,
                                    std::chrono::milliseconds budget = 5000ms) {
    auto asked = who(call_id);
    asked.budget = budget;
    awaited<domain::booking_settled> result;
    careful->book(asked, what, result.done());
    return result.get();
  }
  /// Releases go on behind the answer.
  void wait_for_releases(int n) {
    for (int i = 0; i < 500 && fake.count("release") < n; ++i) std::this_thread::sleep_for(10ms);
    fake.server().wait_until_quiet();
    CHECK(fake.count("release") == n);
  }
};

}  // namespace

TEST_CASE("a time is held before it is booked, and only when that is wanted", "[contract][calcom]") {
  hold_rig rig;
  CHECK(rig.book("call_1", rig.wish(rig.slot(30))).state == effect_state::confirmed);
  CHECK(rig.fake.operations() == std::vector<std::string>{"create"});
  CHECK(rig.book_held("call_2", rig.wish(rig.slot(32))).state == effect_state::confirmed);
  CHECK(rig.fake.operations() == std::vector<std::string>{"create", "hold", "create"});
  CHECK(rig.fake.violations().empty());
  CHECK(rig.fake.holds().empty());
}

TEST_CASE("a hold that is refused or fails decides nothing", "[contract][calcom][I3]") {
  hold_rig rig;
  SECTION("refused") { rig.fake.unholdable(rig.slot(30)); }
  SECTION("failed") {
    rig.fake.faults.next("hold", GENERATE(fault::fail, fault::rate_limited, fault::reset, fault::garbage,
                                          fault::not_http, fault::redirect, fault::done_then_lost));
  }
  SECTION("failed so often that the calendar would be left alone") {
    auto touchy = rig.setup();
    touchy.hold = std::chrono::minutes{5};
    touchy.breaker_failures = 1;
    touchy.breaker_open = std::chrono::hours{1};
    rig.careful = std::make_unique<net::calcom>(rig.out.io, rig.out.client, touchy);
    rig.fake.faults.next("hold", fault::fail);
  }
  const auto s = rig.book_held("call_1", rig.wish(rig.slot(30)));
  CAPTURE(s.error);
  CHECK(s.state == effect_state::confirmed);
  CHECK(rig.fake.ledger().size() == 1);
  CHECK(rig.fake.violations().empty());
  CHECK(rig.metrics.errors.of("calcom_hold").Value() == 1);
}

TEST_CASE("a hold that stalls leaves the booking its time", "[contract][calcom][I8]") {
  hold_rig rig;
  rig.fake.faults.next("hold", fault::stall);
  const auto s = rig.book_held("call_1", rig.wish(rig.slot(30)), 2000ms);
  CHECK(s.state == effect_state::confirmed);
  SECTION("and without the time for it there is no hold") {
    CHECK(rig.book_held("call_2", rig.wish(rig.slot(32)), 500ms).state == effect_state::confirmed);
    CHECK(rig.fake.count("hold") == 1);
  }
}

TEST_CASE("a booking that fails gives its hold back", "[contract][calcom]") {
  hold_rig rig;
  rig.fake.faults.always("create", fault::rate_limited);
  CHECK(rig.book_held("call_1", rig.wish(rig.slot(30))).state == effect_state::refused);
  rig.wait_for_releases(1);
  CHECK(rig.fake.holds().empty());
  CHECK(rig.find_exact(rig.slot(30)).slots.size() == 1);
  CHECK(rig.fake.violations().empty());
}

TEST_CASE("a hold is kept while it is unknown whether the time is booked", "[contract][calcom][I3]") {
  hold_rig rig;
  rig.fake.faults.next("create", fault::stall);
  rig.fake.faults.always("list", fault::fail);
  CHECK(rig.book_held("call_1", rig.wish(rig.slot(30))).state == effect_state::unknown);
  CHECK(rig.fake.holds().size() == 1);
  CHECK(rig.fake.count("release") == 0);
}
