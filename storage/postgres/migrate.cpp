#include "storage/postgres/migrate.hpp"

#include <algorithm>

#include "storage/migrations.hpp"

namespace calllock::storage::postgres {
namespace {

constexpr std::chrono::seconds limit{600};

constexpr statement has_history{"has_history", "select to_regclass('schema_migrations') is not null"};
constexpr statement history{
    "history", "select number, name, checksum, applied_at from schema_migrations where number > 0 order by number"};
// The access rules are repeatable: they have run for this text and these roles, or they have to run again.
constexpr statement access_state{
    "access_state",
    "select md5($1 || coalesce((select string_agg(rolname, ',' order by rolname) from pg_roles"
    " where rolname in ('anon', 'authenticated', 'service_role', 'calllock_engine')), '')),"
    " (select checksum from schema_migrations where number = 0)"};

constexpr std::string_view open =
    "begin;"
    "set local statement_timeout = 0; set local lock_timeout = '60s'; set local idle_in_transaction_session_timeout = "
    "0;"
    "set local enable_seqscan = on;"
    "select pg_advisory_xact_lock(hashtextextended('calllock migrations', 0));"
    "create table if not exists schema_migrations (number integer primary key, name text not null, checksum text not "
    "null,"
    " applied_at timestamptz not null default now());";

std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') out.push_back('\'');
    out.push_back(c);
  }
  return out + "'";
}

class script_transaction {
public:
  explicit script_transaction(connection& c) : connection_{c} { run(open, "begin"); }
  ~script_transaction() {
    std::string ignored;
    if (!done_ && !connection_.script("rollback", limit, ignored)) connection_.close();
  }
  script_transaction(const script_transaction&) = delete;
  script_transaction& operator=(const script_transaction&) = delete;

  result run(std::string_view sql, std::string_view name) {
    std::string error;
    auto r = connection_.simple(sql, limit, error);
    if (!r) throw store_down{"migration " + std::string{name} + ": " + error};
    return r;
  }
  void commit(std::string_view name) {
    run("commit", name);
    done_ = true;
  }

private:
  connection& connection_;
  bool done_ = false;
};

void apply(connection& c, const migration& m, const std::function<void(std::string_view)>& progress) {
  script_transaction tx{c};
  const auto number = std::to_string(m.number);
  const auto there = tx.run("select 1 from schema_migrations where number = " + number, m.name);
  // The other process was faster, or it is an old step.
  if (PQntuples(there.get()) == 0) {
    if (progress) progress(m.name);
    tx.run(m.sql, m.name);
    tx.run("insert into schema_migrations (number, name, checksum) values (" + number + ", " + quoted(m.name) + ", " +
               quoted(m.checksum) + ")",
           m.name);
  }
  tx.commit(m.name);
}

std::vector<row> applied(session& s) {
  if (!read_bool(s.run(has_history)[0][0])) return {};
  return s.run(history);
}

bool is_applied(const std::vector<row>& done, const migration& m) {
  return std::any_of(done.begin(), done.end(), [&](const row& r) { return read_integer(r[0]) == m.number; });
}

}  // namespace

void migrate(connection& c, session& s, const std::function<void(std::string_view)>& progress) {
  const auto done = applied(s);
  for (const auto& m : postgres_migrations())
    if (!is_applied(done, m)) apply(c, m, progress);

  // Only who owns the tables can mend them; a lesser role is told by the self-test what is wrong.
  const auto state = s.run(access_state, {std::string{postgres_access()}})[0];
  if (state[0] == state[1] && access_problems(s).empty()) return;
  const bool may = read_bool(s.run(statement{"owns_history",
                                             "select pg_has_role(current_user, relowner, 'USAGE') from pg_class"
                                             " where oid = to_regclass('schema_migrations')"})[0][0]);
  if (!may) return;
  script_transaction tx{c};
  tx.run(postgres_access(), "access");
  tx.run("insert into schema_migrations (number, name, checksum) values (0, 'access', " + quoted(*state[0]) +
             ") on conflict (number) do update set checksum = excluded.checksum, applied_at = now()",
         "access");
  tx.commit("access");
}

std::vector<store::migration_status> migrations(session& s) {
  const auto done = applied(s);
  std::vector<store::migration_status> out;
  for (const auto& m : postgres_migrations()) {
    const auto found =
        std::find_if(done.begin(), done.end(), [&](const row& r) { return read_integer(r[0]) == m.number; });
    const bool there = found != done.end();
    out.push_back({m.number, std::string{m.name}, there, there ? read_instant((*found)[3]) : std::nullopt});
  }
  return out;
}

}  // namespace calllock::storage::postgres
