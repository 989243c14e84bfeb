#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/booking/wish.hpp"
#include "domain/call/step.hpp"

/// What booking, moving, cancelling and asking for free times have in common: the ledger's rows, and how times are
/// offered to a caller.
namespace calllock::domain {

/// The effect of that key, or null.
[[nodiscard]] booking_effect* effect_of(ConversationState& s, std::string_view key);
/// Has the effect's row written with this step.
void keep(step_result& r, const booking_effect& effect);
/// The calendar has not said yet what became of something that this call asked of it.
[[nodiscard]] bool still_waiting(const ConversationState& s);
inline constexpr std::string_view still_waiting_text =
    "I'm still waiting for the calendar to confirm what you asked for before. The office will contact you to confirm "
    "it.";
/// Answers whoever waits under `key`.
void answer(step_result& r, std::string_view key, tool_reply body);

[[nodiscard]] tool_reply failed(std::string code, std::string message);

/// A time as the agent gets it: for machines and in words.
[[nodiscard]] offered_slot offer(instant t, const step_context& c);
/// "Monday, March 9 at 2 PM, 3 PM, or Tuesday, March 10 at 9 AM", in the business's own clock.
[[nodiscard]] std::string join_spoken(const std::vector<instant>& times, const step_context& c);
/// Adds up to three times to an answer, and `lead` with the question which one to take (B-10).
void add_alternatives(tool_reply& body, std::string_view lead, std::vector<instant> nearby, const step_context& c);
/// What the calendar is asked for a wish.
[[nodiscard]] find_slots window_of(const wish& w, std::string_view key, const step_context& c);
/// The question when a wish was not understood (B-04).
[[nodiscard]] std::string ask_for_time(const wish& w);

/// The calendar failed the caller: a call back is noted, and the owner told `what` (B-24), under `headline` unless it
/// is about a booking that failed.
void promise_call_back(step_result& r, std::string_view what, const step_context& c, std::string_view headline = {});

}  // namespace calllock::domain
