#include "net/rate_limit.hpp"

#include <catch2/catch.hpp>

#include "net/trusted_peer.hpp"

using namespace calllock::net;
using namespace std::chrono_literals;

namespace {

const rate_clock::time_point start{1h};

boost::asio::ip::address address(const char* text) { return boost::asio::ip::make_address(text); }

}  // namespace

TEST_CASE("a bucket gives its burst at once and then its rate", "[S-15][I9]") {
  struct row {
    rate limit;
    rate_clock::duration after;
    int asked, given;
  };
  const auto r = GENERATE(values<row>({
      {{10, 5}, 0s, 20, 5},
      {{10, 5}, 100ms, 20, 1},
      {{10, 5}, 450ms, 20, 4},
      {{10, 5}, 1h, 20, 5},
      {{1, 1}, 999ms, 5, 0},
      {{1, 1}, 1s, 5, 1},
      {{0, 0}, 0s, 1000, 1000},
  }));
  CAPTURE(r.limit.per_second, r.after.count());
  token_bucket bucket;
  const bool first = r.after == 0s;
  if (!first) {
    while (!bucket.take(r.limit, start)) {
    }
  }
  int given = 0;
  for (int i = 0; i < r.asked; ++i) given += bucket.take(r.limit, start + r.after) ? 0 : 1;
  CHECK(given == r.given);
}

TEST_CASE("a bucket says when the next token comes", "[S-15]") {
  token_bucket bucket;
  const rate limit{4, 1};
  CHECK_FALSE(bucket.take(limit, start));
  CHECK(bucket.take(limit, start) == rate_clock::duration{250ms});
  CHECK(bucket.take(limit, start + 200ms) == rate_clock::duration{50ms});
  CHECK_FALSE(bucket.take(limit, start + 250ms));
  // A clock that seems to go back gives nothing and takes nothing.
  CHECK(bucket.take(limit, start));
}

TEST_CASE("each credential has its own rate, and the answer is in whole seconds", "[S-15][I9]") {
  rate_settings settings;
  settings.retell = {0.25, 2};
  settings.api = {1, 1};
  rate_limiter limiter{settings};
  CHECK_FALSE(limiter.admit("retell/0", start));
  CHECK_FALSE(limiter.admit("retell/0", start));
  CHECK(limiter.admit("retell/0", start) == 4s);
  CHECK_FALSE(limiter.admit("retell/1", start));
  CHECK_FALSE(limiter.admit("api", start));
  CHECK(limiter.admit("api", start + 100ms) == 1s);
  CHECK_FALSE(limiter.admit("webhook", start));
}

TEST_CASE("I/O threads divide a rate among them", "[S-15]") {
  rate_settings settings;
  settings.api = {100, 10};
  rate_limiter one_of_two{settings, 2};
  int given = 0;
  while (!one_of_two.admit("api", start)) ++given;
  CHECK(given == 5);
}

TEST_CASE("who fails too often is told to wait, others at other addresses are not", "[S-15][I10]") {
  rate_settings settings;
  settings.failures = {1, 3};
  rate_limiter limiter{settings};
  for (int i = 0; i < 3; ++i) CHECK_FALSE(limiter.failed(address("192.0.2.1"), start));
  CHECK(limiter.failed(address("192.0.2.1"), start) == 1s);
  CHECK_FALSE(limiter.failed(address("192.0.2.2"), start));
  // One IPv6 network is one party.
  for (int i = 0; i < 3; ++i) CHECK_FALSE(limiter.failed(address("2001:db8:1:2::1"), start));
  CHECK(limiter.failed(address("2001:db8:1:2:ffff::9"), start));
  CHECK_FALSE(limiter.failed(address("2001:db8:1:3::1"), start));
}

TEST_CASE("the memory of failures is bounded", "[S-15][I9]") {
  rate_settings settings;
  settings.failures = {0.001, 1};
  settings.addresses = 100;
  rate_limiter limiter{settings};
  for (unsigned i = 0; i < 10'000; ++i) {
    static_cast<void>(limiter.failed(boost::asio::ip::address_v4{0x0a000000 + i}, start));
  }
  int remembered = 0;
  for (unsigned i = 9'990; i < 10'000; ++i)
    remembered += limiter.failed(boost::asio::ip::address_v4{0x0a000000 + i}, start) ? 1 : 0;
  CHECK(remembered > 0);
}

TEST_CASE("X-Forwarded-For is believed from trusted proxies only, and only as far as they wrote it", "[S-15][I10]") {
  const trusted_peers peers{{"10.0.0.0/8", "192.0.2.7", "fd00::/8"}};
  struct row {
    const char* peer;
    std::vector<std::string_view> forwarded;
    const char* client;
  };
  const std::vector<row> rows{
      {"203.0.113.9", {}, "203.0.113.9"},
      {"203.0.113.9", {"198.51.100.1"}, "203.0.113.9"},
      {"10.1.2.3", {}, "10.1.2.3"},
      {"10.1.2.3", {"198.51.100.1"}, "198.51.100.1"},
      {"::ffff:10.1.2.3", {"198.51.100.1"}, "198.51.100.1"},
      {"10.1.2.3", {"1.1.1.1, 198.51.100.1"}, "198.51.100.1"},
      {"10.1.2.3", {"1.1.1.1,198.51.100.1 , 10.9.9.9"}, "198.51.100.1"},
      {"10.1.2.3", {"1.1.1.1", "198.51.100.1, 192.0.2.7"}, "198.51.100.1"},
      {"10.1.2.3", {"1.1.1.1, nonsense"}, "10.1.2.3"},
      {"10.1.2.3", {"10.0.0.1, 10.0.0.2"}, "10.0.0.1"},
      {"192.0.2.8", {"198.51.100.1"}, "192.0.2.8"},
      {"fd12::1", {"2001:db8::5"}, "2001:db8::5"},
      {"fe80::1", {"2001:db8::5"}, "fe80::1"},
  };
  for (const auto& [peer, forwarded, client] : rows) {
    CAPTURE(peer, client);
    std::vector<header_field> fields;
    for (const auto value : forwarded) fields.push_back({http_field::unknown, "x-forwarded-for", value});
    CHECK(peers.client(address(peer), header_view{fields}) == address(client));
  }
  CHECK(trusted_peers{}.client(address("10.1.2.3"), header_view{}) == address("10.1.2.3"));
  CHECK_THROWS_WITH(trusted_peers{{"10.0.0.0/33"}}, Catch::Contains("10.0.0.0/33"));
  CHECK_THROWS_WITH(trusted_peers{{"proxy.local"}}, Catch::Contains("proxy.local"));
}
