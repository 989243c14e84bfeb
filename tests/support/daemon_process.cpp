#include "support/daemon_process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <thread>

namespace calllock::test {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

std::string binary() {
  const char* given = std::getenv("CALLLOCK_BINARY");
  return given != nullptr ? given : CALLLOCK_BINARY_DIR "/calllock";
}

std::string content_of(const fs::path& file) {
  std::ifstream in{file, std::ios::binary};
  std::ostringstream out;
  out << in.rdbuf();
  return std::move(out).str();
}

int status_of(int raw) { return WIFEXITED(raw) ? WEXITSTATUS(raw) : 128 + WTERMSIG(raw); }

int finish(pid_t pid) {
  int status = 0;
  while (waitpid(pid, &status, 0) < 0)
    if (errno != EINTR) return -1;
  return status_of(status);
}

}  // namespace

daemon_process::daemon_process(environment_map environment, std::string toml)
    : environment_{{"BIND_ADDRESS", "127.0.0.1"},
                   {"PORT", "0"},
                   {"RETELL_API_KEY", daemon_retell_key},
                   {"API_SECRET_KEY", daemon_api_key},
                   {"DASHBOARD_USER_EMAIL", daemon_user_email},
                   {"DASHBOARD_WEBHOOK_SECRET", daemon_dashboard_secret},
                   {"NO_COLOR", "1"},
                   {"PATH", "/usr/bin:/bin"}} {
  for (auto& [name, value] : environment) environment_[name] = std::move(value);
  std::string name = (fs::temp_directory_path() / "calllock-daemon-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error{"no temporary folder"};
  folder_ = name;
  std::ofstream{folder_ / "calllock.toml"} << toml;
}

daemon_process::~daemon_process() {
  kill();
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

pid_t daemon_process::spawn(const std::vector<std::string>& arguments, const fs::path& output) const {
  // Everything that allocates is done before the fork: other threads may hold the allocator's lock.
  std::vector<std::string> words{binary(), "--config", (folder_ / "calllock.toml").string()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<std::string> variables;
  for (const auto& [name, value] : environment_) variables.push_back(name + "=" + value);
  std::vector<char*> argv, envp;
  for (auto& w : words) argv.push_back(w.data());
  for (auto& v : variables) envp.push_back(v.data());
  argv.push_back(nullptr);
  envp.push_back(nullptr);
  const auto file = output.string();
  const auto folder = folder_.string();
  const pid_t pid = fork();
  if (pid < 0) throw std::runtime_error{"fork"};
  if (pid > 0) return pid;
  close_range(3, ~0u, 0);  // the fakes' sockets are not the daemon's to keep open
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  setpgid(0, 0);  // Ctrl-C in the terminal is for the test
  const int out = open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  if (out < 0 || dup2(out, 1) < 0 || dup2(out, 2) < 0 || chdir(folder.c_str()) != 0) _exit(126);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  execve(argv[0], argv.data(), envp.data());
  _exit(127);
}

void daemon_process::launch() {
  if (running()) throw std::logic_error{"the daemon runs already"};
  log_before_ = log().size();
  launched_ = std::chrono::steady_clock::now();
  pid_ = spawn({"serve"}, folder_ / "log");
}

std::chrono::milliseconds daemon_process::wait_until_ready() {
  constexpr std::string_view sign = "serving port=";
  for (;;) {
    const auto text = log();
    const auto at = text.find(sign, log_before_);
    if (at != std::string::npos && text.find('\n', at) != std::string::npos) {
      port_ = static_cast<std::uint16_t>(std::stoi(text.substr(at + sign.size())));
      return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - launched_);
    }
    if (!alive()) throw std::runtime_error{"the daemon ended:\n" + text.substr(log_before_)};
    if (std::chrono::steady_clock::now() - launched_ > 60s)
      throw std::runtime_error{"the daemon is not ready:\n" + text.substr(log_before_)};
    std::this_thread::sleep_for(5ms);
  }
}

std::chrono::milliseconds daemon_process::start() {
  launch();
  return wait_until_ready();
}

bool daemon_process::alive() {
  if (pid_ <= 0) return false;
  siginfo_t seen{};
  // Left to be waited for, so that the exit status is not lost.
  return waitid(P_PID, static_cast<id_t>(pid_), &seen, WEXITED | WNOHANG | WNOWAIT) == 0 && seen.si_pid == 0;
}

int daemon_process::wait_until_ended() {
  if (!running()) return -1;
  const int status = finish(pid_);
  pid_ = -1;
  return status;
}

void daemon_process::signal(int number) const {
  if (pid_ > 0) ::kill(pid_, number);
}

void daemon_process::kill() {
  if (!running()) return;
  signal(SIGKILL);
  wait_until_ended();
}

int daemon_process::stop() {
  signal(SIGTERM);
  return wait_until_ended();
}

command_result daemon_process::run(const std::vector<std::string>& arguments) const {
  const auto file = folder_ / "command.out";
  std::error_code ignored;
  fs::remove(file, ignored);
  command_result r;
  r.status = finish(spawn(arguments, file));
  r.output = content_of(file);
  return r;
}

std::string daemon_process::log() const { return content_of(folder_ / "log"); }

std::size_t daemon_process::resident_bytes() const {
  std::ifstream in{"/proc/" + std::to_string(pid_) + "/statm"};
  std::size_t total = 0, resident = 0;
  in >> total >> resident;
  return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

}  // namespace calllock::test
