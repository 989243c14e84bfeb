#include "domain/analysis/cues.hpp"

#include <string>

namespace calllock::domain {

namespace {

struct cue_row {
  tag_category category;
  std::string_view spelling;  ///< as the enumerator
};

constexpr std::array<cue_row, cue_count> rows{{
#define CALLLOCK_TAG(category, name) {tag_category::category, #name},
#define CALLLOCK_SIGNAL(name) {tag_category::context, #name},
#include "domain/analysis/cues.inc"
#undef CALLLOCK_TAG
#undef CALLLOCK_SIGNAL
}};

/// The names as the reference writes them, in capitals.
const std::array<std::string, cue_count>& upper_names() {
  static const auto names = [] {
    std::array<std::string, cue_count> out;
    for (std::size_t i = 0; i < cue_count; ++i) {
      for (const char c : rows[i].spelling)
        out[i].push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
    }
    return out;
  }();
  return names;
}

}  // namespace

std::string_view text(tag_category c) noexcept {
  static constexpr std::array<std::string_view, tag_category_count> names{
      "HAZARD", "URGENCY", "SERVICE_TYPE", "REVENUE", "RECOVERY", "LOGISTICS", "CUSTOMER", "NON_CUSTOMER", "CONTEXT"};
  const auto i = static_cast<std::size_t>(c);
  return i < names.size() ? names[i] : std::string_view{};
}

tag_category category_of(cue c) noexcept { return rows[static_cast<std::size_t>(c)].category; }

std::string_view name_of(cue c) noexcept { return upper_names()[static_cast<std::size_t>(c)]; }

std::string_view section_of(cue c) noexcept { return is_tag(c) ? text(category_of(c)) : std::string_view{"SIGNAL"}; }

std::optional<cue> find_cue(std::string_view section, std::string_view name) noexcept {
  for (std::size_t i = 0; i < cue_count; ++i) {
    const auto c = static_cast<cue>(i);
    if (name_of(c) == name && section_of(c) == section) return c;
  }
  return std::nullopt;
}

}  // namespace calllock::domain
