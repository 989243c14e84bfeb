#include <rapidcheck.h>
#include <boost/json.hpp>
#include <catch2/catch.hpp>

#include "codec/dashboard.hpp"
#include "generators.hpp"

using namespace calllock;
using namespace calllock::domain;

namespace {

boost::json::value json(const char* text) { return boost::json::parse(text); }
boost::json::object written(const payload& p) { return boost::json::parse(codec::write_payload(p)).as_object(); }

instant at(std::int64_t ms) { return instant{std::chrono::milliseconds{ms}}; }

std::string filled() { return "x" + *test::any_text(); }

std::vector<utterance> any_turns() {
  std::vector<utterance> turns;
  for (const auto& t : *rc::gen::container<std::vector<std::string>>(test::any_text()))
    turns.push_back({*rc::gen::element(speaker::agent, speaker::caller), t});
  return turns;
}

template <class Payload>
void fill_shared(Payload& p) {
  p.user_email = "owner@example.com";
  p.transcript_object = any_turns();
  p.caller_type = *test::any_enum(domain::caller_type::unknown);
  p.primary_intent = *test::any_enum(domain::primary_intent::solicitation);
  p.priority_color = *test::any_enum(domain::priority_color::gray);
  p.priority_reason = *test::maybe_text();
  p.booking_status = *test::any_enum(domain::booking_status::confirmed);
  p.call_type = *test::any_enum(domain::call_type::unknown);
  p.call_subtype = *test::maybe_text();
  p.is_commercial = *test::maybe_flag();
  p.quality_score = *rc::gen::inRange(0, 101);
  p.slot_changed = *test::maybe_flag();
  p.urgency_mismatch = *test::maybe_flag();
  p.booking_requested_time = *test::maybe_text();
  p.booking_booked_slot = *test::maybe_text();
  p.booking_urgency_transition = *test::maybe_text();
  p.card_headline = *test::maybe_text();
  p.card_summary = *test::maybe_text();
  p.revenue_tier_signals = *rc::gen::container<std::vector<std::string>>(test::any_text());
}

job_payload any_job() {
  job_payload p;
  fill_shared(p);
  p.call_id = filled();
  p.customer_name = filled();
  p.customer_phone = filled();
  p.customer_address = filled();
  p.service_type = *rc::gen::element<std::string>("hvac", "plumbing", "electrical", "general");
  p.urgency = *test::known_enum(domain::urgency::emergency);
  for (auto* text :
       {&p.ai_summary, &p.call_transcript, &p.issue_description, &p.equipment_type, &p.equipment_age,
        &p.sales_lead_notes, &p.problem_duration, &p.problem_onset, &p.problem_pattern, &p.customer_attempted_fixes,
        &p.revenue_tier_description, &p.revenue_tier_range, &p.decision_maker_contact, &p.site_contact_name,
        &p.site_contact_phone, &p.third_party_type, &p.estimated_revenue_display, &p.cal_com_booking_uid})
    *text = *test::maybe_text();
  if (*rc::gen::arbitrary<bool>()) p.scheduled_at = std::chrono::floor<std::chrono::seconds>(*test::any_instant());
  p.time_zone = *rc::gen::element<std::string>("America/Chicago", "UTC", "America/Phoenix");
  p.problem_duration_category = *test::any_enum(duration_category::ongoing);
  p.revenue_tier = *test::any_enum(domain::revenue_tier::diagnostic);
  p.revenue_tier_label = *rc::gen::element<opt_text>(std::nullopt, "$$$$", "$", "$$?");
  p.revenue_confidence = *test::any_enum(confidence::high);
  p.potential_replacement = *test::maybe_flag();
  p.estimated_value = *rc::gen::arbitrary<double>();
  p.end_call_reason = *test::any_enum(end_reason::rescheduled);
  p.property_type = *test::any_enum(domain::property_type::commercial);
  p.system_status = *test::any_enum(domain::system_status::running_but_ineffective);
  p.equipment_age_bracket = *test::any_enum(age_bracket::unknown);
  p.is_decision_maker = *test::maybe_flag();
  for (const auto& category : *rc::gen::container<std::vector<std::string>>(test::any_text()))
    p.tags[category] = *rc::gen::container<std::vector<std::string>>(test::any_text());
  p.is_third_party = *test::maybe_flag();
  p.call_type_confidence = *test::any_enum(confidence::high);
  if (*rc::gen::arbitrary<bool>()) p.sentiment_score = *rc::gen::inRange(1, 6);
  p.work_type = *test::any_enum(domain::work_type::admin);
  p.is_archived = *test::maybe_flag();
  p.is_callback_complaint = *test::maybe_flag();
  p.estimated_revenue_low = *rc::gen::arbitrary<double>();
  p.revenue_factors = *rc::gen::container<std::vector<std::string>>(test::any_text());
  return p;
}

call_payload any_call() {
  call_payload p;
  fill_shared(p);
  p.call_id = filled();
  p.phone_number = filled();
  p.retell_call_id = *test::maybe_text();
  p.customer_name = *test::maybe_text();
  p.started_at = *test::any_instant();
  if (*rc::gen::arbitrary<bool>()) p.ended_at = *test::any_instant();
  p.duration_seconds = *rc::gen::inRange(0, 100000);
  p.direction = *rc::gen::element(call_direction::inbound, call_direction::outbound);
  p.outcome = *test::any_enum(end_reason::rescheduled);
  p.hvac_issue_type = *test::any_enum(hvac_issue::thermostat);
  for (auto* text : {&p.urgency_tier, &p.problem_description, &p.revenue_tier_label, &p.job_id, &p.lead_id,
                     &p.call_summary, &p.sentiment})
    *text = *test::maybe_text();
  return p;
}

}  // namespace

TEST_CASE("the built-in ingest takes every job the engine writes and loses nothing",
          "[codec][D-02][D-06][D-14][D-18]") {
  REQUIRE(rc::check("jobs", [] {
    const auto p = any_job();
    const auto sent = codec::write_payload(p);
    auto read = codec::read_job(sent);
    for (const auto& e : read.errors) RC_LOG() << e.path << ": " << e.message << "\n";
    RC_ASSERT(read.ok());
    RC_ASSERT(read.value.scheduled_at == p.scheduled_at);
    read.value.time_zone = p.time_zone;
    RC_ASSERT(codec::write_payload(read.value) == sent);
  }));
}

TEST_CASE("the built-in ingest takes every call record the engine writes and loses nothing",
          "[codec][D-06][D-18][O-05]") {
  REQUIRE(rc::check("calls", [] {
    const auto p = any_call();
    const auto sent = codec::write_payload(p);
    const auto read = codec::read_call_record(sent);
    for (const auto& e : read.errors) RC_LOG() << e.path << ": " << e.message << "\n";
    RC_ASSERT(read.ok());
    RC_ASSERT(read.value.started_at == p.started_at);
    RC_ASSERT(codec::write_payload(read.value) == sent);
  }));
}

TEST_CASE("the built-in ingest takes every alert the engine writes", "[codec][D-18]") {
  REQUIRE(rc::check("alerts", [] {
    alert_payload p;
    for (auto* text :
         {&p.alert_id, &p.call_id, &p.customer_name, &p.customer_address, &p.urgency_tier, &p.sms_message_sid})
      *text = *test::maybe_text();
    p.phone_number = filled();
    p.problem_description = filled();
    p.sms_sent_at = *test::any_instant();
    p.callback_promised_minutes = *rc::gen::inRange(1, 10000);
    p.user_email = "owner@example.com";
    const auto sent = codec::write_payload(p);
    const auto read = codec::read_alert(sent);
    RC_ASSERT(read.ok());
    RC_ASSERT(codec::write_payload(read.value) == sent);
  }));
}

TEST_CASE("a job says all it knows under the names of the wire", "[codec][D-03][P-21][I14]") {
  job_payload p;
  p.call_id = "call_ex1";
  p.user_email = "owner@example.com";
  p.customer_name = "Robin Vale";
  p.customer_phone = "+15125550147";
  p.customer_address = "40 Pecan Row";
  p.urgency = urgency::high;
  p.scheduled_at = at(1788793200000);  // 10:00 in Chicago
  p.time_zone = "America/Chicago";
  p.transcript_object = {{speaker::agent, "Hello."}, {speaker::caller, "Hi."}};
  p.revenue_tier = revenue_tier::diagnostic;
  p.revenue_tier_signals = {"Unclear scope"};
  p.estimated_value = 99;
  p.potential_replacement = false;
  p.end_call_reason = end_reason::callback_later;
  p.priority_color = priority_color::red;
  p.equipment_age_bracket = age_bracket::from_10_to_15;
  p.tags = {{"HAZARD", {}}, {"URGENCY", {"URGENT_24HR"}}};
  p.call_type = call_type::service;
  p.sentiment_score = 3;
  p.quality_score = 65;
  p.slot_changed = true;
  CHECK(boost::json::value(written(p)) ==
        json(R"({"call_id":"call_ex1","user_email":"owner@example.com","customer_name":"Robin Vale",
    "customer_phone":"+15125550147","customer_address":"40 Pecan Row","service_type":"hvac","urgency":"high",
    "scheduled_at":"2026-09-07T10:00:00-05:00","transcript_object":[{"role":"agent","content":"Hello."},{"role":"user","content":"Hi."}],
    "revenue_tier":"diagnostic","revenue_tier_signals":["Unclear scope"],"estimated_value":99,"potential_replacement":false,
    "end_call_reason":"callback_later","priority_color":"red","status_color":"red","equipment_age_bracket":"10_to_15",
    "tags":{"HAZARD":[],"URGENCY":["URGENT_24HR"]},"call_type":"SERVICE","sentiment_score":3,"quality_score":65,"slot_changed":true})"));
}

TEST_CASE("what is not known is left out, never null and never empty", "[codec][D-14]") {
  job_payload job;
  job.ai_summary = "";
  for (const auto& [name, value] : written(job)) CHECK_FALSE(value.is_null());
  CHECK_FALSE(written(job).contains("ai_summary"));
  CHECK_FALSE(written(job).contains("tags"));
  CHECK_FALSE(written(job).contains("transcript_object"));
  CHECK(written(job).at("urgency") == "low");
  for (const auto& [name, value] : written(call_payload{})) CHECK_FALSE(value.is_null());
  for (const auto& [name, value] : written(alert_payload{})) CHECK_FALSE(value.is_null());
}

TEST_CASE("a call record has its outcome under both names and times with milliseconds", "[codec][P-09]") {
  call_payload p;
  p.call_id = p.user_email = p.phone_number = "x";
  p.started_at = at(1788771600000);
  p.ended_at = at(1788771731500);
  p.duration_seconds = 0;
  p.outcome = end_reason::completed;
  p.direction = call_direction::outbound;
  p.urgency_tier = "LifeSafety";
  p.hvac_issue_type = hvac_issue::no_cool;
  CHECK(boost::json::value(written(p)) ==
        json(R"({"call_id":"x","user_email":"x","phone_number":"x","started_at":"2026-09-07T09:00:00.000Z",
    "ended_at":"2026-09-07T09:02:11.500Z","duration_seconds":0,"direction":"outbound","outcome":"completed","end_call_reason":"completed",
    "urgency_tier":"LifeSafety","hvac_issue_type":"No Cool"})"));
}

TEST_CASE("texts and their context", "[codec][A-04]") {
  CHECK(boost::json::value(written(sms_message{sms_kind::callback, "+15125550100", "Call back", true})) ==
        json(R"({"kind":"callback","to":"+15125550100","body":"Call back","ignores_quiet_hours":true})"));
  CHECK(
      boost::json::value(written(sms_context_payload{"+1", "sales_lead", "+2", "c", std::nullopt})) ==
      json(
          R"({"operator_phone":"+1","alert_type":"sales_lead","customer_phone":"+2","customer_name":null,"call_id":"c"})"));
  CHECK(written(sms_context_payload{"+1", "sales_lead", "+2", "c", "Robin"}).at("customer_name") == "Robin");
}
