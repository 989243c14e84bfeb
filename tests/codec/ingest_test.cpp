#include <catch2/catch.hpp>

#include <algorithm>

#include "codec/dashboard.hpp"

using namespace calllock;

namespace {

constexpr const char* least_job =
    R"("customer_name":"Robin","customer_phone":"+15125550147","customer_address":"40 Pecan Row","service_type":"hvac","urgency":"high","user_email":"o@example.com")";
constexpr const char* least_call =
    R"("call_id":"c","phone_number":"+1","user_email":"o@example.com","started_at":"2026-03-05T20:00:00.000Z")";
constexpr const char* least_alert =
    R"("phone_number":"+1","problem_description":"Gas","user_email":"o@example.com","sms_sent_at":"2026-03-05T14:00:00-06:00","callback_promised_minutes":15)";

std::string body(const char* least, const std::string& more = {}) {
  return "{" + more + (more.empty() ? "" : ",") + least + "}";  // of two members with one name the first counts
}

template <class T>
std::string paths(const codec::checked<T>& c) {
  std::string out;
  for (const auto& e : c.errors) out += (out.empty() ? "" : " ") + e.path;
  return out;
}

}  // namespace

TEST_CASE("the least that each webhook needs is enough", "[codec][D-18]") {
  CHECK(codec::read_job(body(least_job)).ok());
  CHECK(codec::read_call_record(body(least_call)).ok());
  CHECK(codec::read_alert(body(least_alert)).ok());
}

TEST_CASE("a missing member is named", "[codec]") {
  CHECK(paths(codec::read_job("{}")) == "user_email customer_name customer_phone service_type urgency");
  CHECK(paths(codec::read_call_record("{}")) == "call_id user_email phone_number started_at");
  CHECK(paths(codec::read_alert("{}")) ==
        "phone_number problem_description sms_sent_at callback_promised_minutes user_email");
  for (const auto& e : codec::read_job("{}").errors) CHECK(e.message == "Required");
}

TEST_CASE("what is not a JSON object is malformed, not invalid", "[codec][D-19]") {
  for (const char* text : {"", "{", "[]", "null", "\"x\"", "{\"a\":1,}"}) {
    CHECK(codec::read_job(text).malformed);
    CHECK(codec::read_call_record(text).malformed);
    CHECK(codec::read_alert(text).malformed);
    CHECK(codec::read_alert_patch(text).malformed);
    CHECK_FALSE(codec::read_job(text).ok());
  }
}

TEST_CASE("members of a job that the dashboard validates", "[codec][P-21][D-18]") {
  struct row {
    const char *member, *errors;
  };
  const row rows[] = {
      {R"("scheduled_at":"2026-03-05T14:00:00-06:00")", ""},
      {R"("scheduled_at":"2026-03-05T20:00:00Z")", ""},
      {R"("scheduled_at":"Friday, February 27 at 3:45 PM")", "scheduled_at"},
      {R"("scheduled_at":"2026-03-05T14:00:00")", "scheduled_at"},
      {R"("scheduled_at":"2026-02-30T14:00:00Z")", "scheduled_at"},
      {R"("user_email":"nobody")", "user_email"},
      {R"("user_email":"a@b")", "user_email"},
      {R"("user_email":"a b@example.com")", "user_email"},
      {R"("customer_name":"")", "customer_name"},
      {R"("customer_name":null)", "customer_name"},
      {R"("customer_phone":5125550147)", "customer_phone"},
      {R"("service_type":"roofing")", "service_type"},
      {R"("service_type":7)", "service_type"},
      {R"("urgency":"whenever")", "urgency"},
      {R"("urgency":"routine")", ""},
      {R"("end_call_reason":"abandoned")", "end_call_reason"},
      {R"("revenue_tier":"huge")", "revenue_tier"},
      {R"("revenue_tier_label":"$$$$$")", "revenue_tier_label"},
      {R"("sentiment_score":0)", "sentiment_score"},
      {R"("sentiment_score":3.5)", "sentiment_score"},
      {R"("sentiment_score":"3")", "sentiment_score"},
      {R"("sentiment_score":5.0)", ""},
      {R"("estimated_value":"99")", "estimated_value"},
      {R"("is_decision_maker":"true")", "is_decision_maker"},
      {R"("revenue_tier_signals":"x")", "revenue_tier_signals"},
      {R"("revenue_tier_signals":["x",1])", "revenue_tier_signals.1"},
      {R"("tags":[])", "tags"},
      {R"("tags":{"HAZARD":"GAS_LEAK"})", "tags.HAZARD"},
      {R"("tags":{"ANYTHING":["X"]})", ""},
      {R"("transcript_object":{})", "transcript_object"},
      {R"("priority_color":"yellow")", "priority_color"},
      {R"("equipment_age_bracket":"10_to_15")", ""},
  };
  for (const auto& r : rows) {
    INFO(r.member);
    CHECK(paths(codec::read_job(body(least_job, r.member))) == r.errors);
  }
}

TEST_CASE("null, empty text and unknown members do not matter where a member is optional", "[codec][D-14]") {
  const auto r = codec::read_job(body(
      least_job,
      R"("ai_summary":null,"scheduled_at":"","end_call_reason":null,"revenue_tier":"","tags":null,"sentiment_score":null,"estimated_value":null,"revenue_tier_signals":null,"is_archived":null,"transcript_object":null,"lead_id":null,"something":{"new":[1]})"));
  CHECK(paths(r) == "");
  CHECK_FALSE(r.value.scheduled_at);
  CHECK_FALSE(r.value.ai_summary);
  CHECK(paths(codec::read_call_record(
            body(least_call, R"("lead_id":null,"job_id":null,"ended_at":null,"duration_seconds":null)"))) == "");
  CHECK(paths(codec::read_call_record(body(least_call, R"("started_at":"")"))) == "started_at");
}

TEST_CASE("a lead without an address is taken", "[codec][D-02]") {
  for (const char* address : {R"("customer_address":"")", R"("customer_address":null)"}) {
    const auto r = codec::read_job(body(least_job, address));
    CHECK(r.ok());
    CHECK(r.value.customer_address == "Not provided");
  }
}

TEST_CASE("members that the old dashboard dropped are kept and never refused", "[codec][D-06]") {
  const auto r = codec::read_job(
      body(least_job,
           R"("call_type":"SERVICE","call_subtype":"ac","card_headline":"AC","quality_score":65,"slot_changed":true)"));
  REQUIRE(r.ok());
  CHECK(r.value.call_type == domain::call_type::service);
  CHECK(r.value.call_subtype == "ac");
  CHECK(r.value.card_headline == "AC");
  CHECK(r.value.quality_score == 65);
  CHECK(r.value.slot_changed == true);
  const auto odd = codec::read_job(body(
      least_job,
      R"("call_type":"NEW_KIND","card_headline":{},"quality_score":"high","slot_changed":7,"problem_duration_category":4)"));
  CHECK(paths(odd) == "");
  CHECK(odd.value.call_type == domain::call_type::none);
  CHECK_FALSE(odd.value.quality_score);
}

TEST_CASE("the colour is taken from either of its names", "[codec][D-03]") {
  CHECK(codec::read_job(body(least_job, R"("status_color":"red")")).value.priority_color ==
        domain::priority_color::red);
  CHECK(codec::read_job(body(least_job, R"("status_color":"red","priority_color":"gray")")).value.priority_color ==
        domain::priority_color::gray);
}

TEST_CASE("speakers other than agent and caller are left out", "[codec][D-14]") {
  const char* turns =
      R"("transcript_object":[{"role":"agent","content":"A","words":[]},{"role":"tool_call_result","content":"x"},{"role":"user","content":"B"},7,{"role":"user"}])";
  const std::vector<domain::utterance> expected{{domain::speaker::agent, "A"}, {domain::speaker::caller, "B"}};
  CHECK(codec::read_job(body(least_job, turns)).value.transcript_object == expected);
  CHECK(codec::read_call_record(body(least_call, turns)).value.transcript_object == expected);
}

TEST_CASE("members of a call record and of an alert that are validated", "[codec]") {
  struct row {
    const char *member, *errors;
  };
  const row calls[] = {{R"("duration_seconds":-1)", "duration_seconds"},
                       {R"("duration_seconds":1.5)", "duration_seconds"},
                       {R"("duration_seconds":0)", ""},
                       {R"("direction":"sideways")", "direction"},
                       {R"("ended_at":"later")", "ended_at"},
                       {R"("started_at":1788771600000)", "started_at"},
                       {R"("outcome":"something_new")", ""},
                       {R"("revenue_tier_label":"any")", ""}};
  for (const auto& r : calls) CHECK(paths(codec::read_call_record(body(least_call, r.member))) == r.errors);
  const row alerts[] = {{R"("callback_promised_minutes":0)", "callback_promised_minutes"},
                        {R"("callback_promised_minutes":"15")", "callback_promised_minutes"},
                        {R"("sms_sent_at":"now")", "sms_sent_at"},
                        {R"("problem_description":"")", "problem_description"},
                        {R"("urgency_tier":"Urgent","alert_id":"a","sms_message_sid":null)", ""}};
  for (const auto& r : alerts) CHECK(paths(codec::read_alert(body(least_alert, r.member))) == r.errors);
}

TEST_CASE("a call record without an outcome takes the reason", "[codec]") {
  CHECK(codec::read_call_record(body(least_call, R"("end_call_reason":"sales_lead")")).value.outcome ==
        domain::end_reason::sales_lead);
}

TEST_CASE("a change of an alert names the alert and something to change", "[codec][D-16]") {
  CHECK(
      codec::read_alert_patch(
          R"({"alert_id":"a","callback_status":"delivered","resolved_at":"2026-03-05T20:00:00Z","resolution_notes":"ok","x":1})")
          .value == domain::text_map{{"alert_id", "a"},
                                     {"callback_status", "delivered"},
                                     {"resolved_at", "2026-03-05T20:00:00Z"},
                                     {"resolution_notes", "ok"}});
  CHECK(codec::read_alert_patch(R"({"backend_alert_id":"b","converted_to_job_id":"j"})").ok());
  CHECK(paths(codec::read_alert_patch(R"({"callback_status":"delivered"})")) == "alert_id");
  CHECK(codec::read_alert_patch(R"({"alert_id":"a"})").errors.at(0).message == "Nothing to change");
  CHECK_FALSE(codec::read_alert_patch(R"({"alert_id":"a","callback_status":"gone"})").ok());
  CHECK_FALSE(codec::read_alert_patch(R"({"alert_id":"a","resolved_at":"now"})").ok());
}

TEST_CASE("a dashboard's answer gives its ids when it has them", "[codec][P-33]") {
  struct row {
    const char *text, *job, *lead;
  };
  const row rows[] = {{R"({"success":true,"job_id":"j1","type":"job"})", "j1", ""},
                      {R"({"success":true,"lead_id":"l1"})", "", "l1"},
                      {R"({"job_id":17,"lead_id":null})", "17", ""},
                      {R"({"job_id":{"x":1}})", "", ""},
                      {"<html>", "", ""},
                      {"", "", ""},
                      {"[]", "", ""},
                      {R"("ok")", "", ""}};
  for (const auto& r : rows) {
    INFO(r.text);
    const auto answer = codec::read_delivery_answer(r.text);
    CHECK(answer.job_id == r.job);
    CHECK(answer.lead_id == r.lead);
  }
}
