#include <catch2/catch.hpp>
#include <iostream>
#include <random>

#include "integration/durability.hpp"
#include "integration/load.hpp"
#include "integration/rig.hpp"
#include "support/fake_dashboard.hpp"

namespace calllock::test {
namespace {

/// CALLLOCK_SEED repeats a run.
std::uint64_t seed() {
  const char* given = std::getenv("CALLLOCK_SEED");
  const std::uint64_t s = given != nullptr ? std::stoull(given) : std::random_device{}();
  std::cout << "kill -9 under load: CALLLOCK_SEED=" << s << '\n';
  return s;
}

/// What the store has of a call, for a failure's message.
std::string story_of(store_fixture& db, const std::string& call) {
  std::string out;
  for (const auto& row : db.query("select seq || ' ' || name || ' ' || dedup_key || ' ' || coalesce(status::text, '-') "
                                  "from call_events where call_id = '" +
                                  call + "' order by seq"))
    out += row[0] + "\n";
  for (const auto& row : db.query("select idempotency_key || ' ' || state || ' ' || attempts || ' ' || last_error "
                                  "from bookings where call_id = '" +
                                  call + "'"))
    out += "booking " + row[0] + "\n";
  return out;
}

}  // namespace

TEST_CASE("a daemon killed at any moment under load loses nothing it acknowledged and does nothing twice",
          "[I1][I2][I3][I6][I12][P-07]") {
  fake_dashboard dashboard;
  rig r{{{"DASHBOARD_JOBS_URL", dashboard.jobs_url()},
         {"DASHBOARD_CALLS_URL", dashboard.calls_url()},
         {"DASHBOARD_ALERTS_URL", dashboard.alerts_url()}}};
  const int rounds = long_run() ? 100 : 10;
  std::mt19937_64 random{seed()};
  std::vector<acknowledged> told;
  std::size_t doubted = 0;
  auto slowest = r.daemon.start();
  for (int round = 0; round < rounds; ++round) {
    load clients{r.daemon.port(), 6, random(), "crash_" + std::to_string(round)};
    std::this_thread::sleep_for(std::chrono::milliseconds{20 + random() % 400});
    r.daemon.kill();
    clients.stop();
    slowest = std::max(slowest, r.daemon.start());

    auto line = r.line();
    // What was under way is sent again, as Retell does, and the last that each client was told is asked for again.
    doubted += clients.in_doubt().size();
    for (const auto& what : clients.in_doubt()) {
      const auto answer = load::send(line, what);
      INFO(what.call_id << " " << what.name << ": " << answer.body);
      if (!answer.ok()) UNSCOPED_INFO(story_of(r.db, what.call_id));
      REQUIRE(answer.ok());
      told.push_back({what, answer.body});
    }
    const auto& heard = clients.acknowledgements();
    for (std::size_t i = heard.size() < 10 ? 0 : heard.size() - 10; i < heard.size(); ++i) {
      const auto again = load::send(line, heard[i].what);
      INFO(heard[i].what.call_id << " " << heard[i].what.name);
      CHECK(again.ok());
      CHECK(again.body == heard[i].answer);
    }
    told.insert(told.end(), heard.begin(), heard.end());
  }
  REQUIRE(told.size() > static_cast<std::size_t>(rounds) * 10);
  CHECK(lost(r.db, told) == std::vector<std::string>{});

  // What was being booked when the daemon died is settled, and what was being sent arrives.
  CHECK(
      eventually([&] { return r.db.count("bookings where state in ('planned', 'in_flight', 'unknown')") == 0; }, 90s));
  CHECK(eventually([&] { return r.db.count(unfinished_deliveries) == 0; }, 60s));
  CHECK(doubled(r.db) == std::vector<std::string>{});
  CHECK(dashboard.violations() == std::vector<std::string>{});
  CHECK(r.db.count("outbox where state = 'dead' and kind <> 'sms'") == 0);
  // Each delivery came under its own key, whatever the number of attempts, and nothing else came.
  std::set<std::string> kept, came;
  for (const auto& row : r.db.query("select dedup_key from outbox where state = 'done'")) kept.insert(row[0]);
  for (const auto& d : dashboard.accepted()) came.insert(d.idempotency_key);
  CHECK(came == kept);
  CHECK(r.daemon.stop() == 0);
  std::cout << "kill -9 under load: " << rounds << " rounds, " << told.size() << " changes acknowledged, " << doubted
            << " in doubt and sent again, ready after at most " << slowest.count() << " ms\n";
}

}  // namespace calllock::test
