#pragma once

#include <string_view>

#include "domain/call/call_record.hpp"

namespace calllock::codec {

/// The scalar members of a JSON object as text; empty for anything else.
[[nodiscard]] domain::text_map read_map(std::string_view json);

}  // namespace calllock::codec
