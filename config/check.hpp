#pragma once

#include "config/load.hpp"

namespace calllock::config {

/// What no single value shows: missing secrets, halves of a whole, values that contradict each other, tenants that
/// cannot be told apart. Adds to `r.mistakes` and `r.notes`.
void check_together(reading& r, const environment& env, purpose why);

}  // namespace calllock::config
