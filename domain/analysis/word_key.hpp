#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace calllock::domain {

/// A word of up to sixteen bytes as two numbers, zeros behind it: hashed and compared without a loop over its letters.
struct word_key {
  static constexpr std::size_t longest = 16;
  std::uint64_t head = 0;
  std::uint64_t tail = 0;
  friend bool operator==(const word_key&, const word_key&) = default;
};

/// The key of a word, of which only the first `word_key::longest` bytes count.
inline word_key key_of(std::string_view w) noexcept {
  std::array<char, word_key::longest> bytes{};
  for (std::size_t i = 0; i < w.size() && i < bytes.size(); ++i) bytes[i] = w[i];
  word_key k;
  std::memcpy(&k.head, bytes.data(), 8);
  std::memcpy(&k.tail, bytes.data() + 8, 8);
  return k;
}

/// The first `length` bytes of a key, at most `word_key::longest`.
inline word_key cut_to(const word_key& k, std::size_t length) noexcept {
  struct mask {
    std::uint64_t head, tail;
  };
  static constexpr auto masks = [] {
    std::array<mask, word_key::longest + 1> all{};
    const auto low = [](std::size_t bytes) { return bytes >= 8 ? ~0ULL : (1ULL << (8 * bytes)) - 1; };
    for (std::size_t n = 0; n < all.size(); ++n) all[n] = {low(n), n > 8 ? low(n - 8) : 0};
    return all;
  }();
  return {k.head & masks[length].head, k.tail & masks[length].tail};
}

/// The next sixteen bytes, whatever they are.
inline word_key bytes_at(const char* text) noexcept {
  word_key k;
  std::memcpy(&k.head, text, 8);
  std::memcpy(&k.tail, text + 8, 8);
  return k;
}

/// The same as `key_of` for a word behind whose beginning as many bytes can be read as the longest has: two loads and a
/// mask, with no branch on the length, which would be mispredicted for every other word of a text.
inline word_key key_in_text(const char* word, std::size_t length) noexcept { return cut_to(bytes_at(word), length); }

/// Capitals of ASCII made small, all bytes at once; of a key that holds nothing but letters and digits of ASCII. They
/// differ from small letters in bit 5, and digits, which have it, are those without bit 6.
inline word_key small_letters(const word_key& k) noexcept {
  constexpr std::uint64_t bit_5 = 0x2020202020202020ULL;
  return {k.head | (k.head >> 1 & bit_5), k.tail | (k.tail >> 1 & bit_5)};
}

}  // namespace calllock::domain
