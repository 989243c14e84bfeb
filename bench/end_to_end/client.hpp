#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>

#include "end_to_end/histogram.hpp"
#include "end_to_end/workload.hpp"

namespace calllock::bench {

struct load_options {
  std::string host = "127.0.0.1";
  std::uint16_t port = 0;
  std::size_t connections = 32;
  std::size_t depth = 16;      ///< requests under way per connection, where nothing else bounds them
  double rate = 0;             ///< open loop: requests a second that leave on schedule; 0: as fast as answers come
  std::uint64_t requests = 0;  ///< end after so many; 0: after `duration`
  std::chrono::duration<double> duration{10};
  std::chrono::duration<double> warm_up{1};  ///< before that, nothing is counted
};

struct load_result {
  std::uint64_t answered = 0;  ///< with any status, counted or not
  double seconds = 0;          ///< during which was counted
  histogram latency;           ///< of answers with 2xx; from the scheduled time in an open loop, else from sending
  std::map<int, std::uint64_t> other;  ///< by status; 0: the connection broke
  double client_cpu = 0;               ///< seconds of this thread

  [[nodiscard]] double per_second() const { return seconds > 0 ? static_cast<double>(latency.count()) / seconds : 0; }
};

/// Sends the workload over keep-alive connections from this one thread, pipelining. Throws std::runtime_error if
/// nobody listens.
[[nodiscard]] load_result run_load(const load_options& options, workload& work);

}  // namespace calllock::bench
