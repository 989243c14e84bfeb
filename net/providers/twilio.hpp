#pragma once

#include <boost/asio/io_context.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "domain/tenant.hpp"
#include "net/providers/upstream.hpp"
#include "telemetry/metrics.hpp"

namespace calllock::net {

struct twilio_setup {
  std::string base_url = "https://api.twilio.com";
  std::string account_sid;
  std::string auth_token;
  /// Where Twilio reports what became of a text, as Twilio reaches it; empty: nowhere. The row's id is added as `?o=`.
  std::string status_url;
  std::chrono::seconds validity{600};                 ///< how long a text may wait at Twilio; a stale alert misleads
  std::chrono::milliseconds attempt_timeout{10'000};  ///< one request
  telemetry::metrics* metrics = nullptr;              ///< may be null
};

/// A text to be sent.
struct outgoing_sms {
  std::string call_id;    ///< for the log
  std::string outbox_id;  ///< comes back with every report; may be empty
  std::string from, to;   ///< E.164
  std::string body;       ///< cut at Twilio's 1600 characters
  /// When an earlier try of this very text began, whose outcome is not known or was not kept. Then Twilio is asked
  /// first whether it has the text, and it is sent only if Twilio says no.
  std::optional<domain::instant> tried_since;
};

/// What became of it.
struct sms_result {
  enum class kind : std::uint8_t {
    sent,     ///< Twilio took it: `sid` is there
    refused,  ///< Twilio never will take it: `code` says why
    retry,    ///< certainly not taken; later it may be
    unknown,  ///< nobody knows: look before it is sent again
  };
  kind what = kind::unknown;
  std::string sid;
  std::string status;  ///< Twilio's word: queued, sent, delivered …
  int code = 0;        ///< Twilio's; 0 when there was none
  std::string error;
  std::optional<std::chrono::milliseconds> retry_after;
};

/// Twilio's Messages (twilio.md). There is no idempotency key at Twilio, so a text whose outcome is not known is looked
/// up among those sent before it is sent again. From any thread; `done` on the HTTP client's thread.
class twilio {
public:
  twilio(boost::asio::io_context& io, http_client& client, twilio_setup setup);
  void send(outgoing_sms sms, std::chrono::milliseconds budget, std::function<void(sms_result)> done);
  /// What became of a text that was taken: `sent` with Twilio's present status and code, else `retry`.
  void look_up(std::string call_id, std::string sid, std::chrono::milliseconds budget,
               std::function<void(sms_result)> done);

private:
  boost::asio::io_context& io_;
  http_client& client_;
  std::shared_ptr<const twilio_setup> setup_;
};

}  // namespace calllock::net
