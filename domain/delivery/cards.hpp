#pragma once

#include <string>
#include <vector>

#include "domain/analysis/analyse.hpp"

namespace calllock::domain {

/// The two texts on a dispatcher's card (backend.md §12, P-16).
struct cards {
  std::string headline;  ///< at most 60 characters (code points)
  std::string summary;   ///< at most 200 characters
};

/// Never equal to each other nor to `ai_summary`; never cut in mid-word; the outcome is never cut off.
[[nodiscard]] cards make_cards(const analysis& a, const call_facts& facts, const tenant_profile& tenant,
                               std::string_view ai_summary);

/// backend.md §8 on facts (P-34).
struct scorecard {
  int score = 0;                                    ///< 0 to 100
  std::vector<std::pair<std::string, int>> fields;  ///< component and points, for the audit's table
  std::vector<std::string> warnings;                ///< zero-tags, callback-gap
};
[[nodiscard]] scorecard score_call(const analysis& a, const call_facts& facts);

}  // namespace calllock::domain
