#include <catch2/catch.hpp>

#include "judged_call.hpp"

using namespace calllock::domain;
using namespace calllock::domain::test;

TEST_CASE("the wish for an early date is not the urgency of the fault", "[C-06]") {
  check_all({
      {"the agent says today", R"(
U: My AC is making a noise, it still cools.
A: Would you like someone today, or later this week?
U: Later this week is fine.)",
       "urgency=medium not=EMERGENCY_SAMEDAY"},
      {"today or tomorrow", R"(
U: The AC isn't cooling well.
A: When would you like us?
U: Today or tomorrow, either one.
T: book_service | urgency_tier=routine | preferred_time=today or tomorrow | problem_description=AC not cooling -> booked=false)",
       "urgency=medium"},
      {"a call today, not a visit", R"(
@ sentiment=Negative
U: I was overcharged and I want your manager to call me today.
A: He'll call you today.
T: create_callback_request | reason=Billing dispute | priority=high -> success=true
U: Today, please.)",
       "urgency=medium"},
      {"today's only the day of the call", R"(
U: I noticed today that my filter is filthy, can you change the filters next week?
A: Sure.
U: Thanks.)",
       "urgency=medium not=EMERGENCY_SAMEDAY"},
      {"a visit is needed today", R"(
U: Our heat is out and it's going to freeze tonight. We need somebody today.
A: I have four o'clock.
U: Yes, please.)",
       "urgency=high tags=EMERGENCY_SAMEDAY"},
      {"asked whether today, he says yes", R"(
U: AC died this morning.
A: Do you need someone today?
U: Yes, absolutely.)",
       "urgency=high"},
      {"an estimate wanted today", R"(
U: Our AC is dead and I want a price on a new unit, and somebody out here today to measure.
A: Two o'clock?
U: Perfect.
T: book_service | urgency_tier=urgent | preferred_time=today | problem_description=Estimate for AC replacement -> booking_confirmed=true)",
       "urgency=high type=ESTIMATE tier=replacement"},
  });
}

TEST_CASE("urgency words are read as they are meant", "[C-14]") {
  check_all({
      {"not urgent", "U: It's not urgent, but my AC rattles.\nA: Okay.\nU: Thanks.", "urgency=low tags=FLEXIBLE"},
      {"no rush at all", "U: The thermostat won't hold a setting. There's no rush at all.\nA: Okay.\nU: Thanks.",
       "urgency=low"},
      {"non-emergency", R"(
@ urgency_tier=non-emergency
U: My heater needs its yearly check.
A: Okay.
U: Thanks.)",
       "urgency=medium not=CRITICAL_EVACUATE,EMERGENCY_SAMEDAY"},
      {"emergency heat is a setting",
       "U: The thermostat says emergency heat and the heat pump outside won't run.\nA: Okay.\nU: Friday's fine.",
       "urgency=medium not=EMERGENCY_SAMEDAY"},
      {"no emergency", "U: This isn't an emergency, the AC just smells musty.\nA: Okay.\nU: Any day.",
       "not=EMERGENCY_SAMEDAY,CRITICAL_DISPATCH"},
      {"whenever", "U: I'd like my ducts cleaned, whenever you've got time.\nA: Okay.\nU: Thanks.",
       "urgency=low tags=FLEXIBLE"},
  });
}

TEST_CASE("no tag is there twice", "[C-20]") {
  for (const auto* lines :
       {"U: The AC is leaking, the pan is full and the carpet is soaked. We need somebody today.\nA: Do you need "
        "someone today?\nU: Yes, today please.",
        "U: It smells like gas. Gas smell everywhere. I smell gas.\nA: Leave the house now.\nU: Okay.",
        "U: My mother is ninety and she's elderly and the AC is dead, it's 95 degrees in here.\nA: Today?\nU: Today.",
        "U: No heat, no heat at all. Furnace won't light. The heater is dead.\nA: Okay.\nU: Thanks.",
        "U: The gate code is 1234. Gate code again, 1234. AC quit.\nA: Okay.\nU: Bye."}) {
    const auto a = judged(lines);
    for (const auto& list : a.tags) {
      std::set<std::string> seen;
      for (const auto& t : list) CHECK(seen.insert(t.name).second);
    }
  }
}
