#pragma once

#include <ctime>
#include <string>
#include <string_view>

#include "net/http_types.hpp"

namespace calllock::net {

/// What the connection adds to an answer.
struct response_frame {
  bool head_only = false;    ///< the request was HEAD: the length is told, the body is not sent
  bool close = false;        ///< the last answer of this connection
  bool http10_keep = false;  ///< an HTTP/1.0 client asked to keep the connection
};

/// Appends the bytes of an answer to `out`. Extra headers with line breaks in them are left out.
void write_response(std::string& out, const response& r, response_frame frame, std::string_view date);

/// The value of the Date header, made anew once a second.
class http_date {
public:
  [[nodiscard]] std::string_view at(std::time_t now);

private:
  std::time_t made_at_ = -1;
  std::string text_;
};

}  // namespace calllock::net
