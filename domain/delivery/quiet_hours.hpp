#pragma once

#include <optional>

#include "domain/tenant.hpp"

namespace calllock::domain {

/// The instant at which the quiet hours end that `now` falls into, by the business's own clock; nothing outside of
/// them. A night on which the clocks change is as long as it really is (T-03).
[[nodiscard]] std::optional<instant> quiet_until(const tenant_profile& tenant, instant now);

}  // namespace calllock::domain
