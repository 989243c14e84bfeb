#include "judged_call.hpp"

#include <catch2/catch.hpp>

using namespace calllock::domain::test;

TEST_CASE("who, where and on which number, part 1", "[analysis][C-12][C-13]") {
  check_wordings({
      {R"(@ at=2026-05-20T10:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. Who am I talking to?
U: you've got dolores abernathy
A: And the service address?
U: eleven oh four mockingbird lane seven eight seven oh four)",
       "name=Dolores_Abernathy street=1104_Mockingbird_Lane zip=78704"},
      {R"(@ at=2026-05-20T11:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. May I have your name?
U: Sure, last name's Oyelaran, O-Y-E-L-A-R-A-N, first name Femi.
A: And where do you need us?
U: It's two two one five, Dry Creek Drive. Zip's 7-8-7-3-1.)",
       "name=Femi_Oyelaran street=2215_Dry_Creek_Drive zip=78731"},
      {R"(@ at=2026-05-20T12:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. Can I get a name and number?
U: Greta Sandoval-Pike. And the best number isn't this one, I'm at work. Use my cell, five one two, triple five, oh one four four.
A: 512-555-0144?
U: That's the one.)",
       "name=Greta_Sandoval-Pike phone=+15125550144"},
      {R"(@ at=2026-05-20T13:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. What's the address?
U: 78 hundred Shoal Creek Boulevard, unit B as in boy.
A: And the ZIP?
U: 78757. Wait, they changed it, 78758. Yeah, fifty-eight.)",
       "street=7800_Shoal_Creek_Boulevard zip=78758"},
      {R"(@ at=2026-05-20T14:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. Your name, please?
U: My name's Bartholomew Finch but everybody calls me Bo. Put Bartholomew on the invoice.
A: And the address, sir?
U: I'm on Sweetwater Trail, number 419, in 78748.)",
       "name=Bartholomew_Finch street=419_Sweetwater_Trail zip=78748"},
      {R"(@ at=2026-05-20T15:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: Hi, I'm calling on behalf of my uncle, his AC is out. He's hard of hearing.
A: What's his name?
U: Clement Rasmussen. I'm his niece, Tilda.
A: And the address?
U: His place is 3307 Bluestem Court, 78749.)",
       "name=Clement_Rasmussen street=3307_Bluestem_Court zip=78749 tags=AGENT_PROXY caller=residential"},
      {R"(@ at=2026-05-21T10:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: This is Ines. I rent from a Mr. Vandermeer, he told me to call you directly.
A: And your last name, Ines?
U: Cordero.
A: Where's the rental?
U: 1850 Parmer Oaks, apartment 12, 78727. The AC drips.)",
       "name=Ines_Cordero street=1850_Parmer_Oaks zip=78727 color=blue"},
      {R"(@ at=2026-05-21T11:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. What's your address?
U: The bill goes to my office, 200 Congress Avenue, but the house is 6612 Nightjar Pass, 78738.
A: And your name?
U: Dr. Lionel Achebe.)",
       "name=Lionel_Achebe street=6612_Nightjar_Pass zip=78738"},
      {R"(@ at=2026-05-21T12:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: This is Rosalind over at Brookhaven Apartments, I'm the manager, unit fourteen's AC isn't cooling.
A: Hi Rosalind. What's the address there?
U: 9090 Metric Boulevard, 78758. The resident is a Mr. Pruitt, he'll let you in.
A: And your last name?
U: Eberhardt.)",
       "name=Rosalind_Eberhardt street=9090_Metric_Boulevard caller=commercial color=green tags=PROPERTY_MANAGER"},
      {R"(@ at=2026-05-21T13:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. Is this a good number for you?
U: no that's my husband's use the 737 one 737 555 0158
A: 737-555-0158. And your name?
U: marguerite it's marguerite delacroix)",
       "name=Marguerite_Delacroix phone=+17375550158"},
      {R"(@ at=2026-05-21T14:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. Who's calling?
U: Kwame. Kwame Boateng. B-O-A, T as in Tom, E-N-G.
A: Address?
U: four-oh-nine, no, sorry, four-nineteen East Riverside Drive.
A: Zip?
U: seven eight seven four one)",
       "name=Kwame_Boateng street=419_East_Riverside_Drive zip=78741"},
      {R"(@ at=2026-05-21T15:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah.
U: It's not working again, the unit.
A: I'm sorry. Who do I have the pleasure of speaking with?
U: Sure thing. It's Wendell.
A: Wendell what?
U: Wendell Tsosie.)",
       "name=Wendell_Tsosie"},
      {R"(@ at=2026-05-22T10:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. What street are you on?
U: County Road 212. The number's 4480.
A: And the ZIP?
U: 78641, Leander.)",
       "street=4480_County_Road_212 zip=78641"},
      {R"(@ at=2026-05-22T11:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. I have you at 15 Elm Street, is that still right?
U: No we moved. It's 2701 Painted Pony Way now. 78613.
A: Got it. And the name is still Howard Lim?
U: It is.)",
       "name=Howard_Lim street=2701_Painted_Pony_Way zip=78613"},
      {R"(@ at=2026-05-22T12:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. And your name?
U: Jo Beth Tillery. Two words, Jo, Beth.
A: And your address?
U: Thirteen thirteen West 9th Street, 78703.)",
       "name=Jo_Beth_Tillery street=1313_West_9th_Street zip=78703"},
      {R"(@ at=2026-07-22T09:15:00-05:00
@ ended=user_hangup
A: ACE Cooling, Sarah here. How can I help?
U: Good morning, dear. Our cooling system has been off its game. It huffs and puffs but the dial won't budge below eighty.
A: How long has that gone on?
U: Oh, it'd be the better part of a week.
A: And your name?
U: Ottoline Brackett. That's two T's at the end.
A: And where are you?
U: Seventy-one nineteen Cottonwood Bend. The zip is seven, eight, seven, four, five.
A: How's tomorrow at nine?
U: That suits me.
T: book_service | preferred_time=first available | urgency_tier=routine -> booking_confirmed=true | appointment_time=2030-01-01T10:00:00-06:00
A: You're set.
U: Much obliged.)",
       "name=Ottoline_Brackett street=7119_Cottonwood_Bend zip=78745 duration=recent equipment=AC type=SERVICE "
       "tier=standard_repair urgency=medium end=completed hazards=- color=blue caller=residential"},
      {R"(@ at=2026-05-14T11:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. May I get your name?
U: Sure. It's Dee, D-E-E, Winterbourne.
A: And the best number?
U: Call my office line, two one zero, five five five, oh one nine one.
A: And the address?
U: I'm at 3 Bramble Cove, Lakeway, 78734.)",
       "name=Dee_Winterbourne phone=+12105550191 street=3_Bramble_Cove zip=78734"},
      {R"(@ at=2026-05-14T12:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. Where should we go?
U: It's the corner house, one-oh-two Quail Run, Dripping Springs. 78620.
A: Under what name?
U: Put it under Halloran. Bridget Halloran.)",
       "name=Bridget_Halloran street=102_Quail_Run zip=78620"},
  });
}

TEST_CASE("who, where and on which number, part 2", "[analysis][C-12][C-13]") {
  check_wordings({
      {R"(@ at=2026-05-14T13:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. And the address?
U: Twenty-four B Cherrywood, sorry, 2400 B Cherrywood Road. And the zip is 78722.
A: Name?
U: Jean-Luc Thibodeaux.)",
       "name=Jean-Luc_Thibodeaux street=2400_B_Cherrywood_Road zip=78722"},
      {R"(@ at=2026-05-14T14:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. Who am I speaking with?
U: My name is Mai, M-A-I. Last name Vo, V-O.
A: And is this for your house?
U: No, it's for my parents. Their names are Hung and Lan Vo. Put it under mine though, please.)",
       "name=Mai_Vo tags=AGENT_PROXY"},
      {R"(@ at=2026-05-14T15:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. What's the street address?
U: one seven zero four three west highway seventy one
A: And the zip?
U: seven eight seven three eight)",
       "street=17043_West_Highway_71 zip=78738"},
      {R"(@ at=2026-05-14T16:25:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. What's your zip code?
U: 787, uh, 59.
A: 78759. And the street?
U: Ten fifteen Spicewood Parkway.)",
       "zip=78759 street=1015_Spicewood_Parkway"},
      {R"(@ at=2026-04-08T11:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. Who do I have on the line?
U: Cordelia. My last name is Van der Berg.
A: And a callback number?
U: Five one two, five five five, zero one six six. That's my cell, the one I'm on is the house phone.)",
       "name=Cordelia_Van_der_Berg phone=+15125550166"},
      {R"(@ at=2026-04-08T12:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. What's the address?
U: It's 26 and a half Waller Street, in the back. 78702.
A: And whom should the technician ask for?
U: My husband Ruben, I'll be at work. I'm Lucinda Ybarra.)",
       "name=Lucinda_Ybarra zip=78702"},
      {R"(@ at=2026-04-08T14:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. Whose account is it?
U: It'd be under my late husband's name, Everett Sloane. I'm Nadine.
A: Shall I put the visit under your name?
U: No, leave it as it is.)",
       "name=Everett_Sloane"},
      {R"(@ at=2026-04-08T15:00:00-05:00
@ ended=user_hangup
A: ACE Cooling, this is Sarah. What's the property address?
U: We get our mail at a PO box. The house itself is 610 Rim Rock Trail, 78737.
A: And your name?
U: It's Sten Halvorsen.)",
       "name=Sten_Halvorsen street=610_Rim_Rock_Trail zip=78737"},
  });
}

TEST_CASE("names begun again, cut off and spelled in two pieces", "[analysis][C-12]") {
  check_wordings({
      {R"(@ at=2026-05-20T10:00:00-05:00
@ ended=user_hangup
A: And your name?
U: rosalba, rosalba quintanilla q u i n t a n i l l a)",
       "name=Rosalba_Quintanilla"},
      {R"(@ at=2026-05-20T10:00:00-05:00
@ ended=user_hangup
A: Can you tell me your name?
U: it's imelda. imel
A: I heard Imelda. And the address?
U: hello? hello?)",
       "name=Imelda"},
      {R"(@ at=2026-05-20T10:00:00-05:00
@ ended=user_hangup
A: Good morning, ACE Cooling.
U: Morning. Ottoline Mastersway here, our AC quit.
A: How do I spell the last name?
U: M-A-S-T-E-R, S-W-A-Y.)",
       "name=Ottoline_Mastersway"},
  });
}
