#include <catch2/catch.hpp>

#include <algorithm>

#include "storage/existing_dashboard.hpp"
#include "support/store_fixture.hpp"

using namespace calllock;
using namespace calllock::test;
using strings = std::vector<std::string>;

namespace {

const std::vector<strings> nothing;

/// A database with two tenants, each with a lead, a job, a call, an alert and a context.
struct two_tenants {
  explicit two_tenants(bool taken_over) {
    auto& server = postgres_server::shared();
    server.start();
    server.make_roles();
    name = server.new_database();
    url = server.url(name);
    if (taken_over) sql(url, existing_dashboard);
    const auto store = storage::open_store(url);
    store->migrate({});
    // Rows of the old database would only make the counts harder to read.
    sql(url, "truncate leads, jobs, calls, customer_notes, call_sessions, users cascade");
    if (taken_over) sql(url, "delete from auth.users");
    if (taken_over)
      sql(url,
          "insert into auth.users (id, email) values (gen_random_uuid(), 'owner@example.test'), (gen_random_uuid(), "
          "'rival@example.test')");
    for (const char* email : {"owner@example.test", "rival@example.test"}) {
      store->ensure_user(a_tenant(email));
      const std::string call = std::string{"call_"} + email;
      store->ingest(a_job(call, email));
      auto job = a_job(call + "_booked", email);
      job.scheduled_at = domain::instant{std::chrono::milliseconds{4102444800000}};
      store->ingest(job);
      store->ingest(a_call_record(call, email));
      store->ingest(an_alert(call, email));
      const auto id = sql_value(url, std::string{"select id from users where email = '"} + email + "'");
      sql(url, "insert into sms_alert_context (user_id, operator_phone) values ('" + id + "', '+15125550199')");
      sql(url, "insert into customer_notes (user_id, phone_number, note) values ('" + id +
                   "', '+15125550147', 'gate code')");
      (email[0] == 'o' ? mine : theirs) = id;
    }
    auto r = a_record("call_1", 0);
    r.outbox = {a_delivery(domain::delivery_kind::job, "call_1")};
    r.bookings = {{.idempotency_key = "k", .provider = "builtin"}};
    REQUIRE(store->commit({&r, 1}) == std::vector{domain::commit_result::ok});
  }

  /// As PostgREST runs a request.
  [[nodiscard]] static std::string as(const std::string& role, const std::string& user, const std::string& text) {
    return "begin; set local role " + role + "; set local request.jwt.claims = '{\"sub\": \"" + user +
           "\", \"role\": \"" + role + "\"}'; " + text + "; ";
  }
  [[nodiscard]] std::string as_user(const std::string& text) const { return as("authenticated", mine, text); }
  [[nodiscard]] static std::string as_anybody(const std::string& text) {
    return "begin; set local role anon; " + text + "; ";
  }

  std::string name, url, mine, theirs;
};

const strings server_only{"call_sessions", "call_events", "bookings", "outbox", "call_audits", "schema_migrations"};
const strings of_users{"users",
                       "leads",
                       "jobs",
                       "calls",
                       "emergency_alerts",
                       "customers",
                       "sms_alert_context",
                       "customer_notes",
                       "operator_notification_preferences",
                       "business_hours"};
const strings views{"monthly_revenue", "jobs_needing_attention",  "stale_jobs",       "active_leads",
                    "today_schedule",  "pending_booking_reviews", "onboarding_status"};

}  // namespace

TEST_CASE("the public key opens nothing", "[row_security][L-01][L-02]") {
  const two_tenants db{GENERATE(false, true)};
  for (const auto& tables : {server_only, of_users, views})
    for (const auto& table : tables) {
      CAPTURE(table);
      CHECK(sql_error(db.url, db.as_anybody("select * from " + table)) == "42501");
    }
  for (const auto& tables : {server_only, of_users})
    for (const auto& table : tables) {
      CAPTURE(table);
      CHECK(sql_error(db.url, db.as_anybody("delete from " + table)) == "42501");
      CHECK(sql_error(db.url, db.as_anybody("truncate " + table + " cascade")) == "42501");
      CHECK(sql_error(db.url, db.as_anybody("insert into " + table + " default values")) == "42501");
    }
  CHECK(sql_error(db.url, db.as_anybody("update call_sessions set synced_to_dashboard = true")) == "42501");
}

TEST_CASE("a signed-in user sees his own rows and nobody else's", "[row_security][I11][L-03]") {
  const two_tenants db{GENERATE(false, true)};
  for (const auto& table : server_only) {
    CAPTURE(table);
    CHECK(sql_error(db.url, db.as_user("select * from " + table)) == "42501");
  }
  for (const auto& table : of_users) {
    CAPTURE(table);
    const std::string key = table == "users" ? "id" : "user_id";
    CHECK(sql(db.url, db.as_user("select distinct " + key + " from " + table)) == std::vector<strings>{{db.mine}});
  }
  for (const char* view : {"active_leads", "onboarding_status"}) {
    CAPTURE(view);
    CHECK(sql(db.url, db.as_user("select distinct user_id from " + std::string{view})) ==
          std::vector<strings>{{db.mine}});
  }
  if (sql_value(db.url, "select to_regclass('team_stats') is not null") == "t")
    CHECK(sql(db.url, db.as_user("select distinct user_id from team_stats")) == std::vector<strings>{{db.mine}});
  // Without an identity there is nothing to see.
  CHECK(sql(db.url, "begin; set local role authenticated; select * from leads") == nothing);
}

TEST_CASE("calls and alerts are history: a user reads and does not write them", "[row_security][L-04]") {
  const two_tenants db{GENERATE(false, true)};
  for (const char* table : {"calls", "emergency_alerts", "sms_alert_context"}) {
    CAPTURE(table);
    CHECK(sql_error(db.url, db.as_user("update " + std::string{table} + " set user_id = user_id")) == "42501");
    CHECK(sql_error(db.url, db.as_user("delete from " + std::string{table})) == "42501");
  }
  CHECK(sql_error(db.url, db.as_user("insert into calls (user_id, call_id, phone_number, started_at) values ('" +
                                     db.mine + "', 'x', 'y', now())")) == "42501");
}

TEST_CASE("a user works with his own leads and jobs only", "[row_security][I11]") {
  const two_tenants db{GENERATE(false, true)};
  CHECK(sql(db.url, db.as_user("update leads set status = 'thinking' returning user_id")) ==
        std::vector<strings>{{db.mine}});
  CHECK(sql(db.url, db.as_user("update jobs set notes = 'x' where user_id = '" + db.theirs + "' returning id")) ==
        nothing);
  CHECK(sql_error(db.url, db.as_user("update leads set user_id = '" + db.theirs + "'")) == "42501");
  CHECK(sql_error(db.url, db.as_user("insert into leads (user_id, customer_name, customer_phone) values ('" +
                                     db.theirs + "', 'a', 'b')")) == "42501");
  CHECK(sql(db.url, db.as_user("update users set phone = '1' returning id")) == std::vector<strings>{{db.mine}});
  // By the e-mail deliveries find their user: who could change his own could take another's.
  CHECK(sql_error(db.url, db.as_user("update users set email = 'rival@example.test'")) == "42501");
}

TEST_CASE("the dashboard's server sees everything", "[row_security]") {
  const two_tenants db{GENERATE(false, true)};
  for (const auto& table : of_users) {
    CAPTURE(table);
    const std::string key = table == "users" ? "id" : "user_id";
    CHECK(sql_value(db.url, "begin; set local role service_role; select count(distinct " + key + ") from " + table) ==
          "2");
  }
  CHECK(sql_value(db.url, "begin; set local role service_role; select count(*) from call_sessions") == "1");
}

TEST_CASE("the engine works under its own role, which owns nothing", "[row_security][L-05]") {
  const two_tenants db{GENERATE(false, true)};
  const auto store = storage::open_store(postgres_server::shared().url(db.name, "calllock_engine"));
  CHECK(store->self_test() == strings{});
  store->migrate({});
  CHECK(store->self_test() == strings{});

  auto r = a_record("call_2", 0);
  r.outbox = {a_delivery(domain::delivery_kind::job, "call_2")};
  r.bookings = {{.idempotency_key = "k", .provider = "builtin"}};
  CHECK(store->commit({&r, 1}) == std::vector{domain::commit_result::ok});
  CHECK(store->load("call_2").has_value());
  const auto claimed = store->claim("builtin", 10, std::chrono::seconds{60}, "me");
  REQUIRE(claimed.size() == 2);
  CHECK(store->settle_done(claimed[0].id, "me", "j", ""));
  store->ensure_user(a_tenant());
  CHECK(store->ingest(a_job("call_2")).created);
  auto job = a_job("call_2");
  job.scheduled_at = domain::instant{std::chrono::milliseconds{4102444800000}};
  CHECK(store->ingest(job).record_type == "job");
  CHECK(store->ingest(a_call_record("call_2")).created);
  CHECK(store->ingest(an_alert("a2")).created);
  CHECK(store->history(a_tenant(), "+15125550147", domain::instant{std::chrono::milliseconds{1773068400000}}).found);
  store->save_audit({.call_id = "call_2",
                     .tenant_id = "default",
                     .findings = {},
                     .quality_score = 1,
                     .verdict = "",
                     .checked_at = {}});
}

TEST_CASE("a role from which rows are hidden is told so at the start, not taken for an empty table",
          "[row_security][L-05]") {
  const two_tenants db{false};
  sql(db.url,
      "do $$ begin if to_regrole('lesser') is null then create role lesser login; end if; end $$;"
      "grant select, insert, update on all tables in schema public to lesser");
  const auto lesser = storage::open_store(postgres_server::shared().url(db.name, "lesser"));
  const auto problems = lesser->self_test();
  CHECK(std::find(problems.begin(), problems.end(), "row security hides rows of table calls from the engine's role") !=
        problems.end());
  // The owner under FORCE is no better off.
  sql(db.url, "revoke all on all tables in schema public from lesser");
  CHECK_FALSE(lesser->self_test().empty());
}

TEST_CASE("what opens a table later is found at the start and mended by migrate",
          "[row_security][L-01][L-02][L-03][L-04]") {
  const two_tenants db{false};
  const auto store = storage::open_store(db.url);
  REQUIRE(store->self_test() == strings{});
  struct hole {
    const char* statement;
    const char* problem;
  };
  const auto h =
      GENERATE(values<hole>({{"create policy p on call_sessions for all using (true)",
                              "policy \"p\" opens table call_sessions to every role"},
                             {"create policy p on sms_alert_context for select to anon using (true)",
                              "policy \"p\" opens table sms_alert_context to anon"},
                             {"create policy p on calls for update to authenticated using (true)",
                              "policy \"p\" opens table calls to authenticated"},
                             {"alter table outbox disable row level security", "table outbox has no row security"},
                             {"grant select on call_events to anon", "anon has SELECT on table call_events"},
                             {"grant select on bookings to public", "every role has SELECT on table bookings"},
                             {"grant truncate on leads to authenticated", "authenticated has TRUNCATE on table leads"},
                             {"create view leak as select * from leads; grant select on leak to anon",
                              "view leak shows every tenant's rows: it lacks security_invoker"}}));
  sql(db.url, h.statement);
  CHECK(store->self_test() == strings{h.problem});
  store->migrate({});
  CHECK(store->self_test() == strings{});
}

TEST_CASE("a plain PostgreSQL without any of those roles gets the same tables, closed", "[row_security]") {
  // Roles belong to the cluster, so this needs a server that has never seen them.
  postgres_server bare;
  const auto url = bare.url(bare.new_database());
  const auto store = storage::open_store(url);
  store->migrate({});
  CHECK(store->self_test() == strings{});
  CHECK(sql_value(url,
                  "select count(*) from pg_roles where rolname in ('anon', 'authenticated', 'service_role', "
                  "'calllock_engine')") == "0");
  CHECK(sql_value(url, "select count(*) from pg_policy") == "0");
  sql(url, "create role somebody; grant usage on schema public to somebody");
  CHECK(sql_error(url, "begin; set local role somebody; select * from call_sessions") == "42501");
  // A role that is made later has its rights after the next migrate.
  bare.make_roles();
  const auto engine = storage::open_store([&] {
    const auto u = url;
    return "postgresql://calllock_engine" + u.substr(u.find('@'));
  }());
  CHECK_FALSE(engine->self_test().empty());
  store->migrate({});
  CHECK(engine->self_test() == strings{});
}
