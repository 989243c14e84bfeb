#include "end_to_end/client.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <deque>
#include <memory>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace calllock::bench {
namespace {

using clock_type = std::chrono::steady_clock;
using time_point = clock_type::time_point;

struct answer_size {
  int status = 0;
  std::size_t bytes = 0;  ///< 0: not whole yet
};

/// The first answer in `in`.
answer_size first_answer(std::string_view in) {
  const std::size_t head = in.find("\r\n\r\n");
  if (head == std::string_view::npos) return {};
  answer_size out;
  if (!in.starts_with("HTTP/1.1 ")) throw std::runtime_error{"the other side does not speak HTTP/1.1"};
  std::from_chars(in.data() + 9, in.data() + 12, out.status);
  constexpr std::string_view name = "\r\ncontent-length:";
  std::size_t length = 0;
  for (std::size_t at = in.find("\r\n"); at < head; at = in.find("\r\n", at + 2)) {
    if (strncasecmp(in.data() + at, name.data(), name.size()) != 0) continue;
    const char* digits = in.data() + at + name.size();
    while (*digits == ' ') ++digits;
    std::from_chars(digits, in.data() + head, length);
    break;
  }
  if (in.size() >= head + 4 + length) out.bytes = head + 4 + length;
  return out;
}

struct connection {
  int fd = -1;
  std::string out, in;
  std::size_t sent = 0;
  std::deque<time_point> under_way;
  bool wants_room = false;
};

class generator {
public:
  generator(const load_options& options, workload& work) : options_{options}, work_{work} {
    epoll_ = epoll_create1(EPOLL_CLOEXEC);
    connections_.resize(options.connections);
    for (auto& c : connections_) open(c);
  }
  ~generator() {
    for (auto& c : connections_)
      if (c.fd >= 0) close(c.fd);
    close(epoll_);
  }
  generator(const generator&) = delete;
  generator& operator=(const generator&) = delete;

  load_result run() {
    begin_ = clock_type::now();
    count_from_ = begin_ + std::chrono::duration_cast<clock_type::duration>(options_.warm_up);
    end_ = options_.requests > 0 ? time_point::max()
                                 : count_from_ + std::chrono::duration_cast<clock_type::duration>(options_.duration);
    rusage before{};
    getrusage(RUSAGE_THREAD, &before);
    for (;;) {
      const auto now = clock_type::now();
      if (now >= end_ || all_sent()) break;
      options_.rate > 0 ? send_due(now) : fill(now);
      wait(options_.rate > 0 ? due(made_) : end_);
    }
    // What was scheduled counts, however late its answer.
    const auto stop = clock_type::now();
    const auto patience = stop + std::chrono::seconds{15};
    while (under_way() > 0 && clock_type::now() < patience) wait(patience);
    result_.other[0] += under_way();
    if (result_.other[0] == 0) result_.other.erase(0);
    const auto last = options_.rate > 0 || options_.requests == 0 ? stop : clock_type::now();
    result_.seconds = std::chrono::duration<double>(last - count_from_).count();
    rusage after{};
    getrusage(RUSAGE_THREAD, &after);
    const auto seconds = [](const timeval& t) {
      return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
    };
    result_.client_cpu =
        seconds(after.ru_utime) + seconds(after.ru_stime) - seconds(before.ru_utime) - seconds(before.ru_stime);
    return result_;
  }

private:
  void open(connection& c) {
    c.fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(options_.port);
    if (inet_pton(AF_INET, options_.host.c_str(), &to.sin_addr) != 1)
      throw std::runtime_error{"not an IPv4 address: " + options_.host};
    if (connect(c.fd, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0)
      throw std::runtime_error{std::string{"cannot connect: "} + std::strerror(errno)};
    const int on = 1;
    setsockopt(c.fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    fcntl(c.fd, F_SETFL, fcntl(c.fd, F_GETFL) | O_NONBLOCK);
    epoll_event e{};
    e.events = EPOLLIN;
    e.data.ptr = &c;
    epoll_ctl(epoll_, EPOLL_CTL_ADD, c.fd, &e);
  }

  [[nodiscard]] bool all_sent() const { return options_.requests > 0 && made_ >= options_.requests; }
  [[nodiscard]] std::size_t under_way() const {
    std::size_t n = 0;
    for (const auto& c : connections_) n += c.under_way.size();
    return n;
  }
  [[nodiscard]] time_point due(std::uint64_t request) const {
    return begin_ + std::chrono::duration_cast<clock_type::duration>(
                        std::chrono::duration<double>(static_cast<double>(request) / options_.rate));
  }

  void make(connection& c, time_point when) {
    work_.next(c.out);
    c.under_way.push_back(when);
    ++made_;
  }

  /// Open loop: whatever is due leaves, whether answers came or not.
  void send_due(time_point now) {
    while (due(made_) <= now && !all_sent()) make(connections_[made_ % connections_.size()], due(made_));
    for (auto& c : connections_) flush(c);
  }

  /// Closed loop: `depth` under way on each connection.
  void fill(time_point now) {
    for (auto& c : connections_) {
      while (c.under_way.size() < options_.depth && !all_sent()) make(c, now);
      flush(c);
    }
  }

  void flush(connection& c) {
    while (c.sent < c.out.size()) {
      const auto n = ::send(c.fd, c.out.data() + c.sent, c.out.size() - c.sent, MSG_NOSIGNAL);
      if (n > 0) {
        c.sent += static_cast<std::size_t>(n);
        continue;
      }
      if (errno != EAGAIN) return broke(c);
      return watch(c, true);
    }
    c.out.clear();
    c.sent = 0;
    watch(c, false);
  }

  void watch(connection& c, bool room) {
    if (c.wants_room == room) return;
    c.wants_room = room;
    epoll_event e{};
    e.events = room ? EPOLLIN | EPOLLOUT : EPOLLIN;
    e.data.ptr = &c;
    epoll_ctl(epoll_, EPOLL_CTL_MOD, c.fd, &e);
  }

  void broke(connection& c) {
    result_.other[0] += c.under_way.size();
    close(c.fd);
    c = connection{};
    open(c);
  }

  void wait(time_point until) {
    std::array<epoll_event, 128> events{};
    const auto left = std::clamp<std::int64_t>(
        std::chrono::duration_cast<std::chrono::nanoseconds>(until - clock_type::now()).count(), 0, 100'000'000);
    const timespec timeout{left / 1'000'000'000, left % 1'000'000'000};
    const int n = epoll_pwait2(epoll_, events.data(), static_cast<int>(events.size()), &timeout, nullptr);
    for (int i = 0; i < n; ++i) {
      auto& c = *static_cast<connection*>(events[static_cast<std::size_t>(i)].data.ptr);
      if (events[static_cast<std::size_t>(i)].events & EPOLLOUT) flush(c);
      receive(c);
    }
  }

  void receive(connection& c) {
    const auto n = ::recv(c.fd, buffer_.data(), buffer_.size(), 0);
    if (n == 0 || (n < 0 && errno != EAGAIN)) return broke(c);
    if (n < 0) return;
    c.in.append(buffer_.data(), static_cast<std::size_t>(n));
    const auto now = clock_type::now();
    std::string_view left = c.in;
    for (;;) {
      const auto a = first_answer(left);
      if (a.bytes == 0) break;
      left.remove_prefix(a.bytes);
      answered(c, a.status, now);
    }
    c.in.erase(0, c.in.size() - left.size());
  }

  void answered(connection& c, int status, time_point now) {
    if (c.under_way.empty()) throw std::runtime_error{"an answer that nobody asked for"};
    const auto since = c.under_way.front();
    c.under_way.pop_front();
    ++result_.answered;
    // A closed loop counts what was answered in the time, an open one what was due in it.
    if ((options_.rate > 0 ? since : now) < count_from_ || (options_.rate <= 0 && now > end_)) return;
    if (status >= 200 && status < 300)
      result_.latency.add(now - since);
    else
      ++result_.other[status];
  }

  const load_options& options_;
  workload& work_;
  int epoll_ = -1;
  std::vector<connection> connections_;
  std::array<char, 256 * 1024> buffer_{};
  std::uint64_t made_ = 0;
  time_point begin_, count_from_, end_;
  load_result result_;
};

}  // namespace

load_result run_load(const load_options& options, workload& work) {
  return std::make_unique<generator>(options, work)->run();
}

}  // namespace calllock::bench
