#include "net/http_error.hpp"

#include <algorithm>
#include <string>

namespace calllock::net {
namespace {

using domain::errc;

std::string_view sentence(errc e) {
  switch (e) {
    case errc::ok: return "no error";
    case errc::malformed: return "malformed request";
    case errc::unauthorised: return "Unauthorized";
    case errc::not_found: return "not found";
    case errc::method_not_allowed: return "method not allowed";
    case errc::conflict: return "the call changed meanwhile, try again";
    case errc::too_large: return "body too large";
    case errc::unsupported_type: return "unsupported media type";
    case errc::unprocessable: return "a value is not allowed";
    case errc::too_many_requests: return "too many requests";
    case errc::store_down: return "temporarily unavailable, nothing was saved";
    case errc::overloaded: return "overloaded, try again";
    case errc::deadline: return "no answer within the deadline";
  }
  return "internal error";
}

/// A JSON string's contents. Bytes beyond ASCII pass: the texts are UTF-8 already.
void append_escaped(std::string& out, std::string_view text) {
  static constexpr std::string_view hex = "0123456789abcdef";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out.push_back('\\');
      out.push_back(c);
    } else if (byte < 0x20) {
      out.append("\\u00").append(1, hex[byte >> 4U]).append(1, hex[byte & 0xfU]);
    } else {
      out.push_back(c);
    }
  }
}

}  // namespace

int http_status(errc e) noexcept {
  switch (e) {
    case errc::ok: return 200;
    case errc::malformed: return 400;
    case errc::unauthorised: return 401;
    case errc::not_found: return 404;
    case errc::method_not_allowed: return 405;
    case errc::conflict: return 409;
    case errc::too_large: return 413;
    case errc::unsupported_type: return 415;
    case errc::unprocessable: return 422;
    case errc::too_many_requests: return 429;
    case errc::store_down:
    case errc::overloaded: return 503;
    case errc::deadline: return 504;
  }
  return 500;
}

response error_response(errc e, std::string_view what, std::chrono::seconds retry_after) {
  return error_response(http_status(e), what.empty() ? sentence(e) : what, retry_after);
}

response error_response(int status, std::string_view what, std::chrono::seconds retry_after) {
  response r;
  r.status = status;
  r.body.reserve(what.size() + 16);
  r.body = R"({"error":")";
  append_escaped(r.body, what);
  r.body += R"("})";
  if (status == 503 || status == 429) {
    r.headers.push_back({"Retry-After", std::to_string(std::max<std::chrono::seconds::rep>(1, retry_after.count()))});
  }
  return r;
}

response method_not_allowed(std::string_view allowed) {
  response r = error_response(errc::method_not_allowed);
  r.headers.push_back({"Allow", std::string{allowed}});
  return r;
}

}  // namespace calllock::net
