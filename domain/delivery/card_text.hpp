#pragma once

#include <string>
#include <string_view>

namespace calllock::domain {

/// Length in code points; a byte that begins none does not count.
[[nodiscard]] std::size_t code_points(std::string_view utf8) noexcept;

/// The text without line breaks, doubled blanks and punctuation at its end, ready to have a full stop put behind it.
[[nodiscard]] std::string plain_sentence(std::string_view text);

/// At most `most` code points: cut behind a whole word and marked with an ellipsis if it had to be cut. Empty when not
/// even one word fits.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t most);

}  // namespace calllock::domain
