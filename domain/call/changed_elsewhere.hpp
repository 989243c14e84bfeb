#pragma once

#include "domain/call/step.hpp"

/// A booking that this call holds, and what another call has done to it since. The row in the ledger follows: what was
/// cancelled is cancelled here too, what was moved stands where it was moved to; so a repeat of the request is never
/// answered with what is no longer so (I3), and what was delivered about this call is corrected.
namespace calllock::domain {

void apply(step_result& r, const booking_changed_elsewhere& e);

/// The answer under this booking's key is no longer true: it stands at another time.
[[nodiscard]] bool was_moved_elsewhere(const booking_effect& effect) noexcept;

/// Tells a caller who repeats himself, once, that another call has changed what he asked for. False: there is nothing
/// to tell, and the request is taken as it is; so whoever asks again after that wants it anew.
[[nodiscard]] bool tell_of_change(step_result& r, const tool_called& e, std::string_view key, const step_context& c);

}  // namespace calllock::domain
