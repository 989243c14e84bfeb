#include "net/trusted_peer.hpp"

#include <algorithm>
#include <boost/beast/core/string.hpp>
#include <stdexcept>

namespace calllock::net {
namespace {

namespace ip = boost::asio::ip;

/// An IPv4 peer of a socket that listens on both families shows as ::ffff:a.b.c.d.
ip::address plain(const ip::address& a) {
  if (a.is_v6() && a.to_v6().is_v4_mapped()) return ip::make_address_v4(ip::v4_mapped, a.to_v6());
  return a;
}

bool contains(const ip::network_v6& network, const ip::address_v6& a) {
  const auto wanted = network.address().to_bytes();
  const auto given = a.to_bytes();
  unsigned bits = network.prefix_length();
  for (std::size_t i = 0; i < wanted.size() && bits > 0; ++i) {
    const unsigned here = std::min(bits, 8U);
    const auto mask = static_cast<unsigned char>(0xffU << (8 - here));
    if ((wanted[i] & mask) != (given[i] & mask)) return false;
    bits -= here;
  }
  return true;
}

bool contains(const ip::network_v4& network, const ip::address_v4& a) {
  const unsigned bits = network.prefix_length();
  const std::uint32_t mask = bits == 0 ? 0 : ~std::uint32_t{0} << (32 - bits);
  return (network.address().to_uint() & mask) == (a.to_uint() & mask);
}

std::string_view trim(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t')) s.remove_suffix(1);
  return s;
}

}  // namespace

trusted_peers::trusted_peers(const std::vector<std::string>& proxies) {
  for (const std::string& text : proxies) {
    boost::system::error_code ec;
    const auto address = ip::make_address(text.substr(0, text.find('/')), ec);
    if (ec) throw std::invalid_argument("trusted proxy \"" + text + "\" is neither an address nor a network");
    const bool whole = text.find('/') == std::string::npos;
    if (address.is_v4()) {
      v4_.push_back(whole ? ip::network_v4{address.to_v4(), 32} : ip::make_network_v4(text, ec));
    } else {
      v6_.push_back(whole ? ip::network_v6{address.to_v6(), 128} : ip::make_network_v6(text, ec));
    }
    if (ec) throw std::invalid_argument("trusted proxy \"" + text + "\" is neither an address nor a network");
  }
}

bool trusted_peers::trusts(const ip::address& peer) const {
  const ip::address a = plain(peer);
  if (a.is_v4()) return std::any_of(v4_.begin(), v4_.end(), [&](const auto& n) { return contains(n, a.to_v4()); });
  return std::any_of(v6_.begin(), v6_.end(), [&](const auto& n) { return contains(n, a.to_v6()); });
}

ip::address trusted_peers::client(const ip::address& peer, const header_view& headers) const {
  ip::address from = plain(peer);
  // Several fields of that name are one list, in their order.
  const auto fields = headers.all();
  for (auto f = fields.rbegin(); f != fields.rend(); ++f) {
    if (!boost::beast::iequals(f->name, "X-Forwarded-For")) continue;
    std::string_view list = f->value;
    while (!list.empty()) {
      if (!trusts(from)) return from;
      const std::size_t comma = list.rfind(',');
      const std::string_view last = trim(comma == std::string_view::npos ? list : list.substr(comma + 1));
      list = comma == std::string_view::npos ? std::string_view{} : list.substr(0, comma);
      boost::system::error_code ec;
      const auto named = ip::make_address(last, ec);
      // A proxy that writes something else has said nothing we could use.
      if (ec) return from;
      from = plain(named);
    }
  }
  return from;
}

}  // namespace calllock::net
