#include "net/client_connection.hpp"

#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <memory>

namespace calllock::net {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using time_point = client_connection::time_point;
using results = tcp::resolver::results_type;

/// Interim answers (100, 103) before the real one; more are not meant well.
constexpr int most_interim = 5;

struct resolution {
  error_code ec = asio::error::timed_out;
  results found;
};

/// Looks the name up. Asio's resolver cannot be interrupted, so on a time-out the look-up is left to end by itself.
asio::awaitable<resolution> resolve(const http_url& url, time_point deadline) {
  const auto executor = co_await asio::this_coro::executor;
  error_code not_numeric;
  const auto address = asio::ip::make_address(url.host, not_numeric);
  resolution r;
  if (!not_numeric) {
    const tcp::endpoint endpoint{address, static_cast<std::uint16_t>(std::stoul(url.port))};
    r.ec = {};
    r.found = results::create(endpoint, url.host, url.port);
    co_return r;
  }
  struct state {
    explicit state(const asio::any_io_executor& e) : resolver{e}, timer{e} {}
    tcp::resolver resolver;
    asio::steady_timer timer;
    resolution r;
  };
  const auto shared = std::make_shared<state>(executor);
  shared->timer.expires_at(deadline);
  shared->resolver.async_resolve(url.host, url.port, [shared](error_code ec, results found) {
    shared->r.ec = ec;
    shared->r.found = std::move(found);
    shared->timer.cancel();
  });
  co_await shared->timer.async_wait(asio::as_tuple(asio::use_awaitable));
  co_return shared->r;
}

/// Server name indication, as OpenSSL's macro does it but without its cast; addresses have no name to indicate.
void name_the_server(SSL* tls, const std::string& host) {
  error_code not_numeric;
  static_cast<void>(asio::ip::make_address(host, not_numeric));
  if (!not_numeric) return;
  std::string copy = host;
  SSL_ctrl(tls, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, copy.data());
}

bool is_timeout(error_code ec) { return ec == beast::error::timeout || ec == asio::error::timed_out; }

client_failure failure_of_read(error_code ec) {
  if (is_timeout(ec)) return client_failure::timeout;
  if (ec == http::error::body_limit || ec == http::error::header_limit || ec == http::error::buffer_overflow) {
    return client_failure::too_large;
  }
  if (ec == http::error::end_of_stream || ec == http::error::partial_message) return client_failure::reset_after_write;
  if (ec.category() == error_code{http::error::bad_version}.category()) return client_failure::bad_response;
  return client_failure::reset_after_write;
}

std::string head_of(const client_request& request, const http_url& url, const std::string& user_agent) {
  const auto method = http::to_string(request.method);
  std::string head{method.data(), method.size()};
  head.append(" ").append(url.target).append(" HTTP/1.1\r\nHost: ").append(url.host_header());
  head.append("\r\nUser-Agent: ").append(user_agent).append("\r\n");
  for (const auto& [name, value] : request.headers) head.append(name).append(": ").append(value).append("\r\n");
  const bool bodiless = request.method == http::verb::get || request.method == http::verb::head;
  if (!request.body.empty() || !bodiless)
    head.append("Content-Length: ").append(std::to_string(request.body.size())).append("\r\n");
  return head.append("\r\n");
}

client_response response_of(http::response<http::string_body>&& message) {
  client_response r;
  r.status = static_cast<int>(message.result_int());
  for (const auto& field : message) r.headers.emplace_back(field.name_string(), field.value());
  r.body = std::move(message.body());
  return r;
}

}  // namespace

client_connection::client_connection(asio::io_context& io, asio::ssl::context& tls, const http_client_options& options,
                                     bool encrypted)
    : options_{options}, stream_{std::in_place_index<0>, io} {
  if (encrypted) stream_.emplace<1>(io, tls);
}

client_connection::plain_stream& client_connection::tcp() {
  if (auto* plain = std::get_if<plain_stream>(&stream_)) return *plain;
  return std::get<tls_stream>(stream_).next_layer();
}

asio::awaitable<std::optional<client_failure>> client_connection::open(const http_url& url, time_point deadline) {
  const auto limit = std::min(deadline, std::chrono::steady_clock::now() + options_.connect_time);
  const resolution where = co_await resolve(url, limit);
  if (is_timeout(where.ec)) co_return client_failure::timeout;
  if (where.ec) co_return client_failure::dns;
  if (closed_) co_return client_failure::cancelled;
  error_code ec;
  tcp().expires_at(limit);
  co_await tcp().async_connect(where.found, asio::redirect_error(asio::use_awaitable, ec));
  if (closed_) co_return client_failure::cancelled;
  if (ec) co_return is_timeout(ec) ? client_failure::timeout : client_failure::refused;
  tcp().socket().set_option(tcp::no_delay{true}, ec);
  if (auto* encrypted = std::get_if<tls_stream>(&stream_)) {
    if (options_.verify_peer) encrypted->set_verify_callback(asio::ssl::host_name_verification{url.host});
    name_the_server(encrypted->native_handle(), url.host);
    co_await encrypted->async_handshake(asio::ssl::stream_base::client, asio::redirect_error(asio::use_awaitable, ec));
    if (closed_) co_return client_failure::cancelled;
    if (ec) co_return is_timeout(ec) ? client_failure::timeout : client_failure::tls;
  }
  co_return std::nullopt;
}

asio::awaitable<client_connection::exchange_result> client_connection::exchange(const client_request& request,
                                                                                const http_url& url,
                                                                                time_point deadline) {
  tcp().expires_at(deadline);
  if (auto* plain = std::get_if<plain_stream>(&stream_)) co_return co_await exchange_on(*plain, request, url);
  co_return co_await exchange_on(std::get<tls_stream>(stream_), request, url);
}

template <class Stream>
asio::awaitable<client_connection::exchange_result> client_connection::exchange_on(Stream& stream,
                                                                                   const client_request& request,
                                                                                   const http_url& url) {
  exchange_result result{client_failure::cancelled, false, false, false};
  const std::string head = head_of(request, url, options_.user_agent);
  const std::array<asio::const_buffer, 2> bytes{asio::buffer(head), asio::buffer(request.body)};
  error_code write_error;
  const std::size_t written =
      co_await asio::async_write(stream, bytes, asio::redirect_error(asio::use_awaitable, write_error));
  result.wrote = written > 0 || !write_error;
  if (closed_) co_return result;
  if (write_error && (is_timeout(write_error) || !result.wrote)) {
    result.outcome = is_timeout(write_error) ? client_failure::timeout : client_failure::reset_before_write;
    co_return result;
  }
  // A server may refuse a large request before it has read it all: then writing fails, and yet the answer is there.
  beast::flat_buffer buffer{options_.response_header + options_.response_body};
  for (int interim = 0; interim <= most_interim; ++interim) {
    http::response_parser<http::string_body> parser;
    parser.header_limit(static_cast<std::uint32_t>(options_.response_header));
    parser.body_limit(options_.response_body);
    parser.skip(request.method == http::verb::head);
    error_code ec;
    co_await http::async_read(stream, buffer, parser, asio::redirect_error(asio::use_awaitable, ec));
    result.heard = result.heard || parser.got_some() || buffer.size() > 0;
    if (closed_) co_return result;
    if (ec) {
      result.outcome = failure_of_read(ec);
      co_return result;
    }
    const int status = static_cast<int>(parser.get().result_int());
    if (status / 100 == 1 && status != 101) continue;
    result.reusable = !write_error && parser.keep_alive() && buffer.size() == 0 && status != 101;
    result.outcome = response_of(parser.release());
    co_return result;
  }
  result.outcome = client_failure::bad_response;
  co_return result;
}

bool client_connection::alive() {
  if (!tcp().socket().is_open()) return false;
  char byte = 0;
  const ssize_t n = ::recv(tcp().socket().native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
  return n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
}

void client_connection::close() {
  closed_ = true;
  tcp().close();
}

}  // namespace calllock::net
