#pragma once

#include <sys/socket.h>

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <condition_variable>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "net/http_error.hpp"
#include "net/http_server.hpp"

namespace calllock::net::test {

namespace asio = boost::asio;
using tcp = asio::ip::tcp;

/// A test that hangs fails after this; nothing is expected to take that long.
constexpr int hang_seconds = 10;

/// A blocking client that sees bytes, so that tests can send what no proper client would.
class raw_client {
public:
  explicit raw_client(std::uint16_t port) {
    socket_.connect({asio::ip::address_v4::loopback(), port});
    const timeval limit{hang_seconds, 0};
    ::setsockopt(socket_.native_handle(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  }

  void send(std::string_view bytes) { asio::write(socket_, asio::buffer(bytes)); }

  /// Sends what can be sent; false if the server closed meanwhile.
  bool try_send(std::string_view bytes) {
    boost::system::error_code ec;
    asio::write(socket_, asio::buffer(bytes), ec);
    return !ec;
  }

  void end_of_requests() { socket_.shutdown(tcp::socket::shutdown_send); }

  struct answer {
    int status = 0;
    std::string head, body;
    [[nodiscard]] bool has(std::string_view header_line) const { return head.find(header_line) != std::string::npos; }
  };

  /// The next answer; status 0 when the connection ended first.
  answer read(bool without_body = false) {
    answer a;
    std::size_t end = std::string::npos;
    while ((end = buffer_.find("\r\n\r\n")) == std::string::npos) {
      if (!more()) return a;
    }
    a.head = buffer_.substr(0, end + 2);
    buffer_.erase(0, end + 4);
    a.status = std::stoi(a.head.substr(9, 3));
    const std::size_t at = a.head.find("Content-Length: ");
    const std::size_t size = at == std::string::npos || without_body ? 0 : std::stoul(a.head.substr(at + 16));
    while (buffer_.size() < size) {
      if (!more()) return {};
    }
    a.body = buffer_.substr(0, size);
    buffer_.erase(0, size);
    return a;
  }

  /// True when the server has closed and nothing is left to read.
  bool at_end() { return buffer_.empty() && !more(); }

  [[nodiscard]] const std::string& unread() const { return buffer_; }
  tcp::socket& socket() { return socket_; }

private:
  bool more() {
    std::array<char, 16384> chunk{};
    const ssize_t n = ::recv(socket_.native_handle(), chunk.data(), chunk.size(), 0);
    if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) throw std::runtime_error("the server said nothing");
    if (n <= 0) return false;
    buffer_.append(chunk.data(), static_cast<std::size_t>(n));
    return true;
  }

  asio::io_context io_;
  tcp::socket socket_{io_};
  std::string buffer_;
};

inline std::string get(std::string_view target, std::string_view more_headers = {}) {
  return "GET " + std::string{target} + " HTTP/1.1\r\nHost: t\r\n" + std::string{more_headers} + "\r\n";
}

inline std::string post(std::string_view target, std::string_view body, std::string_view more_headers = {}) {
  return "POST " + std::string{target} +
         " HTTP/1.1\r\nHost: t\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n" + std::string{more_headers} + "\r\n" + std::string{body};
}

/// Limits for tests: deadlines are far unless a test brings one near.
inline http_limits test_limits() {
  http_limits l;
  l.tick = std::chrono::milliseconds{2};
  l.linger_time = std::chrono::milliseconds{500};
  return l;
}

/// A server with four routes: /echo answers the body, /hold keeps the responder until the test answers, /drop forgets
/// it, /throw throws.
class echo_server {
public:
  explicit echo_server(const http_limits& limits = test_limits(), unsigned threads = 1)
      : server_{{"127.0.0.1", 0, threads, limits},
                {[limits](http_verb, std::string_view path) {
                   route_policy p;
                   p.route = path == "/echo" ? 1 : 2;
                   p.body_limit = path == "/event" ? limits.event_body : limits.tool_body;
                   return p;
                 },
                 [this](const request_view& r, responder answer) { handle(r, std::move(answer)); },
                 [this](unsigned route, int status, std::chrono::nanoseconds) { note(route, status); }}} {
    server_.start();
  }
  ~echo_server() {
    held_.clear();
    server_.stop();
  }

  [[nodiscard]] raw_client connect() const { return raw_client{server_.port()}; }
  [[nodiscard]] http_server& server() { return server_; }

  /// Waits until `n` requests are held and gives the responder of request number `i`.
  responder& held(std::size_t i) {
    std::unique_lock guard{mutex_};
    REQUIRE(changed_.wait_for(guard, std::chrono::seconds{hang_seconds}, [&] { return held_.size() > i; }));
    return held_[i];
  }

  /// How often the server answered with this status, as the observer saw it.
  std::size_t seen(int status) {
    const std::lock_guard guard{mutex_};
    return statuses_[status];
  }

  std::size_t handled() {
    const std::lock_guard guard{mutex_};
    return handled_;
  }

private:
  void handle(const request_view& r, responder answer) {
    {
      const std::lock_guard guard{mutex_};
      ++handled_;
      if (r.path == "/hold") {
        held_.reserve(10'000);
        held_.push_back(std::move(answer));
        changed_.notify_all();
        return;
      }
    }
    if (r.path == "/throw") throw std::runtime_error("on purpose");
    if (r.path == "/drop") return;
    response out;
    out.content_type = "text/plain";
    out.body = r.path == "/peer" ? r.peer.to_string() : std::string{r.body};
    if (r.path == "/query") out.body = std::string{r.query};
    answer.send(std::move(out));
  }

  void note(unsigned, int status) {
    const std::lock_guard guard{mutex_};
    ++statuses_[status];
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<responder> held_;
  std::map<int, std::size_t> statuses_;
  std::size_t handled_ = 0;
  http_server server_;
};

inline response text(int status, std::string body) {
  response r;
  r.status = status;
  r.body = std::move(body);
  return r;
}

}  // namespace calllock::net::test
