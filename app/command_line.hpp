#pragma once

#include "app/program.hpp"

namespace CLI {
class App;
}

/// The subcommands as the command line knows them: names, flags, help. Each adds itself and, when it was chosen, calls
/// its run_ function with the options and keeps the exit status in `program::status`.
namespace calllock::app {

void add_serve(CLI::App& root, program& p);
void add_classify(CLI::App& root, program& p);
void add_wish(CLI::App& root, program& p);
void add_audit(CLI::App& root, program& p);
void add_replay(CLI::App& root, program& p);
void add_migrate(CLI::App& root, program& p);
void add_outbox(CLI::App& root, program& p);
void add_doctor(CLI::App& root, program& p);
void add_settings(CLI::App& root, program& p);

/// Name, version, --config and the parts of --help that are the same for all subcommands.
void describe(CLI::App& root, program& p);

}  // namespace calllock::app
