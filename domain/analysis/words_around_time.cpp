#include "domain/analysis/words_around_time.hpp"

#include "domain/analysis/fault_signs.hpp"
#include "domain/analysis/one_of.hpp"

namespace calllock::domain {

bool words_around_time::explained(const clause& c) const {
  const auto next = static_cast<std::size_t>(&c - r_.clauses.data()) + 1;
  return c.has(hint::since) && next < r_.clauses.size() && r_.clauses[next].turn == c.turn &&
         r_.word(r_.clauses[next].first) == "because" && tells_fault(r_.clauses[next]);
}

bool words_around_time::wrong_too(const clause& c) const { return c.has(hint::down) || c.has(hint::weak); }

bool words_around_time::since_before(const clause& c, std::uint32_t k) const {
  bool since = false;
  for (std::uint32_t j = c.first; j < k; ++j) {
    if (r_.word(j) == "since") since = true;
    // "Since last night, capacitor replaced Thursday": the time behind it is said already.
    if (since && r_.tokens[j].is(word_kind::weekday | word_kind::part_of_day | word_kind::month)) return false;
  }
  return since;
}

std::string_view words_around_time::lead_to(std::uint32_t k) const {
  const auto& c = r_.clauses[r_.tokens[k].clause];
  const auto from = k > c.first + 4 ? k - 4 : c.first;
  while (k > from) {
    const auto before = r_.word(--k);
    const bool between = is_one_of(before, "about", "like", "around", "maybe", "at", "over", "almost", "nearly",
                                   "early", "late", "probably", "roughly", "going", "least", "pretty", "close", "to",
                                   "the", "oh", "i", "guess", "sometime", "we", "first", "needed", "it");
    if (!between) return before;
  }
  return {};
}

bool words_around_time::follows(std::uint32_t k, std::string_view words) const {
  return k < r_.tokens.size() && std::string_view(r_.text).substr(r_.tokens[k].begin).starts_with(words);
}

bool words_around_time::that_was(const clause& c, std::uint32_t k) const {
  return k == c.first + 2 && r_.word(c.first) == "that" && r_.word(c.first + 1) == "was";
}

bool words_around_time::well_until(const clause& c, std::uint32_t k, std::string_view lead) const {
  if (!is_one_of(lead, "till", "until", "up")) return false;
  if (c.has(hint::well)) return true;
  for (std::uint32_t j = c.first; j < k; ++j) {
    if (is_one_of(r_.word(j), "was", "were", "been", "worked", "ran", "cooled", "heated", "blew", "held")) return true;
  }
  return false;
}

bool words_around_time::practises(const clause& c, std::uint32_t k) const {
  for (std::uint32_t j = c.first; j + 2 < k; ++j) {
    if (r_.word(j) != "been" || (r_.word(j + 1) != "a" && r_.word(j + 1) != "an")) continue;
    return !is_one_of(r_.word(j + 2), "problem", "while", "pain", "mess", "nightmare", "struggle", "trouble");
  }
  return false;
}

bool words_around_time::says_again(const clause& c) const {
  for (std::uint32_t j = c.first; j < c.first + c.count; ++j) {
    if (r_.word(j) == "again") return true;
  }
  return false;
}

bool words_around_time::ever_since_follows(std::uint32_t index) const {
  if (index + 1 >= r_.clauses.size() || r_.clauses[index + 1].turn != r_.clauses[index].turn) return false;
  const auto& next = r_.clauses[index + 1];
  return r_.word(next.first + next.count - 1) == "since";
}

bool words_around_time::perfect(const clause& c) const {
  const auto w = r_.words(c);
  return w.starts_with("been ") || w.find(" been ") != std::string_view::npos;
}

}  // namespace calllock::domain
