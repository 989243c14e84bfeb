#pragma once

#include <iosfwd>
#include <string>

#include "app/terminal.hpp"
#include "domain/tenant.hpp"

namespace calllock::domain {
class lexicon;
}

namespace calllock::app {

struct classify_options {
  domain::tenant_profile tenant;  ///< whose clock, hours and numbers apply
  const domain::lexicon* phrases = nullptr;
  unsigned threads = 2;
  std::uint64_t input_bytes = 0;  ///< for the bar; 0: not known
};

/// `calllock classify --jsonl`: one `call_analyzed` body a line in, one JSON object a line out, in the same order. A
/// line that cannot be read gives `{"error": …}` in its place and a message with its number on `err`. Reads and writes
/// in blocks, so that a file larger than memory passes through with every thread busy. Returns the exit status: 0, or 1
/// when a line was bad.
int run_classify(std::istream& in, std::ostream& out, const terminal& err, const classify_options& options);

}  // namespace calllock::app
