#include "codec/json_slice.hpp"

#include <algorithm>

namespace calllock::codec {
namespace {

constexpr std::size_t longest_number = 100;
constexpr std::string_view blanks = " \n\t\r";

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// Walks valid JSON.
struct cursor {
  std::string_view s;
  std::size_t at = 0;
  bool odd_number = false;  ///< one was passed

  [[nodiscard]] bool sees(char c) const noexcept { return at < s.size() && s[at] == c; }

  void skip_blanks() { at = std::min(s.find_first_not_of(blanks, at), s.size()); }

  /// From the opening quote to behind the closing one.
  void skip_string() {
    for (auto quote = s.find('"', at + 1); quote != std::string_view::npos; quote = s.find('"', quote + 1)) {
      auto first = quote;
      while (s[first - 1] == '\\') --first;  // stops at the opening quote
      if ((quote - first) % 2 != 0) continue;
      at = quote + 1;
      return;
    }
    at = s.size();
  }

  void skip_number() {
    const auto start = at;
    while (at < s.size() && (is_digit(s[at]) || s[at] == '.')) ++at;
    if (sees('e') || sees('E') || at - start > longest_number) odd_number = true;
  }

  void skip_value() {
    std::size_t depth = 0;
    while (at < s.size()) {
      const char c = s[at];
      if (c == '"') {
        skip_string();
        if (depth == 0) return;
        continue;
      }
      if (is_digit(c)) {
        skip_number();
        continue;
      }
      if (depth == 0 && (c == ',' || c == '}' || c == ']')) return;
      if (c == '{' || c == '[') ++depth;
      ++at;
      if ((c == '}' || c == ']') && --depth == 0) return;
    }
  }
};

}  // namespace

std::string_view member_slice(std::string_view json, std::string_view name) {
  cursor c{json};
  c.skip_blanks();
  if (!c.sees('{')) return {};
  do {
    ++c.at;
    c.skip_blanks();
    if (!c.sees('"')) return {};
    const auto name_at = c.at + 1;
    c.skip_string();
    const auto found = json.substr(name_at, c.at - 1 - name_at);
    if (found.find('\\') != std::string_view::npos) return {};
    c.skip_blanks();
    ++c.at;  // the colon
    c.skip_blanks();
    const auto value_at = c.at;
    c.odd_number = false;
    c.skip_value();
    if (found == name) {
      if (c.odd_number) return {};
      const auto value = json.substr(value_at, c.at - value_at);
      return value.substr(0, value.find_last_not_of(blanks) + 1);
    }
    c.skip_blanks();
  } while (c.sees(','));
  return {};
}

}  // namespace calllock::codec
