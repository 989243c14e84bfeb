#include "domain/tenant.hpp"

#include <algorithm>
#include <cctype>

namespace calllock::domain {
namespace {

std::string squeezed_lower(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto u = static_cast<unsigned char>(c);
    if (std::isspace(u)) {
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
    } else {
      out.push_back(static_cast<char>(std::tolower(u)));
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

constexpr std::string_view sentinels[] = {
    "",          "tbd",           "not provided",  "auto",      "n/a",        "na",
    "none",      "null",          "nil",           "unknown",   "undefined",  "unknown caller",
    "not given", "not available", "unavailable",   "anonymous", "restricted", "private",
    "withheld",  "blocked",       "not specified", "-",         "--",         "?",
    "."};

}  // namespace

week_hours default_hours() {
  using std::chrono::hours;
  week_hours week{};
  for (std::size_t day = 1; day <= 5; ++day) week[day] = open_span{hours{8}, hours{17}};
  return week;
}

bool is_sentinel(std::string_view text) {
  const std::string plain = squeezed_lower(text);
  if (plain.find("{{") != std::string::npos) return true;
  return std::find(std::begin(sentinels), std::end(sentinels), plain) != std::end(sentinels);
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
