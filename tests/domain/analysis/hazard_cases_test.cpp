#include <catch2/catch.hpp>

#include "judged_call.hpp"

using namespace calllock::domain;
using namespace calllock::domain::test;

TEST_CASE("a denial hides only what it denies, and an answer is read with its question", "[C-01]") {
  check_all({
      {"the caller denies another thing first", R"(
A: ACE Cooling, this is Sarah. How can I help?
U: Is that the alarm I'm hearing? No, it's not that, but I smell gas by the furnace.
A: Please leave the house right now and call 911 from outside.
U: Okay, we're going.)",
       "hazards=GAS_LEAK urgency=emergency end=safety_emergency tags=CRITICAL_EVACUATE"},
      {"the agent's question comes first, the caller confirms", R"(
A: Do you have any gas smell or a carbon monoxide alarm going off?
U: Yeah, a gas smell, pretty strong, over by the water heater.
A: Then get everybody out of the house right now and call 911.
U: Okay, going.)",
       "hazards=GAS_LEAK urgency=emergency"},
      {"the alarm sounds although the furnace is not running", R"(
A: How can I help?
U: The furnace isn't running and our carbon monoxide alarm is going off.
A: Get everyone out right now, please, and call 911.
U: We're on the porch already.)",
       "hazards=CO_EVENT urgency=emergency"},
      {"plain no", R"(
A: How can I help?
U: My heater won't turn on.
A: Do you smell gas?
U: No.)",
       "hazards=- urgency=medium"},
      {"no to the first, yes to the second", R"(
U: The unit in the closet quit.
A: Any gas smell?
U: No.
A: Any burning smell?
U: Yes, like hot wires.)",
       "hazards=ELECTRICAL_FIRE"},
      {"neither nor", R"(
U: Furnace won't light this morning.
A: Do you smell gas, or is an alarm sounding?
U: Neither one. It just clicks.)",
       "hazards=-"},
      {"an unclear answer counts as a hazard", R"(
U: The pilot on my heater keeps going out.
A: Do you smell gas when you stand next to it?
U: I honestly can't tell, my nose is all stuffed up.)",
       "hazards=GAS_LEAK"},
      {"the later occurrence is the real one", R"(
U: I don't smell gas in the kitchen. But down in the basement I do smell gas.
A: Please go outside right now and call 911.
U: Okay.)",
       "hazards=GAS_LEAK urgency=emergency"},
  });
}

TEST_CASE("the agent's own words are never the customer's hazard", "[C-02]") {
  check_all({
      {"smoke in the question only", R"(
U: AC is blowing warm air since yesterday.
A: Any smoke, sparks or a burning smell?
U: No, nothing.)",
       "hazards=- urgency=medium"},
      {"an advice for a case that has not come", R"(
U: I'd like a tune-up on my furnace.
A: Sure. If you ever smell gas, leave the house and call 911.
U: Will do.)",
       "hazards=- urgency=medium type=MAINTENANCE not=CRITICAL_EVACUATE"},
      {"fire up and fireplace", R"(
U: We fired up the heater next to the fireplace and it only blows cold air.
A: Any gas smell?
U: No ma'am.)",
       "hazards=- tags=REPAIR_HEATING"},
      {"a street called Flood and a floodlight", R"(
U: The AC quit last night. I'm at 12 Floodgate Lane, there's a floodlight over the garage.
A: Anything leaking?
U: No.)",
       "hazards=-"},
      {"the agent guesses at refrigerant", R"(
U: It's not cooling and there's ice on the copper line.
A: That could be a refrigerant leak, or only the filter.
U: Okay, I hope it's the filter.)",
       "hazards=- tags=REPAIR_AC"},
      {"the agent asks about a flood at the end", R"(
U: I want to get my filters changed.
A: Is there any water, any flooding around the unit?
U: Nope, all dry.)",
       "hazards=- type=MAINTENANCE"},
  });
}

TEST_CASE("a health risk needs frail people and real heat or cold", "[C-09]") {
  check_all({
      {"too much cooling is no danger", R"(
U: One room is freezing cold, the AC is way too strong in there, the rest is fine.
A: Anyone at risk?
U: No, no.)",
       "hazards=-"},
      {"healthy adults in the heat", R"(
@ at=2025-07-15T14:00:00-05:00
U: No AC since this morning, it's ninety in here. It's just my husband and me, we're in our forties.
A: Okay.
U: Tomorrow's fine.)",
       "hazards=- urgency=medium"},
      {"an old woman in the heat", R"(
@ at=2025-07-15T14:00:00-05:00
U: My mother's AC died this morning. She's eighty-eight and it's ninety-one degrees in her house.
A: I'll see what we have today.
U: Please, today.)",
       "hazards=HEALTH_RISK urgency=high tags=ELDERLY_OCCUPANT,EMERGENCY_SAMEDAY"},
      {"a newborn in the cold", R"(
@ at=2026-01-15T07:00:00-06:00
U: Our furnace quit overnight, it's fifty-five in here and we have a newborn.
A: Do you smell gas?
U: No. Can somebody come this morning?)",
       "hazards=HEALTH_RISK urgency=high tags=INFANT_NEWBORN"},
      {"the baby is somewhere else", R"(
@ at=2026-01-15T09:00:00-06:00
U: The heat went out. It's fifty-eight in the house, so the baby is at my mom's until it's fixed.
A: Tomorrow at nine?
U: Tomorrow's good.)",
       "hazards=-"},
      {"on oxygen", R"(
@ at=2025-08-03T11:00:00-05:00
U: The air conditioner stopped working and my husband is on oxygen. It's eighty-nine inside.
A: We'll get someone out today.
U: Thank you, today please.)",
       "hazards=HEALTH_RISK urgency=high tags=MEDICAL_NEED"},
      {"a fit old man in mild weather", R"(
@ at=2025-10-07T11:00:00-05:00
U: I'm seventy-four and my AC won't start. It's seventy-five in here, it's comfortable, no rush.
A: Friday?
U: Friday's fine.)",
       "hazards=-"},
  });
}

TEST_CASE("gas as a fuel, a company or a station is no leak", "[C-15]") {
  check_all({
      {"the gas company turned the meter on", R"(
U: The gas company came and turned the meter back on, and now my furnace won't light.
A: Any smell of gas?
U: No, none.)",
       "hazards=- not=UTILITY_COMPANY,CRITICAL_EVACUATE type=SERVICE"},
      {"a gas furnace", R"(
U: It's a gas furnace and it just clicks and shuts itself off.
A: Any smell of gas?
U: No smell.)",
       "hazards=- tags=REPAIR_HEATING"},
      {"behind the gas station", R"(
U: AC quit. We're right behind the gas station on Fifth.
A: Okay.
U: Thanks.)",
       "hazards=-"},
      {"everything is gas", R"(
U: We have gas heat, a gas stove and a gas dryer, and the gas heat won't come on.
A: Do you smell any gas?
U: Not at all.)",
       "hazards=-"},
      {"the utility bill", R"(
U: My gas bill and my electric bill doubled since summer, I think it's the heat pump.
A: Does it heat?
U: It heats fine. No hurry.)",
       "hazards=- not=UTILITY_COMPANY tags=DIAGNOSTIC_ENERGY"},
  });
}

TEST_CASE("a hazard that is over, denied, joked about or somebody else's is none", "[C-19]") {
  check_all({
      {"years ago", R"(
U: We had a gas leak here three years ago, but that was fixed. Now the AC is blowing warm.
A: Any smell today?
U: No.)",
       "hazards=- tags=REPAIR_AC"},
      {"the neighbor's fire", R"(
U: My neighbor's furnace caught fire last week, so I'd like a furnace tune-up.
A: Anything wrong with yours?
U: No, it runs fine.)",
       "hazards=- type=MAINTENANCE"},
      {"a joke", R"(
U: My house is on fire!
A: Sir, please get out right away.
U: No, no, sorry, I'm kidding, bad joke. It's just hot. The AC quit this morning.
A: Okay. No smoke?
U: No.)",
       "hazards=- not=CRITICAL_EVACUATE end=completed"},
      {"only the battery", R"(
U: The carbon monoxide detector was chirping, but that was just the battery. The furnace blows cold air.
A: And no alarm now?
U: No.)",
       "hazards=- tags=REPAIR_HEATING"},
      {"a comparison", R"(
U: It makes a noise like a fire alarm when it starts.
A: Still cooling?
U: Yes, it cools fine.)",
       "hazards=- tier=diagnostic tags=DIAGNOSTIC_NOISE"},
      {"every tag has its words", R"(
U: Water is pouring out of the ceiling under the AC, the carpet is soaked.
A: When did it start?
U: An hour ago.)",
       "hazards=ACTIVE_FLOODING urgency=high"},
  });
}

TEST_CASE("hazards raise the urgency of the payload", "[C-18][P-08]") {
  check_all({
      {"gas", R"(
U: It smells like rotten eggs next to the furnace.
A: Please leave the house now and call 911.
U: Okay we're out.
@ current_agent_state=safety_exit)",
       "hazards=GAS_LEAK urgency=emergency end=safety_emergency tier=- color=blue"},
      {"sparks", R"(
U: Sparks are coming out of the air handler and there's smoke coming out of the vents!
A: Get everyone out of the house right now and call 911.
U: Okay!)",
       "hazards=ELECTRICAL_FIRE urgency=emergency end=safety_emergency tags=CRITICAL_EVACUATE"},
      {"a burst pipe", R"(
U: A pipe burst on the water heater and water is going everywhere.
A: Shut the main off. I'll get someone out.
U: I shut it off. Hurry.)",
       "hazards=ACTIVE_FLOODING urgency=high tags=EMERGENCY_SAMEDAY not=CRITICAL_EVACUATE"},
      {"a full pan is no emergency", R"(
U: The drain pan under my AC is full of water. It's not dripping through.
A: I have tomorrow at nine.
U: That works.
T: book_service | urgency_tier=routine | preferred_time=tomorrow 9 AM | problem_description=Drain pan full -> booking_confirmed=true)",
       "hazards=CONDENSATE_CLOG urgency=medium not=EMERGENCY_SAMEDAY"},
      {"cut off after being sent out", R"(
@ ended=user_hangup
U: The CO alarm is going off and my head hurts.
A: Get everybody out right now and call 911.
U: Okay, come on, kids, we)",
       "hazards=CO_EVENT,HEALTH_RISK urgency=emergency end=safety_emergency"},
      {"the fire department has cleared the house", R"(
U: The fire department was here last night, our CO alarm went off and they red tagged the furnace.
A: Is everyone alright?
U: Everybody's fine, it reads zero since. We need somebody today.
T: book_service | urgency_tier=urgent | preferred_time=today | problem_description=Furnace red-tagged after CO alarm -> booking_confirmed=true)",
       "hazards=CO_EVENT urgency=high end=completed not=CRITICAL_EVACUATE"},
  });
}

TEST_CASE("evidence names the turn and quotes the caller", "[C-19]") {
  const auto a = judged(R"(
A: ACE Cooling, this is Sarah.
U: Hi. It smells like gas in my garage.
A: Please leave the house right now and call 911.
U: Okay.)");
  const auto* t = find_tag(a, "GAS_LEAK");
  REQUIRE(t != nullptr);
  CHECK(t->turn == 1);
  CHECK(t->quote == "smells like gas");
  const auto b = judged("A: Do you smell gas?\nU: Yes.\nA: Leave the house now, please.\nU: Okay.");
  REQUIRE(find_tag(b, "GAS_LEAK") != nullptr);
  CHECK(find_tag(b, "GAS_LEAK")->turn == 1);
  CHECK(find_tag(b, "GAS_LEAK")->quote == "Yes");
}
