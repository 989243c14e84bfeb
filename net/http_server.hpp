#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "net/http_types.hpp"
#include "net/http_worker.hpp"
#include "net/limits.hpp"
#include "net/responder.hpp"

namespace calllock::net {

/// Where and how to listen.
struct http_server_options {
  std::string address = "127.0.0.1";  ///< an IPv4 or IPv6 address
  std::uint16_t port = 8080;          ///< 0: any free one, see `http_server::port`
  unsigned threads = 1;               ///< I/O threads, 1 to 64; one serves about 100,000 small requests a second
  http_limits limits;
};

/// What the server asks its user.
struct http_callbacks {
  policy_function policy;
  request_handler handler;
  answer_observer observer;  ///< may be empty
};

/// An HTTP/1.1 server: listens, reads whole requests within the limits, and passes them to one handler. Knows nothing
/// of routes.
///
/// Life: construct (binds), `start`, `drain`, `stop`. Must outlive whoever may still answer a request.
class http_server final : public answer_sink {
public:
  /// Binds and listens, but accepts nothing yet. Throws std::runtime_error that names address, port and reason.
  http_server(const http_server_options& options, http_callbacks callbacks);
  ~http_server();
  http_server(const http_server&) = delete;
  http_server& operator=(const http_server&) = delete;

  /// The port it listens on.
  [[nodiscard]] std::uint16_t port() const { return port_; }

  /// Starts the I/O threads.
  void start();

  /// Stops accepting, lets requests in flight end, closes each connection after its last answer; what is still open
  /// after `drain_time` is cut off. `done` is called once, on an I/O thread, when no connection is left; it must not
  /// call `stop`. From any thread.
  void drain(std::function<void()> done);

  /// Cuts everything off and ends the threads. From any thread but the server's own; may be called twice.
  void stop();

  /// Answers a request by its id; from any thread.
  void answer(slot_id id, response&& r) override;

  [[nodiscard]] const http_stats& stats() const { return shared_.stats; }
  [[nodiscard]] std::size_t threads() const { return workers_.size(); }
  /// The io_context of one I/O thread, for inboxes and timers that belong to it.
  [[nodiscard]] boost::asio::io_context& context(std::size_t worker) { return workers_[worker]->context(); }

private:
  void listen(const http_server_options& options);
  boost::asio::awaitable<void> accept_loop();
  void welcome(boost::asio::ip::tcp::socket socket, http_worker& worker);
  void drained();

  http_shared shared_;
  std::vector<std::unique_ptr<http_worker>> workers_;
  boost::asio::ip::tcp::acceptor acceptor_;
  boost::asio::steady_timer pause_;  ///< after an accept failed for want of descriptors
  boost::asio::steady_timer drain_timer_;
  std::uint16_t port_ = 0;
  std::size_t next_worker_ = 0;
  std::function<void()> done_;  ///< first I/O thread only
  bool running_ = false;
};

}  // namespace calllock::net
