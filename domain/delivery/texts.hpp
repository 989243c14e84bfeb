#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/delivery/outbox.hpp"

/// What follows from a text to the owner: once the provider took it, once it reported on it, and when nobody was
/// reached.
namespace calllock::domain {

/// `(512) 555-0147` for a North American number, any other as it is (backend.md §15).
[[nodiscard]] std::string spoken_phone(std::string_view e164);

/// The kind as the owner reads it: `EMERGENCY`, `CALLBACK`, `SALES LEAD`, `BOOKING FAILED`.
[[nodiscard]] std::string_view heading(sms_kind kind) noexcept;

/// The key of a call's text of that kind: one per call and kind, however often a tool is repeated (A-02, P-12).
[[nodiscard]] std::string text_key(std::string_view call_id, sms_kind kind);

/// The key of the first text of those that were handed from number to number: the key without its place in the list.
[[nodiscard]] std::string_view first_key(std::string_view key) noexcept;

/// Deliveries that go out because the provider took the text, without destinations: what it was about, for whoever
/// handles the reply (not for a caller without a number, A-05), and of an emergency the alert with the provider's id,
/// which only now is an alert that was sent.
[[nodiscard]] std::vector<outbox_entry> after_taken(const delivery& d, const sms_message& m, const taken_text& taken,
                                                    const tenant_profile& tenant, instant now);

/// The same text to the number behind this one's in the business's list; nothing when it was the last. Its key follows
/// from the number's place, so however many processes ask, it is queued once.
[[nodiscard]] std::optional<outbox_entry> to_next_number(const delivery& d, const sms_message& m,
                                                         const tenant_profile& tenant);

/// Whether the provider's `reported` status may take the place of `known`: reports come in any order, and a later one
/// never takes a text back from where it was (twilio.md §4). An unknown word changes nothing.
[[nodiscard]] bool goes_on(std::string_view known, std::string_view reported) noexcept;

/// What the provider reports of a text.
struct text_report {
  std::int64_t id = 0;  ///< of the delivery
  std::string sid, status, to;
  int code = 0;  ///< the provider's error; 0: none
};

enum class text_end : std::uint8_t { open, reached, lost };
/// `delivered` and `read` reached somebody; `undelivered`, `failed` and `canceled` reached nobody; the rest is open.
[[nodiscard]] text_end end_of(std::string_view status) noexcept;

}  // namespace calllock::domain
