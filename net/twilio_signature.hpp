#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "net/secrets.hpp"
#include "net/signature.hpp"

namespace calllock::net {

/// Checks `X-Twilio-Signature` (reference/twilio.md §8). Any number of threads may share one.
class twilio_verifier {
public:
  /// The account's auth tokens, several while one is being replaced. Without tokens nothing verifies.
  explicit twilio_verifier(const std::vector<std::string>& tokens);

  /// A form as it was posted. `url` is the public address as configured at Twilio, with the query as it came; it is
  /// tried with and without the scheme's own port, as Twilio's library does.
  [[nodiscard]] verdict verify_form(std::string_view signature, std::string_view url, std::string_view form_body) const;

  /// A JSON body: the signature covers the address only, whose `bodySHA256` covers the body.
  [[nodiscard]] verdict verify_json(std::string_view signature, std::string_view url, std::string_view body) const;

private:
  [[nodiscard]] verdict verify(std::string_view signature, std::string_view url,
                               std::string_view signed_parameters) const;

  std::vector<hmac_key> keys_;
};

/// The parameters of a form in the order and the form in which they are signed: sorted by name, decoded, each distinct
/// value once.
[[nodiscard]] std::string signed_form(std::string_view form_body);

}  // namespace calllock::net
