#include <catch2/catch.hpp>

#include "judged_call.hpp"

using namespace calllock::domain;
using namespace calllock::domain::test;

TEST_CASE("the revenue tier follows what is wanted, not single words", "[C-07]") {
  check_all({
      {"replacing a filter is no replacement", R"(
U: I need somebody to replace the filter in my AC, I can't reach it.
A: Sure.
U: Thanks.)",
       "tier=minor type=MAINTENANCE not=INSTALL_REPLACEMENT color=blue"},
      {"a fantastic company", R"(
U: You guys were fantastic last time. My AC isn't cooling since Monday.
A: I'm sorry to hear that.
U: Any day works.)",
       "tier=standard_repair type=SERVICE color=blue"},
      {"a new system is wanted", R"(
U: Our AC is seventeen years old and we want a quote for a new system.
A: Is it running?
U: It's running, no rush.)",
       "tier=replacement type=ESTIMATE urgency=low color=green tags=INSTALL_REPLACEMENT"},
      {"a smoke detector is no smoke", R"(
U: When I changed the smoke detector I saw the thermostat is blank.
A: Does the AC run?
U: No, it won't come on, the thermostat is blank.)",
       "not=ELECTRICAL_FIRE"},
      {"a cracked heat exchanger", R"(
U: Another company says my heat exchanger is cracked and I want it repaired. No heat right now.
A: Okay, I can send a technician Thursday.
U: Thursday works.)",
       "tier=major_repair type=SERVICE"},
      {"a noise while it cools", R"(
U: The outside unit is making a loud rattling noise, but the house is cool.
A: Since when?
U: Since Saturday.)",
       "tier=diagnostic type=SERVICE tags=DIAGNOSTIC_NOISE"},
      {"he will not have a new one", R"(
U: I don't want a new unit, I want mine fixed. The furnace won't ignite.
A: Alright, a repair visit then.
U: Yes.)",
       "tier=standard_repair type=SERVICE not=INSTALL_REPLACEMENT,HOT_LEAD"},
  });
}

TEST_CASE("the first thing wrong gives the subtype", "[C-16]") {
  const std::vector<std::pair<const char*, const char*>> calls{
      {"U: Our furnace won't light.\nA: Okay.\nU: Thanks.", "heating"},
      {"U: My AC isn't cooling.\nA: Okay.\nU: Thanks.", "ac"},
      {"U: The heat pump won't switch to heat.\nA: Okay.\nU: Thanks.", "heatpump"},
      {"U: The thermostat is blank.\nA: Okay.\nU: Thanks.", "thermostat"},
      {"U: I'd like my air ducts cleaned.\nA: Okay.\nU: Thanks.", "duct_cleaning"},
      {"U: It smells musty whenever the AC runs, but it cools fine.\nA: Okay.\nU: Thanks.", "smell"},
  };
  for (const auto& [lines, subtype] : calls) {
    INFO(lines);
    CHECK(judged(lines).subtype == subtype);
  }
}

TEST_CASE("what a call is about") {
  check_all({
      {"a tune-up", R"(
U: I'd like to schedule the fall checkup for my heater.
A: Sure, is it running okay?
U: Yes, it runs fine.)",
       "type=MAINTENANCE tier=minor tags=TUNEUP_HEATING urgency=medium"},
      {"an appointment is checked", R"(
U: Hi, I just want to confirm my appointment for tomorrow.
T: lookup_caller -> found=true | customer_name=Ann Lee
A: Yes, it's tomorrow at ten.
U: Great, thank you.)",
       "type=EXISTING_CUSTOMER end=completed tags=EXISTING_CUSTOMER"},
      {"an appointment is moved", R"(
U: I need to reschedule my visit on Friday, something came up at work.
A: How about Monday at nine?
U: Monday works.
T: create_callback_request | type=reschedule | reason=Move Friday visit to Monday 9 AM -> success=true | note=appointment moved to Monday
A: You're now on Monday at nine.)",
       "type=EXISTING_CUSTOMER end=rescheduled"},
      {"an appointment is cancelled", R"(
U: Please cancel my appointment tomorrow, the AC started working again.
A: It's cancelled.
T: create_callback_request | type=cancellation | reason=Cancel tomorrow -> success=true | note=appointment cancelled
U: Thanks, bye.)",
       "type=EXISTING_CUSTOMER end=cancelled urgency=low tier=-"},
      {"our call is returned", R"(
U: Hi, I'm returning a call, somebody left me a message about my estimate.
A: Let me look.
U: We'd like to go ahead with the second option.
T: send_sales_lead_alert | notes=Accepts second option -> success=true | alert_id=sl_1
A: He'll call you tomorrow.)",
       "type=RETURNING_CONTACT end=sales_lead urgency=low tier=replacement color=green"},
      {"the price of a plan", R"(
U: What does your maintenance plan cost per year?
A: It's 199 dollars.
U: Okay, I'll think about it. Nothing's broken.)",
       "type=ESTIMATE tier=minor tags=SERVICE_PLAN urgency=low"},
      {"a second opinion", R"(
U: Another company told me my compressor is bad and I'd like a second opinion before I spend that kind of money.
A: We can do that.
U: Any day is fine.)",
       "type=SERVICE tier=diagnostic tags=SECONDOPINION"},
      {"an addition", R"(
U: We turned the garage into an office and want a mini-split in there. Just an estimate.
A: Is next week okay?
U: Sure, no hurry.
T: book_service | urgency_tier=estimate | preferred_time=next week | problem_description=Estimate for mini-split in converted garage -> booking_confirmed=true)",
       "type=ESTIMATE tier=replacement tags=INSTALL_ADDON not=INSTALL_REPLACEMENT urgency=low"},
      {"new construction", R"(
U: We're building a house and need a bid for the whole HVAC.
A: When does it start?
U: Framing starts next month.)",
       "type=ESTIMATE tier=replacement tags=INSTALL_NEWCONSTRUCTION not=INSTALL_REPLACEMENT"},
      {"short cycling in a comfortable house", R"(
U: The AC turns on and off every couple of minutes, but it's still cool in here.
A: Any noise?
U: No.)",
       "type=SERVICE tier=diagnostic tags=DIAGNOSTIC_CYCLE"},
      {"weak airflow", R"(
U: Hardly any air comes out of the vent in my bedroom. Everywhere else is fine.
A: Since when?
U: A month or so.)",
       "type=SERVICE tier=diagnostic tags=DIAGNOSTIC_AIRFLOW"},
      {"no hot water", R"(
U: We have no hot water since last night.
A: Gas or electric?
U: Electric.)",
       "type=SERVICE tier=standard_repair not=REPAIR_HEATING,REPAIR_AC"},
      {"a torn duct", R"(
U: A duct came apart in the attic and it's blowing into the insulation.
A: Since when?
U: Found it yesterday.)",
       "type=SERVICE tier=standard_repair tags=REPAIR_DUCTWORK not=DUCT_CLEANING"},
      {"a heat pump", R"(
U: Our heat pump is blowing cold air.
A: Since when?
U: Since Sunday night.)",
       "type=SERVICE tags=REPAIR_HEATPUMP not=REPAIR_AC,REPAIR_HEATING"},
      {"several properties", R"(
U: I own three duplexes and the AC in one of them quit, my tenant says.
A: Where is it?
U: On Elm Street. The tenant can let you in.)",
       "caller=residential color=green tags=MULTI_PROPERTY,RENTAL_PROPERTY,TENANT_COORD"},
  });
}

TEST_CASE("a comparison is no wish, and what is looked at for a noise is no upkeep", "[analysis][C-07]") {
  check_wordings({
      {"A: How can I help?\nU: The house smells like a wet dog whenever the AC's blowing.",
       "type=SERVICE tier=diagnostic tags=DIAGNOSTIC_SMELL not=INSTALL_REPLACEMENT"},
      {"A: How can I help?\nU: The big return whistles like a teakettle whenever the air comes on.",
       "type=SERVICE tier=diagnostic tags=DIAGNOSTIC_NOISE not=INSTALL_REPLACEMENT"},
      {"A: How can I help?\nU: Our electric bill doubled, and the city told me to have the heat pump looked at.",
       "type=SERVICE tier=diagnostic tags=DIAGNOSTIC_ENERGY"},
      {"A: How can I help?\nU: I'd like a new four ton unit, what do y'all charge?",
       "type=ESTIMATE tier=replacement tags=INSTALL_REPLACEMENT"},
      {"A: How can I help?\nU: I need an AC guy, mine quit.", "type=SERVICE not=INSTALL_REPLACEMENT"},
  });
}
