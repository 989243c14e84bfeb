#pragma once

#include <string_view>

#include "storage/sql.hpp"
#include "storage/store.hpp"

namespace calllock::storage {

/// A stored call from the rows of the three tables, in the columns' order of the `load_*` statements; times are
/// milliseconds since 1970. Throws store_down when the stored state cannot be read: absent and broken are not the same
/// (P-05).
[[nodiscard]] stored_call read_stored_call(std::string_view call_id, const row& session, const rows& journal,
                                           const rows& bookings);
[[nodiscard]] outbox_row read_outbox_row(const row& r);
[[nodiscard]] due_call read_due_call(const row& r);

}  // namespace calllock::storage
