#pragma once

#include <string>
#include <vector>

#include "config/settings.hpp"
#include "domain/call/durable.hpp"

namespace calllock::app {

/// A place the outbox delivers to. Businesses with dashboards of their own have destinations of their own, so that one
/// that is down does not hold up the others.
struct destination {
  std::string name;  ///< in the outbox: builtin, sms, jobs, calls, alerts, sms_context; of other tenants jobs@acme …
  std::string url;   ///< empty for builtin and sms
  std::string secret;
};

[[nodiscard]] std::vector<destination> destinations_of(const config::settings& s);
/// Where a delivery of this business goes. An SMS context without a URL goes to the built-in dashboard.
[[nodiscard]] std::string destination_for(const config::tenant_settings& tenant, domain::delivery_kind kind);

}  // namespace calllock::app
