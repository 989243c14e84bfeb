#include "app/serve_command.hpp"

#include <csignal>
#include <iostream>

#include "app/daemon.hpp"
#include "app/exit_status.hpp"
#include "telemetry/log.hpp"

namespace calllock::app {
namespace {

using telemetry::field;
using telemetry::level;

/// Blocks the signals that `serve` waits for. Done before any thread is made, so that all of them inherit it.
sigset_t block_signals() {
  sigset_t set;
  sigemptyset(&set);
  for (const int s : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&set, s);
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  std::signal(SIGPIPE, SIG_IGN);  // a client that is gone is an error code, not the end
  return set;
}

/// True if the database may be served from.
bool prepare_store(const program& p, const config::settings& s) {
  const auto store = p.open_store(s);
  if (s.store.auto_migrate) {
    store->migrate(
        [](std::string_view name) { telemetry::log_event(level::info, "migrated", {field::code("name", name)}); });
  } else {
    int pending = 0;
    for (const auto& m : store->migrations()) pending += m.applied ? 0 : 1;
    if (pending > 0) {
      std::cerr << "calllock: the database is " << pending
                << " migration(s) behind this version, and AUTO_MIGRATE is off.\n"
                << "          Run `calllock migrate` first.\n";
      return false;
    }
  }
  const auto problems = store->self_test();
  for (const auto& problem : problems)
    std::cerr << "calllock: the database must not be served from: " << problem << "\n";
  if (!problems.empty()) return false;
  for (const auto* tenant : config::all_tenants(s)) store->ensure_user(config::profile(*tenant));
  return true;
}

telemetry::log_options log_of(const config::settings& s) { return {s.logging.level, s.logging.format == "json"}; }

void reload(const program& p) {
  try {
    telemetry::configure_log(log_of(p.settings(config::purpose::serve)));
    telemetry::log_event(level::info, "reloaded");
  } catch (const std::exception&) {
    telemetry::log_event(level::error, "reload_refused");  // `calllock doctor` says why; the old settings stay
  }
}

}  // namespace

int run_serve(const program& p) {
  const auto s = p.settings(config::purpose::serve);
  const sigset_t signals = block_signals();
  telemetry::configure_log(log_of(s));
  if (!prepare_store(p, s)) return exit_status::no_store;
  daemon engine{s};
  engine.start();
  telemetry::log_event(level::info, "serving", {field::count("port", engine.port())});
  for (;;) {
    int signal = 0;
    if (sigwait(&signals, &signal) != 0) continue;
    if (signal == SIGHUP) {
      reload(p);
      continue;
    }
    telemetry::log_event(level::info, "stopping");
    break;
  }
  const bool orderly = engine.stop();
  telemetry::log_event(level::info, "stopped",
                       {field::text("how", orderly ? telemetry::literal{"orderly"} : telemetry::literal{"cut_off"})});
  return exit_status::ok;
}

}  // namespace calllock::app
