#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "codec/retell.hpp"
#include "domain/delivery/payloads.hpp"
#include "domain/delivery/replies.hpp"
#include "domain/delivery/texts.hpp"
#include "domain/tenant.hpp"

/// Twilio's Messages resource as domain values (reference/twilio.md §2 to §5).
namespace calllock::codec {

/// `application/x-www-form-urlencoded`: everything but letters, digits and `-._~` is escaped, so `+` is `%2B`.
[[nodiscard]] std::string write_form(const std::vector<std::pair<std::string_view, std::string_view>>& fields);

/// `%41+b` is `A b`; a `%` that starts no escape stays.
[[nodiscard]] std::string decode_form_text(std::string_view text);
/// The fields of a form, or of a query, decoded, in the order they came.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> read_form(std::string_view text);

/// A status callback: the delivery's id is in our own query, the rest in the form (twilio.md §6).
[[nodiscard]] parsed<domain::text_report> read_text_report(std::string_view query, std::string_view form);
/// A text that came in (twilio.md §7).
[[nodiscard]] parsed<domain::inbound_text> read_inbound_text(std::string_view form);
/// The answer to it: a text to be sent back, or none.
[[nodiscard]] std::string write_twiml(std::string_view text);

/// Cut to the 1600 characters that Twilio takes, not in the middle of one.
[[nodiscard]] std::string_view sms_body(std::string_view text);

struct twilio_message {
  std::string sid, status, to, from, body, direction;
  std::optional<domain::instant> created_at;  ///< to the second
  std::optional<int> error_code;
};
/// The answer of create and fetch. Without a sid it is an error, not a message.
[[nodiscard]] parsed<twilio_message> read_twilio_message(std::string_view body);

struct twilio_page {
  std::vector<twilio_message> messages;
  std::string next_page_uri;  ///< path and query on Twilio's host; empty on the last page
};
[[nodiscard]] parsed<twilio_page> read_twilio_page(std::string_view body);

/// `code` of an error's body; 0 when there is none, as from a gateway.
[[nodiscard]] int read_twilio_error(std::string_view body);

/// `Thu, 24 Aug 2023 05:01:45 +0000`.
[[nodiscard]] std::optional<domain::instant> parse_rfc2822(std::string_view text);

/// A text as the outbox keeps it (`write_payload` of an sms_message).
[[nodiscard]] parsed<domain::sms_message> read_sms(std::string_view payload);

}  // namespace calllock::codec
