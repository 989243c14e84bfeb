#include "app/health_cache.hpp"

#include <algorithm>

#include "domain/booking/local_time.hpp"

namespace calllock::app {
namespace {

/// Counting reads an index entry for every open call, 70 ms for 45,000 under load, and competes with the commits: it
/// may take a thousandth of the time, so that not one request in a hundred meets it. What is shown is never older than
/// this.
constexpr int count_share = 1000;
constexpr std::chrono::seconds oldest_count{15};

std::string now_text() {
  return domain::rfc3339_utc(std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now()));
}

}  // namespace

health_cache::health_cache(const config::settings& s, telemetry::metrics& metrics) : metrics_{metrics} {
  const auto add = [&](std::string name, std::string status, std::string message) {
    fixed_.push_back({std::move(name), std::move(status), std::move(message), -1});
  };
  if (s.business.calendar.effective() == config::calendar_provider::calcom)
    add("calendar", "ok", "Cal.com");
  else
    add("calendar", "ok", "built in");
  if (s.twilio.configured())
    add("twilio", "ok", "");
  else
    add("twilio", "degraded", "not configured: alerts are recorded, not sent");
  add("dashboard", "ok", s.business.dashboard.external() ? "external" : "built in");
  store_failed();
  last_.dependencies.front().message = "not looked at yet";
}

void health_cache::publish(codec::dependency_health store, std::vector<std::pair<std::string, long long>> counts) {
  codec::health_report r;
  r.timestamp = now_text();
  r.version = CALLLOCK_VERSION;
  const bool up = store.status == "ok";
  r.dependencies.push_back(std::move(store));
  r.dependencies.insert(r.dependencies.end(), fixed_.begin(), fixed_.end());
  const auto dead = std::find_if(counts.begin(), counts.end(), [](const auto& c) { return c.first == "outbox_dead"; });
  const bool has_dead = dead != counts.end() && dead->second > 0;
  r.dependencies.push_back(
      {"outbox", has_dead ? "degraded" : "ok", has_dead ? "dead deliveries: calllock outbox list" : "", -1});
  const bool all_ok =
      std::all_of(r.dependencies.begin(), r.dependencies.end(), [](const auto& d) { return d.status == "ok"; });
  // Without the store nothing can be acknowledged, so nothing works.
  r.status = !up ? "unhealthy" : all_ok ? "healthy" : "degraded";
  r.counts = std::move(counts);
  const std::lock_guard guard{mutex_};
  last_ = std::move(r);
}

void health_cache::refresh(storage::store& s) {
  using clock = std::chrono::steady_clock;
  const auto begin = clock::now();
  try {
    if (begin < count_again_) {
      // Any call will do to see whether the store answers; none has this id.
      static_cast<void>(s.load({}));
    } else {
      counts_ = s.counts();
      const auto end = clock::now();
      count_again_ = end + std::min<clock::duration>(count_share * (end - begin), oldest_count);
    }
    for (const auto& [name, n] : counts_) {
      if (name == "outbox_pending") metrics_.outbox_pending.Set(static_cast<double>(n));
      if (name == "outbox_dead") metrics_.outbox_dead.Set(static_cast<double>(n));
    }
    metrics_.store_up.Set(1);  // no commit may come for a while to say so
    publish({"store", "ok", "", std::chrono::duration<double, std::milli>(clock::now() - begin).count()},
            {counts_.begin(), counts_.end()});
  } catch (const storage::store_down&) {
    metrics_.store_failures.Increment();
    store_failed();
  }
}

void health_cache::store_failed() {
  metrics_.store_up.Set(0);
  publish({"store", "error", "the database does not answer", -1}, {});
}

codec::health_report health_cache::report() const {
  const std::lock_guard guard{mutex_};
  auto r = last_;
  r.uptime_seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started_).count();
  return r;
}

}  // namespace calllock::app
