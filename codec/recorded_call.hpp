#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "codec/retell.hpp"

namespace calllock::codec {

/// One request of a recorded call.
struct recorded_request {
  std::string path;  ///< /webhook/retell/…
  std::string body;
};

/// A recorded call: what Retell sent when it was over, and how it went while it was live.
struct recorded_call {
  std::string call_id;
  recorded_request analyzed;           ///< the call_analyzed webhook as recorded
  std::vector<recorded_request> live;  ///< call_started, each tool call of the trace, call_ended, call_analyzed
};

/// A line of a recording: a webhook body `{event, call}`, or an object that holds one under `payload`.
[[nodiscard]] parsed<recorded_call> read_recorded(std::string_view line);

}  // namespace calllock::codec
