#include "net/http_head.hpp"

#include <boost/beast/core/string.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <memory>

namespace calllock::net {
namespace {

namespace http = boost::beast::http;
using boost::beast::error_code;
using boost::beast::iequals;
using beast_view = boost::beast::string_view;

/// The longest chunk header or trailer that may wait for its end.
constexpr std::size_t longest_chunk_line = 4096;
/// The end of a chunked message takes at least this much; Beast's parser counts on seeing it whole.
constexpr std::size_t shortest_chunk_end = 5;

std::string_view std_view(beast_view v) { return {v.data(), v.size()}; }

/// Beast's grammar with our own place for the result: no allocation, no copy.
class head_parser final : public http::basic_parser<true> {
public:
  head_parser(std::string_view bytes, std::size_t most_fields, request_head& head)
      : bytes_{bytes}, most_fields_{std::min(most_fields, request_head::most_fields)}, head_{head} {
    header_limit(static_cast<std::uint32_t>(bytes.size() + 1));
    body_limit(boost::none);
  }

  [[nodiscard]] std::optional<http_fault> finish();

private:
  void on_request_impl(http::verb method, beast_view, beast_view target, int version, error_code&) override {
    head_.method = method;
    head_.target = std_view(target);
    http11_ = version >= 11;
  }
  void on_field_impl(http::field id, beast_view name, beast_view value, error_code& ec) override;
  void note(http::field id, std::string_view value);
  void refuse(int status, std::string_view text, error_code& ec) {
    if (!fault_) fault_ = http_fault{status, text};
    ec = http::error::bad_field;
  }

  void on_response_impl(int, beast_view, int, error_code&) override {}
  void on_header_impl(error_code&) override {}
  void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
  std::size_t on_body_impl(beast_view body, error_code&) override { return body.size(); }
  void on_chunk_header_impl(std::uint64_t, beast_view, error_code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, beast_view body, error_code&) override { return body.size(); }
  void on_finish_impl(error_code&) override {}

  std::string_view bytes_;
  std::size_t most_fields_;
  request_head& head_;
  std::optional<http_fault> fault_;
  bool http11_ = false;
  unsigned hosts_ = 0, lengths_ = 0, codings_ = 0, types_ = 0;
  bool odd_coding_ = false, odd_expectation_ = false, coded_body_ = false;
};

void head_parser::on_field_impl(http::field id, beast_view name, beast_view value, error_code& ec) {
  if (head_.field_count == most_fields_) return refuse(431, "too many header fields", ec);
  // Beast joins a folded line in a buffer of its own: the value then lies outside of what we gave it.
  if (!value.empty() && (value.data() < bytes_.data() || value.data() >= bytes_.data() + bytes_.size())) {
    return refuse(400, "folded header line", ec);
  }
  head_.fields[head_.field_count++] = {id, std_view(name), std_view(value)};
  note(id, std_view(value));
}

void head_parser::note(http::field id, std::string_view value) {
  switch (id) {
    case http::field::host: ++hosts_; break;
    case http::field::content_length:
      ++lengths_;
      if (value.find(',') != std::string_view::npos) ++lengths_;
      break;
    case http::field::transfer_encoding:
      ++codings_;
      odd_coding_ = odd_coding_ || !iequals(value, "chunked");
      break;
    case http::field::content_type:
      ++types_;
      head_.content_type = value;
      break;
    case http::field::content_encoding: coded_body_ = coded_body_ || !iequals(value, "identity"); break;
    case http::field::expect:
      head_.expects_continue = iequals(value, "100-continue");
      odd_expectation_ = odd_expectation_ || !head_.expects_continue;
      break;
    default: break;
  }
}

/// Splits the target. `http://host/path`, as proxies send it, means `/path`.
bool split_target(request_head& head) {
  std::string_view rest = head.target;
  if (rest.starts_with("http://") || rest.starts_with("https://")) {
    const std::size_t slash = rest.find('/', rest.find("//") + 2);
    rest = slash == std::string_view::npos ? "/" : rest.substr(slash);
  }
  if (rest == "*" && head.method == http::verb::options) {
    head.path = rest;
    head.query = {};
    return true;
  }
  if (!rest.starts_with('/')) return false;
  const std::size_t end = rest.find('#');
  if (end != std::string_view::npos) return false;
  const std::size_t mark = rest.find('?');
  head.path = rest.substr(0, mark);
  head.query = mark == std::string_view::npos ? std::string_view{} : rest.substr(mark + 1);
  return true;
}

std::optional<http_fault> head_parser::finish() {
  error_code ec;
  const std::size_t used = put(boost::asio::buffer(bytes_.data(), bytes_.size()), ec);
  if (fault_) return fault_;
  if (ec == http::error::bad_content_length || ec == http::error::multiple_content_length ||
      ec == http::error::bad_transfer_encoding) {
    return http_fault{400, "ambiguous body length"};
  }
  if (ec == http::error::bad_version) return http_fault{400, "unsupported HTTP version"};
  if (ec || used != bytes_.size() || !is_header_done()) return http_fault{400, "malformed request"};

  if (hosts_ > 1 || (http11_ && hosts_ == 0)) return http_fault{400, "exactly one Host is needed"};
  if (lengths_ > 1 || codings_ > 1 || (lengths_ > 0 && codings_ > 0) || odd_coding_ || (codings_ > 0 && !http11_)) {
    return http_fault{400, "ambiguous body length"};
  }
  if (types_ > 1) return http_fault{400, "more than one Content-Type"};
  if (coded_body_) return http_fault{415, "unsupported Content-Encoding"};
  if (odd_expectation_) return http_fault{417, "unsupported expectation"};
  head_.chunked = chunked();
  head_.has_length = lengths_ > 0;
  head_.content_length = head_.has_length ? content_length().value_or(0) : 0;
  head_.keep_alive = keep_alive();
  head_.http11 = http11_;
  head_.expects_continue = head_.expects_continue && http11_;
  if (!split_target(head_)) return http_fault{400, "malformed request target"};
  return std::nullopt;
}

}  // namespace

std::optional<std::string_view> header_view::find(std::string_view name) const {
  for (const header_field& f : fields_) {
    if (iequals(f.name, name)) return f.value;
  }
  return std::nullopt;
}

std::size_t header_view::count(std::string_view name) const {
  std::size_t n = 0;
  for (const header_field& f : fields_) {
    if (iequals(f.name, name)) ++n;
  }
  return n;
}

std::optional<http_fault> read_head(std::string_view bytes, std::size_t most_fields, request_head& head) {
  head.field_count = 0;
  head.content_type = {};
  head.expects_continue = false;
  head_parser parser{bytes, most_fields, head};
  return parser.finish();
}

/// The same parser once more, now for what follows the head.
struct chunked_body::decoder final : http::basic_parser<true> {
  explicit decoder(std::size_t limit) {
    eager(true);
    header_limit(std::numeric_limits<std::uint32_t>::max());
    body_limit(limit);
  }

  void on_request_impl(http::verb, beast_view, beast_view, int, error_code&) override {}
  void on_response_impl(int, beast_view, int, error_code&) override {}
  void on_field_impl(http::field, beast_view, beast_view, error_code&) override {}  // trailers are not used
  void on_header_impl(error_code&) override {}
  void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
  std::size_t on_body_impl(beast_view part, error_code&) override { return part.size(); }
  void on_chunk_header_impl(std::uint64_t, beast_view, error_code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, beast_view part, error_code&) override {
    joined.append(part.data(), part.size());
    return part.size();
  }
  void on_finish_impl(error_code&) override {}

  std::string joined;
};

chunked_body::chunked_body(std::string_view head, std::size_t limit)
    : head_{head}, decoder_{std::make_unique<decoder>(limit)} {
  error_code ec;
  decoder_->put(boost::asio::buffer(head_), ec);
  if (ec && ec != http::error::need_more) fault_ = http_fault{400, "malformed request"};
}

chunked_body::~chunked_body() = default;

std::size_t chunked_body::feed(std::string_view bytes) {
  std::size_t used = 0;
  while (!done() && !fault_ && bytes.size() - used >= shortest_chunk_end) {
    error_code ec;
    const std::size_t n = decoder_->put(boost::asio::buffer(bytes.data() + used, bytes.size() - used), ec);
    used += n;
    if (ec == http::error::need_more) {
      if (bytes.size() - used > longest_chunk_line) fault_ = http_fault{400, "chunk header too long"};
      break;
    }
    if (ec == http::error::body_limit) {
      fault_ = http_fault{413, "body too large"};
    } else if (ec) {
      fault_ = http_fault{400, "malformed chunk"};
    } else if (n == 0) {
      break;
    }
  }
  return used;
}

bool chunked_body::done() const { return decoder_->is_done(); }

std::string_view chunked_body::body() const { return decoder_->joined; }

}  // namespace calllock::net
