#pragma once

#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/fake_server.hpp"

namespace calllock::test {

/// The other side is gone, silent, or does not speak HTTP.
struct link_broken : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct http_answer {
  int status = 0;
  std::multimap<std::string, std::string, no_case> headers;
  std::string body;

  [[nodiscard]] bool ok() const { return status >= 200 && status < 300; }
  [[nodiscard]] bool has(std::string_view text) const { return body.find(text) != std::string::npos; }
  [[nodiscard]] std::string header(const std::string& name) const;  ///< empty when absent
};

using header_list = std::vector<std::pair<std::string, std::string>>;

/// One blocking keep-alive connection to 127.0.0.1, without any cleverness: what is sent is what was given, so that it
/// can also be wrong. Not for two threads at once.
class http_link {
public:
  /// `patience`: how long a read or write may block before the link counts as broken.
  explicit http_link(std::uint16_t port, int patience_seconds = 30);
  ~http_link();
  http_link(http_link&& o) noexcept : socket_{std::exchange(o.socket_, -1)}, buffer_{std::move(o.buffer_)} {}
  http_link& operator=(http_link&&) = delete;

  http_answer request(std::string_view method, std::string_view path, const header_list& headers = {},
                      std::string_view body = {});
  void send(std::string_view bytes);
  http_answer read();
  /// True when the other side ended the connection in order and nothing is left to read; waits for that.
  [[nodiscard]] bool ended();
  [[nodiscard]] static std::string text_of(std::string_view method, std::string_view path, const header_list& headers,
                                           std::string_view body);

private:
  bool fill();  ///< false: the other side is done

  int socket_ = -1;
  std::string buffer_;
};

}  // namespace calllock::test
