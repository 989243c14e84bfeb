#include "domain/booking/wish_markers.hpp"
#include "domain/booking/wish_phrases.hpp"

namespace calllock::domain::wishes {
namespace {

constexpr int of(marker m) { return static_cast<int>(m); }

const phrase_table& urgency() {
  static const phrase_table table{
      {"asap|immediately|pronto|urgently|promptly|immediate|soonest|quickly|hurry|stat", of(marker::soonest)},
      {"as? soon|quick|quickly|fast|early|promptly as possible|can|feasible|practical|practicable|convenient|able",
       of(marker::soonest)},
      {"as? soon|quick|quickly|fast|early as humanly possible", of(marker::soonest)},
      {"as? soon|quick|quickly|fast|early as is possible", of(marker::soonest)},
      {"as? soon|quick|quickly|fast|early as it is|'s possible|convenient", of(marker::soonest)},
      {"as? soon|quick|quickly|fast|early as you|they|he|she|we|i|yall|somebody|someone|anybody|anyone all? ever? "
       "can|could|might|may",
       of(marker::soonest)},
      {"as? soon|quick|quickly|fast|early as you|they|yall|somebody|someone|anybody|anyone|he|she all? "
       "have|has|got|get|'s|is|are "
       "got? a|an|any|anything|anybody|anyone|somebody|someone|something|free|available|able|open|time|room|openings?",
       of(marker::soonest)},
      {"as? soon|quick|early as there is|'s", of(marker::soonest)},
      {"as? soon as one of your|the|yall|them|those", of(marker::soonest)},
      {"as? soon|quick|quickly|fast|early as a|an|the|your|any|one next? "
       "tech|technician|opening|slot|appointment|spot|guy|crew|man|"
       "plumber|person|repairman|truck",
       of(marker::soonest)},
      {"the? sooner|quicker|faster|earlier the better", of(marker::soonest)},
      {"the sooner|quicker|faster|earlier you|yall|they|he|somebody|someone", of(marker::soonest)},
      {"tell me|us when|what", of(marker::soonest)},
      {"right|straight away|off", of(marker::soonest)},
      {"right this minute|second|instant|moment", of(marker::soonest)},
      {"this very? minute|second|instant", of(marker::soonest)},
      {"at once", of(marker::soonest)},
      {"the? soonest|earliest|quickest|next|first|nearest|closest possible? "
       "available|availability|opening|openings|slot|"
       "appointment|spot|opportunity",
       of(marker::soonest)},
      {"the? soonest|earliest|quickest|next|first|nearest|closest available|open|possible "
       "opening|slot|appointment|spot|time|one|"
       "date|day|window",
       of(marker::soonest)},
      {"the? soonest|earliest|quickest possible", of(marker::soonest)},
      {"the? soonest|earliest|quickest|next|first time|day|date|one|window you have|got|can|are", of(marker::soonest)},
      {"the? soonest|earliest|quickest you|yall|they|he|that|possible|anyone|someone|somebody have|can|got|could?",
       of(marker::soonest)},
      {"the? soonest|earliest|quickest you|yall have got", of(marker::soonest)},
      {"the soonest|earliest", of(marker::soonest)},
      {"next|first one|guy|truck|tech|technician available|free|open|you", of(marker::soonest)},
      {"next|first available|availability|opening|openings", of(marker::soonest)},
      {"your next|first|earliest|soonest", of(marker::soonest)},
      {"at your earliest? convenience", of(marker::soonest)},
      {"first|next chance|opportunity you|they get|have", of(marker::soonest)},
      {"no|any? rush|hurry at? all?", of(marker::soonest)},
      {"in no rush|hurry", of(marker::soonest)},
      {"not in a|any rush|hurry", of(marker::soonest)},
      {"take your time", of(marker::soonest)},
      {"in a hurry|jiffy|flash|rush", of(marker::soonest)},
      {"quick as a? you|possible|flash can?", of(marker::soonest)},
      {"emergency|urgent", of(marker::soonest)},
      {"emergency "
       "line|number|room|contact|contacts|fund|brake|shutoff|shut|fee|rate|rates|service|services|heat|button",
       of(marker::ignore)},
      {"not|no an? super|that|very? emergency|urgent", of(marker::ignore)},
      {"soon", of(marker::soonest)},
      {"out|over|here|it real? quick|fast|quickly", of(marker::soonest)},
      {"the? first|next|earliest|soonest thing you|yall|they|that|available|open have|got|can|is|'s|opens|comes?",
       of(marker::soonest)},
      {"as? soon as", of(marker::once)},
      {"as quick|quickly|fast|early as", of(marker::ignore)},
      {"too soon", of(marker::ignore)},
      {"squeeze|fit me|us|it in", of(marker::soonest)},
      {"drop everything", of(marker::soonest)},
      {"send somebody|someone|anybody|anyone|him|them right|straight|out|over now|away?", of(marker::soonest)},
  };
  return table;
}

const phrase_table& free_hand() {
  static const phrase_table table{
      {"anytime|anyday at? all?", of(marker::soonest)},
      {"anytime of|during the? day|week|business? hours?", of(marker::soonest)},
      {"any old? time|day|hour|date|slot|window|appointment|opening at? all?", of(marker::soonest)},
      {"all day long?", of(marker::soonest)},
      {"day or night", of(marker::soonest)},
      {"during? regular|normal? business|working hours", of(marker::soonest)},
      {"you tell me|us", of(marker::soonest)},
      {"you all? pick|choose|decide|say|name it|one|something?", of(marker::soonest)},
      {"name your|the|a time|day|hour|date", of(marker::soonest)},
      {"pick|choose a|any|whatever|whichever time|day|date|slot", of(marker::soonest)},
      {"your call|choice|pick|decision", of(marker::soonest)},
      {"up to you|yall|them|him|your", of(marker::soonest)},
      {"dealer 's choice", of(marker::soonest)},
      {"dealers choice", of(marker::soonest)},
      {"leave it|that up? to|with you|yall", of(marker::soonest)},
      {"surprise me", of(marker::soonest)},
      {"what|how is|'s|does your schedule|calendar|availability", of(marker::soonest)},
      {"make|makes any|much difference", of(marker::soonest)},
      {"whatever|whichever "
       "time|day|slot|works|suits|is|'s|you|yall|they|he|date|appointment|opening|fits|happens|comes|one|hour|"
       "your|spot|window",
       of(marker::soonest)},
      {"what|which do|have|can|could|would you|yall|they all? have|got|offer|do|suggest|recommend|propose",
       of(marker::soonest)},
      {"what do|have you guys|all|folks have|got", of(marker::soonest)},
      {"what you|yall guys? got|have", of(marker::soonest)},
      {"what is|'s|are available|open|free|left|good|best|easiest|possible|next", of(marker::soonest)},
      {"what are|is the? my|the? options|choices", of(marker::soonest)},
      {"what|which times|days|slots|openings|dates|appointments|hours|windows "
       "do|have|are|would|can|could|work|you|yall|available|"
       "open|best|good|free|for",
       of(marker::soonest)},
      {"what|which time|day|date|window|slot do|have|would|can|could|is|'s "
       "you|yall|best|good|open|available|for|work|suit|free|"
       "they|we|easiest|convenient",
       of(marker::soonest)},
      {"what|which time|day|times|days works|suits|work", of(marker::soonest)},
      {"what times|time|day|do you close|open|stop|charge", of(marker::ignore)},
      {"what time|day do|did|does|are|is you|they|he|it|the guys? close|open|stop|shut|say|get|leave|quit",
       of(marker::ignore)},
      {"what time is it", of(marker::ignore)},
      {"what do you mean|charge|think|need|do|want", of(marker::ignore)},
      {"what is|'s the|your "
       "matter|problem|cost|price|charge|fee|name|number|address|rate|rates|deal|catch|weather|hourly|company",
       of(marker::ignore)},
      {"what is|'s my|the|your bill|balance|account|total|status|point|phone|hold", of(marker::ignore)},
      {"what works|suits|fits for|with|best|you|yall|your|them", of(marker::soonest)},
      {"what would work|suit|be", of(marker::soonest)},
      {"when can|could|might you|yall|somebody|someone|he|they|anybody|anyone|a|the|your", of(marker::soonest)},
      {"when are|is|'s|would|were you|yall|somebody|someone|your|they next? "
       "available|free|open|able|next|first|earliest|soonest|guys|"
       "coming? available|free|open|opening|appointment|slot|availability",
       of(marker::soonest)},
      {"when do|would you|yall all|guys? have|got", of(marker::soonest)},
      {"when|what is|'s the|your next|soonest|earliest|first|nearest|quickest", of(marker::soonest)},
      {"when is|'s|would be? good|best|convenient|easiest|work for|with? you|yall|them?", of(marker::soonest)},
      {"when works", of(marker::soonest)},
      {"how soon|quick|quickly|fast|early can|could|would|is|are|might|will", of(marker::soonest)},
      {"do you have anything|something|any|availability|openings|slots "
       "open|available|openings|opening|availability|slot|appointment?",
       of(marker::soonest)},
      {"have|got anything|something open|available|free|soon", of(marker::soonest)},
      {"anything works|at|open|available|goes|will|suits|fits|you", of(marker::soonest)},
      {"anything is|'s fine|good|great|open|available|possible", of(marker::soonest)},
      {"anything that works|fits|opens|you|is|'s", of(marker::soonest)},
      {"anything else|wrong|more|to|in|on|with", of(marker::ignore)},
      {"i|we am|are pretty|very|totally|completely|quite|fairly|super|so? flexible|easy|open", of(marker::soonest)},
      {"flexible", of(marker::soonest)},
      {"wide open", of(marker::soonest)},
      {"no|any real? preference", of(marker::soonest)},
      {"not have a|any real? preference", of(marker::soonest)},
      {"do not have a|any real|particular|strong? preference", of(marker::soonest)},
      {"does|do not really? matter at? all?", of(marker::soonest)},
      {"not matter", of(marker::soonest)},
      {"no matter when|which|day", of(marker::soonest)},
      {"do not really? care|mind when|what|which|at|about|if?", of(marker::soonest)},
      {"could not care less", of(marker::soonest)},
      {"could care less", of(marker::soonest)},
      {"makes|make no difference|never|mind", of(marker::soonest)},
      {"makes|make no never mind", of(marker::soonest)},
      {"not picky|particular|fussy", of(marker::soonest)},
      {"all the same to", of(marker::soonest)},
      {"it is|'s all the same", of(marker::soonest)},
      {"i am easy", of(marker::soonest)},
      {"i|we am|are always|usually|pretty|here|home|free|available|around all|always|much|most? the? "
       "day|time|home|here|around|free|"
       "available|flexible",
       of(marker::soonest)},
      {"i|we work from home", of(marker::soonest)},
      {"i|we am|are at? home|here all day|the|week time?", of(marker::soonest)},
      {"schedule|calendar|day is|'s wide|pretty|totally|completely|all? open|flexible|free|clear", of(marker::soonest)},
      {"let me know|hear what|when you", of(marker::soonest)},
      {"when it is|'s convenient|easiest|best|possible|good", of(marker::soonest)},
      {"when you|they|he|somebody|someone|yall can|could", of(marker::soonest)},
      {"when you|they|he|somebody|someone|anybody|yall are|is|get|have|has|'s|got "
       "free|available|able|a|an|got|time|to|around|somebody|"
       "someone|room|something|anything",
       of(marker::soonest)},
      {"at your leisure", of(marker::soonest)},
      {"good|fine|okay|open|free|available with whatever|anything", of(marker::soonest)},
      {"open to whatever|anything|suggestions", of(marker::soonest)},
      {"take|taking whatever|anything", of(marker::soonest)},
      {"either one|way|day|time|is|works|will fine|works|do|good?", of(marker::soonest)},
      {"any|a weekday|weekdays", of(marker::weekdays)},
      {"on? weekdays", of(marker::weekdays)},
      {"weekdays|weekday only?", of(marker::weekdays)},
      {"during the week", of(marker::weekdays)},
      {"any working|business|week day|days", of(marker::weekdays)},
  };
  return table;
}

/// "Whenever" is free unless a condition follows: "whenever you can" is, "whenever my ship comes in" is not.
bool whenever_is_free(const words& text, std::size_t next) {
  if (pause_before(text, next)) return true;
  if (one_of(text[next].text, "my|our|i|we|hell|pigs|the|that|this|a|an|he|she|it|those|these")) {
    const bool easy = word_is(text, next, "it|the|that|this") &&
                      (word_is(text, next + 1, "is|'s|suits|works|next|first|fits|tech|technician|guy|guys|crew") ||
                       word_is(text, next + 1, "is|'s"));
    return easy;
  }
  return true;
}

/// "Right now" is urgency when it is asked for; "I'm at work right now" tells something.
bool now_is_wish(const words& text, std::size_t at) {
  bool told = false;
  for (std::size_t i = at; i > 0;) {
    if (text[i].before != pause::none) break;
    --i;
    if (one_of(text[i].text, "can|could|need|want|come|send|get|would|somebody|someone|do|like|about|help|fix"))
      return !word_is(text, i + 1, "not");
    if (one_of(text[i].text, "not|and|so|but")) break;
    told = true;
  }
  return !told;
}

std::optional<marker_hit> match_now(const words& text, std::size_t at) {
  if (word_is(text, at, "whenever") && whenever_is_free(text, at + 1)) return marker_hit{marker::soonest, 1};
  if (word_is(text, at, "right") && word_is(text, at + 1, "now") && (at == 0 || !word_is(text, at - 1, "not")))
    return marker_hit{now_is_wish(text, at) ? marker::soonest : marker::ignore, 2};
  if (word_is(text, at, "now") &&
      (at == 0 || !one_of(text[at - 1].text, "from|for|just|by|as|even|until|between|not")) &&
      (pause_before(text, at + 1) || one_of(text[at + 1].text, "would|is|if|works|please|or")) && now_is_wish(text, at))
    return marker_hit{marker::soonest, 1};
  return std::nullopt;
}

}  // namespace

std::optional<marker_hit> match_no_limit(const words& text, std::size_t at) {
  std::optional<marker_hit> best = match_now(text, at);
  for (const auto* table : {&urgency(), &free_hand()}) {
    const auto hit = table->match(text, at);
    if (hit && (!best || hit->length > best->length)) best = marker_hit{static_cast<marker>(hit->value), hit->length};
  }
  return best;
}

}  // namespace calllock::domain::wishes
