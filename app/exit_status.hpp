#pragma once

namespace calllock::app {

/// What the process tells its parent; the same for all subcommands.
namespace exit_status {
inline constexpr int ok = 0;
inline constexpr int found = 1;     ///< done, and something is wrong: a critical finding, a bad line, a failed check
inline constexpr int usage = 2;     ///< command line or settings; nothing was done
inline constexpr int no_store = 3;  ///< the database cannot be used
inline constexpr int failed = 4;    ///< anything else, said on standard error
}  // namespace exit_status

}  // namespace calllock::app
