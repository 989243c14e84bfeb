#include <catch2/catch.hpp>

#include <thread>

#include "contract/ingest_rows.hpp"

using namespace calllock;
using namespace calllock::test;
using namespace std::chrono_literals;
using domain::end_reason;

TEST_CASE("a repeated delivery updates its record and makes no second one", "[ingest][I2][D-07][D-08][D-17]") {
  with_user store{GENERATE(engine::postgres, engine::sqlite)};
  const auto first = store->ingest(a_lead("call_1"));
  CHECK(first.created);
  const auto again = store->ingest(a_lead("call_1"));
  CHECK_FALSE(again.created);
  CHECK(again.id == first.id);
  CHECK(again.record_type == "lead");
  const auto job = store->ingest(a_booking("call_2"));
  CHECK(job.created);
  const auto job_again = store->ingest(a_booking("call_2"));
  CHECK_FALSE(job_again.created);
  CHECK(job_again.id == job.id);
  CHECK(store.count("leads") == 1);
  CHECK(store.count("jobs") == 1);
  CHECK(store.count("customers") == 1);
}

TEST_CASE("the same delivery ten times at once makes one record", "[ingest][I2][D-08][D-09]") {
  with_user store{GENERATE(engine::postgres, engine::sqlite)};
  std::vector<std::thread> senders;
  std::vector<storage::ingest_result> results(10);
  for (std::size_t i = 0; i < results.size(); ++i)
    senders.emplace_back([&, i] {
      const auto mine = store.another();
      // Half of them know the time already: lead and job race as well.
      results[i] = mine->ingest(i % 2 ? a_booking("call_1") : a_lead("call_1"));
    });
  for (auto& t : senders) t.join();
  int jobs_made = 0;
  for (const auto& r : results) {
    CHECK(r.refused.empty());
    jobs_made += r.created && r.record_type == "job";
  }
  CHECK(jobs_made == 1);
  CHECK(store.count("jobs") == 1);
  CHECK(store.count("leads where converted_job_id is null") == 0);
  CHECK(store.count("leads") <= 1);
  CHECK(store.count("customers") == 1);
}

TEST_CASE("a lead whose call turns out booked becomes a job and keeps the link", "[ingest][D-07]") {
  with_user store{GENERATE(engine::postgres, engine::sqlite)};
  auto first = a_lead("call_1");
  first.equipment_type = "furnace";
  const auto lead = store->ingest(first);
  auto booked = a_booking("call_1");
  booked.customer_address = "Not provided";
  const auto job = store->ingest(booked);
  CHECK(job.record_type == "job");
  CHECK(job.created);
  CHECK(store.query("select status, converted_job_id from leads") ==
        std::vector<std::vector<std::string>>{{"converted", job.id}});
  // What only the lead knew goes along.
  CHECK(store.query("select equipment_type, customer_address, status from jobs") ==
        std::vector<std::vector<std::string>>{{"furnace", "40 Pecan Row, Austin, TX 78745", "new"}});

  SECTION("a late delivery without the time stays with the job") {
    const auto late = store->ingest(a_lead("call_1"));
    CHECK(late.record_type == "job");
    CHECK(late.id == job.id);
    CHECK(store.count("leads") == 1);
    CHECK(store.value("select status from leads") == "converted");
    CHECK(store.count("jobs where scheduled_at is null") == 0);
  }
  CHECK(lead.record_type == "lead");
}

TEST_CASE("what the operator decided is never undone by a redelivery", "[ingest][D-04]") {
  with_user store{GENERATE(engine::postgres, engine::sqlite)};
  REQUIRE(store->ingest(a_lead("call_1", end_reason::customer_hangup)).status == "abandoned");
  SECTION("as long as he decided nothing, corrections come through") {
    CHECK(store->ingest(a_lead("call_1", end_reason::waitlist_added)).status == "deferred");
    CHECK(store.value("select priority from leads") == "cold");
    CHECK(store.value("select end_call_reason from leads") == "waitlist_added");
    CHECK(store->ingest(a_lead("call_1", end_reason::wrong_number)).status == "lost");
    CHECK(store->ingest(a_lead("call_1", end_reason::callback_later)).status == "callback_requested");
    CHECK(store.value("select priority from leads") == "hot");
  }
  SECTION("a status of his stays") {
    const auto status = GENERATE("lost", "converted", "voicemail_left", "thinking");
    store.query(std::string{"update leads set status = '"} + status + "'");
    CHECK(store->ingest(a_lead("call_1", end_reason::callback_later)).status == status);
    CHECK(store.value("select status from leads") == status);
    // The facts are corrected all the same (D-11).
    CHECK(store.value("select end_call_reason from leads") == "callback_later");
  }
  SECTION("a reminder of his keeps the lead where it is") {
    store.query("update leads set remind_at = '2026-03-10T12:00:00.000Z'");
    CHECK(store->ingest(a_lead("call_1", end_reason::callback_later)).status == "abandoned");
  }
  SECTION("a priority and a colour of his stay") {
    store.query("update leads set priority = 'cold', priority_color = 'gray'");
    auto again = a_lead("call_1", end_reason::callback_later);
    again.priority_color = domain::priority_color::green;
    store->ingest(again);
    CHECK(store.query("select priority, priority_color from leads") ==
          std::vector<std::vector<std::string>>{{"cold", "gray"}});
  }
  SECTION("his conversion is the record of the call") {
    const auto user = store.value("select id from users");
    store.query(
        "insert into jobs (user_id, customer_name, customer_phone, customer_address, service_type, status, "
        "scheduled_at) values ('" +
        user + "', 'Robin Vale', '+15125550147', 'x', 'hvac', 'confirmed', '2026-03-12T15:00:00.000Z')");
    const auto job = store.value("select id from jobs");
    store.query("update leads set status = 'converted', converted_job_id = '" + job + "'");
    const auto r = store->ingest(a_booking("call_1"));
    CHECK(r.record_type == "job");
    CHECK(r.id == job);
    CHECK(r.status == "confirmed");
    CHECK(store.count("jobs") == 1);
    CHECK(store.value("select scheduled_at from jobs").substr(0, 10) == "2026-03-12");
  }
}

TEST_CASE("a job's status and a visit that was moved stay as the operator left them", "[ingest][D-04]") {
  with_user store{GENERATE(engine::postgres, engine::sqlite)};
  REQUIRE(store->ingest(a_booking("call_1")).status == "new");
  SECTION("moved by the calendar") {
    store->ingest(a_booking("call_1", noon + 24h));
    CHECK(store.value("select scheduled_at from jobs").substr(0, 10) == "2026-03-10");
  }
  SECTION("moved by the operator") {
    store.query("update jobs set scheduled_at = '2026-03-20T15:00:00.000Z', status = 'confirmed'");
    CHECK(store->ingest(a_booking("call_1", noon + 24h)).status == "confirmed");
    CHECK(store.value("select scheduled_at from jobs").substr(0, 10) == "2026-03-20");
  }
  SECTION("cancelled") {
    store.query("update jobs set status = 'cancelled'");
    CHECK(store->ingest(a_booking("call_1")).status == "cancelled");
  }
}

TEST_CASE("what a delivery does not say erases nothing, what it says anew is kept on update too",
          "[ingest][D-10][D-11]") {
  with_user store{GENERATE(engine::postgres, engine::sqlite)};
  auto full = a_lead("call_1");
  full.ai_summary = "Upstairs is warm.";
  full.equipment_type = "AC";
  full.priority_color = domain::priority_color::green;
  full.revenue_tier_signals = {"compressor"};
  full.tags = {{"URGENCY", {"URGENT_24HR"}}};
  store->ingest(full);
  full.urgency = domain::urgency::high;
  full.problem_duration = "two days";
  full.caller_type = domain::caller_type::commercial;
  store->ingest(full);
  CHECK(store.query("select urgency, problem_duration, caller_type from leads") ==
        std::vector<std::vector<std::string>>{{"high", "two days", "commercial"}});
  auto bare = a_lead("call_1");
  bare.customer_name = "Unknown Caller";
  bare.customer_address = "Not provided";
  bare.customer_phone = "Unknown";
  store->ingest(bare);
  CHECK(store.query("select customer_name, customer_phone, customer_address, ai_summary, equipment_type, "
                    "priority_color from leads") ==
        std::vector<std::vector<std::string>>{
            {"Robin Vale", "+15125550147", "40 Pecan Row, Austin, TX 78745", "Upstairs is warm.", "AC", "green"}});
  CHECK(store.count("leads where revenue_tier_signals is null or tags is null") == 0);

  auto call = a_call_record("call_1");
  call.outcome = end_reason::callback_later;
  call.duration_seconds = 61;
  call.sentiment = "Neutral";
  call.quality_score = 70;
  store->ingest(call);
  store->ingest(a_call_record("call_1"));
  CHECK(store.query("select outcome, end_call_reason, duration_seconds, sentiment, quality_score from calls") ==
        std::vector<std::vector<std::string>>{{"callback_later", "callback_later", "61", "Neutral", "70"}});
  CHECK(store.count("calls where lead_id is null") == 0);
}
