#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "app/terminal.hpp"
#include "config/load.hpp"
#include "storage/store.hpp"

namespace calllock::app {

/// Settings that cannot be used; `main` prints all mistakes and ends with exit_status::usage.
struct bad_settings : std::runtime_error {
  explicit bad_settings(std::vector<config::mistake> all)
      : std::runtime_error("the settings are wrong"), mistakes(std::move(all)) {}
  std::vector<config::mistake> mistakes;
};

/// What every subcommand starts from: made by `main`, outlives all of them.
struct program {
  config::environment environment;
  std::optional<std::filesystem::path> file;  ///< --config
  terminal out, err;
  int status = 0;  ///< what the chosen subcommand returned

  /// Read anew at each call. Throws bad_settings.
  [[nodiscard]] config::settings settings(config::purpose why) const;

  /// The store of the settings. Throws bad_settings or storage::store_down.
  [[nodiscard]] std::unique_ptr<storage::store> open_store(const config::settings& s) const;
};

}  // namespace calllock::app
