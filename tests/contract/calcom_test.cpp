#include "contract/calcom_rig.hpp"

using namespace calllock;
using namespace calllock::test;
using domain::effect_state;

namespace {

std::string engine_key(const std::string& call_id) { return codec::calcom_engine_key(call_id, "book:1"); }

std::string show(const domain::booking_settled& s) { return std::string{text(s.state)} + " " + s.error; }

/// What must hold whatever happened: a confirmation names the one booking with the intent's key, a refusal has none.
void agree(calcom_rig& rig, const std::string& call_id, const domain::booking_settled& answer) {
  const auto booked = rig.fake.of_key(engine_key(call_id));
  CAPTURE(call_id, show(answer), booked.size());
  if (answer.state == effect_state::confirmed) {
    REQUIRE(booked.size() == 1);
    CHECK(booked[0].uid == answer.provider_uid);
    CHECK(booked[0].start == answer.start_at);
  } else {
    CHECK(answer.state == effect_state::refused);
    CHECK(booked.empty());
  }
}

}  // namespace

TEST_CASE("a free time is found with what Cal.com wants to be asked", "[contract][calcom]") {
  calcom_rig rig;
  const auto wish = rig.slot(30);
  CHECK(rig.find_exact(wish).slots == std::vector{wish});
  domain::find_slots window;
  window.idempotency_key = "book:1";
  window.from = rig.slot(10);
  window.until = rig.slot(13);
  const auto found = rig.find(window);
  CHECK(found.idempotency_key == "book:1");
  CHECK(found.slots == std::vector{rig.slot(10), rig.slot(11), rig.slot(12)});
  CHECK(rig.fake.violations().empty());
}

TEST_CASE("a time that is not free is answered with the nearest ones", "[contract][calcom][B-10]") {
  calcom_rig rig;
  rig.fake.occupy(rig.slot(30), "Somebody", "s@example.com", "");
  const auto found = rig.find_exact(rig.slot(30));
  CHECK(found.ok);
  CHECK(found.slots.empty());
  CHECK(found.nearby == std::vector{rig.slot(28), rig.slot(29), rig.slot(31)});
}

TEST_CASE("no free time, a failure and slots are three different answers", "[contract][calcom][B-25]") {
  calcom_rig rig;
  const auto wish = rig.slot(30);
  SECTION("none") {
    rig.fake.open({});
    const auto found = rig.find_exact(wish);
    CHECK(found.ok);
    CHECK(found.slots.empty());
    CHECK(found.nearby.empty());
  }
  SECTION("failures") {
    const auto f = GENERATE(fault::fail, fault::stall, fault::reset, fault::garbage, fault::not_http, fault::redirect,
                            fault::rate_limited, fault::endless);
    CAPTURE(static_cast<int>(f));
    rig.fake.faults.always("slots", f);
    const auto found = rig.find_exact(wish);
    CHECK_FALSE(found.ok);
    CHECK_FALSE(found.error.empty());
    CHECK(found.slots.empty());
    CHECK(found.nearby.empty());
  }
  SECTION("one failure is tried again within the budget") {
    rig.fake.faults.next("slots", GENERATE(fault::fail, fault::reset, fault::stall));
    CHECK(rig.find_exact(wish).slots.size() == 1);
  }
  SECTION("nobody listens") {
    rig.fake.server().stop_listening();
    CHECK_FALSE(rig.find_exact(wish).ok);
  }
}

TEST_CASE("a booking is confirmed by Cal.com's own id and carries the intent's key", "[contract][calcom][B-05][I3]") {
  calcom_rig rig;
  const auto s = rig.book("call_1", rig.wish(rig.slot(30)));
  CAPTURE(show(s));
  CHECK(s.state == effect_state::confirmed);
  CHECK(s.start_at == rig.slot(30));
  CHECK(s.end_at == rig.slot(31));
  agree(rig, "call_1", s);
  const auto entry = rig.fake.ledger().at(0);
  CHECK(entry.phone == "+14155550123");
  CHECK(entry.email == "14155550123@sms.cal.com");
  CHECK(entry.time_zone == "America/Chicago");
  CHECK(entry.metadata.at("address") == "1 Elm St, Austin, 78701");
  CHECK(rig.fake.violations().empty());
}

TEST_CASE("a caller without a number or a name can be booked", "[contract][calcom][B-21]") {
  calcom_rig rig;
  auto wish = rig.wish(rig.slot(30));
  wish.attendee_phone = "auto";
  wish.attendee_name.clear();
  CHECK(rig.book("call_1", wish).state == effect_state::confirmed);
  CHECK(rig.fake.violations().empty());
  CHECK(rig.fake.ledger().at(0).phone.empty());
}

TEST_CASE("a calendar that is away or refuses books nothing and says so", "[contract][calcom][B-01][I3]") {
  calcom_rig rig;
  SECTION("nobody listens") {
    rig.fake.server().stop_listening();
    const auto s = rig.book("call_1", rig.wish(rig.slot(30)));
    CHECK(s.state == effect_state::refused);
    CHECK(s.provider_uid.empty());
    CHECK_FALSE(s.error.empty());
  }
  SECTION("it fails every time") {
    rig.fake.faults.always("create", fault::fail);
    const auto s = rig.book("call_1", rig.wish(rig.slot(30)));
    CHECK(s.state == effect_state::refused);
    agree(rig, "call_1", s);
    CHECK(rig.fake.count("create") == 2);
  }
  SECTION("it does not know the key") {
    auto wrong = rig.setup();
    wrong.api_key = "cal_other";
    net::calcom other{rig.out.io, rig.out.client, wrong};
    awaited<domain::booking_settled> result;
    other.book(rig.who("call_1"), rig.wish(rig.slot(30)), result.done());
    CHECK(result.get().state == effect_state::refused);
    CHECK(rig.fake.ledger().empty());
  }
  SECTION("it limits the rate") {
    rig.fake.faults.always("create", fault::rate_limited);
    CHECK(rig.book("call_1", rig.wish(rig.slot(30))).state == effect_state::refused);
    CHECK(rig.fake.count("create") == 1);
  }
  SECTION("it sends us elsewhere") {
    rig.fake.faults.always("create", fault::redirect);
    CHECK(rig.book("call_1", rig.wish(rig.slot(30))).state == effect_state::refused);
  }
  SECTION("the first failure did nothing, the second try books") {
    rig.fake.faults.next("create", fault::fail);
    const auto s = rig.book("call_1", rig.wish(rig.slot(30)));
    CHECK(s.state == effect_state::confirmed);
    agree(rig, "call_1", s);
  }
}

TEST_CASE("a booking whose answer was lost is read back and never made twice", "[contract][calcom][B-02][B-03][I2]") {
  calcom_rig rig;
  const auto f = GENERATE(fault::done_then_lost, fault::done_then_fail, fault::done_then_garbage,
                          fault::done_then_stall, fault::done_then_late);
  CAPTURE(static_cast<int>(f));
  rig.fake.faults.next("create", f);
  SECTION("at once") {}
  SECTION("also when the first look fails") { rig.fake.faults.next("list", fault::fail); }
  const auto s = rig.book("call_1", rig.wish(rig.slot(30)));
  CAPTURE(show(s));
  CHECK(s.state == effect_state::confirmed);
  agree(rig, "call_1", s);
  CHECK(rig.fake.count("create") == 1);
  const auto again = rig.book("call_1", rig.wish(rig.slot(30), 2));
  CHECK(again.provider_uid == s.provider_uid);
  CHECK(rig.fake.count("create") == 1);
}

TEST_CASE("an outcome that nobody knows is unknown until it was read back", "[contract][calcom][B-03][I3]") {
  calcom_rig rig;
  SECTION("it is booked after we gave up") {
    rig.fake.faults.late_by = 2500ms;
    rig.fake.faults.next("create", fault::late_then_done);
    auto who = rig.who("call_1");
    who.budget = 900ms;
    awaited<domain::booking_settled> result;
    rig.calendar.book(who, rig.wish(rig.slot(30)), result.done());
    const auto s = result.get();
    CHECK(s.state == effect_state::unknown);
    CHECK(s.provider_uid.empty());
    rig.fake.server().wait_until_quiet();
    const auto later = rig.book("call_1", rig.wish(rig.slot(30), 2));
    CHECK(later.state == effect_state::confirmed);
    agree(rig, "call_1", later);
  }
  SECTION("it never is") {
    rig.fake.faults.next("create", GENERATE(fault::stall, fault::reset, fault::not_http));
    CHECK(rig.book("call_1", rig.wish(rig.slot(30))).state == effect_state::unknown);
    const auto later = rig.book("call_1", rig.wish(rig.slot(30), 2));
    CHECK(later.state == effect_state::refused);
    agree(rig, "call_1", later);
  }
  SECTION("it cannot be read back either") {
    rig.fake.faults.next("create", fault::done_then_lost);
    rig.fake.faults.always("list", fault::fail);
    CHECK(rig.book("call_1", rig.wish(rig.slot(30))).state == effect_state::unknown);
    CHECK(rig.book("call_1", rig.wish(rig.slot(30), 2)).state == effect_state::unknown);
    rig.fake.faults.clear();
    const auto later = rig.book("call_1", rig.wish(rig.slot(30), 3));
    CHECK(later.state == effect_state::confirmed);
    agree(rig, "call_1", later);
  }
  CHECK(rig.fake.count("create") == 1);
  CHECK(rig.fake.violations().empty());
}

TEST_CASE("a time that was taken meanwhile is refused with others to offer", "[contract][calcom][B-10]") {
  calcom_rig rig;
  rig.fake.occupy(rig.slot(30), "Somebody", "s@example.com", "+14155550123");
  const auto s = rig.book("call_1", rig.wish(rig.slot(30)));
  CHECK(s.state == effect_state::refused);
  CHECK(s.nearby == std::vector{rig.slot(28), rig.slot(29), rig.slot(31)});
  agree(rig, "call_1", s);
}

TEST_CASE("of two callers who want the same time one gets it", "[contract][calcom][I3]") {
  calcom_rig rig;
  awaited<domain::booking_settled> first, second;
  rig.calendar.book(rig.who("call_a"), rig.wish(rig.slot(30)), first.done());
  rig.calendar.book(rig.who("call_b"), rig.wish(rig.slot(30)), second.done());
  const auto a = first.get();
  const auto b = second.get();
  CHECK((a.state == effect_state::confirmed) != (b.state == effect_state::confirmed));
  agree(rig, "call_a", a);
  agree(rig, "call_b", b);
}

TEST_CASE("a booking that waits for the host is neither confirmed nor refused", "[contract][calcom][I3]") {
  calcom_rig rig;
  rig.fake.needs_confirmation(true);
  const auto s = rig.book("call_1", rig.wish(rig.slot(30)));
  CHECK(s.state == effect_state::unknown);
  CHECK_THAT(s.error, Catch::Contains("pending"));
  const auto uid = rig.fake.ledger().at(0).uid;
  CHECK(rig.book("call_1", rig.wish(rig.slot(30), 2)).state == effect_state::unknown);
  SECTION("accepted") {
    rig.fake.settle(uid, "accepted");
    const auto later = rig.book("call_1", rig.wish(rig.slot(30), 3));
    CHECK(later.state == effect_state::confirmed);
    CHECK(later.provider_uid == uid);
  }
  SECTION("rejected") {
    rig.fake.settle(uid, "rejected");
    CHECK(rig.book("call_1", rig.wish(rig.slot(30), 3)).state == effect_state::refused);
  }
}

TEST_CASE("a cancelled twin does not count as the booking", "[contract][calcom][I3]") {
  calcom_rig rig;
  const auto s = rig.book("call_1", rig.wish(rig.slot(30)));
  rig.fake.settle(s.provider_uid, "cancelled");
  CHECK(rig.book("call_1", rig.wish(rig.slot(30), 2)).state == effect_state::refused);
}

TEST_CASE("a calendar that fails again and again is left alone for a while", "[contract][calcom][I9]") {
  calcom_rig rig;
  auto careful = rig.setup();
  careful.breaker_failures = 3;
  careful.breaker_open = std::chrono::hours{1};
  net::calcom calendar{rig.out.io, rig.out.client, careful};
  rig.fake.faults.always("create", fault::reset);
  rig.fake.faults.always("list", fault::fail);
  awaited<domain::booking_settled> first, second;
  calendar.book(rig.who("call_1"), rig.wish(rig.slot(30)), first.done());
  CHECK(first.get().state == effect_state::unknown);
  const int asked = rig.fake.server().requests();
  calendar.book(rig.who("call_2"), rig.wish(rig.slot(30)), second.done());
  const auto s = second.get();
  CHECK(s.state == effect_state::refused);
  CHECK(rig.fake.server().requests() == asked);
}

TEST_CASE("too many bookings at once are refused at once", "[contract][calcom][I9]") {
  calcom_rig rig;
  auto narrow = rig.setup();
  narrow.max_waiting = 2;
  narrow.attempt_timeout = 5s;
  net::calcom calendar{rig.out.io, rig.out.client, narrow};
  rig.fake.faults.next("create", fault::done_then_late);
  std::vector<awaited<domain::booking_settled>> results(5);
  for (int i = 0; i < 5; ++i)
    calendar.book(rig.who("call_" + std::to_string(i)), rig.wish(rig.slot(30 + i)),
                  results[static_cast<std::size_t>(i)].done());
  int confirmed = 0;
  for (int i = 0; i < 5; ++i) {
    const auto s = results[static_cast<std::size_t>(i)].get();
    agree(rig, "call_" + std::to_string(i), s);
    if (s.state == effect_state::confirmed) ++confirmed;
  }
  CHECK(confirmed == 3);
}
