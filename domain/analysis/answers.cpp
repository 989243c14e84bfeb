#include "domain/analysis/answers.hpp"

#include <algorithm>

#include "domain/analysis/numbers.hpp"
#include "domain/analysis/one_of.hpp"

namespace calllock::domain {
namespace {

using enum word_kind;

constexpr int pleasant_from = 65, pleasant_to = 77;  ///< degrees Fahrenheit

/// "Gas" and "gas", "smell" and "smells": the same word but for its ending.
bool same_word(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  return a.size() >= 3 && b.starts_with(a) && b.size() - a.size() <= 3;
}

bool carries_meaning(const token& t) { return !t.is(function | subject | negator | question | joins); }

/// The first number of the first two clauses of an answer.
std::optional<findings::number_said> number_of(const reading& r, const turn_span& answer) {
  for (auto i = answer.first; i < answer.first + answer.count && i < answer.first + 2; ++i) {
    const auto& c = r.clauses[i];
    for (auto t = c.first; t < c.first + c.count; ++t) {
      if (!may_begin_quantity(r.tokens[t])) continue;
      const auto q = read_quantity(r, t);
      if (!q || q->vague || r.word(t) == "a") continue;
      const auto next = t + q->count;
      if (next < c.first + c.count && r.tokens[next].is(time_unit) && r.word(next) != "years") return std::nullopt;
      return findings::number_said{static_cast<int>(q->value), t, static_cast<std::uint32_t>(next - 1), c.turn};
    }
  }
  return std::nullopt;
}

enum class asked_number : std::uint8_t { none, age, temperature };

/// "How old is she?", "how old's your mother?", "how hot is it?", "what's the temperature?"; not "how old is the
/// system?".
asked_number number_asked(const reading& r, const clause& c) {
  constexpr std::string_view temperature = "temperature", how = "how";
  const auto end = c.first + c.count;
  for (auto t = c.first; t < end; ++t) {
    const auto& token = r.tokens[t];
    if (token.length != temperature.size() && (!token.is(question) || token.length != how.size())) continue;
    const auto w = r.word(t);
    if (w == temperature) return asked_number::temperature;
    if (w != how || t + 2 >= end) continue;
    const auto what = r.word(t + 1);
    if (is_one_of(what, "hot", "cold", "warm")) return asked_number::temperature;
    if (!what.starts_with("old")) continue;
    for (auto k = t + 2; k < end; ++k) {
      if (is_one_of(r.word(k), "he", "she", "they", "you") || r.tokens[k].is(family)) return asked_number::age;
    }
  }
  return asked_number::none;
}

}  // namespace

bool denies_words(const reading& r, const phrase_hit& h, const turn_span& answer) {
  if (answer.count == 0 || r.clauses[answer.first].is(clause_mark::says_yes)) return false;
  for (auto i = answer.first; i < answer.first + answer.count; ++i) {
    const auto& c = r.clauses[i];
    if (c.negation_begin == c.negation_end || c.is(clause_mark::uncertain)) continue;
    for (auto t = c.first; t < c.first + c.count; ++t) {
      if (!carries_meaning(r.tokens[t]) || !c.denies(r.tokens[t].begin)) continue;
      for (auto k = h.first; k <= h.last; ++k) {
        if (carries_meaning(r.tokens[k]) && same_word(r.word(k), r.word(t))) return true;
      }
    }
  }
  return false;
}

bool set_aside(const reading& r, const phrase_hit& h) {
  const auto& c = r.clauses[r.tokens[h.first].clause];
  for (auto t = c.first; t < h.last; ++t) {
    const auto w = r.word(t);
    if (!is_one_of(w, "rather", "instead", "opposed")) continue;
    const auto next = r.word(t + 1);
    if ((w == "rather" && next == "than") || (w == "instead" && next == "of") || (w == "opposed" && next == "to"))
      return true;
  }
  return false;
}

bool counts_animals(const reading& r, const phrase_hit& h, const turn_span& answer) {
  return h.what == cue::pet_secure && answer.count > 0 && read_quantity(r, r.clauses[answer.first].first).has_value();
}

bool tells_comfort(const reading& r, const phrase_hit& h, const turn_span& answer) {
  if (h.what != cue::sig_works_fine) return false;
  const auto n = number_of(r, answer);
  return n && n->value >= pleasant_from && n->value <= pleasant_to;
}

bool speaks_of_tomorrow(const reading& r, const clause& c) {
  bool later = false;
  for (auto t = c.first; t < c.first + c.count; ++t) {
    const auto w = r.word(t);
    if (is_one_of(w, "today", "tonight", "now", "asap")) return false;
    later = later || w == "tomorrow";
  }
  return later;
}

bool announces_arrival(const reading& r, const clause& c) {
  for (auto t = c.first; t < c.first + c.count; ++t) {
    if (r.word(t) == "ahead" ||
        (r.word(t) == "on" && is_one_of(r.word(t + 1), "his", "her", "their", "the") && r.word(t + 2) == "way"))
      return true;
  }
  return false;
}

std::vector<number_answered> numbers_answered(const reading& r) {
  std::vector<number_answered> out;
  for (const auto& e : r.exchanges) {
    if (e.kind == answer::absent) continue;
    const auto& q = r.clauses[e.question];
    const auto asked = number_asked(r, q);
    if (asked == asked_number::none) continue;
    if (const auto n = number_of(r, r.turns[e.answer_turn]); n && n->value >= 1 && n->value <= 125)
      out.push_back({*n, asked == asked_number::age});
  }
  return out;
}

}  // namespace calllock::domain
