#pragma once

#include <cstdint>
#include <optional>

#include "domain/analysis/reading.hpp"

/// What the agent asked before a turn of the caller, as far as it tells how to take a time in the answer.
namespace calllock::domain {

/// Did the agent ask since when, rather than when to come?
[[nodiscard]] bool asked_when(const reading& r, std::uint32_t turn);

/// "How many days?" gives the unit to "three".
[[nodiscard]] std::optional<time_unit_value> unit_asked(const reading& r, std::uint32_t turn);

/// "When was it last working?": the trouble began behind that time.
[[nodiscard]] bool asks_for_last(const reading& r, std::uint32_t turn);

}  // namespace calllock::domain
