#pragma once

#include <caf/fwd.hpp>
#include <chrono>
#include <vector>

namespace calllock::actors {

/// Asks the actors to end one after the other, each only when the one before has ended, and kills what is left when the
/// grace period is over. Blocks; for shut-down only. True: all ended by themselves.
bool terminate(caf::actor_system& system, const std::vector<caf::actor>& in_order, std::chrono::milliseconds grace);

}  // namespace calllock::actors
