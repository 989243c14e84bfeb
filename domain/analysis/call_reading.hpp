#pragma once

#include "domain/analysis/reading.hpp"
#include "domain/analysis/tool_events.hpp"

namespace calllock::domain {

/// One call, read once for all rules: what was said, what the tools were told of the matter, and the summary. Views
/// into `call`, which must outlive it.
struct call_reading {
  explicit call_reading(const call_record& c);
  call_reading(const call_reading&) = delete;
  call_reading& operator=(const call_reading&) = delete;

private:
  call_record notes_, summary_;

public:
  const call_record& call;
  tool_events tools;
  reading said;    ///< the transcript
  reading noted;   ///< `tools.notes`, as if the caller had said them in one breath
  reading summed;  ///< the summary of the call, likewise
};

}  // namespace calllock::domain
