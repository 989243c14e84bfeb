#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "domain/analysis/reading.hpp"

namespace calllock::domain {

/// What the tokens of one turn need only until its clauses are cut; index 0 is the first token of the turn.
struct token_extra {
  const word_entry* entry = nullptr;
  const word_entry* base = nullptr;  ///< without its contraction: "furnace" of "furnace's"; else `entry`
  bool asks = false;                 ///< a question mark follows
};

/// Appends the words of one turn to `out.text` and `out.tokens`: lower case, hesitations ("uh", "in, like, two weeks")
/// and words said twice by a false start left out, hyphens as blanks, thousands commas and the stops of "p.m." dropped.
void append_tokens(std::string_view turn, reading& out, std::vector<token_extra>& extra);

}  // namespace calllock::domain
