#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/call/call_record.hpp"
#include "domain/enums.hpp"

/// What is sent to the dashboard (backend.md §13), as plain data. Absent members are left out, never null (D-14). Enums
/// are enums here, so an invalid text cannot be sent (D-18).
namespace calllock::domain {

using opt_text = std::optional<std::string>;

struct job_payload {
  std::string call_id;
  std::string user_email;
  std::string customer_name;     ///< "Unknown Caller" when not known
  std::string customer_phone;    ///< E.164, or "Unknown"
  std::string customer_address;  ///< never empty: "Not provided" when not known (D-02)
  std::string service_type = "hvac";
  domain::urgency urgency = domain::urgency::low;
  opt_text ai_summary, call_transcript, issue_description, equipment_type, equipment_age, sales_lead_notes;
  opt_text problem_duration, problem_onset, problem_pattern, customer_attempted_fixes;
  duration_category problem_duration_category{};
  std::optional<instant> scheduled_at;  ///< sent as ISO 8601 with zone (P-21)
  std::string time_zone;                ///< for the offset of `scheduled_at`; not sent
  std::vector<utterance> transcript_object;
  domain::revenue_tier revenue_tier{};
  opt_text revenue_tier_label, revenue_tier_description, revenue_tier_range;
  std::vector<std::string> revenue_tier_signals;
  confidence revenue_confidence{};
  std::optional<bool> potential_replacement;
  std::optional<double> estimated_value;
  domain::end_reason end_call_reason{};
  domain::priority_color priority_color{};  ///< sent as priority_color and status_color (D-03)
  opt_text priority_reason;
  domain::property_type property_type{};
  domain::system_status system_status{};
  age_bracket equipment_age_bracket{};
  std::optional<bool> is_decision_maker;
  opt_text decision_maker_contact;
  std::map<std::string, std::vector<std::string>> tags;  ///< category → names; all nine keys when the engine made it
  opt_text site_contact_name, site_contact_phone, third_party_type;
  std::optional<bool> is_third_party;
  domain::call_type call_type{};
  opt_text call_subtype;
  confidence call_type_confidence{};
  std::optional<bool> is_commercial;
  std::optional<int> sentiment_score;
  domain::work_type work_type{};
  domain::caller_type caller_type{};
  domain::primary_intent primary_intent{};
  domain::booking_status booking_status{};
  opt_text card_headline, card_summary;
  std::optional<bool> slot_changed, urgency_mismatch;
  opt_text booking_requested_time, booking_booked_slot, booking_urgency_transition;
  std::optional<int> quality_score;
  // Understood by the dashboard, not sent by the engine; kept so that the built-in ingest loses nothing.
  std::optional<bool> is_archived, is_callback_complaint;
  std::optional<double> estimated_revenue_low, estimated_revenue_high;
  opt_text estimated_revenue_display, cal_com_booking_uid;
  std::vector<std::string> revenue_factors;
  friend bool operator==(const job_payload&, const job_payload&) = default;
};

struct call_payload {
  std::string call_id;
  opt_text retell_call_id;
  std::string user_email;
  std::string phone_number;  ///< E.164, or "Unknown"
  opt_text customer_name;
  std::optional<instant> started_at;  ///< required on the wire; event time, never the time of processing (T-07)
  std::optional<instant> ended_at;
  std::optional<int> duration_seconds;
  call_direction direction = call_direction::inbound;
  domain::end_reason outcome{};  ///< sent as `outcome` and `end_call_reason`
  hvac_issue hvac_issue_type{};
  opt_text urgency_tier;  ///< LifeSafety, Urgent, Routine, Estimate (P-09)
  opt_text problem_description;
  opt_text revenue_tier_label;
  std::vector<std::string> revenue_tier_signals;
  std::vector<utterance> transcript_object;
  opt_text job_id, lead_id;  ///< the dashboard's ids, when the job delivery returned them (P-33)
  domain::caller_type caller_type{};
  domain::primary_intent primary_intent{};
  domain::priority_color priority_color{};
  opt_text priority_reason;
  domain::booking_status booking_status{};
  domain::call_type call_type{};
  opt_text call_subtype;
  std::optional<bool> is_commercial;
  opt_text call_summary, sentiment;
  std::optional<int> quality_score;
  std::optional<bool> slot_changed, urgency_mismatch;
  opt_text booking_requested_time, booking_booked_slot, booking_urgency_transition;
  opt_text card_headline, card_summary;
  friend bool operator==(const call_payload&, const call_payload&) = default;
};

struct alert_payload {
  opt_text alert_id;
  opt_text call_id;
  std::string phone_number;
  opt_text customer_name, customer_address, urgency_tier;
  std::string problem_description;
  std::optional<instant> sms_sent_at;  ///< required on the wire
  opt_text sms_message_sid;            ///< only Twilio's own (A-01)
  int callback_promised_minutes = 15;
  std::string user_email;
  /// False: `sms_sent_at` is when the alert was raised, and no provider has taken a text yet. Not sent.
  bool sent = true;
};

enum class sms_kind : std::uint8_t { emergency, callback, sales_lead, booking_failed };
[[nodiscard]] std::string_view text(sms_kind k) noexcept;
[[nodiscard]] std::optional<sms_kind> parse_sms_kind(std::string_view s) noexcept;

struct sms_message {
  sms_kind kind{};
  std::string to;  ///< E.164; empty: no number is configured
  std::string body;
  bool ignores_quiet_hours = false;
  // What the text is about: for whoever answers it, for the dashboard, and for the next number if this one fails.
  std::string customer_phone, customer_name, customer_address;  ///< empty: not known
  std::string about;                                            ///< the problem in the caller's words
  int callback_minutes = 0;                                     ///< promised to the caller; 0: nothing was
};

/// `sms-context` (backend.md §13.4): sent after a text that Twilio took.
struct sms_context_payload {
  std::string operator_phone, alert_type, customer_phone, call_id;
  opt_text customer_name;
  std::string user_email;  ///< whose alert it was (N-06)
};

using payload = std::variant<job_payload, call_payload, alert_payload, sms_message, sms_context_payload>;

}  // namespace calllock::domain
