#include "net/authorise.hpp"

#include <array>

#include "net/twilio_paths.hpp"

namespace calllock::net {
namespace {

constexpr std::string_view signature_header = "X-Retell-Signature";

/// Keys have a few places, of which a rate needs a name; more than these share the last.
constexpr std::array<std::string_view, 4> retell_credentials{"retell/0", "retell/1", "retell/2", "retell/3"};

authorisation refused(std::string_view reason, std::string_view text, std::int64_t skew_ms = 0) {
  return {false, {}, reason, text, skew_ms};
}

authorisation granted(std::string_view credential, std::int64_t skew_ms = 0) {
  return {true, credential, {}, {}, skew_ms};
}

}  // namespace

proof proof_for(std::string_view path) {
  if (path.starts_with("/webhook/retell/") || path.starts_with("/api/retell/")) return proof::retell;
  if (path.starts_with("/api/webhook/")) return proof::webhook_secret;
  if (path.starts_with("/api/twilio/")) return proof::twilio;
  if (path.starts_with("/api/")) return proof::api_key;
  return proof::none;
}

authoriser::authoriser(const credentials& c)
    : retell_{c.retell_keys, c.signature_window_ms},
      api_key_{c.api_key},
      webhook_secret_{c.webhook_secret},
      twilio_{c.twilio_tokens},
      public_url_{c.public_url} {}

authorisation authoriser::check(proof needed, const request_view& request, std::int64_t now_ms) const {
  switch (needed) {
    case proof::none: return granted("open");
    case proof::retell: return check_retell(request, now_ms);
    case proof::api_key:
      return check_secret(request, "X-API-Key", api_key_, "api", "Unauthorized: Missing API key",
                          "Unauthorized: Invalid API key");
    case proof::webhook_secret:
      return check_secret(request, "X-Webhook-Secret", webhook_secret_, "webhook",
                          "Unauthorized: Missing webhook secret", "Unauthorized: Invalid webhook secret");
    case proof::twilio: return check_twilio(request);
  }
  return refused("unknown", "Unauthorized");
}

authorisation authoriser::check_retell(const request_view& request, std::int64_t now_ms) const {
  const std::size_t sent = request.headers.count(signature_header);
  if (sent == 0) return check(proof::api_key, request, now_ms);
  constexpr std::string_view invalid = "Unauthorized: Invalid signature";
  // Of two, another server on the way may have checked the other one.
  if (sent > 1) return refused("malformed", invalid);
  const auto found = retell_.verify(*request.headers.find(signature_header), request.body, now_ms);
  if (found.result != verdict::ok) return refused(name(found.result), invalid, found.skew_ms);
  return granted(retell_credentials[std::min(found.key, retell_credentials.size() - 1)], found.skew_ms);
}

authorisation authoriser::check_twilio(const request_view& request) const {
  constexpr std::string_view header = "X-Twilio-Signature";
  constexpr std::string_view invalid = "Unauthorized: Invalid signature";
  const std::size_t sent = request.headers.count(header);
  if (sent == 0) return refused("absent", invalid);
  if (public_url_.empty()) return refused("no_public_url", invalid);
  if (sent > 1) return refused("malformed", invalid);
  // The public address is a setting: Host and X-Forwarded-* are whatever the sender writes (twilio.md §8).
  const auto found =
      twilio_.verify_form(*request.headers.find(header), joined(public_url_, request.target), request.body);
  return found == verdict::ok ? granted("twilio") : refused(name(found), invalid);
}

authorisation authoriser::check_secret(const request_view& request, std::string_view header,
                                       const shared_secret& secret, std::string_view credential,
                                       std::string_view missing, std::string_view invalid) {
  const std::size_t sent = request.headers.count(header);
  if (sent == 0) return refused("absent", missing);
  if (!secret.is_set()) return refused("no_secret", invalid);
  if (sent > 1) return refused("malformed", invalid);
  return secret.matches(*request.headers.find(header)) ? granted(credential) : refused("mismatch", invalid);
}

}  // namespace calllock::net
