#include "judged_call.hpp"

#include <catch2/catch.hpp>

using namespace calllock::domain::test;

TEST_CASE("more dangers, in one breath each, part 1", "[analysis][C-01][C-02][C-09]") {
  check_wordings({
      {R"(@ at=2026-01-14T10:00:00-06:00
@ ended=user_hangup
A: ACE. What is going on?
U: It stinks of propane down in the basement next to the water heater.)",
       "hazards=GAS_LEAK"},
      {R"(@ at=2026-01-14T10:00:00-06:00
@ ended=user_hangup
A: ACE. What is going on?
U: I hear a hissing by the gas meter and there's a sulfury odor.)",
       "hazards=GAS_LEAK"},
      {R"(@ at=2026-01-14T10:00:00-06:00
@ ended=user_hangup
A: Do you smell any gas?
U: A tiny bit, yeah, when I bend down.)",
       "hazards=GAS_LEAK"},
      {R"(@ at=2026-01-14T10:00:00-06:00
@ ended=user_hangup
A: Do you smell any gas?
U: I couldn't tell you, I lost my sense of smell with covid.)",
       "hazards=GAS_LEAK"},
      {R"(@ at=2026-01-14T10:00:00-06:00
@ ended=user_hangup
A: Any smell of gas?
U: Nope. Just cold.)",
       "hazards=-"},
      {R"(@ at=2026-01-14T10:00:00-06:00
@ ended=user_hangup
A: ACE.
U: My roommate swears she smells gas near the stove closet heater.)",
       "hazards=GAS_LEAK"},
      {R"(@ at=2026-01-14T10:00:00-06:00
@ ended=user_hangup
A: ACE.
U: The CO alarm has gone off twice tonight and my kids are drowsy.)",
       "hazards=CO_EVENT,HEALTH_RISK"},
      {R"(@ at=2026-01-14T10:00:00-06:00
@ ended=user_hangup
A: ACE.
U: Carbon monoxide detector is shrieking in the upstairs hall.)",
       "hazards=CO_EVENT"},
      {R"(@ at=2026-01-14T10:00:00-06:00
@ ended=user_hangup
A: Has your carbon monoxide alarm sounded?
U: It did, about an hour ago, then it quit.)",
       "hazards=CO_EVENT"},
      {R"(@ at=2026-01-14T10:00:00-06:00
@ ended=user_hangup
A: ACE.
U: I bought a new carbon monoxide detector yesterday, just in case. The heater squeaks.)",
       "hazards=-"},
      {R"(@ at=2026-01-14T10:00:00-06:00
@ ended=user_hangup
A: ACE.
U: There are flames coming out of the bottom of the furnace!)",
       "hazards=ELECTRICAL_FIRE"},
      {R"(@ at=2026-07-15T10:00:00-05:00
@ ended=user_hangup
A: ACE.
U: The outlet behind the air handler is charred and it smells like burnt wires.)",
       "hazards=ELECTRICAL_FIRE"},
      {R"(@ at=2026-07-15T10:00:00-05:00
@ ended=user_hangup
A: ACE.
U: The wiring on the compressor melted and there was a puff of smoke.)",
       "hazards=ELECTRICAL_FIRE"},
      {R"(@ at=2026-07-15T10:00:00-05:00
@ ended=user_hangup
A: Any smoke or sparks?
U: There was a spark, yes, when I flipped the breaker.)",
       "hazards=ELECTRICAL_FIRE"},
      {R"(@ at=2026-01-14T10:00:00-06:00
@ ended=user_hangup
A: ACE.
U: We light a fire in the fireplace at night since the furnace is out.)",
       "hazards=-"},
      {R"(@ at=2026-07-15T10:00:00-05:00
@ ended=user_hangup
A: ACE.
U: Water is gushing out of the closet where the furnace sits.)",
       "hazards=ACTIVE_FLOODING"},
      {R"(@ at=2026-01-14T10:00:00-06:00
@ ended=user_hangup
A: ACE.
U: The whole basement's got three inches of water from the boiler.)",
       "hazards=ACTIVE_FLOODING"},
      {R"(@ at=2026-07-15T10:00:00-05:00
@ ended=user_hangup
A: ACE.
U: My AC drain is clogged and dripping into a bucket.)",
       "hazards=CONDENSATE_CLOG"},
  });
}

TEST_CASE("more dangers, in one breath each, part 2", "[analysis][C-01][C-02][C-09]") {
  check_wordings({
      {R"(@ at=2026-07-15T10:00:00-05:00
@ ended=user_hangup
A: ACE.
U: The float switch shut the AC off, the drain line's full of slime.)",
       "hazards=CONDENSATE_CLOG"},
      {R"(@ at=2026-07-15T10:00:00-05:00
@ ended=user_hangup
A: ACE.
U: The hose bib outside leaks, but the AC is what I'm calling about, it's loud.)",
       "hazards=-"},
      {R"(@ at=2026-07-15T10:00:00-05:00
@ ended=user_hangup
A: ACE.
U: There's ice on the copper line and the tech last week said it's leaking refrigerant.)",
       "hazards=REFRIGERANT_LEAK"},
      {R"(@ at=2026-07-15T10:00:00-05:00
@ ended=user_hangup
A: ACE.
U: My grandpa is eighty-eight with a bad heart and it's ninety-one in his apartment, no AC.)",
       "hazards=HEALTH_RISK"},
      {R"(@ at=2026-01-14T10:00:00-06:00
@ ended=user_hangup
A: ACE.
U: I'm on dialysis and the heat's been out since last night, it's fifty-four in here.)",
       "hazards=HEALTH_RISK"},
      {R"(@ at=2026-07-15T10:00:00-05:00
@ ended=user_hangup
A: ACE.
U: We've got a three-week-old baby and the AC died, the house is at eighty-six.)",
       "hazards=HEALTH_RISK"},
      {R"(@ at=2026-07-15T10:00:00-05:00
@ ended=user_hangup
A: ACE.
U: My mother is eighty but she's staying with my brother till you fix the AC.)",
       "hazards=-"},
      {R"(@ at=2026-07-15T10:00:00-05:00
@ ended=user_hangup
A: ACE.
U: We're twenty-somethings, we'll survive, but it's ninety in here.)",
       "hazards=-"},
      {R"(@ at=2026-07-15T10:00:00-05:00
@ ended=user_hangup
A: ACE.
U: I nearly passed out, it's so hot, and I'm seventy-six. The air conditioner is dead, ninety-three degrees inside.)",
       "hazards=HEALTH_RISK"},
      {R"(@ at=2026-07-15T10:00:00-05:00
@ ended=user_hangup
A: ACE.
U: It smells like an electrical burning coming from the vents.)",
       "hazards=ELECTRICAL_FIRE"},
      {R"(@ at=2026-01-14T10:00:00-06:00
@ ended=user_hangup
A: ACE.
U: It used to smell like gas in the old house, not this one. The heater here just clicks.)",
       "hazards=-"},
      {R"(@ at=2026-01-14T10:00:00-06:00
@ ended=user_hangup
A: ACE.
U: The furnace closet is full of smoke.)",
       "hazards=ELECTRICAL_FIRE"},
      {R"(@ at=2026-01-14T10:00:00-06:00
@ ended=user_hangup
A: Is there any gas odor at all?
U: Not gas. More like something died in the duct.)",
       "hazards=-"},
      {R"(@ at=2026-07-15T10:00:00-05:00
@ ended=user_hangup
A: Do you have any water on the floor?
U: Yeah it's all over, it's running into the hallway now.)",
       "hazards=ACTIVE_FLOODING"},
      {R"(@ at=2026-07-15T10:00:00-05:00
@ ended=user_hangup
A: Is the drain pan full?
U: To the brim.)",
       "hazards=CONDENSATE_CLOG"},
      {R"(@ at=2026-01-14T10:00:00-06:00
@ ended=user_hangup
A: ACE.
U: I think the gas valve is leaking, my eyes burn and there's that smell.)",
       "hazards=GAS_LEAK"},
      {R"(@ at=2026-07-15T10:00:00-05:00
@ ended=user_hangup
A: ACE.
U: If the pan overflows again we'll have a flood, right now it's dry. I'd like it cleaned out.)",
       "hazards=-"},
      {R"(@ at=2026-01-14T10:00:00-06:00
@ ended=user_hangup
A: ACE.
U: The pilot's out on my gas heater. No smell, I checked.)",
       "hazards=-"},
  });
}

TEST_CASE("more dangers, in one breath each, part 3", "[analysis][C-01][C-02][C-09]") {
  check_wordings({
      {R"(@ at=2026-01-14T10:00:00-06:00
@ ended=user_hangup
A: ACE.
U: Smoke alarm went off when the heat came on and I see haze.)",
       "hazards=ELECTRICAL_FIRE"},
      {R"(@ at=2026-07-15T10:00:00-05:00
@ ended=user_hangup
A: ACE.
U: The breaker for the AC is hot to the touch and buzzing.)",
       "hazards=ELECTRICAL_FIRE"},
  });
}
