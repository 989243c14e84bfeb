#include <catch2/catch.hpp>

#include "contract/ingest_rows.hpp"

using namespace calllock;
using namespace calllock::test;
using namespace std::chrono_literals;
using domain::end_reason;

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
