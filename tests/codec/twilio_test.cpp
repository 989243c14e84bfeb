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

TEST_CASE("a form comes back as it was written", "[codec][twilio]") {
  const auto fields = codec::read_form("o=17&Body=Caf%C3%A9+%26+tea&empty=&&bare&o=18");
  REQUIRE(fields.size() == 5);
  CHECK(fields[0] == std::pair<std::string, std::string>{"o", "17"});
  CHECK(fields[1].second == "Caf\xC3\xA9 & tea");
  CHECK(fields[3] == std::pair<std::string, std::string>{"bare", ""});
}

TEST_CASE("a report names the delivery, the text and what became of it", "[codec][twilio][A-01]") {
  const auto r =
      codec::read_text_report("o=17", "MessageSid=SM1&MessageStatus=undelivered&ErrorCode=30003&To=%2B15125550101");
  REQUIRE(r.ok());
  CHECK(r.value.id == 17);
  CHECK(r.value.sid == "SM1");
  CHECK(r.value.status == "undelivered");
  CHECK(r.value.code == 30003);
  CHECK(r.value.to == "+15125550101");
  CHECK(codec::read_text_report("", "SmsSid=SM1&SmsStatus=sent").value.status == "sent");
  CHECK(codec::read_text_report("o=17x", "MessageSid=SM1&MessageStatus=sent").value.id == 0);
  CHECK_FALSE(codec::read_text_report("o=17", "MessageSid=SM1").ok());
  CHECK_FALSE(codec::read_text_report("o=17", "MessageStatus=sent").ok());
}

TEST_CASE("a text that came in is read, and its answer is XML whatever it says", "[codec][twilio][N-09]") {
  const auto in =
      codec::read_inbound_text("MessageSid=SM1&From=%2B15125550101&To=%2B15125550199&Body=5+0147&OptOutType=");
  REQUIRE(in.ok());
  CHECK(in.value.body == "5 0147");
  CHECK(in.value.from == "+15125550101");
  CHECK(in.value.opt_out.empty());
  CHECK_FALSE(codec::read_inbound_text("From=%2B15125550101&To=%2B15125550199&Body=5").ok());
  CHECK(codec::write_twiml("") == R"(<?xml version="1.0" encoding="UTF-8"?><Response></Response>)");
  CHECK(codec::write_twiml("a < b & \"c\" > d\x01\n") ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Message>a &lt; b &amp; \"c\" &gt; "
        "d\n</Message></Response>");
}

TEST_CASE("what a text is about comes back from the outbox", "[codec][twilio][A-04]") {
  domain::sms_message m{domain::sms_kind::emergency, "+15125550147", "EMERGENCY", true};
  m.customer_phone = "+15125550148";
  m.customer_name = "Robin Vale";
  m.customer_address = "40 Pecan Row";
  m.about = "gas \"smell\"";
  m.callback_minutes = 25;
  const auto back = codec::read_sms(codec::write_payload(domain::payload{m})).value;
  CHECK(back.customer_phone == m.customer_phone);
  CHECK(back.customer_name == m.customer_name);
  CHECK(back.customer_address == m.customer_address);
  CHECK(back.about == m.about);
  CHECK(back.callback_minutes == 25);
}

TEST_CASE("a context is read back with its owner", "[codec][A-04][N-06]") {
  const domain::sms_context_payload c{"+1", "callback", "+15125550147", "call_1", "Robin", "owner@example.com"};
  const auto back = codec::read_sms_context(codec::write_payload(domain::payload{c}));
  REQUIRE(back.ok());
  CHECK(back.value.user_email == "owner@example.com");
  CHECK(back.value.call_id == "call_1");
  CHECK(back.value.customer_name == "Robin");
  CHECK_FALSE(codec::read_sms_context(R"({"operator_phone":"+1"})").ok());
}
