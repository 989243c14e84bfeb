#include <unistd.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <array>
#include <iostream>

#include "app/command_line.hpp"
#include "app/exit_status.hpp"
#include "app/program.hpp"

namespace {

using namespace calllock;

constexpr std::array subcommands{app::add_serve,  app::add_classify, app::add_wish,
                                 app::add_audit,  app::add_replay,   app::add_migrate,
                                 app::add_outbox, app::add_doctor,   app::add_settings};

/// Colours unless somebody objects (https://no-color.org) or the terminal has none.
bool colours_wanted(const config::environment& env) {
  const auto no_colour = env.find("NO_COLOR");
  const auto term = env.find("TERM");
  return (no_colour == env.end() || no_colour->second.empty()) && (term == env.end() || term->second != "dumb");
}

int run(int argc, char** argv, app::program& p) {
  CLI::App root;
  root.name("calllock");
  app::describe(root, p);
  for (const auto add : subcommands) add(root, p);
  try {
    root.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return root.exit(e) == 0 ? app::exit_status::ok : app::exit_status::usage;
  }
  return p.status;
}

}  // namespace

int main(int argc, char** argv) {
  const auto environment = config::process_environment();
  const bool colours = colours_wanted(environment);
  app::program p{.environment = environment,
                 .file = std::nullopt,
                 .out = app::terminal(std::cout, STDOUT_FILENO, colours),
                 .err = app::terminal(std::cerr, STDERR_FILENO, colours)};
  try {
    return run(argc, argv, p);
  } catch (const app::bad_settings& e) {
    std::cerr << "calllock: " << e.what() << ":\n";
    for (const auto& m : e.mistakes) std::cerr << "  " << config::text(m) << '\n';
    return app::exit_status::usage;
  } catch (const storage::store_down& e) {
    std::cerr << "calllock: the database cannot be used: " << e.what() << '\n';
    return app::exit_status::no_store;
  } catch (const std::exception& e) {
    std::cerr << "calllock: " << e.what() << '\n';
    return app::exit_status::failed;
  }
}
