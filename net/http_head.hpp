#pragma once

#include <array>
#include <boost/beast/http/basic_parser.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "net/http_types.hpp"

namespace calllock::net {

/// Why the transport refuses a request; `text` is static.
struct http_fault {
  int status = 400;
  std::string_view text;
};

/// The head of one request, taken apart. Views point into the bytes it was read from.
struct request_head {
  static constexpr std::size_t most_fields = 100;

  http_verb method = http_verb::unknown;
  std::string_view target, path, query;
  std::uint64_t content_length = 0;
  bool has_length = false;
  bool chunked = false;
  bool keep_alive = false;
  bool http11 = false;
  bool expects_continue = false;
  std::string_view content_type;
  std::array<header_field, most_fields> fields;
  std::size_t field_count = 0;

  [[nodiscard]] header_view headers() const { return header_view{{fields.data(), field_count}}; }
  [[nodiscard]] bool has_body() const { return chunked || content_length > 0; }
};

/// Reads a complete head (up to and with the empty line). Beast does the grammar; on top of it everything is refused
/// that two servers in a row could read differently: both lengths or several, any transfer coding but `chunked`, folded
/// lines, no or two Hosts. `head` is to be reused; on a fault its contents mean nothing.
[[nodiscard]] std::optional<http_fault> read_head(std::string_view bytes, std::size_t most_fields, request_head& head);

/// Joins the chunks of a chunked body as they come.
class chunked_body {
public:
  /// `head` is the complete head of a request for which `read_head` found `chunked`; a longer body than `limit` is
  /// refused with 413.
  chunked_body(std::string_view head, std::size_t limit);
  ~chunked_body();
  chunked_body(const chunked_body&) = delete;
  chunked_body& operator=(const chunked_body&) = delete;

  /// Takes from the front of `bytes` and says how many; what is left must be offered again with more behind it.
  [[nodiscard]] std::size_t feed(std::string_view bytes);

  [[nodiscard]] const std::optional<http_fault>& fault() const { return fault_; }
  [[nodiscard]] bool done() const;
  [[nodiscard]] std::string_view head() const { return head_; }
  [[nodiscard]] std::string_view body() const;

private:
  struct decoder;

  std::string head_;
  std::unique_ptr<decoder> decoder_;
  std::optional<http_fault> fault_;
};

}  // namespace calllock::net
