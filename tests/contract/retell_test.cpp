#include "net/providers/retell.hpp"
#include "contract/outgoing_rig.hpp"
#include "support/fake_retell.hpp"

using namespace calllock;
using namespace calllock::test;
using namespace std::chrono_literals;
using kind = net::fetched_call::kind;

namespace {

struct retell_rig {
  fake_retell fake;
  outgoing_rig out;

  net::fetched_call get(const std::string& call_id, const char* key = fake_retell::key) {
    net::retell_setup s;
    s.base_url = fake.base_url();
    s.api_key = key;
    s.attempt_timeout = 600ms;
    net::retell retell{out.io, out.client, s};
    awaited<net::fetched_call> result;
    retell.get_call(call_id, 5s, result.done());
    return result.get();
  }
};

constexpr auto call =
    R"({"call_id":"call_1","call_status":"ended","disconnection_reason":"user_hangup","transcript":"Agent: Hi\nUser: \u0000Hello",
  "start_timestamp":1767225600000,"transcript_object":[{"role":"agent","content":"Hi"}]})";

}  // namespace

TEST_CASE("a call is fetched as a record and as clean text", "[contract][retell][P-31]") {
  retell_rig rig;
  rig.fake.put("call_1", call);
  const auto r = rig.get("call_1");
  CAPTURE(r.error);
  REQUIRE(r.what == kind::found);
  CHECK(r.call->call_id == "call_1");
  CHECK(r.call->disconnection_reason == "user_hangup");
  CHECK(r.json->find("\\u0000") == std::string::npos);
  CHECK(r.json->front() == '{');
}

TEST_CASE("a call that Retell does not know is absent, which is no failure", "[contract][retell]") {
  retell_rig rig;
  CHECK(rig.get("call_2").what == kind::absent);
}

TEST_CASE("a call that cannot be fetched is a failure, tried again once", "[contract][retell][I7]") {
  retell_rig rig;
  rig.fake.put("call_1", call);
  SECTION("once") {
    rig.fake.faults.next("get", GENERATE(fault::fail, fault::stall, fault::reset));
    CHECK(rig.get("call_1").what == kind::found);
    CHECK(rig.fake.asked("call_1") == 2);
  }
  SECTION("always") {
    rig.fake.faults.always("get", GENERATE(fault::fail, fault::stall, fault::reset, fault::garbage, fault::not_http,
                                           fault::redirect, fault::endless, fault::rate_limited));
    const auto r = rig.get("call_1");
    CHECK(r.what == kind::failed);
    CHECK_FALSE(r.error.empty());
    CHECK_FALSE(r.call);
  }
  SECTION("the key is wrong") { CHECK(rig.get("call_1", "other").what == kind::failed); }
  SECTION("another call comes back") {
    rig.fake.put("call_2", call);
    CHECK(rig.get("call_2").what == kind::failed);
  }
}
