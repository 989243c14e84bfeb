#include "domain/booking/wish_asides.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "domain/booking/wish_agree.hpp"
#include "domain/booking/wish_phrases.hpp"

namespace calllock::domain::wishes {
namespace {

enum verdict : int {
  past,     ///< the clause tells what was: its times are no wish, unless they are to come
  tells,    ///< the clause tells why or when not: its times are no wish
  neutral,  ///< looks like telling, but asks
};

/// What gives a clause away that tells when it broke, what was, or why.
const phrase_table& tellings() {
  static const phrase_table table{
      // What happened to the machine.
      {"broke|broken|quit|stopped|started|died|failed|happened|tripped|froze|flooded|burst|exploded|leaked|leaking|"
       "dripping|"
       "began|noticed|smelled|heard|kicked|conked|crapped|acted|acting|been|was|were|had|went|bought|worked|ran|lasted|"
       "blew|"
       "cracked|snapped|crashed|woke|happens",
       past},
      {"he|she|they|you|we|i|guy|guys|somebody|someone|company "
       "fixed|repaired|serviced|cleaned|replaced|installed|inspected|moved|"
       "flushed|built",
       past},
      {"installed|built|replaced|serviced in|last|back|on|by", past},
      {"gone out|down", past},
      {"going out|down|off", past},
      {"ac|heat|unit|furnace|heater|system is|'s out|down|off|dead|gone", past},
      {"it gets hot|cold|up|down|to|so|dark", tells},
      {"it|ac|heat|unit|furnace|heater|system keeps|leaks|trips|freezes|runs|shuts|stops", past},
      {"since", past},
      {"ago", past},
      // An earlier visit, or what others said.
      {"came|called|said|told|showed|missed|canceled|cancelled|promised|scheduled|rescheduled|waited|waiting|paid|"
       "spent|spoke|"
       "talked|booked|charged|quoted|forgot",
       past},
      {"supposed to", past},
      {"he|she|they|guy|you left|did|took", past},
      {"nobody|no one came|showed|ever|has|called", past},
      {"last time", past},
      // Busy, away, back.
      {"i|we|she|he|they "
       "work|works|teach|teaches|study|studies|babysit|volunteer|commute|drive|leave|leaves|fly|travel|start|starts",
       tells},
      {"my|the|our "
       "wife|husband|son|daughter|mom|dad|mother|father|roommate|boss|tenant|landlord|neighbor|partner|kids|kid|bus|"
       "shift|"
       "school|class|office|doctor|flight|plane|train|store|shop|restaurant "
       "work|works|leave|leaves|gets|get|starts|ends|start|end|"
       "comes|come|lets|closes|opens|drops|lands|arrives|runs",
       tells},
      {"my|the|our "
       "wife|husband|son|daughter|mom|dad|mother|father|roommate|boss|tenant|landlord|neighbor|partner|kids|kid "
       "is|'s|are|"
       "will|be be? back|out|at|in|gone|away|busy|working|leaving",
       tells},
      {"i|we|he|she|they|you am|are|is|'s at|in|on the|a|my|our|an? "
       "work|working|court|meetings|meeting|class|school|surgery|church|"
       "dallas|houston|chicago|vacation|road|plane|hospital|office|appointment|training|call|shift|duty",
       tells},
      {"i|we|he|she|they am|are|is|'s "
       "working|away|gone|busy|tied|booked|leaving|flying|traveling|travelling|back|headed|heading|"
       "getting|out|moving|driving|babysitting|hosting|having|swamped|slammed",
       tells},
      {"i|we|he|she|they will be "
       "working|away|gone|busy|tied|booked|leaving|flying|traveling|travelling|back|out|getting|having",
       tells},
      {"i|we|he|she|they get|gets back|home|off|out|done|in|up", tells},
      {"be back|gone|away|busy", tells},
      {"i|we|she|he|they have|has|had got? "
       "a|an|to|my|our|another|some|surgery|court|class|work|company|guests|church|school|"
       "practice|meetings|people|family|friends|jury|training|yoga|therapy|dialysis|chemo|bowling|bible|choir|kids|"
       "plans",
       tells},
      {"i|we have got "
       "a|an|to|my|our|another|some|surgery|court|class|work|company|guests|church|school|practice|meetings|people|"
       "plans",
       tells},
      {"has|have school|practice|work|class|church|daycare|soccer|baseball|football|piano", tells},
      {"my|his|her|our|the "
       "kids|kid|son|daughter|dentist|doctor|lease|birthday|anniversary|flight|shift|appointment|wedding|party|"
       "interview|closing|inspection|meeting|surgery|recital|game|practice|class 's? appointment|visit|party|birthday? "
       "is|'s|are|ends|"
       "starts",
       tells},
      {"is|'s my|our|his|her|the birthday|anniversary|wedding|funeral|party|surgery|inspection", tells},
      {"go|goes|going back to work|school", tells},
      {"you|yall close|open|stop", tells},
      {"you|yall are closed|open", tells},
      {"we|they close|open|closes|opens", tells},
      {"expires|expire|due|turns|turning", tells},
      {"costs|cost|charge|charges|pay|bill|price", tells},
      // An answer that is put off, or not to be had.
      {"call|phone|ring|text you|yall|me|us|him|her|them? back", tells},
      {"call|phone|text you|yall "
       "again|then|when|tomorrow|later|monday|tuesday|wednesday|thursday|friday|saturday|sunday|next|on|in",
       tells},
      {"get back to|with you|yall|me|us?", tells},
      {"let you know", tells},
      {"let|give you|me|us a? know|call|ring|buzz", tells},
      {"i|we have to be at|in|out|on|somewhere|there|gone|up", tells},
      {"check|talk|speak|ask|see with|to|my|if|whether my|the|his|her?", tells},
      {"ask my|the|him|her|them", tells},
      {"decide|know|figure tomorrow|later|then|on|in|by|until", tells},
      // These only look like telling.
      {"i|we was|were thinking|hoping|wondering|looking|gonna|going|wanting|planning|kinda|about", neutral},
      {"was|were thinking|hoping|wondering|looking|planning|wanting", neutral},
      {"been thinking|hoping|wondering|looking|meaning", neutral},
      {"had hoped|in|thought|planned", neutral},
      {"i|we had hoped|in|thought|planned|been", neutral},
      {"if i|we|you had", neutral},
      {"i|we|you said", neutral},
      {"let me|us see|check|look|think", neutral},
      {"when can|could|are|is|do", neutral},
      {"has|have to be", neutral},
      {"has to", neutral},
      {"i have to have|be|do", neutral},
      {"had to be", neutral},
      {"did you have|say", neutral},
      {"i|we got|have time|nothing|off|free", neutral},
      {"i|we have got nothing|time|off|free", neutral},
      {"you have got|a|an|any|anything", neutral},
      {"you have got a|an|any|anything", neutral},
      {"if you got|have", neutral},
      {"what you got", neutral},
      {"i|we|she|he|they am|are|is|'s off", neutral},
      {"is|'s my day|only|free|off day|time|off|free?", neutral},
      {"be|get|getting|have it|this|that|me|us? scheduled|booked|started", neutral},
      {"call it|that", neutral},
      {"i am|are at home|in", neutral},
      {"see if|about|whether", neutral},
      {"see if you|yall|we|i|they|he", neutral},
      {"check if|on|whether you|yall|the|my?", neutral},
      {"can|could you|somebody|someone call|come|check|see", neutral},
      {"due to", neutral},
      {"ask for|about", neutral},
      {"asked for", neutral},
      {"start|starts of|the?", neutral},
  };
  return table;
}

/// Where a new clause begins, whatever the punctuation.
const phrase_table& starters() {
  static const phrase_table table{
      {"but|so|because|cause|cuz|since|though|although|if|once|while|unless|whereas|otherwise", 1},
      {"can|could|would|will you|somebody|someone|he|they|we|i|yall|anybody|anyone|it|the|that|there", 1},
      {"i would|want|need|can|could|prefer|will", 1},
      {"we would|want|need|can|could|prefer|will", 1},
      {"how|what about", 1},
      {"let us", 1},
      {"i am|are free|available|open|home|around|good|off|here|thinking|hoping|looking", 1},
      {"we are free|available|open|home|around|good|off|here|thinking|hoping|looking", 1},
      {"any chance|way", 1},
      {"is there any|a|anything|something", 1},
      {"do you", 1},
      {"make it|that", 1},
      {"actually", 1},
      {"when i|we|the|my|he|she|they|it|you", 1},
      {"after|before|until i|we|the|my|he|she|they|it|you|our|school|work|his|her", 1},
      {"that is|'s when|why|how|what", 1},
      {"where|which|who", 1},
      {"please|anyway|anyhow", 1},
      {"i know|figured|thought|guess", 1},

  };
  return table;
}

/// The first word of each clause.
std::vector<std::size_t> clause_starts(const items& found, const words& text) {
  std::vector<std::size_t> starts{0};
  std::size_t next_item = 0;
  for (std::size_t i = 1; i < text.size(); ++i) {
    while (next_item < found.size() && found[next_item].first < i) ++next_item;
    bool cut = text[i].before != pause::none || starters().match(text, i);
    // "And" joins clauses unless a time follows at once: "Monday and Tuesday".
    if (!cut && word_is(text, i, "and|or")) {
      const bool time = std::any_of(found.begin() + static_cast<std::ptrdiff_t>(next_item),
                                    found.begin() + static_cast<std::ptrdiff_t>(std::min(found.size(), next_item + 3)),
                                    [&](const item& it) { return it.content() && it.first > i && it.first <= i + 2; });
      cut = !time;
    }
    if (cut) starts.push_back(i);
  }
  return starts;
}

/// What the clause tells, if it tells anything; the stronger of its phrases counts.
verdict clause_verdict(const words& text, std::size_t from, std::size_t to) {
  verdict found = neutral;
  for (std::size_t i = from; i < to;) {
    const auto hit = tellings().match(text, i);
    if (hit && hit->value == tells) return tells;
    if (hit && hit->value == past) found = past;
    i += hit ? hit->length : 1;
  }
  return found;
}

/// What is approved right behind is wished for, wherever it stands: the run of times of different kinds before it.
void rescue(items& found, const words& text) {
  std::size_t next = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    while (next < found.size() && found[next].first < i) ++next;
    if (next == 0 || !approval_at(text, i)) continue;
    std::size_t edge = i;
    unsigned kinds = 0;
    for (std::size_t k = next; k-- > 0;) {
      auto& it = found[k];
      const unsigned bit = 1U << static_cast<unsigned>(it.kind);
      if (!it.content() || it.end + 1 < edge || (kinds & bit) != 0) break;
      kinds |= bit;
      it.aside = false;
      edge = it.first;
    }
  }
}

/// What is still to come cannot be when it broke.
bool to_come(const item& it, day today) {
  return it.kind == item_kind::days && it.days.first > today &&
         (it.days.form == day_form::relative || it.days.form >= day_form::week ||
          it.days.mark == weekday_mark::next_week);
}

}  // namespace

namespace {

/// "It has been out since Sunday Friday morning": a second day that follows at once begins something new.
bool another_day(const items& found, std::size_t begin, std::size_t k) {
  if (k == begin || found[k].kind != item_kind::days || found[k].first != found[k - 1].end) return false;
  for (std::size_t b = begin; b < k; ++b) {
    if (found[b].kind != item_kind::days) continue;
    auto both = found[b].days;
    if (agree(both, found[k].days) != agreement::one) return true;
  }
  return false;
}

/// "Monday is Memorial Day": both are named as the reason.
void mark_holiday_reasons(items& found, const words& text) {
  for (std::size_t k = 0; k + 1 < found.size(); ++k) {
    auto& a = found[k];
    auto& b = found[k + 1];
    const bool days = a.kind == item_kind::days && b.kind == item_kind::days;
    if (!days || (a.days.form != day_form::holiday && b.days.form != day_form::holiday) || b.first != a.end + 1)
      continue;
    if (word_is(text, a.end, "is|'s")) a.aside = b.aside = true;
  }
}

}  // namespace

void mark_asides(items& found, const words& text, const calendar& cal) {
  if (text.empty()) return;
  const auto starts = clause_starts(found, text);
  std::size_t next = 0;
  for (std::size_t c = 0; c < starts.size(); ++c) {
    const std::size_t from = starts[c];
    const std::size_t to = c + 1 < starts.size() ? starts[c + 1] : text.size();
    const std::size_t begin = next;
    while (next < found.size() && found[next].first < to) ++next;
    if (begin == next) continue;
    const auto said = clause_verdict(text, from, to);
    if (said == neutral) continue;
    for (std::size_t k = begin; k < next; ++k) {
      if (another_day(found, begin, k)) break;
      if (said == past && to_come(found[k], cal.today)) break;
      if (said == past && found[k].kind == item_kind::soonest) continue;  // "as soon as you can, the heater is out"
      // "Once I get off at 3:30 tomorrow": the bound is a wish, and so is its day.
      const bool bound = found[k].clause_bound || found[k].flipped ||
                         (k > 0 && found[k - 1].clause_bound && found[k].first <= found[k - 1].end + 1);
      if (found[k].content() && !bound) found[k].aside = true;
    }
  }
  mark_holiday_reasons(found, text);
  rescue(found, text);
}

}  // namespace calllock::domain::wishes
