#pragma once

#include <boost/json/value.hpp>
#include <optional>
#include <string>

namespace calllock::test {

/// What the dashboard's schema has against a body (dashboard.md §1.2 to §1.7), or nothing. `operation` is jobs, calls,
/// alerts or sms-context. Unknown members are allowed, null never is except for customer_name in sms-context.
[[nodiscard]] std::optional<std::string> dashboard_complaint(const std::string& operation,
                                                             const boost::json::value& body);

}  // namespace calllock::test
