#include "storage/sqlite/migrate.hpp"

#include <algorithm>

#include "storage/migrations.hpp"

namespace calllock::storage::sqlite {
namespace {

constexpr statement has_history{"has_history",
                                "select 1 from sqlite_master where type = 'table' and name = 'schema_migrations'"};
constexpr statement history{"history", "select number, checksum, applied_at from schema_migrations"};
constexpr statement add_history{
    "add_history", "insert into schema_migrations (number, name, checksum, applied_at) values ($1, $2, $3, now())"};

rows applied(connection& c) { return c.run(has_history).empty() ? rows{} : c.run(history); }

const row* find(const rows& done, int number) {
  const auto at = std::find_if(done.begin(), done.end(), [&](const row& r) { return read_integer(r[0]) == number; });
  return at == done.end() ? nullptr : &*at;
}

void apply(connection& c, const migration& m, const std::function<void(std::string_view)>& progress) {
  // Alone from here on; a second process waits for its turn and then finds the step done.
  c.script("begin exclusive");
  try {
    c.script(
        "create table if not exists schema_migrations (number integer primary key, name text not null, checksum text "
        "not null,"
        " applied_at text not null)");
    if (!find(applied(c), m.number)) {
      if (progress) progress(m.name);
      c.script(m.sql);
      c.run(add_history, {std::int64_t{m.number}, std::string{m.name}, std::string{m.checksum}});
    }
    c.commit();
  } catch (const std::exception& e) {
    c.rollback();
    throw store_down{"migration " + std::string{m.name} + ": " + e.what()};
  }
}

}  // namespace

void migrate(connection& c, const std::function<void(std::string_view)>& progress) {
  const auto done = applied(c);
  for (const auto& m : sqlite_migrations())
    if (!find(done, m.number)) apply(c, m, progress);
}

std::vector<store::migration_status> migrations(connection& c) {
  const auto done = applied(c);
  std::vector<store::migration_status> out;
  for (const auto& m : sqlite_migrations()) {
    const auto* there = find(done, m.number);
    out.push_back({m.number, std::string{m.name}, there != nullptr, there ? read_instant((*there)[2]) : std::nullopt});
  }
  return out;
}

std::vector<std::string> self_test(connection& c) {
  std::vector<std::string> problems;
  const auto done = applied(c);
  for (const auto& m : sqlite_migrations()) {
    const auto* there = find(done, m.number);
    if (!there)
      problems.push_back("migration " + std::string{m.name} + " is not applied: run calllock migrate");
    else if ((*there)[1] != m.checksum)
      problems.push_back("migration " + std::string{m.name} + " was applied with another text than this program's");
  }
  if (!problems.empty()) return problems;
  for (const char* table : {"call_sessions", "call_events", "bookings", "outbox", "call_audits", "users", "leads",
                            "jobs", "calls", "emergency_alerts", "customers", "customer_notes"}) {
    const statement there{"has_table", "select 1 from sqlite_master where type = 'table' and name = $1"};
    if (c.run(there, {std::string{table}}).empty()) problems.push_back("table " + std::string{table} + " is missing");
  }
  return problems;
}

}  // namespace calllock::storage::sqlite
