#include "domain/analysis/cues.hpp"

#include <algorithm>

namespace calllock::domain {

namespace {

/// Spelled as the enumerators.
constexpr std::array<std::string_view, cue_count> spellings{
#define CALLLOCK_TAG(category, name) #name,
#define CALLLOCK_SIGNAL(name) #name,
#include "domain/analysis/cues.inc"
#undef CALLLOCK_TAG
#undef CALLLOCK_SIGNAL
};

/// A name as the reference writes it, in capitals.
struct capitals {
  std::array<char, 32> text{};
  std::uint8_t size = 0;
};

constexpr std::array<capitals, cue_count> names = [] {
  std::array<capitals, cue_count> out{};
  for (std::size_t i = 0; i < cue_count; ++i) {
    for (const char c : spellings[i])
      out[i].text[out[i].size++] = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return out;
}();

/// Cues in the order of their names, for look-ups.
const std::array<cue, cue_count>& by_name() {
  static const auto sorted = [] {
    std::array<cue, cue_count> out{};
    for (std::size_t i = 0; i < cue_count; ++i) out[i] = static_cast<cue>(i);
    std::sort(out.begin(), out.end(), [](cue a, cue b) { return name_of(a) < name_of(b); });
    return out;
  }();
  return sorted;
}

}  // namespace

std::string_view text(tag_category c) noexcept {
  static constexpr std::array<std::string_view, tag_category_count> sections{
      "HAZARD", "URGENCY", "SERVICE_TYPE", "REVENUE", "RECOVERY", "LOGISTICS", "CUSTOMER", "NON_CUSTOMER", "CONTEXT"};
  const auto i = static_cast<std::size_t>(c);
  return i < sections.size() ? sections[i] : std::string_view{};
}

std::string_view name_of(cue c) noexcept {
  const auto& n = names[static_cast<std::size_t>(c)];
  return {n.text.data(), n.size};
}

std::string_view section_of(cue c) noexcept { return is_tag(c) ? text(category_of(c)) : std::string_view{"SIGNAL"}; }

std::optional<cue> find_cue(std::string_view section, std::string_view name) noexcept {
  const auto& sorted = by_name();
  auto at =
      std::lower_bound(sorted.begin(), sorted.end(), name, [](cue c, std::string_view n) { return name_of(c) < n; });
  for (; at != sorted.end() && name_of(*at) == name; ++at) {
    if (section_of(*at) == section) return *at;
  }
  return std::nullopt;
}

}  // namespace calllock::domain
