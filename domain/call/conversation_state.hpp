#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "domain/call/call_facts.hpp"
#include "domain/call/call_record.hpp"
#include "domain/call/fact.hpp"
#include "domain/enums.hpp"

namespace calllock::domain {

/// Phases of a call; it only moves down this list.
enum class call_phase : std::uint8_t { live, ended, analyzed, closed };
[[nodiscard]] std::string_view text(call_phase p) noexcept;
[[nodiscard]] call_phase parse_call_phase(std::string_view s) noexcept;  ///< unknown text: live

/// States of an effect at the calendar (design.md §4). `planned` and `in_flight` are written before the calendar is
/// asked.
enum class effect_state : std::uint8_t { planned, in_flight, unknown, refused, confirmed, cancelled };
[[nodiscard]] std::string_view text(effect_state s) noexcept;
[[nodiscard]] effect_state parse_effect_state(std::string_view s) noexcept;  ///< unknown text: unknown
/// Nobody knows yet what becomes of it.
[[nodiscard]] constexpr bool is_open(effect_state s) noexcept {
  return s == effect_state::planned || s == effect_state::in_flight || s == effect_state::unknown;
}

/// What is wanted of the calendar.
enum class effect_kind : std::uint8_t { book, cancel, move };
[[nodiscard]] std::string_view text(effect_kind k) noexcept;
[[nodiscard]] effect_kind parse_effect_kind(std::string_view s) noexcept;  ///< unknown text: book

/// One intent to book, to cancel or to move a booking, and what became of it: a row of `bookings`. `confirmed` is said
/// of the intent: of a cancellation it means that the booking is cancelled. A booking of this call that was cancelled
/// or moved later is `cancelled`; the intent that moved it goes on as the booking.
struct booking_effect {
  std::string idempotency_key;  ///< unique per call; the calendar's metadata carries it
  effect_state state = effect_state::planned;
  std::string provider;             ///< builtin or calcom
  std::string provider_uid;         ///< the calendar's own id; never empty when confirmed (I3)
  std::optional<instant> start_at;  ///< of a cancellation: the start of what is cancelled
  std::optional<instant> end_at;
  std::string requested;  ///< the wish as the caller said it
  int attempts = 0;
  std::string last_error;
  effect_kind kind = effect_kind::book;
  std::string target_uid;  ///< what is to be cancelled or moved; verified as this caller's once the state is in_flight
  friend bool operator==(const booking_effect&, const booking_effect&) = default;
};

/// Everything known about one call (backend.md §4), as typed facts. A value: its actor owns order and I/O, this owns
/// meaning. Each field is a fact with the place it was said, so that concurrent and reordered events of one call merge
/// (P-04). History of earlier calls is kept apart and never mixes with what this call said (P-19).
struct ConversationState {
  std::string call_id;
  call_direction direction = call_direction::unknown;
  bool phone_from_caller_id = false;

  text_fact customer_phone;  ///< E.164
  text_fact customer_name;
  text_fact service_address;
  text_fact zip_code;
  text_fact problem_description;
  text_fact problem_duration;
  text_fact problem_onset;
  text_fact problem_pattern;
  text_fact customer_attempted_fixes;
  text_fact equipment_type;
  text_fact equipment_brand;
  text_fact equipment_location;
  text_fact equipment_age;
  text_fact sales_lead_notes;
  text_fact site_contact_name;
  text_fact site_contact_phone;
  text_fact third_party_type;
  text_fact preferred_time;
  text_fact last_agent_state;
  fact<domain::urgency> urgency;
  fact<domain::urgency>
      first_urgency;  ///< the earliest one stated, kept for the audit's "urgency changed between tools"
  fact<domain::callback_type> callback;
  fact<end_reason> reason;  ///< stated by tools; `rank` is the strength, so the stronger stays (P-11)
  bool is_third_party = false;
  bool caller_known = false;
  bool has_existing_appointment = false;  ///< from before this call; never "booked" (P-02)
  bool is_safety_emergency = false;
  bool is_urgent_escalation = false;
  bool callback_promised = false;
  bool sales_lead_sent = false;

  std::vector<booking_effect> bookings;            ///< by idempotency key
  std::map<std::string, int, std::less<>> visits;  ///< loop guard: tool → number of invocations (backend.md §3.4)

  // History, from our own tables: hints only (S-17, P-19).
  boxed_text history_name;
  boxed_text history_address;
  boxed_text known_booking_uid;  ///< verified as this caller's (S-06, B-15)

  call_phase phase = call_phase::live;
  /// What Retell has told about the call so far; absent until the first event that carries more than numbers.
  std::shared_ptr<const call_record> record;

  // The outcome, written when the call closes and then recomputed on every later fact.
  booking_status final_booking = booking_status::none;
  end_reason final_reason = end_reason::none;
  duration_category duration = duration_category::none;
  int quality_score = -1;  ///< −1: not scored yet

  /// The booking of this call that counts: confirmed before unknown before refused; none when nothing was attempted. An
  /// appointment from before this call does not become one by being moved (P-02).
  [[nodiscard]] const booking_effect* booking() const;
  /// `confirmed` only with a calendar's id, `attempted_failed` when a booking tool ran to no appointment, else
  /// `not_requested`. An effect that is still open or unknown counts as neither booked nor failed and gives `none`
  /// (I3).
  [[nodiscard]] booking_status booking_now() const;
};

}  // namespace calllock::domain
