#include "app/reachability.hpp"

#include <openssl/ssl.h>

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>

namespace calllock::app {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

struct place {
  bool tls = false;
  std::string host, port;
};

/// Of a URL that the settings have checked.
place place_of(const std::string& url) {
  place p;
  const auto scheme = url.find("://");
  p.tls = scheme == 5;
  const auto from = scheme + 3;
  std::string authority = url.substr(from, url.find_first_of("/?", from) - from);
  const auto bracket = authority.find(']');
  const auto colon = authority.find(':', bracket == std::string::npos ? 0 : bracket);
  p.port = colon == std::string::npos ? (p.tls ? "443" : "80") : authority.substr(colon + 1);
  p.host = authority.substr(0, colon);
  if (p.host.starts_with('[')) p.host = p.host.substr(1, p.host.size() - 2);
  return p;
}

}  // namespace

std::string why_unreachable(const std::string& url, std::chrono::milliseconds patience) {
  const place to = place_of(url);
  asio::io_context io;
  asio::ssl::context tls(asio::ssl::context::tls_client);
  tls.set_default_verify_paths();
  tls.set_verify_mode(asio::ssl::verify_peer);
  asio::ssl::stream<tcp::socket> stream(io, tls);
  stream.set_verify_callback(asio::ssl::host_name_verification(to.host));
  // What the macro SSL_set_tlsext_host_name stands for, without its C cast.
  SSL_ctrl(stream.native_handle(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name,
           const_cast<char*>(to.host.c_str()));

  bool finished = false;
  std::string problem;
  const auto end = [&](const char* step, const error_code& error) {
    finished = true;
    if (error) problem = std::string(step) + ": " + error.message();
  };
  tcp::resolver resolver(io);
  resolver.async_resolve(to.host, to.port, [&](const error_code& unknown, const tcp::resolver::results_type& found) {
    if (unknown) return end("name", unknown);
    asio::async_connect(stream.next_layer(), found, [&](const error_code& refused, const tcp::endpoint&) {
      if (refused || !to.tls) return end("connection", refused);
      stream.async_handshake(asio::ssl::stream_base::client, [&](const error_code& bad) { end("TLS", bad); });
    });
  });
  io.run_for(patience);
  return finished ? problem : "no answer within " + std::to_string(patience.count()) + " ms";
}

}  // namespace calllock::app
