#pragma once

#include <memory>
#include <string_view>

#include "config/settings.hpp"
#include "domain/tenant_directory.hpp"

namespace calllock::app {

/// The businesses of the settings; the default one first.
[[nodiscard]] std::shared_ptr<const domain::tenant_directory> make_tenant_directory(const config::settings& s);
/// The settings of a business; the default one's for an id that is not known any more.
[[nodiscard]] const config::tenant_settings& settings_of(const config::settings& s, std::string_view tenant_id);

}  // namespace calllock::app
