#include "app/command_line.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fstream>
#include <iostream>
#include <memory>

#include "app/doctor_command.hpp"
#include "app/exit_status.hpp"
#include "app/migrate_command.hpp"
#include "app/open_store.hpp"
#include "app/outbox_command.hpp"
#include "app/reachability.hpp"
#include "app/settings_command.hpp"
#include "app/wish_command.hpp"
#include "config/example.hpp"
#include "config/schema.hpp"

namespace calllock::app {
namespace {

constexpr const char* description =
    "CallLock Engine: the daemon behind a contractor's voice receptionist.\n"
    "It answers the agent's tools while a call is live, keeps every step, works out what each call meant, and "
    "delivers\n"
    "leads, jobs and call records.\n";

constexpr const char* examples =
    "EXAMPLES\n"
    "  RETELL_API_KEY=… API_SECRET_KEY=… calllock serve     serve on port 8080 from calllock.db\n"
    "  calllock --config /etc/calllock.toml doctor          is everything as it must be?\n"
    "  calllock outbox list                                 what is not delivered yet, and why\n";

constexpr const char* exit_statuses =
    "EXIT STATUS\n"
    "  0  done\n"
    "  1  done, and something is wrong: a critical finding, a bad line, a dead delivery, a failed check\n"
    "  2  the command line or the settings are wrong; nothing was done\n"
    "  3  the database cannot be used\n"
    "  4  anything else; the reason is on standard error\n";

/// A line for each variable that is read, out of the table of settings.
std::string environment_section() {
  std::string out = "ENVIRONMENT (wins over the file)\n";
  const auto add = [&](const auto& schema) {
    for (const auto& o : schema) {
      if (o.variable.empty()) continue;
      std::string name = o.variable;
      name.resize(std::max<std::size_t>(name.size(), 26), ' ');
      out += "  " + name + " " + o.reason + "\n";
    }
  };
  add(config::engine_schema());
  add(config::tenant_schema());
  return out + "  NO_COLOR                   No colours, even on a terminal.\n";
}

/// A subcommand that finds --config also behind its own name.
CLI::App* subcommand(CLI::App& root, const char* name, const char* text, const char* footer) {
  CLI::App* sub = root.add_subcommand(name, text);
  sub->fallthrough();
  sub->footer(footer);
  return sub;
}

void add_outbox_list(CLI::App& outbox, program& p) {
  struct flags {
    std::string state;
    int limit = 100;
  };
  const auto given = std::make_shared<flags>();
  CLI::App* list = subcommand(outbox, "list", "What is not delivered, oldest first, with tries and reasons",
                              "Exit status 1 if a dead delivery is among them.");
  list->add_option("--state", given->state, "Only these: pending, leased, done or dead")
      ->check(CLI::IsMember({"pending", "leased", "done", "dead"}));
  list->add_option("--limit", given->limit, "At most so many")->check(CLI::Range(1, 1'000'000))->capture_default_str();
  list->callback([given, &p] {
    const auto s = p.settings(config::purpose::tool);
    p.status = run_outbox_list(*p.open_store(s), p.out,
                               {.state = given->state, .limit = given->limit, .time_zone = s.business.time_zone});
  });
}

void add_outbox_retry(CLI::App& outbox, program& p) {
  struct flags {
    std::int64_t id = 0;
    bool dead = false;
  };
  const auto given = std::make_shared<flags>();
  CLI::App* retry = subcommand(outbox, "retry", "Makes a delivery due now, with its old idempotency key",
                               "EXAMPLES\n  calllock outbox retry 17\n  calllock outbox retry --dead\n");
  CLI::Option* id = retry->add_option("ID", given->id, "As outbox list shows it")->check(CLI::PositiveNumber);
  CLI::Option* dead = retry->add_flag("--dead", given->dead, "All dead ones");
  id->excludes(dead);
  retry->callback([given, &p] {
    if (given->id == 0 && !given->dead) throw CLI::RequiredError("ID or --dead");
    const auto s = p.settings(config::purpose::tool);
    p.status = run_outbox_retry(*p.open_store(s), p.out, given->id);
  });
}

}  // namespace

void describe(CLI::App& root, program& p) {
  root.description(description);
  root.set_version_flag("--version", std::string("calllock ") + CALLLOCK_VERSION);
  root.add_option_function<std::string>(
          "--config", [&p](const std::string& file) { p.file = file; },
          "File with settings; calllock.example.toml documents all of them")
      ->type_name("FILE");
  root.require_subcommand(1);
  root.footer(std::string(examples) + "\n" + environment_section() + "\n" + exit_statuses);
}

void add_wish(CLI::App& root, program& p) {
  const auto file = std::make_shared<std::string>();
  const auto lines = std::make_shared<bool>(false);  // the only format there is, named so that another can come
  CLI::App* wish =
      subcommand(root, "wish", "Says what is understood of spoken wishes for a time; no database, no network",
                 "EXAMPLES\n"
                 "  calllock wish --jsonl < wishes.jsonl\n"
                 "Exit status 1 if a line could not be read; it has {\"error\": …} in its place.\n");
  wish->add_flag("--jsonl", *lines, "One wish a line in, one JSON object a line out")->required();
  wish->add_option("FILE", *file, "Instead of standard input")->check(CLI::ExistingFile);
  wish->callback([file, lines, &p] {
    if (file->empty()) {
      p.status = run_wish(std::cin, p.out.out(), p.err.out());
      return;
    }
    std::ifstream in{*file, std::ios::binary};
    p.status = run_wish(in, p.out.out(), p.err.out());
  });
}

void add_migrate(CLI::App& root, program& p) {
  const auto status_only = std::make_shared<bool>(false);
  CLI::App* migrate =
      subcommand(root, "migrate", "Brings the database to this version; safe to run twice, and by two at once",
                 "EXAMPLES\n"
                 "  calllock migrate              apply what is pending, then check the schema\n"
                 "  calllock migrate --status     only say what is applied; exit status 1 if something is pending\n");
  migrate->add_flag("--status", *status_only, "Say what there is, change nothing");
  migrate->callback([status_only, &p] {
    const auto s = p.settings(config::purpose::tool);
    p.status = run_migrate(*p.open_store(s), p.out, {.status_only = *status_only, .time_zone = s.business.time_zone});
  });
}

void add_outbox(CLI::App& root, program& p) {
  CLI::App* outbox = subcommand(root, "outbox", "Deliveries: what waits, what is dead, and sending it again",
                                "EXAMPLES\n"
                                "  calllock outbox list --state dead\n"
                                "  calllock outbox retry 17\n"
                                "  calllock outbox retry --dead\n");
  outbox->require_subcommand(1);
  add_outbox_list(*outbox, p);
  add_outbox_retry(*outbox, p);
}

void add_doctor(CLI::App& root, program& p) {
  const auto options = std::make_shared<doctor_options>();
  options->open_store = open_store;
  options->why_unreachable = why_unreachable;
  CLI::App* doctor =
      subcommand(root, "doctor", "Checks settings, store, migrations, neighbours and clock; says what to mend",
                 "Changes nothing. Exit status 1 if anything is wrong.\n");
  doctor->add_flag("--offline", options->offline, "Leave the neighbours alone");
  doctor->callback([options, &p] {
    p.status = run_doctor(config::read(p.file, p.environment, config::purpose::serve), p.out, *options);
  });
}

void add_settings(CLI::App& root, program& p) {
  struct flags {
    bool all = false, example = false, variables = false;
  };
  const auto given = std::make_shared<flags>();
  CLI::App* settings = subcommand(root, "settings", "Shows the settings in effect, or an example of all",
                                  "EXAMPLES\n"
                                  "  calllock settings                           what is set, and where\n"
                                  "  calllock settings --example > calllock.toml\n"
                                  "  calllock settings --variables > calllock.env\n");
  settings->add_flag("--all", given->all, "With those that are as built in");
  settings->add_flag("--example", given->example, "A documented settings file with the defaults");
  settings->add_flag("--variables", given->variables, "A documented environment file");
  settings->callback([given, &p] {
    if (given->example) p.out.out() << config::example_toml();
    if (given->variables) p.out.out() << config::example_environment();
    if (!given->example && !given->variables)
      p.status = run_settings(config::read(p.file, p.environment, config::purpose::serve), p.out, given->all);
  });
}

}  // namespace calllock::app
