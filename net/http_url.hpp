#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace calllock::net {

/// An absolute http or https address, taken apart.
struct http_url {
  bool tls = false;
  std::string host;  ///< without the brackets of an IPv6 address
  std::string port;
  std::string target;  ///< path and query, at least "/"

  /// What goes into the Host header: with the port only if it is not the scheme's own.
  [[nodiscard]] std::string host_header() const;
  /// Scheme, host and port: connections of one origin may serve each other's requests.
  [[nodiscard]] std::string origin() const;
};

/// Nothing for other schemes, for user names in the address, and for anything that could break out of a request line.
[[nodiscard]] std::optional<http_url> parse_http_url(std::string_view text);

}  // namespace calllock::net
