#pragma once

#include "app/program.hpp"

namespace calllock::app {

/// `calllock serve`: brings the database up to date (or refuses to serve from an old one, with auto_migrate off),
/// serves until SIGTERM or SIGINT, drains, ends with 0. SIGHUP reads the log level anew. Returns the exit status.
int run_serve(const program& p);

}  // namespace calllock::app
