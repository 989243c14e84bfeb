#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/analysis/lexicon.hpp"
#include "domain/analysis/phrase_language.hpp"

/// The phrase table in the form in which it is matched. Each sequence has one anchor: its rarest element. Vectorscan
/// finds the words of all anchors in one pass; only around those the rest of a sequence is compared, word by word.
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
  /// One sequence to try at an anchor. Where a single word out of a few must stand right beside the anchor, the posting
  /// holds these words itself: most tries end there, without a look at the sequence.
  struct posting {
    static constexpr std::size_t most_words = 5;
    std::uint32_t sequence = 0;
    std::int8_t side = 0;  ///< -1: the word before the anchor, 1: behind it, 0: none to look at
    std::uint8_t count = 0;
    std::array<std::uint16_t, most_words> words{};
  };
  /// The postings of one anchor, one list behind the other: for groups, for the caller's words, the agent's, and notes.
  struct lists {
    std::uint32_t groups = 0, caller = 0, agent = 0, notes = 0, end = 0;
  };
  struct literal {
    std::string text;
    bool stem = false;
  };
  std::vector<posting> postings;
  std::vector<literal> literals;  ///< what Vectorscan looks for
  std::vector<lists> at_literal;  ///< by literal
  std::vector<lists> at_group;    ///< by group
  lists at_number;                ///< sequences whose rarest element is a number
  std::size_t phrases = 0;
};

/// Builds the index; the mistakes of all lines if there are any.
[[nodiscard]] phrase_index index_phrases(const phrase_table& table, std::vector<lexicon_mistake>& mistakes);

}  // namespace calllock::domain
