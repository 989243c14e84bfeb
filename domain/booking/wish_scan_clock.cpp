#include "domain/booking/wish_scan.hpp"

#include "domain/booking/wish_markers.hpp"
#include "domain/booking/wish_numbers.hpp"

namespace calllock::domain::wishes {
namespace {

/// Words after which a bare number is a clock time.
constexpr std::string_view strong_leads =
    "at|around|about|by|before|after|until|from|between|past|than|roughly|approximately|circa|near|sharp";
/// Words after which it is one if nothing that is counted follows.
constexpr std::string_view weak_leads =
    "do|say|it|for|that|like|maybe|or|to|through|prefer|is|would|does|call|no|sorry|mean|meant|actually|rather|"
    "instead|wait|and|but|though|-|earliest|latest|mornings|so|correction";
constexpr std::string_view counted =
    "hour|hours|minute|minutes|min|day|days|week|weeks|month|months|night|nights|o|of|hundred|thousand|half";
/// What can follow a number that is a clock time.
constexpr std::string_view clock_tails =
    "or|and|if|works|would|is|'s|on|in|at|for|to|until|-|but|then|sounds|with|because|so|today|tomorrow|tonight|this|"
    "next|monday|"
    "tuesday|wednesday|thursday|friday|saturday|sunday|as|can|could|should|when|since|before|after|do|does|that|i|we|"
    "my|you|"
    "work|possible|available|open|good|fine|too|doable|sharp|ish|though|through|earliest|latest|tops|instead|the|are|"
    "might|"
    "morning|afternoon|evening|actually|sorry|no|wait|make|not|central|eastern|pacific|mountain|onward|onwards|free|"
    "best|better|again|be|was";
constexpr std::string_view good_tails = "works|would|sounds|suits|is|'s";

}  // namespace

bool scanner::by_clock() {
  const bool led = at_ > 0 && text_[at_].before == pause::none &&
                   one_of(text_[at_ - 1].text, "at|around|about|by|before|after|until");
  const bool range_led = pending_ && (*pending_ == marker::between || *pending_ == marker::from);
  auto hit = match_clock(text_, at_, led && !range_led);
  if (!hit || (!hit->sure && !number_is_clock(hit->length))) return false;
  const bool loose = pending_ && *pending_ == marker::around && bound_is_near();
  const std::size_t start = at_;
  if (const auto stop = range_end(hit->length)) {
    pending_.reset();
    auto& next = push(item_kind::range, stop->second);
    next.clock = hit->time;
    next.clock_end = stop->first;
    share_half(next);
    last_clock_ = next.clock_end;
    return true;
  }
  at_ = start;
  const bool clause = clause_bound();
  const auto rel = take_relation(true);
  auto& next = push(item_kind::clock, hit->length);
  next.clock = hit->time;
  next.rel = rel;
  next.clause_bound = clause && rel != relation::none;
  next.flipped = flipped_;
  next.around = hit->time.around || loose || around_before(start);
  last_clock_ = next.clock;
  suffix();
  return true;
}

bool scanner::around_before(std::size_t at) const {
  return at > 0 && text_[at].before == pause::none &&
         one_of(text_[at - 1].text, "around|about|roughly|approximately") &&
         !(at > 1 && one_of(text_[at - 2].text, "how|what|thinking|talking|asking"));
}

/// A bare number is a clock time only where one is due.
bool scanner::number_is_clock(std::size_t length) const {
  const std::size_t next = at_ + length;
  const bool ends = pause_before(text_, next);
  if (!ends && one_of(text_[next].text, counted)) return false;
  // "Two or three people", "between two and three weeks" are counts.
  if (!ends && one_of(text_[next].text, "or|to|and|-") && next + 1 < text_.size()) {
    const auto other = match_number(text_, next + 1);
    if (text_[next + 1].aside || (other && word_is(text_, next + 1 + other->length, counted))) return false;
  }
  const bool starts = pause_before(text_, at_) || at_ == 0;
  if (!starts && one_of(text_[at_ - 1].text, strong_leads) && !text_[at_ - 1].aside) return true;
  if (pending_ && *pending_ == marker::between) return true;
  // "One evening next week" counts evenings.
  if (text_[at_].text == "one" && !ends && one_of(text_[next].text, "morning|afternoon|evening|night")) return false;
  if (const auto later = match_marker(text_, next);
      later && (later->what == marker::or_later || later->what == marker::or_earlier))
    return true;
  const bool tail = ends || one_of(text_[next].text, clock_tails) || text_[next].aside;
  if (!tail) return false;
  if (starts && ends) return true;
  if (at_ > 0 && text_[at_].before != pause::stop && one_of(text_[at_ - 1].text, weak_leads)) return true;
  // Next to a day, a part of the day or another time: "tomorrow nine", "nine tomorrow".
  if (!items_.empty() && items_.back().limits() && items_.back().end == at_ && text_[at_].before != pause::stop)
    return true;
  if (!ends &&
      (match_day(text_, next, context()) || (word_is(text_, next, "on") && match_day(text_, next + 1, context()))))
    return true;
  if (!ends && match_part(text_, next)) return true;
  if (!ends && one_of(text_[next].text, "or|to|until|-|and|through") && match_clock(text_, next + 1, false) &&
      (starts || at_ == 0 || other_is_clock(next + 1)))
    return true;
  return starts && !ends && one_of(text_[next].text, good_tails);
}

/// "nine or ten tomorrow": the second number shows what the first is.
bool scanner::other_is_clock(std::size_t at) const {
  const auto other = match_clock(text_, at, false);
  if (!other) return false;
  const std::size_t next = at + other->length;
  return other->sure || pause_before(text_, next) || match_day(text_, next, context()) || match_part(text_, next) ||
         word_is(text_, next, "works|would|is|'s|on");
}

/// The end of "from nine to eleven", "between one and three", "9-11": the time, and the length of it all.
std::optional<std::pair<clock_time, std::size_t>> scanner::range_end(std::size_t first) const {
  if (pending_ && *pending_ != marker::between && *pending_ != marker::from && *pending_ != marker::around)
    return std::nullopt;
  const bool between = pending_ && *pending_ == marker::between;
  reader r{text_, at_};
  r.skip(first);
  if (!(between ? r.take("and|to|-|or") : r.take("to|until|through|-"))) return std::nullopt;
  r.take("about|around|like|maybe|say");
  const auto hit = match_clock(text_, r.at(), false);
  if (!hit) return std::nullopt;
  const std::size_t next = r.at() + hit->length;
  if (!hit->sure && !pause_before(text_, next) && one_of(text_[next].text, counted)) return std::nullopt;
  r.skip(hit->length);
  return std::pair{hit->time, r.length()};
}

/// The half of the day said at the end holds for the start too, unless the start would then come after the end; so
/// does a zone.
void scanner::share_half(item& range) {
  auto& from = range.clock;
  const auto& to = range.clock_end;
  if (from.zone.empty()) from.zone = to.zone;
  if (range.clock_end.zone.empty()) range.clock_end.zone = from.zone;
  if (from.side != half::open || (to.side != half::am && to.side != half::pm)) return;
  const auto in_order = from.hour % 12 * 60 + from.minute < to.hour % 12 * 60 + to.minute;
  from.side = in_order ? to.side : to.side == half::pm ? half::am : half::pm;
  if (!in_order && from.hour == 12) from.side = half::pm;
}

}  // namespace calllock::domain::wishes
