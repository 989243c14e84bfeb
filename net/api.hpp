#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "actors/interfaces.hpp"
#include "codec/health.hpp"
#include "domain/booking/calendar.hpp"
#include "domain/delivery/payloads.hpp"
#include "domain/delivery/replies.hpp"
#include "domain/delivery/texts.hpp"
#include "domain/tenant_directory.hpp"
#include "net/authorise.hpp"
#include "net/http_types.hpp"
#include "net/rate_limit.hpp"
#include "net/responder.hpp"
#include "telemetry/metrics.hpp"

namespace calllock::net {

/// What came of an ingest from outside.
struct ingest_outcome {
  enum class kind : std::uint8_t { stored, no_such_user, not_found, refused, store_down } what = kind::store_down;
  codec::ingest_answer answer;
  std::string why;  ///< of a refusal, for the sender
};
using ingest_done = std::function<void(ingest_outcome)>;
/// What to answer a text that came in; nothing: the store does not answer.
using reply_done = std::function<void(std::optional<std::string>)>;

/// What the routes need. Functions return at once and call `done` once, from any thread.
struct api_options {
  credentials secrets;
  rate_settings rates;
  unsigned io_threads = 1;
  std::shared_ptr<const domain::tenant_directory> tenants;
  std::function<void(actors::request_ptr)> submit;
  std::function<void(domain::payload, ingest_done)> ingest;
  std::function<void(std::string user_email, domain::text_map changes, ingest_done)> patch_alert;
  std::function<void(domain::text_report, std::function<void(bool kept)>)> text_report;
  std::function<void(domain::inbound_text, reply_done)> inbound_text;
  std::function<domain::calendar&(const domain::tenant_profile&)> calendar_of;  ///< for /api/bookings
  std::chrono::milliseconds calendar_budget{5500};                              ///< what a calendar may take there
  std::function<codec::health_report()> health;  ///< from a cache: quick, no network (S-14)
  std::function<domain::instant()> now;
  telemetry::metrics* metrics = nullptr;
  std::size_t event_body = 16 * 1024 * 1024;
  std::size_t tool_body = 256 * 1024;
  std::chrono::milliseconds tool_deadline{7000};  ///< the call's own budget and the way back
  std::chrono::milliseconds event_deadline{10'000};
  std::chrono::seconds retry_after{2};
};

/// The engine's HTTP interface: which path does what. Checks who is asking, reads the body, finds the business, hands
/// the event to its call. Decides nothing about calls. One object for all I/O threads; each has its own rate limiter.
class api {
public:
  explicit api(api_options options);
  ~api();
  api(const api&) = delete;
  api& operator=(const api&) = delete;

  /// For the server: limits of a request by its first line.
  [[nodiscard]] route_policy policy(http_verb method, std::string_view path) const;
  void handle(const request_view& request, responder answer) const;
  void observe(unsigned route, int status, std::chrono::nanoseconds took) const;

private:
  struct impl;
  std::unique_ptr<impl> impl_;
};

}  // namespace calllock::net
