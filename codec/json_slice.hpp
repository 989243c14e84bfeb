#pragma once

#include <string_view>

namespace calllock::codec {

/// The value of the member `name` of the object that `json` is, as it stands in the text. `json` must be valid.
///
/// Empty when the member is absent, and when the text should not be kept as it is, so that the value has to be written
/// anew by a parser: a name before it has escapes, or one of its numbers has an exponent or very many digits, which a
/// parser may read as zero and PostgreSQL's numeric refuses.
[[nodiscard]] std::string_view member_slice(std::string_view json, std::string_view name);

}  // namespace calllock::codec
