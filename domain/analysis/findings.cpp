#include "domain/analysis/findings.hpp"

#include <algorithm>
#include <array>

#include "domain/analysis/numbers.hpp"
#include "domain/analysis/one_of.hpp"

namespace calllock::domain {

namespace {

constexpr std::uint16_t marks(clause_mark m) { return static_cast<std::uint16_t>(m); }

/// The marks that take a statement's force away, by what is spoken about. An old hazard is none, an old complaint is
/// still one; a gate code said under a condition is still the code.
std::uint16_t weakening(cue c) {
  using enum clause_mark;
  constexpr auto never_meant = joke;
  if (!is_tag(c)) {
    switch (c) {
      case cue::sig_no_cooling:
      case cue::sig_no_heating:
      case cue::sig_no_hot_water:
      case cue::sig_system_dead:
      case cue::sig_damaged:
      case cue::sig_thermostat_fault:
      case cue::sig_major_part: return marks(never_meant | hypothetical | past | other_party | repaired);
      case cue::sig_visit_today: return marks(never_meant | past | other_party);
      case cue::sig_works_fine:
      case cue::sig_illness_signs:
      case cue::sig_hot_inside:
      case cue::sig_cold_inside: return marks(never_meant | hypothetical | past | other_party);
      case cue::sig_joke: return 0;
      case cue::sig_business:
      case cue::sig_landlord:
      case cue::sig_tenant:
      case cue::sig_builder: return marks(other_party | past);
      default: return 0;
    }
  }
  switch (category_of(c)) {
    case tag_category::hazard:
      // A leak of refrigerant is found by whoever had his gauges on the unit.
      if (c == cue::refrigerant_leak) return marks(never_meant | hypothetical | past | repaired);
      return marks(never_meant | hypothetical | past | repaired | other_party);
    case tag_category::service_type:
      if (c == cue::warranty_claim || c == cue::install_replacement || c == cue::install_upgrade ||
          c == cue::install_addon || c == cue::tuneup_ac || c == cue::tuneup_heating || c == cue::duct_cleaning)
        return marks(never_meant | past | other_party);
      return marks(never_meant | hypothetical | past | repaired | other_party);
    case tag_category::urgency: return marks(never_meant | past);
    case tag_category::recovery:
      return c == cue::competitor_mention ? marks(never_meant) : marks(never_meant | other_party);
    case tag_category::revenue:
      if (c == cue::r22_retrofit || c == cue::replace_opp) return marks(never_meant);
      return marks(never_meant | past | other_party);
    case tag_category::non_customer: return marks(never_meant | other_party | quoted);
    case tag_category::context: return marks(never_meant | hypothetical | other_party | past);
    case tag_category::customer:
    case tag_category::logistics: return marks(never_meant);
  }
  return 0;
}

bool is_hazard(cue c) { return is_tag(c) && category_of(c) == tag_category::hazard; }

/// "HVAC": capitals throughout.
bool is_acronym(const reading& r, std::uint32_t token) {
  const auto word = r.said(token, token);
  return word.size() > 1 && word[1] >= 'A' && word[1] <= 'Z';
}

/// A capital inside a clause is the mark of a name ("Smoke Tree Lane", Mr. Burns): no hazard. A clause without any
/// small initial was written in capitals altogether and says nothing about names.
bool is_name(const reading& r, const phrase_hit& h) {
  const auto& c = r.clauses[r.tokens[h.first].clause];
  bool capital = false;
  bool small = false;
  for (auto t = c.first; t < c.first + c.count; ++t) {
    const auto& k = r.tokens[t];
    if (!k.capital && !k.digits) small = true;
    const bool inside = t >= h.first && t <= h.last && t != c.first && k.before != gap::sentence;
    if (inside && k.capital && k.length > 3 && !is_acronym(r, t)) capital = true;
  }
  return capital && small;
}

/// Tags that a street, a surname or a comparison may seem to speak of.
bool names_mislead(cue c) {
  switch (category_of(c)) {
    case tag_category::hazard:
    case tag_category::service_type:
    case tag_category::context: return true;
    default: return false;
  }
}

bool comparisons_mislead(cue c) { return names_mislead(c) || category_of(c) == tag_category::logistics; }

/// "It's like a baby breathing on you": what follows "like" is no fact, unless it is what something smells of.
bool is_simile(const reading& r, const phrase_hit& h) {
  if (is_hazard(h.what) && h.what != cue::active_flooding) return false;
  if (category_of(h.what) == tag_category::service_type) return false;
  const auto& c = r.clauses[r.tokens[h.first].clause];
  for (auto t = c.first; t < h.first; ++t) {
    if (r.word(t) != "like") continue;
    const auto before = t > c.first ? r.word(t - 1) : std::string_view();
    if (before != "i'd" && before != "we'd" && before != "would" && before != "i" && before != "we") return true;
  }
  return false;
}

bool says_used_to(std::string_view words) {
  return words.find("used to") != std::string_view::npos && words.find("not used to") == std::string_view::npos;
}

/// "We rent, no, sorry, we own it": the clauses after it take it back.
bool is_corrected(const reading& r, const clause& c) {
  const auto speaks_of_holding = [&](const clause& k) {
    constexpr std::array<std::string_view, 8> words{"rent", "own",      "lease", "bought",
                                                    "buy",  "customer", "used",  "live"};
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view w) { return r.words(k).find(w) != std::string_view::npos; });
  };
  const auto at = static_cast<std::size_t>(&c - r.clauses.data());
  for (std::size_t i = at + 1; i < r.clauses.size() && i <= at + 3 && r.clauses[i].turn == c.turn; ++i) {
    // "We rent, no, we used to rent it": what used to be so is not so now.
    if (says_used_to(r.words(r.clauses[i]))) return true;
    const bool again =
        i + 1 < r.clauses.size() && r.clauses[i + 1].turn == c.turn && speaks_of_holding(r.clauses[i + 1]);
    if (r.clauses[i].is(clause_mark::correction) && (speaks_of_holding(r.clauses[i]) || again)) return true;
  }
  return false;
}

/// "Smoke detector", "fire alarm", "cigarette smoke": no hazard of the equipment.
bool is_harmless_smoke(const reading& r, const phrase_hit& h) {
  if (h.what != cue::electrical_fire && h.what != cue::sig_smoke_cue) return false;
  const auto next = r.word(h.last + 1);
  if (next.starts_with("detector") || next.starts_with("alarm") || next.starts_with("department")) return true;
  const auto before = h.first > 0 ? r.word(h.first - 1) : std::string_view();
  return is_one_of(before, "cigarette", "cigar", "tobacco", "weed", "pot", "barbecue", "bbq", "wildfire", "grill",
                   "campfire", "cooking");
}

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

/// "Would we get carbon monoxide?" asks what could happen, not what does.
bool asks_what_if(const reading& r, const clause& c) {
  if (!c.is(clause_mark::question)) return false;
  const auto w = r.word(c.first);
  return w == "would" || w == "could" || w == "can" || w == "might" || w == "what" || w == "how" || w == "should";
}

bool speaks_of_family(const reading& r, const clause& c) {
  if (c.count < 2 || (r.word(c.first) != "my" && r.word(c.first) != "our")) return false;
  return r.tokens[c.first + 1].is(word_kind::family);
}

/// A question about a hazard that is put the other way round: "the alarm is quiet?", "so no smoke?".
enum class wording { plain, absence, silence };
wording wording_of(const reading& r, const clause& c) {
  for (auto t = c.first; t < c.first + c.count; ++t) {
    const auto w = r.word(t);
    if (w == "quiet" || w == "silent" || w == "zero" || w == "green" || w == "okay" || w == "fine")
      return wording::silence;
    if (t < c.first + 4 && (w == "no" || w == "not" || w == "nothing")) return wording::absence;
  }
  return wording::plain;
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
  // "Don't you have anybody who could come today?" asks for it.
  const bool negative_question = c.is(clause_mark::question) && !is_tag(h.what);
  // "If it isn't fixed by Friday I'm leaving a review": the negation is the condition's.
  const bool threat = is_tag(h.what) && c.is(clause_mark::hypothetical) &&
                      (category_of(h.what) == tag_category::recovery || category_of(h.what) == tag_category::logistics);
  // "It hasn't worked since the storm" denies the working, not the storm.
  // "Don't let the cat out", "don't block the drive" speak of the cat and the drive.
  const bool request = is_tag(h.what) && category_of(h.what) == tag_category::logistics &&
                       (r.word(c.first) == "don't" || (r.word(c.first) == "please" && r.word(c.first + 1) == "don't"));
  const bool occasion = h.what == cue::post_storm || h.what == cue::power_outage || h.what == cue::recent_install;
  const bool condition = h.what == cue::sig_visit_today && c.is(clause_mark::hypothetical);
  if (c.denies(r.tokens[h.first].begin) && !negative_question && !threat && !condition && !occasion && !request) {
    f.denied = true;
    ++f.denials;
    return;
  }
  auto weak = weakening(h.what);
  // "My brother's in a wheelchair": the family is not somebody else.
  if (is_tag(h.what) && category_of(h.what) == tag_category::context && speaks_of_family(r, c))
    weak = static_cast<std::uint16_t>(weak & ~marks(clause_mark::other_party));
  if ((c.marks & weak) != 0) return;
  if (is_harmless_smoke(r, h) || (is_hazard(h.what) && asks_what_if(r, c))) return;
  if (is_tag(h.what) && names_mislead(h.what) && is_name(r, h)) return;
  if (is_tag(h.what) && comparisons_mislead(h.what) && is_simile(r, h)) return;
  if (is_tag(h.what) && category_of(h.what) == tag_category::customer && is_corrected(r, c)) return;
  if (h.what == cue::sig_age || h.what == cue::sig_temperature) note_number(r, h);
  assert_at(h.what, h.first, h.last, c.turn);
}

void findings::note_number(const reading& r, const phrase_hit& h) {
  for (auto t = h.first; t <= h.last; ++t) {
    const auto q = read_quantity(r, t);
    if (!q || q->vague || q->value < 1 || q->value > 200) continue;
    const auto next = t + q->count;
    const bool of_time = next < r.tokens.size() && r.tokens[next].is(word_kind::time_unit | word_kind::part_of_day);
    if (h.what == cue::sig_temperature && of_time) return;
    auto& list = h.what == cue::sig_age ? ages_ : temperatures_;
    list.push_back({static_cast<int>(q->value), h.first, h.last, r.clauses[r.tokens[t].clause].turn});
    return;
  }
}

void findings::judge_question(const reading& r, const phrase_hit& h) {
  const auto index = r.tokens[h.first].clause;
  if (r.clauses[index].is(clause_mark::hypothetical) || is_harmless_smoke(r, h)) return;
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
  if (is_hazard(h.what)) {
    const auto how = wording_of(r, r.clauses[index]);
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
  assert_at(h.what, h.first, h.last, c.turn);
}

tag findings::evidence(cue c, const reading& r, std::string_view rule) const {
  const auto& f = of(c);
  tag t{std::string(name_of(c)), -1, std::string(rule)};
  if (!f.asserted) return t;
  t.turn = f.turn;
  t.quote = std::string(r.said(f.first, f.last));
  return t;
}

}  // namespace calllock::domain
