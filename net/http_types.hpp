#pragma once

#include <boost/asio/ip/address.hpp>
#include <boost/beast/http/field.hpp>
#include <boost/beast/http/verb.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace calllock::net {

class responder;

using http_verb = boost::beast::http::verb;
using http_field = boost::beast::http::field;

/// One field of a request's header; the views point into the request.
struct header_field {
  http_field id;
  std::string_view name;
  std::string_view value;
};

/// The header of a request, in the order it came. Names compare without regard to case.
class header_view {
public:
  explicit header_view(std::span<const header_field> fields = {}) : fields_{fields} {}

  /// The first field of that name. Look at `count` first where a second one would matter (signatures).
  [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;
  [[nodiscard]] std::size_t count(std::string_view name) const;
  [[nodiscard]] std::span<const header_field> all() const { return fields_; }

private:
  std::span<const header_field> fields_;
};

/// A whole request. Everything it shows is valid until the handler returns: take out what is needed later.
struct request_view {
  http_verb method = http_verb::unknown;
  std::string_view target;  ///< as sent, "/api/bookings/lookup?phone=%2B1512"
  std::string_view path;    ///< the target up to `?`, not decoded
  std::string_view query;   ///< what follows `?`, not decoded
  header_view headers;
  std::string_view body;  ///< the raw bytes, after chunks were joined: what a signature covers
  boost::asio::ip::address peer;
  unsigned route = 0;  ///< as the policy numbered it
};

struct response_header {
  std::string_view name;  ///< static text
  std::string value;      ///< without line breaks
};

/// An answer. Content-Length, Date and Connection are added when it is written.
struct response {
  int status = 200;
  std::string body;
  std::string_view content_type = "application/json";  ///< static text
  std::vector<response_header> headers;                ///< Retry-After, Allow …
};

/// What bodies a route takes. A body of another type is refused with 415 before it is read.
enum class body_kind : std::uint8_t { json, form, any };

/// What is known about a request from its first line, before its body is read.
struct route_policy {
  unsigned route = 0;                    ///< number of the route in logs and metrics; 0 for what no route takes
  std::size_t body_limit = 0;            ///< bytes; a larger body is refused with 413 before it is read
  body_kind body = body_kind::json;      ///<
  std::chrono::milliseconds deadline{};  ///< until the answer; zero for the server's own `request_deadline`
};

/// Decides the limits of a request. Called on an I/O thread for every request; must be quick.
using policy_function = std::function<route_policy(http_verb method, std::string_view path)>;

/// Takes a whole request; answers through the responder, at once or later from any thread. Called on an I/O thread and
/// must not block. An exception that escapes is answered with 500.
using request_handler = std::function<void(const request_view& request, responder answer)>;

/// Told of every answer on its way out, on the I/O thread: route, status, time since the request was complete.
using answer_observer = std::function<void(unsigned route, int status, std::chrono::nanoseconds took)>;

}  // namespace calllock::net
