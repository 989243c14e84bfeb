#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "config/settings.hpp"

namespace calllock::config {

/// Something about the settings that must be mended. `value` is fit for a screen: of secrets it has the last two
/// characters at most.
struct mistake {
  std::string name;     ///< PORT, or server.port
  std::string value;    ///< "not set" if there is none
  std::string allowed;  ///< what may stand there instead
  std::string origin;   ///< calllock.toml:12, environment; empty if it is nowhere
};

/// One line: name, value, where it is, what is allowed.
[[nodiscard]] std::string text(const mistake& m);

using environment = std::map<std::string, std::string, std::less<>>;

/// The environment of this process; the only place of the program that looks at it.
[[nodiscard]] environment process_environment();

/// What the settings are wanted for.
enum class purpose : std::uint8_t {
  serve,  ///< the secrets must be there: a missing one means closed, so there is nothing to serve (S-09)
  tool,   ///< a subcommand that answers nobody: they may be missing
};

/// Settings, and all that is to be said about them.
struct reading {
  settings value;                              ///< defaults where a mistake is
  std::vector<mistake> mistakes;               ///< all of them, not only the first
  std::vector<std::string> notes;              ///< no mistakes, but worth knowing (O-03, O-02)
  std::map<std::string, std::string> origins;  ///< of what is not a default: key to origin; tenants' as tenant.ID.key
};

/// Defaults, then the file, then the environment, which wins; a variable that is empty counts as not set.
[[nodiscard]] reading read(const std::optional<std::filesystem::path>& file, const environment& env,
                           purpose why = purpose::serve);

/// The same from a text in place of the file; `name` is what mistakes call it.
[[nodiscard]] reading read_toml(std::string_view toml, std::string_view name, const environment& env,
                                purpose why = purpose::serve);

/// Settings without a mistake, or all mistakes.
[[nodiscard]] std::variant<settings, std::vector<mistake>> load(const std::optional<std::filesystem::path>& file,
                                                                const environment& env, purpose why = purpose::serve);

}  // namespace calllock::config
