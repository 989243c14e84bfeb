#include <algorithm>
#include <array>
#include <catch2/catch.hpp>

#include "integration/rig.hpp"

namespace calllock::test {
namespace {

http_answer send(agent_line& line, std::string_view what, const std::string& call) {
  if (what == "create_callback") return line.tool(what, call, callback_args);
  if (what == "end_call")
    return line.tool(what, call, R"({"reason":"callback_later","problem_description":"no cooling"})");
  return line.event(what, call);
}

/// What is to be the same for every order: all of the state but the call's own name and number.
constexpr auto states =
    "select (conversation_state - 'callId' - 'customerPhone')::text, count(*), min(call_id) from call_sessions group "
    "by 1";

}  // namespace

TEST_CASE("in whatever order five events of a call arrive, its final state is the same", "[I5][P-04]") {
  rig r;
  r.daemon.start();
  auto line = r.line();
  std::array<std::string_view, 5> events{"call_analyzed", "call_ended", "call_started", "create_callback", "end_call"};
  int n = 0;
  do {
    const auto call = "order_" + std::to_string(++n);
    for (const auto e : events) {
      const auto answer = send(line, e, call);
      INFO(call << " " << e << ": " << answer.body);
      REQUIRE(answer.ok());
    }
  } while (std::next_permutation(events.begin(), events.end()));
  REQUIRE(n == 120);
  const auto kinds = r.db.query(states);
  for (const auto& row : kinds) UNSCOPED_INFO(row[1] << " calls such as " << row[2] << ": " << row[0]);
  CHECK(kinds.size() == 1);

  // The dashboard has one lead and one call record of each, and they tell of the same outcome.
  REQUIRE(eventually([&] { return r.db.count(unfinished_deliveries) == 0; }));
  CHECK(r.db.count("leads") == 120);
  CHECK(r.db.count("calls") == 120);
  CHECK(r.db.count("jobs") == 0);
  for (const auto* told :
       {"select min(original_call_id), end_call_reason, status, booking_status, customer_name, issue_description "
        "from leads group by 2, 3, 4, 5, 6",
        "select min(backend_call_id), end_call_reason, outcome, booking_status, customer_name from calls "
        "group by 2, 3, 4, 5"}) {
    const auto rows = r.db.query(told);
    for (const auto& row : rows) {
      std::string all;
      for (const auto& column : row) all += column + " | ";
      UNSCOPED_INFO(all);
    }
    CHECK(rows.size() == 1);
  }
}

TEST_CASE("calls whose five events come from five connections at once end in the same state as in order",
          "[I5][P-04]") {
  rig r;
  r.daemon.start();
  constexpr std::array<std::string_view, 5> events{"call_started", "create_callback", "end_call", "call_ended",
                                                   "call_analyzed"};
  std::vector<std::thread> threads;
  std::atomic<int> bad{0};
  for (const auto e : events)
    threads.emplace_back([&, e, line = std::make_shared<agent_line>(r.line())] {
      for (int i = 0; i < 60; ++i)
        if (!send(*line, e, "together_" + std::to_string(i)).ok()) ++bad;
    });
  for (auto& t : threads) t.join();
  CHECK(bad == 0);
  const auto kinds = r.db.query(states);
  for (const auto& row : kinds) UNSCOPED_INFO(row[1] << " calls such as " << row[2] << ": " << row[0]);
  CHECK(kinds.size() == 1);
  CHECK(eventually([&] { return r.db.count(unfinished_deliveries) == 0; }));
  CHECK(r.db.count("leads") == 60);
}

}  // namespace calllock::test
