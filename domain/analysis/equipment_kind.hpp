#pragma once

#include <optional>
#include <string_view>

#include "domain/analysis/reading.hpp"
#include "domain/call/call_facts.hpp"
#include "domain/call/call_record.hpp"

namespace calllock::domain {

/// What the call is about, one of the values of backend.md §5.7: the caller's mentions weighed against each other, what
/// the agent put to him and noted, then what is told by symptoms, look-ups and variables (C-10). Of overlapping names
/// the longest counts, so that a water heater is no heater.
[[nodiscard]] std::optional<std::string_view> find_equipment_kind(const reading& r, const call_record& call,
                                                                  const call_facts& facts);

}  // namespace calllock::domain
