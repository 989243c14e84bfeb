#include "judged_call.hpp"

#include <catch2/catch.hpp>

using namespace calllock::domain::test;

TEST_CASE("trouble in homely words, part 1", "[analysis][C-01][C-06][C-07]") {
  check_wordings({
      {R"(@ at=2026-07-07T11:20:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Hi. The vents are breathing on me like a big dog. I've got it set on seventy-one and it reads eighty.
A: Since when?
U: It was lovely through the fireworks, so, Sunday I'd say.
A: And your name?
U: Philippa Okonjo.
A: The address?
U: 1804 Driftwood Bend, 78745.
T: book_service | preferred_time=Thursday | urgency_tier=routine | problem_description=Warm air from vents since Sunday -> booking_confirmed=true | appointment_time=2026-07-09T10:00:00-05:00
A: Thursday at ten.
U: Ta.)",
       "type=SERVICE tier=standard_repair urgency=medium color=blue hazards=- duration=recent equipment=AC "
       "name=Philippa_Okonjo street=1804_Driftwood_Bend tags=PEAK_SUMMER,REPAIR_AC"},
      {R"(@ at=2026-01-14T19:40:00-06:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: We can see our breath in the den. The furnace coughs, you hear the little whoosh, and then it thinks better of it.
A: Any gas smell or alarms?
U: Nope to both. It was fine this morning before church choir.
A: Is anybody at home elderly or very young?
U: Just me and my roommate, we're thirty.
A: Name and address?
U: Sterling Aquino, 77 Persimmon Pass, 78704.
T: book_service | preferred_time=tomorrow | urgency_tier=routine | problem_description=Furnace lights and goes out -> booking_confirmed=true | appointment_time=2026-01-15T10:00:00-06:00
A: Tomorrow at ten.
U: We'll bundle up.)",
       "type=SERVICE tier=standard_repair urgency=medium hazards=- duration=acute equipment=furnace "
       "tags=AFTER_HOURS,PEAK_WINTER,REPAIR_HEATING not=GAS_LEAK,HEALTH_RISK"},
      {R"(@ at=2026-02-03T21:10:00-06:00
A: ACE Cooling, this is Sarah.
U: My house detector is shrieking and the voice says warning, carbon monoxide. I feel kind of drunk and I haven't had a drop.
A: Leave the house right now and call 911 from the sidewalk.
U: Okay, I'm grabbing the kids, we're going.
A: Do not go back in.
T: end_call | reason=safety)",
       "type=SERVICE tier=- urgency=emergency end=safety_emergency hazards=CO_EVENT,HEALTH_RISK duration=acute "
       "tags=CRITICAL_EVACUATE,AFTER_HOURS"},
      {R"(@ at=2026-11-05T18:30:00-06:00
A: ACE Cooling, this is Sarah.
U: There's a funky stink like a struck match and boiled cabbage by the water heater, and something's going pssss.
A: Please get everybody out of the house and call 911 from across the street.
U: Oh lord. Okay. We're out, we're out.
T: end_call | reason=safety)",
       "urgency=emergency end=safety_emergency hazards=GAS_LEAK tier=-"},
      {R"(@ at=2026-05-19T13:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: My AC hums along and the house is comfy, but every time it shuts off there's a clank like somebody dropped a skillet.
A: How long has it done that?
U: Couple of weeks, give or take.
A: Your name and address?
U: Ferris Delgado, 5210 Windmill Walk, 78749.
T: book_service | preferred_time=Friday | urgency_tier=routine | problem_description=AC clanks at shutdown -> booking_confirmed=true | appointment_time=2026-05-22T10:00:00-05:00
A: Friday at ten.
U: Great, thanks.)",
       "type=SERVICE tier=diagnostic urgency=medium duration=ongoing hazards=- equipment=AC tags=DIAGNOSTIC_NOISE "
       "not=REPAIR_AC"},
      {R"(@ at=2026-10-20T09:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: I'd love for somebody to give my heater a physical before Halloween. It passed last year.
A: A tune-up. Is it working?
U: Purring.
A: Any hurry?
U: None whatsoever.
A: Name and address?
U: Odette Farrow, 31 Bramble Chase, 78737.
T: book_service | preferred_time=next week | urgency_tier=routine | problem_description=Furnace tune-up -> booking_confirmed=true | appointment_time=2026-10-27T10:00:00-05:00
A: You're set.
U: Thanks so much.)",
       "type=MAINTENANCE tier=minor urgency=low hazards=- duration=- equipment=furnace tags=TUNEUP_HEATING,FLEXIBLE "
       "not=REPAIR_HEATING"},
      {R"(@ at=2026-03-10T15:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Our old unit limps on but we'd like to put it out to pasture. What would y'all want for a brand spanking new system, installed?
A: I can send an estimator. Does it still cool?
U: It manages.
A: Name and address?
U: Leopold Banerjee, 900 Quartz Lane, 78733.
T: book_service | preferred_time=Saturday | urgency_tier=estimate | problem_description=Estimate for new system -> booking_confirmed=true | appointment_time=2026-03-14T10:00:00-05:00
A: Saturday at ten.
U: Splendid. And do you offer anything where I pay a bit each month?
A: We do.
U: Good to know.)",
       "type=ESTIMATE tier=replacement urgency=low color=green hazards=- duration=- "
       "tags=INSTALL_REPLACEMENT,HOT_LEAD,FINANCING_REQ not=REPAIR_AC"},
      {R"(@ at=2026-08-11T16:00:00-05:00
@ ended=user_hangup
@ sentiment=Negative
A: ACE Cooling, this is Sarah.
U: You folks replaced the blower in June and here I sit, sweating like June never happened. Fool me once.
A: I'm sorry. What is it doing?
U: Nothing. Not a peep since lunchtime.
A: I can send someone tomorrow at no charge.
U: It better be somebody who's seen a blower before.
A: Name and address?
U: Ramona Kessler, 412 Tamarack Trail, 78727.
T: book_service | preferred_time=tomorrow | urgency_tier=routine | problem_description=Recall, AC dead again after blower replaced in June -> booking_confirmed=true | appointment_time=2026-08-12T09:00:00-05:00
A: Tomorrow at nine.
U: We'll see.)",
       "type=COMPLAINT color=red tier=standard_repair urgency=medium duration=acute "
       "tags=COMPLAINT_NOFIX,EXISTING_CUSTOMER,PEAK_SUMMER"},
      {R"(@ at=2026-06-09T10:30:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Hey, I manage the front of a little bistro on Lamar. The dining room's an easy bake oven and we seat people at five.
A: Do you need us today?
U: Yesterday, if you had it. Today, yes.
A: When did it start?
U: Right around the lunch rush.
A: Name and address?
U: Beatrix Holloway, 2200 South Lamar Boulevard, 78704.
T: book_service | preferred_time=today | urgency_tier=urgent | problem_description=Bistro AC down since lunch -> booking_confirmed=true | appointment_time=2026-06-09T15:00:00-05:00
A: Three o'clock today.
U: You're a lifesaver.)",
       "caller=commercial type=SERVICE urgency=high color=green tier=standard_repair hazards=- "
       "tags=COMMERCIAL_ACCT,EMERGENCY_SAMEDAY"},
      {R"(@ at=2026-07-21T14:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: I'm at my nana's. She's ninety-three, her AC croaked last night and it's eighty-nine in her sitting room. She's pink as a shrimp.
A: I'll send the first man I have. Whose name is it under?
U: Hers, Eulalie Broussard. I'm her grandson.
A: Address?
U: 18 Magnolia Spur, 78721.
T: book_service | customer_name=Eulalie Broussard | preferred_time=today | urgency_tier=urgent | problem_description=AC out, 89 inside, 93 year old -> booking_confirmed=true | appointment_time=2026-07-21T16:00:00-05:00
A: By four today.
U: Thank you.)",
       "name=Eulalie_Broussard urgency=high hazards=HEALTH_RISK duration=acute equipment=AC "
       "tags=ELDERLY_OCCUPANT,AGENT_PROXY,REPAIR_AC"},
      {R"(@ at=2026-04-02T09:30:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: The overflow pan in the attic is brimful and there's a brown ring coming on my bedroom ceiling.
A: When did you see it?
U: Saturday, making the bed.
A: Does it still cool?
U: Cool as you please.
A: Name and address?
U: Ignatius Bell, 640 Cardinal Court, 78758.
T: book_service | preferred_time=Monday | urgency_tier=routine | problem_description=Attic drain pan full -> booking_confirmed=true | appointment_time=2026-04-06T09:00:00-05:00
A: Monday at nine.
U: Fine.)",
       "type=SERVICE tier=standard_repair urgency=medium hazards=CONDENSATE_CLOG duration=recent not=ACTIVE_FLOODING"},
      {R"(@ at=2026-09-15T19:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: The hose on the water heater blew off and there's a river headed for the living room!
A: Shut the valve on top, clockwise.
U: Got it. Got it. It's slowing but the rug's a goner.
A: I'll have someone there tonight. Name and address?
U: Marguerite Voss, 3 Alder Place, 78703.
T: book_service | preferred_time=tonight | urgency_tier=urgent | problem_description=Water heater hose burst -> booking_confirmed=true | appointment_time=2026-09-15T20:30:00-05:00
A: By eight thirty.
U: Bless you.)",
       "urgency=high hazards=ACTIVE_FLOODING duration=acute equipment=water_heater tier=standard_repair "
       "tags=EMERGENCY_SAMEDAY,AFTER_HOURS"},
      {R"(@ at=2026-12-01T10:00:00-06:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Hi, the gizmo on the wall that tells the heat what to do has gone to sleep. No numbers, nothing.
A: New batteries?
U: Put 'em in, no joy. It's been that way since the day before yesterday.
A: Is anyone cold?
U: No, it's mild. There's no particular rush.
A: Name and address?
U: Quentin Marsh, 8100 Larkspur Loop, 78736.
T: book_service | preferred_time=Friday | urgency_tier=routine | problem_description=Thermostat blank -> booking_confirmed=true | appointment_time=2026-12-04T09:00:00-06:00
A: Friday at nine.
U: Perfect.)",
       "equipment=thermostat tier=minor urgency=low duration=recent hazards=- tags=REPAIR_THERMOSTAT"},
      {R"(@ at=2026-05-06T12:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: My light bill's gone bananas. Two forty in March, four ten in April, and we're not doing a thing different.
A: Is the house comfortable?
U: Oh yes, snug as can be.
A: What system do you have?
U: A heat pump.
A: Name and address?
U: Henrik Salas, 45 Foxglove Run, 78748.
T: book_service | preferred_time=Tuesday | urgency_tier=routine | problem_description=High electric bill, heat pump -> booking_confirmed=true | appointment_time=2026-05-12T09:00:00-05:00
A: Tuesday at nine.
U: Good deal.)",
       "type=SERVICE tier=diagnostic urgency=medium equipment=heat_pump duration=ongoing tags=DIAGNOSTIC_ENERGY "
       "hazards=-"},
      {R"(@ at=2026-06-30T09:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: My baby's room hardly gets a whisper out of its register while the rest of the place is a meat locker.
A: How old is the baby?
U: Seventeen. She'll always be my baby.
A: How long has it been weak?
U: Since the cable guy crawled around up there, three weeks back.
A: Name and address?
U: Corazon Lim, 2019 Teal Terrace, 78744.
T: book_service | preferred_time=Thursday | urgency_tier=routine | problem_description=Weak airflow in one bedroom -> booking_confirmed=true | appointment_time=2026-07-02T09:00:00-05:00
A: Thursday at nine.
U: Thanks.)",
       "type=SERVICE tier=diagnostic urgency=medium duration=ongoing equipment=ductwork hazards=- "
       "tags=DIAGNOSTIC_AIRFLOW not=HEALTH_RISK"},
      {R"(@ at=2026-08-04T08:30:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: The whatchamacallit outside keeps tripping its breaker. I flip it, ten minutes of cool, and pop, off she goes.
A: Any burning smell?
U: Not a whiff.
A: Since when?
U: It began the Friday before last.
A: Name and address?
U: Tobias Grange, 1600 Heron Hollow, 78731.
T: book_service | preferred_time=today | urgency_tier=routine | problem_description=AC trips breaker -> booking_confirmed=true | appointment_time=2026-08-05T08:00:00-05:00
A: Tomorrow at eight.
U: I'll take it.)",
       "type=SERVICE tier=standard_repair duration=ongoing hazards=- equipment=AC tags=REPAIR_AC,PEAK_SUMMER"},
  });
}
