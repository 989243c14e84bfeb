#pragma once

#include "domain/analysis/hint_phrases.hpp"

/// Phrases that date a trouble, or something else.
namespace calllock::domain::words {

inline constexpr hint_group time_hints[] = {
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
     "been doing|been like|been that|like that|like this|this way|that way|wouldn't|keeps|kept|barely|hardly|the same|"
     "weak|alarm|ice|hot water|error|code|dead|constantly|won't|hot in here|cold in here|weird"},
    {hint::well,
     "was fine|were fine|was working|worked fine|was okay|was ok|was normal|was good|working fine|was running|"
     "ran fine|was dry|been dry|it was dry|wasn't there|was cooling|was heating|were working|all fine|"
     "was perfect|was great|been fine|worked great|worked okay|was cold in here|was icy cold|"
     "was still working|wasn't doing it|wasn't doing that|didn't do it|no problem|wasn't like that|it worked|"
     "was still|wasn't leaking|fine when|fine last night|fine yesterday|okay last night|good last night|"
     "was on|was blowing|was comfortable|had heat|had air|heater is warm|furnace is warm|heat is warm|boiler is warm|"
     "heater's warm|furnace's warm|heat's warm|warm as|is toasty|it's toasty|heater is hot|furnace is hot"},
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
    {hint::last_question,
     "last work|last works|last worked|last working|last time it|last time it's|last have|last having|last fine"},
    {hint::age_question,
     "how old|age of|what year|when was it installed|how many years|old is|year was it|when was it put in|"
     "when was the system|how old's|make or the age|was it installed|was the system installed|was the unit installed"},
    {hint::age,
     "years old|year old|yrs old|months old|weeks old|days old|installed in|installed back in|put in in|put it in|"
     "put in|it's from|is from|dates from|dates back|made in|built in|manufactured|from the|of age|original to|"
     "came with the house|vintage|this fall|this spring|this summer|year's old"},
    {hint::installed,
     "replaced in|replaced last|replaced on|repaired in|repaired on|fixed in|serviced in|installed|install|put "
     "in|bought|moved in|moved|customer|customers|married|lived here|living here|owned|"
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
     "just now|right now|just spit|just spat|just popped|just blew|just fell|just caught|just shut|just died|just "
     "tripped|just sparked|just shot|just threw|just gave|just cut|just flooded|just leaked|just hit|just began|just "
     "dropped|just let|just cracked|just exploded|just collapsed|just started|just quit|just stopped|just kicked|just "
     "went|just turned|just came|"
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
     "when i left|when we left|left for work|left for school|left the house|left this morning|went to work|went to "
     "bed|turned in|got up|"
     "dropped the kids|headed out|stepped out|ran to the store|ran errands|took a shower|took my shower|at breakfast|"
     "before breakfast|before work|before school|came home|got home|walked in|fell asleep|sat down to|put the kids"},
    {hint::worse, "getting worse|gotten worse|got worse|worse and worse|worse every|gets worse|worse"},
    {hint::recurring,
     "on and off|off and on|comes and goes|come and go|intermittent|intermittently|every night|every day|every time|"
     "every morning|every afternoon|every few|every hour|whenever|once in a while|now and then|only when|some days|"
     "sometimes|at random|randomly|all day|all night|all the time|nonstop|constantly|constant|in the afternoon|"
     "at night|keeps|over and over|again and again|each time|in the evening|every evening|only at night|"
     "off and on again"},
};

}  // namespace calllock::domain::words
