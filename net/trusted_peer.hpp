#pragma once

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>
#include <string>
#include <vector>

#include "net/http_types.hpp"

namespace calllock::net {

/// Finds the client behind proxies. X-Forwarded-For is anybody's to write, so it is read from the right, and only as
/// long as the address that wrote it is a proxy of ours (S-15).
class trusted_peers {
public:
  /// Addresses and networks ("10.0.0.7", "10.0.0.0/8", "fd00::/8"). Throws std::invalid_argument that names a bad one.
  explicit trusted_peers(const std::vector<std::string>& proxies = {});

  [[nodiscard]] bool trusts(const boost::asio::ip::address& peer) const;

  /// The address the request comes from: the peer's own, or the last one in X-Forwarded-For that is not a trusted
  /// proxy.
  [[nodiscard]] boost::asio::ip::address client(const boost::asio::ip::address& peer, const header_view& headers) const;

private:
  std::vector<boost::asio::ip::network_v4> v4_;
  std::vector<boost::asio::ip::network_v6> v6_;
};

}  // namespace calllock::net
