#include "telemetry/metrics.hpp"

#include <catch2/catch.hpp>
#include <thread>

using calllock::telemetry::metrics;

TEST_CASE("what was counted is in the text of /metrics", "[O-01][I7]") {
  metrics m;
  const unsigned tools = m.http_requests.declare("tool");
  m.http_requests.count(tools, 200, 0.003);
  m.http_requests.count(tools, 200, 0.003);
  m.http_requests.count(tools, 299, 0.003);
  m.http_requests.count(77, 404, 0.001);
  m.booking_outcomes.count("attempted_failed");
  m.deliveries.count("jobs", "delivered", 3);
  m.commit_batch_size.Observe(17);
  m.live_calls.Set(5);

  const std::string text = m.render();
  CHECK_THAT(text, Catch::Contains(R"(calllock_http_requests_total{route="tool",status="200"} 2)"));
  CHECK_THAT(text, Catch::Contains(R"(calllock_http_requests_total{route="tool",status="other"} 1)"));
  CHECK_THAT(text, Catch::Contains(R"(calllock_http_requests_total{route="other",status="404"} 1)"));
  CHECK_THAT(text, Catch::Contains(R"(calllock_booking_outcomes_total{status="attempted_failed"} 1)"));
  CHECK_THAT(text, Catch::Contains(R"(calllock_deliveries_total{destination="jobs",outcome="delivered"} 3)"));
  CHECK_THAT(text, Catch::Contains(R"(calllock_commit_batch_size_bucket{le="32"} 1)"));
  CHECK_THAT(text, Catch::Contains("calllock_live_calls 5"));
}

TEST_CASE("threads that count at once lose nothing", "[telemetry]") {
  metrics m;
  const unsigned route = m.http_requests.declare("event");
  const auto work = [&] {
    for (int i = 0; i < 1000; ++i) {
      m.http_requests.count(route, 200, 0.001);
      m.auth_failures.count(i % 2 == 0 ? "stale" : "mismatch");
    }
  };
  std::thread first{work}, second{work};
  first.join();
  second.join();
  const std::string text = m.render();
  CHECK_THAT(text, Catch::Contains(R"(calllock_http_requests_total{route="event",status="200"} 2000)"));
  CHECK_THAT(text, Catch::Contains(R"(calllock_auth_failures_total{reason="stale"} 1000)"));
}
