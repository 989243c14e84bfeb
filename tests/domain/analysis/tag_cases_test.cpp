#include <catch2/catch.hpp>

#include "judged_call.hpp"

using namespace calllock::domain;
using namespace calllock::domain::test;

TEST_CASE("parts of words give no tag", "[C-17]") {
  check_all({
      {"combination", "U: It's a combination of things, the AC runs but it's not cooling.\nA: Okay.\nU: Thanks.",
       "not=LOCKBOX"},
      {"market", "U: I'm at the farmers market, my AC quit.\nA: Okay.\nU: Thanks.",
       "not=COMPETITOR_INTEL,COMPETITOR_MENTION"},
      {"customer", "U: I'm not a customer yet. The furnace won't light.\nA: Okay.\nU: Thanks.",
       "not=EXISTING_CUSTOMER"},
      {"seasonal", "U: I have seasonal allergies and the AC isn't cooling.\nA: Okay.\nU: Thanks.",
       "not=SEASONAL_PREP,SEASONAL_CUSTOMER"},
      {"alarming", "U: It makes an alarming noise, but it cools.\nA: Okay.\nU: Thanks.", "not=ALARM_CODE,CO_EVENT"},
      {"catalog, dogwood", "U: I'm on Dogwood Lane, I saw your catalog. AC isn't cooling.\nA: Okay.\nU: Thanks.",
       "not=PET_SECURE"},
  });
}

TEST_CASE("logistics are heard") {
  check_all({
      {"gate", "U: AC quit. The gate code is 4471.\nA: Okay.\nU: Bye.", "tags=GATE_CODE not=ALARM_CODE"},
      {"gate asked for", "U: AC quit.\nA: Is there a gate?\nU: Yes, the code is star 1234.\nA: Thanks.\nU: Bye.",
       "tags=GATE_CODE"},
      {"alarm", "U: Heat's out. The alarm code is 9911, please set it again.\nA: Okay.\nU: Bye.", "tags=ALARM_CODE"},
      {"dog", "U: AC quit. I'll put the dog in the garage.\nA: Okay.\nU: Bye.", "tags=PET_SECURE"},
      {"parking", "U: AC quit. He'll have to park on the street, there's no parking in front.\nA: Okay.\nU: Bye.",
       "tags=PARKING_ISSUE"},
      {"attic", "U: The furnace up in the attic won't light.\nA: Okay.\nU: Bye.", "tags=LADDER_ATTIC"},
      {"roof", "U: Our shop's AC is on the roof and it quit.\nA: Okay.\nU: Bye.", "tags=ROOF_EQUIP"},
      {"lockbox", "U: AC quit, there's a lockbox on the front door.\nA: Okay.\nU: Bye.", "tags=LOCKBOX not=GATE_CODE"},
      {"landlord", "U: I rent, and my landlord has to approve it first. No heat.\nA: Okay.\nU: Bye.",
       "tags=LANDLORD_AUTH,NEEDS_APPROVAL,RENTAL_PROPERTY not=OWNER_OCCUPIED,DECISION_MAKER"},
      {"permit", "U: We want a new furnace. Does the city need a permit for that?\nA: We pull it.\nU: Great.",
       "tags=PERMIT_REQ"},
      {"security",
       "U: The office thermostat is stuck. Security at the front desk has to badge him in.\nA: Okay.\nU: Bye.",
       "tags=ACCESS_RESTRICT"},
      {"ice on a pipe is no weather",
       "U: There's ice all over the pipe outside and it's not cooling.\nA: Okay.\nU: Bye.",
       "not=SNOW_ICE,EXTREME_WEATHER"},
  });
}

TEST_CASE("customers are told apart") {
  check_all({
      {"new", "U: We've never used you before. The AC quit.\nA: Welcome.\nU: Thanks.",
       "tags=NEW_CUSTOMER not=EXISTING_CUSTOMER"},
      {"asked, no", "U: AC quit.\nA: Are you an existing customer?\nU: No.\nA: Okay.\nU: Thanks.",
       "tags=NEW_CUSTOMER not=EXISTING_CUSTOMER"},
      {"existing", "U: You guys installed our furnace in 2019 and it won't start.\nA: Okay.\nU: Thanks.",
       "tags=EXISTING_CUSTOMER not=NEW_CUSTOMER"},
      {"member", "U: I'm on your maintenance plan and it's time for my spring tune-up on the AC.\nA: Sure.\nU: Thanks.",
       "tags=VIP_ACCOUNT,EXISTING_CUSTOMER,TUNEUP_AC"},
      {"referral", "U: My neighbor recommended you. Our AC quit.\nA: Great.\nU: Thanks.", "tags=REFERRAL"},
      {"for the father", "U: I'm calling for my dad, his heater went out.\nA: Okay.\nU: Thanks.",
       "tags=AGENT_PROXY caller=residential"},
      {"manager of buildings",
       "U: I'm a property manager, I manage twenty units, and one of my tenants has no AC.\nA: Okay.\nU: Thanks.",
       "tags=PROPERTY_MANAGER caller=commercial color=green"},
      {"second call", "U: I called earlier this morning about my AC, it still isn't cooling.\nA: Okay.\nU: Thanks.",
       "tags=REPEAT_CALLER"},
      {"old refrigerant", "U: It's an old R-22 system and I'd like to replace it.\nA: Okay.\nU: No rush.",
       "tags=R22_RETROFIT"},
      {"recent installation",
       "U: It's barely two months old, you put it in in May, and it's blowing warm.\nA: Okay.\nU: Thanks.",
       "tags=RECENT_INSTALL"},
  });
}
