#include "judged_call.hpp"

#include <catch2/catch.hpp>

using namespace calllock::domain::test;

TEST_CASE("what callers date their trouble by, part 1", "[analysis][C-11]") {
  check_wordings({
      {R"(@ at=2026-07-14T10:20:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. What's going on?
U: yeah the ac crapped out on us a couple nights back and it's been miserable
A: Is the outdoor unit running?
U: nope nothing humming out there at all)",
       "duration=recent equipment=AC type=SERVICE tier=standard_repair urgency=medium hazards=-"},
      {R"(@ at=2026-01-20T09:05:00-06:00
@ ended=user_hangup
A: ACE Cooling, Sarah speaking.
U: Morning. Woke up around four shivering and the heater was just clicking, wouldn't catch.
A: And it worked fine last night?
U: It was toasty when we turned in.)",
       "duration=acute equipment=furnace type=SERVICE tier=standard_repair"},
      {R"(@ at=2025-09-18T14:00:00-05:00
@ ended=user_hangup
A: Hi, this is Sarah at ACE Cooling. How can I help?
U: The AC's been struggling all month long, honestly. It runs and runs and we sit at eighty.
A: All month?
U: Pretty much since school started.)",
       "duration=ongoing equipment=AC type=SERVICE"},
      {R"(@ at=2026-06-11T13:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: So it quit on Monday, and today's what, Thursday?
A: Yes, Thursday.
U: Right. So that's how long we've been sweating. The air conditioner, I mean.)",
       "duration=recent equipment=AC"},
      {R"(@ at=2026-08-05T16:10:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. How can I help?
U: Our AC conked out while I was making lunch.
A: How old is the unit?
U: Ten, eleven years, it came with the house.)",
       "duration=acute equipment=AC not=DURATION_ONGOING"},
      {R"(@ at=2026-02-10T11:30:00-06:00
@ ended=user_hangup
A: Thanks for calling ACE Cooling, this is Sarah.
U: Our furnace has had this rattle to it for ages. I keep meaning to call.
A: Does it heat normally?
U: Oh yes, it's warm enough, only noisy.)",
       "duration=ongoing equipment=furnace tier=diagnostic tags=DIAGNOSTIC_NOISE urgency=medium"},
      {R"(@ at=2026-05-22T08:30:00-05:00
@ ended=user_hangup
A: ACE Cooling, Sarah speaking.
U: The little box on the wall, the thermostat, its screen blanked out the day before yesterday.
A: Did you change the batteries?
U: Twice.)",
       "duration=recent equipment=thermostat tier=minor type=SERVICE tags=REPAIR_THERMOSTAT"},
      {R"(@ at=2025-12-03T10:00:00-06:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: We've had no hot water since, let me think, since the weekend before Thanksgiving.
A: So about ten days?
U: Yeah, ten days or so. We've been boiling kettles.)",
       "duration=ongoing equipment=water_heater type=SERVICE"},
      {R"(@ at=2026-07-02T19:40:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. How can I help you this evening?
U: Hi, so the air went out maybe three, four hours ago and it's climbing in here, it's eighty-six.
A: Is anyone at risk from the heat?
U: No, it's just the two of us, we're fine.)",
       "duration=acute equipment=AC hazards=- tags=AFTER_HOURS,PEAK_SUMMER"},
      {R"(@ at=2026-04-15T12:15:00-05:00
@ ended=user_hangup
A: ACE Cooling. This is Sarah.
U: My mini split in the garage apartment started spitting water a fortnight ago.
A: Spitting, like from the front?
U: From the little fins, yeah. Drops on the bed.)",
       "duration=ongoing equipment=mini-split"},
      {R"(@ at=2026-03-03T15:00:00-06:00
@ ended=user_hangup
A: ACE Cooling, Sarah speaking.
U: I've noticed the heat pump getting louder and louder over the past few days.
A: Any loss of heat?
U: No, heats fine. Just that grinding.)",
       "duration=recent equipment=heat_pump tier=diagnostic tags=DIAGNOSTIC_NOISE"},
      {R"(@ at=2026-07-29T09:45:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Hi. Our last AC died five years ago and y'all put in this one. And now this one isn't blowing cold as of last night.
A: I'm sorry to hear that.
U: It was fine through supper.)",
       "duration=acute equipment=AC tags=EXISTING_CUSTOMER not=DURATION_ONGOING"},
      {R"(@ at=2026-06-30T17:20:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: it was working when i left for work and when i walked in the door just now it's ninety in the living room
A: Is the thermostat on cool?
U: yes ma'am set at seventy four and the ac fan's blowing but it's warm)",
       "duration=acute equipment=AC"},
      {R"(@ at=2026-01-06T13:30:00-06:00
@ ended=user_hangup
A: ACE Cooling, Sarah here.
U: Furnace acted up last winter too, but you fixed that. This time around it's the blower, it won't shut off, going on its third day.
A: Third day running nonstop?
U: Mm-hm. Day and night.)",
       "duration=recent equipment=furnace not=DURATION_ONGOING"},
      {R"(@ at=2026-08-19T11:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. How long has it been like that?
U: Oh, I don't know. Since the Fourth, I guess? We had people over and it couldn't keep up.
A: The air conditioner?
U: Right, the AC.)",
       "duration=ongoing equipment=AC"},
      {R"(@ at=2026-07-21T08:10:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: About twenty minutes ago the AC made a big bang outside and then nothing.
A: Any smoke or burning smell?
U: No smoke, no smell. The breaker's fine too.)",
       "duration=acute equipment=AC hazards=-"},
      {R"(@ at=2025-11-11T14:20:00-06:00
@ ended=user_hangup
A: ACE Cooling, Sarah speaking.
U: Heater's been on the fritz off and on since the time changed.
A: Since the clocks went back, so about nine days?
U: Yeah. Some mornings it lights, some it doesn't.)",
       "duration=ongoing equipment=furnace tags=DIAGNOSTIC_INTERMITTENT"},
      {R"(@ at=2026-09-08T10:10:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Our air's been out the entire holiday weekend. Started Friday night, naturally.
A: And today's Tuesday.
U: Four nights with box fans.)",
       "duration=recent equipment=AC"},
  });
}

TEST_CASE("what callers date their trouble by, part 2", "[analysis][C-11]") {
  check_wordings({
      {R"(@ at=2026-05-06T16:45:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. When did it start?
U: It's hard to say, it's been creeping up on us. The power bill started going up back around February.
A: And the system itself?
U: The AC seems to run okay, it's the bill that's crazy.)",
       "duration=ongoing equipment=AC tier=diagnostic tags=DIAGNOSTIC_ENERGY"},
      {R"(@ at=2026-02-18T09:20:00-06:00
@ ended=user_hangup
A: ACE Cooling, Sarah speaking.
U: The boiler keeps locking out. Happened once in the fall, I reset it and that was that. Now it's doing it every couple hours, began Sunday.
A: Okay, since Sunday.
U: Yes.)",
       "duration=recent equipment=boiler"},
      {R"(@ at=2026-06-03T10:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. How can I help?
U: I'm calling for a checkup on the AC. It's been a good eighteen months since anyone looked at it.
A: Any trouble with it?
U: None, knock on wood.)",
       "duration=- equipment=AC type=MAINTENANCE tier=minor not=DURATION_ONGOING,REPAIR_AC tags=TUNEUP_AC"},
      {R"(@ at=2026-08-25T12:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, Sarah speaking. How can I help?
U: The ductwork under the house fell down, I found it this past Saturday when I crawled under for the cable guy.
A: Fell down completely?
U: One run's lying in the dirt.)",
       "duration=recent equipment=ductwork tier=standard_repair tags=REPAIR_DUCTWORK"},
      {R"(@ at=2026-07-23T15:30:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: so um the ac it stopped it stopped cooling i wanna say tuesday no wait it was monday cause trash day
A: Monday, got it.
U: yeah and we been at my sister's since)",
       "duration=recent equipment=AC"},
      {R"(@ at=2026-06-17T09:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. How long has the noise been there?
U: Half a year, easy.
A: And it's the outdoor unit?
U: The condenser, uh-huh. Sounds like a helicopter.)",
       "duration=ongoing equipment=AC tags=DIAGNOSTIC_NOISE"},
      {R"(@ at=2026-12-15T18:05:00-06:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: It's gotten colder by the hour in here since lunchtime. Furnace blows but it's cool air.
A: Do you smell gas at all?
U: No gas.)",
       "duration=acute equipment=furnace hazards=- not=REPAIR_AC,GAS_LEAK tags=REPAIR_HEATING,PEAK_WINTER,AFTER_HOURS"},
      {R"(@ at=2026-07-31T10:15:00-05:00
@ ended=user_hangup
A: ACE Cooling, Sarah speaking.
U: We've limped along with this AC for three seasons now and last Thursday it gave up the ghost.
A: Eight days ago?
U: Yeah, eight days.)",
       "duration=ongoing equipment=AC"},
      {R"(@ at=2026-03-25T10:15:00-05:00
@ ended=user_hangup
A: ACE Cooling, Sarah speaking. How long has it been dripping?
U: Just noticed it this morning getting the Christmas bins out of the attic.
A: Is that water from the AC?
U: From the drain pan up there, yes. The pan's brimming.)",
       "duration=acute hazards=CONDENSATE_CLOG tags=CONDENSATE_CLOG"},
      {R"(@ at=2026-10-27T13:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: I'd like somebody out next week sometime, the heat pump's auxiliary light has been lit since Saturday before last.
A: So a little over a week.
U: Right.)",
       "duration=ongoing equipment=heat_pump urgency=medium"},
      {R"(@ at=2026-06-11T10:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: The cold air return in the hallway is whistling something awful.
A: When did it start?
U: Two, three days after you folks put in the new filter rack, so that'd be Sunday.
A: Okay.)",
       "duration=recent tags=DIAGNOSTIC_NOISE,EXISTING_CUSTOMER tier=diagnostic"},
      {R"(@ at=2026-06-11T11:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Well, the wife noticed it first. Said the bedroom was stuffy when she got up. By ten it was plain the AC had given out.
A: So this morning?
U: That's right.)",
       "duration=acute equipment=AC"},
      {R"(@ at=2026-06-11T12:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: I've been nursing this air conditioner since Easter and I'm tired of it. It freezes into a block of ice, I thaw it, it freezes.
A: So since early April.
U: Yep.)",
       "duration=ongoing equipment=AC type=SERVICE tier=standard_repair tags=REPAIR_AC"},
      {R"(@ at=2026-06-11T13:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: it quit on us sometime in the night i woke up in a sweat round about three
A: The AC?
U: uh huh the ac)",
       "duration=acute equipment=AC"},
      {R"(@ at=2026-11-30T13:25:00-06:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Heater's been down since turkey day.
A: Thanksgiving, so four days.
U: Right.)",
       "duration=recent equipment=furnace type=SERVICE"},
      {R"(@ at=2026-06-11T15:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. How long has it been out?
U: Not long. An hour, hour and a half.
A: And the breaker?
U: Tripped it, reset it, nothing.)",
       "duration=acute"},
      {R"(@ at=2026-06-12T16:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: The unit's from 2008, we've lived here four years, never a peep out of it. Then yesterday around suppertime it starts clanging.
A: Clanging how?
U: Like a cowbell.)",
       "duration=acute tags=DIAGNOSTIC_NOISE not=DURATION_ONGOING"},
      {R"(@ at=2026-07-27T16:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: I'll be honest, it's been limping for a month, but it only died died on Saturday.
A: The AC?
U: Yes.)",
       "duration=ongoing equipment=AC"},
  });
}

TEST_CASE("what callers date their trouble by, part 3", "[analysis][C-11]") {
  check_wordings({
      {R"(@ at=2026-07-27T17:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Water heater's pilot won't stay lit. Third time I've relit it since breakfast.
A: Any gas smell?
U: Not that I can tell, and I've got a good nose.
A: When did it begin?
U: Today.)",
       "duration=acute equipment=water_heater hazards=- not=GAS_LEAK"},
      {R"(@ at=2026-07-28T17:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: The pump, the heat pump I mean, is stuck blowing heat in July. Can you imagine?
A: Since when?
U: A day or two.)",
       "equipment=heat_pump duration=recent tags=REPAIR_HEATPUMP tier=standard_repair"},
      {R"(@ at=2026-08-10T10:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. When did this start?
U: I reckon it's been ten, twelve days.
A: And it's the heat pump?
U: Yes, the big one on the north side.)",
       "duration=ongoing equipment=heat_pump"},
      {R"(@ at=2026-08-11T10:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: It's only been a day and a half, but in this heat it feels like a year. The AC's blowing warm.
A: I'm sorry.)",
       "duration=recent equipment=AC"},
      {R"(@ at=2026-08-12T10:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. Is this something new?
U: Oh no, it's done this every summer since we bought the place. The drip, drip, drip by the return.
A: Okay.)",
       "duration=ongoing"},
      {R"(@ at=2026-08-13T10:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. What's happening?
U: The fan outside quit turning a little while ago. I was out watering and noticed.
A: So just today.
U: Within the hour.)",
       "duration=acute equipment=AC"},
      {R"(@ at=2026-08-14T10:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: The mini split in mom's room has leaked on and off since July rolled around.
A: Since the start of July.
U: About then.)",
       "duration=ongoing equipment=mini-split"},
      {R"(@ at=2026-08-17T10:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. When did the AC stop?
U: Friday after work I noticed, and by Saturday it was unbearable.
A: It's Monday now, so about three days.
U: Mhm.)",
       "duration=recent equipment=AC"},
      {R"(@ at=2026-01-12T10:00:00-06:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Our hot water's been lukewarm at best since New Year's.
A: Gas or electric?
U: Electric tank, in the garage.)",
       "duration=ongoing equipment=water_heater type=SERVICE tier=standard_repair"},
      {R"(@ at=2026-01-12T11:00:00-06:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: The heat's fine downstairs, it's the upstairs furnace that's dead. Blower runs, no flame.
A: Since when?
U: Last evening.)",
       "duration=acute equipment=furnace tier=standard_repair tags=REPAIR_HEATING"},
      {R"(@ at=2026-01-12T12:00:00-06:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: The thermostat lost its mind. It resets itself to fifty every night.
A: How many nights?
U: Four now.)",
       "duration=recent equipment=thermostat tier=minor tags=REPAIR_THERMOSTAT"},
  });
}
