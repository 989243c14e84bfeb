#include "judged_call.hpp"

#include <catch2/catch.hpp>

using namespace calllock::domain::test;

TEST_CASE("what callers call their equipment, part 1", "[analysis][C-10][C-07]") {
  check_wordings({
      {R"(@ at=2026-01-13T09:30:00-06:00
@ ended=user_hangup
A: ACE Cooling, Sarah speaking.
U: We have those radiators, the hot-water kind, and half of them are stone cold.
A: So a boiler in the basement?
U: Right, a gas boiler.)",
       "equipment=boiler type=SERVICE tags=REPAIR_HEATING"},
      {R"(@ at=2026-06-24T11:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: The wall-mounted head in my office, you know, the ductless one, it blinks green and won't come on.
A: A mini-split?
U: That's it. Fujitsu.)",
       "equipment=mini-split type=SERVICE"},
      {R"(@ at=2026-07-01T13:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: The window units are fine, it's the central air that won't kick on.
A: Got it.
U: My brother thinks it's the capacitor.)",
       "equipment=AC tier=standard_repair"},
      {R"(@ at=2026-01-27T10:00:00-06:00
@ ended=user_hangup
A: ACE Cooling, Sarah speaking.
U: No heat. We don't have gas out here, it's all electric, the strip heat in the air handler.
A: So an electric furnace?
U: Yes.)",
       "equipment=furnace tags=REPAIR_HEATING not=REPAIR_AC,HEALTH_RISK"},
      {R"(@ at=2026-02-03T10:00:00-06:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: I got a Nest and it keeps saying no power to the R wire. Otherwise heat and air are fine when I jump it.
A: So the thermostat itself?
U: I believe so.)",
       "equipment=thermostat tier=minor"},
      {R"(@ at=2026-05-12T10:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: I want to know what y'all charge for a tankless, like to swap out my old forty-gallon.
A: A tankless water heater, sure.
U: Natural gas. Is there an estimate fee?)",
       "equipment=water_heater type=ESTIMATE tier=replacement color=green urgency=low"},
      {R"(@ at=2026-05-19T10:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: There's a flex line in the attic that got chewed through by squirrels and it's blowing all my cold air into the insulation.
A: A torn duct then.
U: Yeah, one of the big round silver ones.)",
       "equipment=ductwork tier=standard_repair tags=REPAIR_DUCTWORK"},
      {R"(@ at=2026-03-30T10:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: We're pricing a heat pump to replace the old furnace and condenser, all of it.
A: A full changeout.
U: Yep. Whole shebang.)",
       "equipment=heat_pump type=ESTIMATE tier=replacement color=green urgency=low tags=INSTALL_REPLACEMENT"},
      {R"(@ at=2026-07-11T10:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: The compressor's shot, another outfit says, and I'd like somebody to double check before I spend two grand.
A: A second opinion on the AC.
U: Exactly, nothing else.)",
       "equipment=AC tier=diagnostic type=SERVICE tags=SECONDOPINION,WEEKEND"},
      {R"(@ at=2025-12-19T10:00:00-06:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Our heater keeps tripping its limit switch, the furnace guy on YouTube says it's airflow.
A: How old is it?
U: It's a Lennox, we had it put in in 2011.)",
       "equipment=furnace type=SERVICE"},
      {R"(@ at=2026-07-15T10:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: The heat pump isn't cooling. Blows lukewarm.
A: And the outdoor fan?
U: Spinning. It's a Trane, fourteen years old.)",
       "equipment=heat_pump tier=standard_repair tags=REPAIR_HEATPUMP"},
      {R"(@ at=2026-04-08T10:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Hey so the swamp cooler's a goner and we finally want real refrigerated air. What would that set us back?
A: A central air conditioner. We can quote that.
U: No ducts to speak of, just the cooler's.)",
       "equipment=AC type=ESTIMATE tier=replacement color=green tags=HOT_LEAD"},
      {R"(@ at=2026-02-24T10:00:00-06:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: the pilot on my hot water tank keeps going out
A: Do you smell any gas?
U: no ma'am not a whiff
A: When did that start?
U: eh about a week and a half back)",
       "equipment=water_heater duration=ongoing hazards=- not=GAS_LEAK"},
      {R"(@ at=2026-07-16T10:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: air handler in the closet is leaking all over the laundry room tile, well, a puddle about like a dinner plate
A: Is it still spreading?
U: no i shut the ac off and mopped it)",
       "equipment=AC hazards=CONDENSATE_CLOG not=ACTIVE_FLOODING"},
      {R"(@ at=2026-06-15T10:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: I'd like an air scrubber or one of those UV lights put on my system, allergies are killing my wife.
A: Happy to quote that.
U: The AC itself is brand new, it's just the air.)",
       "type=ESTIMATE tier=replacement tags=IAQ_UPSELL,INSTALL_ADDON not=HEALTH_RISK,REPAIR_AC"},
      {R"(@ at=2026-08-03T10:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Condenser fan's not turning, but I can hear it buzz. I gave it a shove with a stick and it spun up.
A: Please don't do that again.
U: Ha, alright.)",
       "equipment=AC tier=standard_repair"},
      {R"(@ at=2026-11-24T10:00:00-06:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Our floor furnace, the old kind with the grate in the hallway, the flame's gone out and I can't get it relit.
A: Any gas smell?
U: Uh-uh.)",
       "equipment=furnace hazards=- tags=HOLIDAY_WEEK"},
      {R"(@ at=2026-01-08T10:00:00-06:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: They told me my heat exchanger's cracked and red-tagged the furnace. I want to get it repaired, not replaced.
A: Are there CO alarms going off?
U: No no, it's turned off, no alarm.)",
       "equipment=furnace tier=major_repair hazards=- type=SERVICE"},
  });
}

TEST_CASE("what callers call their equipment, part 2", "[analysis][C-10][C-07]") {
  check_wordings({
      {R"(@ at=2026-04-27T11:10:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Hi, could I get the system gone through before the hot weather? We do that every April.
A: Sure, AC maintenance. What's your name?
U: Yusuf Demirci.
A: And the address?
U: 10 Lantana Hill, 78733.
T: book_service | preferred_time=first available | urgency_tier=routine -> booking_confirmed=true | appointment_time=2030-01-01T10:00:00-06:00
A: You're booked.
U: Thank you kindly.)",
       "name=Yusuf_Demirci street=10_Lantana_Hill zip=78733 type=MAINTENANCE tier=minor equipment=AC duration=- "
       "urgency=medium tags=TUNEUP_AC color=blue"},
      {R"(@ at=2026-09-02T10:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: How much would you all want to put in a ductless unit for a she-shed? Twelve by sixteen.
A: I'd have our estimator look.
T: send_sales_lead_alert | lead_type=replacement -> success=true | alert_id=sl_1
U: No rush, we're still painting it.)",
       "type=ESTIMATE tier=replacement color=green equipment=mini-split urgency=low end=sales_lead tags=INSTALL_ADDON "
       "duration=-"},
      {R"(@ at=2026-03-16T09:30:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: The relief valve on our water heater started weeping a couple weeks back. Tiny puddle by the base.
A: Is it getting worse?
U: About the same.)",
       "hazards=- equipment=water_heater duration=ongoing type=SERVICE tier=standard_repair "
       "not=ACTIVE_FLOODING,CONDENSATE_CLOG"},
      {R"(@ at=2026-06-08T11:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: My unit outside sounds like it's grinding coffee. It cools though.
A: When did you notice?
U: Right after the hailstorm the other night.)",
       "equipment=AC duration=recent tier=diagnostic tags=DIAGNOSTIC_NOISE,POST_STORM"},
      {R"(@ at=2026-06-08T12:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Our electricity's through the roof, three hundred more than last June, and the system runs around the clock though the house is pleasant.
A: Is it an AC or a heat pump?
U: A heat pump.)",
       "equipment=heat_pump tier=diagnostic tags=DIAGNOSTIC_ENERGY type=SERVICE hazards=-"},
      {R"(@ at=2026-06-08T13:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Every time it kicks on we get a whiff of old gym bag.
A: Not gas, not burning?
U: No no, just stinky feet.)",
       "tier=diagnostic tags=DIAGNOSTIC_SMELL hazards=- not=GAS_LEAK"},
      {R"(@ at=2026-06-08T14:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: I'd like the ducts vacuumed out, we just had floors sanded and there's dust everywhere.
A: Duct cleaning, sure.
U: Whenever's convenient.)",
       "type=MAINTENANCE tier=minor equipment=ductwork urgency=low tags=DUCT_CLEANING duration=-"},
      {R"(@ at=2026-06-08T15:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Can somebody come swap out those big four-inch filters? I can't get up the ladder anymore.
A: Of course.
U: No hurry at all.)",
       "type=MAINTENANCE tier=minor urgency=low tags=FILTER_SERVICE not=INSTALL_REPLACEMENT"},
      {R"(@ at=2026-06-09T10:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Our unit turned nineteen this year and I'd rather not gamble on another summer. What would a changeout run?
A: Is it still cooling?
U: For now, yes.)",
       "type=ESTIMATE tier=replacement color=green equipment=AC urgency=low duration=- tags=INSTALL_REPLACEMENT"},
      {R"(@ at=2026-06-09T11:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Another contractor wants eleven thousand for a new system, says mine can't be saved. I'd like an honest set of eyes on it.
A: A second opinion.
U: Right. It's a Rheem heat pump.)",
       "type=SERVICE tier=diagnostic equipment=heat_pump tags=SECONDOPINION not=INSTALL_REPLACEMENT"},
      {R"(@ at=2026-06-09T12:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: The AC quit and I do not have till tomorrow, I've got a wake at my house at four. Please get somebody over here.
A: I'll find someone.
T: book_service | preferred_time=today | urgency_tier=urgent -> booking_confirmed=true | appointment_time=2030-01-01T10:00:00-06:00
U: Thank you.)",
       "urgency=high equipment=AC type=SERVICE"},
      {R"(@ at=2026-06-09T13:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. Would you like someone out today?
U: Tomorrow's soon enough. It still cools a bit.
A: Tomorrow at nine?
U: Great.
T: book_service | preferred_time=first available | urgency_tier=routine -> booking_confirmed=true | appointment_time=2030-01-01T10:00:00-06:00)",
       "urgency=medium"},
      {R"(@ at=2026-06-09T14:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Can I get on your schedule sometime before July? The vent in the bathroom barely blows. I'm in no rush.
A: Sure.
T: book_service | preferred_time=first available | urgency_tier=routine -> booking_confirmed=true | appointment_time=2030-01-01T10:00:00-06:00)",
       "urgency=low tier=diagnostic tags=DIAGNOSTIC_AIRFLOW,FLEXIBLE"},
      {R"(@ at=2026-04-02T09:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: We're due for our twice-a-year service. It's the one y'all do in spring.
A: Certainly, for the AC. The name on the account?
U: Guillermo Paz.
T: book_service | preferred_time=first available | urgency_tier=routine -> booking_confirmed=true | appointment_time=2030-01-01T10:00:00-06:00
A: You're all set.)",
       "name=Guillermo_Paz type=MAINTENANCE tier=minor equipment=AC duration=- "
       "tags=EXISTING_CUSTOMER,SEASONAL_CUSTOMER"},
      {R"(@ at=2026-04-02T11:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: I'd like three bids on swapping out a twenty-year-old gas furnace and the AC together. You'd be the second.
A: Our advisor can come out.
T: send_sales_lead_alert | lead_type=replacement -> success=true | alert_id=sl_1
U: Good.)",
       "type=ESTIMATE tier=replacement color=green end=sales_lead tags=INSTALL_REPLACEMENT not=SECONDOPINION"},
      {R"(@ at=2026-04-02T12:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: My nephew's turning the barn into a pottery workshop and wants it heated and cooled. Who'd I talk to about that?
A: Our sales team. I'll pass it on.
T: send_sales_lead_alert | lead_type=replacement -> success=true | alert_id=sl_1
U: Dandy.)",
       "type=ESTIMATE tier=replacement color=green end=sales_lead tags=INSTALL_ADDON"},
      {R"(@ at=2026-04-03T13:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Howdy, I've got an auto body shop and the office AC is making us all deaf.
A: A noise?
U: Rattles like a can of bolts. Cools great.)",
       "caller=commercial color=green equipment=AC tier=diagnostic tags=DIAGNOSTIC_NOISE"},
      {R"(@ at=2026-01-12T10:00:00-06:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Our hot water's been lukewarm at best since New Year's.
A: Gas or electric?
U: Electric tank, in the garage.)",
       "duration=ongoing equipment=water_heater type=SERVICE tier=standard_repair"},
  });
}

TEST_CASE("what callers call their equipment, part 3", "[analysis][C-10][C-07]") {
  check_wordings({
      {R"(@ at=2026-01-12T11:00:00-06:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: The heat's fine downstairs, it's the upstairs furnace that's dead. Blower runs, no flame.
A: Since when?
U: Last evening.)",
       "duration=acute equipment=furnace tier=standard_repair tags=REPAIR_HEATING"},
      {R"(@ at=2026-01-13T12:00:00-06:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Steam radiator in the parlor bangs like someone's in there with a hammer.
A: So a steam boiler.
U: Nineteen twenties vintage, yes.)",
       "equipment=boiler tier=diagnostic tags=DIAGNOSTIC_NOISE"},
      {R"(@ at=2026-06-19T12:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: We've got an odor like vinegar whenever the unit starts, and a bit of fog out of the vents.
A: Fog, not smoke?
U: Fog, like dry ice. It's humid out.)",
       "hazards=- tier=diagnostic tags=DIAGNOSTIC_SMELL"},
      {R"(@ at=2026-06-19T13:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Do you sell those big box filters? My last guy used to swap them quarterly and he's retired.
A: We do, and we can change them for you.
U: Great, sign me up, no rush.)",
       "type=MAINTENANCE tier=minor urgency=low tags=FILTER_SERVICE"},
  });
}
