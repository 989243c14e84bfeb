#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "domain/analysis/reading.hpp"
#include "domain/enums.hpp"
#include "domain/tenant.hpp"

namespace calllock::domain {

/// How long the present problem has lasted, as the caller says it (C-11).
struct said_duration {
  std::string words;      ///< "going on a week and a half", "since Monday"
  bool is_onset = false;  ///< a point in time rather than a length
  duration_category category = duration_category::none;
  std::uint32_t token = 0;
  std::uint32_t end = 0;
  int sureness = 0;  ///< higher: the surer that the time is that of the fault
};

/// The surest statement about the fault: an answer to "since when?" first, then a time beside a fault; never the age of
/// a machine or a person, an earlier trouble, a time asked for, or somebody else's trouble. Points in time are resolved
/// against `start` in `zone`; without a start they are taken by their plain meaning.
[[nodiscard]] std::optional<said_duration> find_duration(const reading& r, std::optional<instant> start,
                                                         std::string_view zone);

/// The category of hours: acute under 24 hours, recent to 7 days, ongoing over 7 days (backend.md §5.8).
[[nodiscard]] duration_category categorise(double hours) noexcept;

/// Category of a duration given as text by a tool or variable ("two weeks", "since Monday"); none if it says nothing.
[[nodiscard]] duration_category categorise_text(std::string_view text, std::optional<instant> start,
                                                std::string_view zone);

}  // namespace calllock::domain
