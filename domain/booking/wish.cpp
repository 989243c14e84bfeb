#include "domain/booking/wish.hpp"

#include "domain/booking/wish_asides.hpp"
#include "domain/booking/wish_calendar.hpp"
#include "domain/booking/wish_frames.hpp"
#include "domain/booking/wish_items.hpp"
#include "domain/booking/wish_masks.hpp"
#include "domain/booking/wish_resolve.hpp"
#include "domain/booking/wish_say_back.hpp"
#include "domain/booking/wish_slips.hpp"
#include "domain/booking/wish_words.hpp"

namespace calllock::domain {
namespace {

constexpr std::size_t longest_text = 8 * 1024;  ///< nobody says more than this to name a time

}  // namespace

std::string_view name(wish_kind kind) noexcept {
  switch (kind) {
    case wish_kind::soonest: return "soonest";
    case wish_kind::at: return "at";
    case wish_kind::window: return "window";
    case wish_kind::unclear: break;
  }
  return "unclear";
}

wish parse_wish(std::string_view text, instant now, std::string_view time_zone, const week_hours& hours) {
  const wishes::calendar cal{now, time_zone, hours};
  auto spoken = wishes::mend_slips(wishes::split_words(text.substr(0, longest_text)));
  wishes::mask_side_numbers(spoken);
  auto found = wishes::scan(spoken, cal);
  wishes::mark_asides(found, spoken, cal);
  wishes::mark_refusals(found, spoken);
  wishes::mark_preferences(found, spoken);
  const auto said = wishes::assemble(found, spoken, cal);
  const auto meant = wishes::resolve(said, cal);

  wish out;
  out.start = meant.start;
  out.end = meant.end;
  if (meant.soonest)
    out.kind = wish_kind::soonest;
  else if (meant.start)
    out.kind = meant.end ? wish_kind::window : wish_kind::at;
  for (const auto d : meant.exclude) out.exclude.push_back(wishes::date_of(d));
  out.understood = wishes::say_back(meant, cal);
  return out;
}

}  // namespace calllock::domain
