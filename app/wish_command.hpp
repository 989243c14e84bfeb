#pragma once

#include <iosfwd>

namespace calllock::app {

/// `calllock wish --jsonl`: one spoken wish for a time a line in, what is understood a line out, in the same order
/// (shared/calls/WISHES.md). A line that cannot be read gives `{"error": …}` in its place and a message with its number
/// on `err`; the others are answered all the same. Returns the exit status: 0, or 1 when a line was bad.
int run_wish(std::istream& in, std::ostream& out, std::ostream& err);

}  // namespace calllock::app
