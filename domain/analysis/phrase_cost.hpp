#pragma once

#include "domain/analysis/phrase_language.hpp"

namespace calllock::domain {

/// How dear it is to search for sequences by this element: about how often one of its words occurs in a hundred
/// clauses.
[[nodiscard]] double cost_of(const phrase_element& e);

}  // namespace calllock::domain
