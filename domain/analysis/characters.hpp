#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "domain/ascii.hpp"

/// What single bytes and typographic marks of a transcript are.
namespace calllock::domain {

enum class byte_class : std::uint8_t { blank, letter, digit, other };

constexpr std::array<byte_class, 256> make_classes() {
  std::array<byte_class, 256> t{};
  for (std::size_t c = 0; c < 256; ++c) {
    t[c] = c >= 0x80 ? byte_class::letter : byte_class::other;
  }
  for (std::size_t c = 0; c <= ' '; ++c) t[c] = byte_class::blank;
  for (std::size_t c = '0'; c <= '9'; ++c) t[c] = byte_class::digit;
  for (std::size_t c = 'a'; c <= 'z'; ++c) t[c] = byte_class::letter;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) t[c] = byte_class::letter;
  return t;
}
inline constexpr auto classes = make_classes();

/// Small letters and digits of ASCII as they go into the text; 0 for every other byte.
constexpr std::array<char, 256> make_word_bytes() {
  std::array<char, 256> t{};
  for (std::size_t c = '0'; c <= '9'; ++c) t[c] = static_cast<char>(c);
  for (std::size_t c = 'a'; c <= 'z'; ++c) t[c] = static_cast<char>(c);
  for (std::size_t c = 'A'; c <= 'Z'; ++c) t[c] = static_cast<char>(c + ('a' - 'A'));
  return t;
}
inline constexpr auto word_bytes = make_word_bytes();

inline byte_class class_of(char c) noexcept { return classes[static_cast<unsigned char>(c)]; }

/// Marks outside ASCII that stand for a simple one.
struct typographic {
  char ascii = 0;  ///< 0: none
  std::uint8_t length = 1;
};

inline typographic typographic_at(std::string_view s, std::size_t i) noexcept {
  if (i >= s.size() || static_cast<unsigned char>(s[i]) < 0x80) return {};
  const auto u = [&](std::size_t k) { return k < s.size() ? static_cast<unsigned char>(s[k]) : 0U; };
  if (u(i) == 0xC2 && u(i + 1) == 0xA0) return {' ', 2};
  if (u(i) != 0xE2 || u(i + 1) != 0x80) return {};
  switch (u(i + 2)) {
    case 0x98:
    case 0x99: return {'\'', 3};
    case 0x9C:
    case 0x9D: return {'"', 3};
    case 0x90:
    case 0x91: return {'-', 3};
    case 0x93:
    case 0x94: return {'~', 3};  // a dash between clauses
    case 0xA6: return {'^', 3};  // an ellipsis
    default: return {};
  }
}

}  // namespace calllock::domain
