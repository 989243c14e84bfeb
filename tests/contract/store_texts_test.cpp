#include <catch2/catch.hpp>

#include "support/store_fixture.hpp"

using namespace calllock;
using namespace calllock::test;
using namespace std::chrono_literals;
using domain::delivery_kind;
using domain::reply_code;

namespace {

using table = std::vector<std::vector<std::string>>;

constexpr auto owner = "+15125550101";
constexpr auto second = "+15125550102";
constexpr auto sender = "+15125550199";

domain::instant now() { return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); }

/// A store with a business whose texts have been sent.
struct texts {
  store_fixture store;

  explicit texts(engine kind) : store{kind} { store->ensure_user(a_tenant()); }
  storage::store* operator->() { return store.operator->(); }

  static domain::sms_message message(domain::sms_kind kind = domain::sms_kind::emergency) {
    domain::sms_message m;
    m.kind = kind;
    m.to = owner;
    m.body = "EMERGENCY: gas";
    m.customer_phone = "+15125550147";
    m.customer_name = "Robin Vale";
    return m;
  }
  /// Queued and leased.
  storage::outbox_row queued(const std::string& call, domain::sms_message m = message()) {
    auto r = a_record(call, 0);
    r.outbox.push_back({delivery_kind::sms, call + ":sms:emergency", "sms", std::move(m)});
    REQUIRE(store->commit({&r, 1}) == std::vector{domain::commit_result::ok});
    return store->claim("sms", 1, 60s, "me").at(0);
  }
  static storage::text_receipt receipt(std::string sid, std::string status = "queued") {
    storage::text_receipt r;
    r.taken = {std::move(sid), std::move(status), sender, owner};
    r.kind = domain::sms_kind::emergency;
    r.body = "EMERGENCY: gas";
    r.user_email = "owner@example.test";
    r.watch_at = now() + 10min;
    return r;
  }
  storage::outbox_row sent(const std::string& call, const std::string& sid = "SM1") {
    auto row = queued(call);
    REQUIRE(store->settle_text(row.id, "me", receipt(sid)));
    return row;
  }
  /// As if its time were over.
  void pass(const storage::outbox_row& row) { store->watch_text(row.id, now() - 1s); }
  std::string of(const storage::outbox_row& row, const std::string& column) {
    return store.value("select " + column + " from outbox where id = " + std::to_string(row.id));
  }

  static domain::inbound_text reply(std::string sid, std::string body) {
    return {std::move(sid), owner, sender, std::move(body), {}};
  }
  /// As the engine does it: read, decided, taken.
  std::string answer(const domain::inbound_text& in) {
    const auto d = domain::decide(domain::read_reply(in), store->alerts_before(in, now() - 24h));
    return store->take_reply(in, d, "owner@example.test", now());
  }
};

engine both() { return GENERATE(engine::postgres, engine::sqlite); }

}  // namespace

TEST_CASE("a text that was taken is done, logged, watched, and what follows is queued with it", "[store][A-01][N-04]") {
  texts t{both()};
  auto row = t.queued("call_1");
  auto r = texts::receipt("SM1");
  r.then.push_back(
      {delivery_kind::sms_context, row.dedup_key + ":context", "builtin",
       domain::sms_context_payload{owner, "emergency", "+15125550147", "call_1", {}, "owner@example.test"}});
  r.then.push_back({delivery_kind::alert, row.dedup_key + ":sent", "", an_alert("a")});  // nowhere to go
  CHECK_FALSE(t->settle_text(row.id, "somebody else", r));
  CHECK(t.store.count("sms_log") == 0);
  CHECK(t->settle_text(row.id, "me", r));
  CHECK(t.of(row, "state") == "done");
  CHECK(t.of(row, "provider_id") == "SM1");
  CHECK(t.of(row, "delivery_status") == "queued");
  CHECK(t.of(row, "recipient") == owner);
  CHECK(t.store.query("select direction, to_phone, from_phone, twilio_sid, event_type, call_id from sms_log") ==
        table{{"outbound", owner, sender, "SM1", "other", "call_1"}});
  CHECK(t.store.query("select kind, destination from outbox where state = 'pending'") ==
        table{{"sms_context", "builtin"}});
  CHECK(t->overdue_texts(10, 60s).empty());
}

TEST_CASE("reports are kept by rank, and a delivered text is watched no longer", "[store][A-01]") {
  texts t{both()};
  const auto row = t.sent("call_1");
  t.pass(row);
  CHECK(t->report_text({row.id, "SM1", "sent", owner, 0}));
  CHECK(t->report_text({row.id, "SM1", "delivered", owner, 0}));
  CHECK(t->report_text({row.id, "SM1", "sending", owner, 0}));
  CHECK(t.of(row, "delivery_status") == "delivered");
  CHECK(t.of(row, "state") == "done");
  CHECK(t.store.value("select delivery_status from sms_log") == "delivered");
  CHECK(t->overdue_texts(10, 60s).empty());
}

TEST_CASE("a report of another text changes nothing", "[store][S-07]") {
  texts t{both()};
  const auto row = t.sent("call_1");
  CHECK_FALSE(t->report_text({row.id, "SM2", "delivered", owner, 0}));
  CHECK_FALSE(t->report_text({row.id + 1000, "SM1", "delivered", owner, 0}));
  CHECK(t.of(row, "delivery_status") == "queued");
  // Before the answer is there, the number must be the one that is being texted.
  auto early = t.queued("call_2");
  CHECK_FALSE(t->report_text({early.id, "SM9", "delivered", second, 0}));
  CHECK(t->report_text({early.id, "SM9", "delivered", owner, 0}));
}

TEST_CASE("a report that overtakes the answer to its request is not lost", "[store][A-01]") {
  texts t{both()};
  const auto row = t.queued("call_1");
  CHECK(t->report_text({row.id, "SM1", "delivered", owner, 0}));
  CHECK(t->settle_text(row.id, "me", texts::receipt("SM1")));
  CHECK(t.of(row, "delivery_status") == "delivered");
  CHECK(t.of(row, "watch_at") == "NULL");
  // Sent again under another id: what was said of the first no longer counts.
  const auto again = t.queued("call_2");
  CHECK(t->report_text({again.id, "SM2", "undelivered", owner, 30003}));
  CHECK(t->settle_text(again.id, "me", texts::receipt("SM3")));
  CHECK(t.of(again, "delivery_status") == "queued");
  CHECK(t.of(again, "watch_at") != "NULL");
}

TEST_CASE("a text that reached nobody is a dead delivery with its reason, and overdue at once", "[store][A-01][I6]") {
  texts t{both()};
  const auto row = t.sent("call_1");
  CHECK(t->overdue_texts(10, 60s).empty());
  CHECK(t->report_text({row.id, "SM1", "undelivered", owner, 30003}));
  CHECK(t.of(row, "state") == "dead");
  CHECK(t.of(row, "last_error") == "undelivered: Twilio 30003");
  CHECK(t.of(row, "delivery_code") == "30003");
  const auto overdue = t->overdue_texts(10, 60s);
  REQUIRE(overdue.size() == 1);
  CHECK(overdue[0].row.id == row.id);
  CHECK(overdue[0].sid == "SM1");
  CHECK(overdue[0].status == "undelivered");
  CHECK(overdue[0].row.dedup_key == row.dedup_key);
  // It may be sent again by hand.
  CHECK(t->redrive(row.id) == 1);
  CHECK(t->claim("sms", 1, 60s, "me").size() == 1);
}

TEST_CASE("an overdue text is handed on once, however many processes see it", "[store][A-01][I12]") {
  texts t{both()};
  const auto row = t.sent("call_1");
  t.pass(row);
  const auto other = t.store.another();
  CHECK(t->overdue_texts(10, 60s).size() == 1);
  CHECK(other->overdue_texts(10, 60s).empty());  // leased
  auto next = texts::message();
  next.to = second;
  const domain::outbox_entry entry{delivery_kind::sms, row.dedup_key + ":to2", "sms", next};
  // The first one died in between: the lease ends and another process does it, perhaps while the first comes back.
  t.store.query("update outbox set watch_at = created_at where id = " + std::to_string(row.id));
  REQUIRE(other->overdue_texts(10, 60s).size() == 1);
  other->end_watch(row, entry);
  t->end_watch(row, entry);
  CHECK(t.store.count("outbox where dedup_key = 'call_1:sms:emergency:to2'") == 1);
  CHECK(t->overdue_texts(10, 60s).empty());
  const auto handed = t->claim("sms", 10, 60s, "me");
  REQUIRE(handed.size() == 1);
  CHECK(handed[0].payload.find(second) != std::string::npos);
  CHECK(handed[0].tenant_id == "default");
}

TEST_CASE("the earlier of two times at which a text is overdue stays", "[store]") {
  texts t{both()};
  const auto row = t.queued("call_1");
  t->watch_text(row.id, now() - 1s);
  t->watch_text(row.id, now() + 10min);
  CHECK(t->overdue_texts(10, 60s).size() == 1);
}

TEST_CASE("what a text was about is kept once, and the lead that comes later is linked", "[ingest][A-04][A-05][N-06]") {
  texts t{both()};
  domain::sms_context_payload c{owner, "emergency", "(512) 555-0147", "call_1", "Robin Vale", "owner@example.test"};
  CHECK(t->ingest(c).created);
  CHECK_FALSE(t->ingest(c).created);
  CHECK(t.store.value("select lead_id from sms_alert_context") == "NULL");
  auto lead = a_job("call_1");
  lead.end_call_reason = domain::end_reason::callback_later;
  const auto made = t->ingest(lead);
  CHECK(t.store.query("select lead_id, customer_phone, status, alert_type from sms_alert_context") ==
        table{{made.id, "+15125550147", "pending", "emergency"}});
  CHECK(t.store.count("sms_alert_context where user_id is null") == 0);
  c.customer_phone = "auto";
  CHECK_FALSE(t->ingest(c).refused.empty());
  c.customer_phone = "+15125550147";
  c.user_email = "nobody@example.test";
  CHECK(t->ingest(c).refused == "no_user");
  CHECK(t.store.count("sms_alert_context") == 1);
}

TEST_CASE("a reply changes the records of its call, once", "[store][N-07][N-08][N-09][I2]") {
  texts t{both()};
  auto lead = a_job("call_1");
  lead.end_call_reason = domain::end_reason::callback_later;
  t->ingest(lead);
  auto elsewhere = a_job("call_other");
  elsewhere.end_call_reason = domain::end_reason::callback_later;
  t->ingest(elsewhere);
  auto alert = an_alert("call_1:alert:emergency");
  alert.call_id = "call_1";
  t->ingest(alert);
  const auto row = t.sent("call_1");
  t->ingest(domain::sms_context_payload{owner, "emergency", "+15125550147", "call_1", {}, "owner@example.test"});
  struct expected {
    const char* body;
    const char* status;
    const char* outcome;
    const char* alert;
  };
  const auto x = GENERATE(values<expected>({{"1", "callback_requested", "NULL", "delivered"},
                                            {"2", "voicemail_left", "no_answer", "no_answer"},
                                            {"4", "callback_requested", "booked", "pending"},
                                            {"5", "lost", "NULL", "pending"}}));
  CAPTURE(x.body);
  const auto in = texts::reply("SMin1", x.body);
  const auto said = t.answer(in);
  CHECK(said.starts_with("Robin Vale, (512) 555-0147: "));
  CHECK(t.answer(in) == said);  // the provider repeats it: the same answer, nothing new
  CHECK(t->reply_taken("SMin1") == said);
  CHECK(t.store.query("select status, callback_outcome from leads where original_call_id = 'call_1'") ==
        table{{x.status, x.outcome}});
  CHECK(t.store.value("select status from leads where original_call_id = 'call_other'") == "callback_requested");
  CHECK(t.store.value("select callback_status from emergency_alerts") == x.alert);
  CHECK(t.store.query("select status, reply_code from sms_alert_context") == table{{"replied", x.body}});
  CHECK(t.store.query("select from_phone, to_phone, body, call_id from sms_log where direction = 'inbound'") ==
        table{{owner, sender, x.body, "call_1"}});
  CHECK(t.of(row, "watch_at") == "NULL");  // who answers was reached
  CHECK(t.of(row, "replied_at") != "NULL");
  CHECK(t.store.count("jobs") == 0);
}

TEST_CASE("a lead that is finished is not reopened by a reply, and that is said", "[store][N-08][N-09]") {
  texts t{both()};
  auto lead = a_job("call_1");
  lead.end_call_reason = domain::end_reason::callback_later;
  t->ingest(lead);
  t.store.query("update leads set status = 'converted'");
  t.sent("call_1");
  CHECK(t.answer(texts::reply("SMin1", "5")).find("no open lead of this call was changed") != std::string::npos);
  CHECK(t.store.value("select status from leads") == "converted");
  // Before the call is finished there is no lead yet.
  t.sent("call_2", "SM2");
  CHECK_THAT(t.answer(texts::reply("SMin2", "2")), Catch::Contains("goes to the lead if this call makes one"));
}

TEST_CASE("what the owner answers before there is a lead is applied to the lead that is made", "[store][N-08][A-04]") {
  texts t{both()};
  struct expected {
    std::vector<const char*> bodies;
    const char* status;
    const char* outcome;
    const char* alert;
  };
  const auto x = GENERATE(values<expected>({{{"1"}, "callback_requested", "NULL", "delivered"},
                                            {{"2"}, "voicemail_left", "no_answer", "no_answer"},
                                            {{"4"}, "callback_requested", "booked", "pending"},
                                            {{"5"}, "lost", "NULL", "pending"},
                                            {{"2", "5"}, "lost", "no_answer", "no_answer"},
                                            {{"3 rang twice"}, "callback_requested", "NULL", "pending"}}));
  CAPTURE(x.bodies.back());
  const auto row = t.sent("call_1");
  t.sent("call_other", "SM2");
  int n = 0;
  for (const auto* body : x.bodies) {
    const auto in = texts::reply("SMin" + std::to_string(++n), body);
    domain::reply_decision d;
    d.reply = domain::read_reply(in);
    d.alert = t->alerts_before(in, now() - 24h).back();
    REQUIRE(d.alert->call_id == "call_1");
    const auto said = t->take_reply(in, d, "owner@example.test", now());
    // People do not answer twice within a millisecond.
    if (n == 1) t.store.query("update sms_log set created_at = '2026-01-01T00:00:00.000Z' where direction = 'inbound'");
    if (std::string{body}[0] != '3') CHECK_THAT(said, Catch::Contains("goes to the lead if this call makes one"));
  }
  auto lead = a_job("call_1");
  lead.end_call_reason = domain::end_reason::callback_later;
  auto other = a_job("call_other");
  other.end_call_reason = domain::end_reason::callback_later;
  for (const auto& job : {lead, other}) t->ingest(job);
  auto alert = an_alert("call_1:alert:emergency");
  alert.call_id = "call_1";
  t->ingest(alert);
  CHECK(t.store.query("select status, callback_outcome from leads where original_call_id = 'call_1'") ==
        table{{x.status, x.outcome}});
  CHECK(t.store.value("select status from leads where original_call_id = 'call_other'") == "callback_requested");
  CHECK(t.store.value("select callback_status from emergency_alerts") == x.alert);
  // The delivery that corrects the lead leaves the answer (D-04).
  t->ingest(lead);
  CHECK(t.store.value("select status from leads where original_call_id = 'call_1'") == x.status);
}

TEST_CASE("a text that reached nobody is settled once the next number got it, and not before", "[store][A-01][I6]") {
  texts t{both()};
  const auto count = [&](const std::string& name) {
    for (const auto& [what, n] : t->counts())
      if (what == name) return n;
    return std::int64_t{-1};
  };
  const auto hand_on = [&](const storage::outbox_row& row, const std::string& place) {
    auto next = texts::message();
    next.to = second;
    t->end_watch(row, domain::outbox_entry{delivery_kind::sms, "call_1:sms:emergency:to" + place, "sms", next});
    auto handed = t->claim("sms", 1, 60s, "me").at(0);
    auto r = texts::receipt("SM" + place);
    r.taken.to = second;
    REQUIRE(t->settle_text(handed.id, "me", r));
    return handed;
  };
  const auto first = t.sent("call_1");
  REQUIRE(t->report_text({first.id, "SM1", "undelivered", owner, 30003}));
  CHECK(count("outbox_dead") == 1);
  const auto next = hand_on(first, "2");
  CHECK(count("outbox_dead") == 1);  // taken by Twilio is not reached
  SECTION("it says that it was delivered") { t->report_text({next.id, "SM2", "delivered", second, 0}); }
  SECTION("its owner answers") {
    auto in = texts::reply("SMin1", "1");
    in.from = second;
    t.answer(in);
  }
  SECTION("nobody says more of it, and there is no other number") { t->end_watch(next, std::nullopt); }
  SECTION("it was lost as well, and the third got it") {
    t->report_text({next.id, "SM2", "undelivered", second, 30003});
    CHECK(count("outbox_dead") == 2);
    const auto third = hand_on(next, "3");
    CHECK(count("outbox_dead") == 2);
    t->report_text({third.id, "SM3", "delivered", second, 0});
  }
  SECTION("the first was delivered after all, and then the second is lost") {
    t->report_text({first.id, "SM1", "delivered", owner, 0});
    t->report_text({next.id, "SM2", "undelivered", second, 30003});
  }
  CHECK(count("outbox_dead") == 0);
  if (t.of(first, "delivery_status") == "undelivered") {
    CHECK(t.of(first, "state") == "done");
    CHECK(t.of(first, "last_error") == "escalated: undelivered: Twilio 30003");
  }
  // A text of another kind is another matter.
  const auto other = t.queued("call_1x");
  REQUIRE(t->settle_text(other.id, "me", texts::receipt("SM9")));
  t->report_text({other.id, "SM9", "undelivered", owner, 30003});
  CHECK(count("outbox_dead") == 1);
}

TEST_CASE("texts of which all are lost stay dead", "[store][A-01][I6]") {
  texts t{both()};
  const auto first = t.sent("call_1");
  auto next = texts::message();
  next.to = second;
  // Nothing was heard of the first, so it was handed on; whether it arrived nobody knows.
  t->end_watch(first, domain::outbox_entry{delivery_kind::sms, "call_1:sms:emergency:to2", "sms", next});
  const auto handed = t->claim("sms", 1, 60s, "me").at(0);
  auto r = texts::receipt("SM2");
  r.taken.to = second;
  REQUIRE(t->settle_text(handed.id, "me", r));
  t->report_text({handed.id, "SM2", "failed", second, 30008});
  t->end_watch(handed, std::nullopt);
  CHECK(t.of(handed, "state") == "dead");
}

TEST_CASE("a note is kept as a note of the caller", "[store][N-08]") {
  texts t{both()};
  auto lead = a_job("call_1");
  lead.end_call_reason = domain::end_reason::callback_later;
  const auto made = t->ingest(lead);
  t.sent("call_1");
  CHECK(t.answer(texts::reply("SMin1", "3 gate code is 55")).find("note kept") != std::string::npos);
  CHECK(t.store.query("select note_text, customer_phone, created_by, lead_id from operator_notes") ==
        table{{"gate code is 55", "+15125550147", "sms", made.id}});
  const auto tenant = a_tenant();
  const auto history = t->history(tenant, "+15125550147", now());
  REQUIRE(history.operator_notes.size() == 1);
  CHECK(history.operator_notes[0] == "gate code is 55");
}

TEST_CASE("a visit by text is a job at that time that the assistant did not book", "[store][T-06][N-09][M-04]") {
  texts t{both()};
  auto lead = a_job("call_1");
  lead.urgency = domain::urgency::high;
  lead.end_call_reason = domain::end_reason::callback_later;
  t->ingest(lead);
  t.sent("call_1");
  const auto in = texts::reply("SMin1", "4 tomorrow at 9 am");
  auto d = domain::decide(domain::read_reply(in), t->alerts_before(in, now() - 24h));
  d.scheduled_at = domain::instant{std::chrono::sys_days{std::chrono::year{2026} / 12 / 1} + 15h};
  d.answer = "on your schedule";
  for (int i = 0; i < 2; ++i) CHECK(t->take_reply(in, d, "owner@example.test", now()) == "on your schedule");
  CHECK(t.store.query("select customer_address, urgency from jobs") ==
        table{{"40 Pecan Row, Austin, TX 78745", "high"}});
  CHECK(t.store.value("select substr(cast(scheduled_at as text), 1, 10) from jobs") == "2026-12-01");
  CHECK(t.store.value("select status from leads") == "converted");
  // One that was cancelled since and arranged anew stands again.
  t.store.query("update jobs set status = 'cancelled'");
  auto anew = in;
  anew.sid = "SMin2";
  t->take_reply(anew, d, "owner@example.test", now());
  CHECK(t.store.value("select status from jobs") == "new");
  CHECK(t.store.count("ai_booking_reviews") == 0);  // nobody is asked to confirm what he said himself
}

TEST_CASE("only texts to this number, from this number, and new enough can be answered", "[store][N-07][I11]") {
  texts t{both()};
  t.sent("call_1");
  const auto in = texts::reply("SMin1", "5");
  CHECK(t->alerts_before(in, now() - 24h).size() == 1);
  CHECK(t->alerts_before(in, now() + 1h).empty());
  auto stranger = in;
  stranger.from = "+15125550147";
  CHECK(t->alerts_before(stranger, now() - 24h).empty());
  auto elsewhere = in;
  elsewhere.to = "+16125550199";
  CHECK(t->alerts_before(elsewhere, now() - 24h).empty());
  const auto found = t->alerts_before(in, now() - 24h).at(0);
  CHECK(found.customer_phone == "+15125550147");
  CHECK(found.tenant_id == "default");
  CHECK_FALSE(found.replied);
}

TEST_CASE("a reply of one business never touches another's lead of the same caller", "[store][I11][N-07]") {
  texts t{both()};
  t->ensure_user(a_tenant("lake@example.test"));
  auto ours = a_job("call_1");
  ours.end_call_reason = domain::end_reason::callback_later;
  auto theirs = a_job("call_1", "lake@example.test");
  theirs.end_call_reason = domain::end_reason::callback_later;
  t->ingest(ours);
  t->ingest(theirs);
  t.sent("call_1");
  t.answer(texts::reply("SMin1", "5"));
  CHECK(t.store.value("select count(*) from leads where status = 'lost'") == "1");
  CHECK(t.store.value("select u.email from leads l join users u on u.id = l.user_id where l.status = 'lost'") ==
        "owner@example.test");
}

TEST_CASE("who asks for silence is marked, who comes back is not", "[store][N-09]") {
  texts t{both()};
  const auto yes = t.store.kind() == engine::postgres ? "t" : "1", no = t.store.kind() == engine::postgres ? "f" : "0";
  CHECK(t.answer(texts::reply("SMin1", "STOP")).empty());
  CHECK(t.store.value("select sms_unsubscribed from operator_notification_preferences") == yes);
  CHECK(t.answer(texts::reply("SMin2", "CANCEL")).find("Nothing was changed") != std::string::npos);
  CHECK(t.answer(texts::reply("SMin3", "START")).empty());
  CHECK(t.store.value("select sms_unsubscribed from operator_notification_preferences") == no);
}

TEST_CASE("an alert that our own engine raised has a time of sending only once it was sent", "[ingest][A-01]") {
  texts t{both()};
  auto alert = an_alert("call_1:alert:emergency");
  alert.call_id = "call_1";
  alert.sent = false;
  CHECK(t->ingest(alert).created);
  CHECK(t.store.value("select sms_sent_at from emergency_alerts") == "NULL");
  CHECK(t.store.value("select callback_promised_by from emergency_alerts") != "NULL");
  alert.sent = true;
  alert.sms_message_sid = "SM1";
  CHECK_FALSE(t->ingest(alert).created);
  CHECK(t.store.query("select sms_message_sid from emergency_alerts where sms_sent_at is not null") == table{{"SM1"}});
}

TEST_CASE("an emergency does not wait for another text of its call", "[store][N-01][P-08]") {
  texts t{both()};
  auto r = a_record("call_1", 0);
  auto later = texts::message(domain::sms_kind::callback);
  r.outbox.push_back({delivery_kind::sms, "call_1:sms:callback", "sms", later});
  REQUIRE(t->commit({&r, 1}) == std::vector{domain::commit_result::ok});
  const auto held = t->claim("sms", 1, 60s, "me").at(0);
  REQUIRE(t->settle_retry(held.id, "me", now() + 8h, "quiet hours"));
  r = a_record("call_1", 1);
  r.outbox.push_back({delivery_kind::sms, "call_1:sms:emergency", "sms", texts::message()});
  REQUIRE(t->commit({&r, 1}) == std::vector{domain::commit_result::ok});
  const auto urgent = t->claim("sms", 10, 60s, "me");
  REQUIRE(urgent.size() == 1);
  CHECK(urgent[0].dedup_key == "call_1:sms:emergency");
}

TEST_CASE("a reply of any bytes can be written down", "[store][I7]") {
  texts t{both()};
  t.sent("call_1");
  const std::string odd{"3 \xff\xfe\0 \xc3\xa9 \xed\xa0\x80", 13};
  CHECK(t.answer(texts::reply("SMin1", odd)).find("note kept") != std::string::npos);
  CHECK(t.store.count("operator_notes") == 1);
  CHECK(t.store.count("sms_log where direction = 'inbound'") == 1);
}
