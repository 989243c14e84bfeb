#pragma once

#include <cstdint>

#include "domain/analysis/reading.hpp"

namespace calllock::domain {

/// Cuts the tokens from `first_token` on, all of one turn, into clauses, lists their hints and sets their marks (C-01).
void append_clauses(std::uint32_t turn, speaker who, std::size_t first_token, reading& out);

/// Pairs the questions of the agent with the caller's answers, once all turns are cut.
void pair_exchanges(reading& out);

}  // namespace calllock::domain
