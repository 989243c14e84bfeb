#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "net/secrets.hpp"

namespace calllock::bench {

enum class load_kind : std::uint8_t {
  tool,   ///< four tool calls of each call, each with another intent, so that every one writes
  calls,  ///< whole calls: started, two tools, ended, analysed
  mixed,  ///< every other call is whole, the others are tools only
  idle,   ///< call_started only: calls that are live and do nothing
};

struct workload_options {
  load_kind kind = load_kind::tool;
  std::string tool = "end_call";
  std::size_t calls = 5000;  ///< live at the same time; a call's next request comes after one of each other call
  std::string run;           ///< part of every call id, so that runs do not meet
  std::string key;           ///< signs
};

/// Makes the requests of a run, one after the other. Successive requests belong to different calls.
class workload {
public:
  explicit workload(workload_options options);

  /// Appends the whole of the next request, signed now, to `out`.
  void next(std::string& out);

  [[nodiscard]] const workload_options& options() const { return options_; }
  /// The body of the last request: what the floor is checked with.
  [[nodiscard]] const std::string& body() const { return body_; }

private:
  /// Where the request goes; leaves its body in `body_`.
  std::string_view compose(std::uint64_t call, std::size_t step);
  std::string_view compose_tool(std::string_view tool, std::uint64_t call, std::size_t step);
  std::string_view compose_event(std::string_view event, std::uint64_t call);
  void add_call(std::uint64_t call, bool over);

  workload_options options_;
  net::hmac_key key_;
  std::uint64_t made_ = 0;
  std::size_t steps_;
  std::string body_, path_;
};

}  // namespace calllock::bench
