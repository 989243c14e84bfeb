#include <catch2/catch.hpp>

#include "integration/rig.hpp"
#include "support/fake_dashboard.hpp"

namespace calllock::test {
namespace {

environment_map outside(const fake_dashboard& d) {
  return {{"DASHBOARD_JOBS_URL", d.jobs_url()},
          {"DASHBOARD_CALLS_URL", d.calls_url()},
          {"DASHBOARD_ALERTS_URL", d.alerts_url()}};
}

/// A whole call that ends as a lead: one job delivery and one call delivery.
void whole_call(agent_line& line, const std::string& id) {
  REQUIRE(line.event("call_started", id).ok());
  REQUIRE(line.tool("create_callback", id, callback_args).ok());
  REQUIRE(line.event("call_ended", id).ok());
  REQUIRE(line.event("call_analyzed", id).ok());
}

std::string state_of(rig& r, const std::string& call, const std::string& kind) {
  return r.db.value("select state from outbox where call_id = '" + call + "' and kind = '" + kind + "'");
}

std::string error_of(rig& r, const std::string& call, const std::string& kind) {
  return r.db.value("select last_error from outbox where call_id = '" + call + "' and kind = '" + kind + "'");
}

bool ends(rig& r, const std::string& call, const std::string& state) {
  return eventually([&] { return state_of(r, call, "job") == state && state_of(r, call, "call") == state; });
}

struct seen {
  std::vector<dashboard_delivery> all;       ///< requests in order
  std::vector<dashboard_delivery> accepted;  ///< those with an effect
  std::set<std::string> keys;                ///< of the operation
};

seen requests(const fake_dashboard& d, const std::string& call, const std::string& operation = {}) {
  seen s;
  for (const auto& r : d.deliveries()) {
    // What was not read has no call id yet.
    if (r.body.find('"' + call + '"') == std::string::npos) continue;
    if (!operation.empty() && r.operation != operation) continue;
    s.all.push_back(r);
    if (r.status == 200) s.accepted.push_back(r);
    s.keys.insert(r.idempotency_key);
  }
  return s;
}

struct misbehaviour {
  const char* name;
  fault what;
  int times;
};

}  // namespace

TEST_CASE("whatever a dashboard does, its records arrive with one key each and the job before the call",
          "[I6][D-02][D-14][D-18][P-17][P-18][P-21][P-33]") {
  fake_dashboard dashboard;
  rig r{outside(dashboard)};
  r.daemon.start();
  auto line = r.line();
  const misbehaviour cases[] = {
      {"answers 500", fault::fail, 3},
      {"is unavailable and says for how long", fault::unavailable, 1},
      {"limits the rate and says for how long", fault::rate_limited, 1},
      {"hangs", fault::stall, 2},
      {"resets the connection", fault::reset, 3},
      {"does not speak HTTP", fault::not_http, 2},
      {"redirects", fault::redirect, 2},
      {"sends a body without end", fault::endless, 1},
      {"takes it and resets", fault::done_then_lost, 1},
      {"takes it and never answers", fault::done_then_stall, 1},
      {"takes it and answers 500", fault::done_then_fail, 2},
  };
  int n = 0;
  for (const auto& [name, what, times] : cases)
    for (const auto* webhook : {"jobs", "calls"}) {
      const auto call = "fault_" + std::to_string(++n);
      INFO("the " << webhook << " webhook " << name << ": " << call);
      const std::string other = webhook == std::string{"jobs"} ? "calls" : "jobs";
      dashboard.faults.next(webhook, what, times);
      whole_call(line, call);
      REQUIRE(ends(r, call, "done"));
      const auto tried = requests(dashboard, call, webhook);
      CHECK(tried.all.size() == static_cast<std::size_t>(times) + 1);
      CHECK(tried.keys.size() == 1);
      CHECK_FALSE(tried.all.front().idempotency_key.empty());
      CHECK(requests(dashboard, call, other).all.size() == 1);
      CHECK(dashboard.rows("jobs").contains(call));
      CHECK(dashboard.rows("calls").contains(call));
      // The call record comes last, however long the job took.
      CHECK(requests(dashboard, call).all.back().operation == "calls");
      CHECK(requests(dashboard, call).keys.size() == 2);
    }
  CHECK(dashboard.violations() == std::vector<std::string>{});
}

TEST_CASE("a 2xx whose body cannot be read never hides a record that did not arrive", "[I6]") {
  fake_dashboard dashboard;
  rig r{outside(dashboard)};
  r.daemon.start();
  auto line = r.line();
  // Whether it was done or not cannot be told from outside, so both are tried again with the same key.
  for (const auto f : {fault::done_then_garbage, fault::garbage}) {
    dashboard.faults.next("jobs", f);
    const auto call = "garbled_" + std::to_string(static_cast<int>(f));
    whole_call(line, call);
    REQUIRE(ends(r, call, "done"));
    CHECK(requests(dashboard, call, "jobs").keys.size() == 1);
    CHECK(requests(dashboard, call, "jobs").all.size() == 2);
  }
  CHECK(dashboard.rows("jobs").size() == 2);
}

TEST_CASE("a refused delivery is dead at once, with the answer kept, listed, counted and sent again on demand",
          "[I6][I7][P-18]") {
  fake_dashboard dashboard;
  auto environment = outside(dashboard);
  environment["DASHBOARD_USER_EMAIL"] = "somebody.else@example.com";  // the dashboard answers 404
  rig r{environment};
  r.daemon.start();
  auto line = r.line();
  whole_call(line, "refused");
  REQUIRE(ends(r, "refused", "dead"));
  CHECK(requests(dashboard, "refused", "jobs").all.size() == 1);
  CHECK(error_of(r, "refused", "job").find("404") != std::string::npos);
  CHECK(error_of(r, "refused", "job").find("User not found") != std::string::npos);
  CHECK(eventually([&] { return line.get("/health/detailed").has("dead deliveries"); }));
  CHECK(eventually([&] { return !line.get("/metrics").has("\ncalllock_outbox_dead 0\n"); }));
  CHECK(line.get("/metrics").has(R"(outcome="refused")"));

  const auto listed = r.daemon.run({"outbox", "list", "--state", "dead"});
  CHECK(listed.status == 1);
  CHECK(listed.output.find("refused") != std::string::npos);
  CHECK(listed.output.find("404") != std::string::npos);

  // The user is entered at the dashboard; here: the settings are mended. The payload was kept as it was, so only the
  // record whose payload is right now can go through: the same key, another attempt.
  const auto keys = requests(dashboard, "refused", "jobs").keys;
  const auto retried = r.daemon.run({"outbox", "retry", "--dead"});
  CHECK(retried.status == 0);
  CHECK(eventually([&] { return requests(dashboard, "refused", "jobs").all.size() == 2; }));
  CHECK(requests(dashboard, "refused", "jobs").keys == keys);
  CHECK(r.daemon.run({"outbox", "retry", "999999"}).status == 1);
}

TEST_CASE("a destination that is gone for good is left alone, and nothing that waits for it is lost", "[I6]") {
  fake_dashboard dashboard;
  rig r{outside(dashboard)};
  r.daemon.start();
  auto line = r.line();
  dashboard.faults.next("jobs", fault::gone);
  whole_call(line, "gone_1");
  REQUIRE(eventually([&] { return state_of(r, "gone_1", "job") == "dead"; }));
  CHECK(error_of(r, "gone_1", "job").find("410") != std::string::npos);
  whole_call(line, "gone_2");
  REQUIRE(eventually([&] { return !state_of(r, "gone_2", "job").empty(); }));
  std::this_thread::sleep_for(300ms);  // six polls of the outbox
  CHECK(requests(dashboard, "gone_2").all.empty());
  CHECK(state_of(r, "gone_2", "job") == "pending");
  // After a restart it is tried again, and the dead one on demand.
  r.daemon.kill();
  CHECK(r.daemon.run({"outbox", "retry", "--dead"}).status == 0);
  r.daemon.start();
  CHECK(ends(r, "gone_1", "done"));
  CHECK(ends(r, "gone_2", "done"));
  CHECK(requests(dashboard, "gone_1", "jobs").keys.size() == 1);
}

TEST_CASE("a delivery that was under way when the daemon died is sent again with its key", "[I6][I12]") {
  fake_dashboard dashboard;
  // Long enough that the request is still open when the daemon dies.
  auto toml = std::string{quick_settings};
  toml.replace(toml.find("400ms"), 5, "1900ms");
  rig r{outside(dashboard), toml};
  r.daemon.start();
  {
    auto line = r.line();
    dashboard.faults.next("jobs", fault::done_then_stall);
    whole_call(line, "cut_short");
  }
  REQUIRE(dashboard.wait_for(1, 10s));
  CHECK(requests(dashboard, "cut_short", "calls").all.empty());
  r.daemon.kill();
  r.daemon.start();
  REQUIRE(ends(r, "cut_short", "done"));  // once the dead process's lease is over
  const auto jobs = requests(dashboard, "cut_short", "jobs");
  CHECK(jobs.all.size() == 2);
  CHECK(jobs.keys.size() == 1);
  CHECK(dashboard.rows("jobs").size() == 1);
  CHECK(requests(dashboard, "cut_short").all.back().operation == "calls");
}

TEST_CASE("a dashboard that is not there at all gets everything when it comes back", "[I6][I9]") {
  fake_dashboard dashboard;
  auto toml = std::string{quick_settings};
  toml.replace(toml.find("breaker_failures = 1000"), 23, "breaker_failures = 2\nbreaker_open = \"100ms\"");
  rig r{outside(dashboard), toml};
  r.daemon.start();
  auto line = r.line();
  dashboard.server().stop_listening();
  for (int i = 0; i < 20; ++i) whole_call(line, "away_" + std::to_string(i));
  CHECK(eventually([&] { return r.db.count("outbox where kind = 'job' and last_error <> ''") > 0; }));
  CHECK(r.db.count("outbox where state = 'dead' and kind <> 'sms'") == 0);
  dashboard.server().listen_again();
  CHECK(eventually([&] { return r.db.count("outbox where state = 'done'") == 40; }));
  CHECK(dashboard.rows("jobs").size() == 20);
  CHECK(dashboard.rows("calls").size() == 20);
  CHECK(dashboard.accepted().size() == 40);
}

}  // namespace calllock::test
