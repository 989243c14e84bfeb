#include <catch2/catch.hpp>

#include <thread>

#include "support/store_fixture.hpp"

using namespace calllock;
using namespace calllock::test;
using namespace std::chrono_literals;
using domain::end_reason;

namespace {

const domain::instant noon{std::chrono::sys_days{std::chrono::year{2026} / 3 / 9} + 17h};  // in Chicago

domain::job_payload a_lead(std::string call_id, end_reason reason = end_reason::callback_later) {
  auto j = a_job(std::move(call_id));
  j.end_call_reason = reason;
  return j;
}

domain::job_payload a_booking(std::string call_id, domain::instant at = noon) {
  auto j = a_job(std::move(call_id));
  j.end_call_reason = end_reason::completed;
  j.booking_status = domain::booking_status::confirmed;
  j.scheduled_at = at;
  return j;
}

struct with_user : store_fixture {
  explicit with_user(engine kind) : store_fixture{kind} { (*this)->ensure_user(a_tenant()); }
};

}  // namespace

TEST_CASE("the settings' user is made once and then kept up to date", "[ingest][D-15]") {
  store_fixture store{GENERATE(engine::postgres, engine::sqlite)};
  CHECK_FALSE(store->user_exists("owner@example.test"));
  store->ensure_user(a_tenant());
  auto moved = a_tenant("Owner@Example.test");
  moved.business_name = "ACE Heating";
  store->ensure_user(moved);
  CHECK(store->user_exists("OWNER@example.test"));
  CHECK(store.query("select business_name, timezone from users") ==
        std::vector<std::vector<std::string>>{{"ACE Heating", "America/Chicago"}});
  CHECK(store.count("business_hours") == 7);
  CHECK(store.count("operator_notification_preferences") == 1);
  CHECK(store->ingest(a_job("call_1", "stranger@example.test")).refused == "no_user");
  CHECK(store->ingest(a_call_record("call_1", "stranger@example.test")).refused == "no_user");
  CHECK(store->ingest(an_alert("a", "stranger@example.test")).refused == "no_user");
}

TEST_CASE("the end reason decides between lead, job and no record", "[ingest][D-01]") {
  struct expectation {
    end_reason reason;
    const char* type;
    const char* status;
    const char* priority;
    const char* urgency;
  };
  const auto e =
      GENERATE(values<expectation>({{end_reason::none, "lead", "abandoned", "hot", "medium"},
                                    {end_reason::customer_hangup, "lead", "abandoned", "hot", "medium"},
                                    {end_reason::callback_later, "lead", "callback_requested", "hot", "medium"},
                                    {end_reason::sales_lead, "lead", "sales_opportunity", "hot", "medium"},
                                    {end_reason::out_of_area, "lead", "lost", "cold", "medium"},
                                    {end_reason::waitlist_added, "lead", "deferred", "cold", "medium"},
                                    {end_reason::safety_emergency, "lead", "callback_requested", "hot", "emergency"},
                                    {end_reason::urgent_escalation, "lead", "callback_requested", "hot", "high"},
                                    {end_reason::wrong_number, "none", "", "", ""},
                                    {end_reason::completed, "none", "", "", ""},
                                    {end_reason::cancelled, "none", "", "", ""},
                                    {end_reason::rescheduled, "none", "", "", ""}}));
  for (const auto kind : {engine::postgres, engine::sqlite}) {
    with_user store{kind};
    const auto r = store->ingest(a_lead("call_1", e.reason));
    CHECK(r.refused.empty());
    CHECK(r.record_type == e.type);
    CHECK(r.status == e.status);
    CHECK(store.count("jobs") == 0);
    if (r.record_type == "none") {
      CHECK(r.id.empty());
      CHECK(store.count("leads") == 0);
    } else {
      CHECK(r.created);
      CHECK(store.query("select id, status, priority, urgency, end_call_reason, original_call_id from leads") ==
            std::vector<std::vector<std::string>>{
                {r.id, e.status, e.priority, e.urgency,
                 e.reason == end_reason::none ? "NULL" : std::string{domain::text(e.reason)}, "call_1"}});
    }
  }
}

TEST_CASE("every field that is sent is stored, on leads and on jobs", "[ingest][D-03][D-05][D-06][M-01]") {
  with_user store{GENERATE(engine::postgres, engine::sqlite)};
  const bool booked = GENERATE(false, true);
  auto j = booked ? a_booking("call_1") : a_lead("call_1");
  j.urgency = domain::urgency::high;
  j.ai_summary = "Upstairs is warm.";
  j.call_transcript = "Agent: Hello\nUser: It \"broke\" \\ again\n";
  j.issue_description = "No cooling upstairs";
  j.equipment_type = "AC";
  j.equipment_age = "18 years";
  j.problem_duration = "three days";
  j.problem_duration_category = domain::duration_category::recent;
  j.problem_onset = "after the storm";
  j.problem_pattern = "afternoons";
  j.customer_attempted_fixes = "changed the filter";
  j.transcript_object = {{domain::speaker::agent, "Hello"}, {domain::speaker::caller, "It \"broke\""}};
  j.revenue_tier = domain::revenue_tier::major_repair;
  j.revenue_tier_label = "$$$";
  j.revenue_tier_signals = {"compressor", "with \"quotes\", commas {and} \\ braces"};
  j.revenue_confidence = domain::confidence::high;
  j.potential_replacement = true;
  j.estimated_value = 1250.5;
  j.priority_color = domain::priority_color::red;
  j.priority_reason = "unhappy";
  j.property_type = domain::property_type::condo;
  j.tags = {{"HAZARD", {}}, {"SERVICE_TYPE", {"REPAIR_AC"}}};
  j.site_contact_name = "Pat";
  j.site_contact_phone = "+15125550111";
  j.is_third_party = true;
  j.third_party_type = "landlord";
  j.call_type = domain::call_type::service;
  j.call_subtype = "ac";
  j.call_type_confidence = domain::confidence::high;
  j.is_commercial = false;
  j.sentiment_score = 2;
  j.work_type = domain::work_type::service;
  j.caller_type = domain::caller_type::residential;
  j.primary_intent = domain::primary_intent::booking_request;
  j.card_headline = "AC Repair | URGENT";
  j.card_summary = "Robin Vale called about no cooling.";
  j.slot_changed = true;
  j.urgency_mismatch = false;
  j.booking_requested_time = "Monday at 2";
  j.booking_booked_slot = "Monday at 12";
  j.booking_urgency_transition = "Routine->Urgent";
  j.quality_score = 85;
  const auto r = store->ingest(j);
  REQUIRE(r.refused.empty());
  const std::string table = booked ? "jobs" : "leads";
  REQUIRE(r.record_type == (booked ? "job" : "lead"));

  const auto column = [&](const std::string& name) { return store.value("select " + name + " from " + table); };
  CHECK(column("ai_summary") == "Upstairs is warm.");
  CHECK(column("call_transcript") == *j.call_transcript);
  CHECK(column("issue_description") == "No cooling upstairs");
  CHECK(column("equipment_type") == "AC");
  CHECK(column("equipment_age") == "18 years");
  CHECK(column("problem_duration_category") == "recent");
  CHECK(column("customer_attempted_fixes") == "changed the filter");
  CHECK(column("revenue_tier") == "major_repair");
  CHECK(column("revenue_confidence") == "high");
  CHECK(std::stod(column("estimated_value")) == 1250.5);
  CHECK(column("priority_color") == "red");
  CHECK(column("status_color") == "red");
  CHECK(column("priority_reason") == "unhappy");
  CHECK(column("property_type") == "condo");
  CHECK(column("site_contact_phone") == "+15125550111");
  CHECK(column("third_party_type") == "landlord");
  CHECK(column("call_type") == domain::text(domain::call_type::service));
  CHECK(column("call_subtype") == "ac");
  CHECK(column("call_type_confidence") == "high");
  CHECK(column("sentiment_score") == "2");
  CHECK(column("caller_type") == "residential");
  CHECK(column("primary_intent") == "booking_request");
  CHECK(column("end_call_reason") == (booked ? "completed" : "callback_later"));
  CHECK(column("card_headline") == "AC Repair | URGENT");
  CHECK(column("card_summary") == "Robin Vale called about no cooling.");
  CHECK(column("booking_requested_time") == "Monday at 2");
  CHECK(column("booking_urgency_transition") == "Routine->Urgent");
  CHECK(column("quality_score") == "85");
  CHECK(column("urgency") == "high");
  if (store.kind() == engine::postgres) {
    CHECK(column("revenue_tier_signals[2]") == "with \"quotes\", commas {and} \\ braces");
    CHECK(column("tags -> 'SERVICE_TYPE' ->> 0") == "REPAIR_AC");
    CHECK(column("transcript_object -> 1 ->> 'content'") == "It \"broke\"");
    CHECK(column("slot_changed") == "t");
  } else {
    CHECK(column("json_extract(revenue_tier_signals, '$[1]')") == "with \"quotes\", commas {and} \\ braces");
    CHECK(column("json_extract(tags, '$.SERVICE_TYPE[0]')") == "REPAIR_AC");
    CHECK(column("json_extract(transcript_object, '$[1].content')") == "It \"broke\"");
    CHECK(column("slot_changed") == "1");
  }
}

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

TEST_CASE("leads and jobs of one number share one customer, however it is written", "[ingest][D-13]") {
  with_user store{GENERATE(engine::postgres, engine::sqlite)};
  const auto user = store.value("select id from users");
  store.query("insert into customers (user_id, name, phone) values ('" + user + "', 'Robin Vale', '(512) 555-0147')");
  auto lead = a_lead("call_1");
  lead.customer_phone = "512-555-0147";
  store->ingest(lead);
  store->ingest(a_booking("call_2"));
  CHECK(store.count("customers") == 1);
  CHECK(store.count("leads where customer_id is null or customer_phone <> '+15125550147'") == 0);
  CHECK(store.count("jobs where customer_id is null") == 0);
  CHECK(store.value("select address from customers") == "40 Pecan Row, Austin, TX 78745");
  auto unknown = a_lead("call_3");
  unknown.customer_phone = "Unknown";
  store->ingest(unknown);
  CHECK(store.count("customers") == 1);
}

TEST_CASE("a schedule conflict is with another visit, never with the job's own", "[ingest][D-12]") {
  with_user store{GENERATE(engine::postgres, engine::sqlite)};
  CHECK_FALSE(store->ingest(a_booking("call_1")).conflict_detected);
  CHECK_FALSE(store->ingest(a_booking("call_1")).conflict_detected);
  auto other = a_booking("call_2", noon + 59min);
  other.customer_name = "Kim Oak";
  CHECK(store->ingest(other).conflict_detected);
  CHECK(store.value("select needs_action_note from jobs where original_call_id = 'call_2'") ==
        "Schedule conflict with Robin Vale at Monday, March 9 at noon");
  CHECK_FALSE(store->ingest(a_booking("call_3", noon + 3h)).conflict_detected);
  // Moved out of the way, the flag goes.
  other.scheduled_at = noon + 24h;
  CHECK_FALSE(store->ingest(other).conflict_detected);
  CHECK(store.count("jobs where needs_action_note is not null") == 0);
}

TEST_CASE("who booked is told from what the calendar said", "[ingest][D-01][I3]") {
  with_user store{GENERATE(engine::postgres, engine::sqlite)};
  store->ingest(a_booking("call_1"));
  auto old = a_booking("call_2", noon + 5h);
  old.booking_status = domain::booking_status::none;
  store->ingest(old);
  auto failed = a_booking("call_3", noon + 10h);
  failed.booking_status = domain::booking_status::attempted_failed;
  store->ingest(failed);
  const auto yes = store.kind() == engine::postgres ? "t" : "1", no = store.kind() == engine::postgres ? "f" : "0";
  CHECK(store.query("select is_ai_booked from jobs order by original_call_id") ==
        std::vector<std::vector<std::string>>{{yes}, {yes}, {no}});
}

TEST_CASE("what the assistant booked is put before the owner once", "[ingest][M-04]") {
  with_user store{GENERATE(engine::postgres, engine::sqlite)};
  const auto job = store->ingest(a_booking("call_1"));
  store->ingest(a_booking("call_1"));
  CHECK(store.query("select job_id, status from ai_booking_reviews") ==
        std::vector<std::vector<std::string>>{{job.id, "pending"}});
  auto failed = a_booking("call_2", noon + 5h);
  failed.booking_status = domain::booking_status::attempted_failed;
  store->ingest(failed);
  CHECK(store.count("ai_booking_reviews") == 1);
  CHECK(store.value("select substr(cast(original_scheduled_at as text), 1, 10) from ai_booking_reviews") ==
        "2026-03-09");
}

TEST_CASE("a redelivery corrects every column, not some of them", "[ingest][D-05][D-11]") {
  with_user store{GENERATE(engine::postgres, engine::sqlite)};
  const bool booked = GENERATE(false, true);
  const std::string table = booked ? "jobs" : "leads";
  store->ingest(booked ? a_booking("call_1") : a_lead("call_1", end_reason::customer_hangup));
  auto again = booked ? a_booking("call_1") : a_lead("call_1", end_reason::sales_lead);
  again.customer_name = "Robin Valen";
  again.customer_phone = "+15125550123";
  again.urgency = domain::urgency::high;
  again.caller_type = domain::caller_type::commercial;
  again.primary_intent = domain::primary_intent::active_job_issue;
  again.booking_status = domain::booking_status::confirmed;
  again.revenue_confidence = domain::confidence::low;
  again.revenue_tier_range = "$300 to $800";
  again.problem_onset = "last night";
  again.customer_attempted_fixes = "reset the breaker";
  again.estimated_value = 550;
  again.end_call_reason = end_reason::sales_lead;
  again.card_headline = "AC Repair";
  again.is_callback_complaint = true;
  store->ingest(again);
  CHECK(
      store.query("select customer_name, customer_phone, urgency, caller_type, primary_intent, booking_status, "
                  "revenue_confidence,"
                  " revenue_tier_range, problem_onset, customer_attempted_fixes, end_call_reason, card_headline from " +
                  table) == std::vector<std::vector<std::string>>{
                                {"Robin Valen", "+15125550123", "high", "commercial", "active_job_issue", "confirmed",
                                 "low", "$300 to $800", "last night", "reset the breaker", "sales_lead", "AC Repair"}});
  CHECK(std::stod(store.value("select estimated_value from " + table)) == 550);
  // The link follows the corrected number.
  CHECK(store.value("select c.phone from customers c join " + table + " r on r.customer_id = c.id") == "+15125550123");
}

TEST_CASE("a call has one record with the ids of its lead and job", "[ingest][P-33][D-06]") {
  with_user store{GENERATE(engine::postgres, engine::sqlite)};
  SECTION("named by the delivery") {
    const auto job = store->ingest(a_booking("call_1"));
    auto call = a_call_record("call_1");
    call.job_id = job.id;
    const auto r = store->ingest(call);
    CHECK(r.created);
    CHECK(r.record_type == "call");
    CHECK(store.value("select job_id from calls") == job.id);
    CHECK_FALSE(store->ingest(call).created);
  }
  SECTION("found by the call when the delivery names none, or another dashboard's") {
    const auto lead = store->ingest(a_lead("call_1"));
    auto call = a_call_record("call_1");
    call.lead_id = GENERATE(as<std::string>{}, "", "17", "9b2e6f2e-3f0f-4a2b-8a51-0d1f0f4a7c11");
    store->ingest(call);
    CHECK(store.value("select lead_id from calls") == lead.id);
  }
  SECTION("linked when the record of the call came first") {
    store->ingest(a_call_record("call_1"));
    const auto lead = store->ingest(a_lead("call_1"));
    CHECK(store.value("select lead_id from calls") == lead.id);
  }
  CHECK(store.count("calls") == 1);
}

TEST_CASE("a call that has no start is dated by its events, not by the clock of the day", "[ingest][T-07]") {
  with_user store{GENERATE(engine::postgres, engine::sqlite)};
  auto call = a_call_record("call_1");
  call.started_at.reset();
  call.ended_at = noon;
  call.duration_seconds = 60;
  store->ingest(call);
  CHECK(store.value("select started_at from calls").substr(0, 10) == "2026-03-09");
  CHECK(store.value("select started_at from calls").substr(11, 8) == "16:59:00");
}

TEST_CASE("one tenant's ids do not reach into another's calls", "[ingest][I11]") {
  with_user store{GENERATE(engine::postgres, engine::sqlite)};
  store->ensure_user(a_tenant("rival@example.test"));
  const auto mine = store->ingest(a_lead("call_1"));
  auto theirs = a_call_record("call_1", "rival@example.test");
  theirs.lead_id = mine.id;
  store->ingest(theirs);
  CHECK(store.value("select lead_id from calls") == "NULL");
  auto their_lead = a_lead("call_1");
  their_lead.user_email = "rival@example.test";
  CHECK(store->ingest(their_lead).id != mine.id);
  CHECK(store.count("leads") == 2);
  CHECK(store.count("customers") == 2);
}

TEST_CASE("an alert is stored once, its promise is timed, and only its owner changes it", "[ingest][D-16][D-17]") {
  with_user store{GENERATE(engine::postgres, engine::sqlite)};
  store->ensure_user(a_tenant("rival@example.test"));
  auto alert = an_alert("alert_1");
  alert.call_id = "call_1";
  alert.sms_sent_at = noon;
  const auto r = store->ingest(alert);
  CHECK(r.created);
  CHECK(store.value("select callback_promised_by from emergency_alerts").substr(11, 8) == "17:15:00");
  alert.customer_name = "Robin Vale";
  CHECK_FALSE(store->ingest(alert).created);
  CHECK(store.count("emergency_alerts") == 1);

  CHECK_FALSE(store->patch_alert("rival@example.test", {{"alert_id", r.id}, {"callback_status", "delivered"}}));
  CHECK_FALSE(store->patch_alert("owner@example.test", {{"alert_id", "nobody"}, {"callback_status", "delivered"}}));
  CHECK(store.value("select callback_status from emergency_alerts") == "pending");
  CHECK(store->patch_alert("owner@example.test", {{"backend_alert_id", "alert_1"}, {"callback_status", "delivered"}}));
  CHECK(store->patch_alert("owner@example.test", {{"alert_id", r.id}, {"resolution_notes", "Called, all well"}}));
  CHECK(store.query("select callback_status, resolution_notes, customer_name from emergency_alerts") ==
        std::vector<std::vector<std::string>>{{"delivered", "Called, all well", "Robin Vale"}});
  // A redelivery does not take the outcome back.
  store->ingest(alert);
  CHECK(store.value("select callback_status from emergency_alerts") == "delivered");
}

TEST_CASE("an alert that nobody sent has no time of sending", "[ingest][A-01]") {
  with_user store{GENERATE(engine::postgres, engine::sqlite)};
  auto alert = an_alert("");
  alert.call_id = "call_1";
  alert.sms_sent_at.reset();
  CHECK(store->ingest(alert).created);
  CHECK_FALSE(store->ingest(alert).created);
  CHECK(store.value("select sms_sent_at from emergency_alerts") == "NULL");
}

TEST_CASE("equipment and its age are read from the issue when nobody names them", "[ingest]") {
  struct reading {
    const char* issue;
    const char* equipment;
    const char* age;
  };
  const auto r = GENERATE(values<reading>({{"My water heater leaks, it is 12 years old", "Water Heater", "12 years"},
                                           {"the AC went out", "AC Unit", "NULL"},
                                           {"a 20-year-old furnace", "Furnace", "20 years"},
                                           {"it is a fact that something rattles", "NULL", "NULL"},
                                           {"two furnaces, 2004 years", "Furnace", "NULL"}}));
  with_user store{engine::sqlite};
  auto j = a_lead("call_1");
  j.issue_description = r.issue;
  store->ingest(j);
  CHECK(store.value("select equipment_type from leads") == r.equipment);
  CHECK(store.value("select equipment_age from leads") == r.age);
}
