#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/call/step.hpp"

/// Standing bookings in words, and whose they are.
namespace calllock::domain {

/// The number that the telephone network shows for the caller, E.164. What a caller merely states proves nothing, so
/// bookings are changed by this number only (S-06); a withheld one is nobody's (B-06).
[[nodiscard]] std::optional<std::string> line_number(const ConversationState& s, const tool_called& e,
                                                     const step_context& c);
/// A booking as its verified owner's agent is told of it.
[[nodiscard]] told_booking told(const standing_booking& b, const step_context& c);
/// "Monday, March 9 at 2 PM and Friday, March 13 at 9 AM".
[[nodiscard]] std::string speak_bookings(const std::vector<standing_booking>& all, const step_context& c);
/// What lookup_booking answers of `all`, which are in order of their start. Without `with_uids` no uid is told.
[[nodiscard]] tool_reply tell_all(const std::vector<standing_booking>& all, bool with_uids, const step_context& c);

}  // namespace calllock::domain
