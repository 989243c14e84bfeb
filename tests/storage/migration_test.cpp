#include <catch2/catch.hpp>

#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <filesystem>
#include <thread>

#include "storage/existing_dashboard.hpp"
#include "storage/migrations.hpp"
#include "support/store_fixture.hpp"

using namespace calllock;
using namespace calllock::test;
using strings = std::vector<std::string>;

namespace {

postgres_server& server() {
  auto& s = postgres_server::shared();
  s.start();
  s.make_roles();
  return s;
}

std::string owner_id = "00000000-0000-4000-a000-000000000001";

}  // namespace

TEST_CASE("a database is built from nothing, and a second run changes nothing", "[migrations][M-01][M-02]") {
  const auto url = server().url(server().new_database());
  const auto store = storage::open_store(url);
  CHECK_FALSE(store->self_test().empty());
  for (const auto& m : store->migrations()) CHECK_FALSE(m.applied);

  strings told;
  store->migrate([&](std::string_view name) { told.emplace_back(name); });
  CHECK(told.size() == storage::postgres_migrations().size());
  CHECK(store->self_test() == strings{});
  for (const auto& m : store->migrations()) {
    CHECK(m.applied);
    CHECK(m.applied_at.has_value());
  }
  const auto before = sql(url, "select oid, xmin from pg_class where relnamespace = 'public'::regnamespace order by 1");
  told.clear();
  store->migrate([&](std::string_view name) { told.emplace_back(name); });
  storage::open_store(url)->migrate({});
  CHECK(told.empty());
  CHECK(sql(url, "select oid, xmin from pg_class where relnamespace = 'public'::regnamespace order by 1") == before);
}

TEST_CASE("several processes at once bring a database up once", "[migrations]") {
  const bool sqlite = GENERATE(false, true);
  const auto path =
      (std::filesystem::temp_directory_path() / ("calllock-migrate-" + std::to_string(getpid()) + ".db")).string();
  const auto url = sqlite ? "sqlite:" + path : server().url(server().new_database());
  std::atomic<int> steps = 0;
  std::vector<std::string> failures(4);
  std::vector<std::thread> all;
  for (auto& failure : failures)
    all.emplace_back([&] {
      try {
        storage::open_store(url)->migrate([&](std::string_view) { ++steps; });
      } catch (const std::exception& e) {
        failure = e.what();
      }
    });
  for (auto& t : all) t.join();
  CHECK(failures == std::vector<std::string>(4));
  const auto expected = sqlite ? storage::sqlite_migrations().size() : storage::postgres_migrations().size();
  CHECK(static_cast<std::size_t>(steps) == expected);
  CHECK(storage::open_store(url)->self_test() == strings{});
  for (const char* end : {"", "-wal", "-shm"}) std::remove((path + end).c_str());
}

TEST_CASE("a migration that fails leaves nothing of itself behind", "[migrations]") {
  const auto url = server().url(server().new_database());
  // Something that is in the way of a later step.
  sql(url, "create view call_events as select 1 as x");
  const auto store = storage::open_store(url);
  CHECK_THROWS_AS(store->migrate({}), storage::store_down);
  CHECK(sql_value(url, "select to_regclass('call_sessions') is null") == "t");
  CHECK(sql_value(url, "select count(*) from schema_migrations where name = 'calls'") == "0");
  CHECK_FALSE(store->self_test().empty());
  sql(url, "drop view call_events");
  store->migrate({});
  CHECK(store->self_test() == strings{});
}

TEST_CASE("an existing dashboard database is taken over with all it holds", "[migrations][M-01][M-02][M-03][M-05]") {
  const auto url = server().url(server().new_database());
  sql(url, existing_dashboard);
  const auto store = storage::open_store(url);
  store->migrate({});
  CHECK(store->self_test() == strings{});

  SECTION("the columns that no migration made are there") {
    for (const char* column : {"leads.is_archived", "leads.notes", "jobs.status_color", "jobs.assigned_tech_name",
                               "jobs.notes", "sms_log.lead_id", "call_sessions.version", "customer_notes.user_id"}) {
      const std::string name{column};
      const auto dot = name.find('.');
      CAPTURE(name);
      CHECK(sql_value(url, "select count(*) from information_schema.columns where table_name = '" +
                               name.substr(0, dot) + "' and column_name = '" + name.substr(dot + 1) + "'") == "1");
    }
    CHECK(sql_value(url,
                    "select column_default from information_schema.columns where table_name = 'leads' and column_name "
                    "= 'status_color'") == "'blue'::text");
  }
  SECTION("not a row is lost, and of equal ones the one that was worked on stands for the call") {
    CHECK(sql_value(url, "select count(*) from leads") == "3");
    CHECK(sql_value(url, "select count(*) from jobs") == "2");
    CHECK(sql(url, "select customer_name from leads where original_call_id = 'call_twice' and duplicate_of is null") ==
          std::vector<strings>{{"Worked on"}});
    CHECK(sql(url, "select status from jobs where original_call_id = 'call_job' and duplicate_of is null") ==
          std::vector<strings>{{"confirmed"}});
  }
  SECTION("deliveries go to those rows") {
    auto again = a_job("call_twice");
    again.end_call_reason = domain::end_reason::callback_later;
    const auto lead = store->ingest(again);
    CHECK(lead.refused.empty());
    CHECK(lead.record_type == "lead");
    CHECK_FALSE(lead.created);
    // Nobody knows who set it, so it counts as the operator's (D-04).
    CHECK(lead.status == "lost");
    const auto job = store->ingest(a_job("call_job"));
    CHECK(job.record_type == "job");
    CHECK(job.status == "confirmed");
    CHECK(sql_value(url, "select scheduled_at from jobs where duplicate_of is null") == "2026-02-01 15:00:00+00");
    const auto fresh = store->ingest(a_job("call_new"));
    CHECK(fresh.created);
    CHECK(fresh.status == "abandoned");
    CHECK(store->ingest(a_call_record("call_new")).created);
    CHECK(store->ingest(an_alert("a")).created);
  }
  SECTION("old calls are finished calls, readable and out of the finaliser's way") {
    const auto old = store->load("call_old");
    REQUIRE(old);
    CHECK(old->state.phase == domain::call_phase::closed);
    CHECK(old->version == 1);
    CHECK(old->synced);
    CHECK(old->state.customer_name.value.view() == "Robin Vale");
    const auto later = domain::instant{std::chrono::milliseconds{4102444800000}};
    CHECK(store->due_calls(later, later, 10).empty());
    const auto born = a_record("call_old", 0);
    CHECK(store->commit({&born, 1}) == std::vector{domain::commit_result::conflict});
    const auto fresh = a_record("call_fresh", 0);
    CHECK(store->commit({&fresh, 1}) == std::vector{domain::commit_result::ok});
    CHECK(store->load("call_fresh")->state.phase == domain::call_phase::live);
  }
  SECTION("notes without an owner belong to the only user") {
    CHECK(store->history(a_tenant(), "+15125550147", domain::instant{std::chrono::milliseconds{1772000000000}})
              .operator_notes == strings{"Side gate sticks"});
  }
  SECTION("who signed up but has no profile gets one, from the table and not from a page of a list") {
    CHECK(store->user_exists("late@example.test"));
    CHECK(sql_value(url, "select id from users where email = 'late@example.test'") ==
          "00000000-0000-4000-a000-000000000002");
    CHECK_FALSE(store->user_exists("nobody@example.test"));
  }
  SECTION("the settings' user keeps his id") {
    store->ensure_user(a_tenant());
    CHECK(sql(url, "select id, business_name from users where email = 'owner@example.test'") ==
          std::vector<strings>{{owner_id, "ACE Cooling"}});
  }
}

TEST_CASE("the tag helpers read arrays", "[migrations][D-20]") {
  store_fixture store{engine::postgres};
  const std::string tags = R"('{"URGENCY": ["URGENT_24HR", "X"], "HAZARD": [], "BAD": {"a": 1}}'::jsonb)";
  CHECK(store.value("select has_tag(" + tags + ", 'URGENCY', 'URGENT_24HR')") == "t");
  CHECK(store.value("select has_tag(" + tags + ", 'URGENCY', 'NOT')") == "f");
  CHECK(store.value("select has_tag(" + tags + ", 'HAZARD', 'X')") == "f");
  CHECK(store.value("select has_tag(" + tags + ", 'BAD', 'a')") == "f");
  CHECK(store.value("select has_tag(null, 'HAZARD', 'X')") == "f");
  CHECK(store.value("select get_category_tags(" + tags + ", 'URGENCY')") == "{URGENT_24HR,X}");
  CHECK(store.value("select get_category_tags(" + tags + ", 'NONE')") == "{}");
}

TEST_CASE("telephone numbers mean the same in SQL and in the program", "[migrations][P-36]") {
  const auto number =
      GENERATE(as<std::string>{}, "+15125550147", "15125550147", "5125550147", "(512) 555-0147", "512.555.0147",
               "+44 20 7946 0958", "5125550147 x12", "512-555-0147, ask for Kim", "0125550147", "1125550147",
               "555-0147", "+0123456789", "auto", "", "+", "12345678901234567");
  store_fixture store{engine::postgres};
  CHECK(store.value("select calllock_e164('" + number + "')") == domain::normalise_phone(number).value_or("NULL"));
}

TEST_CASE("a finished job counts once for its customer", "[migrations]") {
  store_fixture store{GENERATE(engine::postgres, engine::sqlite)};
  store->ensure_user(a_tenant());
  auto j = a_job("call_1");
  j.scheduled_at = domain::instant{std::chrono::milliseconds{1773068400000}};
  store->ingest(j);
  store.query("update jobs set status = 'complete', revenue = 250, completed_at = '2026-03-09T20:00:00.000Z'");
  store.query("update jobs set notes = 'paid'");
  CHECK(store.value("select total_jobs from customers") == "1");
  CHECK(std::stod(store.value("select lifetime_value from customers")) == 250);
  CHECK(store.value("select last_service_at from customers").substr(0, 10) == "2026-03-09");
}

TEST_CASE("what a row was and when it changed is kept by the store", "[migrations]") {
  store_fixture store{GENERATE(engine::postgres, engine::sqlite)};
  store->ensure_user(a_tenant());
  store->ingest(a_job("call_1"));
  store.query("update leads set notes = 'x', updated_at = '2020-01-01T00:00:00.000Z'");
  if (store.kind() == engine::sqlite) store.query("update leads set notes = 'y'");
  CHECK(store.value("select updated_at from leads").substr(0, 4) != "2020");
}

TEST_CASE("a database that was brought up with other texts is not served from", "[migrations]") {
  store_fixture store{GENERATE(engine::postgres, engine::sqlite)};
  CHECK(store->self_test() == strings{});
  store.query("update schema_migrations set checksum = 'x' where number = 2");
  CHECK(store->self_test().size() == 1);
  store.query("delete from schema_migrations where number = 2");
  CHECK(store->self_test().size() == 1);
}

TEST_CASE("the start-up check names a table and a column that are gone", "[migrations][P-05]") {
  store_fixture store{engine::postgres};
  store.query("alter table leads drop column end_call_reason cascade");
  CHECK(store->self_test() == strings{"column leads.end_call_reason is missing: run calllock migrate"});
  store.query("drop table call_sessions cascade");
  CHECK(store->self_test() == strings{"table call_sessions is missing: run calllock migrate"});
}
