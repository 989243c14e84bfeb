#pragma once

#include <chrono>
#include <string_view>

#include "domain/errc.hpp"
#include "net/http_types.hpp"

namespace calllock::net {

/// The HTTP status of an error: the only place that decides it (design.md §5).
[[nodiscard]] int http_status(domain::errc e) noexcept;

/// `{"error": "<what>"}` with the status of `e`. `what` says in a few words what was wrong with the request, never what
/// is inside the engine; without it a fixed sentence for the error is used. 503 and 429 tell the client to come back
/// after `retry_after` (at least a second).
[[nodiscard]] response error_response(domain::errc e, std::string_view what = {},
                                      std::chrono::seconds retry_after = std::chrono::seconds{1});

/// The same for a status that the transport decides on.
[[nodiscard]] response error_response(int status, std::string_view what,
                                      std::chrono::seconds retry_after = std::chrono::seconds{1});

/// 405 with what is allowed, for example "GET, HEAD".
[[nodiscard]] response method_not_allowed(std::string_view allowed);

}  // namespace calllock::net
