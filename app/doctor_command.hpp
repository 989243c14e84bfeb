#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "app/terminal.hpp"
#include "config/load.hpp"
#include "storage/store.hpp"

namespace calllock::app {

struct doctor_options {
  std::chrono::milliseconds patience{3'000};  ///< per neighbour
  bool offline = false;                       ///< leave the neighbours alone
  /// Opens the store of the settings; a parameter so that the checks can be tested.
  std::function<std::unique_ptr<storage::store>(const config::settings&)> open_store;
  /// Empty, or why a URL cannot be reached.
  std::function<std::string(const std::string& url, std::chrono::milliseconds patience)> why_unreachable;
};

/// `calllock doctor`: settings, store, migrations, policies, neighbours, phrases, clock; for all that is wrong, what to
/// mend. Changes nothing. Returns the exit status: 1 if anything is wrong.
int run_doctor(const config::reading& settings, const terminal& out, const doctor_options& options);

}  // namespace calllock::app
