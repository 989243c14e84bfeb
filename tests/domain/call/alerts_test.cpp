#include <catch2/catch.hpp>

#include <algorithm>

#include "domain/call/dedup.hpp"
#include "support/builders.hpp"

using namespace calllock::domain;
using namespace builders;

namespace {

ConversationState fresh() {
  ConversationState s;
  s.call_id = "call_1";
  return s;
}

step_result run(const tenant_profile& t, const call_event& e, instant now = monday_ten, ConversationState s = fresh()) {
  return step(s, e, dedup_key(e, t, now, 1).key, {now, &t, nullptr, true});
}
step_result run(const call_event& e, ConversationState s = fresh()) { return run(the_business(), e, monday_ten, s); }

const tool_reply& spoken(const step_result& r) { return std::get<tool_reply>(r.answers.at(0).answer.body); }

const sms_message* text_of(const step_result& r) {
  for (const auto& o : r.outbox)
    if (const auto* m = std::get_if<sms_message>(&o.payload)) return m;
  return nullptr;
}
const alert_payload* alert_of(const step_result& r) {
  for (const auto& o : r.outbox)
    if (const auto* a = std::get_if<alert_payload>(&o.payload)) return a;
  return nullptr;
}
std::string body(const step_result& r) { return text_of(r) ? text_of(r)->body : std::string{}; }

call_event emergency(std::string what = "water everywhere") {
  return a_tool(tool::send_emergency_alert,
                {{"urgency_description", std::move(what)}, {"customer_name", "Robin Vale"}});
}

tenant_profile quiet_business() {
  auto t = a_business();
  t.quiet = quiet_hours{21h, 7h};
  return t;
}
/// Monday, 9 March 2026, 22:30 in Chicago.
const instant late = monday_ten + 12h + 30min;

}  // namespace

TEST_CASE("an alert is never reported as sent before a provider took it", "[domain][A-01]") {
  const auto r = run(emergency());
  CHECK(spoken(r).recorded == true);
  CHECK(spoken(r).sent == false);
  REQUIRE(alert_of(r) != nullptr);
  CHECK_FALSE(alert_of(r)->sent);
  CHECK_FALSE(alert_of(r)->sms_message_sid.has_value());
  REQUIRE(text_of(r) != nullptr);
  CHECK(r.state.is_urgent_escalation);
}

TEST_CASE("without a provider or a number no time is promised", "[domain][A-01]") {
  auto nobody = a_business();
  nobody.alert_numbers.clear();
  const auto e = emergency();
  const auto silent = step(fresh(), e, "k", {monday_ten, &the_business(), nullptr, false});
  for (const auto& r : {run(nobody, e), silent}) {
    CHECK(spoken(r).message->find("minutes") == std::string::npos);
    CHECK(spoken(r).sent == false);
  }
  CHECK(spoken(run(e)).message->find("within 15 minutes") != std::string::npos);
}

TEST_CASE("each kind of text has its own words and its own urgency", "[domain][A-03]") {
  struct row {
    call_event event;
    std::string_view first_line, deadline;
    sms_kind kind;
    bool wakes;
  };
  const row rows[] = {
      {emergency("gas smell in the hall"), "EMERGENCY: gas smell in the hall\n", "10:15 AM", sms_kind::emergency, true},
      {a_tool(tool::create_callback, {{"callback_type", "billing"}, {"reason", "charged twice"}}),
       "BILLING CALLBACK: charged twice\n", "11 AM", sms_kind::callback, false},
      {a_tool(tool::create_callback, {{"callback_type", "follow_up"}, {"urgency", "urgent"}}),
       "URGENT FOLLOW-UP CALLBACK requested\n", "10:30 AM", sms_kind::callback, false},
      {a_tool(tool::create_callback, {{"reason", "no heat"}}), "CALLBACK: no heat\n", "11 AM", sms_kind::callback,
       false},
      {a_tool(tool::send_sales_lead_alert, {{"current_equipment", "furnace"}, {"equipment_age", "18 years"}}),
       "SALES LEAD: furnace replacement\nAge: 18 years\n", "11 AM", sms_kind::sales_lead, false},
  };
  for (const auto& x : rows) {
    const auto r = run(x.event);
    INFO(body(r));
    REQUIRE(text_of(r) != nullptr);
    CHECK(text_of(r)->kind == x.kind);
    CHECK(text_of(r)->ignores_quiet_hours == x.wakes);
    CHECK(body(r).starts_with(x.first_line));
    CHECK(body(r).find("Promised: a call back by " + std::string{x.deadline} + "\n") != std::string::npos);
    CHECK(body(r).find("Phone: (512) 555-0147\n") != std::string::npos);
    CHECK(body(r).ends_with("Reply 1 called, 2 voicemail, 3 note, 4 booked, 5 lost"));
    CHECK((body(r).find("EMERGENCY") != std::string::npos) == x.wakes);
  }
}

TEST_CASE("a booking that failed has a text of its own", "[domain][A-03][B-01]") {
  const auto asked = run(a_tool(tool::book_service, {{"preferred_time", "tomorrow at 2 pm"}}));
  slots_found none;
  none.idempotency_key = asked.bookings.at(0).idempotency_key;
  const auto r = run(none, asked.state);
  REQUIRE(text_of(r) != nullptr);
  CHECK(text_of(r)->kind == sms_kind::booking_failed);
  CHECK(body(r).starts_with("BOOKING FAILED: wished tomorrow at 2 pm"));
}

TEST_CASE("the text goes to the business's own number, and carries whom it is about", "[domain][A-04][A-06]") {
  auto other = a_business();
  other.alert_numbers = {"+16125550101", "+16125550102"};
  const auto r = run(other, emergency());
  REQUIRE(text_of(r) != nullptr);
  CHECK(text_of(r)->to == "+16125550101");
  CHECK(text_of(r)->customer_phone == "+15125550147");
  CHECK(text_of(r)->customer_name == "Robin Vale");
  CHECK(text_of(r)->about == "water everywhere");
  CHECK(text_of(run(emergency()))->to == the_business().alert_numbers.front());
}

TEST_CASE("a repeated alert has the same key", "[domain][A-02][P-12]") {
  const auto key = [](const step_result& r) {
    return std::find_if(r.outbox.begin(), r.outbox.end(), [](const auto& o) { return o.kind == delivery_kind::sms; })
        ->dedup_key;
  };
  const auto first = run(emergency("gas"));
  CHECK(key(first) == key(run(emergency("gas, it is getting worse"), first.state)));
  CHECK(key(first) != key(run(a_tool(tool::create_callback, {}), first.state)));
}

TEST_CASE("in quiet hours only an emergency is promised a call at once", "[domain][N-01][T-03]") {
  const auto t = quiet_business();
  const auto callback = a_tool(tool::create_callback, {{"urgency", "urgent"}});
  CHECK(spoken(run(t, callback, late)).message->find("tomorrow after 7 AM") != std::string::npos);
  CHECK(body(run(t, callback, late)).find("a call back by Tuesday, March 10 at 7:30 AM") != std::string::npos);
  CHECK(spoken(run(t, callback, late + 6h)).message->find("back after 7 AM") != std::string::npos);
  CHECK(spoken(run(t, callback, monday_ten)).message->find("within 30 minutes") != std::string::npos);
  CHECK(spoken(run(t, emergency(), late)).message->find("within 15 minutes") != std::string::npos);
  CHECK(body(run(t, emergency(), late)).find("a call back by 10:45 PM") != std::string::npos);
}

TEST_CASE("the promise after an emergency is the business's own", "[domain][A-06]") {
  auto t = a_business();
  t.callback_minutes = 40;
  const auto r = run(t, emergency());
  CHECK(spoken(r).message->find("within 40 minutes") != std::string::npos);
  CHECK(body(r).find("by 10:40 AM") != std::string::npos);
  CHECK(alert_of(r)->callback_promised_minutes == 40);
}

TEST_CASE("whoever ends a call as an emergency wakes the owner", "[domain][P-08]") {
  for (const auto* reason : {"safety_emergency", "urgent_escalation"}) {
    const auto r = run(a_tool(tool::end_call, {{"reason", reason}, {"problem_description", "smells gas"}}));
    REQUIRE(text_of(r) != nullptr);
    CHECK(body(r).starts_with("EMERGENCY: smells gas"));
    CHECK(body(r).find("Promised") == std::string::npos);  // nobody promised anything
    CHECK(alert_of(r) != nullptr);
  }
  CHECK(text_of(run(a_tool(tool::end_call, {{"reason", "completed"}}))) == nullptr);
}

TEST_CASE("danger that only the end of the call shows wakes the owner once", "[domain][P-08]") {
  const auto in_danger = run(a_tool(tool::end_call, {{"reason", "safety_emergency"}}));
  const auto closed = run(analyzed(), in_danger.state);
  REQUIRE(closed.closes);
  const bool again = text_of(closed) != nullptr;
  if (again) {
    const auto key = [](const step_result& r) {
      return std::find_if(r.outbox.begin(), r.outbox.end(), [](const auto& o) { return o.kind == delivery_kind::sms; })
          ->dedup_key;
    };
    CHECK(key(closed) == key(in_danger));  // the outbox takes it once
  }
  auto s = fresh();
  s.is_safety_emergency = true;
  s.reason.offer(end_reason::safety_emergency, said{0, 11});
  const auto r = run(analyzed(), s);
  REQUIRE(text_of(r) != nullptr);
  CHECK(body(r).starts_with("EMERGENCY: "));
  CHECK(text_of(r)->ignores_quiet_hours);
  CHECK(text_of(run(analyzed())) == nullptr);
}

TEST_CASE("a long story is cut between characters", "[domain][A-03]") {
  std::string story;
  for (int i = 0; i < 300; ++i) story += "\xC3\xA9";
  const auto r = run(emergency(story));
  CHECK(text_of(r)->about.size() == 400);
  const auto odd = run(emergency("x" + story));
  CHECK(text_of(odd)->about.size() == 399);
}
