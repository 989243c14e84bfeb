#include "app/outgoing.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <map>
#include <thread>

#include "app/destinations.hpp"
#include "app/tenants.hpp"
#include "codec/twilio.hpp"
#include "domain/delivery/quiet_hours.hpp"
#include "net/http_client.hpp"
#include "net/providers/area_validator.hpp"
#include "net/providers/calcom.hpp"
#include "net/providers/dashboard.hpp"
#include "net/providers/retell.hpp"
#include "net/providers/twilio.hpp"
#include "net/twilio_paths.hpp"

namespace calllock::app {
namespace {

constexpr std::chrono::milliseconds fetch_budget{10'000};  ///< nobody waits for the finaliser

/// What Twilio's word on a text means for its delivery. A text that nobody knows about is looked up on the next try.
domain::delivery_result judge(const net::sms_result& r) {
  using sent = net::sms_result::kind;
  using kind = domain::delivery_result::kind;
  domain::delivery_result out;
  out.error = r.code == 0 ? r.error : "Twilio " + std::to_string(r.code) + ": " + r.error;
  out.retry_after = r.retry_after;
  if (r.what == sent::sent) {
    out.outcome = kind::delivered;
    out.text = domain::taken_text{r.sid, r.status, {}, {}};
  }
  if (r.what == sent::refused) out.outcome = kind::refused;
  return out;
}

domain::instant now() {
  return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

net::http_client_options client_options(const config::settings& s) {
  net::http_client_options o;
  o.connections_per_origin = static_cast<std::size_t>(s.delivery.dashboard.connections);
  o.waiting_per_origin = static_cast<std::size_t>(s.delivery.dashboard.max_waiting);
  o.connect_time = s.delivery.dashboard.connect_timeout;
  o.response_body = s.delivery.dashboard.max_answer;
  for (const auto* neighbour : {&s.retell, &s.calcom.api, &s.twilio.api})
    o.origins.emplace_back(neighbour->base_url,
                           net::http_origin_limits{static_cast<std::size_t>(neighbour->connections),
                                                   static_cast<std::size_t>(neighbour->max_waiting),
                                                   neighbour->connect_timeout, neighbour->max_answer});
  return o;
}

}  // namespace

struct outgoing::parts {
  const config::settings& s;
  telemetry::metrics& metrics;
  boost::asio::io_context io{1};
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work{io.get_executor()};
  net::http_client client;
  std::map<std::string, net::dashboard_endpoint, std::less<>> dashboards;
  std::map<std::string, std::unique_ptr<net::calcom>, std::less<>> calendars;           ///< by tenant
  std::map<std::string, std::unique_ptr<net::area_validator>, std::less<>> validators;  ///< by tenant
  std::optional<net::retell> retell;
  std::optional<net::twilio> twilio;
  std::thread thread;

  parts(const config::settings& settings, telemetry::metrics& m)
      : s{settings}, metrics{m}, client{io, client_options(settings)} {
    for (const auto& d : destinations_of(s))
      if (!d.url.empty())
        dashboards.emplace(d.name, net::dashboard_endpoint{d.url, d.secret, s.delivery.dashboard.attempt_timeout});
    for (const auto* t : config::all_tenants(s)) {
      add_calendar(*t);
      add_validator(*t);
    }
    // Retell's REST interface takes the key that signs its webhooks; without one the daemon would not have started.
    if (!s.auth.retell_api_keys.empty())
      retell.emplace(
          io, client,
          net::retell_setup{s.retell.base_url, s.auth.retell_api_keys.front(), s.retell.attempt_timeout, &metrics});
    if (s.twilio.configured()) {
      net::twilio_setup setup;
      setup.base_url = s.twilio.api.base_url;
      setup.account_sid = s.twilio.account_sid;
      setup.auth_token = s.twilio.auth_token;
      setup.attempt_timeout = s.twilio.api.attempt_timeout;
      if (!s.server.public_url.empty()) setup.status_url = net::joined(s.server.public_url, net::twilio_status_path);
      setup.metrics = &metrics;
      twilio.emplace(io, client, std::move(setup));
    }
    thread = std::thread{[this] { io.run(); }};
  }

  void add_calendar(const config::tenant_settings& t) {
    if (t.calendar.effective() != config::calendar_provider::calcom) return;
    net::calcom_setup setup;
    setup.base_url = s.calcom.api.base_url;
    setup.api_key = t.calendar.calcom_api_key;
    setup.event_type_id = t.calendar.calcom_event_type_id;
    setup.attempt_timeout = s.calcom.api.attempt_timeout;
    setup.breaker_failures = s.calcom.breaker_failures;
    setup.breaker_open = s.calcom.breaker_open;
    setup.hold = std::chrono::minutes{s.calcom.hold_minutes};
    setup.metrics = &metrics;
    calendars.emplace(t.id, std::make_unique<net::calcom>(io, client, std::move(setup)));
  }

  void add_validator(const config::tenant_settings& t) {
    if (t.service_validator.base_url.empty()) return;
    net::area_validator_setup setup;
    setup.base_url = t.service_validator.base_url;
    setup.secret = t.service_validator.secret;
    setup.breaker_failures = s.delivery.breaker_failures;
    setup.breaker_open = s.delivery.breaker_open;
    setup.metrics = &metrics;
    validators.emplace(t.id, std::make_unique<net::area_validator>(io, client, std::move(setup)));
  }

  void send_text(const domain::delivery& d, std::function<void(domain::delivery_result)> done) {
    using kind = domain::delivery_result::kind;
    const auto text = codec::read_sms(d.payload);
    if (!text.ok()) return done({kind::refused, {}, {}, text.error.what, std::nullopt});
    const auto tenant = config::profile(s, settings_of(s, d.tenant_id));
    if (!twilio || tenant.sms_from.empty()) return done({kind::not_possible, {}, {}, "no provider", std::nullopt});
    if (text.value.to.empty()) return done({kind::not_possible, {}, {}, "no alert number is configured", std::nullopt});
    // Asked when it would go out, not when it was written: it may have waited for the provider into the night.
    if (const auto until = domain::quiet_until(tenant, now()); until && !text.value.ignores_quiet_hours) {
      domain::delivery_result held{kind::held, {}, {}, "quiet hours", std::nullopt};
      held.held_until = *until;
      return done(std::move(held));
    }
    net::outgoing_sms sms;
    sms.call_id = d.call_id;
    sms.outbox_id = std::to_string(d.id);
    sms.from = tenant.sms_from;
    sms.to = text.value.to;
    sms.body = text.value.body;
    if (d.attempts > 1) sms.tried_since = d.created_at;
    twilio->send(sms, s.twilio.api.attempt_timeout,
                 [from = sms.from, to = sms.to, done = std::move(done)](const net::sms_result& r) {
                   auto result = judge(r);
                   if (result.text) {
                     result.text->from = from;
                     result.text->to = to;
                   }
                   done(std::move(result));
                 });
  }
};

outgoing::outgoing(const config::settings& s, telemetry::metrics& metrics)
    : parts_{std::make_unique<parts>(s, metrics)} {}
outgoing::~outgoing() { stop(); }

void outgoing::stop() {
  auto& p = *parts_;
  if (!p.thread.joinable()) return;
  p.client.stop();
  p.work.reset();
  p.thread.join();
}

void outgoing::deliver(domain::delivery d, std::function<void(domain::delivery_result)> done) {
  auto& p = *parts_;
  using kind = domain::delivery_result::kind;
  if (d.kind == domain::delivery_kind::sms) return p.send_text(d, std::move(done));
  const auto it = p.dashboards.find(d.destination);
  if (it == p.dashboards.end()) return done({kind::retry, {}, {}, "no such destination in the settings", std::nullopt});
  net::post_to_dashboard(p.client, it->second, d, std::move(done));
}

domain::calendar* outgoing::calendar_of(std::string_view tenant_id) {
  const auto it = parts_->calendars.find(tenant_id);
  return it == parts_->calendars.end() ? nullptr : it->second.get();
}

void outgoing::check_area(std::string_view tenant_id, std::string zip, std::chrono::milliseconds budget,
                          std::function<void(domain::area_checked)> done) {
  const auto it = parts_->validators.find(tenant_id);
  if (it == parts_->validators.end()) return done({});
  it->second->check(std::move(zip), budget, std::move(done));
}

decltype(actors::ports::fetch_call) outgoing::fetch_call() {
  if (!parts_->retell) return {};
  return [p = parts_.get()](std::string call_id, auto done) {
    p->retell->get_call(std::move(call_id), fetch_budget,
                        [done = std::move(done)](const net::fetched_call& f) { done(f.call, f.json); });
  };
}

decltype(actors::ports::ask_text) outgoing::ask_text() {
  if (!parts_->twilio) return {};
  return [p = parts_.get()](const actors::overdue_text& t, auto done) {
    p->twilio->look_up(t.text.call_id, t.sid, p->s.twilio.api.attempt_timeout,
                       [done = std::move(done)](const net::sms_result& r) {
                         if (r.what != net::sms_result::kind::sent) return done(std::nullopt);
                         done(actors::text_status{r.status, r.code});
                       });
  };
}

}  // namespace calllock::app
