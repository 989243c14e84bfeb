#include "codec/calcom.hpp"

#include <catch2/catch.hpp>

#include "domain/booking/local_time.hpp"

using namespace calllock;
using codec::calcom_failure;

namespace {

domain::instant at(std::string_view text) { return domain::parse_rfc3339(text).value(); }

constexpr auto booking =
    R"({"status":"success","data":{"id":901,"uid":"bK3","status":"accepted","start":"2026-09-07T17:00:00.000Z",
  "end":"2026-09-07T17:30:00Z","title":"Visit","meetingUrl":null,"rescheduledToUid":"","metadata":{"engine_key":"c/k","n":3},
  "attendees":[{"name":"Ada L","email":"a@example.com","displayEmail":"x","phoneNumber":"+14155550123"}],"newThing":{"x":[1]}}})";

}  // namespace

TEST_CASE("free times are read as instants, whatever offset and day they are filed under", "[codec][calcom][B-08]") {
  const auto r = codec::read_calcom_slots(R"({"data":{"2026-09-08":[{"start":"2026-09-08T00:30:00.000+02:00"}],
    "2026-09-07":[{"start":"2026-09-07T10:00:00.000-07:00","end":"2026-09-07T11:00:00.000-07:00"},{"start":"2026-09-07T17:00:00Z"}]}})");
  REQUIRE(r.ok());
  CHECK(r.value == std::vector{at("2026-09-07T17:00:00Z"), at("2026-09-07T22:30:00Z")});
}

TEST_CASE("no free time is not an error, and an error is not no free time", "[codec][calcom][B-25]") {
  CHECK(codec::read_calcom_slots(R"({"data":{}})").ok());
  for (const auto* bad : {"", "[]", "{}", R"({"data":[]})", R"({"data":{"2026-09-07":{"start":1}}})",
                          R"({"data":{"2026-09-07":[{"time":"2026-09-07T17:00:00Z"}]}})",
                          R"({"data":{"slots":{"2026-09-07":[]}}})", R"({"data":{"2026-09-07":[{"start":"soon"}]}})"}) {
    CAPTURE(bad);
    CHECK_FALSE(codec::read_calcom_slots(bad).ok());
  }
}

TEST_CASE("a booking is read with everything that is new left aside", "[codec][calcom][B-05]") {
  const auto r = codec::read_calcom_booking(booking);
  REQUIRE(r.ok());
  CHECK(r.value.uid == "bK3");
  CHECK(r.value.status == codec::calcom_status::accepted);
  CHECK(r.value.start == at("2026-09-07T17:00:00Z"));
  CHECK(r.value.end == at("2026-09-07T17:30:00Z"));
  CHECK(r.value.metadata.at("engine_key") == "c/k");
  REQUIRE(r.value.attendees.size() == 1);
  CHECK(r.value.attendees[0].phone == "+14155550123");
}

TEST_CASE("a booking without uid, start or status is no booking and says so", "[codec][calcom][B-05][I3]") {
  struct row {
    const char* body;
    const char* says;
  };
  const row rows[] = {
      {R"({"data":{"status":"accepted","start":"2026-09-07T17:00:00Z"}})", "uid"},
      {R"({"data":{"uid":"","status":"accepted","start":"2026-09-07T17:00:00Z"}})", "uid"},
      {R"({"data":{"uid":"b","status":"accepted","startTime":"2026-09-07T17:00:00Z"}})", "start"},
      {R"({"data":{"uid":"b","start":"2026-09-07T17:00:00Z"}})", "status"},
      {R"({"status":"success"})", "data"},
      {R"({"data":[{"uid":"b"}]})", "data"},
      {"<html>", "JSON"},
  };
  for (const auto& r : rows) {
    CAPTURE(r.body);
    const auto read = codec::read_calcom_booking(r.body);
    CHECK_FALSE(read.ok());
    CHECK_THAT(read.error.what, Catch::Contains(r.says));
  }
}

TEST_CASE("one unreadable booking spoils the page, since it might be ours", "[codec][calcom][I3]") {
  const auto good = codec::read_calcom_page(
      R"({"data":[{"uid":"b","status":"pending","start":"2026-09-07T17:00:00Z"}],"pagination":{"hasNextPage":true}})");
  REQUIRE(good.ok());
  CHECK(good.value.has_next);
  CHECK(good.value.bookings[0].status == codec::calcom_status::pending);
  CHECK_FALSE(codec::read_calcom_page(R"({"data":[{"uid":"b"}]})").ok());
  CHECK_FALSE(codec::read_calcom_page(R"({"data":{}})").ok());
}

TEST_CASE("each refusal is understood by status and message", "[codec][calcom]") {
  const auto enveloped = [](const std::string& message) {
    return R"({"status":"error","error":{"code":"BadRequestException","message":")" + message +
           R"(","details":{"message":")" + message + R"(","statusCode":400}}})";
  };
  struct row {
    int status;
    std::string body;
    calcom_failure means;
  };
  const row rows[] = {
      {400, enveloped("User either already has booking at this time or is not available"), calcom_failure::taken},
      {400, enveloped("One of the hosts either already has booking at this time or is not available"),
       calcom_failure::taken},
      {400, enveloped("An error occurred while querying the database"), calcom_failure::taken},
      {409, R"({"statusCode":409,"message":"booking_conflict_error"})", calcom_failure::taken},
      {409, "", calcom_failure::taken},
      {500, R"({"message":"no_available_users_found_error"})", calcom_failure::taken},
      {422, R"({"error":"hosts_unavailable_for_booking"})", calcom_failure::taken},
      {400, enveloped(R"(The event type can't be booked at the \"start\" time provided)"), calcom_failure::not_offered},
      {400, enveloped("Attempting to book a meeting in the past."), calcom_failure::not_offered},
      {400,
       enveloped("Attendee with this email can't book because the maximum number of active bookings has been reached."),
       calcom_failure::limit},
      {400, R"({"message":["property x should not exist"]})", calcom_failure::invalid},
      {400, "not JSON", calcom_failure::invalid},
      {400, enveloped("Can't cancel booking because it has been already cancelled"), calcom_failure::done_already},
      {401, enveloped("ApiAuthStrategy - api key - Your api key is not valid"), calcom_failure::unauthorised},
      {403, "", calcom_failure::unauthorised},
      {404, enveloped("Cannot POST /v2/bookings"), calcom_failure::not_found},
      {429, "", calcom_failure::rate_limited},
      {500, enveloped("Internal server error"), calcom_failure::unclear},
      {502, "<html>", calcom_failure::unclear},
      {302, "", calcom_failure::unclear},
  };
  for (const auto& r : rows) {
    CAPTURE(r.status, r.body);
    CHECK(text(codec::read_calcom_failure(r.status, r.body)) == text(r.means));
  }
}

TEST_CASE("a booking is asked for with nothing that Cal.com does not know", "[codec][calcom]") {
  codec::calcom_create c;
  c.start = at("2026-09-07T12:00:00-05:00");
  c.event_type_id = 4711;
  c.engine_key = "call_1/k";
  c.call_id = "call_1";
  c.attendee_name = "Ada \"L\"";
  c.attendee_phone = "+14155550123";
  c.time_zone = "America/Chicago";
  c.problem = "no heat";
  CHECK(
      codec::write_calcom_create(c) ==
      R"({"start":"2026-09-07T17:00:00Z","eventTypeId":4711,"attendee":{"name":"Ada \"L\"","timeZone":"America/Chicago",)"
      R"("phoneNumber":"+14155550123","language":"en"},"metadata":{"engine_key":"call_1/k","call_id":"call_1",)"
      R"("phone":"+14155550123","problem":"no heat"}})");
  c.attendee_phone.clear();
  CHECK_THAT(codec::write_calcom_create(c), Catch::Contains("@sms.cal.com") && !Catch::Contains("phone"));
  c.problem = std::string(499, 'x') + "\xC3\xA9";  // the limit is in the middle of a character
  CHECK_THAT(codec::write_calcom_create(c), Catch::Contains("xx\"}}") && !Catch::Contains("\xC3"));
}

TEST_CASE("an intent's key is never longer than Cal.com keeps it and never shared", "[codec][calcom][I2]") {
  CHECK(codec::calcom_engine_key("call_1", "book:2026") == "call_1/book:2026");
  const auto long_a = codec::calcom_engine_key("call_1", std::string(600, 'a') + "1");
  const auto long_b = codec::calcom_engine_key("call_1", std::string(600, 'a') + "2");
  CHECK(long_a.size() <= 500);
  CHECK(long_a != long_b);
  const auto spoken = codec::calcom_engine_key("call_1",
                                               "ma\xC3\xB1"
                                               "ana a las dos");
  CHECK(spoken.find_first_of(" \xC3") == std::string::npos);
  CHECK(spoken != codec::calcom_engine_key("call_1", "ma__ana_a_las_dos"));
}

TEST_CASE("a phone-only customer is filed under Cal.com's own synthetic address", "[codec][calcom]") {
  CHECK(codec::calcom_email("+1 (415) 555-0123", "c") == "14155550123@sms.cal.com");
  const auto anonymous = codec::calcom_email("", "call_1");
  CHECK(anonymous.size() == std::string_view{"@sms.cal.com"}.size() + 20);
  CHECK(anonymous != codec::calcom_email("", "call_2"));
}
