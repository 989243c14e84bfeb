#pragma once

#include <cstddef>
#include <string_view>

namespace calllock::domain {

/// Is `word` one of these literals? Their lengths are known to the compiler, so most are ruled out by one comparison.
template <std::size_t... N>
[[nodiscard]] constexpr bool is_one_of(std::string_view word, const char (&... literals)[N]) noexcept {
  return ((word == std::string_view(literals, N - 1)) || ...);
}

}  // namespace calllock::domain
