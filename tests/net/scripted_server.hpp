#pragma once

#include <array>
#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace calllock::net::test {

/// A server that does to each connection what the test tells it to, well-behaved or not. Connections are served one
/// after the other, on a thread of its own; the script ends when it returns, and then the connection is closed.
class scripted_server {
public:
  using socket = boost::asio::ip::tcp::socket;
  /// Gets the connection and its number, from 0.
  using script = std::function<void(socket&, int)>;

  explicit scripted_server(script s) : script_{std::move(s)}, thread_{[this] { serve(); }} {}
  ~scripted_server() {
    over_ = true;
    {
      const std::lock_guard guard{mutex_};
      if (current_ != nullptr) ::shutdown(current_->native_handle(), SHUT_RDWR);
    }
    // Wakes the accept.
    boost::system::error_code ignored;
    boost::asio::io_context io;
    socket{io}.connect(acceptor_.local_endpoint(), ignored);
    thread_.join();
  }
  scripted_server(const scripted_server&) = delete;
  scripted_server& operator=(const scripted_server&) = delete;

  [[nodiscard]] std::uint16_t port() const { return acceptor_.local_endpoint().port(); }
  [[nodiscard]] std::string url(std::string_view target = "/") const {
    return "http://127.0.0.1:" + std::to_string(port()) + std::string{target};
  }
  [[nodiscard]] int connections() const { return connections_; }
  [[nodiscard]] int requests() const { return requests_; }

  /// Reads one request, head and body; empty when the client has closed.
  std::string read_request(socket& s) {
    std::string bytes;
    std::size_t end = std::string::npos;
    while ((end = bytes.find("\r\n\r\n")) == std::string::npos) {
      if (!more(s, bytes)) return {};
    }
    const std::size_t at = bytes.find("Content-Length: ");
    const std::size_t size = at == std::string::npos ? 0 : std::stoul(bytes.substr(at + 16));
    while (bytes.size() < end + 4 + size) {
      if (!more(s, bytes)) return {};
    }
    ++requests_;
    return bytes;
  }

  static void write(socket& s, std::string_view bytes) {
    boost::system::error_code ignored;
    boost::asio::write(s, boost::asio::buffer(bytes), ignored);
  }

  static void answer(socket& s, std::string_view body, std::string_view more_headers = {}) {
    write(s, "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + std::string{more_headers} +
                 "\r\n" + std::string{body});
  }

  /// Closes so that the client sees a reset.
  static void reset(socket& s) {
    s.set_option(boost::asio::socket_base::linger{true, 0});
    s.close();
  }

  /// Says nothing until the client (or the test) ends the connection.
  static void hang(socket& s) {
    std::string ignored;
    while (more(s, ignored)) ignored.clear();
  }

private:
  static bool more(socket& s, std::string& bytes) {
    std::array<char, 65536> chunk{};
    boost::system::error_code ec;
    const std::size_t n = s.read_some(boost::asio::buffer(chunk), ec);
    bytes.append(chunk.data(), n);
    return !ec;
  }

  void serve() {
    for (;;) {
      socket s{io_};
      acceptor_.accept(s);
      if (over_) return;
      {
        const std::lock_guard guard{mutex_};
        current_ = &s;
      }
      script_(s, connections_++);
      const std::lock_guard guard{mutex_};
      current_ = nullptr;
    }
  }

  boost::asio::io_context io_;
  boost::asio::ip::tcp::acceptor acceptor_{io_, {boost::asio::ip::address_v4::loopback(), 0}};
  script script_;
  std::atomic<bool> over_{false};
  std::atomic<int> connections_{0};
  std::atomic<int> requests_{0};
  std::mutex mutex_;
  socket* current_ = nullptr;
  std::thread thread_;
};

}  // namespace calllock::net::test
