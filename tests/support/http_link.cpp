#include "support/http_link.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace calllock::test {

std::string http_answer::header(const std::string& name) const {
  const auto it = headers.find(name);
  return it == headers.end() ? std::string{} : it->second;
}

http_link::http_link(std::uint16_t port, int patience_seconds)
    : socket_{socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
  if (socket_ < 0) throw link_broken{"no socket"};
  const timeval patience{patience_seconds, 0};
  const int on = 1;
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  sockaddr generic{};
  std::memcpy(&generic, &to, sizeof to);
  if (connect(socket_, &generic, sizeof to) != 0) {
    close(socket_);
    throw link_broken{std::string{"connect: "} + std::strerror(errno)};
  }
}

http_link::~http_link() {
  if (socket_ >= 0) close(socket_);
}

std::string http_link::text_of(std::string_view method, std::string_view path, const header_list& headers,
                               std::string_view body) {
  std::string out;
  out.append(method).append(" ").append(path).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
  for (const auto& [name, value] : headers) out.append(name).append(": ").append(value).append("\r\n");
  if (method != "GET") out.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n");
  return out.append("\r\n").append(body);
}

http_answer http_link::request(std::string_view method, std::string_view path, const header_list& headers,
                               std::string_view body) {
  send(text_of(method, path, headers, body));
  return read();
}

void http_link::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto n = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (n <= 0) {
      if (n < 0 && errno == EINTR) continue;
      throw link_broken{"send"};
    }
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
}

bool http_link::fill() {
  std::array<char, 16384> chunk;
  for (;;) {
    const auto n = recv(socket_, chunk.data(), chunk.size(), 0);
    if (n > 0) {
      buffer_.append(chunk.data(), static_cast<std::size_t>(n));
      return true;
    }
    if (n == 0) return false;
    if (errno != EINTR) throw link_broken{std::string{"recv: "} + std::strerror(errno)};
  }
}

bool http_link::ended() { return buffer_.empty() && !fill(); }

http_answer http_link::read() {
  std::size_t end = 0;
  while ((end = buffer_.find("\r\n\r\n")) == std::string::npos)
    if (!fill()) throw link_broken{"closed before an answer"};
  http_answer a;
  const std::string head = buffer_.substr(0, end + 2);
  buffer_.erase(0, end + 4);
  if (head.size() < 12 || head.compare(0, 7, "HTTP/1.") != 0) throw link_broken{"not an HTTP answer"};
  a.status = std::stoi(head.substr(9, 3));
  for (auto at = head.find("\r\n") + 2; at < head.size();) {
    const auto line_end = head.find("\r\n", at);
    const auto line = head.substr(at, line_end - at);
    const auto colon = line.find(':');
    if (colon == std::string::npos) throw link_broken{"a header without a colon"};
    const auto value = line.find_first_not_of(' ', colon + 1);
    a.headers.emplace(line.substr(0, colon), value == std::string::npos ? std::string{} : line.substr(value));
    at = line_end + 2;
  }
  const auto length = a.header("Content-Length");
  const std::size_t wanted = length.empty() ? 0 : std::stoul(length);
  while (buffer_.size() < wanted)
    if (!fill()) throw link_broken{"closed within an answer"};
  a.body = buffer_.substr(0, wanted);
  buffer_.erase(0, wanted);
  return a;
}

}  // namespace calllock::test
