#pragma once

#include <vector>

#include "actors/interfaces.hpp"
#include "actors/ports.hpp"
#include "telemetry/metrics.hpp"

namespace calllock::actors {

/// What every call shares: made once by `system`, outlives all calls. Handles here never point back to a call.
struct call_context {
  ports outside;
  actor_limits limits;
  telemetry::metrics* metrics = nullptr;
  std::vector<session_writer_actor> writers;
  booking_actor_type booking;
  std::vector<std::pair<std::string, delivery_writer_actor>> deliverers;  ///< by destination
  finaliser_actor closer;

  [[nodiscard]] const session_writer_actor& writer_of(std::string_view call_id) const {
    return writers[std::hash<std::string_view>{}(call_id) % writers.size()];
  }
};

}  // namespace calllock::actors
