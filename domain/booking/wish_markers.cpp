#include "domain/booking/wish_markers.hpp"

#include "domain/booking/wish_phrases.hpp"

namespace calllock::domain::wishes {
namespace {

constexpr int of(marker m) { return static_cast<int>(m); }

const phrase_table& connectives() {
  static const phrase_table table{
      {"or else?", of(marker::either)},
      {"or if", of(marker::either)},
      {"otherwise|alternatively", of(marker::either)},
      {"if not", of(marker::either)},
      {"failing that", of(marker::either)},
      {"or? if that|it|those does|do|will|is not work|open|available|possible|good", of(marker::either)},
      {"or? if you|that|they are|is|'s full|booked|taken|gone|busy up? then?", of(marker::either)},
      {"and then?", of(marker::also)},
      {"plus", of(marker::also)},
      {"but|though|although|however", of(marker::but)},
      {"so|therefore", of(marker::so)},
      {"so that|far|much|many|long|sorry|i|we|what|can|could|how|hot|cold|is|are|bad", of(marker::ignore)},
      {"if so", of(marker::ignore)},
      {"or so|whatever|something|anything|anyday|anytime|whichever|not", of(marker::ignore)},
      {"or no", of(marker::correction)},
      {"and a half", of(marker::ignore)},
      // Taking back.
      {"no wait", of(marker::correction)},
      {"wait no?", of(marker::correction)},
      {"actually no?", of(marker::correction)},
      {"no actually|sorry", of(marker::correction)},
      {"i mean|meant", of(marker::correction)},
      {"or i? rather", of(marker::correction)},
      {"make that|it", of(marker::correction)},
      {"change that|it to", of(marker::correction)},
      {"oh? sorry", of(marker::correction)},
      {"my bad|mistake", of(marker::correction)},
      {"correction", of(marker::correction)},
      {"excuse|pardon me", of(marker::correction)},
      {"hang|hold on", of(marker::correction)},
      {"on second thought|thoughts", of(marker::correction)},
      {"that|it will|would|does not work", of(marker::correction)},
      {"come to think of it", of(marker::correction)},
      {"what am i saying", of(marker::correction)},
      {"instead", of(marker::correction)},
      {"no|nope|nah", of(marker::correction)},
      {"or better|even yet|better", of(marker::prefer_next)},
      {"better yet|still", of(marker::prefer_next)},
      {"scratch|strike|forget|cancel|drop|ignore|disregard|erase that|it|all", of(marker::retraction)},
      {"scratch|strike|forget|cancel|ignore|disregard that|it|what all? i said", of(marker::retraction)},
      {"forget about|all it|that", of(marker::retraction)},
      {"forget i said anything|that", of(marker::retraction)},
      {"never mind that|it?", of(marker::retraction)},
      {"nevermind that|it?", of(marker::retraction)},
      {"take that|it back", of(marker::retraction)},
      {"do not|never bother", of(marker::retraction)},
      // What must not be taken for any of these.
      {"no problem|one|heat|ac|air|water|hot|cold|power|idea|worries|matter|thanks|thank|cooling|good|longer|"
       "more|luck|cool|electricity|big|particular|special|way|need|clue|heater|furnace|pressure",
       of(marker::ignore)},
      {"why not", of(marker::ignore)},
      {"not sure|only|bad|that|necessarily|picky|urgent|yet|an|too|so|much|really", of(marker::ignore)},
      {"not have|need to", of(marker::ignore)},
      {"not that|too late|early|bad|far", of(marker::ignore)},
      {"not been|have|had a|an|any", of(marker::ignore)},
      {"do not know|mind|think|remember|understand", of(marker::ignore)},
      {"hold on to", of(marker::ignore)},
      {"can wait until|for", of(marker::ignore)},
      {"wait until|for", of(marker::ignore)},
      {"can not wait until|for", of(marker::refuse_next)},
      {"make it out|over|here|home|work|warm|cold|run|stop", of(marker::ignore)},
  };
  return table;
}

const phrase_table& choices() {
  static const phrase_table table{
      {"would rather|sooner have|do|it|be|go|make?", of(marker::prefer_next)},
      {"would rather|sooner", of(marker::prefer_next)},
      {"i|we prefer", of(marker::prefer_next)},
      {"would prefer it|to? have|do|be?", of(marker::prefer_next)},
      {"would prefer", of(marker::prefer_next)},
      {"preferably|ideally", of(marker::prefer_next)},
      {"my|our|first preference|choice|pick|favorite is|would|'s be?", of(marker::prefer_next)},
      {"my first choice is|would|'s be?", of(marker::prefer_next)},
      {"best|better would be", of(marker::prefer_next)},
      {"best for me|us is|would be?", of(marker::prefer_next)},
      {"if i had my choice|druthers|pick|way", of(marker::prefer_next)},
      {"would rather not", of(marker::refuse_next)},
      {"would prefer not to?", of(marker::refuse_next)},
      {"is|'s|are|would|will|might|be|sounds|looks be? a? lot|much|even? better|best|ideal|preferable|preferred",
       of(marker::prefer_last)},
      {"is|'s|would be? my|our first? preference|choice|pick|favorite", of(marker::prefer_last)},
      {"works|suits|is|'s me|us? better|best", of(marker::prefer_last)},
      {"preferred|preferably|ideally", of(marker::prefer_last)},
      // Refusals.
      {"not|never", of(marker::refuse_next)},
      {"except|excepting|excluding|besides|minus for?", of(marker::except_next)},
      {"other than", of(marker::except_next)},
      {"apart|aside from", of(marker::except_next)},
      {"rather than", of(marker::refuse_next)},
      {"instead of", of(marker::refuse_next)},
      {"avoid|skip|avoiding|skipping", of(marker::except_next)},
      {"forget|scrap|cancel about?", of(marker::refuse_next)},
      {"not then|that", of(marker::refuse_said)},
      {"not that day", of(marker::refuse_said)},
      {"not on that day", of(marker::refuse_said)},
      {"not available|free|possible then|that", of(marker::refuse_said)},
      {"is|'s|are out|bad|impossible|taken|full|tough|terrible|rough|hard|awful", of(marker::refuse_last)},
      {"is|'s|are a? no|not good|go", of(marker::refuse_last)},
      {"is|'s a|the problem", of(marker::refuse_last)},
      {"is|'s|are|would|will not be? so|too|very|really|gonna|going? to? "
       "good|great|possible|ideal|work|happen|an|convenient|free|"
       "open|available|doable|happening|working option?",
       of(marker::refuse_last)},
      {"does|do|would|will|can not work|suit|happen|fly|do", of(marker::refuse_last)},
      {"is|'s no good|go", of(marker::refuse_last)},
      {"no good", of(marker::refuse_last)},
      {"excluded|excepted", of(marker::refuse_last)},
      {"is|'s off? the? table|limits", of(marker::refuse_last)},
      {"i|we can not do|make?", of(marker::refuse_last)},
      {"i|we can not make it", of(marker::refuse_last)},
      {"i|we will not be here|home|there|around|available", of(marker::refuse_last)},
      {"i am not available|home|here|free|around|in", of(marker::refuse_last)},
  };
  return table;
}

const phrase_table& bounds() {
  static const phrase_table table{
      {"before", of(marker::before)},
      {"until", of(marker::until)},
      {"up until|to", of(marker::until)},
      {"through", of(marker::until)},
      {"earlier|sooner than", of(marker::before)},
      {"prior to", of(marker::before)},
      {"any|anytime|sometime|anything before", of(marker::before)},
      {"by|til", of(marker::by)},
      {"no|not|nothing|never later|further than", of(marker::by)},
      {"not|nothing|never after|past|beyond", of(marker::by)},
      {"at|on or before", of(marker::by)},
      {"now and|until|to|through|till", of(marker::by)},
      {"after|past", of(marker::after)},
      {"later than", of(marker::after)},
      {"anytime|sometime|any|anything after|past", of(marker::after)},
      {"from", of(marker::from)},
      {"anytime|sometime from", of(marker::from)},
      {"starting|beginning|as at|from|on|around|of|with?", of(marker::from)},
      {"as of", of(marker::from)},
      {"as from", of(marker::from)},
      {"starting|beginning", of(marker::from)},
      {"no|not|nothing|never earlier|sooner than", of(marker::from)},
      {"not|nothing|never before|until", of(marker::from)},
      {"at|on or after", of(marker::from)},
      {"around|about|roughly|approximately|near|nearly|circa", of(marker::around)},
      {"close to", of(marker::around)},
      {"somewhere|sometime|anytime around|about|near", of(marker::around)},
      {"right around|about|near", of(marker::around)},
      {"in the neighborhood of", of(marker::around)},
      {"how|what|thinking|think|talking|ask|asking|asked|know|worried|calling about", of(marker::ignore)},
      {"between", of(marker::between)},
      {"between the hours of", of(marker::between)},
      {"once", of(marker::once)},
      {"or later|after|beyond|past", of(marker::or_later)},
      {"or anytime|any|sometime? after|later that|then?", of(marker::or_later)},
      {"and|or later|after|beyond|onward|onwards|up", of(marker::or_later)},
      {"onward|onwards|forward", of(marker::or_later)},
      {"on forward|out", of(marker::or_later)},
      {"at the earliest", of(marker::or_later)},
      {"earliest", of(marker::or_later)},
      {"or earlier|sooner|before", of(marker::or_earlier)},
      {"or anytime|any|sometime before that|then?", of(marker::or_earlier)},
      {"at the latest|outside", of(marker::or_earlier)},
      {"latest|tops", of(marker::or_earlier)},
      {"before|by then|that", of(marker::before_that)},
      {"after|past then|that", of(marker::after_that)},
      {"anytime|sometime before then|that", of(marker::before_that)},
      {"anytime|sometime after then|that?", of(marker::after_that)},
      {"from then|there on", of(marker::after_that)},
      {"this|same|that time of? day?", of(marker::same_time)},
      {"the same time of? day?", of(marker::same_time)},
      // "By" and "after" of other meaning.
      {"swing|come|coming|stop|stopping|drop|dropping|pass|passing|run|go|going|get|put|stand|nearby by",
       of(marker::ignore)},
      {"by the way", of(marker::ignore)},
      {"by any? chance", of(marker::ignore)},
      {"by my|our|the|your house|place|home|side|door|office|shop|himself|herself|myself", of(marker::ignore)},
      {"by now|myself|himself|herself|phone|text|email|accident", of(marker::ignore)},
      {"look|looking|looks after", of(marker::ignore)},
      {"after all|hours", of(marker::ignore)},
      {"until|till now", of(marker::ignore)},
      {"before too? long", of(marker::ignore)},
      {"come|came|coming about", of(marker::ignore)},
      {"from now", of(marker::ignore)},
      {"for|just|by|as|even|until now", of(marker::ignore)},
      {"now that|and", of(marker::ignore)},
  };
  return table;
}

}  // namespace

std::optional<marker_hit> match_marker(const words& text, std::size_t at) {
  if (at >= text.size() || text[at].aside) return std::nullopt;
  std::optional<marker_hit> best = match_no_limit(text, at);
  for (const auto* table : {&connectives(), &choices(), &bounds()}) {
    const auto hit = table->match(text, at);
    if (hit && (!best || hit->length > best->length)) best = marker_hit{static_cast<marker>(hit->value), hit->length};
  }
  // "Two or after" ends here; "before ten or after four" goes on with another wish.
  if (best && (best->what == marker::or_later || best->what == marker::or_earlier)) {
    const std::size_t end = at + best->length;
    if (word_is(text, end - 1, "after|before|beyond|past") && !pause_before(text, end) && word_is(text, at, "or|and"))
      return marker_hit{word_is(text, at, "or") ? marker::either : marker::also, 1};
  }
  return best;
}

}  // namespace calllock::domain::wishes
