#include "app/daemon.hpp"

#include <unistd.h>

#include <condition_variable>
#include <mutex>
#include <thread>

#include "actors/system.hpp"
#include "app/builtin_calendar.hpp"
#include "app/caller_history.hpp"
#include "app/destinations.hpp"
#include "app/health_cache.hpp"
#include "app/ingest.hpp"
#include "app/open_store.hpp"
#include "app/outgoing.hpp"
#include "app/phrases.hpp"
#include "app/store_port.hpp"
#include "app/store_reached.hpp"
#include "app/store_threads.hpp"
#include "app/tenants.hpp"
#include "domain/tenant_directory.hpp"
#include "net/api.hpp"
#include "net/http_server.hpp"
#include "telemetry/metrics.hpp"

namespace calllock::app {
namespace {

domain::instant system_now() {
  return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

store_threads make_threads(const config::settings& s) {
  const auto limit = static_cast<std::size_t>(s.store.max_queue);
  store_threads t;
  for (int i = 0; i < s.store.writers; ++i) t.writers.push_back(std::make_unique<store_thread>(open_store(s), limit));
  for (int i = 0; i < s.store.readers; ++i) t.readers.push_back(std::make_unique<store_thread>(open_store(s), limit));
  t.deliveries = std::make_unique<store_thread>(open_store(s), limit);
  t.keeper = std::make_unique<store_thread>(open_store(s), limit);
  return t;
}

actors::system_options actor_options(const config::settings& s) {
  actors::system_options o;
  o.threads = s.actors.threads > 0 ? static_cast<std::size_t>(s.actors.threads)
                                   : std::max(1u, std::thread::hardware_concurrency() / 2);
  o.throughput = static_cast<std::size_t>(s.actors.throughput);
  o.grace = s.actors.grace;
  o.process_name = "calllock-" + std::to_string(getpid());
  for (const auto& d : destinations_of(s)) o.destinations.push_back(d.name);
  auto& l = o.limits;
  l.session_writers = static_cast<std::size_t>(s.store.writers);
  l.max_batch = static_cast<std::size_t>(s.store.max_batch);
  l.max_waiting_records = static_cast<std::size_t>(s.store.max_queue);
  l.max_live_calls = static_cast<std::size_t>(s.calls.max_live);
  l.max_requests_per_call = static_cast<std::size_t>(s.calls.max_pending);
  l.max_conflicts = s.calls.max_conflicts;
  l.tool_budget = s.calls.tool_budget;
  l.lookup_budget = s.calls.lookup_budget;
  l.max_bookings_waiting = static_cast<std::size_t>(s.calls.max_bookings_waiting);
  l.max_bookings_in_flight = static_cast<std::size_t>(s.calls.max_bookings);
  l.passivate_after = s.calls.passivate_after;
  l.sweep_every = s.calls.sweep_interval;
  l.analyzed_wait = s.calls.analyzed_wait;
  l.silent_wait = s.calls.silent_wait;
  l.booking_wait = s.calls.booking_wait;
  l.takeover_wait = s.calls.takeover_wait;
  l.finalise_every = s.calls.finalise_interval;
  l.poll_outbox = s.delivery.poll_interval;
  l.lease = std::chrono::ceil<std::chrono::seconds>(s.delivery.lease);
  l.deliveries_at_once = s.delivery.at_once;
  l.breaker_failures = s.delivery.breaker_failures;
  l.breaker_pause = s.delivery.breaker_open;
  l.retry = {s.delivery.backoff_base, s.delivery.backoff_cap, s.delivery.retry_after_cap, s.delivery.max_attempts};
  return o;
}

net::http_server_options server_options(const config::server_settings& s) {
  net::http_server_options o;
  o.address = s.bind_address;
  o.port = s.port;
  o.threads = static_cast<unsigned>(s.threads);
  auto& l = o.limits;
  l.max_connections = static_cast<std::size_t>(s.max_connections);
  l.max_in_flight = static_cast<std::size_t>(s.max_in_flight);
  l.pipeline_depth = static_cast<std::size_t>(s.max_pipelined);
  l.header_bytes = s.max_header;
  l.header_fields = static_cast<std::size_t>(s.max_header_fields);
  l.buffered_bytes = s.max_buffered;
  l.unsent_bytes = s.max_unsent;
  l.event_body = s.max_event_body;
  l.tool_body = s.max_tool_body;
  l.header_time = s.header_timeout;
  l.body_time = s.body_timeout;
  l.idle_time = s.idle_timeout;
  l.write_time = s.write_timeout;
  l.linger_time = s.linger_timeout;
  l.tick = s.tick;
  l.request_deadline = s.event_budget;
  l.drain_time = s.drain_timeout;
  return o;
}

}  // namespace

struct daemon::parts {
  config::settings s;
  telemetry::metrics metrics;
  health_cache health{s, metrics};
  phrase_source phrases{s};
  std::shared_ptr<const domain::tenant_directory> tenants = make_tenant_directory(s);
  outgoing clients;  ///< HTTP client with its thread, providers
  builtin_calendar calendar;
  std::unique_ptr<storage::calendar_store>
      owners_calendar;  ///< for visits that owners enter; the deliveries' thread only
  store_threads threads;
  std::unique_ptr<actors::engine> engine;
  std::unique_ptr<net::api> api;
  std::unique_ptr<net::http_server> server;
  std::jthread clock;  ///< has the health looked up

  explicit parts(const config::settings& settings)
      : s{settings},
        clients{s, metrics},
        calendar{storage::open_calendar_store(s.store.url),
                 {[this](const domain::tenant_profile& t) { return config::calendar_rules(settings_of(s, t.id)); },
                  system_now, &metrics}},
        owners_calendar{storage::open_calendar_store(s.store.url)},
        threads{make_threads(s)} {
    engine = std::make_unique<actors::engine>(actor_options(s), make_ports(), metrics);
    api = std::make_unique<net::api>(make_api_options());
    server = std::make_unique<net::http_server>(
        server_options(s.server),
        net::http_callbacks{
            [this](net::http_verb m, std::string_view path) { return api->policy(m, path); },
            [this](const net::request_view& r, net::responder to) { api->handle(r, std::move(to)); },
            [this](unsigned route, int status, std::chrono::nanoseconds took) { api->observe(route, status, took); }});
  }

  [[nodiscard]] domain::calendar& calendar_of(const domain::tenant_profile& t) {
    if (auto* external = clients.calendar_of(t.id)) return *external;
    return calendar;
  }

  actors::ports make_ports() {
    actors::ports p;
    p.tenant = [this](std::string_view id) { return tenants->by_id(id); };
    p.destination = [this](const domain::tenant_profile& t, domain::delivery_kind kind) {
      return destination_for(settings_of(s, t.id), kind);
    };
    p.store = make_store_port(threads, metrics, {p.tenant, p.destination, s.delivery.escalate_after}, phrases.get());
    // Three quarters of the time, so that what our tables know is still told when the calendar says nothing.
    p.store.history = with_calendar(
        std::move(p.store.history), [this](const domain::tenant_profile& t) { return clients.calendar_of(t.id); },
        s.calls.lookup_budget * 3 / 4);
    p.calendar_of = [this](const domain::tenant_profile& t) -> domain::calendar& { return calendar_of(t); };
    p.check_area = [this](const domain::tenant_profile& t, domain::check_area ask, std::chrono::milliseconds budget,
                          std::function<void(domain::area_checked)> done) {
      clients.check_area(t.id, std::move(ask.zip), budget, std::move(done));
    };
    p.deliver = [this](domain::delivery d, std::function<void(domain::delivery_result)> done) {
      if (d.destination != "builtin") return clients.deliver(std::move(d), std::move(done));
      const bool taken =
          threads.deliveries->post([d, done](storage::store& store) { done(deliver_builtin(store, d)); });
      if (!taken) done({domain::delivery_result::kind::retry, {}, {}, "the store is busy", std::nullopt});
    };
    p.fetch_call = clients.fetch_call();
    p.ask_text = clients.ask_text();
    p.now = system_now;
    p.phrases = phrases.get();
    p.sms_possible = s.twilio.configured();
    return p;
  }

  net::api_options make_api_options() {
    net::api_options o;
    o.secrets.retell_keys = s.auth.retell_api_keys;
    o.secrets.api_key = s.auth.api_secret_key;
    o.secrets.webhook_secret = s.business.dashboard.secret;
    o.secrets.twilio_tokens = {s.twilio.auth_token};
    o.secrets.public_url = s.server.public_url;
    o.secrets.signature_window_ms = s.auth.signature_tolerance.count();
    o.rates.retell = {s.auth.webhook_rate, static_cast<double>(s.auth.webhook_burst)};
    o.rates.webhook = o.rates.retell;
    o.rates.api = {s.auth.api_rate, static_cast<double>(s.auth.api_burst)};
    o.io_threads = static_cast<unsigned>(s.server.threads);
    o.tenants = tenants;
    o.submit = [this](actors::request_ptr r) { engine->submit(std::move(r)); };
    o.ingest = [this](domain::payload p, net::ingest_done done) {
      const bool taken = threads.deliveries->post([p = std::make_shared<domain::payload>(std::move(p)),
                                                   done](storage::store& store) { done(ingest(store, *p)); });
      if (!taken) done({});
    };
    o.patch_alert = [this](std::string email, domain::text_map changes, net::ingest_done done) {
      const bool taken = threads.deliveries->post(
          [email, changes, done](storage::store& store) { done(patch_alert(store, email, changes)); });
      if (!taken) done({});
    };
    add_text_routes(o);
    o.calendar_of = [this](const domain::tenant_profile& t) -> domain::calendar& { return calendar_of(t); };
    o.calendar_budget = s.calls.tool_budget;
    o.health = [this] { return health.report(); };
    o.now = system_now;
    o.metrics = &metrics;
    o.event_body = s.server.max_event_body;
    o.tool_body = s.server.max_tool_body;
    o.tool_deadline = s.calls.tool_budget + std::chrono::milliseconds{1000};
    o.event_deadline = s.server.event_budget;
    o.retry_after = std::chrono::ceil<std::chrono::seconds>(s.server.retry_after);
    return o;
  }

  void add_text_routes(net::api_options& o) {
    o.text_report = [this](domain::text_report report, std::function<void(bool)> done) {
      const bool taken = threads.deliveries->post([this, report, done](storage::store& store) {
        done(reached(metrics, "text_report", {}, [&] { take_report(store, report, metrics); }));
      });
      if (!taken) done(false);
    };
    const reply_rules rules{
        tenants, [this](const domain::tenant_profile& t) { return settings_of(s, t.id).dashboard.external(); },
        s.delivery.reply_window,
        [this](const domain::tenant_profile& t, storage::appointment visit) -> std::optional<storage::owners_visit> {
          const auto& settings = settings_of(s, t.id);
          if (settings.calendar.effective() != config::calendar_provider::builtin) return std::nullopt;
          const auto calendar_rules = config::calendar_rules(settings);
          visit.end = visit.start + calendar_rules.slot;
          return owners_calendar->enter(visit, calendar_rules, system_now());
        }};
    o.inbound_text = [this, rules](domain::inbound_text text, net::reply_done done) {
      const bool taken = threads.deliveries->post([this, rules, text, done](storage::store& store) {
        std::optional<std::string> answer;
        reached(metrics, "inbound_text", {}, [&] { answer = take_inbound(store, text, rules, metrics); });
        done(std::move(answer));
      });
      if (!taken) done(std::nullopt);
    };
  }

  /// Every two seconds: /health/detailed and the gauges of the store.
  void watch(const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock{mutex};
    while (!stop.stop_requested()) {
      if (!threads.keeper->post([this](storage::store& store) { health.refresh(store); })) health.store_failed();
      metrics.connections.Set(static_cast<double>(server->stats().connections.load()));
      metrics.in_flight.Set(static_cast<double>(server->stats().in_flight.load()));
      wake.wait_for(lock, stop, std::chrono::seconds{2}, [] { return false; });
    }
  }
};

daemon::daemon(const config::settings& s) : parts_{std::make_unique<parts>(s)} {}
daemon::~daemon() { stop(); }

std::uint16_t daemon::port() const { return parts_->server->port(); }

void daemon::start() {
  parts_->server->start();
  parts_->clock = std::jthread{[p = parts_.get()](const std::stop_token& stop) { p->watch(stop); }};
}

bool daemon::stop() {
  auto& p = *parts_;
  if (!p.engine) return true;
  p.clock = {};
  std::mutex mutex;
  std::condition_variable ended;
  bool drained = false;
  p.server->drain([&] {
    const std::lock_guard guard{mutex};
    drained = true;
    ended.notify_one();
  });
  {
    std::unique_lock lock{mutex};
    ended.wait_for(lock, p.s.server.drain_timeout + std::chrono::seconds{5}, [&] { return drained; });
  }
  const bool orderly = p.engine->stop();
  p.server->stop();
  p.clients.stop();
  p.engine.reset();
  return orderly && drained;
}

}  // namespace calllock::app
