#pragma once

#include <string>

#include "domain/audit/audit.hpp"

namespace calllock::codec {

/// `calllock audit --json`: one object a call.
[[nodiscard]] std::string write_audit(const domain::audit_input& in, const domain::audit_report& report);

}  // namespace calllock::codec
