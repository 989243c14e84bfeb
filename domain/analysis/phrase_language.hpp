#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace calllock::domain {

/// One place of a phrase after parsing.
struct phrase_element {
  enum class kind : std::uint8_t {
    words,   ///< any of `words` or a word that begins with one of `stems`
    number,  ///< one to four number words or digits
    end,     ///< nothing more: the end of the clause
    group,   ///< a phrase of the group `group`
  };
  kind what = kind::words;
  int gap_before = 0;  ///< so many other words may stand before it
  std::vector<std::string> words;
  std::vector<std::string> stems;
  bool negator = false;  ///< or any word that denies
  std::string group;
};

inline constexpr int phrase_gap = 4;       ///< `*`
inline constexpr int wide_phrase_gap = 6;  ///< `**`
inline constexpr int number_words = 4;

using phrase_sequence = std::vector<phrase_element>;

/// The sequences that a phrase stands for: one for each way to leave out what is in square brackets; or what is wrong
/// with it. The language is described at `phrase`.
[[nodiscard]] std::variant<std::vector<phrase_sequence>, std::string> parse_phrase(std::string_view text);

}  // namespace calllock::domain
