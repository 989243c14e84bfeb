#include "config/settings.hpp"

namespace calllock::config {

domain::tenant_profile profile(const tenant_settings& tenant) {
  domain::tenant_profile p;
  p.id = tenant.id;
  if (!tenant.business_name.empty()) p.business_name = tenant.business_name;
  p.time_zone = tenant.time_zone;
  p.hours = tenant.hours;
  // A row of `users` needs a key even if nobody reads mail there; .invalid never reaches anyone (S-10).
  p.user_email = tenant.user_email.empty() ? tenant.id + "@calllock.invalid" : tenant.user_email;
  p.service_area = tenant.service_area;
  p.service_zips = tenant.service_zips;
  p.asks_area_validator = !tenant.service_validator.base_url.empty();
  p.own_numbers = tenant.numbers;
  p.agent_names = tenant.agent_names;
  p.alert_numbers = tenant.alert_numbers;
  p.sms_from = tenant.sms_from;
  p.quiet = tenant.quiet;
  p.callback_minutes = tenant.callback_minutes;
  p.diagnostic_fee = tenant.diagnostic_fee;
  return p;
}

domain::tenant_profile profile(const settings& s, const tenant_settings& tenant) {
  auto p = profile(tenant);
  if (!s.twilio.configured())
    p.sms_from.clear();
  else if (p.sms_from.empty())
    p.sms_from = s.twilio.from_number;
  return p;
}

domain::calendar_rules calendar_rules(const tenant_settings& tenant) {
  const calendar_settings& c = tenant.calendar;
  return {.slot = std::chrono::minutes{c.slot_minutes},
          .travel = std::chrono::minutes{c.travel_minutes},
          .notice = std::chrono::minutes{c.notice_minutes},
          .crews = c.crews,
          .horizon = std::chrono::days{c.horizon_days},
          .holidays = tenant.holidays};
}

std::vector<const tenant_settings*> all_tenants(const settings& s) {
  std::vector<const tenant_settings*> all{&s.business};
  for (const tenant_settings& tenant : s.tenants) all.push_back(&tenant);
  return all;
}

}  // namespace calllock::config
