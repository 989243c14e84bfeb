#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "domain/analysis/hints.hpp"
#include "domain/analysis/vocabulary.hpp"
#include "domain/call/call_record.hpp"

namespace calllock::domain {

/// What stood between a word and the one before it in the same turn.
enum class gap : std::uint8_t { blank, hyphen, comma, pause, sentence };

/// One word of the normalised text.
struct token {
  std::uint32_t begin = 0;   ///< in `reading::text`
  std::uint32_t source = 0;  ///< in the text of its turn
  std::uint16_t length = 0;
  std::uint16_t source_length = 0;
  std::uint32_t clause = 0;
  word_kind kinds = word_kind::none;
  std::uint16_t value = 0;      ///< of `kinds`, see `word_kind`
  std::uint16_t word = 0;       ///< `word_entry::id`; 0: not in the vocabulary
  std::uint16_t base = 0;       ///< the same without a contraction: of "furnace" in "furnace's"; else `word`
  std::uint8_t apostrophe = 0;  ///< where the first apostrophe stands in the word; 0: there is none
  gap before = gap::sentence;
  bool capital = false;  ///< begins with a capital in the source
  bool digits = false;   ///< digits only
  bool letter = false;   ///< a single letter: spelled, or "a" and "I"
  bool asks = false;     ///< a question mark follows

  [[nodiscard]] bool is(word_kind k) const noexcept { return any(kinds, k); }
};

/// What the form of a clause says about the truth of its words. Several can hold at once.
enum class clause_mark : std::uint16_t {
  none = 0,
  question = 1 << 0,      ///< asks
  hypothetical = 1 << 1,  ///< "if it leaks", "in case of a fire", "I'm afraid it will"
  past = 1 << 2,          ///< an earlier time that is over: "last winter", "used to", "years ago"
  repaired = 1 << 3,      ///< says that something has been put right
  other_party = 1 << 4,   ///< about other people's things: "my neighbor's furnace"
  quoted = 1 << 5,        ///< what somebody else said: "he told me", "they said"
  joke = 1 << 6,          ///< "kidding", "just a joke"
  uncertain = 1 << 7,     ///< "I don't know", "not sure", "can't tell"
  says_yes = 1 << 8,      ///< begins with a yes
  says_no = 1 << 9,       ///< begins with a no that stands alone
  correction = 1 << 10,   ///< "no wait", "I mean", "scratch that": takes back what was said just before
  echo_denied = 1 << 11,  ///< the caller repeats the question and denies it: "Gas? No."
};
constexpr clause_mark operator|(clause_mark a, clause_mark b) noexcept {
  return static_cast<clause_mark>(static_cast<std::uint16_t>(a) | static_cast<std::uint16_t>(b));
}

/// A run of words with one predicate. In `reading::text` clauses are divided by line feeds, so no phrase of the lexicon
/// reaches from one into the next.
struct clause {
  std::uint32_t begin = 0;  ///< in `reading::text`
  std::uint32_t end = 0;    ///< behind the last word
  std::uint32_t first = 0;  ///< token
  std::uint32_t count = 0;  ///< tokens
  std::uint32_t turn = 0;   ///< index into `call_record::turns`
  speaker who = speaker::agent;
  std::uint16_t marks = 0;           ///< of `clause_mark`
  std::uint32_t negation_begin = 0;  ///< the words from here …
  std::uint32_t negation_end = 0;    ///< … to here are denied; equal: nothing is
  hint_set hints;                    ///< hints that occur in it

  [[nodiscard]] bool has(hint h) const noexcept { return hints.has(h); }
  [[nodiscard]] bool is(clause_mark m) const noexcept { return (marks & static_cast<std::uint16_t>(m)) != 0; }
  /// True if a word or phrase that starts at `offset` of the text is denied by this clause. A phrase that begins with
  /// the negator itself ("not cooling") is not.
  [[nodiscard]] bool denies(std::uint32_t offset) const noexcept {
    return is(clause_mark::echo_denied) || (offset > negation_begin && offset < negation_end);
  }
};

/// The clauses of one turn.
struct turn_span {
  std::uint32_t first = 0;  ///< clause
  std::uint32_t count = 0;
};

/// A turn: its clauses, and what the other side said since the speaker's turn before.
struct turn_info : turn_span {
  hint_set said;   ///< hints of its own clauses
  hint_set asked;  ///< of a caller's turn: hints of the agent's turns just before it
};

enum class answer : std::uint8_t {
  absent,  ///< the caller said nothing more
  affirms,
  denies,
  unclear,    ///< "I don't know", "hard to say": a hazard that was asked for counts as present
  statement,  ///< neither yes nor no; the words of the answer have to be read
};

/// A question of the agent and the caller's answer to it.
struct exchange {
  std::uint32_t question = 0;     ///< clause of the agent
  std::uint32_t answer_turn = 0;  ///< turn of the caller; meaningless when `kind` is absent
  answer kind = answer::absent;
  bool last = true;  ///< false: more questions followed in the same breath, so the answer may not be to this one
};

/// A transcript made ready for rules: one buffer of normalised words (lower case, one blank between words, no
/// punctuation, hesitations left out; hyphens are blanks, apostrophes stay, so "don't" and "r 22"), cut into clauses.
/// Views and offsets stay valid as long as the reading and the call it was made from.
struct reading {
  std::string text;  ///< all turns; a line feed ends each clause
  std::vector<token> tokens;
  std::vector<clause> clauses;
  std::vector<turn_info> turns;
  std::vector<exchange> exchanges;
  std::vector<hint_hit> hints;         ///< in the order of their tokens
  std::vector<std::uint32_t> notable;  ///< the caller's tokens that are digits, numbers, single letters or brands
  hint_set caller_said;                ///< hints of all clauses of the caller
  const call_record* call = nullptr;

  [[nodiscard]] std::string_view word(std::size_t i) const noexcept {
    return i < tokens.size() ? std::string_view(text.data() + tokens[i].begin, tokens[i].length) : std::string_view();
  }
  [[nodiscard]] std::string_view words(const clause& c) const noexcept {
    return std::string_view(text).substr(c.begin, c.end - c.begin);
  }
  /// The clause that holds `offset` of the text; null behind the end.
  [[nodiscard]] const clause* clause_at(std::uint32_t offset) const noexcept;
  /// The token that holds `offset`; tokens.size() behind the end.
  [[nodiscard]] std::size_t token_at(std::uint32_t offset) const noexcept;
  /// The words as they were said, from the text of the turn: of tokens [first, last].
  [[nodiscard]] std::string_view said(std::size_t first, std::size_t last) const noexcept;
  /// Tokens [first, last] with their own spelling, one blank or hyphen between them and hesitations left out: for
  /// names.
  [[nodiscard]] std::string joined(std::size_t first, std::size_t last) const;
  /// The words of a whole clause as they were said.
  [[nodiscard]] std::string_view said(const clause& c) const noexcept;
  /// The exchange whose question is clause `index`; null if it is no question of the agent.
  [[nodiscard]] const exchange* exchange_of(std::uint32_t index) const noexcept;
  /// The agent's clauses between the caller's turn `turn` and the caller's turn before it.
  [[nodiscard]] turn_span asked_before(std::uint32_t turn) const noexcept;
};

/// Reads the turns in one pass; time and memory are linear in their length, whatever they hold.
[[nodiscard]] reading read(const call_record& call);

}  // namespace calllock::domain
