#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "domain/tenant.hpp"

/// Instants as the neighbours write them.
namespace calllock::codec {

/// True from 1970 to 9999: what can be written and read back.
[[nodiscard]] bool has_four_digit_year(domain::instant t) noexcept;

/// The instant of Retell's milliseconds since 1970; nothing for 0 and for what no call can have.
[[nodiscard]] std::optional<domain::instant> from_unix_ms(std::optional<std::int64_t> ms) noexcept;

/// `2026-03-05T20:00:00.000Z`, always with milliseconds (backend.md §13.2).
[[nodiscard]] std::string iso_ms(domain::instant t);

}  // namespace calllock::codec
