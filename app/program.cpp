#include "app/program.hpp"

#include <variant>

#include "app/open_store.hpp"

namespace calllock::app {

config::settings program::settings(config::purpose why) const {
  auto loaded = config::load(file, environment, why);
  if (auto* mistakes = std::get_if<std::vector<config::mistake>>(&loaded)) throw bad_settings(std::move(*mistakes));
  return std::get<config::settings>(std::move(loaded));
}

std::unique_ptr<storage::store> program::open_store(const config::settings& s) const { return app::open_store(s); }

}  // namespace calllock::app
