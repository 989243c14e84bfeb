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
/// knows the words of the anchors already, Vectorscan finds the open-ended ones among the words that no phrase has;
/// only around those the rest of a sequence is compared, word by word.
namespace calllock::domain {

struct indexed_element {
  std::uint64_t mask = 0;        ///< `phrase_index::bit_of` each of its words
  std::uint32_t first = 0;       ///< of its words in `phrase_index::word_ids`; the number of a group
  std::uint32_t first_stem = 0;  ///< in `phrase_index::stems`
  std::uint16_t words = 0;
  std::uint16_t stems = 0;
  phrase_element::kind what{};
  std::uint8_t gap_before = 0;
  bool negator = false;  ///< any word that denies will do as well
};

struct indexed_sequence {
  std::uint32_t first = 0;  ///< in `phrase_index::elements`
  std::uint16_t count = 0;
  std::uint16_t anchor = 0;
  bool is_group = false;  ///< an alternative of a group
  bool plain = false;     ///< words only, without gaps
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

  /// One sequence to try at an anchor, with what the clause must hold beside it: most tries end there, without a look
  /// at the sequence.
  struct posting {
    std::array<std::uint64_t, 2> need{};  ///< `bit_of` the words of two more elements; all ones: none to ask for
    std::uint64_t traits = 0;             ///< of the clause, see `trait_of_group`
    std::uint32_t sequence = 0;
    std::uint8_t offset = 0;  ///< of the anchor in a pair of words
    std::uint8_t whole = 0;   ///< so many words at the anchor are the whole sequence; 0: there is more to compare
  };
  /// Whose words are searched.
  enum side : std::uint8_t { for_caller, for_agent, for_notes, sides };
  /// The postings of one anchor, one list behind the other: for each side those of the groups that its phrases use,
  /// then for each side its phrases.
  struct lists {
    std::array<std::uint32_t, 2U * sides + 1U> from{};
  };
  static constexpr unsigned groups_of(side s) noexcept { return s; }
  static constexpr unsigned phrases_of(side s) noexcept { return sides + s; }
  /// What hangs on a word: a bit for each list that is not empty, and these.
  enum hanging : std::uint8_t { leads_pair = 1U << (2U * sides), ends_pair = 2U << (2U * sides) };

  std::vector<posting> postings;
  std::vector<lists> at_word;       ///< by id of the word
  std::vector<std::uint8_t> hangs;  ///< by id of the word
  std::vector<lists> at_group;      ///< by group
  lists at_number;                  ///< sequences whose rarest element is a number
  std::vector<lists> at_open_word;
  std::vector<std::string> open_words;  ///< beginnings of words
  /// Which `open_words` a word of the table begins with: those from `known_from[id]` to `known_from[id + 1]`.
  std::vector<std::uint16_t> known_opens;
  std::vector<std::uint32_t> known_from;
  std::size_t phrases = 0;

  static std::uint64_t bit_of(std::uint16_t word) noexcept { return 1ULL << (word & 63U); }

  /// Traits of a clause, as bits: that it has a number, a word that denies, a phrase of a group.
  static constexpr std::uint64_t trait_number = 1ULL << 63, trait_denies = 1ULL << 62;
  static std::uint64_t trait_of_group(std::uint16_t group) noexcept { return 1ULL << (group % 62U); }

  /// Numbers and groups are in pairs like words, by symbols above the ids of all words.
  static constexpr std::uint16_t number_symbol = 0xffff, first_group_symbol = 0xf000;
  static std::uint16_t symbol_of_group(std::uint16_t group) noexcept {
    return static_cast<std::uint16_t>(first_group_symbol + group);
  }

  /// Where few words can stand beside the anchor, the sequence hangs on each pair of them.
  struct word_pair {
    std::uint32_t key = 0;  ///< both symbols; 0: empty
    std::uint32_t at = 0;   ///< in `at_pair`
  };
  std::vector<lists> at_pair;
  std::vector<word_pair> pairs;    ///< a hash table, a power of two long
  std::vector<std::uint64_t> may;  ///< one bit for each hash of a pair: most pairs of a text are in no phrase

  static std::uint32_t hash_of(std::uint32_t key) noexcept {
    const std::uint32_t h = key * 0x9E3779B1U;
    return h ^ (h >> 15);
  }
  /// The lists of two symbols that stand side by side; null for nearly all.
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
