#include <algorithm>

#include "domain/analysis/names.hpp"
#include "domain/analysis/one_of.hpp"
#include "domain/analysis/sources.hpp"

/// How a name is written.
namespace calllock::domain {
namespace {

using enum word_kind;

std::string_view without_title(std::string_view name) {
  while (true) {
    const auto blank = name.find(' ');
    if (blank == std::string_view::npos) return name;
    std::string first = comparable(name.substr(0, blank));
    const bool is_title = any(look_up(first).kinds, title) || first == "inspector" || first == "deacon" ||
                          first == "judge" || first == "captain" || first == "sergeant" || first == "professor" ||
                          first == "prof" || first == "coach" || first == "father" || first == "sir" ||
                          first == "madam" || first == "rabbi" || first == "chief" || first == "lieutenant";
    if (!is_title) return name;
    name.remove_prefix(blank + 1);
    while (name.starts_with(' ')) name.remove_prefix(1);
  }
}

}  // namespace

bool is_name_particle(std::string_view w) noexcept {
  return is_one_of(w, "de", "la", "del", "van", "von", "der", "den", "dos", "da", "di", "du", "le", "el", "al", "st",
                   "bin", "ibn", "mc", "mac", "san", "ten", "ter");
}

std::string tidy_name(std::string_view name) {
  while (!name.empty() && (name.front() == ' ' || name.front() == ',')) name.remove_prefix(1);
  while (!name.empty() && (name.back() == ' ' || name.back() == ',' || name.back() == '.')) name.remove_suffix(1);
  name = without_title(name);
  const bool has_capital = std::any_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  const bool has_small = std::any_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (has_capital && has_small) return std::string(name);
  std::string out;
  out.reserve(name.size());
  bool start = true;
  for (const char c : name) {
    const bool upper = c >= 'A' && c <= 'Z', small = c >= 'a' && c <= 'z';
    if (start && small) {
      out.push_back(static_cast<char>(c - ('a' - 'A')));
    } else if (!start && upper) {
      out.push_back(static_cast<char>(c + ('a' - 'A')));
    } else {
      out.push_back(c);
    }
    if (c != '\'') start = !(upper || small || static_cast<unsigned char>(c) >= 0x80);
  }
  return out;
}

}  // namespace calllock::domain
