#pragma once

#include <string>

#include "config/load.hpp"

namespace calllock::config {

/// A settings file that documents every setting: reason, default, what is allowed, variable. What it sets are the
/// defaults; the rest is commented out. config/calllock.example.toml is this text.
[[nodiscard]] std::string example_toml();

/// Every environment variable that is read, in the form of a systemd or container environment file (O-02: made from
/// what is read, so that nothing is listed in vain and nothing required is left out).
[[nodiscard]] std::string example_environment();

/// One setting in effect, fit for a screen.
struct setting_line {
  std::string key, value, origin;  ///< origin "default" where nobody said otherwise
};
[[nodiscard]] std::vector<setting_line> settings_in_effect(const reading& r);

}  // namespace calllock::config
