#include <catch2/catch.hpp>
#include <csignal>

#include "integration/rig.hpp"
#include "support/fake_dashboard.hpp"

namespace calllock::test {
namespace {

/// The same request from `n` connections at once.
std::vector<http_answer> all_at_once(const rig& r, int n, const std::function<http_answer(agent_line&)>& send) {
  std::vector<http_answer> answers(static_cast<std::size_t>(n));
  std::vector<agent_line> lines;
  for (int i = 0; i < n; ++i) lines.push_back(r.line(proof_by::signature));
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < answers.size(); ++i)
    threads.emplace_back([&, i] {
      try {
        answers[i] = send(lines[i]);
      } catch (const link_broken&) {
        answers[i].status = -1;
      }
    });
  for (auto& t : threads) t.join();
  return answers;
}

/// All are 2xx with the same body.
void check_same(const std::vector<http_answer>& answers) {
  for (const auto& a : answers) {
    INFO(a.body);
    CHECK(a.status == 200);
    CHECK(a.body == answers.front().body);
  }
}

}  // namespace

TEST_CASE("the same webhook ten times at once has one effect and ten equal answers",
          "[I2][I3][P-12][P-13][P-14][P-15]") {
  fake_dashboard dashboard;
  rig r{{{"DASHBOARD_JOBS_URL", dashboard.jobs_url()},
         {"DASHBOARD_CALLS_URL", dashboard.calls_url()},
         {"DASHBOARD_ALERTS_URL", dashboard.alerts_url()}}};
  r.daemon.start();
  const auto event = [](const char* name) { return [name](agent_line& l) { return l.event(name, "ten"); }; };
  const auto tool = [](const char* name, std::string_view args) {
    return [=](agent_line& l) { return l.tool(name, "ten", args); };
  };
  check_same(all_at_once(r, 10, event("call_started")));
  CHECK(r.db.count("call_events") == 1);
  const auto booked = all_at_once(r, 10, tool("book_service", booking_args));
  check_same(booked);
  CHECK(booked.front().has(R"("booking_confirmed":true)"));
  CHECK(booked.front().has(R"("booked":true)"));
  CHECK(r.db.count("bookings") == 1);
  CHECK(r.db.count("appointments") == 1);
  check_same(all_at_once(r, 10, tool("create_callback", callback_args)));
  check_same(all_at_once(r, 10, tool("end_call", R"({"reason":"booked"})")));
  check_same(all_at_once(r, 10, event("call_ended")));
  check_same(all_at_once(r, 10, event("call_analyzed")));
  check_same(all_at_once(r, 10, event("call_analyzed")));

  CHECK(r.db.count("outbox where kind = 'job'") == 1);
  CHECK(r.db.count("outbox where kind = 'call'") == 1);
  CHECK(eventually([&] { return r.db.count(unfinished_deliveries) == 0; }));
  CHECK(dashboard.accepted("jobs").size() == 1);
  CHECK(dashboard.accepted("calls").size() == 1);
  CHECK(dashboard.violations() == std::vector<std::string>{});
  for (const auto& kind : {"tool", "event"}) {
    const auto rows =
        r.db.query(std::string{"select name, count(*) from call_events where kind = '"} + kind + "' group by name");
    for (const auto& row : rows) {
      INFO(row[0]);
      CHECK(row[1] == "1");
    }
  }
  // And after a restart, when nothing of it is in memory any more.
  r.daemon.kill();
  r.daemon.start();
  auto line = r.line();
  CHECK(line.tool("book_service", "ten", booking_args).body == booked.front().body);
  CHECK(r.db.count("appointments") == 1);
  CHECK(r.db.count("outbox where kind = 'job'") == 1);
}

TEST_CASE("a captured request that is played again, byte for byte, gets its first answer and causes nothing",
          "[I2][I10][S-18]") {
  rig r;
  r.daemon.start();
  // Within the window of its signature it is let in: nothing remembers digests, the keys of the intents do the work.
  const auto captured = [](const std::string& path, const std::string& body) {
    return http_link::text_of("POST", path, proof_of(proof_by::signature, body), body);
  };
  const std::string requests[] = {
      captured(tool_path("book_service"), tool_body("book_service", "seen", booking_args)),
      captured(tool_path("create_callback"), tool_body("create_callback", "seen", callback_args)),
      captured(std::string{event_path}, event_body("call_analyzed", "seen"))};
  const auto play = [&](const std::string& bytes) {
    http_link link{r.daemon.port()};
    link.send(bytes);
    return link.read();
  };
  const auto written = [&] {
    return r.db.query(
        "select (select count(*) from call_events), (select count(*) from appointments),"
        " (select count(*) from outbox), (select version from call_sessions where call_id = 'seen')");
  };
  std::vector<std::string> first;
  for (const auto& bytes : requests) {
    const auto answer = play(bytes);
    REQUIRE(answer.ok());
    first.push_back(answer.body);
  }
  REQUIRE(eventually([&] { return r.db.count(unfinished_deliveries) == 0; }));
  const auto before = written();
  for (std::size_t i = 0; i < first.size(); ++i) {
    const auto again = play(requests[i]);
    CHECK(again.status == 200);
    CHECK(again.body == first[i]);
  }
  CHECK(written() == before);
}

TEST_CASE("a repeat whose wording differs is the same intent", "[I2]") {
  rig r;
  r.daemon.start();
  auto line = r.line();
  const auto first = line.tool("book_service", "words", booking_args);
  CHECK(first.has(R"("booked":true)"));
  const auto again = line.tool("book_service", "words",
                               R"({"customer_name":"robin vale","service_address":"40 Pecan Row","preferred_time":)"
                               R"("Tuesday next week, 10 AM","issue_description":"it blows warm"})");
  CHECK(again.ok());
  CHECK(r.db.count("appointments where state = 'booked'") == 1);
}

TEST_CASE("a booking under way when the daemon is told to stop gets its answer, and the daemon ends in order",
          "[I1][I8][I12]") {
  rig r;
  r.daemon.start();
  auto line = r.line();
  CHECK(line.event("call_started", "drain").ok());
  // Somebody holds the calendar for a second, so that the booking is surely under way when the signal comes.
  std::thread holder{[url = r.db.url()] {
    sql(url, "begin; lock table appointments in access exclusive mode; select pg_sleep(1); commit");
  }};
  REQUIRE(eventually([&] {
    return r.db.count("pg_locks where relation = 'appointments'::regclass and mode = 'AccessExclusiveLock'") == 1;
  }));
  const auto body = tool_body("book_service", "drain", booking_args);
  const auto headers = proof_of(proof_by::signature, body);
  line.link().send(http_link::text_of("POST", tool_path("book_service"), headers, body));
  REQUIRE(eventually([&] { return r.db.count("call_events where name = 'book_service'") == 1; }));
  r.daemon.signal(SIGTERM);
  const auto answer = line.link().read();
  holder.join();
  CHECK(answer.status == 200);
  CHECK(answer.has(R"("booked":true)"));
  CHECK(r.daemon.wait_until_ended() == 0);
  CHECK(r.daemon.log().find("stopped how=orderly") != std::string::npos);
  CHECK(r.db.count("bookings where state = 'confirmed'") == 1);
}

}  // namespace calllock::test
