#include <catch2/catch.hpp>
#include <iostream>

#include "integration/durability.hpp"
#include "integration/load.hpp"
#include "integration/rig.hpp"

namespace calllock::test {
namespace {

bool metric_is(agent_line& line, const std::string& name, const std::string& value) {
  return line.get("/metrics").has("\n" + name + " " + value + "\n");
}

/// Bookings whose outcome is open.
std::vector<std::vector<std::string>> unsettled(rig& r) {
  return r.db.query(
      "select b.call_id, b.state, b.last_error, s.phase from bookings b join call_sessions s using (call_id) "
      "where b.state in ('planned', 'in_flight', 'unknown')");
}

enum phases { before, down, after };

}  // namespace

TEST_CASE("while PostgreSQL is away everything that changes something gets 503, and it goes on by itself afterwards",
          "[I1][I7][I12][P-05]") {
  rig r;
  r.daemon.start();
  auto& server = postgres_server::shared();
  load clients{r.daemon.port(), 6, 7, "outage"};
  auto line = r.line();
  REQUIRE(eventually([&] { return clients.count(before, 200) > 200; }));
  CHECK(line.get("/health/detailed").status == 200);
  CHECK(metric_is(line, "calllock_store_up", "1"));

  server.stop(true);
  clients.phase(down);
  CHECK(eventually([&] { return clients.count(down, 503) > 50; }));
  // A booking, an event, a look-up into our own tables: each says so, in its own words.
  auto begin = std::chrono::steady_clock::now();
  std::chrono::steady_clock::duration slowest{};
  for (const auto* tool : {"book_service", "create_callback", "end_call", "lookup_caller"}) {
    const auto answer =
        line.tool(tool, "outage_own", tool == std::string{"book_service"} ? booking_args : callback_args);
    slowest = std::max(slowest, std::chrono::steady_clock::now() - begin);
    begin = std::chrono::steady_clock::now();
    INFO(tool << ": " << answer.body);
    CHECK_FALSE(answer.has(R"("booked":true)"));
    CHECK_FALSE(answer.has(R"("success":true)"));
    if (tool == std::string{"lookup_caller"}) continue;  // changes nothing: what it says then is the look-up's business
    CHECK(answer.status == 503);
    CHECK_FALSE(answer.header("Retry-After").empty());
  }
  CHECK(line.event("call_started", "outage_own").status == 503);
  CHECK(eventually([&] { return line.get("/health/detailed").status == 503; }));
  CHECK(eventually([&] { return metric_is(line, "calllock_store_up", "0"); }));
  CHECK_FALSE(metric_is(line, "calllock_store_failures_total", "0"));
  CHECK(line.get("/health").status == 200);  // the process is alive
  // Not in the outage: an answer to what was sent before it is not counted here.
  CHECK(clients.count(down, 200) == 0);
  CHECK(clients.others(down, 503) == 0);
  clients.phase(3);

  server.start();
  begin = std::chrono::steady_clock::now();
  clients.phase(after);
  CHECK(eventually([&] { return clients.count(after, 200) > 0; }));
  const auto recovery = std::chrono::steady_clock::now() - begin;
  CHECK(eventually([&] { return clients.count(after, 200) > 200; }));
  clients.stop();
  CHECK(clients.in_doubt().empty());  // no connection was cut
  CHECK(clients.without_retry_after() == 0);
  CHECK(eventually([&] { return line.get("/health/detailed").status == 200; }));
  CHECK(eventually([&] { return metric_is(line, "calllock_store_up", "1"); }));
  CHECK(lost(r.db, clients.acknowledgements()) == std::vector<std::string>{});
  CHECK(eventually([&] { return unsettled(r).empty(); }, 90s));
  CHECK(unsettled(r) == std::vector<std::vector<std::string>>{});
  CHECK(doubled(r.db) == std::vector<std::string>{});
  CHECK(r.daemon.log().find("Robin") == std::string::npos);
  CHECK(r.daemon.stop() == 0);
  using ms = std::chrono::milliseconds;
  std::cout << "PostgreSQL away: slowest of five answers " << std::chrono::duration_cast<ms>(slowest).count()
            << " ms, first success " << std::chrono::duration_cast<ms>(recovery).count() << " ms after its return, "
            << clients.acknowledgements().size() << " changes acknowledged and kept\n";
}

TEST_CASE("commits cut off again and again are either there or were not acknowledged", "[I1][I2]") {
  rig r;
  r.daemon.start();
  auto& server = postgres_server::shared();
  load clients{r.daemon.port(), 6, 11, "cut"};
  const int rounds = long_run() ? 20 : 4;
  for (int i = 0; i < rounds; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds{60 + 37 * i});
    server.restart(true);
    clients.phase(i % 2);
    const int so_far = clients.count(i % 2, 200);
    REQUIRE(eventually([&] { return clients.count(i % 2, 200) > so_far + 20; }));
  }
  clients.stop();
  CHECK(lost(r.db, clients.acknowledgements()) == std::vector<std::string>{});
  CHECK(eventually([&] { return unsettled(r).empty(); }, 90s));
  CHECK(unsettled(r) == std::vector<std::vector<std::string>>{});
  CHECK(doubled(r.db) == std::vector<std::string>{});
}

}  // namespace calllock::test
