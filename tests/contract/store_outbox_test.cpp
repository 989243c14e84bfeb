#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <thread>

#include "support/store_fixture.hpp"

using namespace calllock;
using namespace calllock::test;
using namespace std::chrono_literals;
using domain::delivery_kind;

namespace {

void deliver(store_fixture& store, const std::string& call_id, std::vector<delivery_kind> kinds,
             const std::string& destination = "builtin") {
  const auto version = store->load(call_id) ? store->load(call_id)->version : 0;
  auto r = a_record(call_id, version);
  for (const auto k : kinds) r.outbox.push_back(a_delivery(k, call_id, destination));
  REQUIRE(store->commit({&r, 1}) == std::vector{domain::commit_result::ok});
}

std::vector<std::string> kinds_of(const std::vector<storage::outbox_row>& rows) {
  std::vector<std::string> out;
  for (const auto& r : rows) out.emplace_back(domain::text(r.kind));
  return out;
}

using names = std::vector<std::string>;

}  // namespace

TEST_CASE("a delivery is in the outbox with the step that caused it, and once", "[store][I1][I6]") {
  store_fixture store{GENERATE(engine::postgres, engine::sqlite)};
  deliver(store, "call_1", {delivery_kind::job});
  deliver(store, "call_1", {delivery_kind::job});
  const auto rows = store->claim("builtin", 10, 60s, "me");
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].call_id == "call_1");
  CHECK(rows[0].tenant_id == "default");
  CHECK(rows[0].kind == delivery_kind::job);
  CHECK(rows[0].dedup_key == "call_1:job");
  CHECK(rows[0].state == "leased");
  CHECK(rows[0].attempts == 1);
  CHECK(rows[0].payload.find(R"("customer_address":"40 Pecan Row, Austin, TX 78745")") != std::string::npos);
  CHECK(store->claim("builtin", 10, 60s, "other").empty());
  CHECK(store->claim("jobs", 10, 60s, "other").empty());
}

TEST_CASE("a call record waits until its job is done or dead", "[store][I6][P-33]") {
  store_fixture store{GENERATE(engine::postgres, engine::sqlite)};
  const bool to_one_place = GENERATE(true, false);
  const std::string jobs = to_one_place ? "builtin" : "jobs", calls = to_one_place ? "builtin" : "calls";
  auto r = a_record("call_1", 0);
  // The order in which they were written must not matter, or each would wait for the other.
  r.outbox = {a_delivery(delivery_kind::call, "call_1", calls), a_delivery(delivery_kind::job, "call_1", jobs)};
  REQUIRE(store->commit({&r, 1}) == std::vector{domain::commit_result::ok});

  if (!to_one_place) CHECK(store->claim(calls, 10, 60s, "me").empty());
  const auto job = store->claim(jobs, 10, 60s, "me");
  REQUIRE(kinds_of(job) == names{"job"});
  CHECK(store->claim(calls, 10, 60s, "me").empty());

  SECTION("done: the dashboard's ids are in the call record") {
    CHECK(store->settle_done(job[0].id, "me", "job-77", "lead-5"));
    const auto call = store->claim(calls, 10, 60s, "me");
    REQUIRE(kinds_of(call) == names{"call"});
    CHECK(call[0].payload.find("job-77") != std::string::npos);
    CHECK(call[0].payload.find("lead-5") != std::string::npos);
    CHECK(call[0].payload.find("+15125550147") != std::string::npos);
    CHECK_FALSE(store->load("call_1")->synced);
    CHECK(store->settle_done(call[0].id, "me", "", ""));
    CHECK(store->load("call_1")->synced);
  }
  SECTION("done without ids: nothing is put in") {
    CHECK(store->settle_done(job[0].id, "me", "", ""));
    const auto call = store->claim(calls, 10, 60s, "me");
    REQUIRE(call.size() == 1);
    CHECK(call[0].payload.find("job_id") == std::string::npos);
  }
  SECTION("dead: it goes without them") {
    CHECK(store->settle_dead(job[0].id, "me", "400 Validation failed"));
    CHECK(kinds_of(store->claim(calls, 10, 60s, "me")) == names{"call"});
  }
  SECTION("put off: it goes on waiting") {
    CHECK(store->settle_retry(
        job[0].id, "me", domain::instant{std::chrono::system_clock::now().time_since_epoch() / 1ms * 1ms} + 1h, "503"));
    CHECK(store->claim(calls, 10, 60s, "me").empty());
    CHECK(store->claim(jobs, 10, 60s, "me").empty());
  }
}

TEST_CASE("the mark of delivery survives every later save of the state", "[store][P-13][P-14]") {
  store_fixture store{GENERATE(engine::postgres, engine::sqlite)};
  deliver(store, "call_1", {delivery_kind::job});
  const auto job = store->claim("builtin", 1, 60s, "me");
  REQUIRE(store->settle_done(job.at(0).id, "me", "j", ""));
  REQUIRE(store->load("call_1")->synced);
  deliver(store, "call_1", {});
  CHECK(store->load("call_1")->synced);
}

TEST_CASE("of one call only the oldest unfinished delivery is given out", "[store][I6]") {
  store_fixture store{GENERATE(engine::postgres, engine::sqlite)};
  deliver(store, "call_1", {delivery_kind::alert});
  deliver(store, "call_1", {delivery_kind::job});
  deliver(store, "call_2", {delivery_kind::job});
  auto rows = store->claim("builtin", 10, 60s, "me");
  REQUIRE(kinds_of(rows) == names{"alert", "job"});
  CHECK(rows[1].call_id == "call_2");
  REQUIRE(store->settle_done(rows[0].id, "me", "", ""));
  CHECK(kinds_of(store->claim("builtin", 10, 60s, "me")) == names{"job"});
}

TEST_CASE("a text to the owner does not wait for the dashboard", "[store][I6]") {
  store_fixture store{GENERATE(engine::postgres, engine::sqlite)};
  deliver(store, "call_1", {delivery_kind::job}, "jobs");
  deliver(store, "call_1", {delivery_kind::sms}, "sms");
  CHECK(kinds_of(store->claim("sms", 10, 60s, "me")) == names{"sms"});
}

TEST_CASE("who lost the lease cannot settle", "[store][I6]") {
  store_fixture store{GENERATE(engine::postgres, engine::sqlite)};
  deliver(store, "call_1", {delivery_kind::job});
  const auto first = store->claim("builtin", 1, 0s, "slow");
  REQUIRE(first.size() == 1);
  // A lease of no time is over at once: the next one takes the row.
  const auto second = store->claim("builtin", 1, 60s, "quick");
  REQUIRE(second.size() == 1);
  CHECK(second[0].id == first[0].id);
  CHECK(second[0].attempts == 2);
  CHECK_FALSE(store->settle_done(first[0].id, "slow", "j", ""));
  CHECK_FALSE(store->settle_retry(first[0].id, "slow", domain::instant{}, ""));
  CHECK_FALSE(store->settle_dead(first[0].id, "slow", ""));
  CHECK(store->settle_done(second[0].id, "quick", "j", ""));
  CHECK_FALSE(store->settle_done(second[0].id, "quick", "j", ""));
}

TEST_CASE("dead deliveries are listed with their reason and can be sent again", "[store][I6]") {
  store_fixture store{GENERATE(engine::postgres, engine::sqlite)};
  for (const char* id : {"call_1", "call_2", "call_3"}) deliver(store, id, {delivery_kind::job});
  const auto rows = store->claim("builtin", 3, 60s, "me");
  REQUIRE(rows.size() == 3);
  REQUIRE(store->settle_dead(rows[0].id, "me", "400 Validation failed"));
  REQUIRE(store->settle_dead(rows[1].id, "me", "410"));
  REQUIRE(store->settle_done(rows[2].id, "me", "", ""));

  const auto dead = store->list_outbox("dead", 10);
  REQUIRE(dead.size() == 2);
  CHECK(dead[0].last_error == "400 Validation failed");
  CHECK(store->list_outbox("", 10).size() == 2);
  CHECK(store->list_outbox("done", 10).size() == 1);
  CHECK(store->list_outbox("", 1).size() == 1);

  CHECK(store->redrive(rows[2].id) == 0);
  CHECK(store->redrive(rows[0].id) == 1);
  CHECK(store->redrive(0) == 1);
  const auto again = store->claim("builtin", 10, 60s, "me");
  REQUIRE(again.size() == 2);
  CHECK(again[0].dedup_key == "call_1:job");
  CHECK(again[0].attempts == 1);
}

TEST_CASE("garbage that a dashboard answered can be written down", "[store][I6][I7]") {
  store_fixture store{GENERATE(engine::postgres, engine::sqlite)};
  deliver(store, "call_1", {delivery_kind::job});
  const auto row = store->claim("builtin", 1, 60s, "me").at(0);
  REQUIRE(store->settle_dead(row.id, "me",
                             std::string{"502 \xff\xfe\0 \xc3\xa9 \xed\xa0\x80 ", 15} + std::string(100000, 'x')));
  const auto dead = store->list_outbox("dead", 1).at(0);
  CHECK(dead.last_error.starts_with("502 ??? \xc3\xa9 ??? "));
  CHECK(dead.last_error.size() == 4096);
}

TEST_CASE("several workers never hold the same delivery", "[store][I6]") {
  store_fixture store{GENERATE(engine::postgres, engine::sqlite)};
  std::vector<domain::step_record> batch;
  for (int i = 0; i < 60; ++i) {
    auto r = a_record("call_" + std::to_string(i), 0);
    r.outbox = {a_delivery(delivery_kind::job, r.call_id)};
    batch.push_back(std::move(r));
  }
  for (const auto r : store->commit(batch)) REQUIRE(r == domain::commit_result::ok);
  std::vector<std::vector<std::int64_t>> taken(3);
  std::vector<std::thread> workers;
  for (std::size_t w = 0; w < 3; ++w)
    workers.emplace_back([&, w] {
      const auto mine = store.another();
      for (;;) {
        const auto rows = mine->claim("builtin", 4, 60s, "worker " + std::to_string(w));
        if (rows.empty()) return;
        for (const auto& r : rows) taken[w].push_back(r.id);
      }
    });
  for (auto& t : workers) t.join();
  std::set<std::int64_t> all;
  std::size_t total = 0;
  for (const auto& t : taken) {
    all.insert(t.begin(), t.end());
    total += t.size();
  }
  CHECK(all.size() == total);
  // Somebody else's lock may hide a row for a moment, from all of them at the end only if it was taken.
  CHECK(total + store->claim("builtin", 60, 60s, "sweeper").size() == 60);
}
