#include "app/tenants.hpp"

namespace calllock::app {

std::shared_ptr<const domain::tenant_directory> make_tenant_directory(const config::settings& s) {
  std::vector<domain::tenant_directory::member> members;
  for (const auto* t : config::all_tenants(s))
    members.push_back({std::make_shared<const domain::tenant_profile>(config::profile(s, *t)), t->agents});
  return std::make_shared<const domain::tenant_directory>(std::move(members));
}

const config::tenant_settings& settings_of(const config::settings& s, std::string_view tenant_id) {
  for (const auto* t : config::all_tenants(s))
    if (t->id == tenant_id) return *t;
  return s.business;
}

}  // namespace calllock::app
