#include "codec/twilio.hpp"

#include <catch2/catch.hpp>

#include "codec/dashboard.hpp"
#include "domain/booking/local_time.hpp"

using namespace calllock;

TEST_CASE("a form escapes what a number and a text need", "[codec][twilio]") {
  CHECK(codec::write_form({{"To", "+15125550147"}, {"Body", "a&b=c d\n\xC3\xA9~"}}) ==
        "To=%2B15125550147&Body=a%26b%3Dc%20d%0A%C3%A9~");
  CHECK(codec::write_form({}).empty());
}

TEST_CASE("a text is cut at 1600 characters, not bytes and not in one", "[codec][twilio]") {
  std::string text;
  for (int i = 0; i < 1601; ++i) text += "\xC3\xA9";
  CHECK(codec::sms_body(text).size() == 3200);
  CHECK(codec::sms_body("short") == "short");
}

TEST_CASE("a message counts only with its sid", "[codec][twilio][A-01]") {
  const auto good = codec::read_twilio_message(
      R"({"sid":"SM1","status":"queued","to":"+1","from":"+2","body":"b","direction":"outbound-api","error_code":null,
          "date_created":"Thu, 24 Aug 2023 05:01:45 +0000","price":null})");
  REQUIRE(good.ok());
  CHECK(good.value.sid == "SM1");
  CHECK_FALSE(good.value.error_code);
  CHECK(good.value.created_at == domain::parse_rfc3339("2023-08-24T05:01:45Z"));
  CHECK_FALSE(codec::read_twilio_message(R"({"status":"queued"})").ok());
  CHECK_FALSE(codec::read_twilio_message("<Response/>").ok());
}

TEST_CASE("a page of messages knows where it goes on", "[codec][twilio]") {
  const auto r =
      codec::read_twilio_page(R"({"messages":[{"sid":"SM1","error_code":30003}],"next_page_uri":"/2010?Page=1"})");
  REQUIRE(r.ok());
  CHECK(r.value.messages.at(0).error_code == 30003);
  CHECK(r.value.next_page_uri == "/2010?Page=1");
  CHECK(codec::read_twilio_page(R"({"messages":[],"next_page_uri":null})").value.next_page_uri.empty());
  CHECK_FALSE(codec::read_twilio_page(R"({"code":20003})").ok());
}

TEST_CASE("an error's code is read, a gateway's page has none", "[codec][twilio]") {
  CHECK(codec::read_twilio_error(R"({"code":21610,"message":"m","status":400})") == 21610);
  CHECK(codec::read_twilio_error("<html>502</html>") == 0);
  CHECK(codec::read_twilio_error("") == 0);
}

TEST_CASE("dates of other forms are not guessed", "[codec][twilio]") {
  CHECK(codec::parse_rfc2822("7 Sep 2026 17:00:02 GMT") == domain::parse_rfc3339("2026-09-07T17:00:02Z"));
  for (const auto* bad : {"", "yesterday", "Thu, 24 Aug 2023 05:01:45 -0500", "Thu, 31 Feb 2023 05:01:45 +0000",
                          "Thu, 24 Foo 2023 05:01:45 +0000", "Thu, 24 Aug 2023 25:01:45 +0000", "Thu, 24 Aug"})
    CHECK_FALSE(codec::parse_rfc2822(bad));
}

TEST_CASE("a text comes back from the outbox as it went in", "[codec][twilio]") {
  const domain::sms_message m{domain::sms_kind::sales_lead, "+15125550147", "SALES LEAD: \"AC\"\nline", true};
  const auto back = codec::read_sms(codec::write_payload(domain::payload{m}));
  REQUIRE(back.ok());
  CHECK(back.value.kind == m.kind);
  CHECK(back.value.to == m.to);
  CHECK(back.value.body == m.body);
  CHECK(back.value.ignores_quiet_hours);
  CHECK_FALSE(codec::read_sms(R"({"kind":"poem","to":"+1","body":"b"})").ok());
  CHECK_FALSE(codec::read_sms("[]").ok());
}
