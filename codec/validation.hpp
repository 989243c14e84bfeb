#pragma once

#include <string>
#include <vector>

#include "codec/dashboard.hpp"

namespace calllock::codec {

/// `{"error":"Validation failed","details":[{"path","message"}]}` (dashboard.md §1.1).
[[nodiscard]] std::string write_validation_errors(const std::vector<field_error>& errors);

}  // namespace calllock::codec
