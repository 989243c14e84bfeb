#include "domain/delivery/quiet_hours.hpp"

#include "domain/booking/local_time.hpp"

namespace calllock::domain {

std::optional<instant> quiet_until(const tenant_profile& tenant, instant now) {
  if (!tenant.quiet || tenant.quiet->start == tenant.quiet->end) return std::nullopt;
  const auto& q = *tenant.quiet;
  const std::chrono::sys_days today{local_date(now, tenant.time_zone)};
  const std::chrono::days over_midnight{q.end < q.start ? 1 : 0};
  // The hours that began yesterday may not have ended.
  for (const auto day : {today - std::chrono::days{1}, today}) {
    const auto start = at_local(day, q.start, tenant.time_zone);
    const auto end = at_local(day + over_midnight, q.end, tenant.time_zone);
    if (start <= now && now < end) return end;
  }
  return std::nullopt;
}

}  // namespace calllock::domain
