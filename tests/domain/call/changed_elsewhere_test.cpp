#include "domain/call/changed_elsewhere.hpp"

#include <catch2/catch.hpp>

#include "domain/audit/audit.hpp"
#include "domain/call/dedup.hpp"
#include "support/steps.hpp"

using namespace calllock::domain;
using namespace steps;
using std::chrono::hours;

namespace {

const instant tuesday_two = monday_ten + hours{28};
const instant thursday_nine = monday_ten + hours{71};

tool_called book() { return a_tool(tool::book_service, {{"preferred_time", "tomorrow at 2 pm"}}); }

/// A call that has booked Tuesday at two as uid_1.
ConversationState booked() {
  const auto asked = run(fresh(), book());
  slots_found free;
  free.idempotency_key = std::get<find_slots>(asked.intents.at(0)).idempotency_key;
  free.ok = true;
  free.slots = {tuesday_two};
  const auto ordered = run(asked.state, free);
  booking_settled s;
  s.idempotency_key = free.idempotency_key;
  s.state = effect_state::confirmed;
  s.provider_uid = "uid_1";
  s.start_at = tuesday_two;
  s.end_at = tuesday_two + hours{1};
  return run(ordered.state, s).state;
}

booking_changed_elsewhere cancelled(std::string uid = "uid_1") {
  booking_changed_elsewhere e;
  e.cause = "call_2:cancel:it";
  e.uid = std::move(uid);
  return e;
}
booking_changed_elsewhere moved(std::string uid, std::string to_uid, instant to) {
  booking_changed_elsewhere e;
  e.cause = "call_2:move:it:1";
  e.kind = effect_kind::move;
  e.uid = std::move(uid);
  e.new_uid = std::move(to_uid);
  e.start = to;
  e.end = to + hours{1};
  return e;
}

/// The booking is asked for again.
step_result ask_again(const ConversationState& s) { return run(s, book()); }
bool is_a_repeat(const ConversationState& s) {
  const auto key = dedup_key(book(), the_business(), monday_ten, 0).key;
  return renewed_key(key, s) == key;
}

const job_payload* job_of(const step_result& r) {
  for (const auto& e : r.outbox)
    if (const auto* job = std::get_if<job_payload>(&e.payload)) return job;
  return nullptr;
}

}  // namespace

TEST_CASE("a booking that another call has cancelled is told as gone, once, and may then be made anew",
          "[domain][I2][I3][B-23]") {
  const auto s = booked();
  REQUIRE(is_a_repeat(s));
  const auto changed = run(s, cancelled());
  CHECK(changed.answers.empty());
  REQUIRE(changed.bookings.size() == 1);
  CHECK(changed.bookings[0].state == effect_state::cancelled);
  CHECK(changed.state.booking_now() == booking_status::not_requested);
  CHECK_FALSE(is_a_repeat(changed.state));
  const auto told = ask_again(changed.state);
  const auto& said = spoken(told);
  CHECK(said.code == "cancelled_since");
  CHECK(said.booked == false);
  CHECK(said.booking_confirmed == false);
  CHECK(said.force_transition.has_value());
  CHECK_THAT(said.message.value_or(""), Catch::Contains("Tuesday, March 10 at 2 PM was cancelled"));
  CHECK(told.intents.empty());
  CHECK_FALSE(told.remembered);
  const auto anew = ask_again(told.state);
  CHECK(wanted<find_slots>(anew));
}

TEST_CASE("a booking that another call has moved is told where it is, and never as it was", "[domain][I2][I3][B-14]") {
  const std::string uid = GENERATE("uid_2", "uid_1");  // calendars may keep the uid
  const auto changed = run(booked(), moved("uid_1", uid, thursday_nine));
  CHECK(changed.state.booking()->start_at == thursday_nine);
  CHECK(changed.state.booking()->provider_uid == uid);
  CHECK(changed.state.booking_now() == booking_status::confirmed);
  const auto told = ask_again(changed.state);
  CHECK(spoken(told).code == "moved_since");
  CHECK_THAT(spoken(told).message.value_or(""), Catch::Contains("Thursday, March 12 at 9 AM"));
  const auto later = ask_again(told.state);
  CHECK(spoken(later).code == "already_booked");
  CHECK_THAT(spoken(later).message.value_or(""), Catch::Contains("Thursday, March 12 at 9 AM"));
  CHECK(later.intents.empty());
  // What another call does to it after that is followed as well.
  const auto gone = run(later.state, cancelled(uid));
  CHECK(gone.state.booking_now() == booking_status::not_requested);
  CHECK(spoken(ask_again(gone.state)).code == "cancelled_since");
}

TEST_CASE("a change of which nothing is new here changes nothing", "[domain][I2][I5]") {
  const auto s = booked();
  CHECK_FALSE(run(s, cancelled("uid_9")).changed);
  CHECK_FALSE(run(s, moved("uid_1", "uid_1", tuesday_two)).changed);
  CHECK_FALSE(run(s, moved("uid_1", "", thursday_nine)).changed);
  const auto once = run(s, moved("uid_1", "uid_1", thursday_nine));
  CHECK_FALSE(run(once.state, moved("uid_1", "uid_1", thursday_nine)).changed);
  CHECK_FALSE(run(run(s, cancelled()).state, cancelled()).changed);
  CHECK_FALSE(run(fresh(), cancelled()).changed);
}

TEST_CASE("what was delivered about a call is corrected when another call changes its booking",
          "[domain][B-14][B-17]") {
  auto s = run(booked(), analyzed()).state;
  REQUIRE(s.final_reason == end_reason::completed);
  SECTION("moved") {
    const auto r = run(s, moved("uid_1", "uid_2", thursday_nine));
    REQUIRE(job_of(r));
    CHECK(job_of(r)->scheduled_at == thursday_nine);
    CHECK(job_of(r)->cal_com_booking_uid == "uid_2");
    CHECK(job_of(r)->end_call_reason == end_reason::completed);
  }
  SECTION("cancelled") {
    const auto r = run(s, cancelled());
    REQUIRE(job_of(r));
    CHECK_FALSE(job_of(r)->scheduled_at);
    CHECK(job_of(r)->booking_status == booking_status::not_requested);
    CHECK(job_of(r)->end_call_reason == end_reason::cancelled);
  }
  SECTION("nothing new") { CHECK(run(s, cancelled("uid_9")).outbox.empty()); }
}

TEST_CASE("the audit finds nothing wrong with a booking that was cancelled or moved since", "[domain][audit]") {
  audit_input in;
  in.session_found = true;
  auto record = *analyzed().call;
  trace_entry e;
  e.kind = trace_kind::result;
  e.name = "book_service";
  e.successful = true;
  e.fields = {{"booked", "true"}, {"appointmentId", "uid_1"}, {"appointment_start", "2026-03-10T14:00:00-05:00"}};
  record.trace = {e};
  const auto closed = run(booked(), call_reported{lifecycle::analyzed, "call_analyzed", shared(record)}).state;
  for (const auto& change : {cancelled(), moved("uid_1", "uid_2", thursday_nine)}) {
    in.state = run(closed, change).state;
    for (const auto& f : audit_call(in, the_business(), monday_ten, nullptr).findings) {
      CAPTURE(f.code, f.text);
      CHECK(f.code != "booking_disagrees");
      CHECK(f.code != "slot_differs");
    }
  }
}
