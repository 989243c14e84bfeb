#include "app/builtin_calendar.hpp"

#include <catch2/catch.hpp>
#include <condition_variable>
#include <iostream>
#include <mutex>
#include <random>
#include <set>
#include <thread>

#include "contract/outgoing_rig.hpp"
#include "domain/booking/local_time.hpp"
#include "support/store_fixture.hpp"

using namespace calllock;
using namespace calllock::test;
using namespace std::chrono_literals;
using domain::effect_state;
using outcome = storage::appointment_result::kind;

namespace {

/// Next Monday's eight o'clock somewhere ahead; the rules keep 30 minutes of travel and open Monday to Friday.
const domain::instant monday =
    domain::at_local(std::chrono::year_month_day{std::chrono::year{2031}, std::chrono::March, std::chrono::day{3}}, 8h,
                     "America/Chicago");
const domain::instant now = monday - 24h * 2;

domain::calendar_rules rules(int crews = 1) {
  domain::calendar_rules r;
  r.crews = crews;
  return r;
}

storage::appointment visit(const std::string& call_id, domain::instant start, std::string key = "book:1") {
  storage::appointment a;
  a.tenant_id = "default";
  a.call_id = call_id;
  a.idempotency_key = std::move(key);
  a.start = start;
  a.end = start + 1h;
  a.customer_name = "Ada";
  a.customer_phone = "+14155550123";
  a.address = "1 Elm St";
  return a;
}

domain::calendar_request who(const std::string& call_id, std::string tenant = "default") {
  domain::calendar_request r;
  r.tenant.id = std::move(tenant);
  r.call_id = call_id;
  r.budget = 10s;
  return r;
}

domain::create_booking wish(domain::instant start, int attempt = 1) {
  domain::create_booking b;
  b.idempotency_key = "book:1";
  b.start = start;
  b.attempt = attempt;
  b.attendee_name = "Ada";
  b.attendee_phone = "+14155550123";
  return b;
}

struct calendar_rig {
  explicit calendar_rig(engine e) : fixture{e} {}

  std::unique_ptr<app::builtin_calendar> calendar(int crews = 1) {
    app::builtin_calendar_setup s;
    s.rules_of = [crews](const domain::tenant_profile&) { return rules(crews); };
    s.now = [] { return now; };
    return std::make_unique<app::builtin_calendar>(storage::open_calendar_store(fixture.url()), std::move(s));
  }
  static domain::booking_settled book(app::builtin_calendar& c, const domain::calendar_request& by,
                                      const domain::create_booking& what) {
    awaited<domain::booking_settled> result;
    c.book(by, what, result.done());
    return result.get();
  }
  static domain::slots_found find(app::builtin_calendar& c, domain::instant exact) {
    domain::find_slots what;
    what.idempotency_key = "book:1";
    what.exact = what.from = exact;
    what.until = exact + 1h;
    awaited<domain::slots_found> result;
    c.find(who("call_1"), what, result.done());
    return result.get();
  }
  static domain::bookings_found list(app::builtin_calendar& c, const std::string& phone,
                                     const std::string& tenant = "default") {
    awaited<domain::bookings_found> result;
    c.list(who("call_1", tenant), {"read:1", phone, nullptr}, result.done());
    return result.get();
  }
  static domain::booking_changed change(app::builtin_calendar& c, domain::effect_kind kind, const std::string& uid,
                                        domain::instant to = {}, const std::string& tenant = "default") {
    awaited<domain::booking_changed> result;
    c.change(who("call_1", tenant), {"change:1", kind, uid, to, "by phone", 1}, result.done());
    return result.get();
  }
  int standing() { return fixture.count("appointments where state = 'booked'"); }

  store_fixture fixture;
};

}  // namespace

TEST_CASE("a visit is kept once per intent and overlaps none of its crew", "[contract][calendar][B-02][I2]") {
  calendar_rig rig{GENERATE(engine::postgres, engine::sqlite)};
  const auto store = storage::open_calendar_store(rig.fixture.url());
  const auto first = store->book(visit("call_1", monday), rules());
  REQUIRE(first.what == outcome::done);
  CHECK(first.row.uid.size() == 32);

  const auto repeat = store->book(visit("call_1", monday + 3h), rules());
  CHECK(repeat.what == outcome::done);
  CHECK(repeat.row.uid == first.row.uid);
  CHECK(repeat.row.start == monday);

  CHECK(store->book(visit("call_2", monday), rules()).what == outcome::taken);
  CHECK(store->book(visit("call_2", monday + 75min), rules()).what == outcome::taken);  // the travel
  const auto after = store->book(visit("call_2", monday + 90min), rules());
  CHECK(after.what == outcome::done);
  CHECK(store->book(visit("call_3", monday), rules(2)).row.crew == 1);
  CHECK(store->occupied("default", monday, monday + 10min) ==
        std::vector<domain::occupied_span>{{0, monday, monday + 1h}, {1, monday, monday + 1h}});
  CHECK(store->occupied("default", monday + 1h, monday + 90min).empty());
  CHECK(rig.standing() == 3);
}

TEST_CASE("a visit that the owner enters stands, and takes a crew from what callers are offered",
          "[contract][calendar][N-09]") {
  calendar_rig rig{GENERATE(engine::postgres, engine::sqlite)};
  const auto store = storage::open_calendar_store(rig.fixture.url());
  const int crews = GENERATE(1, 2);
  CAPTURE(crews);
  const auto owners = [&](const std::string& call, domain::instant start) {
    return store->enter(visit(call, start, "owner"), rules(crews), now);
  };
  const auto first = owners("call_1", monday);
  CHECK_FALSE(first.overlaps);
  CHECK(store->book(visit("call_2", monday), rules(crews)).what == (crews == 1 ? outcome::taken : outcome::done));
  SECTION("a repeat changes nothing, another time moves it") {
    CHECK(owners("call_1", monday).row.uid == first.row.uid);
    CHECK(owners("call_1", monday + 4h).row.uid == first.row.uid);
    CHECK(store->book(visit("call_3", monday), rules(crews)).what == outcome::done);
    CHECK(store->book(visit("call_4", monday + 4h), rules(crews)).what ==
          (crews == 1 ? outcome::taken : outcome::done));
  }
  SECTION("over another visit as well, which is said; both stand") {
    const auto over = owners("call_3", monday);
    CHECK(over.overlaps);
    CHECK(over.row.uid != first.row.uid);
    CHECK(rig.standing() == crews + 1);
    CHECK(store->book(visit("call_4", monday), rules(crews)).what == outcome::taken);
  }
  SECTION("of a call that has a visit it moves that one") {
    const auto booked = store->book(visit("call_5", monday + 2h), rules(crews));
    CHECK(owners("call_5", monday + 4h).row.uid == booked.row.uid);
    CHECK(store->find_uid("default", booked.row.uid)->start == monday + 4h);
    CHECK(owners("call_5", monday + 4h).row.uid == booked.row.uid);
  }
  SECTION("one that was cancelled is entered anew") {
    store->cancel("default", first.row.uid);
    CHECK(owners("call_1", monday + 4h).row.uid == first.row.uid);
    CHECK_FALSE(store->find_uid("default", first.row.uid)->cancelled);
  }
  SECTION("and its job follows when the customer moves or cancels it") {
    rig.fixture->ensure_user(a_tenant());
    auto job = a_job("call_1");
    job.scheduled_at = monday;
    job.cal_com_booking_uid = first.row.uid;
    REQUIRE(rig.fixture->ingest(job).created);
    const auto follows = "jobs j join appointments v on v.uid = j.cal_com_booking_uid and v.start_at = j.scheduled_at";
    REQUIRE(store->move("default", first.row.uid, monday + 6h, monday + 7h, rules(crews)).what == outcome::done);
    CHECK(rig.fixture.count(follows) == 1);
    store->cancel("default", first.row.uid);
    CHECK(rig.fixture.value("select status from jobs") == "cancelled");
  }
  SECTION("and the caller finds it under his number") {
    CHECK(store->of_customer("default", "+14155550123", now).front().uid == first.row.uid);
  }
}

TEST_CASE("one business does not see another's visits", "[contract][calendar][I11]") {
  calendar_rig rig{GENERATE(engine::postgres, engine::sqlite)};
  const auto store = storage::open_calendar_store(rig.fixture.url());
  auto other = visit("call_1", monday);
  other.tenant_id = "other";
  const auto booked = store->book(other, rules());
  CHECK(store->occupied("default", monday, monday + 1h).empty());
  CHECK(store->of_customer("default", "+14155550123", now).empty());
  CHECK(store->cancel("default", booked.row.uid).what == outcome::not_found);
  CHECK(store->move("default", booked.row.uid, monday + 3h, monday + 4h, rules()).what == outcome::not_found);
  CHECK(store->book(visit("call_2", monday), rules()).what == outcome::done);
}

TEST_CASE("a customer's visits are found by the exact number, in order", "[contract][calendar][B-06]") {
  calendar_rig rig{GENERATE(engine::postgres, engine::sqlite)};
  const auto store = storage::open_calendar_store(rig.fixture.url());
  const auto late = store->book(visit("call_1", monday + 6h), rules());
  const auto early = store->book(visit("call_2", monday), rules());
  auto nobody = visit("call_3", monday + 3h);
  nobody.customer_phone.clear();
  REQUIRE(store->book(nobody, rules()).what == outcome::done);
  const auto found = store->of_customer("default", "+14155550123", now);
  REQUIRE(found.size() == 2);
  CHECK(found[0].uid == early.row.uid);
  CHECK(found[1].uid == late.row.uid);
  CHECK(found[1].address == "1 Elm St");
  CHECK(store->of_customer("default", "+14155550123", monday + 2h).size() == 1);
  CHECK(store->of_customer("default", "", now).empty());
  CHECK(store->of_customer("default", "4155550123", now).empty());
}

TEST_CASE("a cancelled visit frees its time, a moved one keeps its uid", "[contract][calendar][B-14]") {
  calendar_rig rig{GENERATE(engine::postgres, engine::sqlite)};
  const auto store = storage::open_calendar_store(rig.fixture.url());
  const auto uid = store->book(visit("call_1", monday), rules()).row.uid;
  REQUIRE(store->book(visit("call_2", monday + 3h), rules()).what == outcome::done);
  CHECK(store->move("default", uid, monday + 3h, monday + 4h, rules()).what == outcome::taken);
  const auto moved = store->move("default", uid, monday + 30min, monday + 90min, rules());  // over its own old time
  CHECK(moved.what == outcome::done);
  CHECK(moved.row.uid == uid);
  CHECK(store->find("call_1", "book:1")->start == monday + 30min);
  CHECK(store->cancel("default", uid).what == outcome::done);
  CHECK(store->cancel("default", uid).what == outcome::done);
  CHECK(store->move("default", uid, monday, monday + 1h, rules()).what == outcome::not_found);
  CHECK(store->book(visit("call_3", monday), rules()).what == outcome::done);
  CHECK(store->find("call_1", "book:1")->cancelled);
}

TEST_CASE("whoever comes at the same time, from whichever process, gets different crews or nothing",
          "[contract][calendar][I2][I3]") {
  calendar_rig rig{GENERATE(engine::postgres, engine::sqlite)};
  constexpr int askers = 4, calls = 8;
  std::mutex mutex;
  std::map<std::string, std::set<std::string>> uids;  // by call
  std::vector<std::thread> threads;
  for (int a = 0; a < askers; ++a) {
    threads.emplace_back([&] {
      const auto store = storage::open_calendar_store(rig.fixture.url());
      for (int c = 0; c < calls; ++c) {
        // Two slots for eight calls, each asked for by all askers with the same key.
        const auto id = "call_" + std::to_string(c);
        const auto r = store->book(visit(id, monday + std::chrono::hours{2 * (c % 2)}), rules(2));
        const std::lock_guard guard{mutex};
        if (r.what == outcome::done) uids[id].insert(r.row.uid);
      }
    });
  }
  for (auto& t : threads) t.join();
  CHECK(uids.size() == 4);
  for (const auto& [call, ids] : uids) CHECK(ids.size() == 1);
  CHECK(rig.standing() == 4);
  CHECK(rig.fixture.count("appointments a join appointments b on a.uid < b.uid and a.crew = b.crew and"
                          " a.start_at < b.end_at and b.start_at < a.end_at") == 0);
}

TEST_CASE("the built-in calendar offers, books, repeats and refuses", "[contract][calendar][B-02][B-10][I3]") {
  calendar_rig rig{GENERATE(engine::postgres, engine::sqlite)};
  const auto calendar = rig.calendar();
  CHECK(rig.find(*calendar, monday + 15min).slots == std::vector{monday + 15min});
  const auto s = rig.book(*calendar, who("call_1"), wish(monday));
  CHECK(s.state == effect_state::confirmed);
  CHECK(s.idempotency_key == "book:1");
  CHECK(s.start_at == monday);
  CHECK(s.end_at == monday + 1h);
  CHECK(rig.fixture.value("select uid from appointments") == s.provider_uid);

  CHECK(rig.book(*calendar, who("call_1"), wish(monday)).provider_uid == s.provider_uid);
  CHECK(rig.book(*calendar, who("call_1"), wish(monday, 2)).provider_uid == s.provider_uid);

  const auto found = rig.find(*calendar, monday);
  CHECK(found.ok);
  CHECK(found.slots.empty());
  CHECK(found.nearby == std::vector{monday + 2h, monday + 3h, monday + 4h});
  const auto taken = rig.book(*calendar, who("call_2"), wish(monday));
  CHECK(taken.state == effect_state::refused);
  CHECK(taken.nearby == found.nearby);
  CHECK(rig.book(*calendar, who("call_2"), wish(monday - 3h)).state == effect_state::refused);  // closed
  CHECK(rig.book(*calendar, who("call_2", "other"), wish(monday)).state == effect_state::confirmed);
  CHECK(rig.standing() == 2);
}

TEST_CASE("an attempt after an unknown outcome finds the booking or makes it, never both",
          "[contract][calendar][B-03][I2]") {
  calendar_rig rig{GENERATE(engine::postgres, engine::sqlite)};
  const auto calendar = rig.calendar();
  const auto s = rig.book(*calendar, who("call_1"), wish(monday, 2));
  CHECK(s.state == effect_state::confirmed);
  CHECK(rig.book(*calendar, who("call_1"), wish(monday, 3)).provider_uid == s.provider_uid);
  CHECK(rig.standing() == 1);
  CHECK(rig.fixture.value("update appointments set state = 'cancelled' returning uid") == s.provider_uid);
  CHECK(rig.book(*calendar, who("call_1"), wish(monday, 4)).state == effect_state::refused);
}

TEST_CASE("a store that is away is a failure to look, and an unknown booking", "[contract][calendar][B-01][B-25][I3]") {
  app::builtin_calendar_setup s;
  s.rules_of = [](const domain::tenant_profile&) { return rules(); };
  s.now = [] { return now; };
  app::builtin_calendar calendar{storage::open_calendar_store("postgresql://nobody@127.0.0.1:9/none"), std::move(s)};
  auto by = who("call_1");
  by.budget = 400ms;
  awaited<domain::slots_found> found;
  domain::find_slots what;
  what.from = monday;
  what.until = monday + 3h;
  calendar.find(by, what, found.done());
  CHECK_FALSE(found.get().ok);
  awaited<domain::booking_settled> booked;
  calendar.book(by, wish(monday), booked.done());
  const auto b = booked.get();
  CHECK(b.state == effect_state::unknown);
  CHECK(b.provider_uid.empty());
}

TEST_CASE("a customer's visits are listed, cancelled and moved, each as often as it is asked for",
          "[contract][calendar][B-06][B-10][B-14][I2]") {
  using enum domain::effect_kind;
  calendar_rig rig{GENERATE(engine::postgres, engine::sqlite)};
  const auto calendar = rig.calendar();
  const auto uid = rig.book(*calendar, who("call_1"), wish(monday)).provider_uid;
  REQUIRE(rig.book(*calendar, who("call_2"), wish(monday + 3h)).state == effect_state::confirmed);
  const auto listed = rig.list(*calendar, "+14155550123");
  REQUIRE(listed.ok);
  REQUIRE(listed.bookings.size() == 2);
  CHECK(listed.bookings[0] == domain::standing_booking{uid, monday, monday + 1h, "Ada"});
  CHECK(rig.list(*calendar, "").bookings.empty());
  CHECK(rig.list(*calendar, "+14155550123", "other").bookings.empty());

  const auto taken = rig.change(*calendar, move, uid, monday + 3h);
  CHECK(taken.state == effect_state::refused);
  CHECK_FALSE(taken.nearby.empty());
  CHECK(rig.change(*calendar, move, uid, monday - 5h).state == effect_state::refused);  // closed
  CHECK(rig.change(*calendar, move, uid, monday + 30min, "other").state == effect_state::refused);
  for (int i = 0; i < 2; ++i) {
    const auto moved = rig.change(*calendar, move, uid, monday + 30min);  // over its own old time
    CHECK(moved.state == effect_state::confirmed);
    CHECK(moved.uid == uid);
    CHECK(moved.start == monday + 30min);
  }
  domain::find_slots own;
  own.exact = own.from = monday + 30min;
  own.until = monday + 90min;
  own.moving_uid = uid;
  awaited<domain::slots_found> found;
  calendar->find(who("call_1"), own, found.done());
  CHECK(found.get().slots == std::vector{monday + 30min});

  CHECK(rig.change(*calendar, cancel, uid, {}, "other").state == effect_state::refused);
  for (int i = 0; i < 2; ++i) CHECK(rig.change(*calendar, cancel, uid).state == effect_state::confirmed);
  CHECK(rig.change(*calendar, move, uid, monday + 5h).state == effect_state::refused);
  CHECK(rig.standing() == 1);
}

namespace {

/// A store that hangs until it is told to go on.
class stuck_store final : public storage::calendar_store {
public:
  std::vector<domain::occupied_span> occupied(std::string_view, domain::instant, domain::instant,
                                              std::string_view) override {
    wait();
    return {};
  }
  storage::appointment_result book(const storage::appointment& wanted, const domain::calendar_rules&) override {
    wait();
    auto row = wanted;
    row.uid = "u";
    return {outcome::done, row};
  }
  std::optional<storage::appointment> find(std::string_view, std::string_view) override { return std::nullopt; }
  std::vector<storage::appointment> of_customer(std::string_view, std::string_view, domain::instant) override {
    return {};
  }
  std::optional<storage::appointment> find_uid(std::string_view, std::string_view) override { return std::nullopt; }
  storage::appointment_result cancel(std::string_view, std::string_view) override { return {}; }
  storage::appointment_result move(std::string_view, std::string_view, domain::instant, domain::instant,
                                   const domain::calendar_rules&) override {
    return {};
  }
  storage::owners_visit enter(const storage::appointment& wanted, const domain::calendar_rules&,
                              domain::instant) override {
    return {wanted};
  }
  struct gate {
    std::mutex mutex;
    std::condition_variable changed;
    bool entered = false, open = false;
  };
  explicit stuck_store(std::shared_ptr<gate> g) : gate_{std::move(g)} {}

private:
  void wait() {
    std::unique_lock lock{gate_->mutex};
    gate_->entered = true;
    gate_->changed.notify_all();
    gate_->changed.wait(lock, [&] { return gate_->open; });
  }
  std::shared_ptr<gate> gate_;
};

}  // namespace

TEST_CASE("a database that hangs holds nobody up: asked is unknown, not asked is refused",
          "[contract][calendar][I8][I9]") {
  const auto gate = std::make_shared<stuck_store::gate>();
  app::builtin_calendar_setup s;
  s.rules_of = [](const domain::tenant_profile&) { return rules(); };
  s.now = [] { return now; };
  s.max_waiting = 2;
  app::builtin_calendar calendar{std::make_unique<stuck_store>(gate), std::move(s)};
  auto by = who("call_1");
  by.budget = 300ms;
  std::vector<awaited<domain::booking_settled>> results(4);
  calendar.book(by, wish(monday), results[0].done());
  {
    std::unique_lock lock{gate->mutex};
    gate->changed.wait(lock, [&] { return gate->entered; });
  }
  for (std::size_t i = 1; i < results.size(); ++i) calendar.book(by, wish(monday, i == 2 ? 2 : 1), results[i].done());
  CHECK(results[0].get().state == effect_state::unknown);  // being asked
  CHECK(results[1].get().state == effect_state::refused);  // waited
  CHECK(results[2].get().state == effect_state::unknown);  // waited, but an earlier attempt may have booked
  CHECK(results[3].get().state == effect_state::refused);  // did not fit in
  {
    const std::lock_guard guard{gate->mutex};
    gate->open = true;
  }
  gate->changed.notify_all();
  awaited<domain::booking_settled> after;
  by.budget = 10s;
  calendar.book(by, wish(monday), after.done());
  CHECK(after.get().state == effect_state::confirmed);
  for (const auto& r : results) CHECK(r.calls() == 1);
}

TEST_CASE("random bookings, repeats and cancellations leave one visit per confirmed intent",
          "[contract][calendar][I2][I3]") {
  const auto seed = std::random_device{}();
  std::cout << "built-in calendar random run, seed " << seed << std::endl;
  CAPTURE(seed);
  std::mt19937 random{seed};
  const auto pick = [&](int low, int high) { return std::uniform_int_distribution{low, high}(random); };
  calendar_rig rig{GENERATE(engine::postgres, engine::sqlite)};
  const auto one = rig.calendar(2);
  const auto two = rig.calendar(2);              // as another process
  std::map<std::string, std::string> confirmed;  // call to uid
  for (int round = 0; round < 15; ++round) {
    struct asked {
      std::string call_id;
      awaited<domain::booking_settled> answer;
    };
    std::vector<asked> batch(6);
    for (auto& a : batch) {
      a.call_id = "call_" + std::to_string(pick(0, 30));
      auto& calendar = pick(0, 1) == 0 ? *one : *two;
      calendar.book(who(a.call_id), wish(monday + std::chrono::hours{pick(0, 8)}, pick(1, 2)), a.answer.done());
    }
    const auto before = confirmed;
    for (auto& a : batch) {
      const auto s = a.answer.get();
      CAPTURE(a.call_id, s.error);
      REQUIRE(s.state != effect_state::unknown);
      if (s.state == effect_state::confirmed) {
        const auto [it, fresh] = confirmed.emplace(a.call_id, s.provider_uid);
        REQUIRE(it->second == s.provider_uid);
      } else {
        REQUIRE(before.count(a.call_id) == 0);
      }
    }
  }
  CHECK(rig.standing() == static_cast<int>(confirmed.size()));
  for (const auto& [call, uid] : confirmed)
    CHECK(rig.fixture.value("select uid from appointments where call_id = '" + call + "'") == uid);
  CHECK(rig.fixture.count("appointments a join appointments b on a.uid < b.uid and a.crew = b.crew and"
                          " a.start_at < b.end_at and b.start_at < a.end_at") == 0);
}
