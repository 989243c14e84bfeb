#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "domain/call/durable.hpp"
#include "domain/call/events.hpp"
#include "domain/tenant.hpp"

/// The rules of a live call: what an event changes, what is answered, and what is to be done next. Pure and total:
/// every event is allowed in every state, the time and the tenant are arguments, nothing here waits, sends or logs.
namespace calllock::domain {

/// Ask the calendar for free time. Answered by `slots_found`.
struct find_slots {
  std::string idempotency_key;
  instant from{}, until{};
  std::optional<instant> exact;                      ///< one wished instant; `from` and `until` enclose its day
  std::vector<std::chrono::year_month_day> exclude;  ///< refused local dates
  std::string moving_uid;                            ///< a booking whose own time counts as free, since it is to move
  asking_tool asked_by;
  friend bool operator==(const find_slots&, const find_slots&) = default;
};
/// Book this instant. Written as `in_flight` before the calendar is asked; answered by `booking_settled`.
struct create_booking {
  std::string idempotency_key;
  instant start{};
  int attempt = 1;  ///< above 1: a try after an unknown outcome, so read back first
  std::string attendee_name, attendee_phone, address, problem, urgency_text;
  friend bool operator==(const create_booking&, const create_booking&) = default;
};
/// Ask the calendar for the standing bookings of a number. Answered by `bookings_found`.
struct list_bookings {
  std::string idempotency_key;
  std::string phone;  ///< E.164; matches exactly, an empty one nobody's (B-06)
  asking_tool asked_by;
  friend bool operator==(const list_bookings&, const list_bookings&) = default;
};
/// Cancel or move a booking. Written as `in_flight` before the calendar is asked; answered by `booking_changed`.
struct change_booking {
  std::string idempotency_key;
  effect_kind kind = effect_kind::cancel;
  std::string uid;
  instant start{};  ///< of a move: where to
  std::string reason;
  int attempt = 1;  ///< above 1: a try after an unknown outcome, so read back first
  friend bool operator==(const change_booking&, const change_booking&) = default;
};
/// Ask the business's own validator whether it serves a ZIP. Answered by `area_checked`.
struct check_area {
  std::string key, zip;
  asking_tool asked_by;
  friend bool operator==(const check_area&, const check_area&) = default;
};
/// Read what our tables know about the caller. Answered by `history_found`.
struct look_up_history {
  domain::tool tool{};
  std::string phone;        ///< E.164
  bool own_number = false;  ///< it is the number of the line
  friend bool operator==(const look_up_history&, const look_up_history&) = default;
};
using intent = std::variant<find_slots, create_booking, look_up_history, list_bookings, change_booking, check_area>;

/// What the step needs to know of the world.
struct step_context {
  instant now{};
  const tenant_profile* tenant = nullptr;  ///< never null
  const lexicon* phrases = nullptr;
  bool sms_possible = false;  ///< a provider is configured
};

/// Answers are addressed by the dedup key of the tool call that waits for them.
struct addressed_reply {
  std::string dedup_key;
  reply answer;
};

struct step_result {
  ConversationState state;
  std::vector<addressed_reply> answers;
  std::vector<booking_effect> bookings;  ///< effects that changed
  std::vector<outbox_entry> outbox;      ///< without destination: the actor knows where
  std::vector<intent> intents;           ///< only after the step is durable
  bool closes = false;
  bool changed = true;  ///< false: nothing to write
  /// False: the answer says how things stand now, and a repeat is to be told how they stand then.
  bool remembered = true;
  std::shared_ptr<const analysis> understood;
};

/// `key` is the event's own dedup key (see dedup.hpp).
[[nodiscard]] step_result step(const ConversationState& state, const call_event& event, std::string_view key,
                               const step_context& context);

}  // namespace calllock::domain
