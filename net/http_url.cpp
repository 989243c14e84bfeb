#include "net/http_url.hpp"

#include <algorithm>

namespace calllock::net {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_host_char(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' || c == '_';
}

bool is_v6_char(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == ':' || c == '.';
}

bool is_target_char(char c) { return c > 0x20 && c < 0x7f; }

bool is_port(std::string_view s) {
  if (s.empty() || s.size() > 5 || !std::all_of(s.begin(), s.end(), is_digit)) return false;
  const unsigned long n = std::stoul(std::string{s});
  return n > 0 && n < 65536;
}

}  // namespace

std::string http_url::host_header() const {
  const bool v6 = host.find(':') != std::string::npos;
  std::string out = v6 ? "[" + host + "]" : host;
  if (port != (tls ? "443" : "80")) out += ":" + port;
  return out;
}

std::string http_url::origin() const { return (tls ? "https://" : "http://") + host + "|" + port; }

std::optional<http_url> parse_http_url(std::string_view text) {
  http_url url;
  if (text.starts_with("https://")) {
    url.tls = true;
    text.remove_prefix(8);
  } else if (text.starts_with("http://")) {
    text.remove_prefix(7);
  } else {
    return std::nullopt;
  }
  text = text.substr(0, text.find('#'));
  const std::size_t end = std::min(text.find_first_of("/?"), text.size());
  std::string_view authority = text.substr(0, end);
  std::string_view port = url.tls ? "443" : "80";
  const std::size_t host_end = authority.starts_with('[') ? authority.find(']') : authority.find(':');
  if (authority.starts_with('[')) {
    if (host_end == std::string_view::npos) return std::nullopt;
    url.host = authority.substr(1, host_end - 1);
    authority.remove_prefix(host_end + 1);
    if (!std::all_of(url.host.begin(), url.host.end(), is_v6_char)) return std::nullopt;
  } else {
    url.host = authority.substr(0, host_end);
    authority.remove_prefix(std::min(host_end, authority.size()));
    if (!std::all_of(url.host.begin(), url.host.end(), is_host_char)) return std::nullopt;
  }
  if (authority.starts_with(':')) {
    port = authority.substr(1);
  } else if (!authority.empty()) {
    return std::nullopt;
  }
  if (url.host.empty() || !is_port(port)) return std::nullopt;
  url.port = port;
  url.target = text.substr(end);
  if (!url.target.starts_with('/')) url.target.insert(0, "/");
  if (!std::all_of(url.target.begin(), url.target.end(), is_target_char)) return std::nullopt;
  return url;
}

}  // namespace calllock::net
