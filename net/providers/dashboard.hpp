#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "domain/delivery/outbox.hpp"
#include "net/http_client.hpp"

namespace calllock::net {

/// One endpoint of somebody's dashboard.
struct dashboard_endpoint {
  std::string url;
  std::string secret;  ///< X-Webhook-Secret
  std::chrono::milliseconds deadline{15'000};
};

/// Posts a delivery with the old backend's headers and an Idempotency-Key, the same on every attempt (I6). Never
/// follows a redirect: a dashboard that has moved is a setting to be mended, not a place to send personal data to.
void post_to_dashboard(http_client& client, const dashboard_endpoint& to, const domain::delivery& d,
                       std::function<void(domain::delivery_result)> done);

/// What an answer, or none, means for the delivery: 2xx delivered, unless its body says `"success":false` (refused) or
/// is neither empty nor JSON (again later); 410 gone, 408, 429, 5xx and 3xx again later, any
/// other 4xx refused with the start of the answer.
[[nodiscard]] domain::delivery_result judge_dashboard_answer(const domain::delivery& d, const client_result& result);

}  // namespace calllock::net
