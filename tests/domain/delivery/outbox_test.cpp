#include <catch2/catch.hpp>

#include "domain/delivery/outbox.hpp"
#include "support/builders.hpp"

using namespace calllock::domain;
using namespace builders;
using kind = delivery_result::kind;
using action = next_attempt::action;

namespace {
delivery tried(int attempts) {
  delivery d;
  d.attempts = attempts;
  return d;
}
delivery_result failed(std::optional<std::chrono::milliseconds> after = std::nullopt) {
  return {kind::retry, "", "", "HTTP 503", after};
}
}  // namespace

TEST_CASE("delays double up to the cap, between half and the whole of it", "[domain][I6]") {
  const retry_policy p;
  for (int attempt = 1; attempt < 40; ++attempt) {
    const auto least = next_step(tried(attempt), failed(), p, monday_ten, 0).at - monday_ten;
    const auto most = next_step(tried(attempt), failed(), p, monday_ten, 0.999999).at - monday_ten;
    CHECK(least >= 500ms);
    CHECK(most <= p.cap);
    CHECK(most > least);
  }
  CHECK(next_step(tried(1), failed(), p, monday_ten, 0).at - monday_ten == 500ms);
  CHECK(next_step(tried(3), failed(), p, monday_ten, 0).at - monday_ten == 2000ms);
}

TEST_CASE("Retry-After is honoured, within reason", "[domain][I6]") {
  const retry_policy p;
  CHECK(next_step(tried(1), failed(90s), p, monday_ten, 0).at == monday_ten + 90s);
  CHECK(next_step(tried(1), failed(24h), p, monday_ten, 0).at == monday_ten + p.retry_after_cap);
  CHECK(next_step(tried(1), failed(1ms), p, monday_ten, 0).at == monday_ten + 500ms);
}

TEST_CASE("what cannot change is dead at once, what was tried too often later, both with their reason",
          "[domain][I6]") {
  const retry_policy p;
  const auto refused = next_step(tried(1), {kind::refused, "", "", "HTTP 400: bad address", {}}, p, monday_ten, 0);
  CHECK(refused.what == action::dead);
  CHECK(refused.reason.find("bad address") != std::string::npos);
  CHECK(next_step(tried(1), {kind::gone, "", "", "HTTP 410", {}}, p, monday_ten, 0).what == action::dead);
  CHECK(next_step(tried(1), {kind::not_possible, "", "", "no provider", {}}, p, monday_ten, 0).reason ==
        "not sent: no provider");
  CHECK(next_step(tried(p.max_attempts), failed(), p, monday_ten, 0).what == action::dead);
  CHECK(next_step(tried(p.max_attempts - 1), failed(), p, monday_ten, 0).what == action::retry);
  CHECK(next_step(tried(1), {kind::delivered, "", "", "", {}}, p, monday_ten, 0).what == action::done);
}
