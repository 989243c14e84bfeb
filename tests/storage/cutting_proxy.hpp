#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <stdexcept>
#include <string>
#include <thread>

namespace calllock::test {

/// Stands between a client and a server on 127.0.0.1 and loses answers: what the client says still arrives, what the
/// server says does not. One connection at a time.
class cutting_proxy {
public:
  enum class mode {
    pass,
    cut,      ///< the next answer is dropped and the client's connection closed
    swallow,  ///< answers are dropped, the connection stays: a network that went dark
  };

  explicit cutting_proxy(int server_port) : server_port_{server_port} {
    listener_ = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in a = address(0);
    socklen_t size = sizeof a;
    if (bind(listener_, reinterpret_cast<sockaddr*>(&a), size) != 0 || listen(listener_, 8) != 0 ||
        getsockname(listener_, reinterpret_cast<sockaddr*>(&a), &size) != 0)
      throw std::runtime_error{"no proxy"};
    port_ = ntohs(a.sin_port);
    thread_ = std::thread{[this] { serve(); }};
  }
  ~cutting_proxy() {
    ended_ = true;
    thread_.join();
    close(listener_);
  }
  cutting_proxy(const cutting_proxy&) = delete;
  cutting_proxy& operator=(const cutting_proxy&) = delete;

  [[nodiscard]] int port() const { return port_; }
  void set(mode m) { mode_ = m; }

private:
  static sockaddr_in address(int port) {
    sockaddr_in a{};
    a.sin_family = AF_INET;
    a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    a.sin_port = htons(static_cast<std::uint16_t>(port));
    return a;
  }

  void serve() {
    while (!ended_) {
      pollfd p{listener_, POLLIN, 0};
      if (poll(&p, 1, 20) <= 0) continue;
      const int client = accept(listener_, nullptr, nullptr);
      const int server = socket(AF_INET, SOCK_STREAM, 0);
      const auto a = address(server_port_);
      if (connect(server, reinterpret_cast<const sockaddr*>(&a), sizeof a) == 0) relay(client, server);
      close(client);
      close(server);
    }
  }

  void relay(int client, int server) {
    char buffer[65536];
    while (!ended_) {
      pollfd p[] = {{client, POLLIN, 0}, {server, POLLIN, 0}};
      if (poll(p, 2, 20) <= 0) continue;
      if (p[0].revents != 0) {
        const auto n = read(client, buffer, sizeof buffer);
        if (n <= 0 || write(server, buffer, static_cast<std::size_t>(n)) != n) return;
      }
      if (p[1].revents != 0) {
        const auto n = read(server, buffer, sizeof buffer);
        if (n <= 0) return;
        if (mode_ == mode::cut) {
          mode_ = mode::pass;
          return;
        }
        if (mode_ == mode::pass && write(client, buffer, static_cast<std::size_t>(n)) != n) return;
      }
    }
  }

  int server_port_;
  int listener_ = -1;
  int port_ = 0;
  std::atomic<mode> mode_ = mode::pass;
  std::atomic<bool> ended_ = false;
  std::thread thread_;
};

}  // namespace calllock::test
