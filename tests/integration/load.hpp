#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "support/agent_line.hpp"

namespace calllock::test {

/// What one request was about: the event's or the tool's name.
struct change {
  std::string call_id;
  std::string name;
  bool is_tool = false;
};

/// A 2xx that was received.
struct acknowledged {
  change what;
  std::string answer;
};

/// Several clients that send tool calls and events of many calls and write down what they were told. A client whose
/// connection breaks stops, and what it had sent is in doubt; everything else was either acknowledged or refused.
class load {
public:
  load(std::uint16_t port, int clients, std::uint64_t seed, std::string prefix);
  ~load() { stop(); }
  load(const load&) = delete;
  load& operator=(const load&) = delete;

  void stop();
  /// From now on and until the next phase, statuses are counted under this number (0 to 3).
  void phase(int n) { phase_ = n; }
  [[nodiscard]] int count(int phase, int status) const;
  [[nodiscard]] int others(int phase, int status) const;  ///< answers of that phase with another status
  [[nodiscard]] int without_retry_after() const { return without_retry_after_; }
  [[nodiscard]] int answers() const { return answers_; }

  /// Only after `stop`.
  [[nodiscard]] const std::vector<acknowledged>& acknowledgements() const { return acknowledged_; }
  [[nodiscard]] const std::vector<change>& in_doubt() const { return in_doubt_; }

  static http_answer send(agent_line& line, const change& what);

private:
  void run(std::uint16_t port, std::uint64_t seed, std::string prefix);
  void note(const change& what, const http_answer& a, int phase_sent);

  std::atomic<bool> stopping_{false};
  std::atomic<int> phase_{0}, answers_{0}, without_retry_after_{0};
  mutable std::mutex mutex_;
  std::vector<std::pair<int, int>> statuses_;  ///< phase and status, when the phase did not change meanwhile
  std::vector<acknowledged> acknowledged_;
  std::vector<change> in_doubt_;
  std::vector<std::thread> clients_;
};

}  // namespace calllock::test
