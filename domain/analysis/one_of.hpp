#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace calllock::domain {

/// Is `word` one of these literals? None of them may be empty. The compiler knows their lengths and first letters, so
/// two tests of a bit rule most words out before any is compared.
template <std::size_t... N>
[[nodiscard, gnu::always_inline]] constexpr bool is_one_of(std::string_view word,
                                                           const char (&... literals)[N]) noexcept {
  constexpr auto bit = [](std::size_t place) { return std::uint64_t{1} << (place % 64); };
  constexpr std::uint64_t lengths = (bit(N - 1) | ...);
  static_assert(((N > 1 && N <= 64) && ...));
  if (word.size() >= 64 || (lengths & bit(word.size())) == 0) return false;
  const std::uint64_t firsts = (bit(static_cast<unsigned char>(literals[0])) | ...);
  if ((firsts & bit(static_cast<unsigned char>(word.front()))) == 0) return false;
  return ((word.size() == N - 1 && std::char_traits<char>::compare(word.data(), literals, N - 1) == 0) || ...);
}

}  // namespace calllock::domain
