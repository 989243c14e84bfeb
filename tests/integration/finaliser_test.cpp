#include <catch2/catch.hpp>

#include "integration/rig.hpp"
#include "support/fake_retell.hpp"

namespace calllock::test {
namespace {

std::string with_waits(const std::string& analyzed, const std::string& silent) {
  auto toml = std::string{quick_settings};
  return toml.replace(toml.find("[calls]\n"), 8,
                      "[calls]\nanalyzed_wait = \"" + analyzed + "\"\nsilent_wait = \"" + silent + "\"\n");
}

std::string reason_of(rig& r, const std::string& call) {
  return r.db.value("select conversation_state ->> 'endCallReason' from call_sessions where call_id = '" + call + "'");
}

bool closes(rig& r, const std::string& call) {
  return eventually(
      [&] { return r.db.value("select phase from call_sessions where call_id = '" + call + "'") == "closed"; });
}

}  // namespace

TEST_CASE("a call whose call_analyzed never comes is closed from what is known, once", "[I4][P-01]") {
  fake_retell retell;
  rig r{{{"RETELL_BASE_URL", retell.base_url()}}, with_waits("1s", "1h")};
  r.daemon.start();
  auto line = r.line();
  CHECK(line.event("call_started", "unanalyzed").ok());
  CHECK(line.tool("create_callback", "unanalyzed", callback_args).ok());
  CHECK(line.event("call_ended", "unanalyzed").ok());
  CHECK(line.event("call_started", "still_live").ok());
  REQUIRE(closes(r, "unanalyzed"));
  CHECK(reason_of(r, "unanalyzed") == "callback_later");
  CHECK(eventually([&] { return r.db.count(unfinished_deliveries) == 0; }));
  CHECK(r.db.count("leads where original_call_id = 'unanalyzed' and end_call_reason = 'callback_later'") == 1);
  CHECK(r.db.count("calls where backend_call_id = 'unanalyzed'") == 1);
  CHECK(r.db.value("select phase from call_sessions where call_id = 'still_live'") == "live");
  // It comes after all: what is there is corrected, not doubled.
  CHECK(line.event("call_analyzed", "unanalyzed").ok());
  CHECK(eventually([&] { return r.db.count(unfinished_deliveries) == 0; }));
  CHECK(r.db.count("leads") == 1);
  CHECK(r.db.count("calls") == 1);
}

TEST_CASE("a call of which nothing more is heard is closed, also when the daemon was down meanwhile", "[I4][I12]") {
  fake_retell retell;
  rig r{{{"RETELL_BASE_URL", retell.base_url()}}, with_waits("1s", "1s")};
  r.daemon.start();
  {
    auto line = r.line();
    CHECK(line.event("call_started", "silent_1").ok());
    CHECK(line.tool("create_callback", "silent_1", callback_args).ok());
    CHECK(line.tool("create_callback", "silent_2", callback_args).ok());
    CHECK(line.event("call_started", "silent_3").ok());
  }
  r.daemon.kill();
  r.daemon.start();
  for (const auto* call : {"silent_1", "silent_2", "silent_3"}) {
    INFO(call);
    REQUIRE(closes(r, call));
    CHECK_FALSE(reason_of(r, call).empty());
    CHECK(reason_of(r, call) != "NULL");
    CHECK(r.db.count(std::string{"outbox where kind = 'call' and call_id = '"} + call + "'") == 1);
  }
  CHECK(eventually([&] { return r.db.count("call_audits") == 3; }));
}

TEST_CASE("a call that fell silent after a call back was promised ends as one to be called back", "[I4][P-01]") {
  fake_retell retell;
  rig r{{{"RETELL_BASE_URL", retell.base_url()}}, with_waits("1s", "1s")};
  r.daemon.start();
  auto line = r.line();
  CHECK(line.tool("create_callback", "promised", callback_args).ok());
  REQUIRE(closes(r, "promised"));
  CHECK(reason_of(r, "promised") == "callback_later");
}

TEST_CASE("before a call is given up, Retell is asked what it knows of it", "[I4]") {
  fake_retell retell;
  rig r{{{"RETELL_BASE_URL", retell.base_url()}}, with_waits("1s", "1s")};
  r.daemon.start();
  const auto body = event_body("call_analyzed", "fetched");
  const auto begin = body.find("\"call\":") + 7;
  retell.put("fetched", body.substr(begin, body.size() - begin - 1));
  auto line = r.line();
  CHECK(line.event("call_started", "fetched").ok());
  REQUIRE(closes(r, "fetched"));
  CHECK(retell.asked("fetched") > 0);
  CHECK(r.db.value("select retell_data ->> 'disconnection_reason' from call_sessions where call_id = 'fetched'") ==
        "user_hangup");
}

TEST_CASE("when Retell does not answer a forgotten call is closed all the same", "[I4][I7]") {
  fake_retell retell;
  retell.faults.always("get", fault::fail);
  rig r{{{"RETELL_BASE_URL", retell.base_url()}}, with_waits("1s", "1s")};
  r.daemon.start();
  auto line = r.line();
  CHECK(line.event("call_started", "unknown_there").ok());
  REQUIRE(closes(r, "unknown_there"));
  CHECK(reason_of(r, "unknown_there") != "NULL");
}

}  // namespace calllock::test
