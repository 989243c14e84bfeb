#include "domain/analysis/findings.hpp"

#include <algorithm>

#include "domain/analysis/answers.hpp"
#include "domain/analysis/numbers.hpp"
#include "domain/analysis/one_of.hpp"
#include "domain/analysis/weakening.hpp"

namespace calllock::domain {

namespace {

/// "No. Definitely not gas", "it did once. Not since, so no": one no and not a single yes.
bool answers_no(const reading& r, const turn_span& t) {
  bool no = false;
  for (auto i = t.first; i < t.first + t.count; ++i) {
    if (i == t.first && r.clauses[i].is(clause_mark::says_no)) return true;
    if (r.clauses[i].is(clause_mark::says_yes)) return false;
    no = no || r.clauses[i].is(clause_mark::says_no) || r.words(r.clauses[i]) == "so no";
  }
  return no;
}

/// "Would we get carbon monoxide?" asks what could happen, not what does; "everybody said, do you smell gas?" and "do
/// you do carbon monoxide checks?" state nothing either.
bool asks_what_if(const reading& r, const clause& c) {
  for (auto t = c.first; t + 1 < c.first + c.count; ++t) {
    if (r.word(t) == "do" && (r.word(t + 1) == "you" || r.word(t + 1) == "y'all")) return true;
  }
  if (!c.is(clause_mark::question)) return false;
  const auto w = r.word(c.first);
  return w == "would" || w == "could" || w == "can" || w == "might" || w == "what" || w == "how" || w == "should";
}

bool speaks_of_family(const reading& r, const clause& c) {
  if (c.count < 2 || (r.word(c.first) != "my" && r.word(c.first) != "our")) return false;
  return r.tokens[c.first + 1].is(word_kind::family);
}

/// Does clause `c` deny the words of `h` themselves, and not only what is said of them?
bool denies_for_good(const reading& r, const phrase_hit& h, const clause& c) {
  if (!c.denies(r.tokens[h.first].begin)) return false;
  // "Nobody came, nobody called": each denies for itself.
  if (r.tokens[h.first].is(word_kind::negator)) return false;
  // "It hasn't worked since the storm" denies the working, not the storm.
  if (h.what == cue::post_storm || h.what == cue::power_outage || h.what == cue::recent_install) return false;
  // "I can't recall whether it's Tuesday."
  if (h.what == cue::sig_checks_appointment) return false;
  if (h.what == cue::sig_visit_today && c.is(clause_mark::hypothetical)) return false;
  // "Don't you have anybody who could come today?" asks for it.
  if (!is_tag(h.what)) return !c.is(clause_mark::question);
  const auto category = category_of(h.what);
  const bool logistics = category == tag_category::logistics;
  // "If it isn't fixed by Friday I'm leaving a review": the negation is the condition's.
  if (c.is(clause_mark::hypothetical) && (logistics || category == tag_category::recovery)) return false;
  // "Don't let the cat out", "don't block the drive" speak of the cat and the drive.
  return !logistics || (r.word(c.first) != "don't" && (r.word(c.first) != "please" || r.word(c.first + 1) != "don't"));
}

/// "Is there a gate?" "Yeah, but it doesn't latch, just push it."
bool opens_without_code(const reading& r, const turn_span& t) {
  bool opens = false;
  for (auto i = t.first; i < t.first + t.count; ++i) {
    const auto& c = r.clauses[i];
    opens = opens || c.negation_begin != c.negation_end;
    for (auto k = c.first; k < c.first + c.count; ++k) {
      const auto& word = r.tokens[k];
      if (may_begin_digits(word) || is_one_of(r.word(k), "code", "keypad", "box", "locked", "guard")) return false;
      opens = opens || is_one_of(r.word(k), "push", "open", "opens", "unlocked");
    }
  }
  return opens;
}

/// A question about a hazard that is put the other way round: "the alarm is quiet?", "so no smoke?".
enum class wording { plain, absence, silence };
wording wording_of(const reading& r, const clause& c) {
  for (auto t = c.first; t < c.first + c.count; ++t) {
    const auto w = r.word(t);
    if (is_one_of(w, "quiet", "silent", "zero", "green", "okay", "fine")) return wording::silence;
    if (t < c.first + 4 && is_one_of(w, "no", "not", "nothing")) return wording::absence;
  }
  return wording::plain;
}

/// "Don't let her get below ninety-seven. She's ninety-eight, we took it": degrees of a body, no years.
bool is_body_heat(const reading& r, const phrase_hit& h, int value) {
  if (value < 95 || value > 106) return false;
  const auto& turn = r.turns[r.clauses[r.tokens[h.first].clause].turn];
  return std::any_of(r.clauses.begin() + turn.first, r.clauses.begin() + turn.first + turn.count, [&](const clause& c) {
    for (auto k = c.first; k < c.first + c.count; ++k) {
      if (is_one_of(r.word(k), "fever", "temperature", "temp", "thermometer", "below", "pediatrician")) return true;
    }
    return false;
  });
}

}  // namespace

void findings::collect(const reading& r, const lexicon& phrases) {
  thread_local std::vector<phrase_hit> hits;
  hits.clear();
  phrases.scan(r, hits);
  for (const auto& h : hits) {
    switch (h.use) {
      case phrase_use::noted:
      case phrase_use::says: judge_statement(r, h); break;
      case phrase_use::asks: judge_question(r, h); break;
      case phrase_use::agent: judge_agent(r, h); break;
    }
  }
  settle_double_questions();
  for (const auto& n : numbers_answered(r)) (n.of_person ? ages_ : temperatures_).push_back(n.said);
}

void findings::collect_notes(const reading& r, const lexicon& phrases) {
  thread_local std::vector<phrase_hit> hits;
  hits.clear();
  phrases.scan(r, hits, true);
  for (const auto& h : hits) {
    // "Scheduler will call" is no parts counter: notes name an outsider in words of their own.
    const bool outsider = is_tag(h.what) && category_of(h.what) == tag_category::non_customer;
    if (!outsider || h.use == phrase_use::noted) judge_statement(r, h);
  }
}

void findings::assert_at(cue c, std::uint32_t first, std::uint32_t last, std::uint32_t turn) {
  auto& f = found_[static_cast<std::size_t>(c)];
  const auto t = static_cast<std::int32_t>(turn);
  if (!f.asserted || t < f.turn || (t == f.turn && first < f.first)) {
    f.turn = t;
    f.first = first;
    f.last = last;
  }
  f.asserted = true;
  if (t > f.last_turn) f.last_turn = t;
  if (f.times < 0xffff) ++f.times;
}

void findings::judge_statement(const reading& r, const phrase_hit& h) {
  const auto& c = r.clauses[r.tokens[h.first].clause];
  auto& f = found_[static_cast<std::size_t>(h.what)];
  if (denies_for_good(r, h, c)) {
    f.denied = true;
    ++f.denials;
    return;
  }
  auto weak = weakening(h.what);
  // "My brother's in a wheelchair": the family is not somebody else.
  if (is_tag(h.what) && category_of(h.what) == tag_category::context && speaks_of_family(r, c))
    weak = static_cast<std::uint16_t>(weak & ~marks(clause_mark::other_party));
  if ((c.marks & weak) != 0) return;
  if ((speaks_of_smoke(h.what) && is_harmless_smoke(r, h)) || (is_hazard(h.what) && asks_what_if(r, c))) return;
  if (misleads(r, h) || (h.what == cue::sig_visit_today && speaks_of_tomorrow(r, c))) return;
  if (h.what == cue::sig_age || h.what == cue::sig_temperature) note_number(r, h);
  assert_at(h.what, h.first, h.last, c.turn);
}

void findings::note_number(const reading& r, const phrase_hit& h) {
  for (auto t = h.first; t <= h.last; ++t) {
    const auto q = read_quantity(r, t);
    if (!q || q->vague || q->value < 1 || q->value > 200) continue;
    const auto next = t + q->count;
    const bool of_time = next < r.tokens.size() && r.tokens[next].is(word_kind::time_unit | word_kind::part_of_day);
    const bool counted = next < r.tokens.size() && is_one_of(r.word(next), "dollars", "bucks", "percent", "miles");
    if (h.what == cue::sig_temperature && (of_time || counted || (q->value < 30 && r.word(t - 1) == "was"))) return;
    if (h.what == cue::sig_age && is_body_heat(r, h, static_cast<int>(q->value))) return;
    auto& list = h.what == cue::sig_age ? ages_ : temperatures_;
    list.push_back({static_cast<int>(q->value), h.first, h.last, r.clauses[r.tokens[t].clause].turn});
    return;
  }
}

void findings::judge_question(const reading& r, const phrase_hit& h) {
  const auto index = r.tokens[h.first].clause;
  if (r.clauses[index].is(clause_mark::hypothetical)) return;
  if (speaks_of_smoke(h.what) && is_harmless_smoke(r, h)) return;
  const auto* x = r.exchange_of(index);
  if (x == nullptr || x->kind == answer::absent) return;
  auto& f = found_[static_cast<std::size_t>(h.what)];
  const auto& span = r.turns[x->answer_turn];
  auto kind = x->kind;
  if (kind != answer::denies && answers_no(r, span)) kind = answer::denies;
  // "Is it not cooling?": yes and no both mean that it is not.
  const auto& question = r.clauses[index];
  const bool negative = question.negation_end > question.negation_begin &&
                        question.negation_begin >= r.tokens[h.first].begin &&
                        question.negation_begin <= r.tokens[h.last].begin;
  if (negative && kind != answer::statement && kind != answer::unclear) kind = answer::affirms;
  if (kind == answer::affirms && denies_words(r, h, span)) kind = answer::denies;
  if (kind == answer::statement && (counts_animals(r, h, span) || tells_comfort(r, h, span))) kind = answer::affirms;
  // "Is there a rush?" "No.": who is asked for the opposite and denies it.
  if (h.what == cue::flexible && (kind == answer::denies || kind == answer::affirms))
    kind = kind == answer::denies ? answer::affirms : answer::denies;
  if (is_hazard(h.what)) {
    const auto how = set_aside(r, h) ? wording::absence : wording_of(r, r.clauses[index]);
    if (how == wording::absence && kind == answer::affirms)
      kind = answer::denies;
    else if (how == wording::silence && kind == answer::affirms)
      kind = answer::denies;
    else if (how == wording::silence && kind == answer::denies)
      kind = answer::affirms;
  }
  if (kind == answer::denies) {
    f.denied = true;
    ++f.denials;
  }
  if (kind == answer::unclear) f.unclear = true;
  if (h.what == cue::gate_code && kind == answer::affirms && opens_without_code(r, span)) return;
  const bool counts = kind == answer::affirms || (kind == answer::unclear && is_hazard(h.what));
  if (!counts || span.count == 0) return;
  const auto& c = r.clauses[span.first];
  if (c.count == 0) return;
  assert_at(h.what, c.first, c.first + c.count - 1, c.turn);
  ++f.answers;
}

/// "Any gas smell or a carbon monoxide alarm?" "Yes, a gas smell": an answer that names one hazard affirms only that
/// one.
void findings::settle_double_questions() {
  constexpr auto hazards = static_cast<std::size_t>(cue::refrigerant_leak) + 1;
  for (std::size_t i = 0; i < hazards; ++i) {
    auto& asked = found_[i];
    if (!asked.asserted || asked.answers < asked.times) continue;
    for (std::size_t k = 0; k < hazards; ++k) {
      const auto& named = found_[k];
      if (k != i && named.asserted && named.times > named.answers && named.turn == asked.turn) {
        asked = finding{};
        break;
      }
    }
  }
}

void findings::judge_agent(const reading& r, const phrase_hit& h) {
  const auto& c = r.clauses[r.tokens[h.first].clause];
  if (c.denies(r.tokens[h.first].begin)) return;
  if (h.what == cue::sig_promises_call && announces_arrival(r, c)) return;
  assert_at(h.what, h.first, h.last, c.turn);
}

tag findings::evidence(cue c, const reading& r, std::string_view rule) const {
  const auto& f = of(c);
  const auto words = f.asserted ? r.said(f.first, f.last) : rule;
  return {std::string(name_of(c)), f.asserted ? f.turn : -1, std::string(words)};
}

}  // namespace calllock::domain
