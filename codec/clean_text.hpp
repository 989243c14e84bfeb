#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Repairs of JSON text that is well-formed but that neither the parser nor PostgreSQL's jsonb takes (retell.md trap
/// 15). All are one linear pass over the bytes and need no parsing; text that is not JSON comes out as not JSON.
namespace calllock::codec {

/// The text without `\u0000` and with `\ufffd` for every surrogate escape that has no partner; nothing when the text is
/// clean already, which costs a search for backslashes.
[[nodiscard]] std::optional<std::string> without_bad_escapes(std::string_view json);

/// The text with numbers of more than 18 digits or with an exponent put in quotes, because they may not fit a double.
[[nodiscard]] std::string with_large_numbers_quoted(std::string_view json);

}  // namespace calllock::codec
