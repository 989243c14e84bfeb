#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <chrono>
#include <optional>
#include <string>
#include <variant>

#include "net/http_client.hpp"
#include "net/http_url.hpp"

namespace calllock::net {

/// One connection of the HTTP client to one origin, plain or encrypted. Used by one request at a time, on the client's
/// thread.
class client_connection {
public:
  using time_point = std::chrono::steady_clock::time_point;

  client_connection(boost::asio::io_context& io, boost::asio::ssl::context& tls, const http_client_options& options,
                    bool encrypted);

  /// Connects, and shakes hands if encrypted. Nothing on success.
  [[nodiscard]] boost::asio::awaitable<std::optional<client_failure>> open(const http_url& url, time_point deadline);

  /// How an exchange ended.
  struct exchange_result {
    std::variant<client_response, client_failure> outcome;
    bool wrote = false;     ///< a byte of the request may have left
    bool heard = false;     ///< a byte of an answer came
    bool reusable = false;  ///< the connection may serve another request
  };

  /// Sends the request and reads the answer.
  [[nodiscard]] boost::asio::awaitable<exchange_result> exchange(const client_request& request, const http_url& url,
                                                                 time_point deadline);

  /// False if the other side has closed, or sent what nobody asked for.
  [[nodiscard]] bool alive();
  void close();

  time_point idle_since{};

private:
  using plain_stream = boost::beast::tcp_stream;
  using tls_stream = boost::beast::ssl_stream<boost::beast::tcp_stream>;

  [[nodiscard]] plain_stream& tcp();
  template <class Stream>
  [[nodiscard]] boost::asio::awaitable<exchange_result> exchange_on(Stream& stream, const client_request& request,
                                                                    const http_url& url);

  const http_client_options& options_;
  std::variant<plain_stream, tls_stream> stream_;
  bool closed_ = false;
};

}  // namespace calllock::net
