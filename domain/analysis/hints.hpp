#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "domain/analysis/vocabulary.hpp"

namespace calllock::domain {

/// A fixed phrase that tells a rule where to look. The phrases themselves are data, see hint_phrases.hpp; a reading
/// lists each occurrence once, so no rule searches the text again.
enum class hint : std::uint8_t {
  // Marks of clauses
  hypothetical,
  past,
  repaired,
  other_party,
  quoted,
  joke,
  uncertain,
  correction,
  not_a_negation,
  denial,
  affirmation,
  partial,
  // Names
  name_is,
  last_name_is,
  first_name_is,
  this_is,
  name_question,
  last_name_question,
  other_name_question,
  account_name,
  speaking,
  nickname,
  own_name_wanted,
  other_name_wanted,
  their_name,
  // Phone
  reach_at,
  not_this_number,
  their_number,
  phone_question,
  // Place
  address_question,
  zip_question,
  at_address,
  old_place,
  other_place,
  service_place,
  // Time
  fault,
  maybe_fault,
  not_operating,  // found by the form of the clause: "hasn't cooled", "won't drain"
  well,
  began,
  duration_question,
  last_question,
  age_question,
  age,
  installed,
  not_a_fault,
  wish,
  since,
  just_now,
  day_event,
  in_progress,
  offers_visit,
  other_business,
  worse,
  recurring,
  // Equipment
  ac,
  furnace,
  heat_pump,
  boiler,
  thermostat,
  mini_split,
  water_heater,
  ductwork,
  cold_side,
  ac_part,
  heat_part,
  hot_side,
  wants_equipment,
  // State and attempts
  down,
  partly,
  weak,
  tried,
  // Parties
  decides,
  decider_question,
  needs_approval,
  third_party_business,
  third_party_family,
  third_party_tenant,
  contact,
  business_place,
  house_place,
  condo_place,
  apartment_place,
  home_office,
  count
};

/// The hints of equipment stand side by side, so that the many others are told at once.
[[nodiscard]] constexpr bool names_equipment(hint h) noexcept { return h >= hint::ac && h <= hint::ductwork; }

/// Which hints occur in a clause or a turn.
class hint_set {
public:
  void add(hint h) noexcept { bits_[index(h)] |= bit(h); }
  [[nodiscard]] bool has(hint h) const noexcept { return (bits_[index(h)] & bit(h)) != 0; }
  void add(const hint_set& o) noexcept {
    bits_[0] |= o.bits_[0];
    bits_[1] |= o.bits_[1];
  }

private:
  static std::size_t index(hint h) noexcept { return static_cast<std::size_t>(h) / 64; }
  static std::uint64_t bit(hint h) noexcept { return 1ULL << (static_cast<unsigned>(h) % 64); }
  std::array<std::uint64_t, 2> bits_{};
};
static_assert(static_cast<std::size_t>(hint::count) <= 128);

struct hint_phrase {
  hint id{};
  std::uint8_t words = 1;
  std::string_view text;
};

/// Hint phrases of two and more words; those of one word are in `word_entry::hints`.
struct phrase_range {
  const hint_phrase* first = nullptr;
  std::uint16_t count = 0;
};

/// One occurrence of a hint phrase.
struct hint_hit {
  hint id;
  std::uint8_t words = 0;   ///< tokens it covers
  std::uint32_t token = 0;  ///< its first token
};

}  // namespace calllock::domain
