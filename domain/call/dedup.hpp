#pragma once

#include <string>

#include "domain/call/events.hpp"
#include "domain/tenant.hpp"

namespace calllock::domain {

/// The name under which an event is remembered in its call's journal: the same for every repeat of one intent, whatever
/// else in the body differs (I2). Made of the tool and its business arguments, or of the lifecycle event's name.
///
/// * Tools that only read (`lookup_caller` …) get a key of their own each time: repeating them is harmless and the loop
///   guard must count them (P-26).
/// * Booking tools share one key per wished time, whichever of them is called and however the problem is worded (B-02).
/// * `transcript_updated` and transfers are told apart by the length of the transcript.
struct dedup {
  std::string key;
  bool repeats_matter = false;  ///< true: a tool that reads; the key is unique only with `nonce`
};
[[nodiscard]] dedup dedup_key(const call_event& event, const tenant_profile& tenant, instant now, std::uint64_t nonce);

/// `book:` and the wished time, resolved; see `dedup_key`.
[[nodiscard]] std::string booking_key(const text_map& args, const tenant_profile& tenant, instant now);

/// `key`, or the next one of its kind when the answer that is remembered under it no longer holds: what was booked has
/// been cancelled or moved since, or what was refused meets a calendar that this call has changed since. Without such a
/// change a repeat stays a repeat (I2).
[[nodiscard]] std::string renewed_key(std::string_view key, const ConversationState& s);
/// The key that `renewed_key` made this one of.
[[nodiscard]] std::string_view without_number(std::string_view key) noexcept;
/// A second appointment is wanted (`force_book`).
[[nodiscard]] bool is_forced(std::string_view key) noexcept;
/// The key is that of a booking, a cancellation or a move: one at a time per call.
[[nodiscard]] bool changes_calendar(std::string_view key) noexcept;

/// Whether a tool call wants a booking cancelled or moved; nothing for those that book or only ask.
[[nodiscard]] std::optional<effect_kind> wanted_change(const tool_called& e);
/// Where a booking is to be moved to, in the caller's words.
[[nodiscard]] std::string new_time(const text_map& args);

/// True for the tools that make a booking.
[[nodiscard]] bool books(tool t) noexcept;
/// True for the tools that only read. `manage_appointment` does both, see `wanted_change`.
[[nodiscard]] bool only_reads(tool t) noexcept;
/// The wish of a booking tool in the caller's words; empty when none was given.
[[nodiscard]] std::string wished_time(const text_map& args);

}  // namespace calllock::domain
