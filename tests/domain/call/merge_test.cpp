#include <catch2/catch.hpp>

#include "domain/call/merge.hpp"
#include "support/builders.hpp"

using namespace calllock::domain;
using namespace builders;

namespace {

ConversationState no_session() {
  ConversationState s;
  s.call_id = "call_1";
  return s;
}

trace_entry invoked(std::string tool_name, text_map args, std::string id = "t1") {
  trace_entry e;
  e.kind = trace_kind::invocation;
  e.name = std::move(tool_name);
  e.fields = std::move(args);
  e.tool_call_id = std::move(id);
  return e;
}
trace_entry answered(std::string tool_name, text_map fields, std::optional<bool> ok = true, std::string id = "t1") {
  trace_entry e;
  e.kind = trace_kind::result;
  e.name = std::move(tool_name);
  e.fields = std::move(fields);
  e.successful = ok;
  e.tool_call_id = std::move(id);
  return e;
}
call_facts merged(const call_record& c, const ConversationState& s = no_session()) {
  return merge_facts(s, c, the_business(), monday_ten);
}

}  // namespace

TEST_CASE("a claim of a booking beside a trace without one is not a booking", "[domain][I3][P-01][P-02]") {
  auto c = an_ended_call();
  c.trace = {invoked("lookup_caller", {}), answered("lookup_caller", {{"found", "false"}})};
  c.dynamic_variables = {
      {"booking_confirmed", "true"}, {"appointment_time", "2026-03-10T14:00:00-05:00"}, {"has_appointment", "true"}};
  const auto f = merged(c);
  CHECK(f.booking == booking_status::not_requested);
  CHECK_FALSE(f.appointment_at);
}

TEST_CASE("without any trace the booking tool's variables count, time included", "[domain][P-01]") {
  auto c = an_ended_call();
  c.dynamic_variables = {{"booking_confirmed", "true"}, {"appointment_time", "2026-03-10T14:00:00-05:00"}};
  const auto f = merged(c);
  CHECK(f.booking == booking_status::confirmed);
  CHECK(f.appointment_at == monday_ten + 28h);
}

TEST_CASE("an appointment time without a booking schedules nothing", "[domain][P-20]") {
  auto c = an_ended_call();
  c.dynamic_variables = {{"appointment_time", "2026-03-10T14:00:00-05:00"}};
  CHECK_FALSE(merged(c).appointment_at);
}

TEST_CASE("an appointment from before the call is not booked in this call", "[domain][P-02]") {
  auto c = an_ended_call();
  c.dynamic_variables = {{"has_appointment", "true"}};
  const auto f = merged(c);
  CHECK(f.booking == booking_status::not_requested);
  CHECK(f.has_existing_appointment);
}

TEST_CASE("has_appointment says nothing after an attempt that failed", "[domain][P-02]") {
  auto c = an_ended_call();
  c.trace = {invoked("book_service", {}), answered("book_service", {}, false)};
  c.dynamic_variables = {{"has_appointment", "true"}};
  const auto f = merged(c);
  CHECK(f.booking == booking_status::attempted_failed);
  CHECK_FALSE(f.has_existing_appointment);
}

TEST_CASE("a later try may succeed after a failed one", "[domain][I3]") {
  auto c = an_ended_call();
  c.trace = {
      invoked("book_service", {}, "a"), answered("book_service", {{"booked", "false"}}, true, "a"),
      invoked("book_service", {}, "b"),
      answered(
          "book_service",
          {{"booking_confirmed", "true"}, {"appointment_date", "Tuesday, March 10"}, {"appointment_time", "2:00 PM"}},
          true, "b")};
  const auto f = merged(c);
  CHECK(f.booking == booking_status::confirmed);
  CHECK(f.appointment_at == monday_ten + 28h);
}

TEST_CASE("a spoken appointment time becomes an instant, or is left out", "[domain][P-21]") {
  auto c = an_ended_call();
  const auto with = [&](std::string time) {
    c.trace = {invoked("book_service", {}),
               answered("book_service", {{"booked", "true"}, {"appointment_time", std::move(time)}})};
    return merged(c).appointment_at;
  };
  CHECK(with("Tuesday, March 10 at 2:00 PM") == monday_ten + 28h);
  CHECK(with("Tuesday, March 10, 2:00 PM - 4:00 PM") == monday_ten + 28h);
  CHECK_FALSE(with("soon enough"));
}

TEST_CASE("our own ledger knows better than the trace", "[domain][I3]") {
  auto s = no_session();
  s.bookings.push_back({.idempotency_key = "book:x", .state = effect_state::refused});
  auto c = an_ended_call();
  c.trace = {invoked("book_service", {}), answered("book_service", {{"booked", "true"}})};
  CHECK(merged(c, s).booking == booking_status::attempted_failed);
}

TEST_CASE("what a tool of this call was given goes over variables, variables over the analysis",
          "[domain][P-03][P-24]") {
  auto s = no_session();
  auto c = an_ended_call();
  c.custom_analysis = {{"customer_name", "Custom"}, {"equipment_brand", "Trane"}};
  c.dynamic_variables = {{"customer_name", "Variable"}, {"service_address", "1 Stale Street"}};
  c.trace = {invoked("book_service", {{"service_address", "40 Pecan Row"}})};
  s.customer_name.offer(boxed_text{"Robin Vale"}, {4, 5});
  const auto f = merged(c, s);
  CHECK(f.given.at("customer_name") == "Robin Vale");
  CHECK(f.given.at("service_address") == "40 Pecan Row");
  CHECK(f.given.at("equipment_brand") == "Trane");
  CHECK(f.given_by_tool.at("service_address"));
  CHECK_FALSE(f.given_by_tool.at("equipment_brand"));
}

TEST_CASE("sentinels are no values", "[domain][D-02]") {
  auto c = an_ended_call();
  c.dynamic_variables = {{"customer_name", "TBD"}, {"service_address", "{{address}}"}, {"zip_code", "N/A"}};
  const auto f = merged(c);
  CHECK_FALSE(f.given.contains("customer_name"));
  CHECK_FALSE(f.given.contains("service_address"));
  CHECK_FALSE(f.given.contains("zip_code"));
}

TEST_CASE("joining two tellings of a call does not depend on which came first", "[domain][I5]") {
  const auto a = *started().call, b = *ended().call, c = *analyzed().call;
  const auto summary = [](const call_record& r) {
    return r.call_summary + "|" + r.transcript + "|" + r.disconnection_reason + "|" + (r.has_analysis ? "a" : "") +
           (r.ended_at ? "e" : "");
  };
  const auto expected = summary(join_records(join_records(a, b), c));
  CHECK(summary(join_records(c, join_records(b, a))) == expected);
  CHECK(summary(join_records(b, join_records(c, a))) == expected);
  CHECK(join_records(c, b).has_analysis);  // a later call_ended never erases the analysis
}
