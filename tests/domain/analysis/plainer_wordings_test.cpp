#include "judged_call.hpp"

#include <catch2/catch.hpp>

using namespace calllock::domain::test;

TEST_CASE("a transcript without apostrophes says the same", "[analysis][C-09][C-12]") {
  check_wordings({
      {R"(@ at=2026-01-14T10:00:00-06:00
@ ended=user_hangup
A: ACE. How can I help?
U: moms furnace aint runnin shes eighty six and its fifty one in the house)",
       "hazards=HEALTH_RISK tags=ELDERLY_OCCUPANT"},
      {R"(@ at=2026-07-15T10:00:00-05:00
@ ended=user_hangup
A: ACE. Do you smell anything burning?
U: nope theres no smoke its just blowin warm since tuesday)",
       "hazards=- equipment=AC"},
      {R"(@ at=2026-07-15T10:00:00-05:00
@ ended=user_hangup
A: ACE. How can I help?
U: yall were out here in may and the ac dont cool again)",
       "tags=EXISTING_CUSTOMER"},
      {R"(@ at=2026-07-15T10:00:00-05:00
@ ended=user_hangup
A: ACE. May I have your name?
U: this is aurelia benitez a u r e l i a and the ac is dead)",
       "name=Aurelia_Benitez"},
  });
}

TEST_CASE("smoke and sparks that turn out to be something else are no hazard", "[analysis][C-01][C-02]") {
  check_wordings({
      {R"(@ at=2026-07-15T10:00:00-05:00
@ ended=user_hangup
A: ACE. What is going on?
U: The AC died, and I smelled smoke in the yard, so I panicked a little.
A: Do you smell it now?
U: No. It was the people next door, they had a fire pit going.)",
       "hazards=-"},
      {R"(@ at=2026-01-14T10:00:00-06:00
@ ended=user_hangup
A: ACE. What is going on?
U: The furnace is dead. We had sparks at a socket at Thanksgiving, and the electrician rewired it, so that's history.)",
       "hazards=-"},
      {R"(@ at=2026-01-14T10:00:00-06:00
@ ended=user_hangup
A: ACE. What is going on?
U: There is smoke coming out of the furnace closet.)",
       "hazards=ELECTRICAL_FIRE"},
  });
}

TEST_CASE("water that reaches rooms and people who feel odd are hazards in many words", "[analysis][C-03][C-09]") {
  check_wordings({
      {R"(@ at=2026-07-15T10:00:00-05:00
@ ended=user_hangup
A: ACE. What is going on?
U: The AC drain is plugged and the water has crept under the wall into both kids' bedrooms.)",
       "hazards=ACTIVE_FLOODING,CONDENSATE_CLOG"},
      {R"(@ at=2026-01-14T10:00:00-06:00
@ ended=user_hangup
A: ACE. What is going on?
U: It reeks of gas by the stove pipe and the room is spinning on me.)",
       "hazards=GAS_LEAK,HEALTH_RISK"},
      {R"(@ at=2026-01-14T10:00:00-06:00
@ ended=user_hangup
A: ACE. What is going on?
U: The heat quit while we were gone. We came in with our newborn and it was fifty-six.)",
       "hazards=HEALTH_RISK"},
      {R"(@ at=2026-01-14T10:00:00-06:00
@ ended=user_hangup
A: ACE. What is going on?
U: The heater is out. My little girl had a fever, we took her temperature. She's ninety-nine now.)",
       "not=ELDERLY_OCCUPANT"},
  });
}

TEST_CASE("a number beside the address is told by what stands around it", "[analysis][P-19]") {
  check_wordings({
      {R"(@ at=2026-07-15T10:00:00-05:00
@ ended=user_hangup
A: ACE. What is the address?
U: nineteen twelve cedar hollow seven eight seven five four cedar hollow lane the ac is out)",
       "street=1912_Cedar_Hollow_Lane zip=78754"},
      {R"(@ at=2026-07-15T10:00:00-05:00
@ ended=user_hangup
A: ACE. What is the address?
U: My AC is out. 3100 Seven Oaks Drive, 78613.)",
       "street=3100_Seven_Oaks_Drive zip=78613"},
      {R"(@ at=2026-07-15T10:00:00-05:00
@ ended=user_hangup
A: ACE. What is the address?
U: 1408 Linnet Street, 78664. My work is downtown, so forget it if it says 78702. The AC is out.)",
       "zip=78664"},
      {R"(@ at=2026-07-15T10:00:00-05:00
@ ended=user_hangup
A: ACE. The zip, please?
U: seven eight seven four one no that's my gym the zip is seven eight seven four five my ac is out)",
       "zip=78745"},
      {R"(@ at=2026-07-15T10:00:00-05:00
@ ended=user_hangup
A: ACE Cooling. What is it about?
U: The order from your parts counter came in.
A: What is the order number?
U: 77431.)",
       "zip=-"},
  });
}

TEST_CASE("what somebody does for a living is not where he calls from", "[analysis][C-05][C-07]") {
  check_wordings({
      {R"(@ at=2026-07-15T10:00:00-05:00
@ ended=user_hangup
A: ACE. How can I help?
U: My AC is out. I see clients at my dining table all week, my customers are melting. 2200 Wren Street, 78757.)",
       "caller=residential color=blue"},
      {R"(@ at=2026-07-15T10:00:00-05:00
@ ended=user_hangup
A: ACE. How can I help?
U: I own a gas station, but it's my AC at the house that quit. 2200 Wren Street, 78757.)",
       "caller=residential color=blue"},
      {R"(@ at=2026-01-14T10:00:00-06:00
@ ended=user_hangup
A: ACE. How can I help?
U: I'm the custodian at Grace Temple, and the heat quit. Call me at home, 512-555-0188.)",
       "caller=commercial color=green"},
      {R"(@ at=2026-07-15T10:00:00-05:00
@ ended=user_hangup
A: ACE. How can I help?
U: Our AC is out. I take care of a complex of townhomes for an investor group, 2200 Wren Street, 78757.)",
       "caller=commercial tags=PROPERTY_MANAGER"},
      {R"(@ at=2026-07-15T10:00:00-05:00
@ ended=user_hangup
A: ACE. How can I help?
U: I serviced chillers in the Navy six years. Is there a seat on one of your crews?
A: I'll have our hiring manager call you.)",
       "caller=recruiting type=JOB_SEEKER"},
  });
}

TEST_CASE("of an exchange the machine that is to come counts", "[analysis][C-10]") {
  check_wordings({
      {R"(@ at=2026-03-11T10:00:00-06:00
@ ended=user_hangup
A: ACE. How can I help?
U: I'd like to know what it would run me to get off gas altogether.
A: So in place of the furnace. May I have your name?
U: Odette Marlow.
T: send_sales_lead_alert | lead_type=estimate | notes=Wants to replace gas furnace with heat pump -> success=true
A: Sales will call you.)",
       "equipment=heat_pump"},
      {R"(@ at=2026-03-11T10:00:00-06:00
@ ended=user_hangup
A: ACE. How can I help?
U: I'd like a price.
T: send_sales_lead_alert | lead_type=estimate | notes=Wants a furnace, has a heat pump -> success=true
A: Sales will call you.)",
       "equipment=furnace"},
      {R"(@ at=2026-03-11T10:00:00-06:00
@ ended=user_hangup
A: ACE Cooling, how can I help?
U: It makes a terrible noise.)",
       "equipment=-"},
  });
}

TEST_CASE("turns of phrase for who agrees, what is wanted and what needs care", "[analysis][C-06]") {
  check_wordings({
      {R"(@ at=2026-07-15T10:00:00-05:00
@ ended=user_hangup
A: ACE. How can I help?
U: The AC won't cool. I rent, and my landlord told me, don't let anybody start before I say okay.)",
       "tags=NEEDS_APPROVAL,LANDLORD_AUTH"},
      {R"(@ at=2026-07-15T10:00:00-05:00
@ ended=user_hangup
A: ACE. How can I help?
U: I want a price for a new AC. I won't commit to that much by myself.)",
       "tags=NEEDS_APPROVAL"},
      {R"(@ at=2026-07-15T10:00:00-05:00
@ ended=user_hangup
A: ACE. How can I help?
U: Your man never came on Friday, I waited all day. Get me whoever is over the schedulers. And I'm hopping on Yelp.)",
       "tags=ESCALATION_REQ,REVIEW_THREAT color=red"},
      {R"(@ at=2026-01-14T10:00:00-06:00
@ ended=user_hangup
A: ACE. How can I help?
U: The bill is double what you quoted. The furnace is warm as toast, that's not it.)",
       "not=REPAIR_HEATING"},
      {R"(@ at=2026-07-15T10:00:00-05:00
@ ended=user_hangup
A: ACE. How can I help?
U: The AC quit.
A: Is there a gate?
U: Yeah, but it doesn't latch, just push it. I'll kennel the dogs.)",
       "not=GATE_CODE tags=PET_SECURE"},
      {R"(@ at=2026-07-15T18:30:00-05:00
@ ended=user_hangup
A: ACE. How can I help?
U: The AC quit this morning, I want somebody tonight.
T: book_service | urgency_tier=urgent | preferred_time=tonight -> booked=false
A: Tonight is full. Let me try tomorrow.
T: book_service | urgency_tier=urgent | preferred_time=tomorrow -> booked=false
A: Nothing tomorrow either, I'm sorry.
U: Hang on, somebody's at the)",
       "urgency=high"},
  });
}

TEST_CASE("whom only the note of a tool tells to be no customer is none", "[analysis][C-09]") {
  check_wordings({
      {R"(@ at=2026-07-15T10:00:00-05:00
A: ACE. How can I help?
U: Hey, is the boss around?
A: Not right now. What may I pass on?
U: Just that Dwayne rang about Monday's ad.
T: create_callback_request | reason=Applicant asking about a job as an installer -> success=true)",
       "tags=JOB_APPLICANT"},
  });
}

TEST_CASE("a price is no temperature", "[analysis][C-09]") {
  check_wordings({
      {R"(@ at=2026-04-15T10:00:00-05:00
A: ACE. How can I help?
U: The furnace quit working. My mother is eighty-four, she bought a space heater, it was forty-one dollars.)",
       "not=HEALTH_RISK hazards=-"},
  });
}
