#include "judged_call.hpp"

#include <catch2/catch.hpp>

using namespace calllock::domain::test;

TEST_CASE("outsiders, businesses, unhappy customers and go-betweens, part 1", "[analysis][C-03][C-04][C-05]") {
  check_wordings({
      {R"(@ at=2026-05-28T10:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Hi Sarah, Pete Lomax. I've been turning wrenches on HVAC for nine years and wondered if y'all are bringing anybody on.
A: You can send a resume to our office.
U: Will do. I've got my EPA card and everything.)",
       "name=Pete_Lomax caller=recruiting type=JOB_SEEKER color=gray tags=JOB_APPLICANT not=REPAIR_AC"},
      {R"(@ at=2026-05-28T11:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Hey there, this is Candace with BrightRank Digital. We get HVAC companies thirty extra calls a month guaranteed.
A: No thank you.
U: Can I just send over a quick deck to whoever runs marketing?)",
       "caller=vendor type=SPAM_JUNK color=gray tags=VENDOR_SALES not=ESCALATION_REQ"},
      {R"(@ at=2026-05-28T12:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Morning, this is Duane at Southwest Supply. That Carrier board y'all ordered came in, it's at will call.
A: Thanks, I'll let the shop know.
U: PO's ending in 771.)",
       "name=Duane caller=vendor type=UNKNOWN color=gray tags=PARTS_SUPPLIER not=VENDOR_SALES,PARTS_DELAY"},
      {R"(@ at=2026-05-28T13:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Hi, I'm the listing agent on 4102 Avenue G. My sellers need the HVAC report before we close on the ninth.
A: And your name?
U: Priscilla Beauchamp with Hearthstone Realty.)",
       "name=Priscilla_Beauchamp street=4102_Avenue_G caller=unknown type=UNKNOWN color=gray tags=REALTOR_INQUIRY"},
      {R"(@ at=2026-05-28T14:00:00-05:00
A: ACE Cooling, this is Sarah.
U: Congratulations! You've been preapproved for a business line of credit up to two hundred thousand dollars. Press one to talk to a specialist.
A: Goodbye.
T: end_call)",
       "caller=vendor type=SPAM_JUNK color=gray tags=SPAM_TELEMARKETING not=FINANCING_REQ"},
      {R"(@ at=2026-05-28T15:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: This is inspector Nadia Fuentes with the city of Austin, about the mechanical permit at 905 Rio Vista. I'm stopping by tomorrow.
A: I'll pass it on.
U: Thank you.)",
       "name=Nadia_Fuentes caller=unknown type=UNKNOWN color=gray street=905_Rio_Vista tags=INSPECTOR_CALL"},
      {R"(@ at=2026-05-28T16:00:00-05:00
@ ended=inactivity
A: ACE Cooling, this is Sarah.
U: ...
A: Hello? Is anyone there?
A: I'll hang up now. Goodbye.
T: end_call)",
       "end=customer_hangup type=UNKNOWN caller=unknown"},
      {R"(@ at=2026-06-02T10:00:00-05:00
@ ended=user_hangup
@ sentiment=Negative
A: ACE Cooling, this is Sarah.
U: Your guy was here Friday and charged me four hundred bucks and it's blowing hot again already. I'm fit to be tied.
A: I'm so sorry.
U: I want somebody back out here today, no charge.)",
       "type=COMPLAINT color=red urgency=high tags=COMPLAINT_NOFIX caller=residential"},
      {R"(@ at=2026-06-02T11:00:00-05:00
@ ended=user_hangup
@ sentiment=Negative
A: ACE Cooling, this is Sarah.
U: This is the third message I've left about my invoice and nobody's had the decency to ring me back.
A: I apologize. What is wrong with the invoice?
U: You billed me for two filters and he put in one.
A: Billing will call you today.
T: create_callback_request | priority=normal -> success=true | callback_id=cb_1)",
       "type=COMPLAINT color=red urgency=medium end=callback_later tags=CALLBACK_RISK duration=-"},
      {R"(@ at=2026-06-02T12:00:00-05:00
@ ended=user_hangup
@ sentiment=Negative
A: ACE Cooling, this is Sarah.
U: I'm done with y'all, cancel my maintenance plan, I'm going with somebody else.
A: I'm sorry to hear it. The office will call to confirm.
T: create_callback_request | priority=normal -> success=true | callback_id=cb_1
U: Fine.)",
       "type=COMPLAINT color=red end=callback_later tags=LOST_CUSTOMER"},
      {R"(@ at=2026-06-02T13:00:00-05:00
@ ended=user_hangup
@ sentiment=Negative
A: ACE Cooling, this is Sarah.
U: Either I get my money back or I'm filing in small claims. You people cracked my driveway.
A: Let me get the manager to call.
T: create_callback_request | priority=normal -> success=true | callback_id=cb_1
U: He'd better.)",
       "type=COMPLAINT color=red tags=LEGAL_MENTION,REFUND_REQ end=callback_later"},
      {R"(@ at=2026-06-02T15:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: My husband loves you guys, the tech you sent last time was a gem. AC's acting up again though, different thing, it trips the breaker.
A: Since when?
U: Since yesterday noon.)",
       "type=SERVICE color=blue duration=recent not=COMPLAINT_NOFIX,COMPLAINT_SERVICE tags=EXISTING_CUSTOMER"},
      {R"(@ at=2026-02-19T16:30:00-06:00
@ ended=user_hangup
@ sentiment=Negative
A: ACE Cooling, this is Sarah.
U: I'm getting sick of this. You all were out in January, you replaced the inducer motor, and as of this weekend it's squealing worse than ever.
A: I'm so sorry about that.
U: Sorry doesn't heat my house. I expect somebody to stand behind the work.
A: I'll have the service manager phone you.
T: create_callback_request | priority=normal -> success=true | callback_id=cb_1
U: Today would be nice.)",
       "type=COMPLAINT color=red tags=COMPLAINT_NOFIX,EXISTING_CUSTOMER end=callback_later caller=residential"},
      {R"(@ at=2026-06-29T08:25:00-05:00
@ ended=user_hangup
@ sentiment=Negative
A: ACE Cooling, this is Sarah.
U: I want to speak to the owner. Your installer put a foot through my ceiling and then had the gall to bill me.
A: I'm very sorry.
U: I've got pictures and I'll be posting every one of them.
T: create_callback_request | priority=normal -> success=true | callback_id=cb_1
A: The owner will call you today.)",
       "type=COMPLAINT color=red tags=ESCALATION_REQ,REVIEW_THREAT,COMPLAINT_SERVICE end=callback_later duration=- "
       "urgency=medium"},
      {R"(@ at=2026-06-29T09:25:00-05:00
@ ended=user_hangup
@ sentiment=Negative
A: ACE Cooling, this is Sarah.
U: I'm calling about a double charge. My card got hit for 129 twice on the ninth.
A: Billing will look at it and call you.
T: create_callback_request | priority=normal -> success=true | callback_id=cb_1
U: I just want the extra one put back.)",
       "type=COMPLAINT color=red tags=REFUND_REQ end=callback_later duration=- equipment=- urgency=medium"},
      {R"(@ at=2026-05-11T10:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: This is Pastor Wendell Crowe at Grace Fellowship. The sanctuary units aren't keeping up on Sundays.
A: How many units, Pastor?
U: Three package units on the roof. It's been worse each Sunday this month.)",
       "name=Wendell_Crowe caller=commercial color=green equipment=AC tags=ROOF_EQUIP type=SERVICE"},
      {R"(@ at=2026-05-11T11:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Hello, I'm with Meridian Home Builders. We've got six lots going vertical in Kyle and need somebody to bid the mechanical.
A: For new construction.
U: Yes ma'am. Fletcher Ruiz.)",
       "name=Fletcher_Ruiz caller=commercial type=ESTIMATE color=green tier=replacement tags=INSTALL_NEWCONSTRUCTION"},
      {R"(@ at=2026-05-13T10:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: hello i'm trying to get ahold of doctor patel's office
A: I'm afraid you've reached an air conditioning company.
U: oh my goodness okay bye)",
       "type=WRONG_NUMBER end=wrong_number caller=unknown color=gray"},
  });
}

TEST_CASE("outsiders, businesses, unhappy customers and go-betweens, part 2", "[analysis][C-03][C-04][C-05]") {
  check_wordings({
      {R"(@ at=2026-05-13T11:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Good afternoon, this is Marcy with Lone Star Payroll Solutions, do y'all handle payroll in-house?
A: I can't discuss that.
U: We can beat whatever you're paying now. Who'd be the right person?
A: Please email the office.)",
       "name=Marcy type=SPAM_JUNK caller=vendor color=gray tags=VENDOR_SALES not=ESCALATION_REQ,HOT_LEAD"},
      {R"(@ at=2026-05-13T12:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Hi, my son just finished trade school and he's looking for a spot as a helper. Do you take apprentices?
A: He can send a resume to the office.
U: I'll tell him. Thank you.)",
       "type=JOB_SEEKER caller=recruiting color=gray tags=JOB_APPLICANT"},
      {R"(@ at=2026-05-13T13:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Yes, I'm an adjuster for Pelican Mutual. We have a claim on an AC at 88 Driftwood Court, I need your invoice from April.
A: Our office can send that.
U: I'm Colette Baptiste. Claim number ends 4471.)",
       "name=Colette_Baptiste street=88_Driftwood_Court caller=unknown type=UNKNOWN color=gray tags=INSURANCE_CLAIM"},
      {R"(@ at=2026-05-13T14:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: This is Armando from Goodman, I'm your new territory rep, wanted to introduce myself.
A: I'll tell the owner.
U: I'll swing by with donuts Thursday.)",
       "name=Armando caller=vendor type=UNKNOWN color=gray tags=MANUFACTURER_REP not=VENDOR_SALES"},
      {R"(@ at=2026-01-28T17:25:00-06:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: One radiator in the back bedroom's cold as a stone, the rest are piping hot.
A: So the boiler is running?
U: Yeah the boiler's fine.)",
       "equipment=boiler type=SERVICE"},
      {R"(@ at=2026-07-29T18:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: It's eighty-three in our bakery and the frosting's sliding off the cakes. We need help this afternoon.
A: Which unit?
U: The one over the kitchen. It's blowing, just warm.
A: Sending someone.
T: book_service | preferred_time=today | urgency_tier=urgent -> booking_confirmed=true | appointment_time=2030-01-01T10:00:00-06:00)",
       "caller=commercial color=green urgency=high equipment=AC"},
      {R"(@ at=2026-07-29T19:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: I clean at a dental office and the alarm panel for the AC is flashing, the doctor asked me to phone you. It's been flashing all day.
A: Is it cooling?
U: Not really, no.
A: Whose name should I use?
U: Dr. Amara Nwosu's. The office is 77 Medical Parkway, 78756.)",
       "name=Amara_Nwosu street=77_Medical_Parkway caller=commercial color=green duration=acute equipment=AC"},
      {R"(@ at=2026-12-07T09:25:00-06:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Do you finance? We were quoted ten grand for the new heat pump and I'd need to spread it out.
A: We offer plans. Shall I have sales call you?
T: send_sales_lead_alert | lead_type=replacement -> success=true | alert_id=sl_1
U: Please.)",
       "type=ESTIMATE tier=replacement equipment=heat_pump end=sales_lead tags=FINANCING_REQ color=green"},
      {R"(@ at=2026-12-08T09:25:00-06:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. Is there a gate?
U: Yeah, star two two four six, then it swings open. And the beagle will bark but he's harmless.
A: Thanks.)",
       "tags=GATE_CODE,PET_SECURE"},
      {R"(@ at=2026-12-08T10:25:00-06:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: The heater's in a crawlspace and the hatch is in the closet, so whoever comes should be skinny.
A: Ha. Noted. What is it doing?
U: It lights, runs two minutes and drops out.)",
       "tags=LADDER_ATTIC,REPAIR_HEATING equipment=furnace tier=standard_repair"},
      {R"(@ at=2026-12-08T11:25:00-06:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. Is this a home you own?
U: We do, yes. But I'd have to run any big number past my wife.
A: Understood.)",
       "tags=OWNER_OCCUPIED,NEEDS_APPROVAL"},
      {R"(@ at=2026-12-08T12:25:00-06:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. Have you used us before?
U: Never have. My coworker raves about you.
A: That's kind. What can I do?
U: The furnace smells like burnt dust, only the first minute. It's fine otherwise.)",
       "tags=NEW_CUSTOMER,REFERRAL equipment=furnace"},
      {R"(@ at=2026-12-08T13:25:00-06:00
@ ended=user_hangup
@ sentiment=Neutral
A: ACE Cooling, this is Sarah.
U: I'm paying for your gold plan and nobody's come for the fall visit. Did y'all forget about me?
A: I'm sorry. Let me have the office call.
T: create_callback_request | priority=normal -> success=true | callback_id=cb_1
U: I'd appreciate it. I'm not mad, just wondering.)",
       "tags=VIP_ACCOUNT,EXISTING_CUSTOMER end=callback_later"},
      {R"(@ at=2026-09-21T10:10:00-05:00
@ ended=user_hangup
@ sentiment=Negative
A: ACE Cooling, this is Sarah.
U: I'm phoning because your fellow left my attic stairs hanging open and the bill's forty dollars over what he wrote down.
A: I apologize. The manager will call you.
T: create_callback_request | priority=normal -> success=true | callback_id=cb_1
U: Make sure that he does.)",
       "type=COMPLAINT color=red end=callback_later tags=COMPLAINT_PRICE equipment=- duration=- urgency=medium"},
      {R"(@ at=2026-09-21T11:10:00-05:00
@ ended=user_hangup
@ sentiment=Negative
A: ACE Cooling, this is Sarah.
U: Five days I've waited on a part you people swore would be here in two. My kids are sleeping in the living room with a window unit.
A: I'm so sorry. I'll have parts call you.
T: create_callback_request | priority=normal -> success=true | callback_id=cb_1
U: And if not, I'm calling someone else.)",
       "type=COMPLAINT color=red end=callback_later tags=PARTS_DELAY caller=residential"},
      {R"(@ at=2026-09-21T12:10:00-05:00
@ ended=user_hangup
@ sentiment=Positive
A: ACE Cooling, this is Sarah.
U: Your technician was terrific last week, I wanted to say so. And I need a receipt emailed, please.
A: How kind. The office will email it.
U: Thank you, sweetie.)",
       "color=blue not=COMPLAINT_SERVICE,REFUND_REQ tags=EXISTING_CUSTOMER equipment=- duration=-"},
      {R"(@ at=2026-09-22T12:10:00-05:00
@ ended=user_hangup
@ sentiment=Negative
A: ACE Cooling, this is Sarah.
U: It's been four visits and three different stories. Either refund what I paid or I'll let the state board sort it out.
A: I'll get this to the owner.
T: create_callback_request | priority=normal -> success=true | callback_id=cb_1
U: You do that.)",
       "type=COMPLAINT color=red tags=REFUND_REQ end=callback_later"},
      {R"(@ at=2026-04-07T11:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Hey, is this where I order a pizza?
A: No sir, this is an air conditioning company.
U: Ha, whoops.)",
       "type=WRONG_NUMBER end=wrong_number color=gray caller=unknown"},
  });
}

TEST_CASE("outsiders, businesses, unhappy customers and go-betweens, part 3", "[analysis][C-03][C-04][C-05]") {
  check_wordings({
      {R"(@ at=2026-04-07T12:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Hi there, Brent with FleetTrack. We put GPS in service vans, usually saves folks twenty percent on gas. Got a minute?
A: Not interested, thanks.
U: Could I at least email something?)",
       "name=Brent type=SPAM_JUNK caller=vendor color=gray tags=VENDOR_SALES not=GAS_LEAK"},
      {R"(@ at=2026-04-07T13:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Y'all got any openings for an install lead? I've been doing commercial refrigeration since oh-nine.
A: Please apply through our website.
U: Alright, appreciate it.)",
       "type=JOB_SEEKER caller=recruiting color=gray tags=JOB_APPLICANT equipment=-"},
      {R"(@ at=2026-04-07T14:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: This is Johnstone Supply, the condenser fan motor for job 2231 is on the dock.
A: I'll let them know.
U: We close at five.)",
       "caller=vendor type=UNKNOWN color=gray tags=PARTS_SUPPLIER not=VENDOR_SALES equipment=-"},
      {R"(@ at=2026-04-07T15:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: I'm a buyer's agent, we go under contract tomorrow on 1207 Juniper Street and need someone to certify the HVAC is sound.
A: Your name?
U: Tabitha Rowe, Skyline Properties.)",
       "name=Tabitha_Rowe street=1207_Juniper_Street caller=unknown type=UNKNOWN color=gray tags=REALTOR_INQUIRY"},
      {R"(@ at=2026-06-24T17:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. Is there a dog or a gate code?
U: No dog, two cats, don't let them out. The gate's one two one two and the pound sign.
A: Got it.)",
       "tags=GATE_CODE,PET_SECURE"},
      {R"(@ at=2026-06-25T18:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. Are you the homeowner?
U: I'm leasing, but the owner said whatever it costs, just send her the invoice.
A: Very good.)",
       "tags=RENTAL_PROPERTY not=OWNER_OCCUPIED"},
      {R"(@ at=2026-06-26T18:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: My daughter's the one with the problem, she lives over on Bouldin. I'm three hours away so I'm setting it up for her.
A: Her name?
U: Simone Arceneaux. 1616 Bouldin Avenue, 78704. The AC freezes over.)",
       "name=Simone_Arceneaux street=1616_Bouldin_Avenue tags=AGENT_PROXY equipment=AC tier=standard_repair"},
  });
}
