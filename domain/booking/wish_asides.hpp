#pragma once

#include "domain/booking/wish_items.hpp"
#include "domain/booking/wish_words.hpp"

namespace calllock::domain::wishes {

/// Marks the times that are no part of the wish, clause by clause: when it broke, what happened at an earlier visit,
/// when the caller is busy or back, an answer that is put off.
void mark_asides(items& found, const words& text, const calendar& cal);

/// True if words of approval begin at `at`: "works", "would be great".
[[nodiscard]] bool approval_at(const words& text, std::size_t at);

/// Marks what is refused ("not tomorrow", "except Tuesday", "Thursday doesn't work").
void mark_refusals(items& found, const words& text);

/// Marks what is preferred ("I'd rather have Thursday", "Thursday would be better").
void mark_preferences(items& found, const words& text);

}  // namespace calllock::domain::wishes
