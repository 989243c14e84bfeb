#pragma once

#include <functional>

#include "app/store_threads.hpp"
#include "domain/delivery/outbox.hpp"
#include "net/api.hpp"

namespace calllock::app {

/// The built-in dashboard's way in: from our own outbox and from outside, one and the same.
[[nodiscard]] net::ingest_outcome ingest(storage::store& s, const domain::payload& p);

/// PATCH of an emergency alert of that user.
[[nodiscard]] net::ingest_outcome patch_alert(storage::store& s, const std::string& user_email,
                                              const domain::text_map& changes);

/// A delivery to the built-in dashboard: the payload as it would have been sent.
[[nodiscard]] domain::delivery_result deliver_builtin(storage::store& s, const domain::delivery& d);

}  // namespace calllock::app
