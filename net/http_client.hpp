#pragma once

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/beast/http/verb.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "net/limits.hpp"

namespace calllock::net {

/// A request to another service.
struct client_request {
  boost::beast::http::verb method = boost::beast::http::verb::get;
  std::string url;                                           ///< absolute, http or https
  std::vector<std::pair<std::string, std::string>> headers;  ///< Host and Content-Length are added
  std::string body;
  std::chrono::milliseconds deadline{10'000};  ///< for everything: waiting for a connection, DNS, TLS, the answer
  /// Doing it twice does no harm (an idempotency key, for example). GET and HEAD are by nature.
  bool repeatable = false;
};

struct client_response {
  int status = 0;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  /// The first header of that name, without regard to case.
  [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const;
};

/// Why there is no answer.
enum class client_failure : std::uint8_t {
  bad_request,         ///< the address or a header of the request makes no sense
  refused,             ///< no connection
  dns,                 ///< the name is not known
  tls,                 ///< no trusted encrypted connection
  timeout,             ///< the deadline, or that for connecting
  reset_before_write,  ///< the connection ended before a byte of the request was written
  reset_after_write,   ///< it ended after that, before the whole answer was read
  too_large,           ///< the answer is larger than allowed
  bad_response,        ///< what came is not HTTP
  overloaded,          ///< too many requests wait for this service already
  cancelled,           ///< the client was stopped
};

[[nodiscard]] std::string_view name(client_failure f) noexcept;

struct client_error {
  client_failure kind;
  /// False: the other side has certainly not acted on the request. True: nobody knows (twilio.md §10, calcom.md §6).
  bool maybe_processed = false;
};

using client_result = std::variant<client_response, client_error>;

/// What one neighbour may cost, where it differs from the others.
struct http_origin_limits {
  std::size_t connections = 16;
  std::size_t waiting = 1'024;
  std::chrono::milliseconds connect_time{3'000};
  std::size_t response_body = 1 * mebibyte;
};

struct http_client_options {
  /// By any address of the neighbour; what is asked of the others keeps to the four limits below.
  std::vector<std::pair<std::string, http_origin_limits>> origins;
  std::size_t connections_per_origin = 16;
  /// Requests that wait for a connection to one origin; the next fails as overloaded.
  std::size_t waiting_per_origin = 1'024;
  std::chrono::milliseconds connect_time{3'000};  ///< name, connection and TLS together
  /// An unused connection is closed after this: before usual servers do (Node closes after 5 s), so that a request
  /// rarely meets the close.
  std::chrono::milliseconds idle_time{4'000};
  std::size_t response_body = 1 * mebibyte;
  std::size_t response_header = 32 * kibibyte;
  bool verify_peer = true;  ///< off only for tests
  std::string ca_file;      ///< certificates to trust beside the system's; may be empty
  std::string user_agent = "calllock";
};

/// What a client did; each may be read from any thread.
struct http_client_stats {
  std::atomic<std::uint64_t> requests{0};
  std::atomic<std::uint64_t> responses{0};
  std::atomic<std::uint64_t> failures{0};
  std::atomic<std::uint64_t> connections{0};  ///< made so far
  std::atomic<std::uint64_t> reused{0};       ///< requests on a connection that had served one before
  std::atomic<std::uint64_t> repeated{0};     ///< requests sent again because a kept connection turned out closed
};

/// Asks other services over HTTP/1.1. Keeps connections per origin, bounds time and size of everything, verifies
/// certificates, follows no redirect. A request is sent a second time only when a kept connection was closed without a
/// word and either nothing had been written or repeating does no harm.
class http_client {
public:
  using callback = std::function<void(client_result)>;

  /// Runs on `io`, which must have one thread and outlive the client. Throws std::runtime_error if `ca_file` cannot be
  /// read.
  http_client(boost::asio::io_context& io, http_client_options options = {});
  ~http_client();
  http_client(const http_client&) = delete;
  http_client& operator=(const http_client&) = delete;

  /// From any thread. `done` is called exactly once, on the thread of `io`; not at all if `io` stops before.
  void send(client_request request, callback done);

  /// Ends all requests as cancelled and closes all connections; later requests are cancelled at once. From any thread.
  void stop();

  [[nodiscard]] const http_client_stats& stats() const;

private:
  class impl;
  std::shared_ptr<impl> impl_;
};

}  // namespace calllock::net
