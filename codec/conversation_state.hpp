#pragma once

#include <string>
#include <string_view>

#include "codec/retell.hpp"
#include "domain/analysis/analyse.hpp"
#include "domain/call/conversation_state.hpp"

/// `call_sessions.conversation_state`: the names of backend.md §4 at the top level, so that whoever reads the table
/// today goes on reading it, with `bookingStatus` and `endCallReason` as they stand; where each value was said is kept
/// beside them under `provenance`, so that a reloaded call merges as the live one did.
namespace calllock::codec {

[[nodiscard]] std::string write_state(const domain::ConversationState& state);
/// Reads what `write_state` wrote, and rows of the old backend (no provenance). `record` and `bookings` are not in it.
[[nodiscard]] parsed<domain::ConversationState> read_state(std::string_view json);

/// Tags with their evidence, revenue signals and the lexicon's version, as kept with the call
/// (`call_sessions.analysis`).
[[nodiscard]] std::string write_analysis(const domain::analysis& a);

}  // namespace calllock::codec
