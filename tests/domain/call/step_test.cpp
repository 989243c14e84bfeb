#include <catch2/catch.hpp>

#include <algorithm>

#include "domain/call/dedup.hpp"
#include "support/builders.hpp"

using namespace calllock::domain;
using namespace builders;

namespace {

ConversationState fresh() {
  ConversationState s;
  s.call_id = "call_1";
  return s;
}

step_result run(const ConversationState& s, const call_event& e, instant now = monday_ten) {
  return step(s, e, dedup_key(e, the_business(), now, 1).key, at(now));
}

const tool_reply& spoken(const step_result& r) { return std::get<tool_reply>(r.answers.at(0).answer.body); }

bool queued(const step_result& r, delivery_kind kind) {
  return std::any_of(r.outbox.begin(), r.outbox.end(), [&](const auto& o) { return o.kind == kind; });
}

/// A call on which tomorrow at two has been asked for and found free.
step_result asked_calendar() {
  const auto asked = run(
      fresh(), a_tool(tool::book_service, {{"preferred_time", "tomorrow at 2 pm"}, {"customer_name", "Robin Vale"}}));
  const auto& find = std::get<find_slots>(asked.intents.at(0));
  slots_found found;
  found.idempotency_key = find.idempotency_key;
  found.ok = true;
  found.slots = {*find.exact};
  return run(asked.state, found);
}

booking_settled settled(const step_result& r, effect_state state, std::string uid = "") {
  const auto& book = std::get<create_booking>(r.intents.at(0));
  booking_settled s;
  s.idempotency_key = book.idempotency_key;
  s.state = state;
  s.provider_uid = std::move(uid);
  s.start_at = book.start;
  return s;
}

}  // namespace

TEST_CASE("the attempt is kept before the calendar is asked", "[domain][I3][B-01]") {
  const auto r = run(fresh(), a_tool(tool::book_service, {{"preferred_time", "tomorrow at 2 pm"}}));
  REQUIRE(r.bookings.size() == 1);
  CHECK(r.bookings[0].state == effect_state::planned);
  CHECK(r.answers.empty());
  REQUIRE(r.intents.size() == 1);
  CHECK(std::holds_alternative<find_slots>(r.intents[0]));
  CHECK(r.state.booking_now() == booking_status::none);
}

TEST_CASE("booked is said only with the calendar's own id", "[domain][I3][B-01][B-23]") {
  const auto in_flight = asked_calendar();
  CHECK(in_flight.bookings.at(0).state == effect_state::in_flight);

  SECTION("with an id") {
    const auto r = run(in_flight.state, settled(in_flight, effect_state::confirmed, "uid_1"));
    CHECK(spoken(r).booked == true);
    CHECK(spoken(r).booking_confirmed == true);
    CHECK(spoken(r).appointment_id == "uid_1");
    CHECK(spoken(r).appointment_start == "2026-03-10T14:00:00-05:00");
    CHECK(r.state.booking_now() == booking_status::confirmed);
  }
  SECTION("a confirmation without an id is neither booked nor failed") {
    const auto r = run(in_flight.state, settled(in_flight, effect_state::confirmed));
    CHECK(r.answers.empty());
    CHECK(r.state.booking_now() == booking_status::none);
    CHECK(r.state.booking()->state == effect_state::unknown);
  }
  SECTION("refused is an attempt that failed, and the owner is told") {
    auto no = settled(in_flight, effect_state::refused);
    no.error = "HTTP 500";
    const auto r = run(in_flight.state, no);
    CHECK(spoken(r).booked == false);
    CHECK(spoken(r).booking_confirmed == false);
    CHECK(r.state.booking_now() == booking_status::attempted_failed);
    CHECK(r.state.reason.value == end_reason::callback_later);
    CHECK(queued(r, delivery_kind::sms));
  }
}

TEST_CASE("a calendar that cannot be asked is not an empty calendar", "[domain][B-25]") {
  const auto asked = run(fresh(), a_tool(tool::book_service, {{"preferred_time", "tomorrow at 2 pm"}}));
  slots_found none;
  none.idempotency_key = asked.bookings[0].idempotency_key;
  SECTION("error") {
    const auto r = run(asked.state, none);
    CHECK(spoken(r).code == "calendar_unavailable");
    CHECK(r.state.booking_now() == booking_status::attempted_failed);
  }
  SECTION("no free time: alternatives are offered, nothing is booked") {
    none.ok = true;
    none.nearby = {monday_ten + 30h, monday_ten + 26h};
    const auto r = run(asked.state, none);
    CHECK(spoken(r).code == "slot_taken");
    REQUIRE(spoken(r).slots.size() == 2);
    CHECK(spoken(r).slots[0].start == "2026-03-10T12:00:00-05:00");
    CHECK(r.intents.empty());
    CHECK_FALSE(queued(r, delivery_kind::sms));
  }
}

TEST_CASE("a wish that means nothing is asked about, not guessed", "[domain][B-04]") {
  const auto r = run(fresh(), a_tool(tool::book_appointment, {{"date_time", "hmm let me see"}}));
  CHECK(spoken(r).booked == false);
  CHECK(spoken(r).code == "time_unclear");
  CHECK(r.intents.empty());
  CHECK(r.state.booking_now() == booking_status::attempted_failed);
}

TEST_CASE("when the budget ends the truth is said and the effect is settled later", "[domain][I3][I8]") {
  const auto in_flight = asked_calendar();
  const auto late = run(in_flight.state, budget_ended{in_flight.bookings[0].idempotency_key});
  CHECK(spoken(late).booked == false);
  CHECK(spoken(late).code == "pending");
  CHECK(late.state.booking_now() == booking_status::none);
  const auto r = run(late.state, settled(in_flight, effect_state::confirmed, "uid_1"));
  CHECK(r.state.booking_now() == booking_status::confirmed);
}

TEST_CASE("a second appointment needs a second wish", "[domain][B-02]") {
  const auto in_flight = asked_calendar();
  const auto booked = run(in_flight.state, settled(in_flight, effect_state::confirmed, "uid_1"));
  const auto again = run(booked.state, a_tool(tool::book_service, {{"preferred_time", "Thursday at 9 am"}}));
  CHECK(spoken(again).code == "already_booked");
  CHECK(spoken(again).booked == false);
  CHECK(again.intents.empty());
  CHECK(again.state.booking_now() == booking_status::confirmed);
}

TEST_CASE("after a crash a planned booking has failed and one in flight is read back", "[domain][I12][B-03]") {
  const auto planned = run(fresh(), a_tool(tool::book_service, {{"preferred_time", "tomorrow at 2 pm"}}));
  const auto failed = run(planned.state, effects_left_open{});
  CHECK(failed.state.booking_now() == booking_status::attempted_failed);

  const auto in_flight = asked_calendar();
  const auto resumed = run(in_flight.state, effects_left_open{});
  CHECK(resumed.state.booking()->state == effect_state::unknown);
  REQUIRE(resumed.intents.size() == 1);
  CHECK(std::get<create_booking>(resumed.intents[0]).attempt == 2);
}

TEST_CASE("a booking that turns out to have failed after the close is told as a correction", "[domain][I3][I4]") {
  const auto planned = run(fresh(), a_tool(tool::book_service, {{"preferred_time", "tomorrow at 2 pm"}}));
  const auto closed = run(planned.state, call_abandoned{});
  REQUIRE(closed.outbox.size() == 2);
  const auto failed = run(closed.state, effects_left_open{});
  REQUIRE(failed.outbox.size() >= 2);
  const auto& job = std::get<job_payload>(failed.outbox[failed.outbox.size() - 2].payload);
  CHECK(job.booking_status == booking_status::attempted_failed);
  CHECK(failed.outbox.back().dedup_key != closed.outbox.back().dedup_key);
}

TEST_CASE("a planned booking that is asked for again starts over, and only that one", "[domain][I2][I12]") {
  const auto planned = run(fresh(), a_tool(tool::book_service, {{"preferred_time", "tomorrow at 2 pm"}}));
  const auto again = run(planned.state, effects_left_open{planned.bookings[0].idempotency_key});
  CHECK_FALSE(again.changed);
  CHECK(again.answers.empty());
  REQUIRE(again.intents.size() == 1);
  CHECK(again.intents[0] == planned.intents[0]);
  const auto other = run(planned.state, effects_left_open{"book:another"});
  CHECK_FALSE(other.changed);
  CHECK(other.intents.empty());
}

TEST_CASE("a sales lead is not demoted to a callback, in either order", "[domain][P-11]") {
  const auto sales = a_tool(tool::send_sales_lead_alert, {{"customer_name", "Robin Vale"}});
  const auto callback = a_tool(tool::create_callback, {{"reason", "wants a quote"}});
  CHECK(run(run(fresh(), sales).state, callback).state.reason.value == end_reason::sales_lead);
  CHECK(run(run(fresh(), callback).state, sales).state.reason.value == end_reason::sales_lead);
}

TEST_CASE("unknown words for enumerations do no harm", "[domain][P-23][B-26]") {
  const auto ended_oddly = run(fresh(), a_tool(tool::end_call, {{"reason", "because"}, {"urgency", "today"}}));
  CHECK(ended_oddly.state.reason.value == end_reason::none);
  CHECK(ended_oddly.state.urgency.value == urgency::none);
  CHECK(spoken(ended_oddly).success == true);
  const auto callback = run(fresh(), a_tool(tool::create_callback, {{"callback_type", "chit-chat"}}));
  CHECK(callback.state.callback.value == callback_type::general);
}

TEST_CASE("from the fourth time on a lookup asks the agent to move on, for unknown callers too", "[domain][P-26]") {
  auto s = fresh();
  for (int i = 1; i <= 5; ++i) {
    const auto r = run(s, history_found{tool::lookup_caller, true, {}});
    CHECK(spoken(r).force_transition == (i > 3));
    s = r.state;
  }
}

TEST_CASE("history is a hint and never this call's address or caller", "[domain][P-19][S-17]") {
  customer_history h;
  h.found = true;
  h.address = "9 Old Street";
  h.customer_name = "Somebody";
  const auto r = run(fresh(), history_found{tool::lookup_caller, true, h});
  CHECK_FALSE(r.state.service_address.known());
  CHECK_FALSE(r.state.customer_name.known());
  CHECK(r.state.history_address.view() == "9 Old Street");
  CHECK(spoken(r).message->find("please confirm who is calling") != std::string::npos);
}

TEST_CASE("a store that cannot be asked is not an unknown caller", "[domain][P-05][I7]") {
  const auto r = run(fresh(), history_found{tool::lookup_caller, false, {}});
  CHECK(r.answers.at(0).answer.status == errc::store_down);
  CHECK_FALSE(r.changed);
}

TEST_CASE("the analysis closes the call and queues job and record once", "[domain][I4][P-07]") {
  const auto closed = run(run(fresh(), ended()).state, analyzed());
  CHECK(closed.closes);
  CHECK(closed.state.phase == call_phase::closed);
  CHECK(closed.state.final_reason != end_reason::none);
  REQUIRE(closed.outbox.size() == 2);
  CHECK(closed.outbox[0].kind == delivery_kind::job);
  CHECK(closed.outbox[1].kind == delivery_kind::call);
  const auto late = run(closed.state, ended());
  CHECK(late.outbox.empty());
}

TEST_CASE("a call from which nothing more comes is closed from what is known", "[domain][I4]") {
  const auto live = run(fresh(), a_tool(tool::create_callback, {{"reason", "no heat"}}));
  const auto r = run(live.state, call_abandoned{});
  CHECK(r.state.phase == call_phase::closed);
  CHECK(r.state.final_reason == end_reason::callback_later);
  CHECK(r.outbox.size() == 2);
  CHECK_FALSE(run(r.state, call_abandoned{}).changed);
}

TEST_CASE("a booking that is settled behind the analysis is delivered as a correction", "[domain][I3][I6]") {
  const auto in_flight = asked_calendar();
  const auto closed = run(in_flight.state, analyzed());
  CHECK(std::get<job_payload>(closed.outbox.at(0).payload).booking_status == booking_status::none);
  const auto r = run(closed.state, settled(in_flight, effect_state::confirmed, "uid_1"));
  REQUIRE(r.outbox.size() == 2);
  CHECK(std::get<job_payload>(r.outbox[0].payload).booking_status == booking_status::confirmed);
  CHECK(r.outbox[0].dedup_key != closed.outbox[0].dedup_key);
}

TEST_CASE("the business's own number is never the customer's", "[domain][P-29]") {
  auto c = a_call();
  c.direction = call_direction::unknown;
  const auto inbound = run(fresh(), call_reported{lifecycle::started, "call_started", shared(c)});
  CHECK(inbound.state.customer_phone.value.view() == "+15125550147");
  std::swap(c.from_number, c.to_number);
  const auto outbound = run(fresh(), call_reported{lifecycle::started, "call_started", shared(c)});
  CHECK(outbound.state.customer_phone.value.view() == "+15125550147");
}
