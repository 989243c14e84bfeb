#pragma once

#include <cstdint>
#include <string_view>

#include "domain/analysis/reading.hpp"

namespace calllock::domain {

/// What the words around a time tell of it: whether it dates the trouble, ends the good days, or belongs to something
/// else. `k` is the token at which the time begins, `c` its clause.
class words_around_time {
protected:
  explicit words_around_time(const reading& r) : r_(r) {}

  /// "We've slept at my sister's since Saturday because the AC's out."
  [[nodiscard]] bool explained(const clause& c) const;
  /// "It was fine Friday, it quit yesterday": a clause that praises and complains is read.
  [[nodiscard]] bool wrong_too(const clause& c) const;
  /// "Since the storm on Saturday."
  [[nodiscard]] bool since_before(const clause& c, std::uint32_t k) const;
  /// The word that leads to the time at token `k`: "since" of "since about the middle", at most a few small words
  /// before it; empty for none.
  [[nodiscard]] std::string_view lead_to(std::uint32_t k) const;
  /// The text from token `k` on begins with `words`.
  [[nodiscard]] bool follows(std::uint32_t k, std::string_view words) const;
  /// "That was Tuesday."
  [[nodiscard]] bool that_was(const clause& c, std::uint32_t k) const;
  /// "It was good till last week", "it's been a champ right up to Friday": the time ends the good days.
  [[nodiscard]] bool well_until(const clause& c, std::uint32_t k, std::string_view lead) const;
  /// "I been an electrician twenty-two years": his trade.
  [[nodiscard]] bool practises(const clause& c, std::uint32_t k) const;
  /// "Wednesday evening, again the same."
  [[nodiscard]] bool says_again(const clause& c) const;
  /// "We put in a filter Tuesday, and it's whistled ever since."
  [[nodiscard]] bool ever_since_follows(std::uint32_t index) const;
  /// "It's been three weeks", "been like that two days".
  [[nodiscard]] bool perfect(const clause& c) const;

  const reading& r_;
};

}  // namespace calllock::domain
