#pragma once

#include <sys/types.h>

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace calllock::bench {

/// A child that ends with this object, and with this process.
class child {
public:
  child() = default;
  explicit child(pid_t pid) : pid_{pid} {}
  child(child&& other) noexcept;
  child& operator=(child&& other) noexcept;
  child(const child&) = delete;
  child& operator=(const child&) = delete;
  ~child() { end(15); }

  [[nodiscard]] pid_t pid() const { return pid_; }
  /// Sends the signal and waits for the end.
  void end(int signal);

private:
  pid_t pid_ = -1;
};

/// A child that does `work` and ends.
[[nodiscard]] child fork_to(const std::function<void()>& work);
/// `calllock serve` with these settings in its environment and those of `file` unless it is empty; its log goes to
/// `log`.
[[nodiscard]] child start_daemon(const std::string& program, const std::string& file,
                                 const std::map<std::string, std::string>& settings, const std::string& log);

[[nodiscard]] std::uint16_t free_port();
/// Seconds until the port answers `GET /health` with 200. Throws std::runtime_error after `patience` seconds, or when
/// the child has ended.
double wait_until_ready(const child& c, std::uint16_t port, double patience);

/// Resident bytes of a process.
[[nodiscard]] std::uint64_t resident_bytes(pid_t pid);
/// CPU seconds that a process has used.
[[nodiscard]] double cpu_seconds(pid_t pid);
/// CPU seconds of the processes named `name` among our children and theirs, ended ones included.
[[nodiscard]] double cpu_seconds_below_us(std::string_view name);
/// The one-minute load average.
[[nodiscard]] double load_average();

}  // namespace calllock::bench
