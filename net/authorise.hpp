#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "net/http_types.hpp"
#include "net/secrets.hpp"
#include "net/signature.hpp"
#include "net/twilio_signature.hpp"

namespace calllock::net {

/// What a route asks of who calls it.
enum class proof : std::uint8_t {
  none,            ///< health
  api_key,         ///< X-API-Key
  retell,          ///< a Retell signature, or X-API-Key when none was sent
  webhook_secret,  ///< X-Webhook-Secret: other backends that feed the dashboard
  twilio,          ///< X-Twilio-Signature over our public address (S-07)
};

/// What the path asks: `/webhook/retell/…` and `/api/retell/…` Retell, `/api/webhook/…` the webhook secret,
/// `/api/twilio/…` Twilio's signature, any other `/api/…` the API key.
[[nodiscard]] proof proof_for(std::string_view path);

struct credentials {
  std::vector<std::string> retell_keys;
  std::string api_key;
  std::string webhook_secret;
  std::vector<std::string> twilio_tokens;
  std::string public_url;  ///< how Twilio reaches us; without it no signature can be checked, so nothing is let in
  std::int64_t signature_window_ms = net::signature_window_ms;  ///< for Retell's
};

/// What was found out about who sends a request.
struct authorisation {
  bool granted = false;
  std::string_view credential;  ///< static name for rates: "retell/0", "api", "webhook"; "open" where none is asked
  std::string_view reason;      ///< why not, for logs and metrics: "stale", "mismatch", "no_secret" …; static
  std::string_view text;        ///< what the client is told with 401 (reference/backend.md §2); static
  std::int64_t skew_ms = 0;     ///< of a Retell signature: our clock minus theirs
};

/// Decides who may. A secret that is not set lets nobody in (I10). Any number of threads may share one.
class authoriser {
public:
  explicit authoriser(const credentials& c);

  /// A Retell signature that is present, even an empty one, decides alone: whatever else is sent cannot mend a bad one,
  /// and no header switches the check off (S-01).
  [[nodiscard]] authorisation check(proof needed, const request_view& request, std::int64_t now_ms) const;

private:
  [[nodiscard]] authorisation check_retell(const request_view& request, std::int64_t now_ms) const;
  [[nodiscard]] authorisation check_twilio(const request_view& request) const;
  [[nodiscard]] static authorisation check_secret(const request_view& request, std::string_view header,
                                                  const shared_secret& secret, std::string_view credential,
                                                  std::string_view missing, std::string_view invalid);

  retell_verifier retell_;
  shared_secret api_key_;
  shared_secret webhook_secret_;
  twilio_verifier twilio_;
  std::string public_url_;
};

}  // namespace calllock::net
