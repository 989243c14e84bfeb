#pragma once

#include <boost/asio/ip/address.hpp>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace calllock::net {

using rate_clock = std::chrono::steady_clock;

/// How much one party may ask.
struct rate {
  double per_second = 0;  ///< sustained; 0 switches the limit off
  double burst = 0;       ///< at once, after a pause

  friend bool operator==(const rate&, const rate&) = default;
};

/// A token bucket: holds `burst` tokens, gains `per_second`, each request takes one. The time is an argument.
class token_bucket {
public:
  /// Takes a token. Otherwise says after how long the next one is there.
  [[nodiscard]] std::optional<rate_clock::duration> take(const rate& limit, rate_clock::time_point now);

  /// The same without taking: what `take` would answer.
  [[nodiscard]] std::optional<rate_clock::duration> wait(const rate& limit, rate_clock::time_point now);

private:
  void refill(const rate& limit, rate_clock::time_point now);

  double tokens_ = 0;
  rate_clock::time_point at_{};
  bool used_ = false;
};

/// The limits of all credentials, and of the addresses that fail to authenticate (S-15).
struct rate_settings {
  rate retell{2000, 4000};         ///< each Retell key: a platform's whole traffic comes under one
  rate api{200, 400};              ///< each API key
  rate webhook{500, 1000};         ///< the webhook secret: the old backend's whole traffic
  rate failures{1, 20};            ///< failed authentications of one address
  std::size_t addresses = 50'000;  ///< addresses whose failures are remembered
  /// Only from these peers X-Forwarded-For is believed. Addresses or networks: "10.0.0.7", "10.0.0.0/8", "fd00::/8".
  std::vector<std::string> trusted_proxies;
};

/// Who a request comes from as far as rates go, for one I/O thread (each holds its own and its share of the rates).
/// Pure over the time.
class rate_limiter {
public:
  /// `shares`: among how many I/O threads the rates are divided.
  explicit rate_limiter(rate_settings settings, unsigned shares = 1);

  /// A request of this credential ("retell/0", "api", "webhook"). If it is too much: the seconds after which to come
  /// back.
  [[nodiscard]] std::optional<std::chrono::seconds> admit(std::string_view credential, rate_clock::time_point now);

  /// Notes a failed authentication. If this address fails too often: the seconds after which to try again, for 429 in
  /// place of 401. Only the failing are held up: somebody else behind the same address whose credential is good never
  /// gets here.
  [[nodiscard]] std::optional<std::chrono::seconds> failed(const boost::asio::ip::address& client,
                                                           rate_clock::time_point now);

private:
  [[nodiscard]] const rate& limit_of(std::string_view credential) const;
  [[nodiscard]] token_bucket& failures_of(const std::string& name);

  rate_settings settings_;
  std::unordered_map<std::string, token_bucket> credentials_;
  std::unordered_map<std::string, token_bucket> younger_, older_;  ///< failures by address, in two generations
};

}  // namespace calllock::net
