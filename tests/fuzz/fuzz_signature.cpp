#include "net/signature.hpp"

#include <algorithm>
#include <string>

#include "net/http_url.hpp"
#include "net/twilio_signature.hpp"
#include "support.hpp"

using namespace calllock;

namespace {

constexpr std::int64_t now = 1'767'225'600'000;
const std::string key = "key_of_the_fuzzer";
const net::hmac_key signer{key, net::hmac_hash::sha256};
const net::retell_verifier verifier{{"another key", key}};
const net::twilio_verifier twilio{{"token"}};

/// The form of a signature said in another way than the parser says it.
bool is_well_formed(std::string_view h) {
  if (h.size() < 2 + 1 + 3 + 64 || (h[0] != 'v' && h[0] != 'V') || h[1] != '=') return false;
  const std::string_view digest = h.substr(h.size() - 64);
  const std::string_view middle = h.substr(h.size() - 67, 3);
  const std::string_view time = h.substr(2, h.size() - 69);
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto hex = [&](char c) { return digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); };
  if (middle != ",d=" && middle != ",D=") return false;
  if (time.empty() || !std::all_of(time.begin(), time.end(), digit) || (time.size() > 1 && time[0] == '0'))
    return false;
  const bool small = time.size() < 16 || (time.size() == 16 && time <= "9007199254740991");
  return small && std::all_of(digest.begin(), digest.end(), hex);
}

}  // namespace

/// Signatures: the first line is the header, the rest the body. Only what has the form is read, nothing unsigned
/// verifies, and what we sign does.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::as_text(data, size);
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view header = text.substr(0, end);
  const std::string_view body = text.substr(std::min(text.size(), end + 1));

  const auto parsed = net::parse_retell_signature(header);
  fuzz::expect(parsed.has_value() == is_well_formed(header), "exactly the well-formed is read");
  const auto found = verifier.verify(header, body, now);
  fuzz::expect((found.result == net::verdict::malformed) == !parsed, "malformed is what cannot be read");
  if (parsed) {
    const std::int64_t skew = now - parsed->time_ms;
    fuzz::expect((found.result == net::verdict::stale) == (skew > 300'000 || skew < -300'000),
                 "five minutes in both directions");
  }

  std::string good = net::sign_as_retell(signer, body, now);
  fuzz::expect(verifier.verify(good, body, now).result == net::verdict::ok, "what we sign verifies");
  good.back() = good.back() == '0' ? '1' : '0';
  fuzz::expect(verifier.verify(good, body, now).result == net::verdict::mismatch, "a changed digit does not");

  static_cast<void>(twilio.verify_form(header, "https://h.example/x", body));
  static_cast<void>(twilio.verify_json(header, header, body));
  if (const auto url = net::parse_http_url(header)) {
    const std::string again = (url->tls ? "https://" : "http://") + url->host_header() + url->target;
    const auto second = net::parse_http_url(again);
    fuzz::expect(second && second->origin() == url->origin() && second->target == url->target,
                 "an address survives being written");
  }
  return 0;
}
