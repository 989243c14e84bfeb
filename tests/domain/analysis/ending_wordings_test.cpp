#include "judged_call.hpp"

#include <catch2/catch.hpp>

using namespace calllock::domain::test;

TEST_CASE("how calls end and how soon somebody must come, part 1", "[analysis][P-10][C-06]") {
  check_wordings({
      {R"(@ at=2026-05-26T10:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. How can I help?
U: Is this Rosedale Dental?
A: No, this is ACE Cooling, heating and air conditioning.
U: Oh shoot. Misdialed. Sorry!)",
       "end=wrong_number type=WRONG_NUMBER color=gray tags=WRONG_NUMBER caller=unknown"},
      {R"(@ at=2026-05-26T11:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Hi, the AC at our place in Lampasas isn't cooling.
A: I'm sorry, Lampasas is outside the area we serve.
U: Ah, too bad. Anybody you'd recommend?
A: I don't have a name for you, I'm afraid.
U: Alright, thanks anyway.)",
       "end=out_of_area equipment=AC"},
      {R"(@ at=2026-05-26T12:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: I've got an appointment tomorrow at nine, and I need to scratch that.
A: You'd like to cancel it?
U: Yeah. My brother-in-law got the AC going again.
A: Done, it's cancelled.
U: Appreciate it.)",
       "end=cancelled type=EXISTING_CUSTOMER urgency=low"},
      {R"(@ at=2026-05-26T13:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Can we bump my tune-up from Thursday to the following Monday?
A: Sure. Monday the first at ten? I've moved it.
U: Perfect, thanks.)",
       "end=rescheduled type=EXISTING_CUSTOMER tier=minor"},
      {R"(@ at=2026-05-26T14:00:00-05:00
@ ended=call_transfer
A: ACE Cooling, this is Sarah.
U: My AC quit and I need it fixed.
A: I can put you through to our dispatcher right now.
U: Please do.
A: Connecting you.)",
       "end=urgent_escalation"},
      {R"(@ at=2026-05-26T15:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Yeah hi, my AC is making a weird
A: Hello? Are you still there?
A: I can't hear you. Please call us back.)",
       "end=customer_hangup equipment=AC"},
      {R"(@ at=2026-05-27T10:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. I have Thursday morning open.
U: That'd be super. It's not pressing, the AC's just a bit weak.
A: I'm booking that.
T: book_service | preferred_time=first available | urgency_tier=routine -> booking_confirmed=true | appointment_time=2030-01-01T10:00:00-06:00
A: All set for Thursday.
U: Great.)",
       "end=completed urgency=low equipment=AC"},
      {R"(@ at=2026-05-27T11:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: My air conditioner's leaking a little from the drain and I'd like someone to come by.
A: Let me try tomorrow.
T: book_service | preferred_time=first available | urgency_tier=routine -> HTTP 500
A: Something went wrong on our end. Our scheduler will call you within the hour.
T: create_callback_request | priority=normal -> success=true | callback_id=cb_1
U: Okay, I'll keep my phone on me.)",
       "end=callback_later urgency=medium hazards=CONDENSATE_CLOG"},
      {R"(@ at=2026-05-27T12:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: I want a price on a new four-ton system.
A: Our comfort advisor handles those. I'm sending him your details.
T: send_sales_lead_alert | lead_type=replacement -> success=true | alert_id=sl_1
A: He'll ring you this afternoon.
U: Sounds good, I'm not in a hurry.)",
       "end=sales_lead type=ESTIMATE urgency=low tier=replacement color=green"},
      {R"(@ at=2026-05-27T13:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. We're full until Friday.
U: Shoot. If anything opens up sooner could you let me know? The AC is out.
A: I'll put you on the list for cancellations.
T: book_service | preferred_time=first available | urgency_tier=routine -> booked=false
T: create_callback_request | type=waitlist -> success=true | waitlist_position=3
U: Thanks.)",
       "end=waitlist_added"},
      {R"(@ at=2026-05-27T14:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: I really need someone out here before tonight, AC's down and we've got a houseful.
A: Let me look.
T: book_service | preferred_time=today | urgency_tier=urgent -> booking_confirmed=true | appointment_time=2030-01-01T10:00:00-06:00
A: Four o'clock today.
U: You're a lifesaver.)",
       "urgency=high end=completed not=HEALTH_RISK,CRITICAL_EVACUATE"},
      {R"(@ at=2026-05-27T15:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. Do you need someone today?
U: Oh no, no, whenever y'all can fit me in. It's only the guest room vent that whistles.
A: Sure.)",
       "urgency=low tags=FLEXIBLE,DIAGNOSTIC_NOISE not=EMERGENCY_SAMEDAY"},
      {R"(@ at=2026-06-02T14:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: I'm returning a call, somebody named Troy rang me about the quote. Tell him we'll take the sixteen SEER one.
A: Wonderful, I'll alert him.
T: send_sales_lead_alert | lead_type=replacement -> success=true | alert_id=sl_1
U: Great.)",
       "type=RETURNING_CONTACT end=sales_lead urgency=low tier=replacement color=green"},
      {R"(@ at=2026-06-03T10:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: How much is the yearly maintenance agreement?
A: It's nineteen a month.
U: And what all's included? Just kicking the tires.)",
       "type=ESTIMATE tier=minor urgency=low tags=SERVICE_PLAN duration=-"},
      {R"(@ at=2026-06-03T11:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: We manage nine duplexes on the east side and want bids to change out four old condensers.
A: For a property company?
U: Yes, Keystone Residential.)",
       "type=ESTIMATE caller=commercial tier=replacement color=green tags=MULTI_PROPERTY"},
      {R"(@ at=2026-06-03T12:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: I'm building out a yoga studio and we need HVAC from scratch, there's nothing in the space.
A: A new installation.
U: Right, four thousand square feet.)",
       "type=ESTIMATE caller=commercial tier=replacement color=green tags=INSTALL_NEWCONSTRUCTION"},
      {R"(@ at=2026-06-03T13:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: What would it cost to have a blower motor put in? Ours seized up last week, Wednesday I think.
A: It depends on the model.
U: Ballpark.)",
       "type=SERVICE tier=standard_repair not=INSTALL_REPLACEMENT duration=recent"},
      {R"(@ at=2026-06-03T14:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: do you guys come out to check on an appointment i mean can you tell me if i'm still on for tomorrow
A: You're on for ten.
U: super that's all i needed)",
       "type=EXISTING_CUSTOMER end=completed tags=EXISTING_CUSTOMER"},
  });
}

TEST_CASE("how calls end and how soon somebody must come, part 2", "[analysis][P-10][C-06]") {
  check_wordings({
      {R"(@ at=2026-05-12T11:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: I missed a call from this number a little bit ago.
A: Let me see. That was about confirming your visit tomorrow.
U: Oh good, yes, I'll be here.)",
       "type=RETURNING_CONTACT end=completed"},
      {R"(@ at=2026-05-12T12:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: I've got somebody coming Friday and something's come up. Could we do it the week after?
A: I can't move it myself, the scheduler will call you.
T: create_callback_request | priority=normal -> success=true | callback_id=cb_1
U: That's fine.)",
       "type=EXISTING_CUSTOMER end=callback_later"},
      {R"(@ at=2026-05-12T13:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: What time's your guy supposed to get here? I took the afternoon off.
A: He's due between two and four.
U: Okay, just making sure.)",
       "type=EXISTING_CUSTOMER end=completed not=COMPLAINT_SERVICE"},
      {R"(@ at=2026-05-12T14:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: We sold the house, so go ahead and take us off for the fourteenth.
A: I've cancelled that visit.
U: Thanks, hon.)",
       "type=EXISTING_CUSTOMER end=cancelled urgency=low"},
      {R"(@ at=2026-06-09T12:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: The AC quit and I do not have till tomorrow, I've got a wake at my house at four. Please get somebody over here.
A: I'll find someone.
T: book_service | preferred_time=today | urgency_tier=urgent -> booking_confirmed=true | appointment_time=2030-01-01T10:00:00-06:00
U: Thank you.)",
       "urgency=high equipment=AC type=SERVICE"},
      {R"(@ at=2026-06-09T13:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. Would you like someone out today?
U: Tomorrow's soon enough. It still cools a bit.
A: Tomorrow at nine?
U: Great.
T: book_service | preferred_time=first available | urgency_tier=routine -> booking_confirmed=true | appointment_time=2030-01-01T10:00:00-06:00)",
       "urgency=medium"},
      {R"(@ at=2026-06-09T14:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Can I get on your schedule sometime before July? The vent in the bathroom barely blows. I'm in no rush.
A: Sure.
T: book_service | preferred_time=first available | urgency_tier=routine -> booking_confirmed=true | appointment_time=2030-01-01T10:00:00-06:00)",
       "urgency=low tier=diagnostic tags=DIAGNOSTIC_AIRFLOW,FLEXIBLE"},
      {R"(@ at=2026-06-10T14:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Yeah, my compressor's out and your booking thing online wouldn't take my card.
A: Let me book that here.
T: book_service | preferred_time=first available | urgency_tier=routine -> HTTP 500
A: I'm having trouble too. Someone will phone you shortly.
T: create_callback_request | priority=normal -> success=true | callback_id=cb_1
U: Alright.)",
       "end=callback_later equipment=AC tier=major_repair type=SERVICE"},
      {R"(@ at=2026-06-10T15:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. We have nothing before the twentieth.
U: That's eons away. Put me on standby, would you?
T: book_service | preferred_time=first available | urgency_tier=routine -> booked=false
T: create_callback_request | type=waitlist -> success=true | waitlist_position=3
A: You're third on the list.
U: Okie doke.)",
       "end=waitlist_added"},
      {R"(@ at=2026-06-10T16:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: My AC stopped. I'm down in Seguin.
A: Seguin is too far for us, I'm sorry.
U: Dang. Okay.)",
       "end=out_of_area equipment=AC"},
      {R"(@ at=2026-06-10T17:25:00-05:00
A: ACE Cooling, this is Sarah. And what's the address?
U: It's 40
A: Hello?
A: Sir, are you there?
T: end_call)",
       "end=customer_hangup"},
      {R"(@ at=2026-04-06T14:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: I had y'all down for the sixteenth, but I'll be out of town, could you slide it to the twentieth?
A: The twentieth at ten works, I've changed it.
U: Great.)",
       "type=EXISTING_CUSTOMER end=rescheduled"},
      {R"(@ at=2026-04-06T15:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: I don't need that Tuesday appointment after all, turned out to be a tripped GFI.
A: No problem, that's cancelled.
U: Thank you.)",
       "type=EXISTING_CUSTOMER end=cancelled urgency=low"},
      {R"(@ at=2026-04-06T16:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Did my appointment go through? I never got a text.
A: Yes, you're confirmed for Thursday at nine.
U: Whew. Okay.)",
       "type=EXISTING_CUSTOMER end=completed"},
      {R"(@ at=2026-04-07T10:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Someone named Beth left me a voicemail about my estimate. I'm ready to pull the trigger on the two-stage unit.
A: I'll tell her right away.
T: send_sales_lead_alert | lead_type=replacement -> success=true | alert_id=sl_1
U: Super.)",
       "type=RETURNING_CONTACT end=sales_lead tier=replacement color=green urgency=low"},
      {R"(@ at=2026-06-19T14:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: I'm in a bind. Baby shower at my house at three and the AC just died. Any chance of somebody in the next hour or two?
A: Let me see. Yes.
T: book_service | preferred_time=today | urgency_tier=urgent -> booking_confirmed=true | appointment_time=2030-01-01T10:00:00-06:00
U: You're an angel.)",
       "urgency=high duration=acute equipment=AC not=INFANT_NEWBORN,HEALTH_RISK"},
      {R"(@ at=2026-06-19T15:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. How urgent is it?
U: Oh, it's just an annoyance. One of the return grilles whistles.
A: Next week okay?
U: Next week, next month, makes no never mind.)",
       "urgency=low tier=diagnostic tags=DIAGNOSTIC_NOISE"},
      {R"(@ at=2026-06-19T16:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: My AC quit and I'm out past Fredericksburg.
A: We don't get out that far, I'm afraid.
U: Figures. Thanks.)",
       "end=out_of_area equipment=AC"},
  });
}

TEST_CASE("how calls end and how soon somebody must come, part 3", "[analysis][P-10][C-06]") {
  check_wordings({
      {R"(@ at=2026-06-22T16:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. I'm showing nothing until Thursday.
U: That's no good. Is there a wait list?
A: Yes, I've added you.
T: create_callback_request | type=waitlist -> success=true | waitlist_position=3
U: Perfect, ring me day or night.)",
       "end=waitlist_added"},
      {R"(@ at=2026-06-22T17:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. And what is the unit doing?
U: It's making this, hang on, my kid's, I gotta call you back.
A: Of course.)",
       "end=customer_hangup"},
      {R"(@ at=2026-06-23T17:00:00-05:00
@ ended=call_transfer
A: ACE Cooling, this is Sarah.
U: My AC's been tripping the breaker, three times since lunch.
A: Let me get the dispatcher on the line.
U: Okay.
A: One moment, transferring.)",
       "end=urgent_escalation duration=acute equipment=AC"},
  });
}
