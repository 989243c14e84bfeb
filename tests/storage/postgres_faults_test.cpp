#include <catch2/catch.hpp>

#include <atomic>
#include <map>
#include <thread>

#include "storage/cutting_proxy.hpp"
#include "support/store_fixture.hpp"

using namespace calllock;
using namespace calllock::test;
using namespace std::chrono_literals;
using domain::commit_result;
using commits = std::vector<commit_result>;
using clock_type = std::chrono::steady_clock;

namespace {

/// A server that may be stopped without harm to other tests.
struct own_server {
  own_server() : name{server.new_database()}, url{server.url(name)} { storage::open_store(url)->migrate({}); }
  [[nodiscard]] int port() const { return std::stoi(url.substr(url.find("127.0.0.1:") + 10)); }
  postgres_server server;
  std::string name, url;
};

own_server& a_server() {
  static own_server s;
  s.server.start();
  return s;
}

std::string fresh(const char* name) {
  static int n = 0;
  return std::string{name} + "_" + std::to_string(++n);
}

/// Tries until the store answers, and says how long that took.
clock_type::duration until_it_works(storage::store& store) {
  const auto begin = clock_type::now();
  for (;;) {
    const auto r = a_record(fresh("again"), 0);
    if (store.commit({&r, 1}) == commits{commit_result::ok}) return clock_type::now() - begin;
    REQUIRE(clock_type::now() - begin < 30s);
    std::this_thread::sleep_for(10ms);
  }
}

}  // namespace

TEST_CASE("a server that is away is an outage, at once and for all, and then it is over by itself",
          "[faults][I1][P-05]") {
  auto& s = a_server();
  const auto store = storage::open_store(s.url);
  const std::string id = fresh("call");
  REQUIRE_FALSE(store->load(id).has_value());
  s.server.stop(true);
  const domain::step_record batch[] = {a_record(id, 0), a_record(id + "b", 0)};
  const auto begin = clock_type::now();
  for (int i = 0; i < 5; ++i) CHECK(store->commit(batch) == commits(2, commit_result::down));
  CHECK(clock_type::now() - begin < 1s);
  CHECK_FALSE(store->last_problem().empty());
  CHECK_THROWS_AS(store->load(id), storage::store_down);
  CHECK_THROWS_AS(store->due_calls({}, {}, 1), storage::store_down);
  CHECK_THROWS_AS(store->claim("builtin", 1, 60s, "me"), storage::store_down);
  CHECK_THROWS_AS(store->ingest(a_job(id)), storage::store_down);
  CHECK_THROWS_AS(store->history(a_tenant(), "+15125550147", {}), storage::store_down);
  s.server.start();
  CHECK(until_it_works(*store) < 2s);
  CHECK_FALSE(store->load(id).has_value());
}

TEST_CASE("a server that was restarted while nobody looked is not even noticed", "[faults]") {
  auto& s = a_server();
  const auto store = storage::open_store(s.url);
  const auto id = fresh("call");
  const auto first = a_record(id, 0);
  REQUIRE(store->commit({&first, 1}) == commits{commit_result::ok});
  s.server.restart(GENERATE(true, false));
  const auto second = a_record(id, 1);
  CHECK(store->commit({&second, 1}) == commits{commit_result::ok});
  CHECK(store->load(id)->version == 2);
}

TEST_CASE("a commit whose answer is lost is unknown, and reading tells what became of it", "[faults][I1][I5]") {
  auto& s = a_server();
  cutting_proxy proxy{s.port()};
  const auto url =
      "postgresql://postgres@127.0.0.1:" + std::to_string(proxy.port()) + "/" + s.name + "?sslmode=disable";
  const auto store = storage::open_postgres({.url = url, .statement_timeout = 300ms});
  const auto id = fresh("call");
  const auto first = a_record(id, 0);
  REQUIRE(store->commit({&first, 1}) == commits{commit_result::ok});

  const auto second = a_record(id, 1, "second");
  proxy.set(GENERATE(cutting_proxy::mode::cut, cutting_proxy::mode::swallow));
  const auto begin = clock_type::now();
  CHECK(store->commit({&second, 1}) == commits{commit_result::unknown});
  CHECK(clock_type::now() - begin < 5s);
  proxy.set(cutting_proxy::mode::pass);
  until_it_works(*store);
  // It had arrived.
  const auto found = store->load(id);
  REQUIRE(found);
  CHECK(found->version == 2);
  CHECK(found->state.problem_description.value.view() == "second");
  // Who tries it again without looking does no harm.
  CHECK(store->commit({&second, 1}) == commits{commit_result::conflict});
}

TEST_CASE("a session that is killed in the middle of a commit leaves nothing", "[faults][I1]") {
  auto& s = a_server();
  const auto store = storage::open_store(s.url);
  const auto id = fresh("call");
  const auto first = a_record(id, 0);
  REQUIRE(store->commit({&first, 1}) == commits{commit_result::ok});
  // Somebody holds the row, so that the commit has to wait for its death.
  std::atomic<bool> killed = false;
  std::thread holder{[&] {
    sql(s.url, "begin; select 1 from call_sessions where call_id = '" + id +
                   "' for update;"
                   "do $$ begin for i in 1..500 loop"
                   "  exit when 0 < (select count(pg_terminate_backend(pid)) from (select pid from pg_stat_activity"
                   "    where application_name = 'calllock' and wait_event_type = 'Lock' offset 0) as waiting);"
                   "  perform pg_sleep(0.01); perform pg_stat_clear_snapshot(); end loop; end $$; rollback");
    killed = true;
  }};
  auto second = a_record(id, 1);
  second.outbox = {a_delivery(domain::delivery_kind::job, id)};
  commit_result r{};
  do {
    r = store->commit({&second, 1})[0];
    second.expected_version += r == commit_result::ok ? 1 : 0;
    if (r == commit_result::ok) second.journal[0].seq++, second.journal[0].dedup_key += "+";
  } while (!killed && r == commit_result::ok);
  holder.join();
  CHECK(r == commit_result::unknown);
  until_it_works(*store);
  CHECK(store->load(id)->version == second.expected_version);
}

TEST_CASE("a commit that waits too long for somebody's lock is given up and leaves nothing", "[faults][I8]") {
  auto& s = a_server();
  const auto store = storage::open_postgres({.url = s.url, .statement_timeout = 200ms});
  const auto id = fresh("call");
  const auto first = a_record(id, 0);
  REQUIRE(store->commit({&first, 1}) == commits{commit_result::ok});
  std::atomic<bool> released = false;
  std::thread holder{[&] {
    sql(s.url, "begin; update call_sessions set tenant_id = tenant_id where call_id = '" + id +
                   "'; select pg_sleep(1.5); rollback");
    released = true;
  }};
  const domain::step_record batch[] = {a_record(id, 1)};
  while (!released) {
    const auto r = store->commit(batch)[0];
    if (r == commit_result::ok) break;  // the holder was not there yet
    CHECK(r == commit_result::down);
  }
  holder.join();
  const auto left = store->load(id);
  CHECK(left->journal.size() == static_cast<std::size_t>(left->version));
}

TEST_CASE("stopped under load and started again: what was acknowledged is there, what failed is not",
          "[faults][I1][I12]") {
  auto& s = a_server();
  for (int round = 0; round < 3; ++round) {
    std::atomic<bool> end = false;
    std::atomic<int> acknowledged = 0;
    std::vector<std::map<std::string, commit_result>> outcomes(3);
    std::vector<std::thread> writers;
    for (std::size_t w = 0; w < outcomes.size(); ++w) {
      const auto prefix = fresh("load") + "_";
      writers.emplace_back([&, w, prefix] {
        const auto store = storage::open_store(s.url);
        for (int n = 0; !end; ++n) {
          std::vector<domain::step_record> batch;
          for (int i = 0; i < 8; ++i)
            batch.push_back(a_record(prefix + std::to_string(n) + "_" + std::to_string(i), 0));
          const auto results = store->commit(batch);
          for (std::size_t i = 0; i < results.size(); ++i) outcomes[w][batch[i].call_id] = results[i];
          if (results[0] == commit_result::ok) ++acknowledged;
          if (results[0] == commit_result::down) std::this_thread::sleep_for(1ms);
        }
      });
    }
    while (acknowledged < 30) std::this_thread::sleep_for(1ms);
    s.server.stop(true);
    const int before = acknowledged;
    s.server.start();
    while (acknowledged < before + 30) std::this_thread::sleep_for(1ms);
    end = true;
    for (auto& t : writers) t.join();

    std::map<std::string, bool> there;
    for (const auto& r :
         sql(s.url, "select call_id from call_sessions join call_events using (call_id) where call_id like 'load%'"))
      there[r[0]] = true;
    int wrong = 0;
    for (const auto& one : outcomes)
      for (const auto& [id, result] : one) {
        if (result == commit_result::ok && !there.contains(id)) ++wrong;
        if (result == commit_result::down && there.contains(id)) ++wrong;
        if (result == commit_result::conflict || result == commit_result::refused) ++wrong;
      }
    CHECK(wrong == 0);
  }
}

TEST_CASE("the first of several hosts that can write is taken", "[faults]") {
  auto& s = a_server();
  const auto port = std::to_string(s.port());
  const auto store = storage::open_store("postgresql://postgres@127.0.0.1:1,127.0.0.1:" + port + "/" + s.name);
  const auto r = a_record(fresh("call"), 0);
  CHECK(store->commit({&r, 1}) == commits{commit_result::ok});
}

TEST_CASE("a server that only reads is no store", "[faults]") {
  auto& s = a_server();
  const auto reader = s.server.new_database(s.name);
  sql(s.url, "alter database " + reader + " set default_transaction_read_only = on");
  const auto store = storage::open_store(s.server.url(reader));
  const auto r = a_record("call", 0);
  CHECK(store->commit({&r, 1}) == commits{commit_result::down});
  CHECK_THROWS_AS(store->load("call"), storage::store_down);
}

TEST_CASE("behind a pooler that keeps no prepared statements everything works as well", "[faults]") {
  auto& s = a_server();
  const auto store = storage::open_postgres({.url = s.url, .prepare = false});
  const auto id = fresh("call");
  auto r = a_record(id, 0);
  r.outbox = {a_delivery(domain::delivery_kind::job, id, "elsewhere")};
  CHECK(store->commit({&r, 1}) == commits{commit_result::ok});
  CHECK(store->load(id).has_value());
  CHECK(store->claim("elsewhere", 1, 60s, "me").size() == 1);
  store->ensure_user(a_tenant());
  CHECK(store->ingest(a_job(id)).created);
  CHECK(sql_value(s.url, "select count(*) from pg_prepared_statements") == "0");
}

TEST_CASE("text that PostgreSQL cannot keep is refused for its record alone", "[faults][I7]") {
  store_fixture store{engine::postgres};
  std::vector<domain::step_record> batch;
  for (int i = 0; i < 16; ++i) batch.push_back(a_record("call_" + std::to_string(i), 0));
  batch[3].retell_call = std::make_shared<const std::string>("{\"transcript\":\"a\\u0000b\"}");  // 22P05
  batch[7].journal[0].name = "end\xff";                                                          // 22021
  batch[11].retell_call = std::make_shared<const std::string>("{\"a\":\"\\ud800\"}");            // 22P02
  const auto results = store->commit(batch);
  for (std::size_t i = 0; i < results.size(); ++i)
    CHECK(results[i] == (i == 3 || i == 7 || i == 11 ? commit_result::refused : commit_result::ok));
}

TEST_CASE("a deadlock with somebody else is tried again", "[faults]") {
  auto& s = a_server();
  const auto store = storage::open_store(s.url);
  const auto a = fresh("dead_a"), b = fresh("dead_b");
  const domain::step_record born[] = {a_record(a, 0), a_record(b, 0)};
  REQUIRE(store->commit(born) == commits(2, commit_result::ok));
  // The other one takes b, then a; the batch takes a, then b. Whoever is chosen to fail, the batch gets through.
  std::thread other{[&] {
    sql_error(s.url,
              "begin; set deadlock_timeout = '10s'; update call_sessions set tenant_id = tenant_id where call_id = '" +
                  b + "'; select pg_sleep(0.3); update call_sessions set tenant_id = tenant_id where call_id = '" + a +
                  "'; commit");
  }};
  std::int64_t version = 1;
  for (int i = 0; i < 200; ++i) {
    const domain::step_record next[] = {a_record(a, version), a_record(b, version)};
    const auto r = store->commit(next);
    REQUIRE(r[0] == r[1]);
    if (r[0] == commit_result::ok) ++version;
    std::this_thread::sleep_for(2ms);
  }
  other.join();
  CHECK(store->load(a)->version == version);
  CHECK(store->load(b)->version == version);
}
