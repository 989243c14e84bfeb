#include "app/destinations.hpp"

#include <algorithm>

namespace calllock::app {
namespace {

std::string_view endpoint(domain::delivery_kind kind) {
  switch (kind) {
    case domain::delivery_kind::job: return "jobs";
    case domain::delivery_kind::call: return "calls";
    case domain::delivery_kind::alert: return "alerts";
    case domain::delivery_kind::sms_context: return "sms_context";
    case domain::delivery_kind::sms: break;
  }
  return "sms";
}

const std::string& url_for(const config::dashboard_settings& d, domain::delivery_kind kind) {
  static const std::string none;
  switch (kind) {
    case domain::delivery_kind::job: return d.jobs_url;
    case domain::delivery_kind::call: return d.calls_url;
    case domain::delivery_kind::alert: return d.alerts_url;
    case domain::delivery_kind::sms_context: return d.sms_context_url;
    case domain::delivery_kind::sms: break;
  }
  return none;
}

}  // namespace

std::string destination_for(const config::tenant_settings& tenant, domain::delivery_kind kind) {
  if (kind == domain::delivery_kind::sms) return "sms";
  if (!tenant.dashboard.external()) return "builtin";
  // A dashboard that does not want it leaves the replies to the engine.
  if (kind == domain::delivery_kind::sms_context && tenant.dashboard.sms_context_url.empty()) return "builtin";
  std::string name{endpoint(kind)};
  if (tenant.id != "default") name += "@" + tenant.id;
  return name;
}

std::vector<destination> destinations_of(const config::settings& s) {
  using domain::delivery_kind;
  std::vector<destination> all;
  const auto add = [&](destination d) {
    if (std::any_of(all.begin(), all.end(), [&](const auto& o) { return o.name == d.name; })) return;
    all.push_back(std::move(d));
  };
  // Rows that an earlier configuration queued for the built-in dashboard or for texts are still to be dealt with.
  add({"builtin", "", ""});
  add({"sms", "", ""});
  for (const auto* tenant : config::all_tenants(s))
    for (const auto kind : {delivery_kind::job, delivery_kind::call, delivery_kind::alert, delivery_kind::sms_context})
      add({destination_for(*tenant, kind), url_for(tenant->dashboard, kind), tenant->dashboard.secret});
  return all;
}

}  // namespace calllock::app
