#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/delivery/payloads.hpp"

/// The dashboard's own rules on a delivered record (reference/dashboard.md §1.2, without D-01, D-03): pure functions.
namespace calllock::storage::dashboard {

/// The status of the lead that an end reason makes; empty: neither lead nor job, the call record tells of it (D-01).
[[nodiscard]] std::string_view lead_status(domain::end_reason reason) noexcept;

/// Gas leak and hand-over on the spot: the lead sorts before all others.
[[nodiscard]] bool is_emergency(domain::end_reason reason) noexcept;

/// hot, warm or cold.
[[nodiscard]] std::string_view lead_priority(const domain::job_payload& job, std::string_view status) noexcept;

/// What the payload says, raised by the end reason where that tells of danger; the queue puts `emergency` and `high`
/// first.
[[nodiscard]] domain::urgency stored_urgency(const domain::job_payload& job) noexcept;

struct color {
  std::string_view name;
  std::string reason;
  bool by_default = false;  ///< nothing in the delivery asks for it
};
/// The payload's colour (D-03); without one, green for commercial property, red for an emergency, else blue.
[[nodiscard]] color stored_color(const domain::job_payload& job);

/// The payload's, else the longest of the dashboard's equipment names that the issue mentions as whole words.
[[nodiscard]] std::optional<std::string> stored_equipment(const domain::job_payload& job);
/// The payload's, else "<n> years" (0 to 50) from the issue.
[[nodiscard]] std::optional<std::string> stored_equipment_age(const domain::job_payload& job);

/// Made by the calendar: it has a time and nobody says that the booking failed.
[[nodiscard]] bool is_ai_booked(const domain::job_payload& job) noexcept;

}  // namespace calllock::storage::dashboard
