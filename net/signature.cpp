#include "net/signature.hpp"

#include <openssl/crypto.h>

#include <charconv>

namespace calllock::net {
namespace {

/// The largest whole number the platform's own language counts exactly.
constexpr std::int64_t latest_time_ms = (std::int64_t{1} << 53) - 1;
constexpr std::size_t digest_digits = 64;

constexpr unsigned char no_digit = 0xff;

/// A table, because the digits of a digest are random: branches on them are mispredicted half of the time.
constexpr auto hex_values = [] {
  std::array<unsigned char, 256> values{};
  values.fill(no_digit);
  for (unsigned i = 0; i < 10; ++i) values['0' + i] = static_cast<unsigned char>(i);
  for (unsigned i = 0; i < 6; ++i) values['a' + i] = values['A' + i] = static_cast<unsigned char>(10 + i);
  return values;
}();

unsigned char hex_value(char c) { return hex_values[static_cast<unsigned char>(c)]; }

/// Drops `letter` (in either case) and `=` from the front.
bool drop_name(std::string_view& text, char letter) {
  if (text.size() < 2 || (text[0] | 0x20) != letter || text[1] != '=') return false;
  text.remove_prefix(2);
  return true;
}

bool read_digest(std::string_view digits, std::array<unsigned char, 32>& digest) {
  if (digits.size() != digest_digits) return false;
  for (std::size_t i = 0; i < digest.size(); ++i) {
    const auto high = hex_value(digits[2 * i]);
    const auto low = hex_value(digits[2 * i + 1]);
    if (high == no_digit || low == no_digit) return false;
    digest[i] = static_cast<unsigned char>(high << 4U | low);
  }
  return true;
}

}  // namespace

std::string_view name(verdict v) noexcept {
  switch (v) {
    case verdict::ok: return "ok";
    case verdict::absent: return "absent";
    case verdict::malformed: return "malformed";
    case verdict::stale: return "stale";
    case verdict::mismatch: return "mismatch";
  }
  return "unknown";
}

std::optional<retell_signature> parse_retell_signature(std::string_view header) {
  retell_signature s;
  if (!drop_name(header, 'v')) return std::nullopt;
  const std::size_t comma = header.find(',');
  if (comma == std::string_view::npos || comma == 0) return std::nullopt;
  s.time_digits = header.substr(0, comma);
  // The platform prints the number anew before it signs, so a leading zero could never verify. from_chars would take a
  // minus sign.
  if (s.time_digits.front() < '0' || s.time_digits.front() > '9') return std::nullopt;
  if (s.time_digits.front() == '0' && s.time_digits.size() > 1) return std::nullopt;
  const char* end = s.time_digits.data() + s.time_digits.size();
  const auto [stop, failure] = std::from_chars(s.time_digits.data(), end, s.time_ms);
  if (failure != std::errc{} || stop != end || s.time_ms > latest_time_ms) return std::nullopt;
  header.remove_prefix(comma + 1);
  if (!drop_name(header, 'd') || !read_digest(header, s.digest)) return std::nullopt;
  return s;
}

retell_verifier::retell_verifier(const std::vector<std::string>& keys, std::int64_t window_ms) : window_ms_{window_ms} {
  for (const std::string& key : keys) {
    // An empty key would let in whoever guesses that it is empty.
    if (!key.empty()) keys_.emplace_back(key, hmac_hash::sha256);
  }
}

retell_verifier::outcome retell_verifier::verify(std::string_view header, std::string_view body,
                                                 std::int64_t now_ms) const {
  const auto signature = parse_retell_signature(header);
  if (!signature) return {verdict::malformed, 0, 0};
  const std::int64_t skew = now_ms - signature->time_ms;
  if (skew > window_ms_ || skew < -window_ms_) return {verdict::stale, 0, skew};
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    const auto expected = keys_[i].digest({body, signature->time_digits});
    if (CRYPTO_memcmp(expected.data(), signature->digest.data(), expected.size()) == 0) return {verdict::ok, i, skew};
  }
  return {verdict::mismatch, 0, skew};
}

std::string sign_as_retell(const hmac_key& key, std::string_view body, std::int64_t now_ms) {
  static constexpr std::string_view hex = "0123456789abcdef";
  const std::string time = std::to_string(now_ms);
  std::string header = "v=" + time + ",d=";
  for (const unsigned char byte : key.digest({body, time}))
    header.append(1, hex[byte >> 4U]).append(1, hex[byte & 0xfU]);
  return header;
}

}  // namespace calllock::net
