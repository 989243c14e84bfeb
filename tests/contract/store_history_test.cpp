#include <catch2/catch.hpp>

#include "support/store_fixture.hpp"

using namespace calllock;
using namespace calllock::test;
using namespace std::chrono_literals;

namespace {

/// Tuesday, 10 March 2026, 09:30 in Chicago.
const domain::instant now{std::chrono::sys_days{std::chrono::year{2026} / 3 / 10} + 14h + 30min};
const std::string phone = "+15125550147";

struct with_history : store_fixture {
  explicit with_history(engine kind) : store_fixture{kind} {
    (*this)->ensure_user(a_tenant());
    (*this)->ensure_user(a_tenant("rival@example.test"));
    mine = value("select id from users where email = 'owner@example.test'");
    theirs = value("select id from users where email = 'rival@example.test'");
  }
  domain::customer_history look(const std::string& number = phone) { return (*this)->history(a_tenant(), number, now); }
  void note(const std::string& owner, const std::string& number, const std::string& text,
            const std::string& more = "") {
    query("insert into customer_notes (user_id, phone_number, note" + std::string{more.empty() ? "" : ", expires_at"} +
          ") values ('" + owner + "', '" + number + "', '" + text + "'" + (more.empty() ? "" : ", '" + more + "'") +
          ")");
  }
  void visit(const std::string& call_id, domain::instant at, const std::string& email = "owner@example.test") {
    auto j = a_job(call_id, email);
    j.scheduled_at = at;
    j.booking_status = domain::booking_status::confirmed;
    j.issue_description = "No cooling, " + call_id;
    j.cal_com_booking_uid = "uid_" + call_id;
    (*this)->ingest(j);
  }
  void call(const std::string& call_id, domain::instant at,
            domain::end_reason outcome = domain::end_reason::completed) {
    auto c = a_call_record(call_id);
    c.started_at = at;
    c.outcome = outcome;
    c.problem_description = "About " + call_id;
    (*this)->ingest(c);
  }
  std::string mine, theirs;
};

}  // namespace

TEST_CASE("an unknown number has no history, and no number matches nobody", "[history][S-03]") {
  with_history store{GENERATE(engine::postgres, engine::sqlite)};
  store.visit("call_1", now + 24h);
  CHECK(store.look().found);
  for (const char* number : {"+15125550148", "auto", "unknown", "", "+", "555", "5550147", "%"}) {
    CAPTURE(number);
    const auto h = store.look(number);
    CHECK_FALSE(h.found);
    CHECK(h.customer_name.empty());
    CHECK_FALSE(h.upcoming);
  }
}

TEST_CASE("another tenant's customer is a stranger here", "[history][S-05][I11]") {
  with_history store{GENERATE(engine::postgres, engine::sqlite)};
  store.visit("call_1", now + 24h, "rival@example.test");
  store.note(store.theirs, phone, "Has a dog");
  store->ingest(an_alert("a", "rival@example.test"));
  store->ingest(a_call_record("call_1", "rival@example.test"));
  const auto h = store.look();
  CHECK_FALSE(h.found);
  CHECK(h.operator_notes.empty());
  CHECK(h.recent_calls.empty());
  CHECK_FALSE(h.urgent_alert);
}

TEST_CASE("notes are found however the number was written, and tell of themselves", "[history][P-35][P-36]") {
  with_history store{GENERATE(engine::postgres, engine::sqlite)};
  store.note(store.mine, GENERATE(as<std::string>{}, "5125550147", "15125550147", "+15125550147", "(512) 555-0147"),
             "Side gate sticks");
  store.note(store.mine, phone, "Was there", "2026-03-09T00:00:00.000Z");
  store.query("insert into operator_notes (user_id, customer_phone, note_text, created_at) values ('" + store.mine +
              "', '+15125550147', 'Prefers texts', '2020-01-01T00:00:00.000Z')");
  const auto h = store.look();
  // Neither a visit nor a call, and yet they are told.
  CHECK(h.found);
  CHECK(h.operator_notes == std::vector<std::string>{"Side gate sticks", "Prefers texts"});
}

TEST_CASE("visits are told in the business's own time", "[history][I14]") {
  with_history store{GENERATE(engine::postgres, engine::sqlite)};
  store.visit("old", now - 24h * 30);
  store.visit("next", now + 24h + 4h + 30min);
  store.visit("later", now + 24h * 7);
  store.visit("off", now + 2h);
  store.query("update jobs set status = 'cancelled' where original_call_id = 'off'");
  const auto h = store.look();
  CHECK(h.customer_name == "Robin Vale");
  CHECK(h.address == "40 Pecan Row, Austin, TX 78745");
  CHECK(h.zip_code == "78745");
  REQUIRE(h.upcoming);
  CHECK(h.upcoming->date == "Wednesday, March 11");
  CHECK(h.upcoming->time == "2 PM");
  CHECK(h.upcoming->issue == "No cooling, next");
  CHECK(h.upcoming->booking_uid == "uid_next");
  REQUIRE(h.past_appointments.size() == 1);
  CHECK(h.past_appointments[0].date == "Sunday, February 8");
  CHECK(h.past_appointments[0].issue == "No cooling, old");
}

TEST_CASE("an appointment is named by the calendar's own id", "[history]") {
  with_history store{GENERATE(engine::postgres, engine::sqlite)};
  auto r = a_record("next", 0);
  r.bookings = {{.idempotency_key = "k",
                 .state = domain::effect_state::confirmed,
                 .provider = "builtin",
                 .provider_uid = "cal_9"}};
  REQUIRE(store->commit({&r, 1}) == std::vector{domain::commit_result::ok});
  auto j = a_job("next");
  j.scheduled_at = now + 24h;
  store->ingest(j);
  REQUIRE(store.look().upcoming);
  CHECK(store.look().upcoming->booking_uid == "cal_9");
}

TEST_CASE("an address that names two houses, or none, is not told", "[history]") {
  with_history store{GENERATE(engine::postgres, engine::sqlite)};
  auto j = a_job("call_1");
  j.scheduled_at = now - 24h;
  j.customer_address = GENERATE("40 Pecan Row or 42 Pecan Row", "Not provided", "TBD");
  store->ingest(j);
  CHECK(store.look().found);
  CHECK(store.look().address.empty());
  CHECK(store.look().zip_code.empty());
}

TEST_CASE("calls, a promise and an alert are told by how long ago they were", "[history]") {
  with_history store{GENERATE(engine::postgres, engine::sqlite)};
  store.call("today", now - 2h);
  store.call("yesterday", now - 15h);
  store.call("days", now - 24h * 3);
  store.call("week", now - 24h * 8);
  store.call("weeks", now - 24h * 21);
  store.call("long", now - 24h * 60);
  auto h = store.look();
  std::vector<std::string> dates;
  for (const auto& c : h.recent_calls) dates.push_back(c.date);
  CHECK(dates == std::vector<std::string>{"today", "yesterday", "3 days ago", "last week", "3 weeks ago"});
  CHECK(h.recent_calls[0].issue == "About today");
  CHECK(h.recent_calls[0].outcome == "completed");
  CHECK_FALSE(h.callback_promise);
  CHECK_FALSE(h.urgent_alert);

  store.call("promise", now - 24h * 2, domain::end_reason::callback_later);
  h = store.look();
  REQUIRE(h.callback_promise);
  CHECK(h.callback_promise->date == "2 days ago");
  CHECK(h.callback_promise->issue == "About promise");
}

TEST_CASE("a promise of last week is not brought up again", "[history]") {
  with_history store{GENERATE(engine::postgres, engine::sqlite)};
  store.call("promise", now - 24h * 4, domain::end_reason::callback_later);
  CHECK_FALSE(store.look().callback_promise);
}

TEST_CASE("a recent alert says until when a call was promised", "[history]") {
  with_history store{GENERATE(engine::postgres, engine::sqlite)};
  auto a = an_alert("a");
  a.sms_sent_at = now - 24h;
  store->ingest(a);
  const auto h = store.look();
  REQUIRE(h.urgent_alert);
  CHECK(h.found);
  CHECK(h.urgent_alert->date == "yesterday");
  CHECK(h.urgent_alert->description == "Smell of gas");
  CHECK(h.urgent_alert->callback_by == "Monday, March 9 at 9:45 AM");
  a.alert_id = "b";
  a.phone_number = "+15125550188";
  a.sms_sent_at = now - 24h * 8;
  store->ingest(a);
  CHECK_FALSE(store.look("+15125550188").urgent_alert);
}

TEST_CASE("the audit sees the call, its deliveries and its records, and is kept", "[store][I7]") {
  with_history store{GENERATE(engine::postgres, engine::sqlite)};
  auto r = a_record("call_1", 0);
  r.outbox = {a_delivery(domain::delivery_kind::job, "call_1"), a_delivery(domain::delivery_kind::call, "call_1")};
  REQUIRE(store->commit({&r, 1}) == std::vector{domain::commit_result::ok});
  auto job = a_job("call_1");
  job.scheduled_at = now;
  job.booking_status = domain::booking_status::confirmed;
  job.end_call_reason = domain::end_reason::completed;
  job.card_headline = "AC Repair";
  job.quality_score = 85;
  store->ingest(job);
  store->ingest(a_call_record("call_1"));

  const auto e = store->evidence("call_1");
  REQUIRE(e.call);
  CHECK(e.call->journal.size() == 1);
  CHECK(e.outbox.size() == 2);
  REQUIRE(e.dashboard.size() == 2);
  CHECK(e.dashboard[0].table == "jobs");
  CHECK(e.dashboard[0].status == "new");
  CHECK(e.dashboard[0].booking_status == "confirmed");
  CHECK(e.dashboard[0].end_call_reason == "completed");
  CHECK(e.dashboard[0].card_headline == "AC Repair");
  CHECK(e.dashboard[0].scheduled_at == now);
  CHECK(e.dashboard[0].quality_score == 85);
  CHECK(e.dashboard[1].table == "calls");
  const auto nothing = store->evidence("call_2");
  CHECK_FALSE(nothing.call);
  CHECK(nothing.outbox.empty());
  CHECK(nothing.dashboard.empty());

  storage::audit_row audit;
  audit.call_id = "call_1";
  audit.tenant_id = "default";
  audit.findings = {{domain::audit_finding::severity::critical, "session_missing", "There is no \"session\"."}};
  audit.verdict = "1 CRITICAL + 0 MODERATE + 0 MINOR";
  audit.checked_at = now;
  store->save_audit(audit);
  audit.findings.clear();
  audit.quality_score = 85;
  audit.verdict = "0 CRITICAL + 0 MODERATE + 0 MINOR";
  store->save_audit(audit);
  CHECK(store.query("select verdict, quality_score, findings from call_audits") ==
        std::vector<std::vector<std::string>>{{"0 CRITICAL + 0 MODERATE + 0 MINOR", "85", "[]"}});
}
