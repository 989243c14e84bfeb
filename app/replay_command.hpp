#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "app/terminal.hpp"
#include "storage/store.hpp"

namespace calllock::app {

struct replay_options {
  std::filesystem::path file;
  std::string url = "http://127.0.0.1:8080";
  std::string signing_key;  ///< a Retell API key; empty: `api_key` is sent instead
  std::string api_key;
  double rate = 0;    ///< calls a second; 0: as fast as the daemon answers
  bool live = false;  ///< started, tools, ended, analyzed, in order
  int at_once = 8;    ///< calls under way at the same time
  /// The daemon's store, to show what became of the calls; null: only the answers are shown.
  std::function<std::unique_ptr<storage::store>()> open_store;
};

/// `calllock replay`: sends recorded calls, signed, to a daemon; then prints a line for each with its outcome, and how
/// many there were of each. Returns the exit status: 1 if any request was not answered with 2xx.
int run_replay(const terminal& out, const terminal& err, const replay_options& options);

}  // namespace calllock::app
