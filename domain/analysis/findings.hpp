#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "domain/analysis/cues.hpp"
#include "domain/analysis/lexicon.hpp"
#include "domain/analysis/reading.hpp"

namespace calllock::domain {

/// What the words of a call say about one cue.
struct finding {
  bool asserted = false;    ///< said and meant, or asked for and affirmed
  bool denied = false;      ///< said to be absent, or asked for and denied
  bool unclear = false;     ///< asked for, and the answer was neither
  std::uint16_t times = 0;  ///< assertions
  std::uint16_t denials = 0;
  std::uint16_t answers = 0;  ///< assertions that were answers to a question
  std::int32_t turn = -1;     ///< of the first assertion
  std::uint32_t first = 0;    ///< its tokens [first, last]
  std::uint32_t last = 0;
  std::int32_t last_turn = -1;  ///< of the last assertion
};

/// The cues of one reading, decided clause by clause and speaker by speaker (C-01): the caller's assertions count, a
/// question of the agent counts by the answer it gets, and what is denied, supposed, over, somebody else's or a joke
/// does not. When an answer to a question about a hazard is unclear, the hazard counts.
class findings {
public:
  void collect(const reading& r, const lexicon& phrases);
  /// The same of notes about a call, which are statements throughout.
  void collect_notes(const reading& r, const lexicon& phrases);

  [[nodiscard]] const finding& of(cue c) const noexcept { return found_[static_cast<std::size_t>(c)]; }
  [[nodiscard]] bool has(cue c) const noexcept { return of(c).asserted; }
  template <class... C>
  [[nodiscard]] bool any(C... c) const noexcept {
    return (has(c) || ...);
  }
  [[nodiscard]] bool denied(cue c) const noexcept { return of(c).denied && !of(c).asserted; }

  /// The tag `c` with the words that earned it here; the turn is -1 and the quote `rule` when no words did.
  [[nodiscard]] tag evidence(cue c, const reading& r, std::string_view rule) const;

  /// The highest age of a person and the lowest and highest temperature that the caller speaks of, with the words.
  struct number_said {
    int value = 0;
    std::uint32_t first = 0, last = 0, turn = 0;
  };
  [[nodiscard]] const std::vector<number_said>& ages() const noexcept { return ages_; }
  [[nodiscard]] const std::vector<number_said>& temperatures() const noexcept { return temperatures_; }

  /// Counts the tokens [first, last] of `turn` as words that mean `c`.
  void assert_at(cue c, std::uint32_t first, std::uint32_t last, std::uint32_t turn);

  /// Forgets what was found for `c`: another rule has shown it to be something else.
  void drop(cue c) noexcept { found_[static_cast<std::size_t>(c)] = finding{}; }

private:
  void judge_statement(const reading& r, const phrase_hit& h);
  void judge_question(const reading& r, const phrase_hit& h);
  void judge_agent(const reading& r, const phrase_hit& h);
  void settle_double_questions();
  void note_number(const reading& r, const phrase_hit& h);

  std::array<finding, cue_count> found_{};
  std::vector<number_said> ages_, temperatures_;
};

}  // namespace calllock::domain
