#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "domain/errc.hpp"

namespace calllock::domain {

/// One offered slot (check_calendar_availability and the alternatives of a booking).
struct offered_slot {
  std::string start;        ///< RFC 3339 with the tenant's offset
  std::string date;         ///< spoken, for example "March 9"
  std::string day_of_week;  ///< Today, Tomorrow or a weekday
  std::string time;         ///< spoken, for example "2 PM"
};

/// A booking as it is told to the agent (lookup_booking, and where a caller has to choose).
struct told_booking {
  std::string uid;         ///< empty when the caller was not verified as its owner (S-06)
  std::string start;       ///< RFC 3339 with the tenant's offset
  std::string date, time;  ///< spoken
  std::string attendee_name;
};

/// History of a caller (backend.md §3.5).
struct customer_history {
  struct appointment {
    std::string date, time, issue, booking_uid;
  };
  struct recent_call {
    std::string date, issue, outcome;
  };
  struct past_appointment {
    std::string date, issue, status;
  };
  struct promise {
    std::string date, issue;
  };
  struct alert {
    std::string date, description, callback_by;
  };
  bool found = false;
  std::string customer_name;
  std::string address;  ///< sent by get_customer_status only
  std::string zip_code;
  std::vector<std::string> operator_notes;
  std::optional<appointment> upcoming;
  std::vector<recent_call> recent_calls;
  std::vector<past_appointment> past_appointments;
  std::optional<promise> callback_promise;
  std::optional<alert> urgent_alert;
};

/// What a tool answers, all tools in one shape; absent members are left out of the JSON. The codec writes it; nothing
/// else knows the names on the wire.
struct tool_reply {
  std::optional<bool> success;
  std::optional<bool> booked;  ///< every booking answer carries both (B-23)
  std::optional<bool> booking_confirmed;
  std::optional<std::string> appointment_id;
  std::optional<std::string> confirmation_message;
  std::optional<std::string> appointment_date;   ///< spoken
  std::optional<std::string> appointment_time;   ///< spoken
  std::optional<std::string> appointment_start;  ///< RFC 3339 with the tenant's offset
  std::optional<std::string> new_date_time;      ///< reschedule: newDateTime
  std::optional<std::string> action_taken;
  std::optional<std::string> alert_id;
  std::optional<bool> recorded;       ///< an alert or a callback is in the store
  std::optional<bool> sent;           ///< true only when the provider took it (A-01)
  std::optional<std::string> reason;  ///< end_call echoes it
  std::optional<bool> in_service_area;
  std::optional<bool> found;
  std::optional<bool> force_transition;
  std::optional<std::string> code;     ///< machine-readable, for example slot_taken
  std::optional<std::string> message;  ///< speakable
  std::optional<std::string> job_id;
  std::optional<std::string> lead_id;
  std::optional<std::string> status;  ///< customer_status: of the appointment
  std::vector<told_booking> bookings;
  std::vector<offered_slot> slots;  ///< availableSlots or available_slots
  std::optional<customer_history> history;
  bool with_address = false;  ///< get_customer_status: history with the address
};

/// An answer on its way to HTTP: a status by meaning, and a body, either typed or as it was stored in the journal.
struct reply {
  errc status = errc::ok;
  std::variant<tool_reply, std::string> body{tool_reply{}};  ///< std::string: JSON text from the journal, sent as it is
};

/// The answer to an event that was taken.
[[nodiscard]] inline reply acknowledged() {
  tool_reply body;
  body.success = true;
  return {errc::ok, std::move(body)};
}

}  // namespace calllock::domain
