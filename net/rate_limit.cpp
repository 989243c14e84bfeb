#include "net/rate_limit.hpp"

#include <algorithm>
#include <cmath>

namespace calllock::net {
namespace {

using seconds_d = std::chrono::duration<double>;

std::chrono::seconds whole_seconds(rate_clock::duration d) {
  return std::max(std::chrono::seconds{1}, std::chrono::ceil<std::chrono::seconds>(d));
}

std::optional<std::chrono::seconds> whole_seconds(const std::optional<rate_clock::duration>& d) {
  if (!d) return std::nullopt;
  return whole_seconds(*d);
}

/// One IPv6 customer has a whole /64 to send from, so that is what is counted.
std::string bucket_name(const boost::asio::ip::address& client) {
  if (client.is_v4()) {
    const auto bytes = client.to_v4().to_bytes();
    return {bytes.begin(), bytes.end()};
  }
  const auto bytes = client.to_v6().to_bytes();
  return {bytes.begin(), bytes.begin() + 8};
}

rate share(rate r, unsigned shares) {
  const double n = std::max(1U, shares);
  return {r.per_second / n, r.burst > 0 ? std::max(1.0, r.burst / n) : 0};
}

}  // namespace

void token_bucket::refill(const rate& limit, rate_clock::time_point now) {
  if (!used_) {
    tokens_ = limit.burst;
    used_ = true;
  } else if (now > at_) {
    tokens_ = std::min(limit.burst, tokens_ + seconds_d{now - at_}.count() * limit.per_second);
  }
  at_ = std::max(at_, now);
}

std::optional<rate_clock::duration> token_bucket::wait(const rate& limit, rate_clock::time_point now) {
  if (limit.per_second <= 0) return std::nullopt;
  refill(limit, now);
  if (tokens_ >= 1) return std::nullopt;
  return std::chrono::ceil<rate_clock::duration>(seconds_d{(1 - tokens_) / limit.per_second});
}

std::optional<rate_clock::duration> token_bucket::take(const rate& limit, rate_clock::time_point now) {
  const auto later = wait(limit, now);
  if (!later && limit.per_second > 0) tokens_ -= 1;
  return later;
}

rate_limiter::rate_limiter(rate_settings settings, unsigned shares) : settings_{std::move(settings)} {
  for (rate* r : {&settings_.retell, &settings_.api, &settings_.webhook, &settings_.failures}) *r = share(*r, shares);
}

const rate& rate_limiter::limit_of(std::string_view credential) const {
  if (credential.starts_with("retell")) return settings_.retell;
  if (credential.starts_with("webhook")) return settings_.webhook;
  return settings_.api;
}

std::optional<std::chrono::seconds> rate_limiter::admit(std::string_view credential, rate_clock::time_point now) {
  // Credentials are those that verified: as few as there are keys.
  return whole_seconds(credentials_[std::string{credential}].take(limit_of(credential), now));
}

std::optional<std::chrono::seconds> rate_limiter::failed(const boost::asio::ip::address& client,
                                                         rate_clock::time_point now) {
  if (settings_.failures.per_second <= 0) return std::nullopt;
  return whole_seconds(failures_of(bucket_name(client)).take(settings_.failures, now));
}

/// Two generations bound the memory without ever searching it: when the younger is full the older is forgotten, and
/// whoever is still failing moves to the younger.
token_bucket& rate_limiter::failures_of(const std::string& name) {
  const auto known = younger_.find(name);
  if (known != younger_.end()) return known->second;
  if (younger_.size() >= std::max<std::size_t>(1, settings_.addresses / 2)) {
    older_ = std::move(younger_);
    younger_.clear();
  }
  const auto before = older_.find(name);
  return younger_.emplace(name, before == older_.end() ? token_bucket{} : before->second).first->second;
}

}  // namespace calllock::net
