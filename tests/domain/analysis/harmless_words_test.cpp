#include <catch2/catch.hpp>

#include "judged_call.hpp"

using namespace calllock::domain;
using namespace calllock::domain::test;

namespace {

/// Said along with an ordinary fault, none of these changes what the call is.
const std::vector<const char*> distractors{
    "I'm a retired firefighter, so I know my way around a panel.",
    "It's so warm that my candles melted on the shelf.",
    "I'll send you a picture of the melted chocolate.",
    "My wife's a nurse at the hospital and works nights.",
    "I teach chemistry, gas laws and all that, so I'm home by four.",
    "We're on Gaslight Circle, right by the fire station.",
    "My son Sparky picked the thermostat, he's a sparky by trade too.",
    "I've been flooded with work, so sorry I'm calling late.",
    "It's a smoking hot deal you folks advertise.",
    "I'm an attorney downtown, so mornings are court for me.",
    "My name's Sue, like the song.",
    "I'm the manager at a bank, but I'm calling about my house.",
    "I used to be in the HVAC business myself, years ago.",
    "My neighbor sells insurance and he told me to call somebody good.",
    "I work for the electric company, so I read my own meter.",
    "I have a meeting with an inspector at my job tomorrow.",
    "The realtor who sold us the house said the unit was fine.",
    "My brother's a reporter, he's never home either.",
    "We had a burst pipe two winters ago, but that was fixed.",
    "Last year the carbon monoxide detector had a bad battery, I replaced it.",
    "My old house burned down in 2009, long story.",
    "My grandmother lived to ninety-nine in this house, bless her.",
    "The neighbor's baby cries all night, so we're tired.",
    "I just had a new roof put on, looks great.",
    "We replaced the water heater last spring with another outfit.",
    "I bought a new car yesterday, so money's tight.",
    "I pay my bills on time, always have.",
    "My daughter's applying for jobs, so the phone's been busy.",
    "I'm hiring a painter next week, so park wherever.",
    "My company's moving offices next month, I'm swamped.",
    "I manage a team of twelve, so text me if I don't pick up.",
    "I run marathons, so the heat doesn't bother me.",
    "My boss would kill me if I missed a meeting.",
    "The dealer wanted to charge me twice for the truck, can you believe it?",
    "My dentist never calls me back, you all are much better.",
    "My ex took me to court over the boat.",
    "I left a bad review for the pizza place, not for you.",
    "I wish the power company gave refunds.",
    "Our old air conditioner man was rude, that's why we're calling you.",
    "I looked at your website, nice pictures.",
    "We're having a storm of relatives this weekend.",
    "There's a gas station on the corner, you can't miss it.",
    "I smell dinner, so let's make this quick.",
    "The dog's name is Smoky.",
    "My car alarm goes off every time the mailman comes.",
    "The school's fire alarm went off yesterday, my kids loved it.",
    "I sell houses for a living, I'm always driving.",
    "I'm in property tax law, it's as dull as it sounds.",
    "I wouldn't leave you a bad review, don't worry.",
    "You don't have to send the owner or anything.",
    "I'm not going to sue anybody, ha.",
    "I don't need a new system, do I?",
    "The warranty ran out on my truck last week too.",
    "I got your number off the fridge magnet.",
    "I'll be at the restaurant till two.",
    "My mother-in-law's church is down the street.",
    "I'm going to press charges against this heat, I swear.",
};

}  // namespace

TEST_CASE("words that belong to somebody's life give no tags", "[C-02][C-03][C-04][C-05][C-17]") {
  for (const auto* d : distractors) {
    const auto a = judged(
        std::string("A: ACE Cooling, this is Sarah. How can I help?\nU: Hi. My AC isn't cooling since Monday. ") + d +
        "\nA: I have Thursday at ten.\nU: Thursday's fine, thanks.");
    INFO(d);
    CHECK(wrong_with(a,
                     "hazards=- type=SERVICE color=blue caller=residential urgency=medium tier=standard_repair "
                     "not=CRITICAL_EVACUATE,EMERGENCY_SAMEDAY,INSTALL_REPLACEMENT,HOT_LEAD,LEGAL_MENTION,REVIEW_THREAT,"
                     "REFUND_REQ,COMPLAINT_PRICE,COMPLAINT_SERVICE,COMPLAINT_NOFIX,CALLBACK_RISK,LOST_CUSTOMER,"
                     "ESCALATION_REQ,COMMERCIAL_ACCT,PROPERTY_MANAGER,RENTAL_PROPERTY,JOB_APPLICANT,VENDOR_SALES,"
                     "INSURANCE_CLAIM,REALTOR_INQUIRY,MEDIA_PRESS,UTILITY_COMPANY,INSPECTOR_CALL,ELDERLY_OCCUPANT,"
                     "INFANT_NEWBORN,MEDICAL_NEED,POST_STORM,POWER_OUTAGE,ALARM_CODE,GATE_CODE,PET_SECURE,"
                     "WARRANTY_CLAIM,DIAGNOSTIC_SMELL,LANDLORD_AUTH") == "");
  }
}
