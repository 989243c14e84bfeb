#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "config/settings.hpp"

/// The names of the settings: the one table that the file's and the environment's readers, the example file, the list
/// of environment variables and the mistakes' texts are made from (O-02: none of them can tell something else).
namespace calllock::config {

/// One setting of `Target`, which is `settings` or `tenant_settings`.
template <class Target>
struct option {
  std::string key = {};       ///< in the file, with its section: `server.port`
  std::string variable = {};  ///< in the environment; empty: in the file only
  std::string reason = {};    ///< a sentence for the operator
  std::string allowed = {};   ///< what is allowed, for the example and for mistakes
  std::string sample = {};    ///< shown in the example where there is no default, as TOML
  bool secret = false;
  bool list = false;   ///< several values: an array in the file, separated by commas in the environment
  bool quoted = true;  ///< written as text in the file; numbers and booleans are not
  /// Takes the value if it is allowed, else says false and changes nothing.
  std::function<bool(Target&, const std::vector<std::string>&)> set = {};
  /// The value as text, so that `set` would take it; empty: not set.
  std::function<std::vector<std::string>(const Target&)> show = {};
};

/// All settings but those of the businesses, in the order of the example file.
[[nodiscard]] const std::vector<option<settings>>& engine_schema();

/// The settings of one business: section `business` for the default one, `[[tenant]]` for each other. The environment
/// variables are the default one's only.
[[nodiscard]] const std::vector<option<tenant_settings>>& tenant_schema();

/// A sentence about each section of the file, in order; the tenants' are relative to `business` and `tenant`.
struct section {
  std::string_view name;
  std::string_view text;
};
[[nodiscard]] const std::vector<section>& engine_sections();
[[nodiscard]] const std::vector<section>& tenant_sections();

/// `base` with its path's end `/api/webhook/jobs` replaced by `path`; empty if it does not end so (A-07: the old
/// backend replaced text anywhere, or nothing, and then sent everything to the jobs endpoint).
[[nodiscard]] std::string sibling_url(std::string_view jobs_url, std::string_view path);

}  // namespace calllock::config
