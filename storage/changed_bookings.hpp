#pragma once

#include "storage/sql.hpp"
#include "storage/store.hpp"

namespace calllock::storage {

/// See `store::changed_bookings`; written once for both engines.
[[nodiscard]] std::vector<changed_booking> changed_bookings(sql_session& s, instant since, int limit);

}  // namespace calllock::storage
