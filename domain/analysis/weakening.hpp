#pragma once

#include <cstdint>

#include "domain/analysis/cues.hpp"
#include "domain/analysis/lexicon.hpp"
#include "domain/analysis/reading.hpp"

/// What takes the force of a fact from words that were found.
namespace calllock::domain {

[[nodiscard]] constexpr std::uint16_t marks(clause_mark m) noexcept { return static_cast<std::uint16_t>(m); }

[[nodiscard]] inline bool is_hazard(cue c) { return is_tag(c) && category_of(c) == tag_category::hazard; }

/// The marks that take a statement's force away, by what is spoken about. An old hazard is none, an old complaint is
/// still one; a gate code said under a condition is still the code.
[[nodiscard]] std::uint16_t weakening(cue c);

[[nodiscard]] constexpr bool speaks_of_smoke(cue c) noexcept {
  return c == cue::electrical_fire || c == cue::sig_smoke_cue;
}

/// "Smoke detector", "fire alarm", "cigarette smoke": words of smoke that are no hazard of the equipment.
[[nodiscard]] bool is_harmless_smoke(const reading& r, const phrase_hit& h);

/// The words are part of a name ("Smoke Tree Lane") or a comparison ("like a baby"), or the caller takes them back at
/// once ("we rent, no, sorry, we own it").
[[nodiscard]] bool misleads(const reading& r, const phrase_hit& h);

}  // namespace calllock::domain
