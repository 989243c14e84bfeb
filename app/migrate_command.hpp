#pragma once

#include <string>

#include "app/terminal.hpp"
#include "storage/store.hpp"

namespace calllock::app {

struct migrate_options {
  bool status_only = false;  ///< say what there is, change nothing
  std::string time_zone;     ///< in which times are shown (I14)
};

/// `calllock migrate [--status]`. Returns the exit status: 0 when the database is at this version and fit to serve.
/// Throws storage::store_down.
int run_migrate(storage::store& store, const terminal& out, const migrate_options& options);

}  // namespace calllock::app
