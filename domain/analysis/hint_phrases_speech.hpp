#pragma once

#include "domain/analysis/hint_phrases.hpp"

/// Phrases that say how a clause is meant: supposed, past, denied, somebody else's.
namespace calllock::domain::words {

inline constexpr hint_group speech_hints[] = {
    {hint::hypothetical,
     "if|in case|what if|unless|suppose|afraid it'll|afraid it will|afraid it might|afraid of a|scared it'll|"
     "worried it'll|worried it will|worried it might|worried it could|worried about a|don't want it to|"
     "don't want a|do not want it to|wouldn't want|so it doesn't|so it won't|could that cause|could it be|"
     "in the event|heaven forbid|god forbid|is it possible|can that cause|could it cause|might it|"
     "watch out for|look out for|be careful of|warned me|before it floods|before it explodes|before it catches|before "
     "it burns|before it gets worse"},
    {hint::past,
     "used to|years ago|year ago|back when|back in the day|back in the spring|back in the summer|back in the fall|back "
     "in the winter|back in january|back in february|back in march|back in april|back in may|back in june|back in "
     "july|back in august|back in september|back in october|back in november|back in december|that's ever|that has "
     "ever|thing i've ever|last year|last "
     "summer|last winter|last fall|last spring|last season|"
     "last place|last house|last time|old house|old place|previous house|ages ago|a while back|at the time|"
     "the year before|that was before|once before|in the past|had been|growing up|when i was"},
    {hint::repaired,
     "is fixed|was fixed|got fixed|been fixed|that's fixed|it's fixed|all fixed|already fixed|is repaired|was repaired|"
     "been repaired|got it fixed|fixed it|fixed that|fixed the|taken care of|is resolved|was resolved|been resolved|"
     "sorted out|was replaced|been replaced|they replaced|he replaced|working again|works again|works fine now|"
     "running again|back on now|been dry|all dry now|is dry now|put right|was patched|patched it|no longer"},
    {hint::other_party,
     "my neighbor|my neighbors|the neighbor|the neighbors|our neighbor|our neighbors|my "
     "neighbour|neighbor's|neighbors|next door|my friend|my friend's|my buddy|my buddy's|"
     "my coworker|my coworker's|my boss|my brother's|my sister's|my cousin's|my uncle's|my aunt's|somebody else's|"
     "someone else's|on the news|in the news|a guy at work|people down the street|house down the street|"
     "across the street|down the street|down the road|other people's|isn't even mine|isn't mine|not even mine|isn't "
     "for me|isn't for us|my brother in law's|my parents'|last tenant"},
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
     "that's right|all correct|right on|all of it|you bet|of course|i think so|i believe so|i do|we do|it is|it "
     "does|there is|they are|he is|"
     "she is|i am|we are|you got it|that's it|that's correct|that's me|that's us|that's him|that's her|"
     "it sure does|it sure is|i did|we did|it did|it was|there was|i have|we have|it has|same one|same place|"
     "still there|still am|still is|that's the one|uh huh|mm hmm|i can smell|afraid so|i'm afraid so|"
     "to the brim|to the top|overflowing|big time|all over|please|afraid so|for sure|you know it|that'd be great|would "
     "love that|i'd love that|if you could|very much|a "
     "lot|all of the above|both|you are|speaking"},
    {hint::partial,
     "a little|a bit|kind of|kinda|sort of|sorta|some|somewhat|slightly|faintly|a tad|a touch|now and then"},
};

}  // namespace calllock::domain::words
