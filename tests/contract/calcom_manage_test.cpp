#include "contract/calcom_rig.hpp"

using namespace calllock;
using namespace calllock::test;
using domain::effect_state;

TEST_CASE("a customer's bookings are found on all pages, by the exact number", "[contract][calcom][B-06][B-07]") {
  calcom_rig rig;
  rig.fake.page_limit(3);
  for (int hour = 0; hour < 20; ++hour)
    rig.fake.occupy(rig.slot(hour), "Other", "", "+1415555" + std::to_string(1000 + hour));
  const auto late = rig.fake.occupy(rig.slot(100), "Ada", "ada@example.com", "+14155550123");
  rig.fake.occupy(rig.slot(101), "No number", "n@example.com", "");
  const auto early = rig.fake.occupy(rig.slot(50), "Ada", "", "+14155550123");

  const auto found = rig.bookings_of("(415) 555-0123");
  REQUIRE(found.ok);
  REQUIRE(found.bookings.size() == 2);
  CHECK(found.bookings[0].uid == early);
  CHECK(found.bookings[1].uid == late);
  for (const auto* nobody : {"", "auto", "0123", "5550123"}) {
    CAPTURE(nobody);
    const auto none = rig.bookings_of(nobody);
    CHECK(none.ok);
    CHECK(none.bookings.empty());
  }
  CHECK(rig.fake.violations().empty());
}

TEST_CASE("bookings that cannot be read to the end are a failure, not fewer bookings", "[contract][calcom][B-07]") {
  calcom_rig rig;
  rig.fake.page_limit(1);
  rig.fake.occupy(rig.slot(1), "Ada", "", "+14155550123");
  rig.fake.occupy(rig.slot(2), "Ada", "", "+14155550123");
  rig.fake.faults.next("list", fault::none);
  rig.fake.faults.next("list", fault::fail);
  CHECK_FALSE(rig.bookings_of("+14155550123").ok);
}

TEST_CASE("a booking is cancelled once, and a repeat says so too", "[contract][calcom][I2]") {
  calcom_rig rig;
  const auto uid = rig.fake.occupy(rig.slot(30), "Ada", "", "+14155550123");
  rig.fake.faults.next("cancel", GENERATE(fault::none, fault::fail, fault::done_then_lost, fault::done_then_fail,
                                          fault::done_then_garbage, fault::stall, fault::reset));
  CHECK(rig.cancel(uid).state == effect_state::confirmed);
  CHECK(rig.fake.ledger().at(0).status == "cancelled");
  CHECK(rig.fake.ledger().at(0).cancel_reason == "caller asked");
  CHECK(rig.cancel(uid).state == effect_state::confirmed);
  CHECK(rig.fake.violations().empty());
}

TEST_CASE("cancelling what is not there or could not be asked is not done", "[contract][calcom][I3]") {
  calcom_rig rig;
  CHECK(rig.cancel("uid999").state == effect_state::refused);
  const auto uid = rig.fake.occupy(rig.slot(30), "Ada", "", "+14155550123");
  SECTION("nobody listens") {
    rig.fake.server().stop_listening();
    CHECK(rig.cancel(uid).state != effect_state::confirmed);
  }
  SECTION("it stalls and cannot be read back") {
    rig.fake.faults.always("cancel", fault::stall);
    rig.fake.faults.always("get", fault::fail);
    CHECK(rig.cancel(uid).state == effect_state::unknown);
  }
  SECTION("it was moved meanwhile") {
    const auto moved = rig.reschedule(uid, rig.slot(40));
    const auto s = rig.cancel(uid);
    CHECK(s.state == effect_state::refused);
    CHECK(s.uid == moved.uid);
    CHECK(rig.fake.ledger().at(1).status == "accepted");
  }
}

TEST_CASE("a moved booking has a new uid, however the answer got lost", "[contract][calcom][B-14][I2]") {
  calcom_rig rig;
  const auto uid = rig.fake.occupy(rig.slot(30), "Ada", "", "+14155550123");
  rig.fake.faults.next("reschedule", GENERATE(fault::none, fault::done_then_lost, fault::done_then_fail,
                                              fault::done_then_garbage, fault::done_then_stall));
  const auto s = rig.reschedule(uid, rig.slot(40));
  CAPTURE(s.error);
  CHECK(s.state == effect_state::confirmed);
  CHECK(s.uid != uid);
  CHECK(s.start == rig.slot(40));
  // The same again is the same, and not a second move.
  const auto again = rig.reschedule(uid, rig.slot(40));
  CHECK(again.state == effect_state::confirmed);
  CHECK(again.uid == s.uid);
  CHECK(rig.fake.ledger().size() == 2);
  CHECK(rig.fake.violations().empty());
}

TEST_CASE("a later attempt to move only looks what became of the first", "[contract][calcom][B-03][I2]") {
  calcom_rig rig;
  const auto uid = rig.fake.occupy(rig.slot(30), "Ada", "", "+14155550123");
  const bool was_done = GENERATE(true, false);
  rig.fake.faults.next("reschedule", was_done ? fault::done_then_stall : fault::stall);
  rig.fake.faults.always("get", fault::fail);
  REQUIRE(rig.reschedule(uid, rig.slot(40)).state == effect_state::unknown);
  rig.fake.faults.clear();
  const auto s = rig.reschedule(uid, rig.slot(40), 2);
  CHECK(s.state == (was_done ? effect_state::confirmed : effect_state::refused));
  CHECK(rig.fake.count("reschedule") == 1);
  CHECK(rig.fake.ledger().size() == (was_done ? 2 : 1));
}

TEST_CASE("the time of a booking that is to be moved is free to it", "[contract][calcom][B-10]") {
  calcom_rig rig;
  const auto uid = rig.fake.occupy(rig.slot(30), "Ada", "", "+14155550123");
  domain::find_slots what;
  what.exact = what.from = rig.slot(30);
  what.until = rig.slot(31);
  CHECK(rig.find(what).slots.empty());
  what.moving_uid = uid;
  CHECK(rig.find(what).slots == std::vector{rig.slot(30)});
  CHECK(rig.fake.violations().empty());
}

TEST_CASE("a move to a taken time is refused with others to offer", "[contract][calcom][B-10]") {
  calcom_rig rig;
  const auto uid = rig.fake.occupy(rig.slot(30), "Ada", "", "+14155550123");
  rig.fake.occupy(rig.slot(40), "Other", "", "+14155550199");
  const auto s = rig.reschedule(uid, rig.slot(40));
  CHECK(s.state == effect_state::refused);
  CHECK(s.nearby == std::vector{rig.slot(38), rig.slot(39), rig.slot(41)});
  CHECK(rig.fake.ledger().at(0).status == "accepted");
}

TEST_CASE("a move that did not come through leaves the booking and says unknown", "[contract][calcom][I3]") {
  calcom_rig rig;
  const auto uid = rig.fake.occupy(rig.slot(30), "Ada", "", "+14155550123");
  rig.fake.faults.next("reschedule", GENERATE(fault::stall, fault::reset, fault::fail));
  CHECK(rig.reschedule(uid, rig.slot(40)).state == effect_state::unknown);
  CHECK(rig.fake.ledger().size() == 1);
  CHECK(rig.fake.count("reschedule") == 1);
}
