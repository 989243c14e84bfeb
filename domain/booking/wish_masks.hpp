#pragma once

#include "domain/booking/wish_words.hpp"

namespace calllock::domain::wishes {

/// Marks the words that hold numbers or day names and are no part of any wish: addresses, telephone numbers, ages,
/// sizes, temperatures, "one second", and idioms such as "a month of Sundays".
void mask_side_numbers(words& text);

}  // namespace calllock::domain::wishes
