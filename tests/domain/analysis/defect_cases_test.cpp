#include <catch2/catch.hpp>

#include "domain/delivery/cards.hpp"
#include "judged_call.hpp"

using namespace calllock::domain;
using namespace calllock::domain::test;

TEST_CASE("a session changes nothing in what is read from the words", "[P-03]") {
  auto call = written_call(R"(
U: This is Nora Fields. Our heat pump blows cold air since Sunday night. 40 Pecan Row, 78745.
A: Any gas smell?
U: No. The gate code is 2211.)");
  const auto tenant = weekday_business();
  const auto fresh = facts_of(call, tenant);
  auto known = fresh;
  known.caller_known = true;
  known.last_agent_state = "booking";
  known.given["customer_name"] = "Nora Fields";
  const auto a = analyse(call, fresh, tenant, instant{}, nullptr);
  const auto b = analyse(call, known, tenant, instant{}, nullptr);
  CHECK(a.customer_name == b.customer_name);
  CHECK(a.duration == b.duration);
  CHECK(a.equipment_type == b.equipment_type);
  CHECK(a.type == b.type);
  CHECK(a.tags == b.tags);
}

TEST_CASE("variables of the agent are used, and words go over them", "[P-24]") {
  check_all({
      {"a business by its variable",
       "@ business_name=Bright Oak Dental\nU: The AC isn't cooling.\nA: Okay.\nU: Thanks.",
       "caller=commercial color=green"},
      {"a stale urgency", "@ urgency_tier=emergency\nU: I'd like a tune-up for my AC, no rush.\nA: Okay.\nU: Thanks.",
       "urgency=low"},
      {"an unfilled template",
       "@ business_name={{business_name}}\nU: The AC at my house isn't cooling.\nA: Okay.\nU: Thanks.",
       "caller=residential"},
      {"has_appointment is no booking", "@ has_appointment=true\nU: My AC isn't cooling.\nA: Okay.\nU: Thanks.",
       "type=SERVICE"},
      {"the safety exit",
       "@ current_agent_state=safety_exit\nU: It smells like gas.\nA: Get out of the house now and call 911.\nU: Okay.",
       "end=safety_emergency urgency=emergency"},
  });
}

TEST_CASE("one analysis serves both payloads", "[P-28]") {
  for (const auto* lines :
       {"U: Our office AC quit.\nA: Okay.\nU: Thanks.", "U: I want a new furnace.\nA: Okay.\nU: Thanks.",
        "U: I smell gas.\nA: Get out of the house now.\nU: Okay.", "U: Are you hiring?\nA: Yes.\nU: Great.",
        "U: My bill is wrong, I want a refund.\nA: Okay.\nU: Bye."}) {
    const auto a = judged(lines);
    const auto b = judged(lines);
    CHECK(a.revenue.signals == b.revenue.signals);
    CHECK(a.is_commercial == (a.caller == caller_type::commercial));
    CHECK(a.color == b.color);
    CHECK(a.lexicon_version == b.lexicon_version);
    CHECK_FALSE(a.lexicon_version.empty());
  }
}

TEST_CASE("a booking is audited by what the times mean") {
  const auto audit = [](const char* asked, const char* booked, const char* before = "routine",
                        const char* at = "routine") {
    return judged(std::string("@ at=2026-02-25T10:00:00-06:00\nU: My AC isn't cooling.\nA: When?\nU: ") + asked +
                  "\nT: transition_to_booking | urgency_tier=" + before + " | preferred_time=" + asked +
                  " -> success=true\nT: book_service | urgency_tier=" + at + " | preferred_time=" + asked +
                  " | problem_description=AC not cooling -> booking_confirmed=true | appointment_time=" + booked +
                  "\nA: You're booked.\nU: Thanks.");
  };
  CHECK_FALSE(audit("Friday", "2026-02-27T15:45:00-06:00").slot_changed);
  CHECK_FALSE(audit("tomorrow morning", "2026-02-26T09:00:00-06:00").slot_changed);
  CHECK(audit("tomorrow morning", "2026-02-26T15:00:00-06:00").slot_changed);
  CHECK(audit("Friday at 2 PM", "2026-03-02T14:00:00-06:00").slot_changed);
  CHECK_FALSE(audit("Friday", "2026-02-27T15:45:00-06:00").urgency_mismatch);
  CHECK(audit("Friday", "2026-02-27T15:45:00-06:00", "urgent", "routine").urgency_mismatch);
  CHECK_FALSE(audit("Friday", "2026-02-27T15:45:00-06:00", "Routine", "routine").urgency_mismatch);
}
