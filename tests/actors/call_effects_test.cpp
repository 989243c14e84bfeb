#include <catch2/catch.hpp>

#include <algorithm>

#include "actors/spoken_wishes.hpp"

using namespace actor_testing;
using namespace builders;
using d::commit_result;
using d::errc;

TEST_CASE("a booking is durable before the calendar is asked, and again before it is told to book",
          "[actors][I3][B-01]") {
  fixture f;
  std::vector<d::reply> answers;
  f.hold_commits = true;
  f.send(booking(), &answers);
  CHECK(f.calendar.asked.empty());
  f.answer_first(f.held);
  REQUIRE(f.calendar.asked.size() == 1);
  CHECK(f.store.at("call_1").state.bookings.at(0).state == d::effect_state::planned);
  f.answer_first(f.calendar.asked, free_at(monday_ten + 28h));
  CHECK(f.calendar.ordered.empty());
  f.answer_first(f.held);
  REQUIRE(f.calendar.ordered.size() == 1);
  CHECK(f.store.at("call_1").state.bookings.at(0).state == d::effect_state::in_flight);
  f.answer_first(f.calendar.ordered, confirmed("uid_1"));
  CHECK(answers.empty());
  f.answer_first(f.held);
  REQUIRE(answers.size() == 1);
  CHECK(booked(answers[0]));
}

TEST_CASE("the same booking asked twice is made once and both are told", "[actors][I2][B-02]") {
  fixture f;
  std::vector<d::reply> answers;
  f.send(booking(), &answers);
  f.send(booking(), &answers);
  f.answer_first(f.calendar.asked, free_at(monday_ten + 28h));
  f.answer_first(f.calendar.ordered, confirmed("uid_1"));
  CHECK(f.calendar.orders.size() == 1);
  REQUIRE(answers.size() == 2);
  CHECK(booked(answers[0]));
  CHECK(booked(answers[1]));
}

TEST_CASE("a slow booking does not hold up another tool of the same call", "[actors][I8]") {
  fixture f;
  std::vector<d::reply> booking_answers, others;
  f.send(booking(), &booking_answers);
  f.send(a_tool(d::tool::end_call, {{"reason", "completed"}}), &others);
  CHECK(others.size() == 1);
  CHECK(booking_answers.empty());
}

TEST_CASE("a second booking waits for the first and learns of it", "[actors][B-02]") {
  fixture f;
  std::vector<d::reply> first, second;
  f.send(booking(), &first);
  f.send(booking("Thursday at 9 am"), &second);
  f.answer_first(f.calendar.asked, free_at(monday_ten + 28h));
  f.answer_first(f.calendar.ordered, confirmed("uid_1"));
  REQUIRE(second.size() == 1);
  CHECK(std::get<d::tool_reply>(second[0].body).code == "already_booked");
  CHECK(f.calendar.orders.size() == 1);
}

TEST_CASE("a calendar that says nothing ends with the truth when the budget is over", "[actors][I3][I8]") {
  fixture f;
  std::vector<d::reply> answers;
  f.send(booking(), &answers);
  f.answer_first(f.calendar.asked, free_at(monday_ten + 28h));
  f.sched.advance_time(f.shared.limits.tool_budget + 1ms);
  f.sched.run();
  REQUIRE(answers.size() == 1);
  CHECK_FALSE(booked(answers[0]));
  CHECK(std::get<d::tool_reply>(answers[0].body).code == "pending");
  f.answer_first(f.calendar.ordered, confirmed("uid_1"));
  CHECK(f.store.at("call_1").state.booking_now() == d::booking_status::confirmed);
}

TEST_CASE("a calendar's answer is kept until the store takes it", "[actors][I3][I7][B-20]") {
  fixture f;
  std::vector<d::reply> answers;
  f.send(booking(), &answers);
  f.answer_first(f.calendar.asked, free_at(monday_ten + 28h));
  f.next_result = commit_result::down;
  f.answer_first(f.calendar.ordered, confirmed("uid_1"));
  f.next_result = commit_result::ok;
  for (int i = 0; i < 4; ++i) {
    f.sched.advance_time(600ms);
    f.sched.run();
  }
  CHECK(f.store.at("call_1").state.booking_now() == d::booking_status::confirmed);
}

TEST_CASE("after a restart an open booking is read back and never ordered twice as new", "[actors][I12][B-03]") {
  fixture f;
  std::vector<d::reply> answers;
  f.send(booking(), &answers);
  f.answer_first(f.calendar.asked, free_at(monday_ten + 28h));
  REQUIRE(f.calendar.orders.size() == 1);
  const auto kept = f.store.at("call_1");
  fixture restarted;
  restarted.store["call_1"] = kept;
  std::vector<d::reply> repeat;
  restarted.send(booking(), &repeat);
  // Perhaps another process has it in hand: that one is given time to finish.
  CHECK(restarted.calendar.orders.empty());
  for (int i = 0; i < 70; ++i) {
    restarted.sched.advance_time(50ms);
    restarted.sched.run();
  }
  REQUIRE(restarted.calendar.orders.size() == 1);
  CHECK(restarted.calendar.orders[0].attempt > 1);
  restarted.answer_first(restarted.calendar.ordered, confirmed("uid_1"));
  REQUIRE(repeat.size() == 1);
  CHECK(booked(repeat[0]));
}

TEST_CASE("a booking that another process finishes meanwhile is told from the store", "[actors][I2][I5]") {
  fixture other;
  std::vector<d::reply> first;
  other.send(booking(), &first);
  other.answer_first(other.calendar.asked, free_at(monday_ten + 28h));
  fixture f;
  f.store["call_1"] = other.store.at("call_1");
  std::vector<d::reply> repeat;
  f.send(booking(), &repeat);
  other.answer_first(other.calendar.ordered, confirmed("uid_1"));
  f.store["call_1"] = other.store.at("call_1");
  f.sched.advance_time(250ms);
  f.sched.run();
  REQUIRE(repeat.size() == 1);
  CHECK(std::holds_alternative<std::string>(repeat[0].body));  // the journal's own text
  CHECK(f.calendar.orders.empty());
}

TEST_CASE("an open booking of a call that is not in memory is resolved", "[actors][I4][I12]") {
  fixture f;
  std::vector<d::reply> answers;
  f.send(booking(), &answers);
  fixture later;
  later.store["call_1"] = f.store.at("call_1");
  later.send(d::effects_left_open{}, nullptr);
  CHECK(later.store.at("call_1").state.booking_now() == d::booking_status::attempted_failed);
}

TEST_CASE("a call that wants to leave while its next request is on its way stays for the answer", "[actors][I3][I9]") {
  fixture f;
  std::vector<d::reply> answers;
  f.hold_commits = true;
  f.send(analyzed(), &answers);
  f.hold_commits = false;
  const auto release = std::move(f.held.front());
  f.held.pop_front();
  release();
  f.sched.run_once();           // the writer reports; the call will close, and want to leave, next
  f.post(booking(), &answers);  // but before its word this is at the directory
  f.sched.run();
  f.answer_first(f.calendar.asked, free_at(monday_ten + 28h));
  f.answer_first(f.calendar.ordered, confirmed("uid_1"));
  REQUIRE(answers.size() == 2);
  CHECK(booked(answers[1]));
}

TEST_CASE("a question to the calendar ends with its tool's budget", "[actors][I8]") {
  fixture f;
  std::vector<d::reply> answers;
  f.send(a_tool(GENERATE(d::tool::lookup_booking, d::tool::check_calendar_availability), {}), &answers);
  REQUIRE(f.calendar.budgets.size() == 1);
  CHECK(f.calendar.budgets[0] < f.shared.limits.tool_budget);
  f.sched.advance_time(f.shared.limits.tool_budget + 1ms);
  f.sched.run();
  REQUIRE(answers.size() == 1);
  CHECK(reply_of(answers[0]).code == "look_up_late");
}

TEST_CASE("what one question has used up the next one does not get, a change always gets the whole", "[actors][I8]") {
  fixture f;
  std::vector<d::reply> answers;
  f.send(a_tool(d::tool::reschedule_booking, {{"new_date_time", "Thursday at 9 am"}}), &answers);
  const auto key = f.store.at("call_1").state.bookings.at(0).idempotency_key;
  f.now += 3s;
  f.answer_first(f.calendar.listed, one_visit(key));
  REQUIRE(f.calendar.budgets.size() == 2);
  CHECK(f.calendar.budgets[1] == f.calendar.budgets[0] - 3s);
  f.now += 2s;
  d::slots_found free;
  free.idempotency_key = key;
  free.ok = true;
  free.slots = {monday_ten + 71h};
  f.answer_first(f.calendar.asked, free);
  REQUIRE(f.calendar.changes.size() == 1);
  CHECK(f.calendar.budgets[2] == f.calendar.budgets[0]);
}

TEST_CASE("a question that comes too late is not asked at all", "[actors][I8]") {
  fixture f;
  std::vector<d::reply> answers;
  f.send(a_tool(d::tool::reschedule_booking, {{"new_date_time", "Thursday at 9 am"}}), &answers);
  f.now += f.shared.limits.tool_budget;
  f.answer_first(f.calendar.listed, one_visit(f.store.at("call_1").state.bookings.at(0).idempotency_key));
  CHECK(f.calendar.asked.empty());
  REQUIRE(answers.size() == 1);
  CHECK(reply_of(answers[0]).code == "calendar_unavailable");
}

TEST_CASE("beyond the line for calendars a booking is refused at once, and the owner told", "[actors][I9][B-24]") {
  fixture f;
  f.shared.limits.max_bookings_in_flight = 1;
  f.shared.limits.max_bookings_waiting = 1;
  std::vector<d::reply> first, second, third;
  f.send(booking(), &first, "call_1");
  f.send(booking(), &second, "call_2");
  f.send(booking(), &third, "call_3");
  CHECK(first.empty());
  CHECK(second.empty());
  REQUIRE(third.size() == 1);
  CHECK(reply_of(third[0]).code == "calendar_unavailable");
  CHECK_FALSE(booked(third[0]));
  CHECK(f.outbox.size() == 1);
}

TEST_CASE("a cancellation is durable before the calendar is asked and made once for all who ask", "[actors][I2][I3]") {
  fixture f;
  std::vector<d::reply> answers;
  f.send(a_tool(d::tool::cancel_booking, {}), &answers);
  f.send(a_tool(d::tool::manage_appointment, {{"action", "cancel"}}), &answers);
  const auto key = f.store.at("call_1").state.bookings.at(0).idempotency_key;
  CHECK(f.store.at("call_1").state.bookings.at(0).state == d::effect_state::planned);
  f.answer_first(f.calendar.listed, one_visit(key));
  CHECK(f.store.at("call_1").state.bookings.at(0).state == d::effect_state::in_flight);
  REQUIRE(f.calendar.changes.size() == 1);
  CHECK(f.calendar.changes[0].uid == "uid_1");
  d::booking_changed done;
  done.idempotency_key = key;
  done.state = d::effect_state::confirmed;
  done.uid = "uid_1";
  f.answer_first(f.calendar.changed, done);
  REQUIRE(answers.size() == 2);
  CHECK(reply_of(answers[0]).success == true);
  CHECK(f.calendar.listed.empty());
}

TEST_CASE("after a restart an open cancellation is read back", "[actors][I12][B-03]") {
  fixture f;
  std::vector<d::reply> answers;
  f.send(a_tool(d::tool::cancel_booking, {}), &answers);
  f.answer_first(f.calendar.listed, one_visit(f.store.at("call_1").state.bookings.at(0).idempotency_key));
  fixture restarted;
  restarted.store["call_1"] = f.store.at("call_1");
  restarted.send(d::effects_left_open{}, nullptr);
  REQUIRE(restarted.calendar.changes.size() == 1);
  CHECK(restarted.calendar.changes[0].attempt > 1);
}
