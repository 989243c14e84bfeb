#pragma once

#include <chrono>
#include <string>

namespace calllock::app {

/// Empty if a connection to the URL's host can be made (for https: with a certificate that holds) within `patience`,
/// else why not. Sends no request.
[[nodiscard]] std::string why_unreachable(const std::string& url, std::chrono::milliseconds patience);

}  // namespace calllock::app
