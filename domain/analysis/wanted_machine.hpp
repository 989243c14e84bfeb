#pragma once

#include <cstdint>
#include <optional>

#include "domain/analysis/reading.hpp"

namespace calllock::domain {

/// The words with which the caller asks for equipment that he does not have: tokens [first, last].
struct wanted_machine {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

/// "What do y'all charge for a tankless?", "we finally want real refrigerated air", "I'd like a bigger unit put in": a
/// word of wanting or of price, then equipment that is not his own (no "my", no "the"), and no word of work on it
/// behind ("a heat pump tune-up", "an AC looked at") or before ("fix a furnace") (C-07).
[[nodiscard]] std::optional<wanted_machine> find_wanted_machine(const reading& r);

}  // namespace calllock::domain
