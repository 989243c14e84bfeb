#pragma once

#include <cstdint>
#include <span>
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
  this_is,
  name_question,
  speaking,
  name_of_account,
  spelled,
  also_called,
  not_my_name,
  for_somebody,
  // Phone
  reach_at,
  not_this_number,
  this_number,
  phone_question,
  // Place
  address_question,
  address_is,
  old_place,
  billing_place,
  service_place,
  landmark,
  // Time
  began,
  not_a_duration,
  lasting,
  duration_question,
  recurring,
  worsening,
  age_question,
  age_of_equipment,
  installed,
  // Equipment
  equip_ac,
  equip_furnace,
  equip_heat_pump,
  equip_boiler,
  equip_thermostat,
  equip_mini_split,
  equip_water_heater,
  equip_ductwork,
  equip_unit,
  runs_well,
  cold_side,
  hot_side,
  // State and pattern
  down,
  partial_work,
  weak_work,
  intermittent,
  constant,
  tried,
  // Parties
  decides,
  asks_other,
  third_party,
  site_contact,
  premises_business,
  premises_house,
  premises_condo,
  premises_apartment,
  not_premises,
  count
};

struct hint_phrase {
  hint id;
  std::string_view text;
};

/// One occurrence of a hint phrase.
struct hint_hit {
  hint id;
  std::uint8_t words = 0;   ///< tokens it covers
  std::uint32_t token = 0;  ///< its first token
};

/// The phrases that begin with the word of `entry`, longest first.
[[nodiscard]] std::span<const hint_phrase> hints_of(const word_entry& entry) noexcept;

}  // namespace calllock::domain
