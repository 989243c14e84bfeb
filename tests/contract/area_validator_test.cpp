#include "net/providers/area_validator.hpp"

#include "codec/text_map.hpp"
#include "contract/outgoing_rig.hpp"
#include "support/fake_server.hpp"

using namespace calllock;
using namespace calllock::test;
using namespace std::chrono_literals;

namespace {

struct validator_rig {
  fault_plan faults;
  std::atomic<int> strict{0};  ///< requests that were as they must be
  fake_server server{[this](const fake_request& r) {
    if (r.method == "POST" && r.path == "/flow/service-area/validate" && r.header("X-Webhook-Secret") == "s3cret" &&
        r.header("Content-Type") == "application/json" &&
        codec::read_map(r.body) == domain::text_map{{"zipCode", "78701"}})
      ++strict;
    return misbehave(faults.take("validate"), 900ms, [] {
      fake_answer a;
      a.body = R"({"inServiceArea":true,"message":"We come on Fridays."})";
      return a;
    });
  }};
  outgoing_rig out;
  net::area_validator validator{out.io, out.client, setup()};

  [[nodiscard]] net::area_validator_setup setup() const {
    net::area_validator_setup s;
    s.base_url = server.url() + "/flow";
    s.secret = "s3cret";
    s.attempt_timeout = 300ms;
    s.retry_pause = 10ms;
    s.breaker_failures = 4;
    s.breaker_open = 1h;
    return s;
  }
  domain::area_checked check() {
    awaited<domain::area_checked> result;
    validator.check("78701", 700ms, result.done());
    return result.get();
  }
};

}  // namespace

TEST_CASE("a business's validator is asked as the old backend asked it", "[contract][area]") {
  validator_rig rig;
  const auto said = rig.check();
  CHECK(said.ok);
  CHECK(said.inside);
  CHECK(said.message == "We come on Fridays.");
  CHECK(rig.strict == 1);
}

TEST_CASE("a validator that fails once is asked again, one that goes on failing is no answer", "[contract][area][I8]") {
  validator_rig rig;
  const auto f = GENERATE(fault::fail, fault::reset, fault::garbage, fault::stall, fault::redirect);
  rig.faults.next("validate", f);
  CHECK(rig.check().ok);
  rig.faults.always("validate", f);
  CHECK_FALSE(rig.check().ok);
}

TEST_CASE("a validator that is down is left alone for a while", "[contract][area][I8][I9]") {
  validator_rig rig;
  rig.faults.always("validate", fault::fail);
  for (int i = 0; i < 2; ++i) CHECK_FALSE(rig.check().ok);
  const int asked = rig.server.requests();
  CHECK_FALSE(rig.check().ok);
  CHECK(rig.server.requests() == asked);
}
