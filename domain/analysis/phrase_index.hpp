#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/analysis/lexicon.hpp"
#include "domain/analysis/phrase_language.hpp"
#include "domain/analysis/phrase_postings.hpp"

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

  /// Whose words are searched.
  enum side : std::uint8_t { for_caller, for_agent, for_notes, sides };
  std::array<side_postings, sides> of;

  std::vector<std::string> open_words;  ///< beginnings of words
  /// Which `open_words` a word of the table begins with: those from `known_from[id]` to `known_from[id + 1]`.
  std::vector<std::uint16_t> known_opens;
  std::vector<std::uint32_t> known_from;
  /// For each first letter the second letters of `open_words`, both by their lowest five bits.
  std::array<std::uint32_t, 32> open_letters{};
  std::size_t phrases = 0;

  /// False for most words that begin as none of `open_words`.
  [[nodiscard]] bool may_begin_openly(std::string_view word) const noexcept {
    return word.size() < 2 || (open_letters[word[0] & 31] >> (word[1] & 31) & 1U) != 0;
  }

  static std::uint64_t bit_of(std::uint16_t word) noexcept { return 1ULL << (word & 63U); }

  /// Traits of a clause, as bits: that it has a number, a word that denies, a phrase of a group.
  static constexpr std::uint64_t trait_number = 1ULL << 63, trait_denies = 1ULL << 62;
  static std::uint64_t trait_of_group(std::uint16_t group) noexcept { return 1ULL << (group % 62U); }
};

/// Builds the index; the mistakes of all lines if there are any.
[[nodiscard]] phrase_index index_phrases(const phrase_table& table, std::vector<lexicon_mistake>& mistakes);

}  // namespace calllock::domain
