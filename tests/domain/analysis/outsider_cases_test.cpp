#include <catch2/catch.hpp>

#include "judged_call.hpp"

using namespace calllock::domain;
using namespace calllock::domain::test;

TEST_CASE("customers are not taken for salesmen", "[C-04]") {
  check_all({
      {"warranty and insurance", R"(
U: My AC quit. It's under warranty, and my home insurance wants the report too.
A: We can help.
U: Great.)",
       "color=blue caller=residential not=INSURANCE_CLAIM,VENDOR_SALES"},
      {"duct cleaning and a free estimate", R"(
U: Do you do duct cleaning, and is the estimate free? We're putting in new windows too.
A: Yes we do.
U: Great, next week is fine.)",
       "type=MAINTENANCE color=blue not=VENDOR_SALES,SPAM_TELEMARKETING"},
      {"do you offer financing", R"(
U: Do you offer financing? My furnace died and I might need help paying.
A: We do.
U: Okay, can someone come tomorrow?)",
       "caller=residential not=VENDOR_SALES tags=FINANCING_REQ"},
      {"he sells insurance", R"(
U: I sell insurance for a living, so I know paperwork. My AC isn't cooling.
A: When would you like us?
U: Friday.)",
       "caller=residential color=blue type=SERVICE"},
      {"a newspaper man with a hot house", R"(
U: I write for the paper, but I'm calling because my AC won't cool.
A: Okay.
U: Monday's fine.)",
       "caller=residential not=MEDIA_PRESS"},
  });
}

TEST_CASE("who calls as an outsider is one", "[C-05]") {
  check_all({
      {"press the button, utility bill", R"(
U: I press the reset button and it runs an hour and quits again. My utility bill is huge.
A: Since when?
U: Tuesday.)",
       "caller=residential not=MEDIA_PRESS,UTILITY_COMPANY type=SERVICE"},
      {"a manufacturer's part under inspection", R"(
U: The inspection sticker says the manufacturer recalled the board. The furnace doesn't start.
A: Okay.
U: Thanks.)",
       "caller=residential not=MANUFACTURER_REP,INSPECTOR_CALL"},
      {"an applicant", R"(
U: Are you guys hiring? I'm an installer with eight years on furnaces and heat pumps.
A: You can apply online.
U: Great, thank you.)",
       "type=JOB_SEEKER caller=recruiting color=gray tags=JOB_APPLICANT not=REPAIR_HEATING tier=-"},
      {"a salesman", R"(
U: Hi, this is Rick with LeadBoost, we help HVAC companies get to the first page of Google. Is the owner in?
A: I can take a message.
U: Sure, have him call me.)",
       "type=SPAM_JUNK caller=vendor color=gray tags=VENDOR_SALES"},
      {"a recorded pitch", R"(
U: Your Google business listing is not verified. Press one to speak with a specialist now.
A: Hello?
U: Press two to be removed from this list.)",
       "type=SPAM_JUNK caller=vendor color=gray"},
      {"a supplier", R"(
U: Hey, it's Dana at Lakeside Supply, your order is ready for pickup at the parts counter.
A: Thank you.
U: You bet.)",
       "type=UNKNOWN caller=vendor color=gray tags=PARTS_SUPPLIER not=VENDOR_SALES"},
      {"a realtor", R"(
U: I'm a realtor with Hill Homes and I have a listing that needs an AC certification letter. What does that cost?
A: It's 149.
U: I'll ask the sellers.)",
       "type=UNKNOWN caller=unknown color=gray tags=REALTOR_INQUIRY"},
      {"an inspector", R"(
U: This is the city mechanical inspector, I'm at the job on Vine Street and nobody's here.
A: I'll tell the crew.
U: Thanks.)",
       "type=UNKNOWN caller=unknown color=gray tags=INSPECTOR_CALL"},
      {"an adjuster", R"(
U: Hi, I'm a claims adjuster with Lone Star Mutual about a claim for one of your customers.
A: How can I help?
U: I need the invoice from May.)",
       "type=UNKNOWN caller=unknown color=gray tags=INSURANCE_CLAIM"},
      {"the wrong number", R"(
U: Hi, is this Dr. Patel's office?
A: I'm sorry, you have the wrong number. This is ACE Cooling.
U: Oh, sorry about that.)",
       "type=WRONG_NUMBER caller=unknown color=gray end=wrong_number tags=WRONG_NUMBER"},
      {"nobody speaks", R"(
@ ended=user_hangup
A: ACE Cooling, this is Sarah. Is there a gas leak or an emergency?
U: (inaudible speech)
A: Hello?
U: (background noise))",
       "type=UNKNOWN caller=unknown color=- end=customer_hangup hazards=-"},
  });
}
