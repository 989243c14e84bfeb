#include "net/twilio_signature.hpp"

#include <openssl/evp.h>
#include <openssl/sha.h>

#include <array>
#include <set>
#include <utility>

#include "codec/twilio.hpp"

namespace calllock::net {
namespace {

constexpr std::size_t sha1_bytes = 20;
constexpr std::size_t signature_chars = 28;

std::string base64(std::string_view bytes) {
  std::string out(4 * ((bytes.size() + 2) / 3) + 1, '\0');
  const int n = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                                reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
  out.resize(static_cast<std::size_t>(n));
  return out;
}

std::string hex_sha256(std::string_view body) {
  static constexpr std::string_view hex = "0123456789abcdef";
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(body.data()), body.size(), digest.data());
  std::string out;
  for (const unsigned char byte : digest) out.append(1, hex[byte >> 4U]).append(1, hex[byte & 0xfU]);
  return out;
}

/// The same address written the other way: without the port if it names its scheme's own, with it if it names none.
std::string other_port_form(std::string_view url) {
  const bool https = url.starts_with("https://");
  const std::string_view port = https ? ":443" : ":80";
  const std::size_t host = https ? 8 : 7;
  if (url.size() < host) return std::string{url};
  const std::size_t end = std::min(url.find_first_of("/?", host), url.size());
  const std::string_view authority = url.substr(0, end);
  std::string out{authority};
  if (authority.ends_with(port)) {
    out.resize(out.size() - port.size());
  } else if (authority.find(':', authority.rfind(']') == std::string_view::npos ? host : authority.rfind(']')) ==
             std::string_view::npos) {
    out.append(port);
  }
  return out.append(url.substr(end));
}

/// The value of a query parameter, as sent.
std::string_view query_value(std::string_view url, std::string_view name) {
  const std::size_t mark = url.find('?');
  std::string_view rest = mark == std::string_view::npos ? std::string_view{} : url.substr(mark + 1);
  while (!rest.empty()) {
    const std::string_view pair = rest.substr(0, rest.find('&'));
    if (pair.substr(0, pair.find('=')) == name && pair.size() > name.size()) return pair.substr(name.size() + 1);
    rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
  }
  return {};
}

}  // namespace

std::string signed_form(std::string_view form_body) {
  const auto fields = codec::read_form(form_body);
  std::string out;
  for (const auto& [name, value] : std::set<std::pair<std::string, std::string>>{fields.begin(), fields.end()})
    out.append(name).append(value);
  return out;
}

twilio_verifier::twilio_verifier(const std::vector<std::string>& tokens) {
  for (const std::string& token : tokens) {
    if (!token.empty()) keys_.emplace_back(token, hmac_hash::sha1);
  }
}

verdict twilio_verifier::verify_form(std::string_view signature, std::string_view url,
                                     std::string_view form_body) const {
  return verify(signature, url, signed_form(form_body));
}

verdict twilio_verifier::verify_json(std::string_view signature, std::string_view url, std::string_view body) const {
  if (!same_bytes(query_value(url, "bodySHA256"), hex_sha256(body))) return verdict::mismatch;
  return verify(signature, url, {});
}

verdict twilio_verifier::verify(std::string_view signature, std::string_view url,
                                std::string_view signed_parameters) const {
  if (signature.empty()) return verdict::absent;
  if (signature.size() != signature_chars) return verdict::malformed;
  const std::string other = other_port_form(url);
  for (const hmac_key& key : keys_) {
    for (const std::string_view form : {url, std::string_view{other}}) {
      const auto digest = key.digest({form, signed_parameters});
      if (same_bytes(base64({reinterpret_cast<const char*>(digest.data()), sha1_bytes}), signature)) return verdict::ok;
    }
  }
  return verdict::mismatch;
}

}  // namespace calllock::net
