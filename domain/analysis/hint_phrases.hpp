#pragma once

#include "domain/analysis/hints.hpp"

/// The phrases, grouped by what they hint at; a list is divided by bars, a phrase is written as the reading normalises
/// words (lower case, hyphens as blanks).
namespace calllock::domain::words {

struct hint_group {
  hint id;
  std::string_view list;
};

inline constexpr hint_group hint_groups[] = {
    // --- what the form of a clause says ---
    {hint::hypothetical,
     "if|in case|what if|unless|suppose|afraid it'll|afraid it will|afraid it might|afraid of a|scared it'll|"
     "worried it'll|worried it will|worried it might|worried it could|worried about a|don't want it to|"
     "don't want a|do not want it to|wouldn't want|so it doesn't|so it won't|could that cause|could it be|"
     "in the event|heaven forbid|god forbid|is it possible|can that cause|could it cause|might it|"
     "before it floods|before it explodes|before it catches|before it burns|before it gets worse"},
    {hint::past,
     "used to|years ago|year ago|back when|back in|last year|last summer|last winter|last fall|last spring|last season|"
     "last place|last house|last time|old house|old place|previous house|ages ago|a while back|at the time|"
     "the year before|that was before|once before|in the past|had been|growing up|when i was"},
    {hint::repaired,
     "is fixed|was fixed|got fixed|been fixed|that's fixed|it's fixed|all fixed|already fixed|is repaired|was repaired|"
     "been repaired|got it fixed|fixed it|fixed that|fixed the|taken care of|is resolved|was resolved|been resolved|"
     "sorted out|was replaced|been replaced|they replaced|he replaced|working again|works again|works fine now|"
     "running again|back on now|been dry|all dry now|is dry now|put right|was patched|patched it|no longer"},
    {hint::other_party,
     "my neighbor|my neighbors|my neighbour|neighbor's|neighbors|next door|my friend|my friend's|my buddy|my buddy's|"
     "my coworker|my coworker's|my boss|my brother's|my sister's|my cousin's|my uncle's|my aunt's|somebody else's|"
     "someone else's|on the news|in the news|a guy at work|people down the street|house down the street|"
     "across the street|down the street|down the road|other people's|my brother in law's|my parents'|last tenant"},
    {hint::quoted,
     "he said|she said|they said|he told|she told|they told|told me|told us|tells me|the guy said|somebody said|"
     "someone said|he thinks|she thinks|they think|according to|quote|i heard|i read|my neighbor says|my neighbor said|"
     "he says|she says|they say|they claim|claims that|contractor wants|company wants|outfit wants|guy wants|they want|"
     "he wants|he wanted|they wanted|contractor says|company says|outfit says|guy says"},
    {hint::joke,
     "kidding|just kidding|i'm kidding|joking|i'm joking|just joking|a joke|bad joke|that was a joke|no joke|"
     "figure of speech|so to speak|figuratively|not literally|pun intended"},
    {hint::uncertain,
     "i don't know|don't know|dunno|not sure|no idea|can't tell|couldn't tell|couldn't say|can't say|hard to say|"
     "hard to tell|not certain|not positive|no clue|haven't checked|haven't looked|didn't check|didn't look|beats me|"
     "who knows|your guess|i guess|maybe|might be|could be|possibly|perhaps|i couldn't tell you|not a hundred percent|"
     "i'm unsure|unsure|i wonder|i can't smell|lost my smell|stuffed up|can't really tell|don't really know|hard for "
     "me to"},
    {hint::correction,
     "no wait|wait no|no sorry|sorry no|sorry i mean|i mean|scratch that|make that|correction|let me correct|"
     "excuse me|no i'm sorry|i misspoke|forgive me|my mistake|strike that|not that|rather|no no|hang on|hold on|"
     "let me start over|i meant|i should say|sorry it's|oops|wait|pardon me|no hold on|check that|that's wrong|"
     "that's not right|that was wrong|i got that wrong|i said that wrong"},
    {hint::not_a_negation,
     "not only|not just|no doubt|no wonder|no kidding|no joke|not kidding|not joking|no question|no lie|can't believe|"
     "cannot believe|can't wait|don't mind|don't get me wrong|won't stop|doesn't stop|can't stop|won't quit|doesn't "
     "quit|"
     "not stopping|hasn't stopped|haven't stopped|didn't stop|isn't stopping|never stops|won't go away|hasn't gone "
     "away|"
     "doesn't go away|won't shut off|won't turn off|won't shut up|not to mention|can't help|why not|why don't|why "
     "doesn't|"
     "don't you|do not hesitate|no matter|not that bad|not sure if|not sure whether|don't know if|don't know whether|"
     "don't know why|don't know what|don't know where|no idea why|no idea what|can't tell if|can't tell whether|"
     "couldn't be more|can't get it to stop|can't get rid|never seen so|not long ago|no longer than|can't stand|"
     "can't ignore|nobody knows why|nobody can tell|no rush|no hurry|not to be|can't take|can't handle|not gonna lie|"
     "i'm not crazy|not crazy|not making this up|not imagining|no later than|no more than|not as bad|don't like|"
     "not happy|not pleased|not okay|not ok|not safe|not good|not right|not normal|didn't know|didn't realize|"
     "don't know how|doesn't matter|never mind|no problem"},
    {hint::denial,
     "not that i|not that we|not really|not at all|not a thing|not anymore|not any more|i don't think so|don't think "
     "so|"
     "don't believe so|doesn't seem|doesn't look like|neither|none|nothing|not yet|never|no to both|no to all|"
     "nothing like that|none of that|not one|all clear|all good|we're good|everything's fine|everybody's "
     "fine|everyone's fine|"
     "i don't smell|don't smell|haven't smelled|haven't noticed|haven't seen|haven't heard|didn't notice|didn't smell|"
     "don't see|don't hear|can't smell anything|i wish|not so far|not right now|doesn't smell|of course not|"
     "no such luck|not a whiff|not a trace|clean as a whistle|absolutely not|definitely not|certainly not|not "
     "even|wouldn't say so"},
    {hint::affirmation,
     "that's right|you bet|of course|i think so|i believe so|i do|we do|it is|it does|there is|they are|he is|"
     "she is|i am|we are|you got it|that's it|that's correct|that's me|that's us|that's him|that's her|"
     "it sure does|it sure is|i did|we did|it did|it was|there was|i have|we have|it has|same one|same place|"
     "still there|still am|still is|that's the one|uh huh|mm hmm|i can smell|afraid so|i'm afraid so|"
     "please|afraid so|for sure|you know it|that'd be great|would love that|i'd love that|if you could|very much|a "
     "lot|all of the above|both|you are|speaking"},
    {hint::partial,
     "a little|a bit|kind of|kinda|sort of|sorta|some|somewhat|slightly|faintly|a tad|a touch|now and then"},
    // --- names ---
    {hint::name_is,
     "my name is|my name's|my names|name is|name's|the name's|the name is|names|my full name is|full name is|i'm "
     "called"},
    {hint::first_name_is, "first name is|first name's|first name|my first name is"},
    {hint::last_name_is, "last name is|last name's|last name|surname is|surname|my last name is|family name is"},
    {hint::this_is,
     "this is|it's|its|i'm|im|i am|it is|that's|it'd be|it would be|it was|under|here is|you're talking to|"
     "you are talking to|you're speaking with|you are speaking with|you've got|you got|you have|put down|put"},
    {hint::name_question,
     "your name|your full name|first and last name|who am i|who i'm speaking|whom am i|what name|name please|a name|"
     "and you are|who's calling|who is calling|may i ask who|full name|name and address|the name on|name on the|"
     "name for the|name should i|who do i have|who is this|who's this|and your name|name and|what's the name|"
     "what is the name|the name|name first|your name again|get your name|have your name|tell me your name|"
     "speaking with today|i speaking with|i speaking to|i talking to|i talking with|names please|name"},
    {hint::last_name_question, "last name|surname|family name"},
    {hint::other_name_question,
     "his name|her name|their name|owner's name|tenant's name|landlord's name|contact name|seller's name|"
     "what's his name|who should the technician|who will let|who lets|who should he ask|who should the tech|"
     "name of the owner|name of the tenant|his full name|her full name|what is her name|what is his name"},
    {hint::account_name,
     "under my husband's name|under my wife's name|under my husband|under my wife|under my mother's name|"
     "under my mom's name|under my dad's name|under my father's name|under my son's name|under my daughter's name|"
     "under the name|it's under|is under|be under|in my husband's name|in my wife's name|in my mother's name|"
     "in my dad's name|in my father's name|it'd be my husband|it would be my husband|it'd be my wife|"
     "it would be my wife|my husband's name|my wife's name|account is under|account's under|that's under|"
     "listed under|booked under|filed under|put it under|it'll be under|probably under|might be under|under his name|"
     "under her name"},
    {hint::own_name_wanted,
     "under mine|in mine|use mine|put mine|in my name|under my name|under me|my own name|put it under my|"
     "under my own|put me down|put my name"},
    {hint::other_name_wanted,
     "in his name|in her name|under his name|under her name|put it in his|put it in her|put it under his|"
     "put it under her|leave it how it is|leave it as it is|leave it under|keep it under|it's his house|it's her house|"
     "it's his account|it's her account|in their name|under their name|it's in his|it's in her|his account|her account|"
     "leave it in"},
    {hint::their_name,
     "his name's|his name is|her name's|her name is|their name is|tenant's name is|tenant's name|landlord's name is|"
     "landlord's name|owner's name is|husband's name is|wife's name is|husband's name|wife's name|son's name|"
     "daughter's name|mother's name|father's name|mom's name|dad's name|manager's name|technician's name|boss's name|"
     "the guy's name|the seller is|the owner is|the tenant is|named"},
    {hint::speaking,
     "speaking|you are|that'd be me|that would be me|this is she|this is he|this is him|this is her|i am"},
    {hint::nickname,
     "everyone calls me|everybody calls me|people call me|call me|everyone says|everybody says|friends call me|go by|"
     "goes by|known as|they call me|folks call me|nickname"},
    // --- phone ---
    {hint::reach_at,
     "my cell|my cell's|my number|my number's|my phone|call me at|reach me at|reach me on|call me on|best number|"
     "better number|use my own|my own|my mobile|callback number|call back number|call the office|number is|number's|"
     "my direct line|my line is|try me at|text me at|get me at|my home number|my work number|another number|"
     "different number|call back at|a better one|at home it's|you can call|you can reach me|my landline|call me back "
     "at|"
     "please call|should call|the office is|our office number"},
    {hint::not_this_number,
     "don't use this number|not this number|not this one|not on this one|don't call this|not the one i'm calling|"
     "this isn't my|this is my work|this is the office|this is my daughter's|this is my wife's|this is a friend's|"
     "not on this|borrowed phone|this phone is|not my phone|isn't my phone|this is somebody else's|instead of this"},
    {hint::their_number,
     "his number|his number's|her number|her number's|their number|tenant's number|his cell|his cell's|her cell|"
     "her cell's|his phone|her phone|their phone|tenant's phone|landlord's number|his mobile|call him|call her|"
     "reach him|reach her|text him|text her|call them|reach them|his number is|her number is|manager's number|"
     "owner's number|neighbor's number|her direct|his direct"},
    {hint::phone_question,
     "number|phone|callback|call you back at|reach you|best way to reach|contact number|call you at|to call"},
    // --- place ---
    {hint::address_question,
     "address|where's the house|where is the house|where's the home|where is the home|where do you live|"
     "where are you located|where are you|where is this|where should we|where is the|where's the|street|located|"
     "where does|which house|which address|what street|where in|location|where is it|where's that|house number|"
     "which property|which location|what's the place|where to|come out to|where would"},
    {hint::zip_question, "zip|zip code|zipcode|postal code|78"},
    {hint::at_address,
     "address is|i'm at|we're at|i am at|we are at|i live at|we live at|live at|located at|it's at|the house is|"
     "the address is|house is at|place is at|over at|that's at|it's|address|come to|the home is|the shop is|site's at|"
     "the site is|is at|he's at|she's at|they're at|lives at|out at|here at|property is|at|and it's"},
    {hint::old_place,
     "used to live|old address|old one|we moved|i moved|i've moved|we've moved|moved from|previous address|old "
     "house|old place|"
     "used to be|sold the|we sold|that's my work|my work|where i work|my office's|that's the office|"
     "that's the shop|our old|my old|former address|before we moved|last address|old zip|that was the|"
     "i always mix up|the wrong one"},
    {hint::other_place,
     "mailing address|billing address|mail goes|p o box|po box|bill goes|bills go|billing is|send the bill|"
     "send the invoice|invoice goes|mail comes|for billing|to bill|our mailing|our billing|don't use our|"
     "don't use my|is our po|is my po|the bill to|bill it to|mail it to|my mailing|my billing|"
     "corporate office|head office|main office|i live at|we live at|we live on|i live on|my own house is|"
     "my house is|my own address|we're in an apartment|for the invoice|home office is|headquarters"},
    {hint::service_place,
     "service address|but this is for|this is for|the service is|the work is|the site's|site is|the rental is|"
     "the rental's|the property is|property's at|house we need|the job is|the unit is at|where the work|"
     "the cabin is|the one that needs|for the house|for our|the house is|come to|needs to go to|the problem's at|"
     "it's actually at|the place is|house itself|home itself|place itself"},
    // --- time ---
    {hint::fault,
     "not working|isn't working|stopped working|quit working|went out|went down|been out|is out|died|is dead|"
     "been dead|quit|stopped|broke|broken|broke down|not cooling|isn't cooling|not heating|isn't heating|"
     "won't turn on|won't start|won't cool|won't heat|won't light|won't come on|won't kick on|won't run|"
     "didn't kick on|doesn't work|doesn't come on|doesn't turn on|hasn't worked|hasn't been working|leaking|"
     "leaks|dripping|drips|blowing warm|blowing cold|blowing hot|blowing lukewarm|blows warm|blows cold|"
     "blows hot|making noise|noise|rattling|rattles|grinding|squealing|banging|humming|clicking|buzzing|"
     "hissing|smells|smelling|smell|not keeping up|can't keep up|acting up|tripping|tripped|frozen|froze|"
     "freezing up|iced|icing|iced over|shut off|shut itself|shuts off|shuts down|gone out|gave out|gave up|"
     "fault|warm air|cold air|no heat|no cooling|no cool|no ac|no air|no hot water|not blowing|isn't blowing|"
     "stuck|flooded|burst|clogged|backing up|stopped cooling|stopped heating|stopped blowing|doubled|"
     "running nonstop|runs nonstop|nonstop|short cycling|cycling|blinking|flashing|flashes|gurgling|gurgles|"
     "squeaks|lukewarm|hiss|went off|limping|last leg|wouldn't catch|squeal|screams|screeching|drains into|"
     "draining into|went off on us|pouring|gushing|spraying|shooting|flooding|coming through|leaking through|"
     "sparking|sparks|smoke|smoking|burning|burnt|sputtering|knocking|whistling|whining|vibrating|thumping|"
     "clunking|popping|chirping|stinks|musty|moldy|odor|sweating|overflowing|overflow|backs up|backed up|"
     "puddle|drip|leak|going out|went dead|goes dead|cuts out|cut out|cutting out|cuts off|cutting off|"
     "surging|running hot|running cold|uneven|stuffy|humid|creeping up|went up|going up|tripled|higher than|"
     "too hot|too cold|not getting|no airflow|no air flow|airflow|wet|damp|stain|water under|"
     "water on the floor|water all over|steam|rumbling|howling|roaring|clanking|screeches|ticking|clogging|"
     "plugged|tore|torn|ripped|cracked|broke off|rusted|fell off|came loose|came apart|quitting|gone off|"
     "smelled|spots|water spots|water spot|cool down|heat up|warm up|longer to|comfortable since|gets worse|"
     "hums but|blank|went blank|rattle|racket|bang|hum|failed|failing|fails|climbing|let go|never been right|"
     "not been right|hasn't been right|iffy|ices up|ice up|thaw|buckets|bucket|an oven|sweltering|boom|pop|"
     "popped|blew|blown|kicks off|kicked off|poured|soaked|swampy|trips|trip|hot in the house|oven in here|"
     "dying|dripped|rattled|squealed|banged|keep resetting|resetting it|lost it|burning rubber|smell like|"
     "hot air|seized|seized up|locked up|burned up|burned out|burnt out|went bad|gave up the ghost|blanked|blanked out|"
     "blacked out|croaked|busted|conked|petered out|fried|shorted|kaput|fritz|on the blink|spitting|spewing|"
     "dribbling|sputters|shudders|surges|wheezing|chattering|pulsing|locking out|locks up|gone haywire|haywire|"
     "bakes|baking|roasts|gone bad|worn out|rusted through|rusting|hole in|stopped up|gunked up"},
    {hint::maybe_fault,
     "problem|trouble|issue|degrees|down|off|out|started|start|began|happening|doing it|doing that|doing this|"
     "been doing|been like|been that|like that|like this|this way|that way|wouldn't|keeps|kept|barely|hardly|"
     "weak|alarm|ice|hot water|error|code|dead|constantly|won't|hot in here|cold in here|weird"},
    {hint::well,
     "was fine|were fine|was working|worked fine|was okay|was ok|was normal|was good|working fine|was running|"
     "ran fine|was dry|been dry|it was dry|wasn't there|was cooling|was heating|were working|all fine|"
     "was perfect|was great|been fine|worked great|worked okay|was cold in here|was icy cold|"
     "was still working|wasn't doing it|wasn't doing that|didn't do it|no problem|wasn't like that|it worked|"
     "was still|wasn't leaking|fine when|fine last night|fine yesterday|okay last night|good last night|"
     "was on|was blowing|was comfortable|had heat|had air"},
    {hint::began,
     "started|it started|began|first noticed|noticed|happened|kicked in|came on|found out|woke up to|got home to|came "
     "home to|"
     "first saw|saw it|came back to|since|been going on|going on|that was|it was|first started|it quit|it stopped"},
    {hint::duration_question,
     "how long|when did|since when|how many days|how many nights|how many weeks|when was|first notice|"
     "when it started|when did this|what time did|how recently|started when|when it first|how soon did|"
     "did it start|did this start|when you first|for how long|and when|when's|when you|when it began|"
     "when it happened|just start|this long|long has|been going on|been doing this|been doing that|"
     "been like this|been like that|any idea when|do you know when|roughly when|been happening|been out|"
     "been down|what day did|last time it worked|last work|last working|last worked|last ran|last running|last "
     "cooled|last heated|last time it was|working last|when exactly|when do you think|start acting|"
     "been without|when this started|when that started|how far back|start having|notice it|when would you say|"
     "first start|just begin|happen today|start today|always done|always been|always like|when'd|a new thing|"
     "how long would|and since|been off|been using|last feel|how long ago|when was that|when was this|"
     "was this recent|is this new|is this recent|something new|new problem|has this been"},
    {hint::age_question,
     "how old|age of|what year|when was it installed|how many years|old is|year was it|when was it put in|"
     "when was the system|how old's|make or the age|was it installed|was the system installed|was the unit installed"},
    {hint::age,
     "years old|year old|yrs old|months old|weeks old|days old|installed in|installed back in|put in in|put it in|"
     "put in|it's from|is from|dates from|dates back|made in|built in|manufactured|from the|of age|original to|"
     "came with the house|vintage|this fall|this spring|this summer|year's old"},
    {hint::installed,
     "installed|install|put in|bought|moved in|moved|customer|customers|married|lived here|living here|owned|"
     "been with|years with|working for|worked for|warranty|new system|brand new|remodel|membership|member|"
     "retired|last service|serviced|tune up|cleaned|since we bought|since we moved|built|mow|diagnosed|"
     "been here|in business|experience|been going to|graduated|employed|worked there|lived in|been a customer"},
    {hint::not_a_fault,
     "water broke|had a cold|been sick|sold|waiting on|waiting for|been waiting|bill goes|spoke|emailed|"
     "texted you|left a message|talked to|came out|your guy|your tech|was here|appointment|visit|scheduled|"
     "estimator|quote|statement|charged|invoice|paid|moved back|i work|we work|behind schedule|behind|"
     "postcard|due|mailed|been on hold|on hold|gave my name|register the warranty|lost my job|advertising|"
     "bought the house|supposed to be here|no show|didn't show|new system put in|y'all charged|you charged|"
     "picks up|calling all morning|go with the quote|missed call|a call from|left a mess|voicemail|i called|"
     "we called|i've called|we've called|called you|called y'all|called and|called back|called me back|"
     "i started|two hours late|hours late|took the day|cashed|heart attack|my check|been on the phone|"
     "he started|she started|works for you"},
    {hint::wish,
     "can you|could you|can y'all|could y'all|can somebody|can someone|could somebody|do you have|"
     "works for me|would be|would work|that works|i'm off|i'm home|i'll be|i can do|i could do|available|"
     "how about|any time|anytime|no rush|let's do|prefer|after work|get off|come out|send somebody|"
     "send someone|get somebody|get someone|will work|that'll work|be here|if you've got|if you have|"
     "would love|by friday|next week|tomorrow|i'd like|i want|i need|we need|want it|wait till|wait until|"
     "soon enough|weekend rate|tonight's fine|book it|saturday works|works great|gonna be|going to be in|"
     "we're opening|down for|wanted to drop|coming up|set for|moving in|sometime next"},
    {hint::since, "since|ever since|as of"},
    {hint::in_progress,
     "there's smoke|there's gray smoke|there's black smoke|there's a hissing|there's a hiss|there's water|"
     "there's fire|water everywhere|smell gas|smells like gas|smelling gas|gas smell|alarm's going|"
     "alarm is going|alarms are going|detector is going|detector's going|is on fire|rotten egg|rotten eggs|"
     "i smell|spraying|pouring|gushing|it's smoking|sparks coming|is sparking|it's sparking|water coming|"
     "coming through the ceiling|coming out of the|is flooding|it's flooding|keeps beeping|won't stop beeping|"
     "burning smell|something burning|something's burning|won't stop|smell like burning|burning rubber|"
     "water everywhere from|a hissing|water's everywhere|water is everywhere|water's all|water all over|ruptured"},
    {hint::offers_visit,
     "what day|what time works|when would|when should|when could|when can|works for you|work for you|would you like|i "
     "have|"
     "i've got|i can do|i could do|can get somebody|can get someone|how about|how's|is that okay|is that all right|"
     "does that work|would that work|available|do you need|prefer|opening|slot|suit|good time|which day|any day|"
     "we can be there|be there|is today|is tomorrow|how soon|instead|is monday|is tuesday|is wednesday|is thursday|"
     "is friday|soonest|you're set|you're booked|confirmed|booked|all set"},
    {hint::other_business,
     "reschedule|cancel|move my|move our|push back my|change my appointment|change our appointment|confirm my|"
     "invoice|bill|refund|charged|quote|estimate|bid|hiring|resume|applying|position|warranty paperwork|"
     "membership|returning a call|returning your call|missed call|voicemail|tune up|tune it up|checkup|"
     "check up|maintenance|serviced|filters changed|duct cleaning|ducts cleaned|new system|replace it|"
     "replace the|replacing|a new unit|manager|supervisor|complaint|complain|advertising|partnership|listing|"
     "inspector|permit|second opinion|contract|rep for|regional rep|bulletin|dealers|training|your order|"
     "our order|supply house|on behalf of|calling from|wanted to introduce|wanted to let you know|"
     "letting you know|letting the|i represent|we offer|drop off|samples"},
    {hint::just_now,
     "just now|right now|just started|just quit|just stopped|just kicked|just went|just turned|just came|"
     "just walked|just noticed|just happened|just this minute|a minute ago|a second ago|minutes ago|"
     "just got home|just burst|just broke|just heard|as we speak|is going off|are going off|"
     "going off right now|won't stop|coming out of|pouring out|it's shooting|it's spraying|just found|"
     "alarm went off|alarms went off|detector went off|detectors went off|went off last night|woke up|"
     "got home and|came home|walked in|when i got home|when we got home|when i got up|when we got up|"
     "minute ago|couple minutes ago|moments ago|opened up this|just noticing|just saw|just smelled|got up|"
     "just discovered|just lost|standing in|overflowing|flooding|shooting|spraying|gushing|pouring|"
     "just before i called|right before i called|before i called you|unlocked|i get home and|so i get home|"
     "moments before|as soon as i"},
    {hint::day_event,
     "left for work|left for school|left the house|left this morning|went to work|went to bed|turned in|got up|"
     "dropped the kids|headed out|stepped out|ran to the store|ran errands|took a shower|took my shower|at breakfast|"
     "before breakfast|before work|before school|came home|got home|walked in|fell asleep|sat down to|put the kids"},
    {hint::worse, "getting worse|gotten worse|got worse|worse and worse|worse every|gets worse|worse"},
    {hint::recurring,
     "on and off|off and on|comes and goes|come and go|intermittent|intermittently|every night|every day|every time|"
     "every morning|every afternoon|every few|every hour|whenever|once in a while|now and then|only when|some days|"
     "sometimes|at random|randomly|all day|all night|all the time|nonstop|constantly|constant|in the afternoon|"
     "at night|keeps|over and over|again and again|each time|in the evening|every evening|only at night|"
     "off and on again"},
    // --- equipment ---
    {hint::ac,
     "ac|a c|acs|ac's|air conditioner|air conditioners|air conditioning|air condition|air conditioner's|"
     "central air|the air|our air|my air|ac unit|condenser|condensing unit|outside unit|outdoor unit|"
     "rooftop unit|rooftop units|rtu|air handler|split system|cooling system|package unit|evaporator|"
     "evaporator coil|the outside fan|chiller|the ac's|r 22|r22|cooling|window unit|big unit outside|"
     "unit outside|swamp cooler|refrigerated air|central unit|the condenser|condensers|freon|refrigerant|seer|three "
     "ton|four ton|five ton|two ton|half ton|half tons|"
     "three tons|four tons|five tons|ton unit|ton ac"},
    {hint::ac_part,
     "compressor|compressors|capacitor|contactor|evaporator coil|the coil|coils|fan outside|outdoor fan|"
     "condenser fan|outside lines|suction line|copper line|condensate|drain pan|drain line|refrigerant line|"
     "freon leak|not cooling|isn't cooling|won't cool|doesn't cool|stopped cooling|quit cooling|blowing hot|"
     "blowing warm|blows warm|blows hot|cool air|cold air coming|keep it cool|house is hot|hot in here|"
     "hot in the house|it's hot|so hot|ninety degrees|unit outside|outside box|big box outside|spring tune up|"
     "cooling tune up|before summer|ice on the|iced over|frozen up|freezing up|lines outside|coolant|line set|"
     "won't get below|won't go below|won't get under|can't get below|can't get it below|drain pan's|"
     "pan's full|never gets below|an oven|a sauna|like a sauna|hot as blazes|sweltering|sweating|window fans|"
     "no air|in spring|in the spring|spring visit|spring service|hot weather|gets hot|for summer|for the summer|summer "
     "hits|the heat hits|cooling season|"
     "box fans|burning up in here|ninety in|hotter than|hot and humid"},
    {hint::heat_part,
     "pilot|pilot light|burner|burners|igniter|ignitor|flue|heat exchanger|not heating|isn't heating|won't heat|"
     "doesn't heat|stopped heating|quit heating|blowing cold|blows cold|cold in here|freezing in here|no warm air|"
     "fall tune up|heating tune up|before winter|in the fall|in fall|fall visit|cold weather|gets cold|for winter|for "
     "the winter|first freeze|"
     "heating season|flame sensor|gas valve|flame|house is cold|cold in the house|space "
     "heaters"},
    {hint::furnace,
     "furnace|furnaces|furnace's|heater|heaters|heater's|the heat|our heat|my heat|heat's|no heat|gas heat|electric "
     "heat|heating|"
     "heating system|heating unit|central heat|igniter|ignitor|floor furnace|wall furnace|heat exchanger|the heat's"},
    {hint::heat_pump,
     "heat pump|heat pumps|heat pump's|heatpump|heat pump system|emergency heat|aux heat|auxiliary heat"},
    {hint::boiler, "boiler|boilers|boiler's|radiator|radiators|hydronic|steam heat|baseboard hot water"},
    {hint::thermostat,
     "thermostat|thermostats|thermostat's|stat|nest thermostat|ecobee|smart thermostat|a nest|wall thing|my "
     "nest|the nest"},
    {hint::mini_split,
     "mini split|mini splits|mini split's|minisplit|minisplits|ductless|ductless unit|split unit|wall unit|wall units|"
     "multi split"},
    {hint::water_heater,
     "water heater|water heaters|water heater's|hot water|hot water heater|tankless|tankless heater|tank water heater|"
     "hot water tank|heater for the water"},
    {hint::ductwork,
     "duct|ducts|ductwork|duct work|air ducts|air duct|duct cleaning|ducts cleaned|vents cleaned|flex duct|"
     "the vents cleaned|ducting|return duct|supply duct|duct's|flex line|flex lines|flex run|trunk line|plenum|"
     "register boot"},
    {hint::cold_side,
     "cooling|cool|not cold|blowing warm|blows warm|warm air|hot air|blowing hot|freon|refrigerant|iced over|"
     "cool air|cold air inside|keep it cool|cools|hot house|on the roof|rooftop"},
    {hint::hot_side,
     "heat|heats|heating|blowing cold|blows cold|cold air|no heat|warm up|freezing in here|pilot|ignite|igniter"},
    {hint::wants_equipment,
     "quote|estimate|price|replace|replacing|replaced|replacement|new|install|installed|buy|bid|cost of a|looking "
     "at|looking for|"
     "put in|upgrade|thinking of|thinking about|go with|want a|need a|tune up|tuned up|tuned|serviced|service|"
     "checked|looked at|check up|checkup|maintenance|cleaned|clean|filter|filters|cleaning"},
    // --- state and attempts ---
    {hint::down,
     "completely dead|totally dead|is dead|went out|went down|won't turn on|won't start|won't come on|"
     "won't kick on|won't run|not running|isn't running|nothing happens|nothing's happening|not coming on|"
     "doesn't come on|doesn't turn on|doesn't run|quit|quit working|stopped working|not working|isn't working|"
     "no heat|no ac|no air|no cooling|died|shut down|shut itself off|completely out|is out|been out|is down|"
     "are down|out of commission|won't light|not turning on|no power|doing nothing|not doing a thing|dead|"
     "no hot water|hasn't worked|kaput|wouldn't catch|wouldn't light|wouldn't start|wouldn't come on|"
     "won't catch|heat went off|ac went off|air went off|shut off on|couldn't get it to|locks out|quit on|"
     "gave out|conked out|crapped out|not on|off since|without air|without heat|without ac|without cooling|"
     "without any|without hot water|without a c|without power|without the ac|without the heat|not come on|"
     "never came on|never kicked on|not kick on|nothing works|stone cold|out of order|on the fritz|went kaput|"
     "belly up|bit the dust|called it quits|lost cooling|lost our cooling|lost heat|lost our heat|lost the ac|"
     "lost air|lost our air|lost hot water|lost the heat|lost power to"},
    {hint::partly,
     "upstairs only|only upstairs|downstairs is fine|downstairs works|upstairs works|one room|that one room|half the "
     "house|"
     "other two are|others are fine|other one's fine|rest of the house|only the|on and off|off and on|comes and goes|"
     "intermittent|sometimes works|works sometimes|shuts off|keeps shutting|keeps quitting|keeps tripping|for a while|"
     "then it quits|then quits|then it stops|then it dies|short cycling|cycles|runs five minutes|still cooling|still "
     "heating|still works|"
     "still running"},
    {hint::weak,
     "blowing warm|blows warm|blowing cold air|blows cold|blowing hot|blowing lukewarm|not cold|not cooling|"
     "isn't cooling|not cool|doesn't cool|not heating|isn't heating|doesn't heat|can't keep up|won't keep up|"
     "not keeping up|won't go below|won't get below|won't get under|won't go above|won't get above|"
     "runs constantly|running constantly|runs nonstop|running nonstop|runs all day|runs and runs|"
     "never shuts off|lukewarm|barely cooling|barely cool|barely heating|room air|weak|hardly any air|"
     "kinda cool|not as cold|not getting cold|doesn't get cold|just blows|only blows|only blowing|warm air|"
     "sitting at|barely cools|barely heats|barely blows|struggling|struggles|not keeping|just circulates|"
     "only gets|only getting|not as cool|not as warm|not very cold|not very warm|not getting warm|"
     "doesn't get warm|gets warm|warm|hot upstairs|cold upstairs"},
    {hint::tried,
     "i changed|we changed|i replaced|we replaced|i reset|we reset|i flipped|we flipped|i tried|we tried|i've tried|"
     "we've tried|i checked|we checked|i cleaned|we cleaned|turned it off and|turned off the|i turned|we turned|"
     "i unplugged|i switched|we switched|changed the filter|replaced the filter|new filter|new batteries|"
     "changed the batteries|reset the|reset it|flipped the breaker|flip it back|checked the "
     "breaker|rebooted|relight|relit|"
     "my husband tried|my husband changed|my husband checked|he changed|he tried|poured bleach|blew out|press the "
     "button|"
     "tried resetting|tried turning|swapped|i jiggled|tightened|hosed"},
    // --- parties ---
    {hint::decides,
     "my call|i make the call|i make the decisions|i own it|i own the|i own 'em|i own them|i'm the owner|i am the "
     "owner|"
     "i'm the homeowner|we own|i decide|i'm signing|i can approve|i can authorize|i'm authorized|i'm the one paying|"
     "i'm paying|i'm signing the check|don't ask anybody|signing the check|i inherited it|it's my house|up to me|"
     "own the home|own the house|i'm the boss|i approve"},
    {hint::needs_approval,
     "landlord has to|he has to say|has to say okay|has to approve|have to approve|needs to approve|need to "
     "approve|must approve|"
     "run it by|run this by|talk to my husband|talk to my wife|talk it over|ask my husband|ask my wife|ask my landlord|"
     "not allowed to authorize|can't authorize|can't approve|not authorized|check with my|check with the|get approval|"
     "get permission|the board decides|board has to|send him the estimate|not my decision|not my call|she'd have to "
     "approve|"
     "he'd have to approve|owner has to|up to my husband|up to my wife|up to the owner|up to my landlord|"
     "discuss it with|see what my husband|see what my wife"},
    {hint::third_party_business,
     "property manager|property management|i manage|we manage|on behalf of|my client|management company|i'm with the "
     "hoa|"
     "home warranty company|for a client|our tenant|my tenants|the tenants|the owners"},
    {hint::third_party_family,
     "calling for my|calling on behalf of my|it's for my|this is for my|for my mother|for my mom|for my dad|for my "
     "father|"
     "for my grandmother|for my grandma|for my grandfather|for my son|for my daughter|for my parents|for my sister|"
     "for my brother|for my aunt|for my uncle|for my neighbor|for a friend|my mom's house|my mother's house|"
     "my dad's house|my father's house|my parents' house|at my mom's|at my mother's|at my dad's|at my grandfather's|"
     "at my grandmother's|my grandfather's|my grandmother's|my elderly neighbor|ringing for my|my in laws'|my mother "
     "in law's"},
    {hint::third_party_tenant,
     "i have a tenant|my tenant|my tenants|one of my tenants|my renter|my renters|tenant says|tenant called|tenant's|"
     "rental house|rental property|my rental|i rent it out|we rent it out"},
    {hint::contact,
     "ask for|call him|call her|his name's|his name is|her name's|her name is|will let you in|will let him in|"
     "will let them in|can let him in|can let you in|can let them in|will be there|will be home|let him in|let them in|"
     "meet you there|meet him there|meet them|contact is|the contact|the tenant"},
    {hint::business_place,
     "my restaurant|our restaurant|my shop|our shop|my store|our store|my office|our office|the office|our clinic|my "
     "clinic|"
     "our church|the church|our sanctuary|sanctuary|warehouse|dental|dental office|law firm|law office|daycare|day "
     "care|"
     "salon|bakery|our school|the school|gym|fitness|hotel|motel|the restaurant|our building|commercial|rooftop unit|"
     "rooftop units|conference room|conference floor|waiting room|our customers|my customers|business|suite|our "
     "studio|cafe|"
     "coffee shop|front of house|dining room over|retail|strip mall|tire shop|wine bar|storefront|barber shop|"
     "property management|fellowship|kitchen over|server room|showroom|dealership|brewery|laundromat|funeral "
     "home|nursing home"},
    {hint::house_place,
     "house|my home|our home|the home|single family|two story|ranch style|backyard|attic|garage|bungalow|farmhouse|"
     "upstairs|porch|driveway|townhouse|townhome|mailbox"},
    {hint::condo_place, "condo|condos|condominium|condo tower|my hoa|our hoa|the hoa"},
    {hint::apartment_place,
     "apartment|my apartment|our apartment|apartment complex|apartment building|apt|my unit|i rent|i'm renting|renting "
     "the|"
     "leasing office|the complex"},
    {hint::home_office, "home office|office at home|work from home|works from home|office in the house"},
};

}  // namespace calllock::domain::words
