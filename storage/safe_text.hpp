#pragma once

#include <string>
#include <string_view>

namespace calllock::storage {

/// What a neighbour answered, fit for any text column: bytes that are not UTF-8 and control characters other than line
/// ends and tabs become `?`, and what is longer than `limit` bytes is cut between characters. Garbage from outside must
/// not keep its own story from being written down (I7).
[[nodiscard]] std::string safe_text(std::string_view text, std::size_t limit = 4096);

}  // namespace calllock::storage
