#include "domain/analysis/text_search.hpp"

#include <algorithm>

namespace calllock::domain {

namespace {

bool word_part(char c) noexcept { return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9'); }

}  // namespace

bool contains_word(std::string_view text, std::string_view word) noexcept {
  if (word.empty()) return false;
  for (std::size_t i = 0; i + word.size() <= text.size(); ++i) {
    if (i > 0 && word_part(text[i - 1])) continue;
    if (!same_text(text.substr(i, word.size()), word)) continue;
    if (i + word.size() == text.size() || !word_part(text[i + word.size()])) return true;
  }
  return false;
}

bool has_any_word(std::string_view text, std::initializer_list<std::string_view> words) noexcept {
  return std::any_of(words.begin(), words.end(), [&](std::string_view w) { return contains_word(text, w); });
}

}  // namespace calllock::domain
