#pragma once

#include <cstdint>

#include "domain/analysis/reading.hpp"

/// Whether clauses tell of a fault, and how near a clause is to one.
namespace calllock::domain {

/// In so many words.
[[nodiscard]] bool tells_fault(const clause& c);

/// Does the caller tell of any fault at all?
[[nodiscard]] bool any_fault(const reading& r);

/// The turn in which the caller speaks for the second time: until then he says what he calls for.
[[nodiscard]] std::uint32_t end_of_opening(const reading& r);

/// Does the caller report a fault and no other business? Then nearly every time in the past dates the fault. Whoever
/// speaks of equipment, and asks for no work on it that needs no fault, has one in words of his own.
[[nodiscard]] bool service_like(const reading& r, std::uint32_t opening);

/// How surely clause `index` tells of a fault: 4 in so many words, 3 by a word that may mean one, or in a clause beside
/// it ("…last night, and it blows cold"), 0 not at all.
[[nodiscard]] int fault_near(const reading& r, std::uint32_t index, std::uint32_t opening);

}  // namespace calllock::domain
