#include <algorithm>

#include "storage/migrations.hpp"
#include "storage/postgres/migrate.hpp"

namespace calllock::storage::postgres {
namespace {

// Every table of ours with what a signed-in user may do there; the same lists as in migrations/postgres/access.sql.
#define CALLLOCK_TABLES                                                                                                \
  "(values ('schema_migrations', 'none'), ('call_sessions', 'none'), ('call_events', 'none'), ('bookings', 'none'),"   \
  " ('outbox', 'none'), ('call_audits', 'none'), ('appointments', 'none'), ('sms_retry_queue', 'none'), ('calls', "    \
  "'read'),"                                                                                                           \
  " ('emergency_alerts', 'read'), ('sms_log', 'read'), ('sms_alert_context', 'read'), ('notification_queue', 'read')," \
  " ('notification_history', 'read'), ('ai_booking_reviews', 'read'), ('customer_notes', 'read'), ('users', 'write')," \
  " ('leads', 'write'), ('jobs', 'write'), ('customers', 'write'), ('operator_notes', 'write'),"                       \
  " ('operator_notification_preferences', 'write'), ('business_hours', 'write'), ('service_areas', 'write'),"          \
  " ('push_subscriptions', 'write'), ('feature_flags', 'write'), ('onboarding_test_calls', 'write'))"                  \
  " as t(name, user_may)"

constexpr statement missing_tables{"missing_tables",
                                   "select name from " CALLLOCK_TABLES " where to_regclass(name) is null"};

constexpr statement missing_columns{
    "missing_columns",
    "select t.name || '.' || t.col from (values ('call_sessions', 'version'), ('call_sessions', 'phase'),"
    " ('call_sessions', 'tenant_id'), ('call_sessions', 'updated_at'), ('leads', 'end_call_reason'), ('leads', "
    "'is_archived'),"
    " ('leads', 'duplicate_of'), ('leads', 'ingest_status'), ('jobs', 'status_color'), ('jobs', 'end_call_reason'),"
    " ('jobs', 'duplicate_of'), ('calls', 'quality_score'), ('calls', 'end_call_reason'), ('customer_notes', "
    "'user_id'))"
    " as t(name, col) where to_regclass(t.name) is not null and not exists (select 1 from pg_attribute a"
    " where a.attrelid = to_regclass(t.name) and a.attname = t.col and not a.attisdropped)"};

constexpr statement no_row_security{"no_row_security",
                                    "select t.name from " CALLLOCK_TABLES
                                    " join pg_class c on c.oid = to_regclass(t.name) where not c.relrowsecurity"};

constexpr statement open_policies{
    "open_policies",
    "select t.name, p.polname, case when 0 = any (p.polroles) then 'every role' else r.rolname end "
    "from " CALLLOCK_TABLES
    " join pg_policy p on p.polrelid = to_regclass(t.name) left join pg_roles r on r.oid = any (p.polroles)"
    " and r.rolname in ('anon', 'authenticated')"
    " where p.polpermissive and (0 = any (p.polroles) or r.rolname = 'anon'"
    "  or r.rolname = 'authenticated' and (t.user_may = 'none' or t.user_may = 'read' and p.polcmd <> 'r'))"};

constexpr statement open_grants{
    "open_grants",
    "select distinct t.name, coalesce(r.rolname, 'every role'), a.privilege_type from " CALLLOCK_TABLES
    " join pg_class c on c.oid = to_regclass(t.name) cross join lateral aclexplode(c.relacl) a"
    " left join pg_roles r on r.oid = a.grantee"
    " where a.grantee = 0 or r.rolname = 'anon'"
    "  or r.rolname = 'authenticated' and (t.user_may = 'none' or t.user_may = 'read' and a.privilege_type <> 'SELECT'"
    "   or a.privilege_type = 'TRUNCATE')"};

constexpr statement open_views{
    "open_views",
    "select c.relname from pg_class c where c.relkind = 'v' and c.relnamespace = "
    "(select relnamespace from pg_class where oid = to_regclass('call_sessions'))"
    " and not coalesce(c.reloptions::text[] && array['security_invoker=true', 'security_invoker=on', "
    "'security_invoker=1'], false)"
    " and exists (select 1 from aclexplode(c.relacl) a left join pg_roles r on r.oid = a.grantee"
    "  where a.grantee = 0 or r.rolname in ('anon', 'authenticated'))"
    " and exists (select 1 from pg_depend d join pg_rewrite w on w.oid = d.objid join " CALLLOCK_TABLES
    " on d.refobjid = to_regclass(t.name) where w.ev_class = c.oid and d.classid = 'pg_rewrite'::regclass)"};

// Row security that applies to this very role, without a policy that gives it every row: the engine would find nobody
// and take every caller for a new one (L-05).
constexpr statement hidden_rows{
    "hidden_rows",
    "select t.name from " CALLLOCK_TABLES
    " where to_regclass(t.name) is not null and row_security_active(to_regclass(t.name)::oid)"
    " and not exists (select 1 from pg_policy p where p.polrelid = to_regclass(t.name) and p.polpermissive and "
    "p.polcmd = '*'"
    "  and pg_get_expr(p.polqual, p.polrelid) = 'true'"
    "  and exists (select 1 from unnest(p.polroles) m where m <> 0 and pg_has_role(current_user, m, 'USAGE')))"};

constexpr statement missing_privileges{
    "missing_privileges",
    "select t.name, p from " CALLLOCK_TABLES
    " cross join unnest(array['SELECT', 'INSERT', 'UPDATE']) as p"
    " where to_regclass(t.name) is not null and (t.name <> 'schema_migrations' or p = 'SELECT') and "
    "not has_table_privilege(to_regclass(t.name)::oid, p)"};
#undef CALLLOCK_TABLES

void check_migrations(session& s, std::vector<std::string>& problems) {
  const auto known =
      s.run(statement{"self_test_history", "select number, checksum from schema_migrations where number > 0"});
  for (const auto& m : postgres_migrations()) {
    const row* found = nullptr;
    for (const auto& r : known)
      if (read_integer(r[0]) == m.number) found = &r;
    if (!found)
      problems.push_back("migration " + std::string{m.name} + " is not applied: run calllock migrate");
    else if ((*found)[1] != m.checksum)
      problems.push_back("migration " + std::string{m.name} + " was applied with another text than this program's");
  }
}

}  // namespace

std::vector<std::string> access_problems(session& s) {
  std::vector<std::string> problems;
  for (const auto& r : s.run(no_row_security)) problems.push_back("table " + *r[0] + " has no row security");
  for (const auto& r : s.run(open_policies))
    problems.push_back("policy \"" + *r[1] + "\" opens table " + *r[0] + " to " + text_or_empty(r[2]));
  for (const auto& r : s.run(open_grants)) problems.push_back(*r[1] + " has " + *r[2] + " on table " + *r[0]);
  for (const auto& r : s.run(open_views))
    problems.push_back("view " + *r[0] + " shows every tenant's rows: it lacks security_invoker");
  return problems;
}

std::vector<std::string> self_test(session& s) {
  std::vector<std::string> problems;
  for (const auto& r : s.run(missing_tables))
    problems.push_back("table " + *r[0] + " is missing: run calllock migrate");
  if (!problems.empty()) return problems;
  for (const auto& r : s.run(missing_columns))
    problems.push_back("column " + *r[0] + " is missing: run calllock migrate");
  const auto lacking = s.run(missing_privileges);
  for (const auto& r : lacking)
    problems.push_back("the engine's role lacks " + *r[1] + " on table " + *r[0] +
                       ": run calllock migrate as the owner");
  const bool history =
      std::none_of(lacking.begin(), lacking.end(), [](const row& r) { return r[0] == "schema_migrations"; });
  if (history) check_migrations(s, problems);
  for (auto& p : access_problems(s)) problems.push_back(std::move(p));
  for (const auto& r : s.run(hidden_rows))
    problems.push_back("row security hides rows of table " + *r[0] + " from the engine's role");
  return problems;
}

}  // namespace calllock::storage::postgres
