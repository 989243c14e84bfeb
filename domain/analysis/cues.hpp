#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "domain/analysis/analyse.hpp"

namespace calllock::domain {

/// A tag of reference/taxonomy.md or a signal; cues.inc lists them.
enum class cue : std::uint8_t {
#define CALLLOCK_TAG(category, name) name,
#define CALLLOCK_SIGNAL(name) sig_##name,
#include "domain/analysis/cues.inc"
#undef CALLLOCK_TAG
#undef CALLLOCK_SIGNAL
  end_of_cues
};

inline constexpr std::size_t tag_count = static_cast<std::size_t>(cue::recent_install) + 1;
inline constexpr std::size_t cue_count = static_cast<std::size_t>(cue::end_of_cues);

[[nodiscard]] constexpr bool is_tag(cue c) noexcept { return static_cast<std::size_t>(c) < tag_count; }

inline constexpr std::array<tag_category, cue_count> cue_categories{
#define CALLLOCK_TAG(category, name) tag_category::category,
#define CALLLOCK_SIGNAL(name) tag_category::context,
#include "domain/analysis/cues.inc"
#undef CALLLOCK_TAG
#undef CALLLOCK_SIGNAL
};

/// Category of a tag; meaningless for signals.
[[nodiscard]] constexpr tag_category category_of(cue c) noexcept { return cue_categories[static_cast<std::size_t>(c)]; }

/// `GAS_LEAK`; a signal's name is upper case as well, its section in the file is `SIGNAL`.
[[nodiscard]] std::string_view name_of(cue c) noexcept;

/// The section of the phrase table: the tag's category, or `SIGNAL`.
[[nodiscard]] std::string_view section_of(cue c) noexcept;

/// The cue called `section`.`name`, letter case as in the reference; nothing when there is none.
[[nodiscard]] std::optional<cue> find_cue(std::string_view section, std::string_view name) noexcept;

}  // namespace calllock::domain
