#include "judged_call.hpp"

#include <catch2/catch.hpp>

using namespace calllock::domain::test;

TEST_CASE("errands of all kinds in homely words, part 1", "[analysis][C-04][C-05][P-10]") {
  check_wordings({
      {R"(@ at=2026-05-12T10:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Howdy. I finished my HVAC program at the community college and I'm hunting for a crew to ride along with.
A: You can email a resume.
U: I'll do that today. Name's Dario Whitlock.)",
       "name=Dario_Whitlock caller=recruiting type=JOB_SEEKER color=gray tags=JOB_APPLICANT"},
      {R"(@ at=2026-05-12T11:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Hello, Monique with Pinnacle Payments. We shave a point off what shops like yours give the card companies. Who'd be the right person for that?
A: I can take a message.
U: I'd only need ten minutes of the owner's time.)",
       "caller=vendor type=SPAM_JUNK color=gray tags=VENDOR_SALES"},
      {R"(@ at=2026-05-12T12:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Is this the vet? My cat swallowed a ribbon.
A: This is ACE Cooling, we're an air conditioning company.
U: Oh for heaven's sake. I hit the wrong one in my contacts. Sorry.)",
       "caller=unknown type=WRONG_NUMBER color=gray end=wrong_number tags=WRONG_NUMBER not=PET_SECURE"},
      {R"(@ at=2026-05-12T13:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Afternoon, this is Gil over at Lone Star Wholesale, your two blower motors landed and they're sitting on the shelf for you.
A: I'll tell the shop.
U: We close at five.)",
       "caller=vendor type=UNKNOWN color=gray tags=PARTS_SUPPLIER"},
      {R"(@ at=2026-05-13T10:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: I've got y'all down for Thursday and my boss just put me on a flight. Any way we could do the Monday after?
A: What name is it under?
U: Sylvia Arroyo.
T: lookup_caller | phone_number=+15125550190 -> found=true | customer_name=Sylvia Arroyo | service_address=88 Pecan Alley | zip_code=78702
A: I've moved it to Monday the 18th at nine.
U: You're a peach.)",
       "type=EXISTING_CUSTOMER end=rescheduled caller=residential name=Sylvia_Arroyo tags=EXISTING_CUSTOMER"},
      {R"(@ at=2026-05-13T11:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: You can tell your fella not to bother coming tomorrow. My nephew jiggled a wire and it's blowing cold again.
A: What name?
U: Horace Dunn.
T: create_callback_request | type=cancellation | reason=Cancel tomorrow, works again -> success=true | note=appointment cancelled
A: It's cancelled.
U: Much obliged.)",
       "type=EXISTING_CUSTOMER end=cancelled urgency=low tier=- not=REPAIR_AC"},
      {R"(@ at=2026-05-13T12:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: I can't for the life of me recall whether it's Tuesday or Wednesday your man's due. Could you peek?
A: What's the name?
U: Lucinda Vail.
T: lookup_caller | phone_number=+15125550190 -> found=true | customer_name=Lucinda Vail | service_address=9 Cedar Nook | zip_code=78750 | type=AC tune-up
A: It's Wednesday at one. He'll call half an hour ahead.
U: Wonderful.)",
       "type=EXISTING_CUSTOMER end=completed urgency=medium name=Lucinda_Vail"},
      {R"(@ at=2026-05-14T10:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: One of you rang my cell about an hour ago and hung up before I could dig it out of my purse.
A: What's your name?
U: Bernice Toll.
A: It was our office about your estimate. I'll have them call you.
T: create_callback_request | reason=Returns our call -> success=true
U: I'll keep it in my pocket this time.)",
       "type=RETURNING_CONTACT end=callback_later name=Bernice_Toll"},
      {R"(@ at=2026-05-14T11:00:00-05:00
@ ended=user_hangup
@ sentiment=Negative
A: ACE Cooling, this is Sarah.
U: Your installer put his boot clean through my ceiling and never said boo about it. I found it when I went up for the Christmas boxes.
A: I'm so sorry. Your name?
U: Prudence Hale. And I want to hear it from whoever signs his paycheck.
A: Our manager will call you today.
T: create_callback_request | reason=Ceiling damaged by installer, wants manager -> success=true
U: I'll be waiting.)",
       "type=COMPLAINT color=red tier=- urgency=medium duration=- end=callback_later "
       "tags=COMPLAINT_SERVICE,EXISTING_CUSTOMER,ESCALATION_REQ"},
      {R"(@ at=2026-05-14T12:00:00-05:00
@ ended=user_hangup
@ sentiment=Negative
A: ACE Cooling, this is Sarah.
U: I was told ninety-nine and my card got dinged for two hundred and sixty. I'd like somebody to explain the math and put the rest back.
A: Is the air running well?
U: It's running like a champ. This is about the hundred and sixty-one.
A: Name?
U: Otis Penhaligon.
T: create_callback_request | type=billing | reason=Charged 260 instead of 99 -> success=true
A: Billing will call today.
U: Today'd be grand.)",
       "type=COMPLAINT color=red tier=- urgency=medium duration=- tags=COMPLAINT_PRICE,REFUND_REQ,EXISTING_CUSTOMER "
       "not=EMERGENCY_SAMEDAY,EXTREME_WEATHER,REPAIR_AC"},
      {R"(@ at=2026-05-15T10:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: What's it set a person back to be in that club of yours, the one with the two checkups?
A: It's 19 a month.
U: And do I get bumped to the front of the line?
A: Members get priority, yes.
U: I'll sleep on it. Everything's humming for now. Clementine Rusk, 78751.)",
       "type=ESTIMATE tier=minor urgency=low caller=residential color=blue tags=SERVICE_PLAN"},
      {R"(@ at=2026-05-15T11:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Good day. I look after a dozen fourplexes for their owners, and the gal in 3B says hers is only fanning.
A: What address?
U: 5105 Burnet Glen, unit 3B, 78756. She'll let your man in, she's there days.
A: And you are?
U: Reginald Osei with Cornerstone Residential.
T: book_service | preferred_time=tomorrow | urgency_tier=routine | problem_description=AC unit 3B not cooling -> booking_confirmed=true | appointment_time=2026-05-16T09:00:00-05:00
A: Tomorrow at nine.
U: Cheers.)",
       "caller=commercial type=SERVICE color=green tier=standard_repair name=Reginald_Osei street=5105_Burnet_Glen "
       "tags=PROPERTY_MANAGER"},
      {R"(@ at=2026-05-18T10:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: I let out one side of my duplex and the young man there says his air's quit on him. Since yesterday evening.
A: The address?
U: 714 Wren Row, side B, 78704. Arrange the time with him, would you? Caspian, 512-555-0177. Send me the bill.
A: Your name?
U: Thaddeus Crowe.
T: book_service | preferred_time=Wednesday | urgency_tier=routine | problem_description=Rental duplex AC out since last evening -> booking_confirmed=true | appointment_time=2026-05-20T09:00:00-05:00
A: Wednesday at nine.
U: Fine by me.)",
       "caller=residential type=SERVICE color=blue name=Thaddeus_Crowe phone=+15125550190 duration=acute "
       "tags=RENTAL_PROPERTY,TENANT_COORD"},
      {R"(@ at=2026-05-18T11:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: I rent the top floor and the heat pump's only pushing tepid air. The lady who owns the place has to give the nod before you lift a finger.
A: How long has it been like that?
U: Ten days or thereabouts.
A: Your name?
U: Annika Solberg.
T: create_callback_request | reason=Tenant, owner must approve -> success=true
A: Our office will call you once she's agreed.
U: Super.)",
       "caller=residential equipment=heat_pump duration=ongoing end=callback_later "
       "tags=RENTAL_PROPERTY,NEEDS_APPROVAL,LANDLORD_AUTH"},
      {R"(@ at=2026-05-19T10:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Do your trucks come as far as Fredericksburg? The furnace at my cabin's out cold.
A: I'm afraid that's farther than we travel.
U: Shucks. It went the weekend we opened the place up, a month or more ago.
A: I'm sorry.
U: No harm done. So long.)",
       "end=out_of_area type=SERVICE equipment=furnace duration=ongoing"},
      {R"(@ at=2026-05-19T11:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: We're turning the carport into a music room for my daughter, and it'll bake or freeze without something of its own.
A: A ductless unit might suit. Shall I send an estimator?
U: Please. No date we have to hit.
A: Name and address?
U: Saskia Moreau, 260 Harvest Lane, 78738.
T: book_service | preferred_time=next week | urgency_tier=estimate | problem_description=Estimate for mini-split in converted carport -> booking_confirmed=true | appointment_time=2026-05-26T09:00:00-05:00
A: Tuesday at nine.
U: Lovely.)",
       "type=ESTIMATE tier=replacement urgency=low color=green equipment=mini-split duration=- hazards=- "
       "tags=INSTALL_ADDON"},
      {R"(@ at=2026-05-20T10:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: A fella looked at ours yesterday and swears the heat exchanger's got a crack. Before I write him a check I want somebody with no dog in the fight to look.
A: We can do that. Name and address?
U: Winslow Tate, 33 Ember Way, 78735.
T: book_service | preferred_time=Friday | urgency_tier=routine | problem_description=Second opinion on cracked heat exchanger -> booking_confirmed=true | appointment_time=2026-05-22T09:00:00-05:00
A: Friday at nine.
U: Appreciate it.)",
       "type=SERVICE tier=diagnostic urgency=medium tags=SECONDOPINION,COMPETITOR_MENTION"},
      {R"(@ at=2026-05-20T11:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Somebody forgot to leave the key for you last time, so: it hangs in the little combination thing on the spigot, nine one two two. And my beagle will lick him to pieces.
A: What do you need, ma'am?
U: My ducts swept out. Forty years of dust up there.
A: Name and address?
U: Lavinia Stroud, 12 Garnet Path, 78757.
T: book_service | preferred_time=Thursday | urgency_tier=routine | problem_description=Duct cleaning -> booking_confirmed=true | appointment_time=2026-05-21T09:00:00-05:00
A: Thursday at nine.
U: See him then.)",
       "type=MAINTENANCE tier=minor equipment=ductwork tags=DUCT_CLEANING,PET_SECURE duration=-"},
      {R"(@ at=2026-05-21T10:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Hey, it's about my ACs, plural. The one for upstairs is kaput, the downstairs one's a gem. Since Mother's Day.
A: And when you say
U: Shoot, the school nurse is calling. Later!)",
       "end=customer_hangup type=SERVICE tier=standard_repair equipment=AC duration=ongoing urgency=medium"},
      {R"(@ at=2026-05-21T11:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: My kitchen caught a whiff of smoke, but that was my own bacon. The real trouble is the condenser out back, it's gone mute and the house is warming up.
A: When did it stop?
U: I noticed it about an hour back.
A: Name and address?
U: Fabian Ostrow, 78 Mesquite Knoll, 78739.
T: book_service | preferred_time=tomorrow | urgency_tier=routine | problem_description=Outdoor unit silent -> booking_confirmed=true | appointment_time=2026-05-22T09:00:00-05:00
A: Tomorrow at nine.
U: Good man. I mean, good woman.)",
       "type=SERVICE tier=standard_repair hazards=- duration=acute equipment=AC urgency=medium tags=REPAIR_AC"},
      {R"(@ at=2026-05-22T10:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: I run a two-truck outfit in Llano and I'm wondering what y'all bill for a freon top-off these days.
A: Are you looking for service?
U: No ma'am, just keeping up with the Joneses. Buck Tarver.
A: Good luck.
U: Yep.)",
       "caller=unknown type=UNKNOWN color=gray name=Buck_Tarver tags=COMPETITOR_INTEL"},
      {R"(@ at=2026-05-22T11:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Deputy building official Mara Quist, town of Lakeway. I'm doing the final on your change-out at 19 Sandbar Court and nobody's answering the bell.
A: I'll let the crew know.
U: I'll swing by again at two.)",
       "caller=unknown type=UNKNOWN color=gray name=Mara_Quist tags=INSPECTOR_CALL"},
      {R"(@ at=2026-05-22T12:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Our parish hall has two units on the roof and one's thrown in the towel. There's a wedding in there Saturday.
A: Is today needed?
U: Not today. By Friday, though.
A: Name and address?
U: Agnes Whelan, 400 Chapel Street, 78702.
T: book_service | preferred_time=Thursday | urgency_tier=routine | problem_description=Parish hall rooftop unit out -> booking_confirmed=true | appointment_time=2026-05-23T09:00:00-05:00
A: Tomorrow at nine.
U: God bless.)",
       "caller=commercial color=green type=SERVICE tier=standard_repair urgency=medium equipment=AC "
       "tags=ROOF_EQUIP,COMMERCIAL_ACCT"},
      {R"(@ at=2026-05-25T10:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: The tech who came out Tuesday found my evaporator weeping refrigerant. I'd sooner put the money toward something new. What are we talking, price-wise?
A: I'll pass it to our comfort advisor.
T: send_sales_lead_alert | notes=Evaporator leak found, wants price of new system -> success=true
A: He'll call you today.
U: No sweat, whenever he gets to it. Linnea Frost, 61 Juniper Bluff, 78746.)",
       "type=ESTIMATE tier=replacement urgency=low end=sales_lead hazards=REFRIGERANT_LEAK name=Linnea_Frost "
       "tags=INSTALL_REPLACEMENT,HOT_LEAD"},
  });
}
