#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "config/load.hpp"

/// What a settings file or an environment holds, before anybody knows what it means.
namespace calllock::config {

/// One value: texts, whatever type the file gave them.
struct entry {
  std::string key;  ///< with its section, `server.port`; of a tenant relative to it
  std::vector<std::string> items;
  bool is_list = false;
  std::string origin;  ///< calllock.toml:12, or "environment"
};

/// A business of the file.
struct tenant_document {
  std::vector<entry> entries;
  std::string origin;  ///< of its [[tenant]] line
};

struct document {
  std::vector<entry> entries;  ///< all but the tenants'
  std::vector<tenant_document> tenants;
  std::vector<mistake> mistakes;  ///< cannot be read, is not TOML, or holds a value no setting has
};

/// Reads a TOML file.
[[nodiscard]] document read_file(const std::filesystem::path& file);
/// The same from a text; `name` is what origins say.
[[nodiscard]] document read_text(std::string_view toml, std::string_view name);

}  // namespace calllock::config
