#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "domain/analysis/reading.hpp"

namespace calllock::domain {

/// Digits as somebody reads them out: "seven eight seven, four eight", "53 Eleven", "fourteen hundred", "double five".
struct digit_run {
  static constexpr std::size_t most = 16;
  std::array<char, most> digits{};
  std::uint8_t size = 0;
  std::uint32_t first = 0;    ///< token
  std::uint32_t count = 0;    ///< tokens
  bool counted = false;       ///< holds "hundred" or "thousand", so it is a quantity or a house number, no ZIP or phone
  bool numerals_only = true;  ///< written in digits throughout
  bool overflow = false;      ///< longer than `most`

  [[nodiscard]] std::string_view text() const noexcept { return {digits.data(), size}; }
  [[nodiscard]] std::uint32_t end() const noexcept { return first + count; }
};

/// Can a run of digits begin with this word? Most words rule it out at once.
[[nodiscard]] inline bool may_begin_digits(const token& t) noexcept {
  return t.digits || t.is(word_kind::digit | word_kind::teen | word_kind::tens | word_kind::multiple);
}

/// No more digits than this stand in the run from token `i`, by a glance at its words; `digit_run::most` and more when
/// a hundred or thousand follows, so that only reading it tells.
[[nodiscard]] std::size_t digits_at_most(const reading& r, std::size_t i, gap widest) noexcept;

/// The longest run of digits from token `i`; its parts may be divided by anything up to `widest`. Empty (`count` 0) if
/// token `i` begins none.
[[nodiscard]] digit_run read_digits(const reading& r, std::size_t i, gap widest);

/// A number of things: "3", "twenty-five", "a hundred and ten", "a couple of", "two or three", "half a", "one and a
/// half".
struct quantity {
  double value = 0;
  std::uint32_t count = 0;  ///< tokens, with "of" behind "couple"
  bool vague = false;       ///< couple, few, several
};

/// Can a number of things begin with this word? Most words rule it out at once.
[[nodiscard]] inline bool may_begin_quantity(const token& t) noexcept {
  using enum word_kind;
  return t.digits || t.is(digit | teen | tens | vague_count | before_time);
}

/// The number that begins at token `i`, if one does.
[[nodiscard]] std::optional<quantity> read_quantity(const reading& r, std::size_t i);

/// A year from 1950 to 2049: "2004", "twenty fifteen", "two thousand four", "ninety-eight" is not one.
[[nodiscard]] std::optional<int> read_year(const reading& r, std::size_t i, std::uint32_t& count);

}  // namespace calllock::domain
