#include <catch2/catch.hpp>

#include "judged_call.hpp"

using namespace calllock::domain;
using namespace calllock::domain::test;

namespace {

struct wording {
  const char* tag;
  std::vector<const char*> sentences;
};

const std::vector<wording> wordings{
    {"GATE_CODE",
     {"The gate code is pound 4512.", "You'll need to punch in 0099 at the gate.",
      "It's a gated community, the code is 1717 star.", "There's a keypad at the entrance, 5521."}},
    {"ALARM_CODE",
     {"The alarm code's 8080.", "You have to disarm the alarm when you come in.",
      "The security system has to be turned off first, code's 1212."}},
    {"PET_SECURE",
     {"We've got two big dogs, I'll lock them up.", "Please don't let the cat out.", "I'll put the puppy in the crate.",
      "My dog barks but he's friendly.", "There's a German shepherd in the back yard, I'll bring him in."}},
    {"PARKING_ISSUE",
     {"You'll have to park on the street.", "There's no parking out front.", "Park in the garage, we validate.",
      "Don't block the neighbor's driveway, park in the back.", "He can park in visitor spot nine."}},
    {"ACCESS_RESTRICT",
     {"He has to check in with security and show his ID.", "Contractors can only come between nine and three.",
      "The front desk has to sign him in.", "Somebody has to escort him up.",
      "Deliveries and workers only before ten in the morning."}},
    {"LADDER_ATTIC",
     {"The unit's up in the attic.", "It's in the crawl space under the house.",
      "There's a pull-down ladder in the hall.", "The air handler is in the attic over the garage."}},
    {"ROOF_EQUIP",
     {"The units are on the roof.", "It's one of our rooftop units.", "There's a roof hatch in the back.",
      "The AC sits up on the roof."}},
    {"LOCKBOX",
     {"There's a lockbox on the railing.", "The key's in a lock box by the meter.", "Use the realtor's Supra box."}},
    {"TENANT_COORD",
     {"Please call my tenant to set it up.", "Coordinate with the tenant, her number's on the ticket.",
      "The tenants can let him in.", "Text the renter before you come."}},
    {"LANDLORD_AUTH",
     {"My landlord has to approve the repair first.", "I have to ask the owner before you do anything, I just rent.",
      "The landlord needs to okay it."}},
    {"HOA_APPROVAL",
     {"Our HOA has to approve where the unit goes.", "The homeowners association has to sign off on that."}},
    {"PERMIT_REQ", {"Do we need a permit for this?", "Will you pull the permit?", "Does the city require a permit?"}},
    {"SCOPE_CREEP",
     {"While he's here, could he also look at the water heater?", "And while you're at it, check the dryer vent.",
      "One more thing, can he look at the thermostat too?"}},
    {"PARTS_DELAY",
     {"They said the part is on backorder.", "We're still waiting on the part.", "The board hasn't come in yet."}},
    {"SNOW_ICE", {"Our driveway's a sheet of ice.", "We're snowed in up here.", "The roads are icy out this way."}},
    {"NEW_CUSTOMER",
     {"We've never used you guys before.", "This is my first time calling you.", "I found you online.",
      "We just moved here and don't have anybody.", "I'm a new customer."}},
    {"EXISTING_CUSTOMER",
     {"You guys put in our system in 2018.", "I'm already a customer of yours.",
      "Y'all came out last year for the tune-up.", "I've been with you for years.",
      "Your technician was here in May."}},
    {"REFERRAL",
     {"My neighbor recommended you.", "A friend of mine gave me your number.",
      "My coworker said you did a great job for her.", "You were referred by my plumber."}},
    {"OWNER_OCCUPIED", {"I own the house.", "We're the homeowners.", "We own it and live here.", "It's my own home."}},
    {"RENTAL_PROPERTY",
     {"I rent this place.", "It's a rental house of mine.", "We're renting.", "It's one of my rentals."}},
    {"PROPERTY_MANAGER",
     {"I'm the property manager.", "I manage thirty units for the owners.",
      "I'm calling from the leasing office, I manage the building."}},
    {"DECISION_MAKER",
     {"I make the decisions here.", "That's my call.", "I'm the owner, go ahead with whatever it needs.",
      "I can approve it."}},
    {"NEEDS_APPROVAL",
     {"I'd have to run it by my husband.", "My wife has to agree before we spend anything.",
      "The board has to approve it.", "I need to check with my boss first.", "I'm not allowed to authorize that."}},
    {"AGENT_PROXY",
     {"I'm calling for my mother.", "I'm calling on behalf of my neighbor.",
      "It's for my grandmother's house, she asked me to call.", "This is for my dad."}},
    {"VIP_ACCOUNT", {"I'm a member of your club.", "We're on your maintenance plan.", "I pay for the gold plan."}},
    {"WARRANTY_CUSTOMER", {"It's still under warranty.", "It came with a ten-year warranty."}},
    {"REPEAT_CALLER",
     {"I called earlier today about this.", "This is the second time I'm calling.",
      "I already talked to somebody this morning.", "I spoke with you yesterday."}},
    {"COMMERCIAL_NEW", {"We're opening a new salon next month.", "I'm opening a bakery in March."}},
    {"SEASONAL_CUSTOMER", {"You come out every spring.", "We do this every fall with you."}},
    {"MULTI_PROPERTY",
     {"I own six rental houses.", "I've got four duplexes.", "I manage forty doors.", "We have several properties."}},
    {"FINANCING_REQ",
     {"Do you have financing?", "Can I make monthly payments?", "Is there a payment plan?", "I'd need to finance it."}},
    {"R22_RETROFIT", {"It still runs on R-22.", "It uses the old Freon they don't make anymore."}},
    {"REPLACE_OPP",
     {"It's not worth fixing again.", "I'm not putting another dime into it.", "It's on its last leg.",
      "I'm tired of fixing this thing every summer."}},
    {"SERVICE_PLAN",
     {"Do you have a maintenance plan?", "How does the membership work?",
      "I'd like to know about a service contract."}},
    {"IAQ_UPSELL", {"My kids have asthma.", "It's so dusty in here.", "Our allergies are terrible in this house."}},
    {"ZONING_INTEREST", {"Upstairs is always so much hotter than downstairs.", "Could we get separate zones?"}},
    {"COMPETITOR_MENTION",
     {"Another company quoted us eight thousand.", "Some other outfit came out first.",
      "A different contractor looked at it last week."}},
    {"ELDERLY_OCCUPANT",
     {"My mother lives with us and she's eighty-four.", "I'm seventy-eight years old.", "My father's ninety-one.",
      "There's an elderly lady in the house."}},
    {"INFANT_NEWBORN",
     {"We have a newborn at home.", "There's a three-month-old baby in the house.", "We've got infant twins here."}},
    {"MEDICAL_NEED",
     {"My husband is on oxygen.", "I'm on dialysis.", "My wife's going through chemo.", "My son has a heart condition.",
      "She's on a ventilator."}},
    {"VULNERABLE_POP",
     {"My brother's in a wheelchair.", "She has dementia.", "Our daughter has special needs.", "He's bedridden."}},
    {"EXTREME_WEATHER",
     {"With this heat wave it's awful.", "There's a heat advisory on.", "In this blizzard nobody can get out."}},
    {"POST_STORM",
     {"Lightning hit the house and then nothing worked.", "It hasn't worked since the storm on Friday.",
      "The hail beat up the outside unit."}},
    {"POWER_OUTAGE",
     {"The power went out and the AC never came back.", "After the outage it wouldn't start.",
      "Ever since the power came back on it's been dead."}},
    {"RECENT_INSTALL",
     {"You installed it last month.", "The system's only six months old.", "It's a brand new unit, just put in."}},
    {"DUCT_CLEANING",
     {"I'd like my ducts cleaned.", "Do you clean out air ducts?", "The vents need to be cleaned out."}},
    {"FILTER_SERVICE",
     {"I need somebody to change my filters.", "Could someone replace the filter for me?",
      "Which filter size do I need?"}},
    {"TUNEUP_AC",
     {"I want to get my AC tuned up before summer.", "Time for the spring tune-up on the air conditioner.",
      "Can you service my AC?"}},
    {"TUNEUP_HEATING",
     {"I need my furnace serviced before winter.", "I'd like the fall heater checkup.",
      "Can you do the annual inspection on my furnace?"}},
    {"SECONDOPINION",
     {"I want a second opinion on my compressor.", "Can you check whether the other guy was right?",
      "I'd like somebody else to look at it before I spend that."}},
};

}  // namespace

TEST_CASE("each tag is heard in several wordings") {
  for (const auto& w : wordings) {
    for (const auto* s : w.sentences) {
      const auto tag = std::string_view(w.tag);
      const bool upkeep =
          tag.starts_with("TUNEUP") || tag == "DUCT_CLEANING" || tag == "FILTER_SERVICE" || tag == "SECONDOPINION";
      const auto a = judged(std::string("U: Hi, how are you? ") + (upkeep ? "" : "My AC quit last night. ") + s +
                            "\nA: I have Thursday at ten.\nU: Thursday is fine, thanks.");
      INFO(w.tag << ": " << s);
      CHECK(has_tag(a, w.tag));
    }
  }
}
