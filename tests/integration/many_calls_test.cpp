#include <algorithm>
#include <catch2/catch.hpp>
#include <iostream>

#include "integration/rig.hpp"

namespace calllock::test {
namespace {

/// Starts calls `from` to `to` over one pipelined connection; how many were acknowledged.
int start_calls(std::uint16_t port, int from, int to) {
  constexpr int depth = 48;
  http_link link{port};
  int good = 0;
  for (int at = from; at < to; at += depth) {
    const int n = std::min(depth, to - at);
    std::string batch;
    for (int i = at; i < at + n; ++i) {
      const auto body = event_body("call_started", "live_" + std::to_string(i));
      batch += http_link::text_of("POST", event_path, proof_of(proof_by::api_key, body), body);
    }
    link.send(batch);
    for (int i = 0; i < n; ++i) good += link.read().status == 200 ? 1 : 0;
  }
  return good;
}

int start_all(std::uint16_t port, int calls) {
  constexpr int connections = 8;
  std::atomic<int> good{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < connections; ++i)
    threads.emplace_back([&, i] {
      try {
        good += start_calls(port, calls * i / connections, calls * (i + 1) / connections);
      } catch (const link_broken&) {
        // Seen by the count.
      }
    });
  for (auto& t : threads) t.join();
  return good;
}

}  // namespace

TEST_CASE("many calls are live at once, and all go on after a kill -9", "[I1][I9][I12]") {
  const int calls = long_run() ? 100'000 : 5'000;
  rig r;
  r.daemon.start();
  // The first calls warm up what is there once: pools, statements, buffers.
  REQUIRE(start_all(r.daemon.port(), 500) == 500);
  const auto before = r.daemon.resident_bytes();
  const auto begin = std::chrono::steady_clock::now();
  REQUIRE(start_all(r.daemon.port(), calls) == calls);
  const auto took = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  const auto after = r.daemon.resident_bytes();
  auto line = std::make_unique<agent_line>(r.line());
  CHECK(line->get("/metrics").has("\ncalllock_live_calls " + std::to_string(calls) + "\n"));
  CHECK(r.db.count("call_sessions where phase = 'live'") == calls);

  r.daemon.kill();
  const auto ready = r.daemon.start();
  line = std::make_unique<agent_line>(r.line());
  for (const int i : {0, calls / 2, calls - 1}) {
    const auto call = "live_" + std::to_string(i);
    INFO(call);
    CHECK(line->tool("create_callback", call, callback_args).ok());
    CHECK(line->event("call_started", call).ok());  // a repeat
    CHECK(r.db.count("call_events where call_id = '" + call + "'") == 2);
    CHECK(r.db.value("select conversation_state ->> 'customerPhone' from call_sessions where call_id = '" + call +
                     "'") == caller_of(call));
  }
  CHECK(r.db.count("call_sessions where phase = 'live'") == calls);
  const double each = static_cast<double>(after - std::min(before, after)) / (calls - 500);
  std::cout << calls << " calls at once: " << after / (1 << 20) << " MiB resident, " << static_cast<long>(each)
            << " bytes for each more, started at " << static_cast<long>(calls / took) << "/s, ready after kill -9 in "
            << ready.count() << " ms\n";
  CHECK(r.daemon.stop() == 0);
}

TEST_CASE("calls over the limit are turned away with 503, and those that are live go on", "[I9]") {
  auto toml = std::string{quick_settings};
  toml.replace(toml.find("[calls]\n"), 8, "[calls]\nmax_live = 50\n");
  rig r{{}, toml};
  r.daemon.start();
  auto line = r.line();
  for (int i = 0; i < 50; ++i) REQUIRE(line.event("call_started", "in_" + std::to_string(i)).ok());
  const auto refused = line.event("call_started", "one_too_many");
  CHECK(refused.status == 503);
  CHECK_FALSE(refused.header("Retry-After").empty());
  CHECK(r.db.count("call_sessions where call_id = 'one_too_many'") == 0);
  CHECK(line.tool("create_callback", "in_7", callback_args).ok());
}

TEST_CASE("an idle call leaves memory and comes back as it was", "[I9][I12]") {
  auto toml = std::string{quick_settings};
  toml.replace(toml.find("[calls]\n"), 8, "[calls]\npassivate_after = \"1s\"\n");
  rig r{{}, toml};
  r.daemon.start();
  auto line = r.line();
  const auto told = line.tool("book_service", "idle", booking_args);
  CHECK(told.has(R"("booked":true)"));
  REQUIRE(eventually([&] { return line.get("/metrics").has("\ncalllock_live_calls 0\n"); }));
  CHECK(line.tool("book_service", "idle", booking_args).body == told.body);
  CHECK(r.db.count("appointments") == 1);
}

}  // namespace calllock::test
