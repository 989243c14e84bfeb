#include <catch2/catch.hpp>

#include "integration/rig.hpp"

namespace calllock::test {
namespace {

/// An old backend that feeds the built-in dashboard.
struct feeder {
  http_link link;

  explicit feeder(const rig& r) : link{r.daemon.port()} {}
  http_answer send(std::string_view method, std::string_view path, std::string_view body,
                   std::string_view secret = daemon_dashboard_secret) {
    return link.request(method, path, {{"Content-Type", "application/json"}, {"X-Webhook-Secret", std::string{secret}}},
                        body);
  }
  http_answer job(std::string_view more, std::string_view call = "fed") {
    return send("POST", "/api/webhook/jobs",
                R"({"customer_name":"Robin Vale","customer_phone":"(512) 555-0147","customer_address":"40 Pecan Row",)"
                R"("service_type":"hvac","urgency":"medium","user_email":"owner@example.com","call_id":")" +
                    std::string{call} + "\"" + std::string{more} + "}");
  }
  http_answer call(std::string_view more, std::string_view id = "fed") {
    return send("POST", "/api/webhook/calls",
                R"({"phone_number":"+15125550147","started_at":"2026-03-09T15:00:00Z",)"
                R"("user_email":"owner@example.com","call_id":")" +
                    std::string{id} + "\"" + std::string{more} + "}");
  }
};

constexpr std::string_view lead_reason = R"(,"end_call_reason":"callback_later")";
constexpr std::string_view in_june = R"(,"scheduled_at":"2026-06-01T15:00:00Z")";

}  // namespace

TEST_CASE("who feeds the built-in dashboard must know its secret, whatever else is known", "[I10][S-11][S-12]") {
  rig r;
  r.daemon.start();
  feeder f{r};
  const auto with_key = f.link.request("POST", "/api/webhook/jobs",
                                       {{"Content-Type", "application/json"}, {"X-API-Key", daemon_api_key}}, "{}");
  CHECK(with_key.status == 401);
  CHECK(f.send("POST", "/api/webhook/jobs", "{}", "wrong").status == 401);
  CHECK(f.send("POST", "/api/webhook/jobs", "{}", "").status == 401);
  CHECK(f.send("PATCH", "/api/webhook/emergency-alerts", "{}", "wrong").status == 401);
  CHECK(r.db.count("leads") == 0);
  rig closed{{{"DASHBOARD_WEBHOOK_SECRET", ""}}};
  closed.daemon.start();
  feeder stranger{closed};
  CHECK(stranger.send("POST", "/api/webhook/jobs", "{}", "").status == 401);
  CHECK(stranger.send("POST", "/api/webhook/jobs", "{}", "anything").status == 401);
}

TEST_CASE("a call fed twice is one record that says what was done, and a schedule promotes the lead",
          "[D-05][D-07][D-08][D-10][D-17]") {
  rig r;
  r.daemon.start();
  feeder f{r};
  const auto made = f.job(std::string{lead_reason} + R"(,"issue_description":"no cooling","ai_summary":"AC")");
  INFO(made.body);
  CHECK(made.status == 200);
  CHECK(made.has(R"("type":"lead")"));
  CHECK(made.has(R"("action":"created")"));
  CHECK(made.has(R"("lead_id":")"));
  CHECK(r.db.value("select end_call_reason from leads") == "callback_later");
  r.db.query("update leads set status = 'lost', lost_reason = 'price'");
  // A redelivery without the summary: it stays, and so does the operator's decision.
  const auto again = f.job(lead_reason);
  CHECK(again.has(R"("action":"updated")"));
  CHECK(r.db.value("select ai_summary from leads") == "AC");
  CHECK(r.db.value("select status from leads") == "lost");
  const auto booked = f.job(in_june);
  INFO(booked.body);
  CHECK(booked.has(R"("type":"job")"));
  CHECK(booked.has(R"("conflict_detected":false)"));
  CHECK(r.db.count("jobs") == 1);
  CHECK(r.db.count("leads where converted_job_id is null") == 0);
  CHECK(f.job(in_june).has(R"("conflict_detected":false)"));  // not with itself (D-12)
  CHECK(r.db.count("jobs") == 1);
}

TEST_CASE("an outcome that is neither lead nor job makes neither, an emergency makes a lead that comes first",
          "[D-01]") {
  rig r;
  r.daemon.start();
  feeder f{r};
  for (const auto* reason : {"wrong_number", "completed", "cancelled", "rescheduled"}) {
    const auto answer = f.job(std::string{R"(,"end_call_reason":")"} + reason + "\"", reason);
    INFO(reason << ": " << answer.body);
    CHECK(answer.status == 200);
  }
  CHECK(r.db.count("leads") == 0);
  CHECK(r.db.count("jobs") == 0);
  for (const auto* reason : {"safety_emergency", "urgent_escalation"}) {
    CHECK(f.job(std::string{R"(,"end_call_reason":")"} + reason + "\"", reason).has(R"("type":"lead")"));
    CHECK(r.db.value(std::string{"select priority from leads where original_call_id = '"} + reason + "'") == "hot");
  }
  CHECK(r.db.count("jobs") == 0);
}

TEST_CASE("what a dashboard cannot take is refused with its place, and what it can is taken",
          "[D-02][D-06][D-14][D-16][D-18][D-19]") {
  rig r;
  r.daemon.start();
  feeder f{r};
  CHECK(f.send("POST", "/api/webhook/jobs", "{not json").status == 400);
  CHECK(f.send("POST", "/api/webhook/calls", "").status == 400);
  const auto wrong = f.job(R"(,"end_call_reason":"bored")");
  CHECK(wrong.status == 400);
  CHECK(wrong.has("end_call_reason"));
  CHECK(wrong.has("Validation failed"));
  CHECK(f.send("POST", "/api/webhook/jobs",
               R"({"customer_name":"A","customer_phone":"5125550147","customer_address":"x","service_type":"hvac",)"
               R"("urgency":"low","user_email":"nobody@example.com"})")
            .status == 404);
  CHECK(r.db.count("leads") == 0);
  CHECK(
      f.job(std::string{lead_reason} + R"(,"ai_summary":null,"estimated_value":null,"quality_of_the_moon":3)").status ==
      200);
  CHECK(f.send("POST", "/api/webhook/jobs",
               R"({"customer_name":"Ash","customer_phone":"5125550148","customer_address":"","service_type":"hvac",)"
               R"("urgency":"low","user_email":"owner@example.com","call_id":"short"})")
            .status == 200);
  CHECK(r.db.count("leads") == 2);
  CHECK(f.call(R"(,"ended_at":"2026-03-09T15:01:00Z","booking_status":"attempted_failed",)"
               R"("end_call_reason":"callback_later")")
            .status == 200);
  CHECK(r.db.value("select booking_status || ' ' || end_call_reason from calls") == "attempted_failed callback_later");
  CHECK(f.send("POST", "/api/webhook/calls",
               R"({"phone_number":"+15125550147","started_at":"","user_email":"owner@example.com","call_id":"x"})")
            .status == 400);
  CHECK(f.send("PATCH", "/api/webhook/emergency-alerts",
               R"({"alert_id":"none","user_email":"owner@example.com","callback_status":"delivered"})")
            .status == 404);
  CHECK(f.send("GET", "/api/webhook/jobs", "").status == 200);
  CHECK(f.send("DELETE", "/api/webhook/jobs", "").status == 405);
}

TEST_CASE("the same call fed ten times at once is one lead, one customer and one call record", "[D-08][D-09][D-13]") {
  rig r;
  r.daemon.start();
  std::vector<std::thread> threads;
  std::atomic<int> good{0};
  for (int i = 0; i < 10; ++i)
    threads.emplace_back([&, f = std::make_shared<feeder>(r)] {
      good += f->job(lead_reason).status == 200 ? 1 : 0;
      good += f->call("").status == 200 ? 1 : 0;
    });
  for (auto& t : threads) t.join();
  CHECK(good == 20);
  CHECK(r.db.count("leads") == 1);
  CHECK(r.db.count("customers") == 1);
  CHECK(r.db.count("calls") == 1);
  feeder f{r};
  CHECK(f.job(lead_reason, "another").status == 200);
  CHECK(r.db.count("customers") == 1);  // the same person, however the number is written
  CHECK(r.db.value("select count(*) from leads where customer_id is not null") == "2");
}

}  // namespace calllock::test
