#include <catch2/catch.hpp>

#include "judged_call.hpp"

using namespace calllock::domain;
using namespace calllock::domain::test;

TEST_CASE("ordinary words make no call red or green", "[C-03]") {
  check_all({
      {"again, review, your company, manager", R"(
U: My wife is an office manager somewhere downtown. We'd like your company again. Could you review the quote with me? The AC quit.
A: And after the visit please leave us a review.
U: Sure.)",
       "color=blue not=REVIEW_THREAT,ESCALATION_REQ caller=residential"},
      {"our office will call, says the agent", R"(
U: My heater isn't working.
A: Our office will call you, and our contractor license is on the website.
U: Okay thanks.)",
       "color=blue caller=residential not=COMMERCIAL_ACCT"},
      {"he works at a company", R"(
U: I'm at the office till five, so after that. The AC at my house isn't cooling.
A: Five thirty?
U: Perfect.)",
       "color=blue caller=residential"},
      {"the apartment building next door", R"(
U: Our house is next to the big apartment building. The furnace went out.
A: Okay.
U: Thanks.)",
       "color=blue caller=residential"},
      {"a business", R"(
U: I'm the manager at our restaurant and the rooftop unit over the dining room is down.
A: Do you need someone today?
U: Yes, today please.)",
       "color=green caller=commercial urgency=high tags=ROOF_EQUIP"},
      {"a lawyer with a noise", R"(
U: I'm a lawyer and I'm in court all week, but the AC rattles when it starts. It cools fine.
A: Saturday?
U: Saturday.)",
       "color=blue not=LEGAL_MENTION"},
  });
}

TEST_CASE("an unhappy customer is red before everything else") {
  check_all({
      {"nobody came", R"(
@ sentiment=Negative
U: I waited all day yesterday and nobody showed up. I took the day off work for this.
A: I'm so sorry.
U: I want to talk to a manager.)",
       "type=COMPLAINT color=red tags=COMPLAINT_SERVICE,ESCALATION_REQ urgency=medium"},
      {"the repair did not hold", R"(
@ sentiment=Negative
U: Your guy fixed my AC on Monday and it's doing the same thing again. It's not cooling.
A: I'm sorry. When can we come?
U: Tomorrow, I guess.
T: book_service | urgency_tier=routine | preferred_time=tomorrow | problem_description=AC not cooling again after Monday repair -> booking_confirmed=true)",
       "type=COMPLAINT color=red tags=COMPLAINT_NOFIX,EXISTING_CUSTOMER tier=standard_repair urgency=medium "
       "end=completed"},
      {"money back", R"(
@ sentiment=Negative
U: You charged me twice for the same visit and I want a refund today.
A: I'll send it to billing.
T: create_callback_request | reason=Charged twice, wants refund | department=billing -> success=true
U: Fine.)",
       "type=COMPLAINT color=red tags=REFUND_REQ urgency=medium tier=- end=callback_later"},
      {"a bad review", R"(
@ sentiment=Negative
U: If this isn't fixed by Friday I'm leaving a one star review on Google. You overcharged me.
A: I understand.
U: Do you?)",
       "type=COMPLAINT color=red tags=REVIEW_THREAT,COMPLAINT_PRICE"},
      {"a lawyer", R"(
@ sentiment=Negative
U: Your crew damaged my roof and I've talked to my attorney. I'll see you in small claims.
A: I'm sorry to hear that.
U: Have your owner call me.)",
       "type=COMPLAINT color=red tags=LEGAL_MENTION"},
      {"promised calls that never came", R"(
@ sentiment=Negative
U: I've called three times about my quote for a new furnace and nobody has called me back.
A: I'm sorry.
U: There's another company that already sent theirs.)",
       "type=COMPLAINT color=red tags=CALLBACK_RISK,COMPETITOR_MENTION not=COMPLAINT_PRICE"},
      {"rude technician", R"(
@ sentiment=Negative
U: I want to make a complaint. The technician you sent yesterday was rude to my wife.
A: I'm sorry.
U: The work was fine, it's how he behaved.)",
       "type=COMPLAINT color=red tags=COMPLAINT_SERVICE tier=- not=COMPLAINT_NOFIX,REFUND_REQ"},
      {"a tenant angry at the landlord", R"(
@ sentiment=Negative
U: My landlord won't do anything, I've called him four times. The heat's been out for a week.
A: Can you approve the visit?
U: No, he has to approve it.)",
       "type=SERVICE color=blue not=CALLBACK_RISK,COMPLAINT_SERVICE tags=RENTAL_PROPERTY"},
      {"a low price is no complaint", R"(
U: Another company quoted us nine thousand for a new system, what would you charge?
A: We'd send an estimator.
U: Okay, let's do that. No rush.)",
       "type=ESTIMATE not=COMPLAINT_PRICE tags=COMPETITOR_MENTION color=green"},
  });
}
