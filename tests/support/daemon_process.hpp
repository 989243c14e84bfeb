#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace calllock::test {

inline constexpr auto daemon_retell_key = "key_retell_test";
inline constexpr auto daemon_api_key = "api_secret_for_tests";
inline constexpr auto daemon_dashboard_secret = "dashboard_test_secret";
inline constexpr auto daemon_user_email = "owner@example.com";

using environment_map = std::map<std::string, std::string>;

/// What a subcommand that ends by itself gave.
struct command_result {
  int status = -1;     ///< exit status; 128 and the signal's number when a signal ended it
  std::string output;  ///< standard output and error
};

/// The engine's binary as a process of its own, in its own folder, on a free port. It ends with the object. The
/// environment is not inherited: it is what is given here, over secrets that suit the fakes.
class daemon_process {
public:
  /// `toml` becomes the settings file. Nothing is started yet.
  explicit daemon_process(environment_map environment, std::string toml = {});
  ~daemon_process();
  daemon_process(const daemon_process&) = delete;
  daemon_process& operator=(const daemon_process&) = delete;

  /// Starts `serve` and waits until it serves; how long that took. Throws std::runtime_error with the log when it
  /// ends instead, or does not become ready within a minute.
  std::chrono::milliseconds start();
  /// The first half of `start`: returns at once.
  void launch();
  std::chrono::milliseconds wait_until_ready();
  /// The exit status of a daemon that ends by itself.
  int wait_until_ended();
  void signal(int number) const;
  void kill();  ///< kill -9, and waits for the end
  int stop();   ///< SIGTERM; the exit status

  /// Runs another subcommand with the same settings, to its end.
  command_result run(const std::vector<std::string>& arguments) const;

  [[nodiscard]] bool running() const { return pid_ > 0; }
  [[nodiscard]] bool alive();  ///< asks the kernel
  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] std::string log() const;             ///< standard error of all starts
  [[nodiscard]] std::size_t resident_bytes() const;  ///< of the running process
  [[nodiscard]] environment_map& environment() { return environment_; }

private:
  [[nodiscard]] pid_t spawn(const std::vector<std::string>& arguments, const std::filesystem::path& output) const;

  environment_map environment_;
  std::filesystem::path folder_;
  std::chrono::steady_clock::time_point launched_{};
  std::size_t log_before_ = 0;  ///< length of the log at the last launch
  std::uint16_t port_ = 0;
  pid_t pid_ = -1;
};

}  // namespace calllock::test
