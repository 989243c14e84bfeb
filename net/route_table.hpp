#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "domain/call/events.hpp"
#include "net/http_types.hpp"

namespace calllock::net {

/// What a path is for.
enum class route_kind : std::uint8_t {
  liveness,
  health,
  metrics,
  event,
  tool_call,
  ingest_job,
  ingest_call,
  ingest_alert,
  text_report,
  inbound_text,
  bookings_lookup,
  bookings_cancel,
  bookings_reschedule
};

/// One path of the interface (backend.md §3, dashboard.md §1).
struct route {
  std::string_view path;
  route_kind kind{};
  domain::tool tool{};       ///< of a tool_call
  std::string_view methods;  ///< as in an Allow header
};

/// All paths, in the order of their numbers: the position plus one is the route's number in metrics.
[[nodiscard]] std::span<const route> all_routes();
[[nodiscard]] const route* find_route(std::string_view path);
[[nodiscard]] unsigned number_of(const route* r);
[[nodiscard]] bool allows(const route& r, http_verb method);

}  // namespace calllock::net
