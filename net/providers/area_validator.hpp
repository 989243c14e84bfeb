#pragma once

#include <boost/asio/io_context.hpp>
#include <functional>
#include <memory>
#include <string>

#include "domain/call/step.hpp"
#include "net/providers/upstream.hpp"
#include "telemetry/metrics.hpp"

namespace calllock::net {

struct area_validator_setup {
  std::string base_url, secret;
  std::chrono::milliseconds attempt_timeout{5'000};  ///< one try, within the budget (backend.md §14)
  std::chrono::milliseconds retry_pause{100};
  int breaker_failures = 5;
  std::chrono::milliseconds breaker_open{15'000};
  telemetry::metrics* metrics = nullptr;  ///< may be null
};

/// A business's own judge of ZIPs: `POST <base_url>/service-area/validate` with `{"zipCode"}` and X-Webhook-Secret
/// (backend.md §3.6). Whatever is no clear answer in time is answered as not `ok`, and the list decides. Any thread;
/// runs and answers on the HTTP client's.
class area_validator {
public:
  area_validator(boost::asio::io_context& io, http_client& client, area_validator_setup setup);
  void check(std::string zip, std::chrono::milliseconds budget, std::function<void(domain::area_checked)> done);

private:
  struct parts;
  static boost::asio::awaitable<void> ask_twice(std::shared_ptr<parts> p, std::string zip, upstream_time deadline,
                                                std::function<void(domain::area_checked)> done);

  boost::asio::io_context& io_;
  std::shared_ptr<parts> parts_;
};

}  // namespace calllock::net
