#pragma once

#include <initializer_list>
#include <string_view>

#include "domain/ascii.hpp"

namespace calllock::domain {

/// True if `word` stands in `text` as a whole word, letter case forgiven. For short texts such as tool arguments.
[[nodiscard]] bool contains_word(std::string_view text, std::string_view word) noexcept;

[[nodiscard]] bool has_any_word(std::string_view text, std::initializer_list<std::string_view> words) noexcept;

}  // namespace calllock::domain
