#include <catch2/catch.hpp>

#include "integration/rig.hpp"
#include "support/fake_dashboard.hpp"
#include "support/twilio_line.hpp"

namespace calllock::test {
namespace {

constexpr auto first = "+15125550101";
constexpr auto second = "+15125550102";

/// Two businesses on one Twilio account; `more` belongs to the first one's section.
std::string two_businesses(const std::string& more = "", const std::string& escalate_after = "10min") {
  return R"([server]
public_url = "https://engine.example.com"
[calls]
finalise_interval = "50ms"
[delivery]
poll_interval = "20ms"
lease = "2s"
backoff_base = "20ms"
backoff_cap = "100ms"
escalate_after = ")" +
         escalate_after + R"("
[delivery.dashboard]
attempt_timeout = "1s"
[twilio]
attempt_timeout = "1s"
[business]
agents = ["agent_home"]
numbers = ["+15125550100"]
alert_numbers = ["+15125550101", "+15125550102"]
)" + more +
         R"(
[[tenant]]
id = "lakeside"
agents = ["agent_lakeside"]
numbers = ["+16125550100"]
user_email = "owner@lakeside.example"
time_zone = "America/New_York"
sms_from = "+16125550199"
alert_numbers = ["+16125550101"]
callback_minutes = 25
)";
}

struct alert_rig {
  fake_twilio twilio;
  rig r;

  explicit alert_rig(const std::string& toml = two_businesses(), environment_map more = {})
      : r{environment(twilio, std::move(more)), toml} {
    r.daemon.start();
  }
  static environment_map environment(const fake_twilio& t, environment_map e) {
    e["TWILIO_ACCOUNT_SID"] = fake_twilio::account;
    e["TWILIO_AUTH_TOKEN"] = fake_twilio::token;
    e["TWILIO_FROM_NUMBER"] = fake_twilio::from;
    e["TWILIO_BASE_URL"] = t.base_url();
    return e;
  }
  http_answer tool(const std::string& name, const std::string& call, const std::string& args,
                   const std::string& agent = "agent_home") {
    auto line = r.line();
    return line.post(tool_path(name), R"({"call":{"call_id":")" + call + R"(","agent_id":")" + agent +
                                          R"(","direction":"inbound","from_number":"+15125550147"},"args":)" + args +
                                          "}");
  }
  http_answer emergency(const std::string& call, const std::string& agent = "agent_home") {
    return tool("send_emergency_alert", call, R"({"urgency_description":"gas smell","caller_phone":"auto"})", agent);
  }
  /// The first `n`, once they are there.
  std::vector<twilio_text> texts(std::size_t n) {
    REQUIRE(eventually([&] { return twilio.ledger().size() >= n; }));
    return twilio.ledger();
  }
  /// The engine knows that Twilio took it, too.
  void settled(int n) {
    REQUIRE(eventually([&] { return r.db.count("outbox where kind = 'sms' and state = 'done'") >= n; }));
  }
  [[nodiscard]] bool never_more_texts_than(std::size_t n) {
    std::this_thread::sleep_for(300ms);
    return twilio.ledger().size() == n;
  }
  twilio_line line() { return twilio_line{r.daemon.port()}; }
};

}  // namespace

TEST_CASE("an emergency is texted at once, by the business's own sender to its own number",
          "[alerts][A-01][A-03][A-06][I11]") {
  alert_rig a;
  const auto answer = a.emergency("call_1");
  INFO(answer.body);
  CHECK(answer.has(R"("recorded":true)"));
  CHECK(answer.has(R"("sent":false)"));
  CHECK(answer.has("within 15 minutes"));
  CHECK(a.emergency("call_2", "agent_lakeside").has("within 25 minutes"));
  const auto sent = a.texts(2);
  const auto& home = sent[0].from == fake_twilio::from ? sent[0] : sent[1];
  const auto& lakeside = sent[0].from == fake_twilio::from ? sent[1] : sent[0];
  CHECK(home.to == first);
  CHECK(home.body.starts_with("EMERGENCY: gas smell"));
  CHECK(home.status_callback.starts_with("https://engine.example.com/api/twilio/status?o="));
  CHECK(lakeside.from == fake_twilio::other_from);
  CHECK(lakeside.to == "+16125550101");
  CHECK(a.twilio.violations().empty());
  // The dashboard's alert says that it was sent only now, with Twilio's own id.
  CHECK(eventually([&] { return a.r.db.count("emergency_alerts where sms_message_sid is not null") == 2; }));
  CHECK(a.r.db.value("select e.sms_message_sid from emergency_alerts e join users u on u.id = e.user_id"
                     " where u.email = 'owner@example.com'") == home.sid);
  // And what it was about is there for whoever handles the reply.
  CHECK(eventually([&] { return a.r.db.count("sms_alert_context where call_id = 'call_1'") == 1; }));
}

TEST_CASE("nothing is said or kept as sent that Twilio did not take", "[alerts][A-01]") {
  SECTION("without a provider") {
    rig r{{}, two_businesses()};
    r.daemon.start();
    auto line = r.line();
    const auto ours = line.post("/webhook/retell/send_emergency_alert",
                                R"({"call":{"call_id":"call_1","agent_id":"agent_home","from_number":"+15125550147"},)"
                                R"("args":{"urgency_description":"gas smell"}})");
    CHECK(ours.has(R"("sent":false)"));
    CHECK_FALSE(ours.has("minutes"));
    CHECK(eventually([&] { return r.db.count("outbox where kind = 'sms' and state = 'dead'") == 1; }));
    CHECK(r.db.value("select last_error from outbox where kind = 'sms'") == "not sent: no provider");
    CHECK(eventually([&] { return r.db.count("emergency_alerts") == 1; }));
    CHECK(r.db.count("emergency_alerts where sms_sent_at is not null or sms_message_sid is not null") == 0);
  }
  SECTION("while Twilio is down") {
    alert_rig a;
    a.twilio.faults.always("create", fault::unavailable);
    CHECK(a.emergency("call_1").has(R"("sent":false)"));
    CHECK(eventually([&] { return a.r.db.count("emergency_alerts") == 1; }));
    CHECK(a.r.db.count("emergency_alerts where sms_sent_at is not null") == 0);
    a.twilio.faults.clear();
    CHECK(a.texts(1).size() == 1);
    CHECK(eventually([&] { return a.r.db.count("emergency_alerts where sms_message_sid is not null") == 1; }));
  }
}

TEST_CASE("a text that Twilio refuses goes to the second number at once", "[alerts][A-01]") {
  alert_rig a{[] {
    auto toml = two_businesses();
    toml.replace(toml.find("+15125550101"), 12, fake_twilio::landline);
    return toml;
  }()};
  a.emergency("call_1");
  const auto sent = a.texts(1);
  CHECK(sent[0].to == second);
  CHECK(sent[0].body.starts_with("No delivery confirmed for (500) 555-0009:\nEMERGENCY: gas smell"));
  CHECK(a.r.db.count("outbox where kind = 'sms' and state = 'dead'") == 1);
  CHECK(a.never_more_texts_than(1));
}

TEST_CASE("a text that is reported lost goes to the second number once, also after a restart", "[alerts][A-01][I12]") {
  alert_rig a;
  a.emergency("call_1");
  const auto sent = a.texts(1);
  a.settled(1);
  const bool restarted = GENERATE(false, true);
  if (restarted) {
    a.r.daemon.kill();
    a.r.daemon.start();
  }
  CHECK(a.line().report(sent[0], "sent").status == 200);
  CHECK(a.never_more_texts_than(1));
  for (int i = 0; i < 3; ++i) CHECK(a.line().report(sent[0], "undelivered", "30003").status == 200);
  const auto all = a.texts(2);
  CHECK(all[1].to == second);
  CHECK(a.r.db.value("select delivery_status || ' ' || delivery_code from outbox where recipient = '" +
                     std::string{first} + "'") == "undelivered 30003");
  CHECK(a.never_more_texts_than(2));
  // The second is delivered, so nobody else is looked for.
  a.settled(1);
  CHECK(a.line().report(all[1], "delivered").status == 200);
  CHECK(eventually([&] { return a.r.db.count("outbox where watch_at is not null") == 0; }));
}

TEST_CASE("a text of which nothing is heard is asked about, and goes to the second number unless it arrived",
          "[alerts][A-01]") {
  alert_rig a{two_businesses("", "1s")};
  const auto becomes = GENERATE(as<std::string>{}, "delivered", "sent", "failed");
  CAPTURE(becomes);
  a.emergency("call_1");
  const auto sent = a.texts(1);
  a.twilio.becomes(sent[0].sid, becomes, becomes == "failed" ? 30008 : 0);
  if (becomes == "delivered") {
    CHECK(eventually([&] { return a.r.db.count("outbox where delivery_status = 'delivered'") == 1; }));
    CHECK(a.never_more_texts_than(1));
  } else {
    CHECK(a.texts(2)[1].to == second);
  }
}

TEST_CASE("two processes send and hand on each text once", "[alerts][A-01][A-02][I12]") {
  alert_rig a{two_businesses("", "1s")};
  daemon_process other{rig::with_database(alert_rig::environment(a.twilio, {}), a.r.db.url()),
                       two_businesses("", "1s")};
  other.start();
  for (int i = 0; i < 8; ++i) a.emergency("call_" + std::to_string(i));
  CHECK(a.texts(16).size() == 16);
  CHECK(a.never_more_texts_than(16));
  int to_second = 0;
  for (const auto& t : a.twilio.ledger()) to_second += t.to == second ? 1 : 0;
  CHECK(to_second == 8);
}

TEST_CASE("in quiet hours only emergencies go out", "[alerts][T-03][N-01]") {
  // All day but the last minute: quiet now, whenever this runs.
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto minute = std::chrono::duration_cast<std::chrono::minutes>(now).count() % 1440;
  const auto clock = [](std::int64_t m) {
    const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return two((m + 1440) % 1440 / 60) + ":" + two((m + 1440) % 1440 % 60);
  };
  alert_rig a{two_businesses("time_zone = \"Etc/UTC\"\nquiet_hours = \"" + clock(minute - 120) + "-" +
                             clock(minute + 120) + "\"")};
  const auto callback = a.tool("create_callback", "call_1", std::string{callback_args});
  CHECK(callback.has("call you back"));
  CHECK_FALSE(callback.has("within"));
  a.emergency("call_2");
  CHECK(a.texts(1)[0].body.starts_with("EMERGENCY"));
  CHECK(a.never_more_texts_than(1));
  CHECK(eventually([&] {
    return a.r.db.value("select last_error from outbox where call_id = 'call_1' and kind = 'sms'") == "quiet hours";
  }));
  CHECK(a.r.db.value("select round(extract(epoch from next_attempt_at - now()) / 60)::int between 115 and 120"
                     " from outbox where call_id = 'call_1' and kind = 'sms'") == "t");
}

TEST_CASE("only Twilio may report and hand in texts", "[alerts][S-07][I10]") {
  alert_rig a;
  a.emergency("call_1");
  const auto sent = a.texts(1);
  a.settled(1);
  const auto target = sent[0].status_callback.substr(std::string_view{twilio_line::public_url}.size());
  const twilio_line::form report{{"MessageSid", sent[0].sid}, {"MessageStatus", "undelivered"}, {"To", first}};
  const twilio_line::form reply{{"MessageSid", "SMin1"}, {"From", first}, {"To", fake_twilio::from}, {"Body", "5"}};
  auto line = a.line();
  for (const auto& [path, form] : {std::pair{target, report}, std::pair{std::string{"/api/twilio/inbound"}, reply}}) {
    CHECK(line.post(path, form, "").status == 401);
    CHECK(line.post(path, form, "another token").status == 401);
    CHECK(line.post(path, form, fake_twilio::token, "https://elsewhere.example.com").status == 401);
    const auto with_key = line.post(path + (path.find('?') == std::string::npos ? "?" : "&") + "x=1", form, "");
    CHECK(with_key.status == 401);
  }
  CHECK(a.r.db.count("sms_log where direction = 'inbound'") == 0);
  CHECK(a.r.db.count("outbox where delivery_status = 'undelivered'") == 0);
  // Without a public address no signature can be checked: closed, not open.
  auto closed = two_businesses();
  closed.erase(closed.find("public_url"), closed.find("[calls]") - closed.find("public_url"));
  alert_rig b{closed};
  CHECK(b.line().post("/api/twilio/inbound", reply).status == 401);
}

TEST_CASE("an owner's reply is taken once and answers the alert it means", "[alerts][N-07][N-09][S-07]") {
  alert_rig a;
  a.tool("create_callback", "call_1", std::string{callback_args});
  a.texts(1);
  a.settled(1);
  auto agent = a.r.line();
  REQUIRE(agent
              .post(std::string{event_path},
                    R"({"event":"call_analyzed","call":{"call_id":"call_1","agent_id":"agent_home",)"
                    R"("from_number":"+15125550147","start_timestamp":1788771600000,"call_analysis":{}}})")
              .ok());
  REQUIRE(eventually([&] { return a.r.db.count("leads") == 1; }));
  auto line = a.line();
  // A stranger's text is kept, changes nothing and is not answered.
  const auto stranger = line.text("SMin0", "+15125550147", "5");
  CHECK(stranger.status == 200);
  CHECK_FALSE(stranger.has("<Message>"));
  CHECK(a.r.db.value("select status from leads") == "callback_requested");
  const auto odd = line.text("SMin1", first, "CANCEL");
  CHECK(odd.has("Nothing was changed"));
  const auto done = line.text("SMin2", first, "5");
  CHECK(done.status == 200);
  CHECK(done.header("Content-Type").starts_with("text/xml"));
  CHECK(done.has("Robin Vale, (512) 555-0147: marked as lost."));
  CHECK(line.text("SMin2", first, "5").body == done.body);
  CHECK(a.r.db.value("select status from leads") == "lost");
  CHECK(a.r.db.count("sms_log where direction = 'inbound'") == 3);
  CHECK(a.r.db.count("sms_alert_context where status = 'replied' and reply_code = 5") == 1);
  // The other business's owner has no alert to answer.
  CHECK(line.text("SMin3", "+16125550101", "1", fake_twilio::other_from).has("nothing was changed"));
}

TEST_CASE("a visit that the owner texts takes its time from what callers are offered", "[alerts][N-09][B-19]") {
  alert_rig a;
  a.tool("create_callback", "call_1", std::string{callback_args});
  a.texts(1);
  a.settled(1);
  CHECK(a.line().text("SMin1", first, "4 tomorrow at 1 pm").has("is on your schedule"));
  CHECK(a.r.db.count("jobs j join appointments v on v.uid = j.cal_com_booking_uid and v.start_at = j.scheduled_at") ==
        1);
  const auto wish = a.tool("book_service", "call_2", R"({"preferred_time":"tomorrow at 1 pm"})");
  INFO(wish.body);
  CHECK(wish.has(R"("booked":false)"));
  CHECK(wish.has(R"("slot_taken")"));
  // The customer is told of it, and a second word of the owner moves it, over whatever stands there.
  CHECK(a.tool("lookup_booking", "call_3", "{}").has("1 PM"));
  REQUIRE(a.tool("book_service", "call_2", R"({"preferred_time":"tomorrow at 3 pm"})").has(R"("booked":true)"));
  CHECK(a.line().text("SMin2", first, "4 tomorrow at 3 pm").has("It overlaps with another visit."));
  CHECK(a.r.db.count("appointments where state = 'booked'") == 2);
  CHECK(a.tool("book_service", "call_4", R"({"preferred_time":"tomorrow at 1 pm"})").has(R"("booked":true)"));
}

TEST_CASE("what a text was about goes to the dashboard that wants it", "[alerts][A-03][A-04][A-05]") {
  fake_dashboard dashboard;
  alert_rig a{two_businesses(),
              {{"DASHBOARD_JOBS_URL", dashboard.jobs_url()},
               {"DASHBOARD_CALLS_URL", dashboard.calls_url()},
               {"DASHBOARD_ALERTS_URL", dashboard.alerts_url()},
               {"DASHBOARD_SMS_CONTEXT_URL", dashboard.sms_context_url()}}};
  a.tool("create_callback", "call_1", std::string{callback_args});
  a.texts(1);
  REQUIRE(eventually([&] { return dashboard.accepted("sms-context").size() == 1; }));
  const auto context = dashboard.accepted("sms-context").at(0);
  CHECK(context.body.find(R"("alert_type":"callback")") != std::string::npos);
  CHECK(context.body.find(R"("operator_phone":"+15125550101")") != std::string::npos);
  CHECK(context.body.find(R"("call_id":"call_1")") != std::string::npos);
  CHECK(dashboard.violations().empty());
  // Nobody's number: no context (A-05).
  auto line = a.r.line();
  CHECK(line.post(tool_path("create_callback"),
                  R"({"call":{"call_id":"call_2","agent_id":"agent_home","from_number":"anonymous"},"args":{}})")
            .ok());
  a.texts(2);
  a.settled(2);
  CHECK(a.r.db.count("outbox where kind = 'sms_context' and call_id = 'call_2'") == 0);
}

TEST_CASE("each call belongs to one business, and to none it is 404, logged and counted", "[alerts][I11]") {
  alert_rig a;
  auto line = a.r.line();
  const auto call = [&](const std::string& id, const std::string& more, const header_list& headers = {}) {
    const auto body = R"({"call":{"call_id":")" + id + R"(")" + more + R"(},"args":{"reason":"no heat"}})";
    auto all = proof_of(proof_by::api_key, body);
    all.insert(all.end(), headers.begin(), headers.end());
    return line.link().request("POST", "/webhook/retell/create_callback", all, body);
  };
  CHECK(call("by_agent", R"(,"agent_id":"agent_lakeside")").ok());
  CHECK(call("by_number", R"(,"to_number":"+16125550100","from_number":"+15125550147")").ok());
  CHECK(call("by_header", "", {{"X-Calllock-Tenant", "lakeside"}}).ok());
  CHECK(call("by_metadata", R"(,"metadata":{"tenant":"lakeside"})").ok());
  CHECK(a.r.db.count("call_sessions where tenant_id = 'lakeside'") == 4);
  CHECK(call("nobody", R"(,"agent_id":"agent_unknown","to_number":"+17135550100")").status == 404);
  CHECK(call("misnamed", "", {{"X-Calllock-Tenant", "lakesid"}}).status == 404);
  CHECK(a.r.db.count("call_sessions") == 4);
  CHECK(line.get("/metrics").has(R"(calllock_errors_total{kind="unknown_tenant"} 2)"));
  CHECK(a.r.daemon.log().find("unknown_tenant") != std::string::npos);
}

TEST_CASE("events that are not about a call are taken and ignored", "[alerts][I7]") {
  alert_rig a;
  auto line = a.r.line();
  for (const auto* event : {"chat_started", "chat_ended", "chat_analyzed", "something_of_next_year"}) {
    const auto answer =
        line.post(std::string{event_path}, R"({"event":")" + std::string{event} + R"(","chat":{"chat_id":"c"}})");
    CHECK(answer.status == 200);
    CHECK(answer.has(R"("ignored":true)"));
  }
  CHECK(line.post(std::string{event_path}, R"({"event":"call_ended"})").status == 400);
  CHECK(a.r.db.count("call_sessions") == 0);
  CHECK(line.get("/metrics").has(R"(calllock_errors_total{kind="event_without_call"} 4)"));
}

}  // namespace calllock::test
