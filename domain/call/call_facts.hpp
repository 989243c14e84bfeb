#pragma once

#include <map>
#include <optional>
#include <string>

#include "domain/call/call_record.hpp"
#include "domain/enums.hpp"

namespace calllock::domain {

/// What is proved about a call before its text is read: tools that ran, what the calendar answered, who was asked to be
/// called back. Made by `merge_facts` from the session and the call object; proof goes over claim, this call over
/// history. `domain::analyse` adds what the words mean and never contradicts a field that is set here by a tool of this
/// call.
struct call_facts {
  booking_status booking = booking_status::not_requested;
  std::string booking_uid;                ///< the calendar's own id; set if and only if this engine saw it
  std::optional<instant> appointment_at;  ///< the booked instant; only with `booking == confirmed` (P-20, P-21)
  bool has_existing_appointment = false;  ///< an appointment from before this call (P-02)
  end_reason stated_reason =
      end_reason::none;  ///< from a tool that ran: end_call, create_callback, send_sales_lead_alert …
  callback_type callback = callback_type::none;
  bool callback_promised = false;  ///< create_callback succeeded, or an alert promised a call
  bool alert_sent_emergency = false;
  bool alert_sent_sales = false;
  std::string last_agent_state;
  bool caller_known = false;
  /// Values given in this call by tools, then by dynamic variables, then by the custom analysis; never from history.
  /// Keys are the snake_case argument names of backend.md §3.3 (customer_name, service_address, zip_code,
  /// problem_description, problem_duration, problem_onset, problem_pattern, customer_attempted_fixes, equipment_type,
  /// equipment_brand, equipment_location, equipment_age, urgency, customer_phone, site_contact_name, …). Sentinels
  /// never occur.
  text_map given;
  /// For each key of `given`: true when it came from a tool of this call, so it is better than the transcript's text.
  std::map<std::string, bool, std::less<>> given_by_tool;
  std::optional<std::string> caller_number;  ///< E.164 of the other party by direction, own numbers excluded (P-29)
};

}  // namespace calllock::domain
