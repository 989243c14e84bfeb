#include <boost/json.hpp>
#include <catch2/catch.hpp>

#include "codec/retell.hpp"

using namespace calllock;
using domain::tool;

namespace {

boost::json::value written(tool t, const domain::tool_reply& r) { return boost::json::parse(codec::write_reply(t, r)); }
boost::json::value json(const char* text) { return boost::json::parse(text); }

}  // namespace

TEST_CASE("an answer with nothing to say is an empty object", "[codec]") {
  CHECK(codec::write_reply(tool::end_call, {}) == "{}");
  CHECK(codec::write_reply(tool::check_calendar_availability, {}) == R"({"availableSlots":[]})");
}

TEST_CASE("every member has its name on the wire", "[codec][B-23]") {
  domain::tool_reply r;
  r.success = true;
  r.booked = true;
  r.booking_confirmed = true;
  r.appointment_id = "uid_1";
  r.confirmation_message = "Booked.";
  r.appointment_date = "Monday, March 9";
  r.appointment_time = "2 PM";
  r.appointment_start = "2026-03-09T14:00:00-05:00";
  r.new_date_time = "2026-03-10T14:00:00-05:00";
  r.action_taken = "reschedule";
  r.alert_id = "SM1";
  r.recorded = true;
  r.sent = false;
  r.reason = "completed";
  r.in_service_area = false;
  r.found = false;
  r.force_transition = true;
  r.code = "slot_taken";
  r.message = "Say \"this\".";
  r.job_id = "j";
  r.lead_id = "l";
  CHECK(written(tool::book_appointment, r) ==
        json(R"({"success":true,"booked":true,"booking_confirmed":true,"appointmentId":"uid_1",
    "confirmationMessage":"Booked.","appointment_date":"Monday, March 9","appointment_time":"2 PM",
    "appointment_start":"2026-03-09T14:00:00-05:00","newDateTime":"2026-03-10T14:00:00-05:00","action_taken":"reschedule","alertId":"SM1",
    "recorded":true,"sent":false,"reason":"completed","inServiceArea":false,"found":false,"force_transition":true,"code":"slot_taken",
    "message":"Say \"this\".","job_id":"j","lead_id":"l"})"));
}

TEST_CASE("slots are spelled as each tool's agent expects them", "[codec][B-25]") {
  domain::tool_reply r;
  r.slots = {{"2026-03-09T14:00:00-05:00", "March 9", "Monday", "2 PM"}};
  CHECK(
      written(tool::check_calendar_availability, r) ==
      json(
          R"({"availableSlots":[{"date":"March 9","dayOfWeek":"Monday","timeWindow":"2 PM","isoDateTime":"2026-03-09T14:00:00-05:00"}]})"));
  CHECK(
      written(tool::book_service, r) ==
      json(
          R"({"available_slots":[{"date":"March 9","day_of_week":"Monday","time":"2 PM","start":"2026-03-09T14:00:00-05:00"}]})"));
}

TEST_CASE("a caller's history is written with the address only where it may be told", "[codec][P-19]") {
  domain::tool_reply r;
  domain::customer_history h;
  h.found = true;
  h.customer_name = "Robin Vale";
  h.address = "40 Pecan Row";
  h.zip_code = "78745";
  h.operator_notes = {"Gate code 4411"};
  h.upcoming = domain::customer_history::appointment{"Monday, March 9", "2 PM", "AC", "uid_1"};
  h.recent_calls = {{"yesterday", "AC", "callback_later"}, {"2 days ago", "", ""}};
  h.past_appointments = {{"January 4", "Heat", "complete"}};
  h.callback_promise = domain::customer_history::promise{"yesterday", "AC"};
  h.urgent_alert = domain::customer_history::alert{"today", "Gas smell", "5:15 PM"};
  r.history = h;
  r.message = "Welcome back.";
  r.force_transition = false;
  auto expected =
      json(R"({"found":true,"customerName":"Robin Vale","zipCode":"78745","operatorNotes":["Gate code 4411"],
    "upcomingAppointment":{"date":"Monday, March 9","time":"2 PM","issue":"AC","bookingUid":"uid_1"},
    "recentCalls":[{"date":"yesterday","issue":"AC","outcome":"callback_later"},{"date":"2 days ago"}],
    "pastAppointments":[{"date":"January 4","issue":"Heat","status":"complete"}],"callbackPromise":{"date":"yesterday","issue":"AC"},
    "urgentAlert":{"date":"today","description":"Gas smell","callbackBy":"5:15 PM"},"message":"Welcome back.","force_transition":false})");
  CHECK(written(tool::lookup_caller, r) == expected);
  r.with_address = true;
  expected.as_object()["address"] = "40 Pecan Row";
  CHECK(written(tool::get_customer_status, r) == expected);
}

TEST_CASE("an unknown caller has empty lists and no more", "[codec]") {
  domain::tool_reply r;
  r.history.emplace();
  r.message = "Nothing found.";
  CHECK(
      written(tool::lookup_caller, r) ==
      json(R"({"found":false,"operatorNotes":[],"recentCalls":[],"pastAppointments":[],"message":"Nothing found."})"));
}

TEST_CASE("a booking that was looked up is an object of its own as well", "[codec]") {
  domain::tool_reply r;
  r.found = true;
  r.bookings.push_back({"uid_1", "2026-03-09T14:00:00-05:00", "Monday, March 9", "2 PM", "Robin Vale"});
  const auto answer = written(tool::lookup_booking, r);
  CHECK(answer.at("booking") ==
        json(R"({"uid":"uid_1","date":"Monday, March 9","time":"2 PM","start":"2026-03-09T14:00:00-05:00",)"
             R"("status":"accepted","attendeeName":"Robin Vale"})"));
  CHECK(answer.at("found") == true);
  CHECK_FALSE(answer.as_object().contains("bookings"));
  r.bookings.push_back({"", "2026-03-12T09:00:00-05:00", "Thursday, March 12", "9 AM", ""});
  const auto two = written(tool::lookup_booking, r);
  CHECK(two.at("booking").at("uid") == "uid_1");
  CHECK(two.at("bookings").as_array().size() == 2);
  CHECK_FALSE(two.at("bookings").at(1).as_object().contains("uid"));
}

TEST_CASE("a caller who has to choose is given the bookings to choose from", "[codec]") {
  domain::tool_reply r;
  r.success = false;
  r.bookings.push_back({"uid_1", "2026-03-09T14:00:00-05:00", "Monday, March 9", "2 PM", ""});
  const auto answer = written(tool::cancel_booking, r);
  CHECK(answer.at("bookings").at(0).at("uid") == "uid_1");
  CHECK_FALSE(answer.as_object().contains("booking"));
}
