#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "actors/ports.hpp"
#include "config/settings.hpp"
#include "telemetry/metrics.hpp"

namespace calllock::app {

/// Everything the engine asks of other services: one HTTP client on a thread of its own, and the typed clients over it.
class outgoing {
public:
  outgoing(const config::settings& s, telemetry::metrics& metrics);
  ~outgoing();
  outgoing(const outgoing&) = delete;
  outgoing& operator=(const outgoing&) = delete;

  /// To a dashboard by webhook, or a text; not to the built-in dashboard.
  void deliver(domain::delivery d, std::function<void(domain::delivery_result)> done);
  /// The outside calendar of a business; null: it uses the built-in one.
  [[nodiscard]] domain::calendar* calendar_of(std::string_view tenant_id);
  /// The business's own judge of ZIPs; only for those that have one. Answers within `budget`.
  void check_area(std::string_view tenant_id, std::string zip, std::chrono::milliseconds budget,
                  std::function<void(domain::area_checked)> done);
  /// Retell's get-call; empty without a key.
  [[nodiscard]] decltype(actors::ports::fetch_call) fetch_call();
  /// Asks Twilio about a text that it took; empty without Twilio.
  [[nodiscard]] decltype(actors::ports::ask_text) ask_text();
  /// Ends everything under way as cancelled.
  void stop();

private:
  struct parts;
  std::unique_ptr<parts> parts_;
};

}  // namespace calllock::app
