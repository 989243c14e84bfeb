#pragma once

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
  struct literal {
    std::string text;
    bool stem = false;
    std::vector<std::uint32_t> sequences;
  };
  std::vector<literal> literals;                     ///< what Vectorscan looks for
  std::vector<std::vector<std::uint32_t>> on_group;  ///< sequences anchored on a group
  std::size_t phrases = 0;
};

/// Builds the index; the mistakes of all lines if there are any.
[[nodiscard]] phrase_index index_phrases(const phrase_table& table, std::vector<lexicon_mistake>& mistakes);

}  // namespace calllock::domain
