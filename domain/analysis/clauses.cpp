#include "domain/analysis/clauses.hpp"

#include <algorithm>
#include <span>

#include "domain/analysis/vocabulary_table.hpp"

namespace calllock::domain {
namespace {

using enum word_kind;

class cutter {
public:
  cutter(std::uint32_t turn, speaker who, std::size_t first, reading& out)
      : turn_(turn), who_(who), base_(first), end_(out.tokens.size()), out_(out) {}

  void run() {
    const token* const tokens = out_.tokens.data();
    for (std::size_t start = base_; start < end_;) {
      bool replies_only = true;
      std::size_t k = start;
      do {
        replies_only = replies_only && tokens[k].is(interjection);
        ++k;
      } while (k < end_ && (goes_on(tokens[k], replies_only) || !begins_clause(start, k, replies_only)));
      finish(start, k);
      start = k;
    }
  }

private:
  /// Most words stand inside a clause: no pause before them, and not of a kind that could begin one.
  static bool goes_on(const token& t, bool replies_only) noexcept {
    return t.before == gap::blank && !replies_only && !t.is(breaks | condition | joins);
  }

  /// Does token `k` begin a new clause, when the present one began at `start` and holds only replies so far?
  bool begins_clause(std::size_t start, std::size_t k, bool replies_only) const noexcept {
    const auto& t = out_.tokens[k];
    if (t.before >= gap::pause) return true;
    if (t.before == gap::hyphen) return false;
    if (t.is(breaks)) return !is_nothing_but(k);
    if (t.is(condition) && k != start) return true;
    if (replies_only) return t.before == gap::comma || t.is(subject);
    const bool subject_next = k + 1 < end_ && out_.tokens[k + 1].before == gap::blank && out_.tokens[k + 1].is(subject);
    if (t.is(joins) && subject_next) return true;
    if (t.before != gap::comma) return false;
    if (subject_next && !t.is(function)) return true;  // "…, now it's"
    return t.is(subject) || t.is(yes) || t.is(no) || (t.is(joins) && out_.word(k) != "or");
  }

  /// "nothing but room air" is one thing.
  bool is_nothing_but(std::size_t k) const noexcept {
    const auto before = out_.word(k - 1);
    return before == "nothing" || before == "anything" || before == "all" || before == "everything";
  }

  void finish(std::size_t from, std::size_t to) {
    clause c;
    c.turn = turn_;
    c.who = who_;
    c.first = static_cast<std::uint32_t>(from);
    c.count = static_cast<std::uint32_t>(to - from);
    c.begin = out_.tokens[from].begin;
    c.end = out_.tokens[to - 1].begin + out_.tokens[to - 1].length;
    out_.text[c.end] = '\n';
    const auto index = static_cast<std::uint32_t>(out_.clauses.size());
    const std::size_t first_hint = out_.hints.size();
    auto kinds = none;
    for (std::size_t k = from; k < to; ++k) {
      auto& t = out_.tokens[k];
      t.clause = index;
      kinds = kinds | t.kinds;
      list_hints(k, to, c);
    }
    if (who_ == speaker::caller) list_notable(from, to);
    mark(c, first_hint, kinds);
    out_.clauses.push_back(c);
    if (c.is(clause_mark::says_no)) deny_echo(index);
    if (takes_back(c)) deny_before(index);
    if (out_.tokens[to - 1].asks) ask(index);
  }

  void list_notable(std::size_t from, std::size_t to) {
    for (std::size_t k = from; k < to; ++k) {
      const auto& t = out_.tokens[k];
      if (t.digits || t.letter || t.is(digit | teen | tens | multiple | brand))
        out_.notable.push_back(static_cast<std::uint32_t>(k));
    }
  }

  /// The hints that begin with token `k` and end within its clause, longest first.
  void list_hints(std::size_t k, std::size_t to, clause& c) {
    const token* const t = out_.tokens.data() + k;
    const auto& word = known_.entry(t->word);
    if (word.leads && k + 1 < to) {
      const auto& next = t[1];
      list_pairs(k, word, known_.entry(next.word), c);
      if (next.base != next.word) list_pairs(k, word, known_.entry(next.base), c);
    }
    const auto& single = word.hint_count != 0 || t->base == t->word ? word : known_.entry(t->base);
    for (std::size_t i = 0; i < single.hint_count; ++i) add_hint(k, single.hints[i], c);
  }

  /// The hints of several words that begin with this pair.
  void list_pairs(std::size_t k, const word_entry& first, const word_entry& second, clause& c) {
    const auto range = known_.phrases_from(first, second);
    for (const auto& p : std::span(range.first, range.count)) {
      if (p.words == 2 || stands_at(k, p.text)) add_hint(k, p, c);
    }
  }

  bool stands_at(std::size_t k, std::string_view phrase) const noexcept {
    const std::string_view rest = std::string_view(out_.text).substr(out_.tokens[k].begin);
    if (rest.size() <= phrase.size() || !rest.starts_with(phrase)) return false;
    const char next = rest[phrase.size()];
    return next == ' ' || next == '\n' || next == '\'';  // "our air's been out" begins with "our air"
  }

  void add_hint(std::size_t k, const hint_phrase& p, clause& c) {
    c.hints.add(p.id);
    out_.hints.push_back({p.id, p.words, static_cast<std::uint32_t>(k)});
  }

  /// `kinds`: all that the words of the clause are.
  void mark(clause& c, std::size_t first_hint, word_kind kinds) const {
    for (std::size_t i = first_hint; i < out_.hints.size(); ++i) {
      if (const auto m = mark_of(out_.hints[i].id); m != clause_mark::none) set(c, m);
    }
    mark_reply(c);
    mark_question(c);
    if (any(kinds, negator)) mark_negation(c, first_hint);
    mark_failure(c);
  }

  static void set(clause& c, clause_mark m) noexcept {
    c.marks = static_cast<std::uint16_t>(c.marks | static_cast<std::uint16_t>(m));
  }

  static clause_mark mark_of(hint id) noexcept {
    switch (id) {
      case hint::hypothetical: return clause_mark::hypothetical;
      case hint::past: return clause_mark::past;
      case hint::repaired: return clause_mark::repaired;
      case hint::other_party: return clause_mark::other_party;
      case hint::quoted: return clause_mark::quoted;
      case hint::joke: return clause_mark::joke;
      case hint::uncertain: return clause_mark::uncertain;
      case hint::correction: return clause_mark::correction;
      default: return clause_mark::none;
    }
  }

  /// A yes or no among the replies at the beginning; the last of them holds ("Yeah, no." denies). "No heat" is no
  /// reply: the word stands before a noun without a pause.
  void mark_reply(clause& c) const {
    const std::size_t end = c.first + c.count;
    clause_mark reply = clause_mark::none;
    for (std::size_t k = c.first; k < end && out_.tokens[k].is(interjection); ++k) {
      const auto& t = out_.tokens[k];
      const bool stands_alone = k + 1 == end || out_.tokens[k + 1].before >= gap::comma ||
                                out_.tokens[k + 1].is(interjection) || out_.tokens[k + 1].is(subject) ||
                                (k == c.first && out_.word(k + 1) == "to");  // "no to both"
      if (t.is(no) && stands_alone) reply = clause_mark::says_no;
      if (t.is(yes) && (stands_alone || out_.word(k) != "right")) reply = clause_mark::says_yes;
    }
    if (reply != clause_mark::none) set(c, reply);
  }

  void mark_question(clause& c) const {
    std::size_t k = c.first;
    const std::size_t end = c.first + c.count;
    while (k < end && (out_.tokens[k].is(interjection) || out_.tokens[k].is(joins))) ++k;
    if (k + 1 >= end || !out_.tokens[k].is(question)) return;
    const auto w = out_.word(k), next = out_.word(k + 1);
    const bool asks_any = w == "any" || next == "any" || w.starts_with("wh") || w.starts_with("how");
    const bool inverted = out_.tokens[k + 1].is(subject) || next == "the" || next == "your" || next == "anyone" ||
                          next == "anybody" || next == "everyone" || next == "everybody";
    if (inverted || (asks_any && c.who == speaker::agent)) set(c, clause_mark::question);
  }

  /// The first negator that denies anything, and how far it reaches: to "just", "only", "but", "except".
  void mark_negation(clause& c, std::size_t first_hint) const {
    const std::size_t end = c.first + c.count;
    for (std::size_t k = c.first; k < end; ++k) {
      const auto& t = out_.tokens[k];
      if (!t.is(negator) || is_cancelled(k, first_hint) || is_reply(c, k)) continue;
      c.negation_begin = t.begin;
      c.negation_end = c.end;
      for (std::size_t j = k + 1; j < end; ++j) {
        const auto w = out_.word(j);
        // "No dog, two cats": what is counted behind the comma is there.
        if (out_.word(k) == "no" && out_.tokens[j].before == gap::comma && out_.tokens[j].is(digit)) {
          c.negation_end = out_.tokens[j].begin;
          break;
        }
        // "Won't run she's eighty": without a pause, a new sentence.
        if (out_.tokens[j].apostrophe != 0 && out_.tokens[j].is(subject) && out_.tokens[j - 1].is(operates)) {
          c.negation_end = out_.tokens[j].begin;
          break;
        }
        if (w == "just" || w == "only" || w == "but" || w == "except" || w == "instead" || w == "besides" ||
            w == "until" || w == "till") {
          if (out_.word(k) == "nothing" || out_.word(k) == "not") {
            if (j == k + 1) continue;  // "nothing but", "not just"
          }
          c.negation_end = out_.tokens[j].begin;
          break;
        }
      }
      return;
    }
  }

  /// "Hasn't cooled", "won't drain": equipment denied what it should do.
  void mark_failure(clause& c) const {
    if (c.negation_begin == c.negation_end) return;
    for (std::size_t k = c.first; k < c.first + c.count; ++k) {
      const auto& t = out_.tokens[k];
      const bool comes_on = (out_.word(k) == "come" || out_.word(k) == "coming") && out_.word(k + 1) == "on";
      if ((t.is(operates) || comes_on) && !t.is(negator) && t.begin > c.negation_begin && t.begin < c.negation_end) {
        c.hints.add(hint::not_operating);
        return;
      }
    }
  }

  /// A "no" that answers instead of denying what follows it in its clause.
  bool is_reply(const clause& c, std::size_t k) const noexcept {
    if (!out_.tokens[k].is(no)) return false;
    const std::size_t end = c.first + c.count;
    return k + 1 == end || out_.tokens[k + 1].before >= gap::comma || out_.tokens[k + 1].is(subject) ||
           out_.tokens[k + 1].is(no);
  }

  bool is_cancelled(std::size_t k, std::size_t first_hint) const noexcept {
    for (std::size_t i = first_hint; i < out_.hints.size(); ++i) {
      const auto& h = out_.hints[i];
      if (h.id == hint::not_a_negation && k >= h.token && k < h.token + h.words) return true;
    }
    return false;
  }

  /// "Smell of gas, no." and "Gas? No.": the short words before a bare "no" repeat the question.
  void deny_echo(std::uint32_t index) {
    if (who_ != speaker::caller || index == 0) return;
    auto& echo = out_.clauses[index - 1];
    if (echo.turn != turn_ || echo.is(clause_mark::says_yes) || echo.is(clause_mark::says_no)) return;
    bool has_subject = false;
    for (std::size_t k = echo.first; k < echo.first + echo.count; ++k)
      has_subject = has_subject || out_.tokens[k].is(subject);
    const bool asks = echo.is(clause_mark::question);
    if ((asks && echo.count <= 8) || (!has_subject && echo.count <= 5)) set(echo, clause_mark::echo_denied);
  }

  /// "There isn't.", "It wasn't.", "That's not so.": nothing but a denial of what was said before.
  bool takes_back(const clause& c) const {
    if (who_ != speaker::caller || c.count < 2 || c.count > 3) return false;
    const auto who = out_.word(c.first), last = out_.word(c.first + c.count - 1);
    if (who != "there" && who != "it" && who != "that" && who != "that's" && who != "it's") return false;
    if (c.count == 2) return last.ends_with("n't");
    return out_.tokens[c.first + 1].is(negator) && (last == "so" || last == "true" || last == "right");
  }

  /// The clause before, of the same turn, is said to be untrue; what it denies itself stays denied.
  void deny_before(std::uint32_t index) {
    if (index == 0) return;
    auto& before = out_.clauses[index - 1];
    if (before.turn != turn_ || before.negation_begin != before.negation_end) return;
    set(before, clause_mark::echo_denied);
  }

  /// A question mark: this clause asks, and of the agent's sentence every clause.
  void ask(std::uint32_t index) {
    set(out_.clauses[index], clause_mark::question);
    if (who_ != speaker::agent) return;
    for (std::uint32_t i = index; i > 0; --i) {
      if (out_.clauses[i - 1].turn != turn_ || out_.tokens[out_.clauses[i].first].before == gap::sentence) break;
      set(out_.clauses[i - 1], clause_mark::question);
    }
  }

  std::uint32_t turn_;
  speaker who_;
  std::size_t base_;  // the first token of the turn
  std::size_t end_;
  reading& out_;
  const vocabulary_table& known_ = vocabulary();
};

}  // namespace

void append_clauses(std::uint32_t turn, speaker who, std::size_t first_token, reading& out) {
  cutter(turn, who, first_token, out).run();
}

}  // namespace calllock::domain
