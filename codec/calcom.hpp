#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "codec/retell.hpp"
#include "domain/tenant.hpp"

/// Cal.com's API v2 as domain values (reference/calcom.md). Readers are lenient about what is new and strict about what
/// is needed: an answer without the members the engine relies on is an error that says which, never an empty value
/// (B-05, B-25).
namespace calllock::codec {

enum class calcom_status : std::uint8_t { accepted, pending, cancelled, rejected, other };

struct calcom_attendee {
  std::string name, email;
  std::string phone;  ///< as sent
};

struct calcom_booking {
  std::string uid;  ///< whoever knows it can cancel the booking: never spoken, never logged
  calcom_status status = calcom_status::other;
  domain::instant start{};
  std::optional<domain::instant> end;
  std::string title;
  std::string rescheduled_to, rescheduled_from;  ///< uids
  domain::text_map metadata;
  std::vector<calcom_attendee> attendees;
};

struct calcom_page {
  std::vector<calcom_booking> bookings;
  bool has_next = false;
};

/// What a refusal means for the engine (calcom.md §4).
enum class calcom_failure : std::uint8_t {
  taken,         ///< the slot is not free, or it is ours already: look before it is said
  not_offered,   ///< notice, booking window, past: ask for slots again
  limit,         ///< the booker has too many active bookings
  invalid,       ///< the request is wrong: a bug of ours
  unauthorised,  ///< key
  not_found,     ///< event type, uid or cal-api-version
  rate_limited,  ///< not processed
  done_already,  ///< cancelled or rescheduled before
  unclear,       ///< 5xx and whatever else: it may have happened
};
[[nodiscard]] std::string_view text(calcom_failure f) noexcept;

/// `{"data": {"2026-09-07": [{"start": …}]}}`: the starts in order, without doubles. No day at all is no error.
[[nodiscard]] parsed<std::vector<domain::instant>> read_calcom_slots(std::string_view body);
/// The answer of create, get, cancel and reschedule.
[[nodiscard]] parsed<calcom_booking> read_calcom_booking(std::string_view body);
[[nodiscard]] parsed<calcom_page> read_calcom_page(std::string_view body);
/// Reads the error's message with and without the usual envelope; any body is allowed.
[[nodiscard]] calcom_failure read_calcom_failure(int status, std::string_view body);

/// A booking to be made. No member more than these is sent: Cal.com refuses unknown ones.
struct calcom_create {
  domain::instant start{};
  std::int64_t event_type_id = 0;
  std::string engine_key;  ///< see calcom_engine_key
  std::string call_id;
  std::string attendee_name;
  std::string attendee_phone;  ///< E.164, or empty: then an e-mail stands in, see calcom_email
  std::string time_zone;
  std::string address, problem, urgency;  ///< may be empty
};
[[nodiscard]] std::string write_calcom_create(const calcom_create& booking);
[[nodiscard]] std::string write_calcom_cancel(std::string_view reason);
[[nodiscard]] std::string write_calcom_reschedule(domain::instant start, std::string_view reason);

/// A time to be kept for us for so long (calcom.md §2c).
[[nodiscard]] std::string write_calcom_hold(std::int64_t event_type_id, domain::instant start,
                                            std::chrono::minutes length);
/// The hold's own uid.
[[nodiscard]] parsed<std::string> read_calcom_hold(std::string_view body);

/// The intent's name in the booking's metadata: call id and idempotency key, at most 500 characters (what is longer
/// ends in a digest of the whole, so that it stays unique).
[[nodiscard]] std::string calcom_engine_key(std::string_view call_id, std::string_view idempotency_key);

/// The address under which Cal.com files a booking made with a phone number only. Without a number: one made of the
/// call id, with more digits than a number can have.
[[nodiscard]] std::string calcom_email(std::string_view phone_e164, std::string_view call_id);

}  // namespace calllock::codec
