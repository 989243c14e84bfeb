#pragma once

#include <boost/system/result.hpp>
#include <cstdint>
#include <string_view>

namespace calllock::domain {

/// What can go wrong on a call's path, as far as a caller of the engine can tell. 0 is success.
/// `net/http_error` is the only place that turns one into an HTTP status.
enum class errc : std::uint8_t {
  ok = 0,
  malformed,           ///< 400: not JSON, not an object, or a needed member is missing
  unauthorised,        ///< 401
  not_found,           ///< 404: no such route, call or tenant
  method_not_allowed,  ///< 405
  conflict,            ///< 409: lost the version fence more often than we are willing to try
  too_large,           ///< 413
  unsupported_type,    ///< 415
  unprocessable,       ///< 422: well-formed, but a value is not allowed
  too_many_requests,   ///< 429
  store_down,          ///< 503: nothing was acknowledged, try again
  overloaded,          ///< 503: a limit was reached, try again
  deadline,            ///< 504: the budget ended before an answer was known
};

/// A short name for logs and metrics ("store_down").
[[nodiscard]] std::string_view name(errc e) noexcept;

template <class T>
using result = boost::system::result<T, errc>;

}  // namespace calllock::domain
