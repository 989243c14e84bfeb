#include "domain/tenant.hpp"

#include <algorithm>
#include <array>

#include "domain/ascii.hpp"

namespace calllock::domain {
namespace {

constexpr std::string_view sentinels[] = {
    "",          "tbd",           "not provided",  "auto",      "n/a",        "na",
    "none",      "null",          "nil",           "unknown",   "undefined",  "unknown caller",
    "not given", "not available", "unavailable",   "anonymous", "restricted", "private",
    "withheld",  "blocked",       "not specified", "-",         "--",         "?",
    "."};
constexpr std::size_t longest_sentinel = 14;
static_assert(std::all_of(std::begin(sentinels), std::end(sentinels),
                          [](std::string_view s) { return s.size() <= longest_sentinel; }));

}  // namespace

week_hours default_hours() {
  using std::chrono::hours;
  week_hours week{};
  for (std::size_t day = 1; day <= 5; ++day) week[day] = open_span{hours{8}, hours{17}};
  return week;
}

bool is_sentinel(std::string_view text) {
  if (text.find("{{") != std::string_view::npos) return true;
  // In small letters, one blank for several. Arguments are looked at several times for each event, so nothing is
  // allocated for it.
  std::array<char, longest_sentinel> plain{};
  std::size_t n = 0;
  for (const char c : trimmed(text)) {
    if (is_blank(c) && n > 0 && plain[n - 1] == ' ') continue;
    if (n == plain.size()) return false;
    plain[n++] = is_blank(c) ? ' ' : lower(c);
  }
  return std::find(std::begin(sentinels), std::end(sentinels), std::string_view{plain.data(), n}) !=
         std::end(sentinels);
}

std::optional<std::string> normalise_phone(std::string_view text) {
  if (is_sentinel(text)) return std::nullopt;
  const auto first = text.find_first_not_of(" \t(");
  const bool international = first != std::string_view::npos && text[first] == '+';
  std::string digits;
  for (const char c : text) {
    if (c >= '0' && c <= '9') digits.push_back(c);
    // An extension or a second number would run into the first one.
    else if (c == 'x' || c == 'X' || c == ',' || c == ';' || c == '@')
      break;
  }
  if (international) {
    if (digits.size() < 8 || digits.size() > 15 || digits.front() == '0') return std::nullopt;
    return "+" + digits;
  }
  if (digits.size() == 10 && digits.front() >= '2') return "+1" + digits;
  if (digits.size() == 11 && digits.front() == '1' && digits[1] >= '2') return "+" + digits;
  return std::nullopt;
}

}  // namespace calllock::domain
