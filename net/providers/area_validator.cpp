#include "net/providers/area_validator.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include "codec/retell.hpp"
#include "codec/text_map.hpp"
#include "telemetry/log.hpp"

namespace calllock::net {
namespace asio = boost::asio;

namespace {

constexpr std::chrono::milliseconds least{100};  ///< with less left nothing is asked

/// The verdict of an answer; nothing when it gives none.
std::optional<domain::area_checked> read(const client_result& result) {
  const auto* answer = std::get_if<client_response>(&result);
  if (!answer || answer->status < 200 || answer->status >= 300) return std::nullopt;
  const auto body = codec::read_map(answer->body);
  const auto inside = domain::known(body, "inServiceArea");
  if (inside != "true" && inside != "false") return std::nullopt;
  domain::area_checked said;
  said.ok = true;
  said.inside = inside == "true";
  said.message = domain::known(body, "message").value_or("");
  return said;
}

}  // namespace

struct area_validator::parts {
  http_client& client;
  area_validator_setup setup;
  breaker gate;
};

area_validator::area_validator(asio::io_context& io, http_client& client, area_validator_setup setup)
    : io_{io},
      parts_{std::make_shared<parts>(parts{client, setup, breaker{setup.breaker_failures, setup.breaker_open}})} {}

void area_validator::check(std::string zip, std::chrono::milliseconds budget,
                           std::function<void(domain::area_checked)> done) {
  const auto deadline = std::chrono::steady_clock::now() + budget;
  asio::co_spawn(io_, ask_twice(parts_, std::move(zip), deadline, std::move(done)), asio::detached);
}

/// Asking again does no harm, so one try must not eat the whole budget.
asio::awaitable<void> area_validator::ask_twice(std::shared_ptr<parts> p, std::string zip, upstream_time deadline,
                                                std::function<void(domain::area_checked)> done) {
  const errand e{{}, deadline};
  for (int tries = 1; tries <= 2; ++tries) {
    if (e.left() < least || !p->gate.allows(std::chrono::steady_clock::now())) break;
    client_request r;
    r.method = boost::beast::http::verb::post;
    r.url = p->setup.base_url + "/service-area/validate";
    r.headers = {{"Content-Type", "application/json"}, {"X-Webhook-Secret", p->setup.secret}};
    r.body = codec::write_map({{"zipCode", zip}});
    r.deadline = std::min(p->setup.attempt_timeout, tries == 1 ? e.left() * 3 / 5 : e.left());
    r.repeatable = true;
    const client_result result = co_await ask(p->client, std::move(r));
    if (auto said = read(result)) {
      p->gate.succeeded();
      done(std::move(*said));
      co_return;
    }
    p->gate.failed(std::chrono::steady_clock::now());
    telemetry::log_event(telemetry::level::warn, "area_validator_failed");
    if (p->setup.metrics) p->setup.metrics->errors.count("area_validator");
    const bool again = co_await pause(e, p->setup.retry_pause, least);
    if (!again) break;
  }
  done({});
}

}  // namespace calllock::net
