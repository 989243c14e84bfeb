#pragma once

#include "domain/analysis/hints.hpp"

/// The phrases, grouped by what they hint at; a list is divided by bars, a phrase is written as the reading normalises
/// words (lower case, hyphens as blanks). The lists stand in files of their own, by subject: hint_phrases_*.hpp.
namespace calllock::domain::words {

struct hint_group {
  hint id;
  std::string_view list;
};

}  // namespace calllock::domain::words
