#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/call/call_record.hpp"

namespace calllock::domain {

/// What the tools of this call were told and answered, as far as the judgements need it (retell.md (d)).
struct tool_events {
  bool booking_called = false;     ///< book_service or book_appointment ran
  bool transition_called = false;  ///< transition_to_booking ran
  std::string transition_urgency;  ///< last urgency_tier of transition_to_booking
  std::string booking_urgency;     ///< last urgency_tier of a booking
  std::string requested_time;      ///< first of transition_to_booking, else last of a booking (backend.md §9)
  std::string booking_time;        ///< last preferred_time of a booking
  std::string booked_slot;         ///< time text of the last answer that booked
  bool callback_called = false;
  bool callback_done = false;  ///< a callback was recorded
  std::string callback_kind;   ///< last `type` or `callback_type`
  std::string callback_department;
  std::string callback_priority;
  bool moved = false;      ///< an answer says that the appointment was moved …
  bool cancelled = false;  ///< … or cancelled
  bool waitlisted = false;
  bool sales_lead = false;
  bool transferred = false;
  std::string end_reason;  ///< what end_call was told
  std::string known_as;    ///< the customer that a lookup found
  std::string visit_kind;  ///< what an existing appointment is for
  std::string notes;       ///< what bookings, callbacks and leads say about the matter, one sentence each
};

/// One pass over the trace.
[[nodiscard]] tool_events read_tools(const call_record& call);

}  // namespace calllock::domain
