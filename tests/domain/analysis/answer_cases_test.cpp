#include "judged_call.hpp"

#include <catch2/catch.hpp>

using namespace calllock::domain::test;

TEST_CASE("answers deny, count and take back in more ways than yes and no", "[analysis][C-01][C-06][I3]") {
  check_all({
      {"a word of the question is denied in the middle of the answer",
       "A: Is it making odd sounds, and do you smell any gas?\n"
       "U: No gas. My boiler makes a small knock, but it always did.",
       "hazards=- urgency=medium"},
      {"no to both", "A: Any gas smell or alarms?\nU: No to the both. The furnace won't light.", "hazards=-"},
      {"a choice sets the danger aside",
       "A: Is it a musty smell rather than something burning?\nU: Musty. Definitely musty, from my AC vents.",
       "hazards=- tier=diagnostic tags=DIAGNOSTIC_SMELL"},
      {"what was passed on is taken back at once",
       "U: My wife says there's a puddle by the AC closet. There isn't. It's just not cooling.",
       "hazards=- tier=standard_repair"},
      {"a quoted question states nothing",
       "U: I lit a candle and everybody said, do you smell gas? They measured zero. It was the candle. My heat's out.",
       "hazards=- urgency=medium"},
      {"a real alarm under any name",
       "U: My CO thing is going bananas, four beeps, over and over.\n"
       "A: Up and out the front door now, please. Call 911 as soon as we hang up.\nU: I'm on the lawn.",
       "hazards=CO_EVENT urgency=emergency end=safety_emergency"},
      {"a chirp under any name is none",
       "U: Our carbon monoxide thing keeps chirping, it says low battery. And the heater quit.", "hazards=-"},
      {"a pleasant temperature says that it works",
       "U: My outdoor unit's humming like a hive.\nA: Is it still keeping the house cool?\nU: Seventy-three on the "
       "nose.",
       "tier=diagnostic tags=DIAGNOSTIC_NOISE not=REPAIR_AC"},
      {"an age and a temperature in bare numbers",
       "U: My mama's air's gone out.\nA: How old is she?\nU: Eighty-eight.\nA: How hot is it inside?\nU: Ninety-one.",
       "hazards=HEALTH_RISK tags=ELDERLY_OCCUPANT,AGENT_PROXY"},
      {"the age of the equipment is nobody's",
       "U: My AC is blowing warm.\nA: How old is the system?\nU: Eighty months.\nA: How hot is it inside?\nU: "
       "Ninety-one.",
       "hazards=- not=ELDERLY_OCCUPANT"},
      {"animals are counted", "U: I'd like a tune-up on my AC.\nA: Any dogs?\nU: Two, and they think they own it.",
       "tags=PET_SECURE"},
      {"a rush that is denied", "U: The thermostat's blank.\nA: Is there a rush?\nU: Nah, it's nice out.",
       "urgency=low tags=FLEXIBLE"},
      {"tomorrow before noon is not today",
       "@ sentiment=Negative\nU: The invoice is wrong, you charged me twice, I want my money back.\n"
       "A: When may billing call?\nU: Tomorrow, before noon.\nT: create_callback_request | type=billing -> "
       "success=true",
       "type=COMPLAINT urgency=medium not=EMERGENCY_SAMEDAY"},
      {"each of two nobodies denies for itself",
       "@ sentiment=Negative\nU: I took Friday off, your window was eight to noon, and nobody came, nobody called.",
       "type=COMPLAINT tags=COMPLAINT_SERVICE,CALLBACK_RISK,EXISTING_CUSTOMER"},
  });
}

TEST_CASE("names, streets and idioms are no hazards, and a home is no business", "[analysis][C-12][C-02]") {
  check_all({
      {"a surname that burns", "U: I'd like an AC tune-up.\nA: And your name?\nU: Winifred Sparks.",
       "hazards=- name=Winifred_Sparks"},
      {"a street that smells", "U: My AC won't cool.\nA: The address?\nU: 505 Sulphur Springs Road. 78748.",
       "hazards=- street=505_Sulphur_Springs_Road"},
      {"air is no water", "U: The air handler's leaking hot air since yesterday.", "hazards=-"},
      {"people are no flood", "U: My kitchen is always flooded with people and the AC won't keep up.", "hazards=-"},
      {"one's own house though the company has a name",
       "@ business_name=Linh Nails\nU: I manage a nail salon but this is about my own place, my AC quit.",
       "caller=residential color=blue not=COMMERCIAL_ACCT"},
      {"a company by the form of its name", "U: Morning, Rochelle at Barton Family Dentistry. Our AC is out.",
       "caller=commercial color=green"},
      {"a school that somebody comes from is no company",
       "U: A friend from grad school and I bought a house and its furnace won't start.", "caller=residential"},
      {"a trade is dated by its years", "U: My furnace just spit sparks! I been an electrician twenty-two years.",
       "hazards=ELECTRICAL_FIRE duration=acute"},
      {"who fixes elsewhere",
       "U: Our smoker quit on us, is this the barbecue place?\nA: We're an air conditioning company.",
       "type=WRONG_NUMBER end=wrong_number"},
      {"what is called off because it works needs no repair",
       "U: Please cancel tomorrow's visit for the AC, it's cooling, the air is good again.\n"
       "T: create_callback_request | type=cancellation -> success=true | note=appointment cancelled",
       "end=cancelled urgency=low tier=- not=REPAIR_AC"},
  });
}

TEST_CASE("times behind untils, weekdays of other weeks and days with a name", "[analysis][C-11]") {
  check_all({
      {"good till",
       "@ at=2025-08-25T15:00:00-05:00\nU: My thermostat was good till last week. Tuesday, Wednesday. Then it went "
       "blank.",
       "duration=recent"},
      {"a weekday of last week",
       "@ at=2026-01-13T09:00:00-06:00\nU: The furnace goes on and off.\nA: Since when?\nU: Wednesday of last week.",
       "duration=recent"},
      {"a week ago on a weekday",
       "@ at=2026-03-17T09:00:00-05:00\nU: The AC's been blowing warm since a week ago Saturday.", "duration=ongoing"},
      {"a week and a half without its article",
       "U: The thermostat display is so faint I can't read it. Week and a half now.", "duration=ongoing"},
      {"a week of a month",
       "@ at=2025-01-15T21:00:00-06:00\nA: When did it start?\nU: First week of January the furnace quit once or "
       "twice.",
       "duration=ongoing"},
      {"a holiday", "@ at=2026-01-27T13:00:00-06:00\nA: How long has the boiler been out?\nU: Since MLK day.",
       "duration=ongoing"},
      {"yesterday names the weekday",
       "@ at=2025-09-11T13:00:00-05:00\nU: The AC blows hot. Wednesday, yesterday, in the evening, again the same.",
       "duration=acute"},
      {"dropped endings", "@ at=2026-06-04T14:00:00-05:00\nU: My AC's been blowin' hot since this mornin'.",
       "duration=acute tags=REPAIR_AC"},
      {"a bill is a month's", "U: My electric bill doubled and the heat pump keeps us comfortable.",
       "duration=ongoing"},
      {"an addition has no trouble",
       "U: I want to put a mini-split in my sunroom. It never had air, it's ninety out there by noon.",
       "duration=- type=ESTIMATE equipment=mini-split"},
  });
}

TEST_CASE("other people's numbers and broken streets", "[analysis][C-13]") {
  check_all({
      {"text the girl", "U: My tenants' AC is out. Text the girl first, Kayla, 512-555-0177.", "phone=+15125550190"},
      {"she's at", "U: The heater at my rent house won't start. Set it up with her, she's at 512-555-0128.",
       "phone=+15125550190"},
      {"the house is one's own", "U: Call the house, 512-555-0144. My AC quit.", "phone=+15125550144"},
      {"the size of a filter", "A: What size filter?\nU: Sixteen, twenty-five, four.", "zip=-"},
      {"a false start", "A: The address?\nU: 2510 Pearl... Pearlwood Street. 78705.",
       "street=2510_Pearlwood_Street zip=78705"},
      {"a unit's letter", "A: The address?\nU: 4407-B Pansy Trail. 78727.", "street=4407_Pansy_Trail"},
      {"the building of the question is no unit", "A: What's the address of the building?\nU: 12 Elm Street. 78741.",
       "street=12_Elm_Street"},
      {"left in the name of the record",
       "U: Am I on for today or tomorrow?\n"
       "T: lookup_caller | phone_number=+15125550190 -> found=true | customer_name=Yvonne Salas\n"
       "A: It's under Yvonne Salas, tomorrow at two.\nU: That's her.\nA: And you are?\n"
       "U: Carl. Leave it in her name, she pays the bills.",
       "name=Yvonne_Salas type=EXISTING_CUSTOMER"},
  });
}
