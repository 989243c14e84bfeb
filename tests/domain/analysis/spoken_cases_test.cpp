#include <catch2/catch.hpp>

#include "judged_call.hpp"

using namespace calllock::domain;
using namespace calllock::domain::test;

TEST_CASE("callers speak of failures in many ways") {
  check_all({
      {"conked out", "U: Hey, our air conditioning conked out on us around lunchtime.\nA: Okay.\nU: Tomorrow's okay.",
       "type=SERVICE tier=standard_repair tags=REPAIR_AC urgency=medium"},
      {"no cold", "U: It's blowing, there's just no cold to it. The AC, I mean.\nA: Okay.\nU: Any day.",
       "type=SERVICE tier=standard_repair tags=REPAIR_AC"},
      {"won't drop",
       "U: The house will not drop below eighty no matter what we do, AC runs all day.\nA: Okay.\nU: Friday works.",
       "type=SERVICE tier=standard_repair"},
      {"froze up", "U: My AC froze up solid, there's ice on everything.\nA: Okay.\nU: Thanks.",
       "type=SERVICE tier=standard_repair hazards=- not=SNOW_ICE"},
      {"kicks on then dies", "U: The furnace kicks on, runs a minute and dies.\nA: Gas smell?\nU: No.",
       "type=SERVICE tags=REPAIR_HEATING"},
      {"never came on",
       "U: The heat never came on this morning. House is at sixty.\nA: Okay.\nU: We've got blankets, tomorrow is fine.",
       "type=SERVICE tags=REPAIR_HEATING urgency=medium hazards=-"},
      {"cold air out of the vents", "U: Our heater is pushing cold air out of the vents.\nA: Okay.\nU: Thanks.",
       "tags=REPAIR_HEATING tier=standard_repair"},
      {"boiler lockout", "U: The boiler's got a lockout light on and the radiators are cold.\nA: Okay.\nU: Thanks.",
       "tags=REPAIR_HEATING tier=standard_repair"},
      {"heat pump", "U: My heat pump isn't keeping up, it's on the backup strips all the time.\nA: Okay.\nU: Thanks.",
       "type=SERVICE tags=REPAIR_HEATPUMP"},
      {"thermostat", "U: The thermostat screen went black and nothing I press does anything.\nA: Okay.\nU: Thanks.",
       "tags=REPAIR_THERMOSTAT tier=minor"},
      {"pilot",
       "U: The pilot on the water heater won't stay lit, so no hot water.\nA: Do you smell gas?\nU: No, no smell.",
       "type=SERVICE tier=standard_repair hazards=-"},
      {"breaker", "U: Every time the AC starts it trips the breaker.\nA: Any burning smell?\nU: No.",
       "type=SERVICE tier=standard_repair hazards=-"},
      {"outdoor fan", "U: The fan on the outside unit quit spinning, it just hums.\nA: Okay.\nU: Thanks.",
       "type=SERVICE tier=standard_repair"},
  });
}

TEST_CASE("callers speak of symptoms in many ways") {
  check_all({
      {"thump", "U: There's a loud thump every time it shuts down. It cools just fine.\nA: Okay.\nU: Thanks.",
       "type=SERVICE tier=diagnostic tags=DIAGNOSTIC_NOISE"},
      {"whistle",
       "U: The return vent whistles so loud I can't hear the TV. The AC works great otherwise.\nA: Okay.\nU: Thanks.",
       "tier=diagnostic tags=DIAGNOSTIC_NOISE"},
      {"vinegar", "U: It smells like vinegar when the air kicks on, but the house is cool.\nA: Burning?\nU: No.",
       "tier=diagnostic tags=DIAGNOSTIC_SMELL hazards=-"},
      {"barely a breeze",
       "U: I barely get any air out of the vents in my son's room, everything else is comfortable.\nA: Okay.\nU: "
       "Thanks.",
       "tier=diagnostic tags=DIAGNOSTIC_AIRFLOW"},
      {"electric bill",
       "U: My electric bill went from one fifty to three hundred and the AC works fine.\nA: Okay.\nU: No hurry.",
       "tier=diagnostic tags=DIAGNOSTIC_ENERGY urgency=low"},
      {"on and off",
       "U: The furnace comes on, goes off, comes on again, all night. House stays warm.\nA: Okay.\nU: Thanks.",
       "tier=diagnostic type=SERVICE"},
  });
}

TEST_CASE("callers speak of danger in many ways", "[C-01][P-08]") {
  check_all({
      {"reeks of gas",
       "U: My whole utility room reeks of gas.\nA: Leave the house right now, please, and call 911.\nU: Going.",
       "hazards=GAS_LEAK urgency=emergency end=safety_emergency"},
      {"monoxide thing",
       "U: That monoxide thing on the wall is screaming and I feel lightheaded.\nA: Get everybody outside now and call "
       "911.\nU: Okay, we're outside.",
       "hazards=CO_EVENT,HEALTH_RISK urgency=emergency"},
      {"outlet",
       "U: The plug for the AC is melted and there was smoke coming from the wall.\nA: Please leave the house and call "
       "911.\nU: Okay.",
       "hazards=ELECTRICAL_FIRE urgency=emergency"},
      {"gushing",
       "U: The water heater burst and it's gushing water into my hallway.\nA: Turn off the main.\nU: I did. Can "
       "someone come right now?",
       "hazards=ACTIVE_FLOODING urgency=high"},
      {"ceiling drip",
       "U: The AC's dripping through the ceiling, the drain must be clogged. I put a bucket under it.\nA: Okay.\nU: "
       "Tomorrow works.",
       "hazards=CONDENSATE_CLOG urgency=medium"},
      {"freon",
       "U: Another tech said we have a refrigerant leak in the coil and I want it fixed.\nA: Okay.\nU: This week.",
       "hazards=REFRIGERANT_LEAK tier=major_repair"},
      {"feared only", "U: It's not cooling, I'm worried it might be leaking Freon.\nA: We'll check.\nU: Thanks.",
       "hazards=-"},
      {"frail in the cold",
       "@ at=2026-01-20T09:00:00-06:00\nU: My furnace is out, it's fifty degrees in here and I'm seventy-nine with a "
       "bad heart.\nA: Today?\nU: Yes please, today.",
       "hazards=HEALTH_RISK urgency=high tags=ELDERLY_OCCUPANT,MEDICAL_NEED,EMERGENCY_SAMEDAY"},
  });
}

TEST_CASE("callers speak of appointments in many ways") {
  check_all({
      {"bump it",
       "U: I've got a conflict Tuesday, can we do another day for my tune-up?\nT: create_callback_request | "
       "type=reschedule | reason=Move tune-up -> success=true | note=appointment moved to Thursday\nA: You're now on "
       "Thursday.\nU: Thank you.",
       "type=EXISTING_CUSTOMER end=rescheduled"},
      {"call it off",
       "U: I need to call off the visit tomorrow, my brother fixed it.\nT: create_callback_request | type=cancellation "
       "| reason=Cancel -> success=true | note=appointment cancelled\nA: All done.\nU: Bye.",
       "type=EXISTING_CUSTOMER end=cancelled urgency=low"},
      {"where is he",
       "U: I'm just checking if somebody's still coming today between one and three.\nA: Yes, he's on his way.\nU: "
       "Great, thanks.",
       "type=EXISTING_CUSTOMER end=completed"},
      {"called back",
       "U: Y'all called me this morning and I missed it.\nA: Let me see. It was about your estimate.\nU: Oh, okay, "
       "yes.",
       "type=RETURNING_CONTACT"},
  });
}

TEST_CASE("callers speak of new equipment in many ways") {
  check_all({
      {"time for a new one",
       "U: Our furnace is twenty-five years old and it's time to replace it. Can someone come give us a price?\nA: "
       "Sure.\nU: No rush.",
       "type=ESTIMATE tier=replacement color=green tags=INSTALL_REPLACEMENT urgency=low"},
      {"smart thermostat", "U: I'd like to have a smart thermostat installed.\nA: Sure.\nU: Any day.",
       "type=ESTIMATE tags=INSTALL_ADDON"},
      {"payments", "U: What would a new AC run me, and do you take payments?\nA: We do.\nU: Great.",
       "type=ESTIMATE tier=replacement tags=FINANCING_REQ"},
      {"addition",
       "U: We're adding a sunroom and need AC out there, just a quote.\nA: Sure.\nU: Whenever you've got time.",
       "type=ESTIMATE tier=replacement"},
      {"restaurant build-out",
       "U: I'm a general contractor, we're finishing out a restaurant and need a bid for the HVAC.\nA: Sure.\nU: "
       "Thanks.",
       "type=ESTIMATE caller=commercial color=green"},
      {"no replacement",
       "U: Please don't try to sell me a new one, the AC just needs a repair. It won't start.\nA: Okay.\nU: Thanks.",
       "type=SERVICE not=INSTALL_REPLACEMENT,HOT_LEAD"},
  });
}

TEST_CASE("callers complain in many ways") {
  check_all({
      {"left a mess",
       "@ sentiment=Negative\nU: Your installers left a mess in my attic and scratched the hallway wall.\nA: I'm "
       "sorry.\nU: Somebody needs to make this right.",
       "type=COMPLAINT color=red tags=COMPLAINT_SERVICE,EXISTING_CUSTOMER tier=-"},
      {"three visits",
       "@ sentiment=Negative\nU: You've been out three times and the heat still isn't working.\nA: I'm sorry.\nU: I'm "
       "fed up.",
       "type=COMPLAINT color=red tags=COMPLAINT_NOFIX tier=standard_repair"},
      {"double",
       "@ sentiment=Negative\nU: The bill is double what he told me it would be.\nA: I'm sorry.\nU: That's a rip-off.",
       "type=COMPLAINT color=red tags=COMPLAINT_PRICE tier=-"},
      {"leaving",
       "@ sentiment=Negative\nU: I've been waiting for a call back for two weeks. I'll find another company.\nA: I'm "
       "sorry.\nU: I'm done.",
       "type=COMPLAINT color=red tags=LOST_CUSTOMER"},
      {"boss",
       "@ sentiment=Negative\nU: Let me talk to your supervisor. The man you sent cussed at my son.\nA: I'm sorry.\nU: "
       "Right now.",
       "type=COMPLAINT color=red tags=ESCALATION_REQ,COMPLAINT_SERVICE"},
      {"unhappy with the AC, not with us",
       "U: I'm so tired of this AC, it quit again.\nA: I'm sorry.\nU: Can you come Friday?", "type=SERVICE color=blue"},
      {"thankful",
       "@ sentiment=Positive\nU: You guys were great last time, my furnace needs its checkup again.\nA: Sure.\nU: "
       "Thanks.",
       "type=MAINTENANCE color=blue"},
  });
}

TEST_CASE("outsiders introduce themselves in many ways", "[C-05]") {
  check_all({
      {"resume",
       "U: I'm calling to see if you have any positions open. I just finished HVAC school.\nA: You can apply "
       "online.\nU: Thank you.",
       "type=JOB_SEEKER caller=recruiting tags=JOB_APPLICANT"},
      {"payroll", "U: Hi, I'm with Paymaster Payroll, who handles your payroll?\nA: I'll take a message.\nU: Sure.",
       "type=SPAM_JUNK caller=vendor"},
      {"will-call",
       "U: This is Nate at Central Supply. The compressor y'all ordered came in, it's at will call.\nA: Thanks.\nU: "
       "Bye.",
       "type=UNKNOWN caller=vendor tags=PARTS_SUPPLIER not=VENDOR_SALES"},
      {"power company",
       "U: I'm calling from Hill Country Electric Cooperative about a planned outage on your street.\nA: Okay.\nU: "
       "Thanks.",
       "type=UNKNOWN caller=unknown tags=UTILITY_COMPANY"},
      {"agent",
       "U: I'm a real estate agent, my buyers close next week and need the AC inspected.\nA: Okay.\nU: I'll let you "
       "know.",
       "type=UNKNOWN caller=unknown tags=REALTOR_INQUIRY"},
      {"reporter", "U: I'm a reporter with Channel Nine, doing a story on the heat.\nA: I'll pass it on.\nU: Thanks.",
       "type=UNKNOWN caller=unknown tags=MEDIA_PRESS"},
      {"factory",
       "U: This is your factory representative from Brightflow, about the dealer program.\nA: Okay.\nU: Thanks.",
       "type=UNKNOWN caller=vendor tags=MANUFACTURER_REP"},
      {"pizza",
       "U: Can I get a large pepperoni?\nA: I think you have the wrong number, this is a heating and air company.\nU: "
       "Oh, sorry!",
       "type=WRONG_NUMBER end=wrong_number color=gray"},
      {"competitor", "U: I run a shop too and I'm curious what you charge per hour.\nA: I can't say.\nU: Okay.",
       "caller=unknown tags=COMPETITOR_INTEL"},
  });
}

TEST_CASE("businesses and landlords in many ways") {
  check_all({
      {"daycare", "U: I run a daycare and the AC in the toddler room quit.\nA: Okay.\nU: Today please.",
       "caller=commercial color=green urgency=high"},
      {"church", "U: This is Pastor Jim at Grace Lutheran, the heat in the sanctuary is out.\nA: Okay.\nU: By Sunday.",
       "caller=commercial color=green tags=REPAIR_HEATING"},
      {"our store", "U: The rooftop unit at our store isn't cooling.\nA: Okay.\nU: This week.",
       "caller=commercial tags=ROOF_EQUIP"},
      {"home office", "U: The AC in my home office isn't cooling.\nA: Okay.\nU: Thanks.",
       "caller=residential color=blue"},
      {"private landlord",
       "U: I have a rental house and my tenant says the heater is out.\nA: Okay.\nU: Call the tenant first.",
       "caller=residential tags=RENTAL_PROPERTY,TENANT_COORD not=OWNER_OCCUPIED"},
      {"tenant", "U: I rent here, and my AC quit. The landlord said go ahead and call.\nA: Okay.\nU: Thanks.",
       "caller=residential tags=RENTAL_PROPERTY not=OWNER_OCCUPIED,PROPERTY_MANAGER"},
  });
}
