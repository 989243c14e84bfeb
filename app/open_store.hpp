#pragma once

#include <memory>

#include "config/settings.hpp"
#include "storage/store.hpp"

namespace calllock::app {

/// The store of the settings, with their time-outs. Throws storage::store_down or std::invalid_argument.
[[nodiscard]] std::unique_ptr<storage::store> open_store(const config::settings& s);

}  // namespace calllock::app
