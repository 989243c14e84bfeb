#pragma once

#include <string>
#include <string_view>

#include "codec/retell.hpp"
#include "domain/booking/wish.hpp"
#include "domain/tenant.hpp"

namespace calllock::codec {

/// One line of `calllock wish --jsonl`: who said what, when, and to which business (shared/calls/WISHES.md).
struct wish_request {
  std::string id;
  domain::instant now{};
  std::string time_zone;
  domain::week_hours hours{};
  std::string text;
};

/// What came of reading a line; `error` says which member is missing or wrong.
struct wish_line {
  wish_request request;
  bad_input error{domain::errc::ok, {}};

  [[nodiscard]] bool ok() const noexcept { return error.status == domain::errc::ok; }
};

/// Reads `{"id","now","timezone","hours":{"mon":["08:00","17:00"],…,"sun":null},"text"}`; all but the id are needed, a
/// weekday that is left out is closed.
[[nodiscard]] wish_line read_wish(std::string_view json);

/// `{"id","kind","start","end","exclude","understood"}`, instants with the offset that the zone has then.
[[nodiscard]] std::string write_wish(const wish_request& request, const domain::wish& understood);

/// `{"error": …}` in place of a line that could not be read.
[[nodiscard]] std::string write_wish_error(std::string_view what);

}  // namespace calllock::codec
