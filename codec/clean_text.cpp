#include "codec/clean_text.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace calllock::codec {
namespace {

constexpr std::size_t escape_length = 6;  // \uXXXX
constexpr std::size_t most_digits = 18;   // always fit an int64
constexpr std::uint32_t not_an_escape = 0x110000;

std::uint32_t hex_value(char c) noexcept {
  if (c >= '0' && c <= '9') return static_cast<std::uint32_t>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<std::uint32_t>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<std::uint32_t>(c - 'A' + 10);
  return not_an_escape;
}

/// The code unit of the escape `\uXXXX` at `at`, or `not_an_escape`.
std::uint32_t code_unit(std::string_view s, std::size_t at) noexcept {
  if (s.size() - at < escape_length || s[at] != '\\' || s[at + 1] != 'u') return not_an_escape;
  std::uint32_t unit = 0;
  for (std::size_t i = at + 2; i < at + escape_length; ++i) {
    const auto digit = hex_value(s[i]);
    if (digit == not_an_escape) return not_an_escape;
    unit = unit * 16 + digit;
  }
  return unit;
}

constexpr bool is_high(std::uint32_t u) noexcept { return u >= 0xd800 && u < 0xdc00; }
constexpr bool is_low(std::uint32_t u) noexcept { return u >= 0xdc00 && u < 0xe000; }

std::size_t next_backslash(std::string_view s, std::size_t from) noexcept {
  if (from >= s.size()) return s.size();
  const void* hit = std::memchr(s.data() + from, '\\', s.size() - from);
  return hit ? static_cast<std::size_t>(static_cast<const char*>(hit) - s.data()) : s.size();
}

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

struct number_token {
  std::size_t length = 0;  ///< 0: no number of JSON's grammar starts here
  bool large = false;
};

number_token number_at(std::string_view s, std::size_t at) noexcept {
  std::size_t i = at;
  std::size_t digits = 0;
  bool exponent = false;
  const auto skip_digits = [&] {
    const auto start = i;
    while (i < s.size() && is_digit(s[i])) ++i;
    digits += i - start;
    return i > start;
  };
  if (i < s.size() && s[i] == '-') ++i;
  const auto first = i;
  if (!skip_digits() || (s[first] == '0' && i - first > 1)) return {};
  if (i < s.size() && s[i] == '.') {
    ++i;
    if (!skip_digits()) return {};
  }
  if (i < s.size() && (s[i] == 'e' || s[i] == 'E')) {
    exponent = true;
    ++i;
    if (i < s.size() && (s[i] == '+' || s[i] == '-')) ++i;
    if (!skip_digits()) return {};
  }
  return {i - at, exponent || digits > most_digits};
}

/// The index behind whatever was meant to be a number.
std::size_t behind_number_characters(std::string_view s, std::size_t at) noexcept {
  return std::min(s.find_first_not_of("0123456789+-.eE", at), s.size());
}

/// The index behind the string that opens at `at`.
std::size_t behind_string(std::string_view s, std::size_t at) noexcept {
  for (std::size_t i = at + 1; i < s.size(); ++i) {
    if (s[i] == '\\')
      ++i;
    else if (s[i] == '"')
      return i + 1;
  }
  return s.size();
}

}  // namespace

std::optional<std::string> without_bad_escapes(std::string_view json) {
  std::optional<std::string> out;
  std::size_t copied = 0;
  const auto replace = [&](std::size_t at, std::string_view with) {
    if (!out) out.emplace().reserve(json.size());
    out->append(json.substr(copied, at - copied)).append(with);
    copied = at + escape_length;
  };
  for (std::size_t i = next_backslash(json, 0); i < json.size(); i = next_backslash(json, i)) {
    const auto unit = code_unit(json, i);
    if (unit == not_an_escape) {
      i += 2;  // the character behind a backslash never starts an escape of its own
      continue;
    }
    if (is_high(unit) && i + escape_length < json.size() && is_low(code_unit(json, i + escape_length))) {
      i += 2 * escape_length;
      continue;
    }
    if (unit == 0)
      replace(i, {});
    else if (is_high(unit) || is_low(unit))
      replace(i, "\\ufffd");
    i += escape_length;
  }
  if (out) out->append(json.substr(copied));
  return out;
}

std::string with_large_numbers_quoted(std::string_view json) {
  std::string out;
  out.reserve(json.size() + 64);
  for (std::size_t i = 0; i < json.size();) {
    const char c = json[i];
    std::size_t next = i + 1;
    if (c == '"') {
      next = behind_string(json, i);
    } else if (is_digit(c) || c == '-') {
      const auto number = number_at(json, i);
      next = number.length != 0 ? i + number.length : behind_number_characters(json, i);
      if (number.large) {
        out.append(1, '"').append(json.substr(i, number.length)).append(1, '"');
        i = next;
        continue;
      }
    }
    out.append(json.substr(i, next - i));
    i = next;
  }
  return out;
}

}  // namespace calllock::codec
