#pragma once

#include "app/terminal.hpp"
#include "config/load.hpp"

namespace calllock::app {

/// `calllock settings`: every setting with its value, secrets masked, and where it comes from. Returns the exit status:
/// 2 if there are mistakes, which are shown first.
int run_settings(const config::reading& settings, const terminal& out, bool all);

}  // namespace calllock::app
