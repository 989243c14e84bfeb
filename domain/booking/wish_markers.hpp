#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "domain/booking/wish_words.hpp"

namespace calllock::domain::wishes {

/// Words that are no time themselves but say what one is to the wish.
enum class marker : std::uint8_t {
  ignore,  ///< holds words that would mislead: "swing by", "why not"
  soonest,
  weekdays,
  either,
  also,
  but,
  so,
  correction,
  retraction,
  prefer_next,
  prefer_last,
  refuse_next,  ///< "not": only what follows at once
  except_next,  ///< "except": a whole list
  refuse_last,
  refuse_said,
  before,
  by,
  until,
  after,
  from,
  around,
  between,
  once,        ///< "once I get off at": a lower bound within a clause
  or_later,    ///< behind a time
  or_earlier,  ///< behind a time
  before_that,
  after_that,
  same_time,  ///< "this time", before a day
};

struct marker_hit {
  marker what;
  std::size_t length;  ///< in words
};

/// Urgency and a free hand: "as soon as you can", "whatever you've got" (wish_no_limit.cpp).
[[nodiscard]] std::optional<marker_hit> match_no_limit(const words& text, std::size_t at);

/// The longest marker of any kind.
[[nodiscard]] std::optional<marker_hit> match_marker(const words& text, std::size_t at);

}  // namespace calllock::domain::wishes
