#include "end_to_end/process.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace calllock::bench {
namespace {

sockaddr_in loopback(std::uint16_t port) {
  sockaddr_in a{};
  a.sin_family = AF_INET;
  a.sin_port = htons(port);
  a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return a;
}

bool healthy(std::uint16_t port) {
  const int s = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const auto to = loopback(port);
  constexpr std::string_view ask = "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  char answer[16] = {};
  const bool ok = connect(s, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0 &&
                  write(s, ask.data(), ask.size()) == static_cast<ssize_t>(ask.size()) &&
                  recv(s, answer, 12, MSG_WAITALL) == 12 && std::string_view{answer} == "HTTP/1.1 200";
  close(s);
  return ok;
}

struct process_times {
  std::string name;
  pid_t parent = 0;
  double own = 0, of_ended_children = 0;  ///< CPU seconds
};

/// From /proc/PID/stat: the name stands in brackets, then state, parent, and user and system times, own and waited for,
/// as the 14th to 17th field.
std::optional<process_times> times_of(pid_t pid) {
  std::ifstream in{"/proc/" + std::to_string(pid) + "/stat"};
  std::string all;
  if (!std::getline(in, all)) return std::nullopt;
  const auto open = all.find('('), end = all.rfind(')');
  if (open == std::string::npos || end == std::string::npos) return std::nullopt;
  process_times out;
  out.name = all.substr(open + 1, end - open - 1);
  std::istringstream rest{all.substr(end + 1)};
  std::string skipped;
  rest >> skipped >> out.parent;
  for (int field = 5; field < 14; ++field) rest >> skipped;
  double t[4] = {};
  for (double& x : t) rest >> x;
  const auto tick = static_cast<double>(sysconf(_SC_CLK_TCK));
  out.own = (t[0] + t[1]) / tick;
  out.of_ended_children = (t[2] + t[3]) / tick;
  return out;
}

}  // namespace

child::child(child&& other) noexcept : pid_{std::exchange(other.pid_, -1)} {}

child& child::operator=(child&& other) noexcept {
  if (this != &other) {
    end(SIGTERM);
    pid_ = std::exchange(other.pid_, -1);
  }
  return *this;
}

void child::end(int signal) {
  if (pid_ <= 0) return;
  kill(pid_, signal);
  while (waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
}

child fork_to(const std::function<void()>& work) {
  const pid_t parent = getpid();
  const pid_t pid = fork();
  if (pid < 0) throw std::runtime_error{"cannot fork"};
  if (pid > 0) return child{pid};
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (getppid() != parent) _exit(1);
  try {
    work();
  } catch (const std::exception& e) {
    const std::string said = std::string{"calllock-bench: "} + e.what() + "\n";
    if (write(STDERR_FILENO, said.data(), said.size()) < 0) _exit(2);
    _exit(1);
  }
  _exit(0);
}

child start_daemon(const std::string& program, const std::string& file,
                   const std::map<std::string, std::string>& settings, const std::string& log) {
  return fork_to([&] {
    for (const auto& [name, value] : settings) setenv(name.c_str(), value.c_str(), 1);
    const int out = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    dup2(out, STDERR_FILENO);
    if (file.empty())
      execl(program.c_str(), program.c_str(), "serve", nullptr);
    else
      execl(program.c_str(), program.c_str(), "--config", file.c_str(), "serve", nullptr);
    throw std::runtime_error{"cannot start " + program};
  });
}

std::uint16_t free_port() {
  const int s = socket(AF_INET, SOCK_STREAM, 0);
  auto a = loopback(0);
  socklen_t size = sizeof a;
  if (bind(s, reinterpret_cast<const sockaddr*>(&a), size) != 0 ||
      getsockname(s, reinterpret_cast<sockaddr*>(&a), &size) != 0)
    throw std::runtime_error{"no free port"};
  close(s);
  return ntohs(a.sin_port);
}

double wait_until_ready(const child& c, std::uint16_t port, double patience) {
  using clock_type = std::chrono::steady_clock;
  const auto begin = clock_type::now();
  for (;;) {
    const std::chrono::duration<double> took = clock_type::now() - begin;
    if (healthy(port)) return took.count();
    if (waitpid(c.pid(), nullptr, WNOHANG) == c.pid()) throw std::runtime_error{"the server has ended"};
    if (took.count() > patience) throw std::runtime_error{"the server does not get ready"};
    std::this_thread::sleep_for(std::chrono::milliseconds{2});
  }
}

std::uint64_t resident_bytes(pid_t pid) {
  std::ifstream in{"/proc/" + std::to_string(pid) + "/statm"};
  std::uint64_t whole = 0, resident = 0;
  in >> whole >> resident;
  return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

double cpu_seconds(pid_t pid) {
  const auto p = times_of(pid);
  return p ? p->own : 0;
}

double cpu_seconds_below_us(std::string_view name) {
  std::vector<std::pair<pid_t, process_times>> all;
  for (const auto& e : std::filesystem::directory_iterator{"/proc"}) {
    const pid_t pid = std::atoi(e.path().filename().c_str());
    if (pid <= 0) continue;
    if (const auto p = times_of(pid); p && p->name == name) all.emplace_back(pid, *p);
  }
  double sum = 0;
  for (const auto& [pid, p] : all) {
    if (p.parent == getpid()) sum += p.own + p.of_ended_children;
    for (const auto& [parent, of] : all)
      if (parent == p.parent && of.parent == getpid()) sum += p.own;
  }
  return sum;
}

double load_average() {
  double one = 0;
  return getloadavg(&one, 1) == 1 ? one : -1;
}

}  // namespace calllock::bench
