#pragma once

#include "domain/booking/wish_words.hpp"

namespace calllock::domain::wishes {

/// Mends the slips of speech recognition and of spelling ("to morrow", "wensday", "9 a m", "too pm", "a sap") and takes
/// out filler and politeness, so that neither can change what is understood.
[[nodiscard]] words mend_slips(words text);

}  // namespace calllock::domain::wishes
