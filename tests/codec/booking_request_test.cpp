#include "codec/booking_request.hpp"

#include <catch2/catch.hpp>

using namespace calllock::codec;

TEST_CASE("a look-up takes a telephone number and nothing else", "[codec]") {
  for (const auto* good : {"+15125550147", "15125550147", "12"}) {
    CAPTURE(good);
    CHECK(is_booking_phone(good));
  }
  for (const auto* bad : {"", "+", "1", "0512", "512-555", "auto", "1234567890123456"}) {
    CAPTURE(bad);
    CHECK_FALSE(is_booking_phone(bad));
  }
  CHECK(read_booking_request(R"({"phone":"+15125550147"})", true, false).value.phone == "+15125550147");
  CHECK(read_booking_request(R"({"phone":"auto"})", true, false).errors.at(0).path == "phone");
  CHECK(read_booking_request("[]", true, false).malformed);
}

TEST_CASE("a change names its booking, and a move its time", "[codec]") {
  const auto cancel = read_booking_request(R"({"booking_uid":"uid_1-a","reason":"moved away"})", false, false);
  REQUIRE(cancel.ok());
  CHECK(cancel.value.booking_uid == "uid_1-a");
  CHECK(cancel.value.reason == "moved away");
  CHECK(read_booking_request("{}", false, false).errors.at(0).path == "booking_uid");
  CHECK_FALSE(read_booking_request(R"({"booking_uid":"../x"})", false, false).ok());
  CHECK_FALSE(read_booking_request(R"({"booking_uid":")" + std::string(101, 'a') + "\"}", false, false).ok());
  CHECK_FALSE(
      read_booking_request(R"({"booking_uid":"a","reason":")" + std::string(501, 'r') + "\"}", false, false).ok());
  CHECK(read_booking_request(R"({"booking_uid":"a"})", false, true).errors.at(0).path == "new_start_time");
}

TEST_CASE("what is wrong with a booking request is named by field", "[codec]") {
  CHECK(write_booking_errors("Validation failed", {{"phone", "Required"}}) ==
        R"({"error":"Validation failed","details":[{"field":"phone","message":"Required"}]})");
}
