#include "domain/delivery/replies.hpp"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include "domain/booking/local_time.hpp"
#include "support/builders.hpp"

using namespace calllock::domain;
using namespace builders;

namespace {

owner_reply read(std::string body, std::string opt_out = {}) {
  inbound_text in;
  in.body = std::move(body);
  in.opt_out = std::move(opt_out);
  return read_reply(in);
}

open_alert about(std::string call, std::string phone, std::string name = "", bool replied = false) {
  open_alert a;
  a.call_id = std::move(call);
  a.tenant_id = "default";
  a.customer_phone = std::move(phone);
  a.customer_name = std::move(name);
  a.replied = replied;
  a.sent_at = monday_ten;
  return a;
}
const open_alert robin = about("call_1", "+15125550147", "Robin Vale");
const open_alert ash = about("call_2", "+15125550148", "Ash Field");

}  // namespace

TEST_CASE("the answers an owner gives", "[domain][N-09]") {
  using code = reply_code;
  struct row {
    const char* body;
    code means;
    const char* last_four;
    const char* text;
  };
  const row rows[] = {
      {"1", code::called, "", ""},
      {" 1. ", code::called, "", ""},
      {"1 called", code::called, "", ""},
      {"Called", code::called, "", ""},
      {"CONTACTED", code::called, "", ""},
      {"2", code::voicemail, "", ""},
      {"voicemail", code::voicemail, "", ""},
      {"3", code::note, "", ""},
      {"3 gate code is 55", code::note, "", "gate code is 55"},
      {"3 0147 gate code is 55", code::note, "0147", "gate code is 55"},
      {"Note: key under the mat", code::note, "", "key under the mat"},
      {"4", code::booked, "", ""},
      {"4 Tuesday at 9", code::booked, "", "Tuesday at 9"},
      {"4 0147 Tuesday at 9", code::booked, "0147", "Tuesday at 9"},
      {"4 booked Tuesday", code::booked, "", "Tuesday"},
      {"Book tomorrow 2 pm", code::booked, "", "tomorrow 2 pm"},
      {"5", code::lost, "", ""},
      {"5 0147", code::lost, "0147", ""},
      {"5 lost", code::lost, "", ""},
      {"lost 0147", code::lost, "0147", ""},
      {"He will call me back himself", code::note, "", "He will call me back himself"},
      // What only looks like an answer changes nothing.
      {"5 people came to look at it", code::unclear, "", ""},
      {"1pm works", code::note, "", "1pm works"},
      {"6", code::unclear, "", ""},
      {"12", code::unclear, "", ""},
      {"ok", code::unclear, "", ""},
      {"", code::unclear, "", ""},
      {"\xF0\x9F\x91\x8D", code::unclear, "", ""},
  };
  for (const auto& x : rows) {
    CAPTURE(x.body);
    const auto r = read(x.body);
    CHECK(r.code == x.means);
    CHECK(r.last_four == x.last_four);
    CHECK(r.text == x.text);
  }
}

TEST_CASE("the provider's words count when they are the whole text, and CANCEL is asked about", "[domain][N-09]") {
  for (const auto* w : {"STOP", "stop", "Stop.", "STOPALL", "unsubscribe", "END", "quit"})
    CHECK(read(w).code == reply_code::opt_out);
  for (const auto* w : {"START", "unstop"}) CHECK(read(w).code == reply_code::opt_in);
  for (const auto* w : {"HELP", "info"}) CHECK(read(w).code == reply_code::help);
  CHECK(read("CANCEL").code == reply_code::cancel);
  for (const auto* w :
       {"Stop by the house tomorrow", "please help him out", "cancel his visit", "end of the week then"})
    CHECK(read(w).code == reply_code::note);
  // Where the provider has dealt with the word it says so, and that alone counts.
  CHECK(read("cancel", "STOP").code == reply_code::opt_out);
  CHECK(read("yes", "START").code == reply_code::opt_in);
  const auto asked = decide(read("CANCEL"), {robin});
  CHECK_FALSE(asked.alert.has_value());
  CHECK(asked.answer.find("Nothing was changed") != std::string::npos);
  CHECK(decide(read("STOP"), {robin}).answer.empty());
}

TEST_CASE("a reply answers the alert it can only mean", "[domain][N-07]") {
  SECTION("the only one") {
    const auto d = decide(read("5"), {robin});
    REQUIRE(d.alert.has_value());
    CHECK(d.alert->call_id == "call_1");
    CHECK(d.answer == "Robin Vale, (512) 555-0147: marked as lost.");
  }
  SECTION("of two none is guessed") {
    const auto d = decide(read("5"), {robin, ash});
    CHECK_FALSE(d.alert.has_value());
    CHECK(d.answer.find("5 0147 for Robin Vale") != std::string::npos);
    CHECK(d.answer.find("5 0148 for Ash Field") != std::string::npos);
  }
  SECTION("the one whose customer is named") {
    const auto d = decide(read("5 0148"), {robin, ash});
    REQUIRE(d.alert.has_value());
    CHECK(d.alert->call_id == "call_2");
    CHECK_FALSE(decide(read("5 0149"), {robin, ash}).alert.has_value());
  }
  SECTION("the one that nobody has answered") {
    auto answered = robin;
    answered.replied = true;
    CHECK(decide(read("1"), {answered, ash}).alert->call_id == "call_2");
    CHECK(decide(read("1"), {answered}).alert->call_id == "call_1");
    CHECK(decide(read("5 0147"), {answered, ash}).alert->call_id == "call_1");
  }
  SECTION("two texts about one call are one") {
    auto sales = robin;
    sales.kind = sms_kind::sales_lead;
    sales.sent_at = monday_ten + 1min;
    CHECK(decide(read("1"), {sales, robin}).alert->call_id == "call_1");
  }
  SECTION("of one customer's calls the newest without an answer") {
    auto again = robin;
    again.call_id = "call_3";
    again.sent_at = monday_ten + 5min;
    CHECK(decide(read("1"), {again, robin}).alert->call_id == "call_3");
    CHECK(decide(read("5 0147"), {again, robin, ash}).alert->call_id == "call_3");
    again.replied = true;
    CHECK(decide(read("1"), {again, robin}).alert->call_id == "call_1");
  }
  SECTION("the same number's calls to two businesses stay apart") {
    auto other = robin;
    other.tenant_id = "lakeside";
    CHECK_FALSE(decide(read("5"), {robin, other}).alert.has_value());
  }
  SECTION("none is open") {
    const auto d = decide(read("5"), {});
    CHECK_FALSE(d.alert.has_value());
    CHECK(d.answer.find("nothing was changed") != std::string::npos);
  }
  SECTION("an empty note and an odd word are asked about") {
    CHECK_FALSE(decide(read("3"), {robin}).alert.has_value());
    CHECK_FALSE(decide(read("ok"), {robin}).alert.has_value());
    CHECK(decide(read("ok"), {robin}).answer.starts_with("Reply 1 called"));
  }
}

TEST_CASE("the time of a visit is read by the business's own clock", "[domain][T-06][I14]") {
  auto eastern = a_business();
  eastern.time_zone = "America/New_York";
  auto d = decide(read("4 tomorrow at 9 am"), {robin});
  read_visit(d, eastern, monday_ten);
  REQUIRE(d.scheduled_at.has_value());
  CHECK(rfc3339_utc(*d.scheduled_at) == "2026-03-10T13:00:00Z");
  CHECK(d.answer == "Robin Vale, (512) 555-0147: the visit on Tuesday, March 10 at 9 AM is on your schedule.");
  auto central = decide(read("4 tomorrow at 9 am"), {robin});
  read_visit(central, the_business(), monday_ten);
  CHECK(rfc3339_utc(*central.scheduled_at) == "2026-03-10T14:00:00Z");
}

TEST_CASE("a visit without a clear time is asked about and nothing is marked", "[domain][T-06][N-09]") {
  for (const auto* text : {"4 whenever", "4 next week", "4 yesterday at 9 am"}) {
    CAPTURE(text);
    auto d = decide(read(text), {robin});
    read_visit(d, the_business(), monday_ten);
    CHECK_FALSE(d.scheduled_at.has_value());
    CHECK_FALSE(d.alert.has_value());
    CHECK(d.answer.find("which day and time") != std::string::npos);
  }
  auto plain = decide(read("4"), {robin});
  read_visit(plain, the_business(), monday_ten);
  CHECK(plain.alert.has_value());
  CHECK_FALSE(plain.scheduled_at.has_value());
}

TEST_CASE("whatever is texted, of two customers only the one that is named is touched", "[domain][N-07][N-09]") {
  CHECK(rc::check("digits and blanks", [] {
    const auto body =
        *rc::gen::container<std::string>(rc::gen::element('5', '3', '0', '1', '4', '7', '8', ' ', ' ', '.', 'a'));
    const auto d = decide(read(body), {robin, ash});
    RC_CLASSIFY(d.alert.has_value());
    if (!d.alert) return;
    RC_ASSERT(d.reply.last_four.size() == 4U);
    RC_ASSERT(d.alert->customer_phone.ends_with(d.reply.last_four));
    RC_ASSERT(body.find(d.reply.last_four) != std::string::npos);
  }));
}
