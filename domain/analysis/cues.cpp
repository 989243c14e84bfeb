#include "domain/analysis/cues.hpp"

#include <string>

namespace calllock::domain {

namespace {

struct cue_row {
  tag_category category;
  std::string name;
};

std::string upper(std::string_view s) {
  std::string out(s);
  for (auto& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

const std::array<cue_row, cue_count>& rows() {
  static const std::array<cue_row, cue_count> table{{
#define CALLLOCK_ROW(category, name) {tag_category::category, upper(#name)},
      CALLLOCK_TAGS(CALLLOCK_ROW)
#undef CALLLOCK_ROW
#define CALLLOCK_ROW(name) {tag_category::context, upper(#name)},
          CALLLOCK_SIGNALS(CALLLOCK_ROW)
#undef CALLLOCK_ROW
  }};
  return table;
}

}  // namespace

std::string_view text(tag_category c) noexcept {
  static constexpr std::array<std::string_view, tag_category_count> names{
      "HAZARD", "URGENCY", "SERVICE_TYPE", "REVENUE", "RECOVERY", "LOGISTICS", "CUSTOMER", "NON_CUSTOMER", "CONTEXT"};
  const auto i = static_cast<std::size_t>(c);
  return i < names.size() ? names[i] : std::string_view{};
}

tag_category category_of(cue c) noexcept { return rows()[static_cast<std::size_t>(c)].category; }

std::string_view name_of(cue c) noexcept { return rows()[static_cast<std::size_t>(c)].name; }

std::string_view section_of(cue c) noexcept { return is_tag(c) ? text(category_of(c)) : std::string_view{"SIGNAL"}; }

std::optional<cue> find_cue(std::string_view section, std::string_view name) noexcept {
  for (std::size_t i = 0; i < cue_count; ++i) {
    const auto c = static_cast<cue>(i);
    if (name_of(c) == name && section_of(c) == section) return c;
  }
  return std::nullopt;
}

}  // namespace calllock::domain
