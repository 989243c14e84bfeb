#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/analysis/lexicon.hpp"
#include "domain/analysis/phrase_language.hpp"

/// The phrase table in the form in which it is matched. Each sequence has one anchor: its rarest element. The reading
/// knows the words of the anchors already, Vectorscan finds the open-ended ones in one pass; only around those the rest
/// of a sequence is compared, word by word.
namespace calllock::domain {

struct indexed_element {
  phrase_element::kind what{};
  std::uint8_t gap_before = 0;
  bool negator = false;  ///< any word that denies will do as well
  std::uint16_t group = 0;
  std::uint32_t first_word = 0;  ///< in `phrase_index::word_ids`
  std::uint32_t first_stem = 0;  ///< in `phrase_index::stems`
  std::uint16_t words = 0;
  std::uint16_t stems = 0;
};

struct indexed_sequence {
  std::uint32_t first = 0;  ///< in `phrase_index::elements`
  std::uint16_t count = 0;
  std::uint16_t anchor = 0;
  bool is_group = false;  ///< an alternative of a group
  std::uint16_t group = 0;
  cue what{};
  phrase_use use{};
};

struct phrase_index {
  std::vector<indexed_element> elements;
  std::vector<std::uint16_t> word_ids;
  std::vector<std::string> stems;
  std::vector<indexed_sequence> sequences;
  std::unordered_map<std::string, std::uint16_t> vocabulary;  ///< every word of the table; ids from 1
  /// One sequence to try at an anchor. Where a single word out of a few must stand right beside an anchor, the posting
  /// holds these words itself, and of one more element it holds a mask of the words of which the clause must have one:
  /// most tries end there, without a look at the sequence.
  struct posting {
    static constexpr std::size_t most_words = 5;
    std::uint64_t need = 0;    ///< `bit_of` the words of another element; 0: none to ask for
    std::uint64_t groups = 0;  ///< `bit_of` each group that the sequence holds beside its anchor
    std::uint32_t sequence = 0;
    std::int8_t side = 0;  ///< -1: the word before the anchor, 1: behind it, 0: none to look at
    std::uint8_t count = 0;
    std::array<std::uint16_t, most_words> words{};
  };
  /// The postings of one anchor, one list behind the other: for groups, for the caller's words, the agent's, and notes.
  struct lists {
    std::uint32_t groups = 0, caller = 0, agent = 0, notes = 0, end = 0;
  };
  /// Which of the lists hold anything, as bits.
  enum side : std::uint8_t {
    for_groups = 1,
    for_caller = 2,
    for_agent = 4,
    for_notes = 8,
    leads_pair = 16,
    ends_pair = 32
  };
  static std::uint8_t sides_of(const lists& at) noexcept {
    return static_cast<std::uint8_t>((at.groups != at.caller ? for_groups : 0) |
                                     (at.caller != at.agent ? for_caller : 0) | (at.agent != at.notes ? for_agent : 0) |
                                     (at.notes != at.end ? for_notes : 0));
  }
  /// Where the anchor and the word beside it are both out of a few, the sequence hangs on each pair of words.
  struct word_pair {
    std::uint32_t key = 0;  ///< ids of both; 0: empty
    std::uint32_t at = 0;   ///< in `at_pair`
  };
  std::vector<posting> postings;
  std::vector<std::string> open_words;  ///< beginnings of words, what Vectorscan looks for
  std::vector<lists> at_word;           ///< by id of the word
  std::vector<std::uint8_t> hangs;      ///< by id of the word: `sides_of` its lists, and whether it is in any pair
  std::vector<lists> at_open_word;
  std::vector<lists> at_pair;      ///< the anchor is the first word where `side` is 1, the second where it is -1
  std::vector<word_pair> pairs;    ///< a hash table, a power of two long
  std::vector<std::uint64_t> may;  ///< one bit for each hash of a pair: most pairs of a text are in no phrase
  std::vector<lists> at_group;     ///< by group
  lists at_number;                 ///< sequences whose rarest element is a number
  std::size_t phrases = 0;

  static std::uint64_t bit_of(std::uint16_t word) noexcept { return 1ULL << (word & 63U); }

  static std::uint32_t hash_of(std::uint32_t key) noexcept {
    const std::uint32_t h = key * 0x9E3779B1U;
    return h ^ (h >> 15);
  }
  /// The lists of two words that stand side by side; null for nearly all.
  [[nodiscard]] const lists* of_pair(std::uint16_t first, std::uint16_t second) const noexcept {
    const std::uint32_t key = static_cast<std::uint32_t>(first) << 16 | second;
    const std::uint32_t h = hash_of(key);
    const std::size_t bit = h & (may.size() * 64 - 1);
    if ((may[bit / 64] >> (bit % 64) & 1) == 0) return nullptr;
    for (std::size_t i = h & (pairs.size() - 1); pairs[i].key != 0; i = (i + 1) & (pairs.size() - 1)) {
      if (pairs[i].key == key) return &at_pair[pairs[i].at];
    }
    return nullptr;
  }
};

/// Builds the index; the mistakes of all lines if there are any.
[[nodiscard]] phrase_index index_phrases(const phrase_table& table, std::vector<lexicon_mistake>& mistakes);

}  // namespace calllock::domain
