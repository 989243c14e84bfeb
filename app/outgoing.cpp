#include "app/outgoing.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <map>
#include <thread>

#include "app/destinations.hpp"
#include "net/http_client.hpp"
#include "net/providers/dashboard.hpp"

namespace calllock::app {
namespace {

net::http_client_options client_options(const config::settings& s) {
  net::http_client_options o;
  o.connections_per_origin = static_cast<std::size_t>(s.delivery.dashboard.connections);
  o.waiting_per_origin = static_cast<std::size_t>(s.delivery.dashboard.max_waiting);
  o.connect_time = s.delivery.dashboard.connect_timeout;
  o.response_body = s.delivery.dashboard.max_answer;
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
  std::thread thread;

  parts(const config::settings& settings, telemetry::metrics& m)
      : s{settings}, metrics{m}, client{io, client_options(settings)} {
    for (const auto& d : destinations_of(s))
      if (!d.url.empty())
        dashboards.emplace(d.name, net::dashboard_endpoint{d.url, d.secret, s.delivery.dashboard.attempt_timeout});
    thread = std::thread{[this] { io.run(); }};
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
  if (d.kind == domain::delivery_kind::sms)
    return done({kind::not_possible, {}, {}, "no provider is configured", std::nullopt});
  const auto it = p.dashboards.find(d.destination);
  if (it == p.dashboards.end()) return done({kind::retry, {}, {}, "no such destination in the settings", std::nullopt});
  net::post_to_dashboard(p.client, it->second, d, std::move(done));
}

domain::calendar* outgoing::calendar_of(std::string_view) { return nullptr; }

decltype(actors::ports::fetch_call) outgoing::fetch_call() { return {}; }

}  // namespace calllock::app
