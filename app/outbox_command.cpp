#include "app/outbox_command.hpp"

#include <ostream>

#include "app/exit_status.hpp"
#include "domain/booking/local_time.hpp"

namespace calllock::app {
namespace {

style style_of(std::string_view state) {
  if (state == "dead") return style::red;
  if (state == "done") return style::green;
  return style::yellow;
}

}  // namespace

int run_outbox_list(storage::store& store, const terminal& out, const outbox_list_options& options) {
  const auto rows = store.list_outbox(options.state, options.limit);
  table shown({{"id", true},
               {"state"},
               {"kind"},
               {"destination"},
               {"tenant"},
               {"call"},
               {"tries", true},
               {"next try"},
               {"last error", false, true}});
  int dead = 0;
  for (const auto& row : rows) {
    if (row.state == "dead") ++dead;
    const bool waits = row.state == "pending" || row.state == "leased";
    shown.add({{std::to_string(row.id)},
               {row.state, style_of(row.state)},
               {std::string(domain::text(row.kind))},
               {row.destination},
               {row.tenant_id},
               {row.call_id},
               {std::to_string(row.attempts)},
               {waits ? domain::rfc3339(row.next_attempt_at, options.time_zone) : "-"},
               {row.last_error.empty() ? "-" : row.last_error}});
  }
  if (rows.empty()) {
    out.out() << (options.state.empty() ? "Everything is delivered.\n" : "There is no such delivery.\n");
    return exit_status::ok;
  }
  shown.print(out);
  if (rows.size() == static_cast<std::size_t>(options.limit)) out.out() << "There may be more: see --limit.\n";
  if (dead != 0) out.out() << dead << " dead: calllock outbox retry ID, or retry --dead for all\n";
  return dead == 0 ? exit_status::ok : exit_status::found;
}

int run_outbox_retry(storage::store& store, const terminal& out, std::int64_t id) {
  const int count = store.redrive(id);
  if (count == 0) {
    out.out() << (id == 0 ? "There is no dead delivery.\n" : "There is no such delivery waiting or dead.\n");
    return id == 0 ? exit_status::ok : exit_status::found;
  }
  out.out() << count << (count == 1 ? " delivery is" : " deliveries are") << " due now.\n";
  return exit_status::ok;
}

}  // namespace calllock::app
