#include "domain/errc.hpp"

namespace calllock::domain {

std::string_view name(errc e) noexcept {
  switch (e) {
    case errc::ok: return "ok";
    case errc::malformed: return "malformed";
    case errc::unauthorised: return "unauthorised";
    case errc::not_found: return "not_found";
    case errc::method_not_allowed: return "method_not_allowed";
    case errc::conflict: return "conflict";
    case errc::too_large: return "too_large";
    case errc::unsupported_type: return "unsupported_type";
    case errc::unprocessable: return "unprocessable";
    case errc::too_many_requests: return "too_many_requests";
    case errc::store_down: return "store_down";
    case errc::overloaded: return "overloaded";
    case errc::deadline: return "deadline";
  }
  return "unknown";
}

}  // namespace calllock::domain
