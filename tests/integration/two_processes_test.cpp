#include <array>
#include <atomic>
#include <catch2/catch.hpp>
#include <mutex>

#include "integration/durability.hpp"
#include "integration/rig.hpp"
#include "support/fake_dashboard.hpp"

namespace calllock::test {
namespace {

/// Neither process gives the other up for dead, however slow the machine is.
std::string patient_settings() {
  auto toml = std::string{quick_settings};
  toml.replace(toml.find("booking_wait = \"2s\""), 19, "booking_wait = \"30s\"");
  return toml.replace(toml.find("takeover_wait = \"300ms\""), 23, "takeover_wait = \"20s\"");
}

}  // namespace

TEST_CASE("two processes given the same calls at once lose no update and do nothing twice", "[I2][I5][I6]") {
  fake_dashboard dashboard;
  const environment_map environment{{"DASHBOARD_JOBS_URL", dashboard.jobs_url()},
                                    {"DASHBOARD_CALLS_URL", dashboard.calls_url()},
                                    {"DASHBOARD_ALERTS_URL", dashboard.alerts_url()}};
  rig r{environment, patient_settings()};
  daemon_process other{rig::with_database(environment, r.db.url()), patient_settings()};
  r.daemon.start();
  other.start();
  constexpr int calls = 40;
  // Both processes get every change of every call, each from its own connection.
  constexpr std::array<std::string_view, 3> first{"call_started", "create_callback", "book_service"};
  constexpr std::array<std::string_view, 3> second{"end_call", "call_ended", "call_analyzed"};
  std::atomic<int> conflicts{0};
  std::mutex mutex;
  std::vector<std::string> refused;
  const auto client = [&](std::uint16_t port, const auto& changes) {
    return std::thread{[&, port] {
      agent_line line{port};
      for (int i = 0; i < calls; ++i)
        for (const auto what : changes) {
          const auto call = "both_" + std::to_string(i);
          for (int tries = 0;; ++tries) {
            const bool event = what.substr(0, 5) == "call_";
            const auto args = what == "book_service"      ? booking_args
                              : what == "create_callback" ? callback_args
                                                          : std::string_view{R"({"reason":"booked"})"};
            const auto answer = event ? line.event(what, call) : line.tool(what, call, args);
            if (answer.ok()) break;
            // Given up after several reloads: said so, and sent again as Retell would.
            if ((answer.status == 409 || answer.status == 503) && tries < 20) {
              ++conflicts;
              continue;
            }
            const std::lock_guard guard{mutex};
            refused.push_back(call + " " + std::string{what} + ": " + std::to_string(answer.status) + " " +
                              answer.body);
            return;  // the rest would only take its time
          }
        }
    }};
  };
  std::vector<std::thread> threads;
  for (const auto port : {r.daemon.port(), other.port()}) {
    threads.push_back(client(port, first));
    threads.push_back(client(port, second));
  }
  for (auto& t : threads) t.join();
  INFO(conflicts << " answers asked to try again");
  CHECK(refused == std::vector<std::string>{});
  CHECK(
      eventually([&] { return r.db.count("bookings where state in ('planned', 'in_flight', 'unknown')") == 0; }, 90s));
  CHECK(doubled(r.db) == std::vector<std::string>{});
  CHECK(r.db.count("appointments where state = 'booked'") == calls);
  CHECK(r.db.count("bookings where state = 'confirmed'") == calls);
  // All six changes of each call are in its journal, and what they said is in its state.
  CHECK(r.db.count("(select call_id from call_events where kind in ('tool', 'event') group by call_id "
                   "having count(distinct name) = 6 and count(*) = 6) as t") == calls);
  // The call back is the stronger of the two reasons that were stated: somebody has still something to do.
  const auto states = r.db.query(
      "select conversation_state ->> 'appointmentBooked', conversation_state ->> 'bookingStatus', "
      "conversation_state ->> 'statedReason', conversation_state ->> 'callbackPromised', count(*) "
      "from call_sessions group by 1, 2, 3, 4");
  CHECK(states == std::vector<std::vector<std::string>>{{"true", "confirmed", "callback_later", "true", "40"}});
  CHECK(eventually([&] { return r.db.count(unfinished_deliveries) == 0; }));
  CHECK(dashboard.rows("jobs").size() == calls);
  CHECK(dashboard.rows("calls").size() == calls);
  // A call may be analysed before its last tool call comes: then corrections follow, each under a key of its own.
  std::map<std::string, std::set<std::string>> bodies;
  for (const auto& d : dashboard.accepted()) bodies[d.idempotency_key].insert(d.body);
  for (const auto& [key, told] : bodies) {
    INFO(key);
    CHECK(told.size() == 1);
  }
  CHECK(dashboard.violations() == std::vector<std::string>{});
  CHECK(other.stop() == 0);
}

TEST_CASE("one booking asked of two processes at the same moment is booked once and told equally", "[I2][I3][I5]") {
  rig r{{}, patient_settings()};
  daemon_process other{rig::with_database({}, r.db.url()), patient_settings()};
  r.daemon.start();
  other.start();
  agent_line a{r.daemon.port()}, b{other.port()};
  for (int i = 0; i < 20; ++i) {
    const auto call = "race_" + std::to_string(i);
    http_answer of_a, of_b;
    std::thread t{[&] { of_a = a.tool("book_service", call, booking_args); }};
    of_b = b.tool("book_service", call, booking_args);
    t.join();
    INFO(call << ": " << of_a.status << " " << of_a.body << " / " << of_b.status << " " << of_b.body);
    CHECK((of_a.has(R"("booked":true)") || of_b.has(R"("booked":true)")));
    // Who could not tell yet may say so, but never that it failed.
    for (const auto* answer : {&of_a, &of_b})
      CHECK(
          (answer->has(R"("booked":true)") || answer->status == 409 || answer->status == 503 || !answer->has("fail")));
    CHECK(r.db.count("appointments where state = 'booked' and call_id = '" + call + "'") == 1);
  }
}

}  // namespace calllock::test
