#include <catch2/catch.hpp>

#include "support/steps.hpp"

using namespace calllock::domain;
using namespace steps;
using std::chrono::hours;

namespace {

const instant tuesday_two = monday_ten + hours{28};
const instant thursday_nine = monday_ten + hours{71};

bookings_found theirs(std::string key, std::vector<standing_booking> bookings) {
  bookings_found f;
  f.idempotency_key = std::move(key);
  f.ok = true;
  f.bookings = std::move(bookings);
  return f;
}
standing_booking visit(std::string uid, instant start) {
  return {std::move(uid), start, start + hours{1}, "Robin Vale"};
}

const list_bookings& asked_for(const step_result& r) { return std::get<list_bookings>(r.intents.at(0)); }

tool_called cancel(text_map args = {}) { return a_tool(tool::cancel_booking, std::move(args)); }
tool_called move(std::string when, text_map args = {}) {
  args["new_date_time"] = std::move(when);
  return a_tool(tool::reschedule_booking, std::move(args));
}

/// The tool was called and the calendar has listed `bookings`.
step_result listed(const ConversationState& s, const tool_called& e, std::vector<standing_booking> bookings) {
  const auto asked = run(s, e);
  return run(asked.state, theirs(asked_for(asked).idempotency_key, std::move(bookings)));
}

booking_changed changed(const step_result& r, effect_state state, std::string uid = "") {
  const auto& what = std::get<change_booking>(r.intents.at(0));
  booking_changed c;
  c.idempotency_key = what.idempotency_key;
  c.state = state;
  c.uid = uid.empty() ? what.uid : std::move(uid);
  if (what.kind == effect_kind::move) c.start = what.start;
  return c;
}

/// Whatever is free, the slot that was asked for is.
step_result slot_free(const step_result& r, std::vector<instant> slots, std::vector<instant> nearby = {}) {
  slots_found f;
  f.idempotency_key = std::get<find_slots>(r.intents.at(0)).idempotency_key;
  f.ok = true;
  f.slots = std::move(slots);
  f.nearby = std::move(nearby);
  return run(r.state, f);
}

/// A call that has just booked Tuesday at two as uid_1.
ConversationState booked() {
  const auto asked = run(fresh(), a_tool(tool::book_service, {{"preferred_time", "tomorrow at 2 pm"}}));
  const auto ordered = slot_free(asked, {tuesday_two});
  booking_settled s;
  s.idempotency_key = std::get<create_booking>(ordered.intents.at(0)).idempotency_key;
  s.state = effect_state::confirmed;
  s.provider_uid = "uid_1";
  s.start_at = tuesday_two;
  s.end_at = tuesday_two + hours{1};
  return run(ordered.state, s).state;
}

}  // namespace

TEST_CASE("a booking is looked for under the number of the line, whatever number is stated", "[domain][S-06][B-06]") {
  auto stated = run(fresh(), a_tool(tool::create_callback, {{"customer_phone", "+15125559999"}})).state;
  REQUIRE(stated.customer_phone.value.view() == "+15125559999");
  CHECK(asked_for(run(stated, cancel({{"customer_phone", "+15125559999"}}))).phone == "+15125550147");
  CHECK(asked_for(run(stated, move("Thursday at 9 am"))).phone == "+15125550147");
}

TEST_CASE("a booking that is not the caller's is not touched, and nothing is said about it", "[domain][S-06][B-15]") {
  const std::string other = GENERATE("uid_of_a_stranger", "call_9f2c");  // a Retell call id is no booking either
  for (const auto& tool : {cancel({{"booking_uid", other}}), move("Thursday at 9 am", {{"booking_uid", other}})}) {
    const auto none = listed(fresh(), tool, {});
    CHECK(spoken(none).success == false);
    CHECK(spoken(none).code == "not_found");
    CHECK(none.intents.empty());
    const auto own = listed(fresh(), tool, {visit("uid_1", tuesday_two)});
    CHECK(spoken(own).success == false);
    CHECK(spoken(own).code == "which_booking");
    CHECK(own.intents.empty());
    CHECK(own.state.bookings.at(0).state == effect_state::refused);
  }
}

TEST_CASE("a withheld number has no bookings but those of this very call", "[domain][S-06][B-06]") {
  auto e = cancel();
  auto record = a_call();
  record.from_number = GENERATE("", "anonymous");
  e.call = shared(record);
  const auto r = run(fresh(), e);
  CHECK(r.intents.empty());
  CHECK(spoken(r).code == "not_verified");
  const auto own = run(booked(), e);
  REQUIRE(wanted<change_booking>(own));
  CHECK(wanted<change_booking>(own)->uid == "uid_1");
}

TEST_CASE("the cancellation is kept before the calendar is asked, and told when it has said so", "[domain][I3][B-17]") {
  const auto asked = run(fresh(), cancel({{"reason", "found somebody else"}}));
  CHECK(asked.bookings.at(0).state == effect_state::planned);
  CHECK(asked.bookings.at(0).kind == effect_kind::cancel);
  CHECK(asked.answers.empty());
  const auto ordered = listed(fresh(), cancel({{"reason", "found somebody else"}}), {visit("uid_1", tuesday_two)});
  CHECK(ordered.bookings.at(0).state == effect_state::in_flight);
  CHECK(ordered.bookings.at(0).target_uid == "uid_1");
  REQUIRE(wanted<change_booking>(ordered));
  CHECK(wanted<change_booking>(ordered)->reason == "found somebody else");
  CHECK(ordered.answers.empty());

  const auto done = run(ordered.state, changed(ordered, effect_state::confirmed));
  CHECK(spoken(done).success == true);
  CHECK(spoken(done).action_taken == "cancelled");
  CHECK(spoken(done).message == "Your appointment on Tuesday, March 10 at 2 PM is cancelled.");
  CHECK(done.state.reason.value == end_reason::cancelled);
  CHECK(done.outbox.empty());
  CHECK(done.state.booking_now() == booking_status::not_requested);
  const auto closed = run(done.state, analyzed());
  CHECK(closed.state.final_reason == end_reason::cancelled);
}

TEST_CASE("a cancelled booking of this call is no booking any more", "[domain][I3]") {
  const auto ordered = listed(booked(), cancel(), {visit("uid_1", tuesday_two)});
  const auto done = run(ordered.state, changed(ordered, effect_state::confirmed));
  CHECK(done.state.booking_now() == booking_status::not_requested);
  CHECK(run(done.state, analyzed()).state.final_reason == end_reason::cancelled);
}

TEST_CASE("the new time is resolved before the calendar hears of it", "[domain][B-16]") {
  const auto asked = listed(fresh(), move("tomorrow afternoon at 3"), {visit("uid_1", thursday_nine)});
  const auto* find = wanted<find_slots>(asked);
  REQUIRE(find);
  CHECK(find->exact == tuesday_two + hours{1});
  CHECK(find->moving_uid == "uid_1");
  const auto ordered = slot_free(asked, {*find->exact});
  REQUIRE(wanted<change_booking>(ordered));
  CHECK(wanted<change_booking>(ordered)->start == tuesday_two + hours{1});

  const auto nonsense = run(fresh(), move("hmm let me see"));
  CHECK(nonsense.intents.empty());
  CHECK(spoken(nonsense).code == "time_unclear");
  CHECK(spoken(run(fresh(), a_tool(tool::reschedule_booking, {}))).message ==
        "What day and time would you like instead?");
}

TEST_CASE("a moved booking is known by its new uid from then on", "[domain][B-14][B-17][B-18]") {
  const bool own = GENERATE(true, false);
  const auto before = own ? booked() : fresh();
  const auto asked = listed(before, move("Thursday at 9 am"), {visit("uid_1", tuesday_two)});
  const auto ordered = slot_free(asked, {thursday_nine});
  const auto done = run(ordered.state, changed(ordered, effect_state::confirmed, "uid_2"));
  CHECK(spoken(done).success == true);
  CHECK(spoken(done).action_taken == "rescheduled");
  CHECK(spoken(done).message == "Your appointment is moved to Thursday, March 12 at 9 AM.");
  CHECK(spoken(done).new_date_time == "2026-03-12T09:00:00-05:00");
  CHECK(done.state.known_booking_uid.view() == "uid_2");
  CHECK(done.state.reason.value == end_reason::rescheduled);
  CHECK(done.outbox.empty());

  const auto closed = run(done.state, analyzed());
  const auto& job = std::get<job_payload>(closed.outbox.at(0).payload);
  if (own) {  // still the booking of this call, at its new time
    CHECK(job.booking_status == booking_status::confirmed);
    CHECK(job.cal_com_booking_uid == "uid_2");
    CHECK(job.scheduled_at == thursday_nine);
  } else {  // an appointment from before is not booked by being moved (P-02)
    CHECK(job.booking_status == booking_status::not_requested);
    CHECK(closed.state.final_reason == end_reason::rescheduled);
  }
  const auto again = listed(done.state, cancel(), {visit("uid_2", thursday_nine)});
  REQUIRE(wanted<change_booking>(again));
  CHECK(wanted<change_booking>(again)->uid == "uid_2");
}

TEST_CASE("when the new time is not free nothing is moved and others are offered", "[domain][B-10]") {
  const auto asked = listed(fresh(), move("Thursday at 9 am"), {visit("uid_1", tuesday_two)});
  SECTION("the calendar lists others") {
    const auto r = slot_free(asked, {}, {thursday_nine + hours{1}, tuesday_two, thursday_nine - hours{1}});
    CHECK(wanted<change_booking>(r) == nullptr);
    CHECK(spoken(r).code == "slot_taken");
    REQUIRE(spoken(r).slots.size() == 2);  // its own time is no alternative
    CHECK(spoken(r).slots[0].start == "2026-03-12T08:00:00-05:00");
    CHECK(r.outbox.empty());
  }
  SECTION("it was taken in between") {
    const auto ordered = slot_free(asked, {thursday_nine});
    auto no = changed(ordered, effect_state::refused);
    no.nearby = {thursday_nine + hours{2}};
    const auto r = run(ordered.state, no);
    CHECK(spoken(r).success == false);
    CHECK(spoken(r).code == "slot_taken");
    CHECK(r.state.reason.value == end_reason::none);
  }
}

TEST_CASE("moving to where it is needs no calendar", "[domain]") {
  const auto r = listed(fresh(), move("tomorrow at 2 pm"), {visit("uid_1", tuesday_two)});
  CHECK(r.intents.empty());
  CHECK(spoken(r).success == true);
  CHECK(r.state.reason.value == end_reason::none);
}

TEST_CASE("a calendar that fails leaves the appointment, a call back and a word to the owner", "[domain][B-24][I7]") {
  const bool moving = GENERATE(true, false);
  const auto tool = moving ? move("Thursday at 9 am") : cancel();
  step_result r;
  SECTION("it cannot list the bookings") {
    const auto asked = run(fresh(), tool);
    bookings_found none;
    none.idempotency_key = asked_for(asked).idempotency_key;
    r = run(asked.state, none);
    CHECK(spoken(r).code == "calendar_unavailable");
  }
  SECTION("it refuses") {
    auto ordered = listed(fresh(), tool, {visit("uid_1", tuesday_two)});
    if (moving) ordered = slot_free(ordered, {thursday_nine});
    auto no = changed(ordered, effect_state::refused);
    no.error = "HTTP 403";
    r = run(ordered.state, no);
    CHECK(spoken(r).code == "change_failed");
  }
  CHECK(spoken(r).success == false);
  CHECK(r.state.callback_promised);
  CHECK(r.state.reason.value == end_reason::callback_later);
  CHECK(text_queued(r).starts_with(moving ? "RESCHEDULING FAILED: could not" : "CANCELLATION FAILED: could not"));
  CHECK(r.state.bookings.at(0).state == effect_state::refused);
}

TEST_CASE("an unknown outcome is said as neither, read back after a restart, and told in the end",
          "[domain][I3][I8][B-03]") {
  const bool moving = GENERATE(true, false);
  auto ordered = listed(fresh(), moving ? move("Thursday at 9 am") : cancel(), {visit("uid_1", tuesday_two)});
  if (moving) ordered = slot_free(ordered, {thursday_nine});
  const auto lost = run(ordered.state, changed(ordered, effect_state::unknown));
  CHECK(lost.answers.empty());
  const auto late = run(lost.state, budget_ended{lost.state.bookings.at(0).idempotency_key, tool::cancel_booking});
  CHECK(spoken(late).success == false);
  CHECK(spoken(late).code == "pending");
  CHECK(late.state.callback_promised);
  CHECK_FALSE(text_queued(late).empty());

  const auto resumed = run(late.state, effects_left_open{});
  REQUIRE(wanted<change_booking>(resumed));
  CHECK(wanted<change_booking>(resumed)->attempt == 2);
  CHECK(wanted<change_booking>(resumed)->uid == "uid_1");
  const auto done = run(resumed.state, changed(resumed, effect_state::confirmed, moving ? "uid_2" : ""));
  CHECK(done.state.bookings.at(0).state == effect_state::confirmed);
  CHECK(done.state.reason.value == (moving ? end_reason::rescheduled : end_reason::cancelled));
}

TEST_CASE("a move without a uid is not known to have happened", "[domain][I3][B-14]") {
  const auto asked = listed(fresh(), move("Thursday at 9 am"), {visit("uid_1", tuesday_two)});
  const auto ordered = slot_free(asked, {thursday_nine});
  auto c = changed(ordered, effect_state::confirmed);
  c.uid.clear();
  const auto r = run(ordered.state, c);
  CHECK(r.answers.empty());
  CHECK(r.state.bookings.at(0).state == effect_state::unknown);
}

TEST_CASE("of several appointments the caller says which one", "[domain][B-07]") {
  const std::vector<standing_booking> two = {visit("uid_2", thursday_nine), visit("uid_1", tuesday_two)};
  const auto r = listed(fresh(), cancel(), two);
  CHECK(r.intents.empty());
  CHECK(spoken(r).code == "which_booking");
  REQUIRE(spoken(r).bookings.size() == 2);
  CHECK(spoken(r).bookings[0].uid == "uid_1");  // the next one first
  CHECK(spoken(r).bookings[0].date == "Tuesday, March 10");
  const auto named = listed(r.state, cancel({{"booking_uid", "uid_2"}}), two);
  REQUIRE(wanted<change_booking>(named));
  CHECK(wanted<change_booking>(named)->uid == "uid_2");

  SECTION("unless it was told of one in this call") {
    history_found h{tool::lookup_caller, true, {}, true};
    h.history.found = true;
    h.history.upcoming = customer_history::appointment{"Tuesday", "2 PM", "", "uid_1"};
    const auto told = run(fresh(), h);
    const auto it = listed(told.state, a_tool(tool::manage_appointment, {{"action", "cancel"}}), two);
    REQUIRE(wanted<change_booking>(it));
    CHECK(wanted<change_booking>(it)->uid == "uid_1");  // B-15
  }
  SECTION("and once one is cancelled, it is not taken for granted that the other is meant too") {
    const auto done = run(named.state, changed(named, effect_state::confirmed));
    const auto it = listed(done.state, cancel(), {visit("uid_1", tuesday_two)});
    CHECK(it.intents.empty());
    CHECK(spoken(it).code == "which_booking");
  }
}

TEST_CASE("the uid of a looked up booking is kept, if the caller's number proves it", "[domain][B-15][S-06][S-03]") {
  history_found h{tool::lookup_caller, true, {}, GENERATE(true, false)};
  h.history.upcoming = customer_history::appointment{"Tuesday", "2 PM", "", "uid_1"};
  const auto r = run(fresh(), h);
  CHECK(r.state.known_booking_uid.view() == (h.own_number ? "uid_1" : ""));
  const auto line = run(fresh(), a_tool(tool::get_customer_status, {}));
  CHECK(std::get<look_up_history>(line.intents.at(0)).own_number);
  const auto stated = run(fresh(), a_tool(tool::get_customer_status, {{"phone", "+15125559999"}}));
  CHECK_FALSE(std::get<look_up_history>(stated.intents.at(0)).own_number);
}

TEST_CASE("a repeat is the same intent until the calendar has been changed again", "[domain][I2][B-02]") {
  const auto book = a_tool(tool::book_service, {{"preferred_time", "tomorrow at 2 pm"}});
  const auto with_booking = booked();
  CHECK(key_of(with_booking, book) == with_booking.bookings.at(0).idempotency_key);
  CHECK(key_of(fresh(), cancel()) == key_of(fresh(), a_tool(tool::manage_appointment, {{"action", "cancel"}})));
  CHECK(key_of(fresh(), move("Thursday at 9 am")) == key_of(fresh(), move("2026-03-12T09:00:00")));
  CHECK(key_of(fresh(), cancel({{"booking_uid", "uid_1"}})) != key_of(fresh(), cancel({{"booking_uid", "uid_2"}})));
  CHECK(key_of(fresh(), cancel({{"booking_uid", "uid_1"}})).find("uid_1") == std::string::npos);

  const auto ordered = listed(with_booking, cancel(), {visit("uid_1", tuesday_two)});
  CHECK(key_of(ordered.state, cancel()) == key_of(with_booking, cancel()));
  const auto done = run(ordered.state, changed(ordered, effect_state::confirmed));
  CHECK(key_of(done.state, cancel()) == key_of(with_booking, cancel()));
  // "You're booked for two" would be a lie now; the same wish is a new intent.
  CHECK(key_of(done.state, book) != with_booking.bookings.at(0).idempotency_key);
  const auto again = run(done.state, book);
  REQUIRE(wanted<find_slots>(again));
  CHECK(again.state.bookings.size() == 3);
}

TEST_CASE("booking never touches an appointment that stands already", "[domain][B-22]") {
  auto s = fresh();
  s.known_booking_uid = boxed_text{"uid_9"};
  s.has_existing_appointment = true;
  const auto asked = run(s, a_tool(tool::book_service, {{"preferred_time", "tomorrow at 2 pm"}}));
  const auto ordered = slot_free(asked, {tuesday_two});
  for (const auto& r : {asked, ordered}) CHECK(wanted<change_booking>(r) == nullptr);
  const auto second = run(booked(), a_tool(tool::book_service, {{"preferred_time", "Thursday at 9 am"}}));
  CHECK(spoken(second).code == "already_booked");
  CHECK_FALSE(second.remembered);  // it is no longer true once that one is cancelled
  const auto forced =
      run(booked(), a_tool(tool::book_service, {{"preferred_time", "Thursday at 9 am"}, {"force_book", "true"}}));
  CHECK(wanted<find_slots>(forced));
  CHECK(wanted<change_booking>(forced) == nullptr);
}

TEST_CASE("while the first booking is not settled a second one is not begun", "[domain][I3]") {
  const auto asked = run(fresh(), a_tool(tool::book_service, {{"preferred_time", "tomorrow at 2 pm"}}));
  const auto ordered = slot_free(asked, {tuesday_two});
  const auto second = run(ordered.state, a_tool(tool::book_service, {{"preferred_time", "Thursday at 9 am"}}));
  CHECK(second.intents.empty());
  CHECK(spoken(second).code == "pending");
  CHECK(spoken(second).booked == false);
  CHECK_FALSE(second.remembered);  // so that it can be asked again
  const auto other = run(ordered.state, cancel());
  CHECK(other.intents.empty());
  CHECK(spoken(other).code == "pending");
  CHECK_FALSE(other.remembered);
}
