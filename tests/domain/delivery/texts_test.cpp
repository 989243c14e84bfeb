#include "domain/delivery/texts.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>

#include "support/builders.hpp"

using namespace calllock::domain;
using namespace builders;

namespace {

tenant_profile with_numbers(std::vector<std::string> numbers) {
  auto t = a_business();
  t.alert_numbers = std::move(numbers);
  return t;
}

delivery row(std::string key) {
  delivery d;
  d.id = 7;
  d.call_id = "call_1";
  d.kind = delivery_kind::sms;
  d.dedup_key = std::move(key);
  return d;
}

sms_message emergency(std::string to) {
  sms_message m;
  m.kind = sms_kind::emergency;
  m.to = std::move(to);
  m.body = "EMERGENCY: gas\nReply 1";
  m.ignores_quiet_hours = true;
  m.customer_phone = "+15125550147";
  m.customer_name = "Robin Vale";
  m.about = "gas";
  m.callback_minutes = 15;
  return m;
}

}  // namespace

TEST_CASE("a text that reached nobody goes to the next number, each number once", "[domain][A-01][A-06]") {
  const auto t = with_numbers({"+15125550101", "+15125550102", "+15125550103"});
  const auto second = to_next_number(row("call_1:sms:emergency"), emergency("+15125550101"), t);
  REQUIRE(second.has_value());
  CHECK(second->dedup_key == "call_1:sms:emergency:to2");
  const auto& m = std::get<sms_message>(second->payload);
  CHECK(m.to == "+15125550102");
  CHECK(m.ignores_quiet_hours);
  CHECK(m.customer_name == "Robin Vale");
  CHECK(m.body == "No delivery confirmed for (512) 555-0101:\nEMERGENCY: gas\nReply 1");
  const auto third = to_next_number(row(second->dedup_key), m, t);
  REQUIRE(third.has_value());
  CHECK(third->dedup_key == "call_1:sms:emergency:to3");
  CHECK(std::get<sms_message>(third->payload).body ==
        "No delivery confirmed for (512) 555-0102:\nEMERGENCY: gas\nReply 1");
  CHECK_FALSE(to_next_number(row(third->dedup_key), std::get<sms_message>(third->payload), t).has_value());
  CHECK_FALSE(to_next_number(row("x"), emergency("+15125550199"), t).has_value());  // no number of theirs any more
}

TEST_CASE("texts that were handed on are known by the key of the first", "[domain][A-01]") {
  CHECK(first_key("call_1:sms:emergency") == "call_1:sms:emergency");
  CHECK(first_key("call_1:sms:emergency:to2") == "call_1:sms:emergency");
  CHECK(first_key("call_1:sms:emergency:to12") == "call_1:sms:emergency");
  CHECK(first_key("call_12") == "call_12");
  CHECK(first_key("call:to") == "call:to");
  CHECK(first_key("123").size() == 3);
  CHECK(first_key("").empty());
}

TEST_CASE("only a text that was taken makes the alert one that was sent", "[domain][A-01]") {
  const taken_text taken{"SM1", "queued", "+15125550199", "+15125550101"};
  const auto out =
      after_taken(row("call_1:sms:emergency"), emergency("+15125550101"), taken, the_business(), monday_ten);
  REQUIRE(out.size() == 2);
  const auto& alert = std::get<alert_payload>(out[0].payload);
  CHECK(alert.alert_id == "call_1:alert:emergency");  // the alert that was raised, not another one
  CHECK(alert.sms_message_sid == "SM1");
  CHECK(alert.sms_sent_at == monday_ten);
  CHECK(alert.sent);
  CHECK(alert.callback_promised_minutes == 15);
  auto callback = emergency("+15125550101");
  callback.kind = sms_kind::callback;
  const auto quiet = after_taken(row("call_1:sms:callback"), callback, taken, the_business(), monday_ten);
  REQUIRE(quiet.size() == 1);
  CHECK(quiet[0].kind == delivery_kind::sms_context);
}

TEST_CASE("the context names the kind, the call and the owner, and is left out without a number",
          "[domain][A-03][A-04][A-05][N-06]") {
  const taken_text taken{"SM1", "queued", "+15125550199", "+15125550101"};
  auto m = emergency("+15125550101");
  m.kind = sms_kind::callback;
  const auto context = std::get<sms_context_payload>(
      after_taken(row("call_1:sms:callback"), m, taken, the_business(), monday_ten).at(0).payload);
  CHECK(context.alert_type == "callback");
  CHECK(context.call_id == "call_1");
  CHECK(context.operator_phone == "+15125550101");
  CHECK(context.customer_phone == "+15125550147");
  CHECK(context.user_email == the_business().user_email);
  for (const auto* phone : {"", "Unknown", "auto", "+"}) {
    m.customer_phone = phone;
    CHECK(after_taken(row("call_1:sms:callback"), m, taken, the_business(), monday_ten).empty());
  }
}

TEST_CASE("reports in any order end in the same status", "[domain]") {
  std::array<std::string, 5> reports{"queued", "sending", "sent", "undelivered", "delivered"};
  std::sort(reports.begin(), reports.end());
  do {
    std::string known;
    for (const auto& r : reports)
      if (goes_on(known, r)) known = r;
    CHECK(known == "delivered");
  } while (std::next_permutation(reports.begin(), reports.end()));
  CHECK_FALSE(goes_on("sent", "a word of next year"));
  CHECK_FALSE(goes_on("delivered", "delivered"));
}

TEST_CASE("what the provider says tells who was reached", "[domain][A-01]") {
  for (const auto* s : {"delivered", "read"}) CHECK(end_of(s) == text_end::reached);
  for (const auto* s : {"undelivered", "failed", "canceled"}) CHECK(end_of(s) == text_end::lost);
  for (const auto* s : {"", "queued", "accepted", "sending", "sent", "odd"}) CHECK(end_of(s) == text_end::open);
}
