#include "domain/analysis/clauses.hpp"

namespace calllock::domain {
namespace {

constexpr std::size_t looked_at = 4;  // clauses of an answer that can still decide yes or no

struct clause_hints {
  bool uncertain = false, denial = false, affirmation = false, partial = false;
};

/// Reads the caller's turns for the kind of answer they are.
class answer_reader {
public:
  explicit answer_reader(const reading& r) : r_(r) {}

  answer kind(std::uint32_t turn, std::size_t hint_from) const {
    const auto& span = r_.turns[turn];
    if (span.count == 0) return answer::absent;
    answer reply = answer::statement;
    for (std::size_t i = span.first; i < span.first + span.count && i < span.first + looked_at; ++i) {
      const auto& c = r_.clauses[i];
      if (c.is(clause_mark::says_no)) reply = answer::denies;
      if (c.is(clause_mark::says_yes)) reply = answer::affirms;
      if (is_only_reply(c)) continue;
      const auto hints = hints_in(c, hint_from);
      if (reply == answer::affirms) return reply;
      if (reply == answer::denies) return hints.uncertain && !hints.denial ? answer::unclear : reply;
      if (hints.denial) return answer::denies;
      if (hints.uncertain) return answer::unclear;
      if (hints.affirmation || hints.partial) return answer::affirms;
      if (i > span.first) return answer::statement;
    }
    return reply;
  }

private:
  bool is_only_reply(const clause& c) const noexcept {
    for (std::size_t k = c.first; k < c.first + c.count; ++k) {
      if (!r_.tokens[k].is(word_kind::interjection)) return false;
    }
    return true;
  }

  clause_hints hints_in(const clause& c, std::size_t from) const noexcept {
    clause_hints found;
    for (std::size_t i = from; i < r_.hints.size() && r_.hints[i].token < c.first + c.count; ++i) {
      if (r_.hints[i].token < c.first) continue;
      const bool near_front = r_.hints[i].token <= c.first + 3;
      switch (r_.hints[i].id) {
        case hint::uncertain: found.uncertain = true; break;
        case hint::denial: found.denial = found.denial || near_front; break;
        case hint::affirmation: found.affirmation = found.affirmation || near_front; break;
        case hint::partial: found.partial = found.partial || near_front; break;
        default: break;
      }
    }
    return found;
  }

  const reading& r_;
};

/// "So no sparks?", "You don't smell gas?": a "right" to it denies the thing that is asked for. "Don't you smell it?"
/// asks plainly.
bool asks_negatively(const reading& r, const clause& c) {
  if (c.negation_begin == c.negation_end) return false;
  const auto& front = r.tokens[c.first];
  return !(front.is(word_kind::question) && front.is(word_kind::negator));
}

}  // namespace

void pair_exchanges(reading& out) {
  const answer_reader answers(out);
  std::size_t open = out.exchanges.size();  // exchanges from here on wait for the caller
  std::size_t hint_from = 0;
  for (std::uint32_t t = 0; t < out.turns.size(); ++t) {
    const auto& span = out.turns[t];
    if (span.count == 0) continue;
    const auto& first = out.clauses[span.first];
    while (hint_from < out.hints.size() && out.hints[hint_from].token < first.first) ++hint_from;
    if (first.who == speaker::agent) {
      for (std::uint32_t i = span.first; i < span.first + span.count; ++i) {
        if (!out.clauses[i].is(clause_mark::question)) continue;
        const bool new_question = out.tokens[out.clauses[i].first].before == gap::sentence;
        if (new_question) {
          for (std::size_t e = open; e < out.exchanges.size(); ++e) out.exchanges[e].last = false;
        }
        out.exchanges.push_back({.question = i});
      }
      continue;
    }
    if (open == out.exchanges.size()) continue;
    const answer plain = answers.kind(t, hint_from);
    for (; open < out.exchanges.size(); ++open) {
      auto& e = out.exchanges[open];
      e.answer_turn = t;
      e.kind = plain == answer::affirms && asks_negatively(out, out.clauses[e.question]) ? answer::denies : plain;
    }
  }
}

}  // namespace calllock::domain
