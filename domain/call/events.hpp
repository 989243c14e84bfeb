#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/call/call_record.hpp"
#include "domain/call/conversation_state.hpp"
#include "domain/call/reply.hpp"
#include "domain/enums.hpp"

namespace calllock::domain {

/// Every tool of backend.md §3.3, and the dashboard's two.
enum class tool : std::uint8_t {
  end_call,
  create_callback,
  book_service,
  book_appointment,
  send_sales_lead_alert,
  send_emergency_alert,
  lookup_caller,
  get_customer_status,
  validate_service_area,
  check_calendar_availability,
  lookup_booking,
  cancel_booking,
  reschedule_booking,
  manage_appointment,
  customer_status
};
[[nodiscard]] std::string_view text(tool t) noexcept;
/// The tool of that name; `create_callback_request` is the agent's name of create_callback.
[[nodiscard]] std::optional<tool> parse_tool(std::string_view name) noexcept;

/// A tool call of the live agent. `args` are the arguments as text with sentinels removed and `auto` phones resolved to
/// the caller's number at the boundary (B-21).
struct tool_called {
  domain::tool tool{};
  text_map args;
  std::uint32_t order = 0;                  ///< entries of the transcript the request carried, see `said`
  std::shared_ptr<const call_record> call;  ///< the call object so far; never null, numbers may be empty
};

/// Retell's lifecycle events (retell.md (a)).
enum class lifecycle : std::uint8_t { started, ended, analyzed, transcript_updated, transfer, unknown };
struct call_reported {
  lifecycle kind{};
  std::string name;  ///< as sent, for the journal
  std::shared_ptr<const call_record> call;
};

/// The tool call that only wants to know something, handed along until the answer is there. Null where a change of the
/// calendar asks: its effect knows what to do next.
using asking_tool = std::shared_ptr<const tool_called>;

/// Free slots for a booking that waits, or why there are none.
struct slots_found {
  std::string idempotency_key;
  asking_tool asked_by;
  bool ok = false;              ///< false: the calendar could not be asked (B-25: error is not "none")
  std::vector<instant> slots;   ///< within the wish, in order
  std::vector<instant> nearby;  ///< alternatives when `slots` is empty, nearest first
  std::string error;
};
/// What the calendar said to a booking, also after an unknown outcome was read back.
struct booking_settled {
  std::string idempotency_key;
  effect_state state = effect_state::unknown;  ///< confirmed, refused or unknown
  std::string provider_uid;
  std::optional<instant> start_at, end_at;
  std::vector<instant> nearby;  ///< alternatives when the slot was taken meanwhile
  std::string error;
};
/// A booking as the calendar has it.
struct standing_booking {
  std::string uid;  ///< whoever knows it can cancel the booking: told to the verified caller's agent only
  instant start{};
  std::optional<instant> end;
  std::string attendee_name;
  friend bool operator==(const standing_booking&, const standing_booking&) = default;
};
/// The standing bookings of a number that have not ended, in order of their start (B-07).
struct bookings_found {
  std::string idempotency_key;
  asking_tool asked_by;
  bool ok = false;  ///< false: could not be asked, or not to the end; never the same as none
  std::vector<standing_booking> bookings;
  std::string error;
};
/// What the calendar said to a cancellation or a move, also after an unknown outcome was read back.
struct booking_changed {
  std::string idempotency_key;
  effect_state state = effect_state::unknown;  ///< confirmed: done; refused: certainly not; unknown
  std::string uid;                             ///< of the booking as it stands; new after a move (B-14)
  std::optional<instant> start, end;
  std::vector<instant> nearby;  ///< alternatives when the new time is taken
  std::string error;
};
/// Another call has cancelled or moved a booking that this call holds, and the calendar has done it.
struct booking_changed_elsewhere {
  std::string cause;  ///< the other call and its intent: names this change among others
  effect_kind kind = effect_kind::cancel;
  std::string uid;                    ///< as this call knows it
  std::string new_uid;                ///< of a move: as it stands now
  std::optional<instant> start, end;  ///< of a move
};
/// What the outside validator said of a ZIP; not `ok`: the list decides.
struct area_checked {
  std::string key;  ///< of the tool call
  asking_tool asked_by;
  bool ok = false;
  bool inside = false;
  std::string message;  ///< its own words, may be empty
};
/// The budget of a tool ended before its effect was known (I8).
struct budget_ended {
  std::string idempotency_key;
  domain::tool tool{};
};
/// What our tables know about the caller (lookup_caller, get_customer_status).
struct history_found {
  domain::tool tool{};
  bool ok = false;
  customer_history history;
  bool own_number = false;  ///< looked up by the number of the line, not by one that was only stated (S-06)
};
/// The finaliser's turn: nothing came for so long that the call is closed from what is known (I4). `call` is what
/// Retell answered to get-call, or null.
struct call_abandoned {
  std::shared_ptr<const call_record> call;
};

/// Bookings of this call were left open by a crash or a lost answer (finaliser). With a key only that one is meant: its
/// tool call has come again, so somebody waits for it.
struct effects_left_open {
  std::string asked_again;
};

using call_event =
    std::variant<tool_called, call_reported, slots_found, booking_settled, budget_ended, history_found, call_abandoned,
                 effects_left_open, bookings_found, booking_changed, area_checked, booking_changed_elsewhere>;

}  // namespace calllock::domain
