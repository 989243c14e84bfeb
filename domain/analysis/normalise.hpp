#pragma once

#include <string_view>

#include "domain/analysis/reading.hpp"

namespace calllock::domain {

/// Appends the words of one turn to `out.text` and `out.tokens`: lower case, hesitations ("uh", "in, like, two weeks")
/// and words said twice by a false start left out, hyphens as blanks, thousands commas and the stops of "p.m." dropped.
void append_tokens(std::string_view turn, reading& out);

}  // namespace calllock::domain
