#include "app/migrate_command.hpp"

#include <algorithm>
#include <ostream>

#include "app/exit_status.hpp"
#include "domain/booking/local_time.hpp"

namespace calllock::app {
namespace {

int pending(const std::vector<storage::store::migration_status>& all) {
  return static_cast<int>(std::count_if(all.begin(), all.end(), [](const auto& m) { return !m.applied; }));
}

int print_status(storage::store& store, const terminal& out, const migrate_options& options) {
  const auto all = store.migrations();
  table shown({{"no.", true}, {"migration"}, {"state"}, {"applied at"}});
  for (const auto& m : all)
    shown.add({{std::to_string(m.number)},
               {m.name},
               m.applied ? cell{"applied", style::green} : cell{"pending", style::yellow},
               {m.applied_at ? domain::rfc3339(*m.applied_at, options.time_zone) : "-"}});
  shown.print(out);
  if (const int n = pending(all); n != 0) {
    out.out() << n << " pending: run calllock migrate\n";
    return exit_status::found;
  }
  return exit_status::ok;
}

}  // namespace

int run_migrate(storage::store& store, const terminal& out, const migrate_options& options) {
  if (options.status_only) return print_status(store, out, options);
  const int before = pending(store.migrations());
  store.migrate([&](std::string_view name) { out.out() << "  " << name << std::endl; });
  out.out() << (before == 0 ? "The database was up to date.\n" : "The database is up to date.\n");
  const auto problems = store.self_test();
  for (const std::string& problem : problems) out.out() << out.styled(style::red, "wrong") << "  " << problem << '\n';
  return problems.empty() ? exit_status::ok : exit_status::found;
}

}  // namespace calllock::app
