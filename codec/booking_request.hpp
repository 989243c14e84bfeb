#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "codec/dashboard.hpp"

/// Bodies of `/api/bookings/*` (backend.md §3.1).
namespace calllock::codec {

struct booking_request {
  std::string phone;  ///< of a look-up
  std::string booking_uid, reason;
  std::string new_start_time;  ///< as sent
};

/// An optional plus and 2 to 15 digits, the first not 0.
[[nodiscard]] bool is_booking_phone(std::string_view text) noexcept;

/// A look-up needs `phone`, everything else `booking_uid` (1 to 100 of letters, digits, _ and -), a move also
/// `new_start_time`; `reason` has at most 500 bytes.
[[nodiscard]] checked<booking_request> read_booking_request(std::string_view json, bool looks_up, bool moves);

/// `{"error", "details": [{"field", "message"}]}`.
[[nodiscard]] std::string write_booking_errors(std::string_view error, const std::vector<field_error>& errors);

}  // namespace calllock::codec
