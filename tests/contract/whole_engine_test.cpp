#include <array>
#include <cstdlib>
#include <iostream>
#include <mutex>
#include <random>
#include <thread>

#include "app/daemon.hpp"
#include "codec/calcom.hpp"
#include "codec/retell.hpp"
#include "codec/text_map.hpp"
#include "config/settings.hpp"
#include "contract/outgoing_rig.hpp"
#include "domain/booking/local_time.hpp"
#include "support/agent_line.hpp"
#include "support/daemon_process.hpp"
#include "support/fake_calcom.hpp"
#include "support/store_fixture.hpp"

/// The whole engine in this process, callers that book, move, cancel and repeat themselves, and a calendar that
/// misbehaves: afterwards the calendar's books and our ledger tell the same story.
using namespace calllock;
using namespace calllock::test;
using namespace std::chrono_literals;

namespace {

constexpr auto zone = "America/Chicago";

/// CALLLOCK_SEED repeats a run.
unsigned chosen_seed() {
  const char* set = std::getenv("CALLLOCK_SEED");
  return set != nullptr ? static_cast<unsigned>(std::strtoul(set, nullptr, 10)) : std::random_device{}();
}

class chance {
public:
  explicit chance(unsigned seed) : random_{seed} {}
  [[nodiscard]] int pick(int low, int high) { return std::uniform_int_distribution{low, high}(random_); }
  template <class T, std::size_t N>
  [[nodiscard]] T of(const std::array<T, N>& all) {
    return all[static_cast<std::size_t>(pick(0, static_cast<int>(N) - 1))];
  }

private:
  std::mt19937 random_;
};

/// A row of our ledger.
struct ledger_row {
  std::string call_id, key, kind, state, uid, target, start;
};

struct whole_engine {
  store_fixture store;
  fake_calcom fake;
  domain::instant first = std::chrono::ceil<std::chrono::hours>(std::chrono::system_clock::now()) + 24h;
  config::settings settings;
  std::unique_ptr<app::daemon> daemon;

  whole_engine(engine kind, bool calcom) : store{kind} {
    std::vector<domain::instant> open;
    for (int hour = 0; hour < 48; ++hour) open.push_back(slot(hour));
    fake.open(open);
    fake.faults.late_by = 900ms;
    auto& s = settings;
    s.server.port = 0;
    s.auth.retell_api_keys = {daemon_retell_key};
    s.auth.api_secret_key = daemon_api_key;
    s.auth.api_rate = s.auth.api_burst = 100'000;
    s.store.url = store.url();
    // Short, but long enough for two looks at Cal.com; open effects are left alone until nobody asks for them any more.
    s.calls.tool_budget = 3500ms;
    s.calls.booking_wait = 4500ms;
    s.calls.finalise_interval = 100ms;
    s.delivery.lease = 2s;  // what a daemon held that was stopped is delivered by the next one
    s.calcom.api.base_url = fake.base_url();
    s.calcom.api.attempt_timeout = 400ms;
    s.calcom.breaker_failures = 1000;
    s.business.user_email = "owner@example.test";
    s.business.time_zone = zone;
    s.business.hours.fill(domain::open_span{0h, 24h});
    s.business.calendar.travel_minutes = 0;
    s.business.calendar.notice_minutes = 0;
    if (calcom) {
      s.business.calendar.calcom_api_key = fake_calcom::key;
      s.business.calendar.calcom_event_type_id = fake_calcom::event_type;
    }
    start();
  }

  [[nodiscard]] domain::instant slot(int hour) const { return first + std::chrono::hours{hour}; }
  [[nodiscard]] std::string time(int hour) const { return domain::rfc3339(slot(hour), zone); }

  void start() {
    daemon = std::make_unique<app::daemon>(settings);
    daemon->start();
  }
  void restart() {
    daemon.reset();
    start();
  }

  std::vector<ledger_row> ledger() {
    std::vector<ledger_row> out;
    for (auto& r : store.query("select call_id, idempotency_key, kind, state, provider_uid, target_uid, start_at"
                               " from bookings order by call_id, idempotency_key"))
      out.push_back({r[0], r[1], r[2], r[3], r[4], r[5], r[6]});
    return out;
  }

  /// Nothing is open any more: the finaliser has read back what was left.
  bool settled() {
    for (int i = 0; i < 400; ++i) {
      if (store.count("bookings where state in ('planned', 'in_flight', 'unknown')") == 0) return true;
      std::this_thread::sleep_for(100ms);
    }
    return false;
  }
};

struct said {
  std::string tool, call_id;
  domain::text_map answer;
};

/// One caller: a few wishes, some of them twice, one after the other as people talk.
void talk(const whole_engine& e, const std::string& call_id, unsigned seed, std::mutex& mutex,
          std::vector<said>& heard) {
  chance c{seed};
  agent_line line{e.daemon->port()};
  for (int n = c.pick(2, 4); n > 0; --n) {
    std::string tool = c.of(std::array<std::string, 6>{"book_service", "book_service", "book_service",
                                                       "reschedule_booking", "cancel_booking", "lookup_booking"});
    std::string args = "{}";
    // Few times, so that callers want the same ones.
    if (tool == "book_service")
      args = R"({"preferred_time":")" + e.time(c.pick(0, 9)) + R"(","force_book":)" +
             (c.pick(0, 3) == 0 ? "true" : "false") + "}";
    if (tool == "reschedule_booking") args = R"({"new_date_time":")" + e.time(c.pick(0, 15)) + "\"}";
    for (int repeat = c.pick(0, 2) == 0 ? 2 : 1; repeat > 0; --repeat) {
      const auto answer = line.tool(tool, call_id, args);
      const std::lock_guard guard{mutex};
      heard.push_back({tool, call_id, codec::read_map(answer.body)});
      if (!answer.ok()) heard.back().answer["status"] = std::to_string(answer.status);
    }
  }
}

std::vector<said> one_round(whole_engine& e, chance& c, int round) {
  std::mutex mutex;
  std::vector<said> heard;
  std::vector<std::thread> callers;
  for (int i = 0; i < 5; ++i)
    callers.emplace_back(talk, std::cref(e), "call_" + std::to_string(round * 3 + i),
                         static_cast<unsigned>(c.pick(0, 1 << 30)), std::ref(mutex), std::ref(heard));
  for (auto& t : callers) t.join();
  return heard;
}

void plan_faults(fake_calcom& fake, chance& c) {
  constexpr std::array<fault, 14> all = {fault::none,           fault::none,           fault::none,
                                         fault::none,           fault::fail,           fault::unavailable,
                                         fault::reset,          fault::garbage,        fault::stall,
                                         fault::done_then_lost, fault::done_then_fail, fault::done_then_garbage,
                                         fault::done_then_late, fault::done_then_stall};
  for (const auto* operation : {"create", "cancel", "reschedule"})
    for (int i = 0; i < 8; ++i) fake.faults.next(operation, c.of(all));
  for (const auto* operation : {"list", "get", "slots"})
    for (int i = 0; i < 8; ++i) fake.faults.next(operation, c.pick(0, 3) == 0 ? fault::fail : fault::none);
}

template <class Rows, class Test>
std::ptrdiff_t matching(const Rows& rows, Test test) {
  return std::count_if(rows.begin(), rows.end(), test);
}

bool done(const ledger_row& r) { return r.state == "confirmed" || r.state == "cancelled"; }

/// What callers were told was done has been done, as far as one answer shows it.
template <class Standing>
void told_the_truth(const std::vector<said>& heard, Standing known_uid) {
  for (const auto& s : heard) {
    CAPTURE(s.tool, s.call_id, codec::write_map(s.answer));
    REQUIRE(s.answer.count("status") == 0);
    const auto flag = [&](std::string_view name) { return domain::known(s.answer, name) == "true"; };
    if (s.tool == "book_service") {
      CHECK(flag("booked") == flag("booking_confirmed"));
      CHECK((!flag("booked") || known_uid(s.answer.at("appointmentId"))));
    }
    if (s.tool == "reschedule_booking" && s.answer.count("appointmentId") > 0)
      CHECK(known_uid(s.answer.at("appointmentId")));
    if (!flag("success") && s.tool != "lookup_booking") CHECK_FALSE(s.answer.at("message").empty());
  }
}

}  // namespace

TEST_CASE("whatever callers want and Cal.com does, its books and our ledger agree in the end",
          "[contract][calcom][engine][I2][I3][I7][B-02][B-03][B-14]") {
  const auto seed = chosen_seed();
  std::cout << "whole engine with Cal.com, CALLLOCK_SEED=" << seed << std::endl;
  CAPTURE(seed);
  chance c{seed};
  whole_engine e{engine::sqlite, true};
  std::vector<said> heard;
  for (int round = 0; round < 2; ++round) {
    plan_faults(e.fake, c);
    for (auto& s : one_round(e, c, round)) heard.push_back(std::move(s));
    e.fake.server().wait_until_quiet();
    e.fake.faults.clear();
    if (c.pick(0, 1) == 0) e.restart();
    REQUIRE(e.settled());
  }
  const auto books = e.fake.ledger();
  const auto rows = e.ledger();
  for (const auto& b : books) {
    CAPTURE(b.uid, b.status, b.engine_key, b.rescheduled_from, b.rescheduled_to);
    const bool moved_here = !b.rescheduled_from.empty();
    CHECK(matching(rows, [&](const ledger_row& r) {
            if (!done(r) || r.uid != b.uid) return false;
            return moved_here ? r.kind == "move" && r.target == b.rescheduled_from
                              : r.kind == "book" && codec::calcom_engine_key(r.call_id, r.key) == b.engine_key;
          }) == 1);
    const bool cancelled = b.status == "cancelled" && b.rescheduled_to.empty();
    CHECK(matching(rows, [&](const ledger_row& r) {
            return r.kind == "cancel" && r.state == "confirmed" && r.target == b.uid;
          }) == (cancelled ? 1 : 0));
    CHECK(matching(rows, [&](const ledger_row& r) {
            return r.kind != "cancel" && r.state == "confirmed" && r.uid == b.uid;
          }) == (b.status == "accepted" ? 1 : 0));
    if (b.status == "accepted")
      CHECK(matching(books, [&](const calcom_entry& o) { return o.status == "accepted" && o.start == b.start; }) == 1);
  }
  for (const auto& r : rows) {
    CAPTURE(r.call_id, r.key, r.kind, r.state, r.uid);
    const bool there = matching(books, [&](const calcom_entry& b) { return b.uid == r.uid; }) == 1;
    CHECK(there == (done(r) && !r.uid.empty()));
    CHECK((r.state == "refused") == !done(r));
  }
  told_the_truth(heard, [&](const std::string& uid) {
    return matching(books, [&](const calcom_entry& b) { return b.uid == uid; }) == 1;
  });
  CHECK(e.fake.violations().empty());
}

TEST_CASE("whatever callers want of the built-in calendar, its visits and our ledger agree in the end",
          "[contract][calendar][engine][I2][I3][I12][B-02][B-19]") {
  const auto seed = chosen_seed();
  std::cout << "whole engine with the built-in calendar, CALLLOCK_SEED=" << seed << std::endl;
  CAPTURE(seed);
  chance c{seed};
  whole_engine e{GENERATE(engine::postgres, engine::sqlite), false};
  std::vector<said> heard;
  for (int round = 0; round < 4; ++round) {
    for (auto& s : one_round(e, c, round)) heard.push_back(std::move(s));
    if (c.pick(0, 1) == 0) e.restart();
  }
  REQUIRE(e.settled());
  const auto rows = e.ledger();
  const auto visits = e.store.query("select uid, call_id, idempotency_key, state, start_at from appointments");
  for (const auto& v : visits) {
    CAPTURE(v[0], v[1], v[2], v[3]);
    CHECK(matching(rows, [&](const ledger_row& r) {
            return r.kind == "book" && done(r) && r.uid == v[0] && r.call_id == v[1] && r.key == v[2];
          }) == 1);
    const auto cancellations = matching(
        rows, [&](const ledger_row& r) { return r.kind == "cancel" && r.state == "confirmed" && r.target == v[0]; });
    CHECK(cancellations == (v[3] == "cancelled" ? 1 : 0));
    const auto standing = matching(rows, [&](const ledger_row& r) {
      return r.kind != "cancel" && r.state == "confirmed" && r.uid == v[0] && r.start == v[4];
    });
    CHECK(standing == (v[3] == "booked" ? 1 : 0));
  }
  for (const auto& r : rows) {
    CAPTURE(r.call_id, r.key, r.kind, r.state, r.uid);
    const bool there = matching(visits, [&](const auto& v) { return v[0] == r.uid; }) == 1;
    CHECK(there == done(r));
  }
  CHECK(e.store.count("appointments a join appointments b on a.uid < b.uid and a.crew = b.crew and a.state = 'booked'"
                      " and b.state = 'booked' and a.start_at < b.end_at and b.start_at < a.end_at") == 0);
  told_the_truth(
      heard, [&](const std::string& uid) { return matching(visits, [&](const auto& v) { return v[0] == uid; }) == 1; });
}

namespace {

/// Another call from the same number.
std::string another_call_of(const std::string& call_id) {
  for (int i = 0;; ++i)
    if (auto id = call_id + "_" + std::to_string(i); caller_of(id) == caller_of(call_id)) return id;
}

template <class Test>
bool soon(Test test) {
  for (int i = 0; i < 200; ++i) {
    if (test()) return true;
    std::this_thread::sleep_for(50ms);
  }
  return false;
}

}  // namespace

TEST_CASE("what a later call does to a booking is known to the call that made it, and to its job",
          "[contract][calcom][calendar][engine][I2][I3][B-14][B-17]") {
  const bool calcom = GENERATE(true, false);
  const auto kind = GENERATE(engine::postgres, engine::sqlite);
  const bool restarted = kind == engine::sqlite;  // then the call is read back, else it is in memory
  CAPTURE(calcom, restarted);
  whole_engine e{kind, calcom};
  e.store->ensure_user(a_tenant());
  const std::string first = "call_first", second = another_call_of(first), third = another_call_of(second);
  const auto ask = [&](const std::string& call, const std::string& tool, const std::string& args) {
    return agent_line{e.daemon->port()}.tool(tool, call, args);
  };
  const auto book = R"({"preferred_time":")" + e.time(3) + "\"}";
  const auto job = [&](const std::string& column) {
    return e.store.value("select " + column + " from jobs where original_call_id = '" + first + "'");
  };
  REQUIRE(ask(first, "book_service", book).has(R"("booked":true)"));
  const bool closed = GENERATE(true, false);
  CAPTURE(closed);
  if (closed) {
    REQUIRE(agent_line{e.daemon->port()}.event("call_analyzed", first).ok());
    REQUIRE(soon([&] { return e.store.count("jobs where status = 'new'") == 1; }));
  }
  const auto stood_at = closed ? job("scheduled_at") : "";

  REQUIRE(ask(second, "reschedule_booking", R"({"new_date_time":")" + e.time(8) + "\"}").has(R"("success":true)"));
  if (restarted) e.restart();
  REQUIRE(soon([&] {
    return e.store.count("bookings a join bookings b on a.call_id = '" + first + "' and b.call_id = '" + second +
                         "' and a.start_at = b.start_at and a.provider_uid = b.provider_uid") == 1;
  }));
  if (closed) CHECK(soon([&] { return job("scheduled_at") != stood_at; }));
  const auto moved = ask(first, "book_service", book);
  INFO(moved.body);
  CHECK(moved.has(R"("moved_since")"));
  CHECK(moved.has(e.time(8)));
  CHECK(ask(first, "book_service", book).has(R"("already_booked")"));

  REQUIRE(ask(third, "cancel_booking", "{}").has(R"("success":true)"));
  if (restarted) e.restart();
  REQUIRE(soon([&] { return e.store.count("bookings where state = 'confirmed' and kind <> 'cancel'") == 0; }));
  if (closed) {
    CHECK(soon([&] { return job("status") == "cancelled"; }));
    CHECK(e.store.count("ai_booking_reviews where status = 'pending'") == 0);
  }
  const auto gone = ask(first, "book_service", book);
  INFO(gone.body);
  CHECK(gone.has(R"("cancelled_since")"));
  CHECK(gone.has(R"("booked":false)"));
  const auto anew = ask(first, "book_service", book);
  INFO(anew.body);
  CHECK(anew.has(R"("booked":true)"));
  CHECK(ask(first, "book_service", book).body == anew.body);
}
