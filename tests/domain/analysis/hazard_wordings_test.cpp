#include "judged_call.hpp"

#include <catch2/catch.hpp>

using namespace calllock::domain::test;

TEST_CASE("dangers told, denied, past and only feared, part 1", "[analysis][C-01][C-02][C-09]") {
  check_wordings({
      {R"(@ at=2026-01-15T20:00:00-06:00
A: ACE Cooling, this is Sarah.
U: Something stinks like rotten eggs by the furnace closet.
A: Are you inside now? Please step outside and call 911 and the gas company.
U: Okay, okay, we're going.
T: end_call)",
       "hazards=GAS_LEAK urgency=emergency end=safety_emergency color=blue tags=CRITICAL_EVACUATE caller=residential"},
      {R"(@ at=2026-01-15T22:10:00-06:00
A: ACE Cooling, this is Sarah. Is there a smell of gas?
U: A smell? Hmm. Kind of. Hard to say.
A: I'd like you to leave the house and call 911 from outside.
U: Alright.
T: end_call)",
       "hazards=GAS_LEAK urgency=emergency end=safety_emergency"},
      {R"(@ at=2026-01-16T06:30:00-06:00
A: ACE Cooling, this is Sarah.
U: The carbon monoxide thing in the hall is screaming and my wife's got a headache.
A: Get everyone out right now and call 911.
U: We're on the porch already.
T: end_call)",
       "hazards=CO_EVENT,HEALTH_RISK urgency=emergency end=safety_emergency"},
      {R"(@ at=2026-07-05T14:00:00-05:00
A: ACE Cooling, this is Sarah.
U: Sparks! There were sparks shooting out of the box outside by the AC and now it smells like burnt plastic.
A: Please stay away from it, leave the house and call 911.
U: Okay.
T: end_call)",
       "hazards=ELECTRICAL_FIRE urgency=emergency equipment=AC"},
      {R"(@ at=2026-07-05T15:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. Any burning smell, sparks, smoke?
U: None of that. It just won't turn on.
A: Which unit?
U: The AC.)",
       "hazards=- not=ELECTRICAL_FIRE,CRITICAL_EVACUATE equipment=AC"},
      {R"(@ at=2026-07-06T10:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: My smoke detector chirps, that's just the battery. What I need is the AC, it's dead as a doornail.
A: No smoke then?
U: No smoke.)",
       "hazards=- equipment=AC"},
      {R"(@ at=2026-01-22T10:00:00-06:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: We had a gas leak back in August and the city fixed the line. Nothing now. But the heater still isn't lighting.
A: No smell today?
U: Clean as a whistle.)",
       "hazards=- equipment=furnace not=GAS_LEAK"},
      {R"(@ at=2026-07-18T13:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: My mom's ninety-one and bedridden and it's ninety-four degrees in her room.
A: Is the AC completely out?
U: Completely. She's flushed and kind of confused.
A: If she seems unwell, please call 911.
U: I've got ice packs on her. Can you get somebody here now?)",
       "hazards=HEALTH_RISK tags=ELDERLY_OCCUPANT,WEEKEND equipment=AC"},
      {R"(@ at=2026-07-19T13:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: My dad's eighty-three but strong as an ox, and it's only about seventy-eight in here, so it isn't dire.
A: Is he comfortable?
U: He's out mowing.)",
       "hazards=- not=HEALTH_RISK,CRITICAL_DISPATCH"},
      {R"(@ at=2026-01-29T21:00:00-06:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Heat's out and we've got a six-week-old. It's fifty-two in the nursery.
A: Do you have another place to stay?
U: No, we don't, that's why I'm calling tonight.)",
       "hazards=HEALTH_RISK equipment=furnace urgency=high tags=INFANT_NEWBORN"},
      {R"(@ at=2026-02-02T08:30:00-06:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: A pipe to the boiler split open and there's water pouring down into the basement.
A: Can you shut the main off?
U: My husband's doing it.)",
       "hazards=ACTIVE_FLOODING equipment=boiler urgency=high"},
      {R"(@ at=2026-07-09T08:30:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: The secondary pan under the unit in the attic is about to spill over.
A: Is anything coming through the ceiling?
U: Not yet.
A: So no damage so far?
U: None.)",
       "hazards=CONDENSATE_CLOG not=ACTIVE_FLOODING"},
      {R"(@ at=2026-07-10T09:30:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: It's low on Freon, that's what I reckon.
A: Did someone find a leak?
U: No, I'm only guessing. It's weak is all.)",
       "hazards=- not=REFRIGERANT_LEAK,R22_RETROFIT"},
      {R"(@ at=2026-03-12T09:30:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. Do you have any carbon monoxide alarm sounding?
U: No, thank God.
A: And gas?
U: Nothing like that. It's just the fan squeals.)",
       "hazards=- tags=DIAGNOSTIC_NOISE"},
      {R"(@ at=2025-12-22T17:45:00-06:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Hey. We smelled gas this morning, the gas company came, shut the meter off and said the furnace valve is leaking. So it's safe now but there's no heat.
A: So they found the leak at the furnace.
U: Yes and they tagged it. Can y'all replace that valve today?)",
       "hazards=GAS_LEAK equipment=furnace tags=AFTER_HOURS duration=acute"},
      {R"(@ at=2026-06-06T09:30:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: When it kicks on there's a musty gym-sock smell out of the vents.
A: Not a burning smell or gas?
U: No, no, just funky.)",
       "hazards=- tier=diagnostic tags=DIAGNOSTIC_SMELL,WEEKEND"},
      {R"(@ at=2025-10-30T09:30:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: First time I fired up the heater this fall it had that dusty burnt smell for ten minutes, gone now. Is that normal?
A: Usually just dust. Any smoke or alarms?
U: Nope. But I'd like the yearly checkup on it.)",
       "hazards=- type=MAINTENANCE tier=minor equipment=furnace not=ELECTRICAL_FIRE tags=TUNEUP_HEATING"},
      {R"(@ at=2026-07-28T09:30:00-05:00
A: ACE Cooling, this is Sarah. Any gas smell or burning?
U: Not gas, but something does smell hot, like melting plastic, from the breaker panel for the AC.
A: Please go outside and dial 911.
U: Really? Okay.
T: end_call)",
       "hazards=ELECTRICAL_FIRE urgency=emergency end=safety_emergency not=GAS_LEAK"},
  });
}

TEST_CASE("dangers told, denied, past and only feared, part 2", "[analysis][C-01][C-02][C-09]") {
  check_wordings({
      {R"(@ at=2026-08-11T09:30:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: My daughter has asthma and is on oxygen at night, and the AC quit at two a m. It's eighty-nine upstairs.
A: Is she okay right now?
U: She's wheezing some. We need somebody today.)",
       "hazards=HEALTH_RISK urgency=high duration=acute tags=MEDICAL_NEED"},
      {R"(@ at=2026-08-12T09:30:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Neighbor's house caught fire last year from an old furnace so I'm paranoid. Mine's fine, I just want it looked over before it gets cold.
A: A furnace tune-up, sure.
U: Thanks, no rush on it.)",
       "hazards=- type=MAINTENANCE equipment=furnace urgency=low tier=minor"},
      {R"(@ at=2026-08-13T12:30:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: The guy from Polar Bear found dye at the Schrader valve, so it's leaking refrigerant for sure, and the house is eighty-five.
A: When did it stop cooling?
U: Sunday.)",
       "hazards=REFRIGERANT_LEAK duration=recent tier=major_repair equipment=AC"},
      {R"(@ at=2026-07-13T12:30:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: It's hotter than blazes in here, I'm dying, the whole family's melting!
A: Is anyone ill?
U: No, just dramatic. The AC blows warm.)",
       "hazards=- not=HEALTH_RISK,ELECTRICAL_FIRE"},
      {R"(@ at=2026-07-13T18:30:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. Is it leaking anywhere?
U: Yes. There's a bucket under it.
A: Under the indoor unit?
U: Yeah, the white pipe outside isn't dripping like it used to, so I figure it's stopped up.)",
       "hazards=CONDENSATE_CLOG not=ACTIVE_FLOODING"},
      {R"(@ at=2026-01-11T07:40:00-06:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Hey, my heat's been hit and miss since Thursday, and this morning it flat out wouldn't come on.
A: What's the temperature inside?
U: Sixty-one. We've got sweaters.
A: Anyone elderly or any little ones?
U: Nope, just me and the wife.
A: Any gas odor?
U: No, none.
A: Name?
U: Dov Rabinowitz.)",
       "name=Dov_Rabinowitz duration=recent equipment=furnace type=SERVICE tier=standard_repair hazards=- "
       "tags=WEEKEND,AFTER_HOURS,REPAIR_HEATING not=HEALTH_RISK,ELDERLY_OCCUPANT"},
      {R"(@ at=2026-08-14T13:20:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. What's going on?
U: ok so like the vents upstairs have been dripping on the hardwood for i guess three days on and off
A: Is the unit in the attic?
U: yeah its in the attic and theres a metal tray under it thats got an inch of water)",
       "duration=recent hazards=CONDENSATE_CLOG type=SERVICE tier=standard_repair not=ACTIVE_FLOODING"},
      {R"(@ at=2025-12-30T23:15:00-06:00
A: ACE Cooling, this is Sarah.
U: My carbon monoxide alarm went off about ten minutes ago so I opened the windows.
A: Please take everybody outside now and dial 911.
U: Should I turn the heater off first?
A: No, just go out right now.
U: Okay, we're going.
T: end_call)",
       "hazards=CO_EVENT urgency=emergency end=safety_emergency duration=acute color=blue "
       "tags=HOLIDAY_WEEK,AFTER_HOURS"},
      {R"(@ at=2026-07-03T12:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: It's the strangest thing, the carbon monoxide detector beeps once a minute. It says replace unit on the front.
A: That's the end-of-life signal. Does anybody feel ill?
U: No, everybody's fine. Anyhow, that's not why I called. The AC is short cycling.
A: Since when?
U: Since about Tuesday.)",
       "hazards=- duration=recent equipment=AC tags=DIAGNOSTIC_CYCLE not=CO_EVENT"},
      {R"(@ at=2026-07-09T18:45:00-05:00
A: ACE Cooling, this is Sarah.
U: Listen, there's smoke, like actual smoke, rolling out of my air handler.
A: Get out of the house and call 911.
U: On it.
T: end_call)",
       "hazards=ELECTRICAL_FIRE urgency=emergency end=safety_emergency equipment=AC duration=acute"},
      {R"(@ at=2026-06-25T09:40:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Hi, I smelled something hot when the compressor kicked on last week, but the electrician came and it was a loose lug, he tightened it. Now it's only that it doesn't get cold.
A: So no burning smell now?
U: No, that's all taken care of.)",
       "hazards=- not=ELECTRICAL_FIRE equipment=AC tier=standard_repair"},
      {R"(@ at=2026-01-19T10:30:00-06:00
A: ACE Cooling, this is Sarah. Do you smell gas?
U: I did when I first opened the closet door. It's real faint now.
A: Please leave the house and call the gas company's emergency line.
U: Will do.
T: end_call)",
       "hazards=GAS_LEAK urgency=emergency end=safety_emergency"},
      {R"(@ at=2026-07-17T15:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: My husband has MS and can't take heat, and this house is at eighty-eight.
A: Is the AC off completely?
U: It's running but just pushing warm air. He's already got tremors.
A: I can have someone there by six.
T: book_service | preferred_time=today | urgency_tier=urgent -> booking_confirmed=true | appointment_time=2030-01-01T10:00:00-06:00
U: Bless you.)",
       "hazards=HEALTH_RISK urgency=high equipment=AC tags=MEDICAL_NEED"},
      {R"(@ at=2026-10-20T15:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: We brought the baby home Sunday so I'd like the furnace looked over before the first cold night. It works as far as I know.
A: Congratulations! A heating tune-up then.
U: Please.)",
       "hazards=- type=MAINTENANCE equipment=furnace tier=minor not=HEALTH_RISK,DURATION_RECENT "
       "tags=INFANT_NEWBORN,TUNEUP_HEATING duration=-"},
      {R"(@ at=2026-08-27T20:30:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: The hot water tank ruptured, water's all through the garage and heading for the den!
A: Shut off the cold supply at the top.
U: I can't get it to turn.
A: Then close the main. I'll send someone tonight.
T: book_service | preferred_time=today | urgency_tier=urgent -> booking_confirmed=true | appointment_time=2030-01-01T10:00:00-06:00
U: Hurry.)",
       "hazards=ACTIVE_FLOODING equipment=water_heater urgency=high duration=acute"},
      {R"(@ at=2026-05-05T10:10:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Morning. The company that installed it is out of business and they left us with a coil that's leaking Freon. Confirmed by two different techs.
A: So you'd like the coil repaired?
U: Replaced, sure, whatever it takes. It's only six years old.)",
       "hazards=REFRIGERANT_LEAK tier=major_repair type=SERVICE equipment=AC duration=-"},
      {R"(@ at=2026-01-28T18:25:00-06:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Wall heater in the bathroom tripped the GFI and won't reset. Not a big deal.
A: Any burning smell?
U: Nothing.)",
       "hazards=- urgency=low"},
      {R"(@ at=2026-12-07T08:25:00-06:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: My grandmother's gas furnace, it went out overnight, she's ninety and it's fifty-eight in there.
A: Is she alright?
U: She's bundled up but she's shaking. Can you go today?
T: book_service | preferred_time=today | urgency_tier=urgent -> booking_confirmed=true | appointment_time=2030-01-01T10:00:00-06:00
A: Yes, by ten.)",
       "hazards=HEALTH_RISK urgency=high equipment=furnace duration=acute tags=ELDERLY_OCCUPANT,PEAK_WINTER "
       "not=GAS_LEAK"},
  });
}

TEST_CASE("dangers told, denied, past and only feared, part 3", "[analysis][C-01][C-02][C-09]") {
  check_wordings({
      {R"(@ at=2026-07-07T08:50:00-05:00
@ ended=user_hangup
A: Thank you for calling ACE Cooling, this is Sarah. What can I help with?
U: Hi Sarah, we woke up to a warm house. I checked the breaker and it's fine, and there's air moving, just no chill to it.
A: Okay. When did you last know it was cooling?
U: It was cold when we went up to bed around eleven.
A: Any water around the indoor unit?
U: I didn't see any.
A: What's your full name?
U: Priya Venkataraman.
A: And the service address?
U: Eight-oh-five Heron's Nest Drive, Cedar Park, 78613.
A: I have this afternoon at two.
U: Let's do that.
T: book_service | preferred_time=first available | urgency_tier=routine -> booking_confirmed=true | appointment_time=2030-01-01T10:00:00-06:00
A: Booked.
U: Thanks so much.)",
       "name=Priya_Venkataraman street=805_Heron's_Nest_Drive zip=78613 duration=acute equipment=AC type=SERVICE "
       "tier=standard_repair hazards=- end=completed color=blue caller=residential tags=REPAIR_AC,DURATION_ACUTE"},
      {R"(@ at=2026-02-05T19:10:00-06:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Evening. The furnace has been cutting out all week. It'll warm up to sixty-six and then nothing till I jiggle the switch.
A: Is anybody in the house vulnerable to the cold?
U: My mother-in-law's visiting, she's seventy-nine, but she's got a space heater and she's comfortable.
A: And what's the temperature now?
U: Sixty-six.
A: Tomorrow morning?
U: Tomorrow's good.
T: book_service | preferred_time=first available | urgency_tier=routine -> booking_confirmed=true | appointment_time=2030-01-01T10:00:00-06:00)",
       "duration=recent equipment=furnace type=SERVICE tier=standard_repair urgency=medium hazards=- "
       "tags=AFTER_HOURS,ELDERLY_OCCUPANT,REPAIR_HEATING"},
      {R"(@ at=2026-05-31T15:15:00-05:00
A: ACE Cooling, this is Sarah.
U: I need to know who to call, there's a burnt odor and the disconnect box outside is popping and flashing.
A: Stay clear of it. Please get everyone outside and call 911.
U: Doing that now.
T: end_call)",
       "hazards=ELECTRICAL_FIRE urgency=emergency end=safety_emergency color=blue tags=CRITICAL_EVACUATE"},
      {R"(@ at=2026-12-21T05:50:00-06:00
A: ACE Cooling, this is Sarah. Is anyone feeling unwell?
U: My wife threw up and I've got a pounding head. The monitor in the hallway reads seventy.
A: That's carbon monoxide. Leave the house right now and call 911.
U: We're getting our coats.
T: end_call)",
       "hazards=CO_EVENT,HEALTH_RISK urgency=emergency end=safety_emergency"},
      {R"(@ at=2026-11-18T10:00:00-06:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. Do you notice any gas odor?
U: No ma'am, I'd know it, I used to work for the gas company.
A: Good. What is the heater doing?
U: Kicks on, kicks off, kicks on, kicks off. All morning.)",
       "hazards=- not=GAS_LEAK,UTILITY_COMPANY equipment=furnace duration=acute tags=DIAGNOSTIC_CYCLE"},
      {R"(@ at=2026-08-04T12:20:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: There's a brown ring on the ceiling under the attic unit and it grew overnight. The emergency drain over the back door is dribbling too.
A: Turn off the AC for now, please.
U: Already did.)",
       "hazards=CONDENSATE_CLOG not=ACTIVE_FLOODING type=SERVICE tier=standard_repair"},
      {R"(@ at=2026-01-25T09:05:00-06:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: The line to our boiler froze and let loose, it's raining in my kitchen!
A: Shut off the main if you can.
U: Got it shut. Please send somebody.
A: A technician can be there by eleven.
T: book_service | preferred_time=today | urgency_tier=urgent -> booking_confirmed=true | appointment_time=2030-01-01T10:00:00-06:00
U: Thank God.)",
       "hazards=ACTIVE_FLOODING equipment=boiler urgency=high duration=acute tags=WEEKEND"},
      {R"(@ at=2026-07-24T11:35:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: We run an in-home daycare, I've got six toddlers and it's eighty-seven in the playroom. The air conditioner just blows.
A: When did that begin?
U: First thing this morning, right at drop-off.
A: I'll get someone to you in the next two hours.
T: book_service | preferred_time=today | urgency_tier=urgent -> booking_confirmed=true | appointment_time=2030-01-01T10:00:00-06:00
U: Thank you, please hurry.)",
       "hazards=HEALTH_RISK urgency=high equipment=AC duration=acute caller=commercial"},
      {R"(@ at=2026-03-09T14:45:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: A different company pressure tested it and says the evaporator's leaking refrigerant. I'd like you to quote the coil, parts and labor.
A: Sure. How old is it?
U: Nine years.)",
       "hazards=REFRIGERANT_LEAK tier=major_repair type=SERVICE equipment=AC not=INSTALL_REPLACEMENT duration=-"},
      {R"(@ at=2026-06-18T14:45:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Somebody told my neighbor his Freon was leaking so now I'm worried about mine. It cools fine. I'd just feel better with a checkup.
A: An AC tune-up then.
U: Yes please, at your convenience.)",
       "hazards=- type=MAINTENANCE tier=minor equipment=AC urgency=low not=REFRIGERANT_LEAK tags=TUNEUP_AC duration=-"},
  });
}
