#pragma once

#include <optional>
#include <string_view>

#include "domain/analysis/reading.hpp"

namespace calllock::domain {

struct equipment_years {
  double years = 0;
  bool months = false;  ///< under a year: told in months
};

/// The age of the equipment as the caller tells it: "eighteen years old", "installed in 2004", "put it in twelve years
/// ago", "eight years" when asked how old (C-08). `this_year` is the year of the call in the tenant's zone, 0 if
/// unknown.
[[nodiscard]] std::optional<equipment_years> find_age(const reading& r, int this_year);

/// The same of a tool's or variable's text: "18", "2004", "about 18 years", "installed 2004".
[[nodiscard]] std::optional<equipment_years> age_of_text(std::string_view text, int this_year);

}  // namespace calllock::domain
