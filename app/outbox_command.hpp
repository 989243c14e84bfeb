#pragma once

#include <cstdint>
#include <string>

#include "app/terminal.hpp"
#include "storage/store.hpp"

namespace calllock::app {

struct outbox_list_options {
  std::string state;  ///< pending, leased, done, dead; empty: all that are not done
  int limit = 100;
  std::string time_zone;  ///< in which times are shown (I14)
};

/// `calllock outbox list`: deliveries with their reasons (I6). Returns the exit status: 1 if a dead one is among them.
/// Throws storage::store_down.
int run_outbox_list(storage::store& store, const terminal& out, const outbox_list_options& options);

/// `calllock outbox retry ID` and, with `id` 0, `retry --dead`: due again now. Returns 1 if there is none such.
/// Throws storage::store_down.
int run_outbox_retry(storage::store& store, const terminal& out, std::int64_t id);

}  // namespace calllock::app
