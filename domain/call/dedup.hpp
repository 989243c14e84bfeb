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

/// True for the tools that make a booking.
[[nodiscard]] bool books(tool t) noexcept;
/// True for the tools that only read.
[[nodiscard]] bool only_reads(tool t) noexcept;
/// The wish of a booking tool in the caller's words; empty when none was given.
[[nodiscard]] std::string wished_time(const text_map& args);

}  // namespace calllock::domain
