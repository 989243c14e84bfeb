#include <catch2/catch.hpp>

#include <atomic>
#include <thread>

#include "support/store_fixture.hpp"

using namespace calllock;
using namespace calllock::test;
using domain::commit_result;
using commits = std::vector<commit_result>;

namespace {

std::string said(const std::optional<storage::stored_call>& c) {
  return c ? std::string{c->state.problem_description.value.view()} : "(no such call)";
}

}  // namespace

TEST_CASE("what was committed is there for whoever opens the store next", "[store][I1][P-05]") {
  store_fixture store{GENERATE(engine::postgres, engine::sqlite)};
  CHECK_FALSE(store->load("call_1").has_value());
  const domain::step_record batch[] = {a_record("call_1", 0, "no cooling")};
  REQUIRE(store->commit(batch) == commits{commit_result::ok});

  const auto found = store.another()->load("call_1");
  REQUIRE(found);
  CHECK(found->tenant_id == "default");
  CHECK(found->version == 1);
  CHECK(found->state.call_id == "call_1");
  CHECK(said(found) == "no cooling");
  CHECK_FALSE(found->synced);
  REQUIRE(found->journal.size() == 1);
  CHECK(found->journal[0].seq == 1);
  CHECK(found->journal[0].kind == "tool");
  CHECK(found->journal[0].name == "end_call");
  CHECK(found->journal[0].dedup_key == "end_call:1");
  CHECK(found->journal[0].request == R"({"reason":"completed"})");
  CHECK(found->journal[0].received_at.time_since_epoch().count() == 1772000000124);
  CHECK(found->journal[0].response.empty());
  CHECK(found->journal[0].duration_ms == -1);
}

TEST_CASE("the fence lets only the version pass that a change was made from", "[store][I5][P-04]") {
  store_fixture store{GENERATE(engine::postgres, engine::sqlite)};
  const domain::step_record first[] = {a_record("call_1", 0, "first")};
  REQUIRE(store->commit(first) == commits{commit_result::ok});

  SECTION("a second call of that name is not made") { CHECK(store->commit(first) == commits{commit_result::conflict}); }
  SECTION("an update of a call that does not exist makes none") {
    const domain::step_record other[] = {a_record("call_2", 1)};
    CHECK(store->commit(other) == commits{commit_result::conflict});
    CHECK_FALSE(store->load("call_2").has_value());
  }
  SECTION("an old version conflicts and leaves nothing behind") {
    const domain::step_record second[] = {a_record("call_1", 1, "second")};
    REQUIRE(store->commit(second) == commits{commit_result::ok});
    auto late = a_record("call_1", 1, "late");
    late.journal[0].seq = 9;
    late.journal[0].dedup_key = "late";
    late.bookings = {{.idempotency_key = "book", .provider = "builtin"}};
    late.outbox = {a_delivery(domain::delivery_kind::job, "call_1")};
    CHECK(store->commit({&late, 1}) == commits{commit_result::conflict});
    const auto c = store->load("call_1");
    CHECK(said(c) == "second");
    CHECK(c->version == 2);
    CHECK(c->journal.size() == 2);
    CHECK(c->state.bookings.empty());
    CHECK(store.count("outbox") == 0);
  }
  SECTION("a conflict of one call does not touch the others of its batch") {
    const domain::step_record batch[] = {a_record("call_0", 0), a_record("call_1", 0), a_record("call_2", 0)};
    CHECK(store->commit(batch) == commits{commit_result::ok, commit_result::conflict, commit_result::ok});
    CHECK(store->load("call_0").has_value());
    CHECK(store->load("call_2").has_value());
  }
}

TEST_CASE("several steps of one call in one batch end in the last one with every journal row", "[store][I5]") {
  store_fixture store{GENERATE(engine::postgres, engine::sqlite)};
  SECTION("in sequence") {
    const domain::step_record batch[] = {a_record("call_1", 0, "a"), a_record("call_2", 0), a_record("call_1", 1, "b"),
                                         a_record("call_1", 2, "c")};
    CHECK(store->commit(batch) == commits(4, commit_result::ok));
    const auto c = store->load("call_1");
    CHECK(said(c) == "c");
    CHECK(c->version == 3);
    CHECK(c->journal.size() == 3);
  }
  SECTION("out of sequence none of them is written") {
    const domain::step_record batch[] = {a_record("call_1", 0, "a"), a_record("call_1", 2, "c")};
    CHECK(store->commit(batch) == commits(2, commit_result::conflict));
    CHECK_FALSE(store->load("call_1").has_value());
  }
}

TEST_CASE("an answer completes its journal row, in the same batch or later", "[store][I2]") {
  store_fixture store{GENERATE(engine::postgres, engine::sqlite)};
  const bool same_batch = GENERATE(true, false);
  auto first = a_record("call_1", 0);
  auto second = a_record("call_1", 1);
  second.journal[0] = first.journal[0];
  second.journal[0].completes = true;
  second.journal[0].request.clear();
  second.journal[0].answer = domain::reply{domain::errc::ok, std::string{R"({"success":true,"message":"Done."})"}};
  second.journal[0].duration_ms = 12;
  if (same_batch) {
    const domain::step_record both[] = {first, second};
    REQUIRE(store->commit(both) == commits(2, commit_result::ok));
  } else {
    REQUIRE(store->commit({&first, 1}) == commits{commit_result::ok});
    CHECK(store->load("call_1")->journal[0].response.empty());
    REQUIRE(store->commit({&second, 1}) == commits{commit_result::ok});
  }
  const auto c = store->load("call_1");
  REQUIRE(c->journal.size() == 1);
  CHECK(c->journal[0].request == R"({"reason":"completed"})");
  // Byte for byte: it is sent again as it is.
  CHECK(c->journal[0].response == R"({"success":true,"message":"Done."})");
  CHECK(c->journal[0].status == 200);
  CHECK(c->journal[0].duration_ms == 12);

  // A later record that only touches the row without an answer does not take it away.
  auto third = a_record("call_1", 2);
  third.journal[0] = first.journal[0];
  third.journal[0].completes = true;
  REQUIRE(store->commit({&third, 1}) == commits{commit_result::ok});
  CHECK(store->load("call_1")->journal[0].response == R"({"success":true,"message":"Done."})");
}

TEST_CASE("an intent is in a call's journal once", "[store][I2]") {
  store_fixture store{GENERATE(engine::postgres, engine::sqlite)};
  auto first = a_record("call_1", 0);
  first.journal[0].dedup_key = "book:monday";
  REQUIRE(store->commit({&first, 1}) == commits{commit_result::ok});
  auto again = a_record("call_1", 1, "again");
  again.journal[0].dedup_key = "book:monday";
  CHECK(store->commit({&again, 1}) == commits{commit_result::refused});
  CHECK(said(store->load("call_1")) == "hello");
}

TEST_CASE("a row that the store refuses does not take the batch with it", "[store][I7]") {
  store_fixture store{GENERATE(engine::postgres, engine::sqlite)};
  std::vector<domain::step_record> batch;
  for (int i = 0; i < 37; ++i) batch.push_back(a_record("call_" + std::to_string(i), 0));
  for (const std::size_t bad : {std::size_t{0}, std::size_t{17}, std::size_t{36}})
    batch[bad].retell_call = std::make_shared<const std::string>("{not json");
  const auto results = store->commit(batch);
  REQUIRE(results.size() == 37);
  for (std::size_t i = 0; i < results.size(); ++i) {
    const bool bad = i == 0 || i == 17 || i == 36;
    CHECK(results[i] == (bad ? commit_result::refused : commit_result::ok));
  }
  CHECK(store.count("call_sessions") == 34);
  CHECK(store.count("call_events") == 34);
  CHECK_FALSE(store->last_problem().empty());
}

TEST_CASE("the call object and the reading of it stay when a later step brings none", "[store][P-06]") {
  store_fixture store{GENERATE(engine::postgres, engine::sqlite)};
  auto first = a_record("call_1", 0);
  first.retell_call = std::make_shared<const std::string>(R"({"call_id":"call_1","from_number":"+15125550147"})");
  first.understood = std::make_shared<const domain::analysis>();
  REQUIRE(store->commit({&first, 1}) == commits{commit_result::ok});
  const auto second = a_record("call_1", 1);
  REQUIRE(store->commit({&second, 1}) == commits{commit_result::ok});
  const auto c = store->load("call_1");
  REQUIRE(c->state.record);
  CHECK(c->state.record->from_number == "+15125550147");
  CHECK(store.value("select analysis is not null from call_sessions") != "NULL");
  CHECK(store.count("call_sessions where analysis is null") == 0);
}

TEST_CASE("bookings are kept with the call and move through their states", "[store][I2][I3]") {
  store_fixture store{GENERATE(engine::postgres, engine::sqlite)};
  auto first = a_record("call_1", 0);
  domain::booking_effect b;
  b.idempotency_key = "call_1:book:1";
  b.state = domain::effect_state::in_flight;
  b.provider = "calcom";
  b.requested = "Monday at 2";
  b.start_at = domain::instant{std::chrono::milliseconds{1773086400000}};
  first.bookings = {b};
  REQUIRE(store->commit({&first, 1}) == commits{commit_result::ok});
  REQUIRE(store->load("call_1")->state.bookings == std::vector{b});

  b.state = domain::effect_state::confirmed;
  b.attempts = 1;
  SECTION("confirmed with the calendar's id") {
    b.provider_uid = "cal_77";
    b.end_at = *b.start_at + std::chrono::hours{1};
    auto second = a_record("call_1", 1);
    second.bookings = {b};
    REQUIRE(store->commit({&second, 1}) == commits{commit_result::ok});
    CHECK(store->load("call_1")->state.bookings == std::vector{b});
  }
  SECTION("never confirmed without it") {
    auto second = a_record("call_1", 1);
    second.bookings = {b};
    CHECK(store->commit({&second, 1}) == commits{commit_result::refused});
    CHECK(store->load("call_1")->state.bookings[0].state == domain::effect_state::in_flight);
  }
}

TEST_CASE("a call that closed stays closed whatever comes later", "[store][I4][P-14]") {
  store_fixture store{GENERATE(engine::postgres, engine::sqlite)};
  auto first = a_record("call_1", 0);
  first.closes = true;
  REQUIRE(store->commit({&first, 1}) == commits{commit_result::ok});
  CHECK(store->load("call_1")->state.phase == domain::call_phase::closed);
  const auto late = a_record("call_1", 1);
  REQUIRE(store->commit({&late, 1}) == commits{commit_result::ok});
  CHECK(store->load("call_1")->state.phase == domain::call_phase::closed);
  CHECK(store->calls_since(domain::instant{}, 10) == std::vector<std::string>{"call_1"});
}

TEST_CASE("two writers on one call: every step is in, none twice, none lost", "[store][I5][P-04]") {
  store_fixture store{GENERATE(engine::postgres, engine::sqlite)};
  const auto born = a_record("call_1", 0, "0");
  REQUIRE(store->commit({&born, 1}) == commits{commit_result::ok});
  constexpr int each = 25;
  const auto work = [&](const std::string& name) {
    const auto mine = store.another();
    for (int done = 0; done < each;) {
      const auto now = mine->load("call_1");
      if (!now) continue;
      auto next = a_record("call_1", now->version, std::to_string(std::stoi(said(now)) + 1));
      next.journal[0].dedup_key = name + std::to_string(done);
      if (mine->commit({&next, 1}) == commits{commit_result::ok}) ++done;
    }
  };
  std::thread one{work, "one"}, two{work, "two"};
  one.join();
  two.join();
  const auto end = store->load("call_1");
  CHECK(said(end) == std::to_string(2 * each));
  CHECK(end->version == 2 * each + 1);
  CHECK(end->journal.size() == 2 * each + 1);
}

TEST_CASE("of two writers that make the same new calls at the same moment one makes each, the other is told",
          "[store][I5][P-04]") {
  store_fixture store{GENERATE(engine::postgres, engine::sqlite)};
  constexpr int rounds = 150, calls = 6;
  std::vector<std::vector<commit_result>> results[2];
  std::atomic<int> ready{0};
  const auto write = [&](int who) {
    return std::thread{[&, who] {
      const auto mine = store.another();
      for (int round = 0; round < rounds; ++round) {
        std::vector<domain::step_record> batch;
        // Both also have calls of their own beside the ones that they share.
        for (int i = 0; i < calls; ++i) {
          const bool shared = i % 2 == 0;
          batch.push_back(a_record(
              "call_" + std::to_string(round) + "_" + std::to_string(i) + (shared ? "" : std::to_string(who)), 0));
        }
        for (++ready; ready < 2 * (round + 1);) std::this_thread::yield();
        results[who].push_back(mine->commit(batch));
      }
    }};
  };
  auto one = write(0), other = write(1);
  one.join();
  other.join();
  for (std::size_t round = 0; round < rounds; ++round)
    for (std::size_t i = 0; i < calls; ++i) {
      const auto a = results[0][round][i], b = results[1][round][i];
      CAPTURE(round, i, static_cast<int>(a), static_cast<int>(b));
      if (i % 2 == 0)
        CHECK(((a == commit_result::ok && b == commit_result::conflict) ||
               (a == commit_result::conflict && b == commit_result::ok)));
      else
        CHECK((a == commit_result::ok && b == commit_result::ok));
    }
  CHECK(store.count("call_sessions") == rounds * (calls / 2 + calls));
  CHECK(store.count("call_events") == rounds * (calls / 2 + calls));
}

TEST_CASE("crossing batches of two writers do not deadlock", "[store][I9]") {
  store_fixture store{GENERATE(engine::postgres, engine::sqlite)};
  std::vector<domain::step_record> up, down;
  for (int i = 0; i < 50; ++i) up.push_back(a_record("call_" + std::to_string(i), 0));
  down.assign(up.rbegin(), up.rend());
  std::size_t passed = 0;
  std::thread other{[&] {
    const auto mine = store.another();
    for (const auto r : mine->commit(down)) passed += r == commit_result::ok;
  }};
  std::size_t mine = 0;
  for (const auto r : store->commit(up)) mine += r == commit_result::ok;
  other.join();
  CHECK(passed + mine == 50);
  CHECK(store.count("call_sessions") == 50);
}

TEST_CASE("calls that wait too long and bookings that nobody settled are found", "[store][I4]") {
  store_fixture store{GENERATE(engine::postgres, engine::sqlite)};
  auto live = a_record("live", 0), ended = a_record("ended", 0), closed = a_record("closed", 0),
       booking = a_record("booking", 0);
  auto over = std::make_shared<domain::ConversationState>(*ended.state);
  over->phase = domain::call_phase::ended;
  ended.state = over;
  closed.closes = true;
  booking.bookings = {{.idempotency_key = "k", .state = domain::effect_state::unknown, .provider = "calcom"}};
  const domain::step_record batch[] = {live, ended, closed, booking};
  REQUIRE(store->commit(batch) == commits(4, commit_result::ok));

  const auto now = std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
  const auto later = now + std::chrono::minutes{1}, earlier = now - std::chrono::minutes{1};
  const auto ids = [](const std::vector<storage::due_call>& calls) {
    std::vector<std::string> out;
    for (const auto& c : calls) out.push_back(c.call_id);
    std::sort(out.begin(), out.end());
    return out;
  };
  CHECK(store->due_calls(earlier, earlier, 10).empty());
  CHECK(ids(store->due_calls(later, earlier, 10)) == std::vector<std::string>{"booking", "live"});
  CHECK(ids(store->due_calls(earlier, later, 10)) == std::vector<std::string>{"ended"});
  CHECK(store->due_calls(later, later, 2).size() == 2);
  CHECK(ids(store->unresolved_bookings(later, 10)) == std::vector<std::string>{"booking"});
  CHECK(store->unresolved_bookings(earlier, 10).empty());

  const auto counts = store->counts();
  const auto of = [&](std::string_view name) {
    for (const auto& [key, n] : counts)
      if (key == name) return n;
    return std::int64_t{-1};
  };
  CHECK(of("calls_live") == 2);
  CHECK(of("calls_ended") == 1);
  CHECK(of("calls_closed_24h") == 1);
  CHECK(of("bookings_unknown") == 1);
  CHECK(of("outbox_pending") == 0);
}

TEST_CASE("a call that holds a booking is found when another call of the business has changed it",
          "[store][B-14][I11]") {
  store_fixture store{GENERATE(engine::postgres, engine::sqlite)};
  using domain::effect_kind;
  using domain::effect_state;
  const domain::instant at{std::chrono::sys_days{std::chrono::year{2031} / 3 / 4} + std::chrono::hours{15}};
  const auto later_at = at + std::chrono::hours{24};
  std::map<std::string, std::int64_t> versions;
  const auto effect = [](effect_kind kind, std::string uid, std::string target, domain::instant start,
                         effect_state state = effect_state::confirmed) {
    domain::booking_effect b;
    b.idempotency_key = std::string{domain::text(kind)} + ":" + uid;
    b.kind = kind;
    b.state = state;
    b.provider = "calcom";
    b.provider_uid = std::move(uid);
    b.target_uid = std::move(target);
    b.start_at = start;
    return b;
  };
  const auto write = [&](const std::string& call, domain::booking_effect b, const std::string& tenant = "default") {
    auto r = a_record(call, versions[call]++);
    r.tenant_id = tenant;
    r.bookings = {std::move(b)};
    REQUIRE(store->commit({&r, 1}) == commits{commit_result::ok});
    std::this_thread::sleep_for(std::chrono::milliseconds{2});  // no two rows of the same time
  };
  const auto found = [&](std::chrono::minutes ago = std::chrono::minutes{5}) {
    const auto now = std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
    return store->changed_bookings(now - ago, 10);
  };
  write("call_a", effect(effect_kind::book, "uid_1", "", at));
  write("call_x", effect(effect_kind::cancel, "uid_1", "uid_1", at), "other");
  write("call_b", effect(effect_kind::move, "uid_9", "uid_1", later_at, effect_state::unknown));
  CHECK(found().empty());

  SECTION("moved, under a new uid") {
    write("call_c", effect(effect_kind::move, "uid_2", "uid_1", later_at));
    REQUIRE(found().size() == 1);
    const auto told = found().front();
    CHECK(told.call_id == "call_a");
    CHECK(told.tenant_id == "default");
    CHECK(told.change.cause == "call_c:move:uid_2");
    CHECK(told.change.uid == "uid_1");
    CHECK(told.change.new_uid == "uid_2");
    CHECK(told.change.start == later_at);
    CHECK(found(std::chrono::minutes{-5}).empty());
    auto followed = effect(effect_kind::book, "uid_1", "", later_at);
    followed.provider_uid = "uid_2";
    write("call_a", followed);
    CHECK(found().empty());
    write("call_d", effect(effect_kind::cancel, "uid_2", "uid_2", later_at));
    CHECK(found().size() == 2);  // call_c holds it as well
    followed.state = effect_state::cancelled;
    write("call_a", followed);
    CHECK(found().size() == 1);
  }
  SECTION("moved twice under the same uid: the last counts, and nobody is told in turns") {
    write("call_c", effect(effect_kind::move, "uid_1", "uid_1", later_at));
    write("call_d", effect(effect_kind::move, "uid_1", "uid_1", at + std::chrono::hours{48}));
    CHECK(found().size() == 2);
    for (const auto& told : found()) CHECK(told.change.start == at + std::chrono::hours{48});
    write("call_c", effect(effect_kind::move, "uid_1", "uid_1", at + std::chrono::hours{48}));
    write("call_a", effect(effect_kind::book, "uid_1", "", at + std::chrono::hours{48}));
    CHECK(found().empty());
  }
  SECTION("what a call did itself is no news to it") {
    write("call_a", effect(effect_kind::cancel, "uid_1", "uid_1", at));
    CHECK(found().empty());
  }
}
