#include "domain/delivery/outbox.hpp"

#include <algorithm>

namespace calllock::domain {
namespace {

std::chrono::milliseconds backoff(int attempts, const retry_policy& policy, double jitter) {
  auto delay = policy.base;
  for (int i = 1; i < attempts && delay < policy.cap; ++i) delay *= 2;
  delay = std::min(delay, policy.cap);
  // Between half and the whole: destinations that come back are not hit by everybody at once, nor too soon.
  return std::chrono::milliseconds{delay.count() / 2 +
                                   static_cast<std::int64_t>(jitter * static_cast<double>(delay.count()) / 2)};
}

}  // namespace

next_attempt next_step(const delivery& d, const delivery_result& r, const retry_policy& policy, instant now,
                       double jitter) {
  using kind = delivery_result::kind;
  using action = next_attempt::action;
  switch (r.outcome) {
    case kind::delivered: return {action::done, {}, {}};
    case kind::refused: return {action::dead, {}, "refused: " + r.error};
    case kind::gone: return {action::dead, {}, "destination gone: " + r.error};
    case kind::not_possible: return {action::dead, {}, "not sent: " + r.error};
    case kind::held: return {action::retry, r.held_until, r.error};
    case kind::retry: break;
  }
  if (d.attempts >= policy.max_attempts)
    return {action::dead, {}, "gave up after " + std::to_string(d.attempts) + " attempts: " + r.error};
  auto delay = backoff(d.attempts, policy, jitter);
  if (r.retry_after) delay = std::max(delay, std::min(*r.retry_after, policy.retry_after_cap));
  return {action::retry, now + delay, r.error};
}

}  // namespace calllock::domain
