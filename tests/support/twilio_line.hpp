#pragma once

#include <openssl/evp.h>

#include <string>
#include <utility>
#include <vector>

#include "codec/twilio.hpp"
#include "net/secrets.hpp"
#include "net/twilio_signature.hpp"
#include "support/fake_twilio.hpp"
#include "support/http_link.hpp"

namespace calllock::test {

/// Twilio's side of its webhooks: posts signed forms to a daemon that the outside calls `public_url`.
class twilio_line {
public:
  static constexpr auto public_url = "https://engine.example.com";

  explicit twilio_line(std::uint16_t port) : link_{port} {}

  using form = std::vector<std::pair<std::string_view, std::string_view>>;
  /// Signed with `token` over the public address; empty: not signed.
  http_answer post(const std::string& target, const form& fields, std::string_view token = fake_twilio::token,
                   std::string_view signed_url = public_url) {
    const auto body = codec::write_form(fields);
    header_list headers{{"Content-Type", "application/x-www-form-urlencoded"}};
    if (!token.empty())
      headers.emplace_back("X-Twilio-Signature", signature(token, std::string{signed_url} + target, body));
    return link_.request("POST", target, headers, body);
  }
  /// A report on a text, to the address that came with it.
  http_answer report(const twilio_text& t, std::string_view status, std::string_view error_code = {}) {
    form fields{{"MessageSid", t.sid},
                {"SmsSid", t.sid},
                {"MessageStatus", status},
                {"To", t.to},
                {"From", t.from},
                {"AccountSid", fake_twilio::account},
                {"ApiVersion", "2010-04-01"}};
    if (!error_code.empty()) fields.emplace_back("ErrorCode", error_code);
    return post(t.status_callback.substr(std::string_view{public_url}.size()), fields);
  }
  /// A text from somebody to one of the account's numbers.
  http_answer text(std::string_view sid, std::string_view from, std::string_view body,
                   std::string_view to = fake_twilio::from, std::string_view opt_out = {}) {
    form fields{{"MessageSid", sid}, {"From", from}, {"To", to}, {"Body", body}, {"NumMedia", "0"}, {"FromCity", ""}};
    if (!opt_out.empty()) fields.emplace_back("OptOutType", opt_out);
    return post("/api/twilio/inbound", fields);
  }

  [[nodiscard]] static std::string signature(std::string_view token, const std::string& url, const std::string& body) {
    constexpr int sha1_bytes = 20;
    const auto digest = net::hmac_key{token, net::hmac_hash::sha1}.digest({url, net::signed_form(body)});
    std::string out(29, '\0');
    EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()), digest.data(), sha1_bytes);
    out.resize(28);
    return out;
  }

private:
  http_link link_;
};

}  // namespace calllock::test
