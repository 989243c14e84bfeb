#include <iostream>
#include <random>

#include "contract/outgoing_rig.hpp"
#include "net/providers/twilio.hpp"
#include "support/fake_twilio.hpp"

using namespace calllock;
using namespace calllock::test;
using namespace std::chrono_literals;
using kind = net::sms_result::kind;

namespace {

struct twilio_rig {
  fake_twilio fake;
  outgoing_rig out;
  net::twilio twilio{out.io, out.client, setup()};

  [[nodiscard]] net::twilio_setup setup() const {
    net::twilio_setup s;
    s.base_url = fake.base_url();
    s.account_sid = fake_twilio::account;
    s.auth_token = fake_twilio::token;
    s.status_url = "https://engine.example.com/api/twilio/status";
    s.attempt_timeout = 600ms;
    return s;
  }

  [[nodiscard]] static net::outgoing_sms text(std::string body = "EMERGENCY: gas & smoke + \xC3\xA9") {
    net::outgoing_sms s;
    s.call_id = "call_1";
    s.outbox_id = "17";
    s.from = fake_twilio::from;
    s.to = "+15125550147";
    s.body = std::move(body);
    return s;
  }
  net::sms_result send(net::outgoing_sms s) {
    awaited<net::sms_result> result;
    twilio.send(std::move(s), 5s, result.done());
    return result.get();
  }
};

domain::instant now() { return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); }

}  // namespace

TEST_CASE("a text is sent once, with everything Twilio wants and a way to report back", "[contract][twilio][A-01]") {
  twilio_rig rig;
  const auto r = rig.send(rig.text());
  CHECK(r.what == kind::sent);
  const auto books = rig.fake.ledger();
  REQUIRE(books.size() == 1);
  CHECK(books[0].sid == r.sid);
  CHECK(books[0].to == "+15125550147");
  CHECK(books[0].body == rig.text().body);
  CHECK(books[0].status_callback == "https://engine.example.com/api/twilio/status?o=17");
  CHECK(books[0].validity == "600");
  CHECK(rig.fake.violations().empty());
}

TEST_CASE("a text that is too long is cut to what Twilio takes", "[contract][twilio]") {
  twilio_rig rig;
  std::string body;
  for (int i = 0; i < 1700; ++i) body += "\xC3\xA9";
  CHECK(rig.send(rig.text(body)).what == kind::sent);
  CHECK(rig.fake.violations().empty());
}

TEST_CASE("what Twilio refuses for good is refused with its code", "[contract][twilio][A-01]") {
  struct row {
    const char* to;
    int code;
  };
  const row rows[] = {{fake_twilio::landline, 21614}, {fake_twilio::opted_out, 21610}, {"5125550147", 21211}};
  twilio_rig rig;
  for (const auto& x : rows) {
    auto t = rig.text();
    t.to = x.to;
    const auto r = rig.send(t);
    CHECK(r.what == kind::refused);
    CHECK(r.code == x.code);
    CHECK(r.sid.empty());
  }
  auto wrong = rig.setup();
  wrong.auth_token = "other";
  net::twilio other{rig.out.io, rig.out.client, wrong};
  awaited<net::sms_result> result;
  other.send(rig.text(), 5s, result.done());
  const auto r = result.get();
  CHECK(r.what == kind::refused);
  CHECK(r.code == 20003);
  CHECK(rig.fake.ledger().empty());
}

TEST_CASE("what Twilio never processed may be sent again, what nobody knows is unknown", "[contract][twilio][A-02]") {
  struct row {
    fault f;
    kind means;
  };
  const auto x = GENERATE(row{fault::rate_limited, kind::retry}, row{fault::redirect, kind::retry},
                          row{fault::fail, kind::unknown}, row{fault::unavailable, kind::unknown},
                          row{fault::stall, kind::unknown}, row{fault::reset, kind::unknown},
                          row{fault::garbage, kind::unknown}, row{fault::not_http, kind::unknown},
                          row{fault::done_then_lost, kind::unknown}, row{fault::done_then_stall, kind::unknown});
  CAPTURE(static_cast<int>(x.f));
  twilio_rig rig;
  rig.fake.faults.next("create", x.f);
  const auto r = rig.send(rig.text());
  CHECK(r.what == x.means);
  CHECK(r.sid.empty());
  if (x.f == fault::rate_limited) CHECK(r.retry_after == 1s);
  CHECK(rig.fake.operations().size() == 1);
}

TEST_CASE("without a connection nothing was sent", "[contract][twilio]") {
  twilio_rig rig;
  rig.fake.server().stop_listening();
  CHECK(rig.send(rig.text()).what == kind::retry);
}

TEST_CASE("a text whose outcome is unknown is looked up before it is sent again", "[contract][twilio][A-02][I2]") {
  twilio_rig rig;
  auto t = rig.text();
  t.tried_since = now();
  SECTION("it had been sent") {
    rig.fake.faults.next("create", fault::done_then_lost);
    CHECK(rig.send(rig.text()).what == kind::unknown);
    const auto r = rig.send(t);
    CHECK(r.what == kind::sent);
    CHECK(r.sid == rig.fake.ledger().at(0).sid);
    CHECK(rig.fake.ledger().size() == 1);
  }
  SECTION("it had not") {
    rig.fake.faults.next("create", fault::reset);
    CHECK(rig.send(rig.text()).what == kind::unknown);
    CHECK(rig.send(t).what == kind::sent);
    CHECK(rig.fake.ledger().size() == 1);
  }
  SECTION("another text to the same number is not it") {
    CHECK(rig.send(rig.text("CALLBACK: other")).what == kind::sent);
    CHECK(rig.send(t).what == kind::sent);
    CHECK(rig.fake.ledger().size() == 2);
  }
  SECTION("the same text of an earlier day is not it") {
    CHECK(rig.send(rig.text()).what == kind::sent);
    t.tried_since = now() + std::chrono::hours{1};
    CHECK(rig.send(t).what == kind::sent);
    CHECK(rig.fake.ledger().size() == 2);
  }
  SECTION("as long as it cannot be looked up it is not sent") {
    rig.fake.faults.always("list", GENERATE(fault::fail, fault::stall, fault::garbage));
    CHECK(rig.send(t).what == kind::unknown);
    CHECK(rig.fake.ledger().empty());
  }
}

TEST_CASE("whatever goes wrong, each text is sent once in the end", "[contract][twilio][A-02][I2]") {
  const auto seed = std::random_device{}();
  std::cout << "twilio random run, seed " << seed << std::endl;
  CAPTURE(seed);
  std::mt19937 random{seed};
  constexpr fault all[] = {fault::none,           fault::fail,           fault::rate_limited,
                           fault::reset,          fault::garbage,        fault::redirect,
                           fault::done_then_lost, fault::done_then_fail, fault::done_then_garbage};
  twilio_rig rig;
  constexpr int texts = 25;
  for (int i = 0; i < texts; ++i) {
    auto t = rig.text("text " + std::to_string(i));
    for (int attempt = 1;; ++attempt) {
      REQUIRE(attempt < 40);
      rig.fake.faults.next("create", all[random() % std::size(all)]);
      if (random() % 3 == 0) rig.fake.faults.next("list", fault::fail);
      const auto r = rig.send(t);
      rig.fake.faults.clear();
      REQUIRE(r.what != kind::refused);
      if (r.what == kind::sent) break;
      if (r.what == kind::unknown && !t.tried_since) t.tried_since = now();
    }
  }
  const auto books = rig.fake.ledger();
  REQUIRE(books.size() == texts);
  for (int i = 0; i < texts; ++i) CHECK(books[static_cast<std::size_t>(i)].body == "text " + std::to_string(i));
  CHECK(rig.fake.violations().empty());
}
