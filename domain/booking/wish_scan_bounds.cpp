#include "domain/booking/wish_scan.hpp"

#include "domain/booking/wish_markers.hpp"

namespace calllock::domain::wishes {

/// True if only small words lie between the bound and here.
bool scanner::bound_is_near() const {
  for (std::size_t i = pending_end_; i < at_; ++i)
    if (!one_of(text_[i].text, "the|a|about|around|at|on|like|say|maybe|roughly|my|approximately|by|would|be|is"))
      return false;
  return true;
}

/// "Once I get off at 3:30", "after the bus comes at four": the bound holds a clause that ends in the time.
bool scanner::clause_bound() const {
  if (!pending_ || bound_is_near() || at_ == 0 || at_ - pending_end_ > 12) return false;
  if (*pending_ == marker::from || *pending_ == marker::by || *pending_ == marker::between ||
      *pending_ == marker::around)
    return false;
  if (!one_of(text_[at_ - 1].text, "at|around|about|by")) return false;
  // A new request ends the clause.
  for (std::size_t i = pending_end_; i < at_; ++i)
    if (one_of(text_[i].text, "can|could|please|would|want|need|so|but")) return false;
  return true;
}

relation scanner::take_relation(bool clock) {
  flipped_ = false;
  if (!pending_) return relation::none;
  const auto what = *pending_;
  const bool near = bound_is_near();
  const bool clause = clock && clause_bound();
  if (!near && !clause) return relation::none;
  if (what == marker::once && near) return relation::none;
  flipped_ = negated_;
  pending_.reset();
  switch (what) {
    case marker::before: return negated_ ? relation::from : relation::before;
    case marker::until: return negated_ ? relation::from : relation::by;
    case marker::by: return relation::by;
    case marker::after: return negated_ ? relation::by : relation::after;
    case marker::once: return relation::after;
    case marker::from: return relation::from;
    default: return relation::none;
  }
}

/// "Or later", "at the latest", "on" behind a time.
void scanner::suffix() {
  auto& last = items_.back();
  const auto hit = match_marker(text_, at_);
  const bool before_clock =
      hit && one_of(text_[at_].text, "at|earliest|latest") && match_clock(text_, at_ + hit->length, false);
  if (hit && !before_clock && (hit->what == marker::or_later || hit->what == marker::or_earlier)) {
    last.rel = hit->what == marker::or_later ? relation::from : relation::by;
    last.end = at_ += hit->length;
  } else if (word_is(text_, at_, "on") && (pause_before(text_, at_ + 1) || last.rel == relation::from) &&
             text_[at_].before == pause::none && (last.rel == relation::from || pause_before(text_, at_ + 1))) {
    if (last.rel == relation::from && at_ + 1 < text_.size() && match_day(text_, at_ + 1, context())) return;
    last.rel = relation::from;
    last.end = ++at_;
  }
}

/// "I can't … before nine", "nobody is home until four": the bound says the opposite.
bool scanner::negation_before(std::size_t at) const {
  for (std::size_t i = at, steps = 0; i > 0 && steps < 7; ++steps) {
    if (text_[i].before != pause::none) return false;
    --i;
    if (one_of(text_[i].text, "but|and|so|or|if|because|works|sure")) return false;
    if (one_of(text_[i].text, "not|never|nobody|noone|hardly") ||
        (text_[i].text == "no" && word_is(text_, i + 1, "one")))
      return !(i > 0 && text_[i - 1].text == "if");
    for (auto back = items_.rbegin(); back != items_.rend() && back->end > i; ++back)
      if (back->content()) return false;
  }
  return false;
}

void scanner::set_pending(marker what, std::size_t length) {
  negated_ = what != marker::from && what != marker::by && negation_before(at_);
  // "Not before nine" was read as a whole and needs no turning.
  pending_ = what;
  pending_end_ = at_ + length;
  at_ += length;
}

// Words between the times.
bool scanner::mark() {
  const auto hit = match_marker(text_, at_);
  if (!hit) return once_clause();
  switch (hit->what) {
    case marker::ignore:
      pending_.reset();
      at_ += hit->length;
      return true;
    case marker::same_time: at_ += hit->length; return true;
    // Before its time: "at the earliest ten".
    case marker::or_later: set_pending(marker::from, hit->length); return true;
    case marker::or_earlier: set_pending(marker::by, hit->length); return true;
    case marker::before:
    case marker::by:
    case marker::until:
    case marker::after:
    case marker::from:
    case marker::between: set_pending(hit->what, hit->length); return true;
    case marker::once: set_pending(hit->what, hit->length); return true;
    case marker::around:
      // "After about three" stays a bound.
      if (!pending_ || !bound_is_near())
        set_pending(hit->what, hit->length);
      else
        at_ += hit->length;
      return true;
    case marker::before_that: that(relation::before, hit->length); return true;
    case marker::after_that: that(relation::after, hit->length); return true;
    default: break;
  }
  push(kind_of(hit->what), hit->length);
  if (hit->what != marker::soonest) pending_.reset();
  return true;
}

item_kind scanner::kind_of(marker m) {
  switch (m) {
    case marker::soonest: return item_kind::soonest;
    case marker::weekdays: return item_kind::weekdays;
    case marker::either: return item_kind::either;
    case marker::also: return item_kind::also;
    case marker::but: return item_kind::but;
    case marker::so: return item_kind::so;
    case marker::correction: return item_kind::correction;
    case marker::retraction: return item_kind::retraction;
    case marker::prefer_next: return item_kind::prefer_next;
    case marker::prefer_last: return item_kind::prefer_last;
    case marker::except_next: return item_kind::refuse_next;
    case marker::refuse_next: return item_kind::refuse_next;
    case marker::refuse_last: return item_kind::refuse_last;
    default: return item_kind::refuse_said;
  }
}

/// "When I get home at five" bounds like "once".
bool scanner::once_clause() {
  reader r{text_, at_};
  if (!(r.take("when") && r.peek("i|we|my|the|he|she|they|kids") &&
        (r.peek("get|gets|am|are|is", 1) || r.peek("get|gets|is|are", 2)) &&
        (r.peek("off|home|out|done|finished|through", 2) || r.peek("off|home|out|done", 3))))
    return false;
  set_pending(marker::once, r.length());
  return true;
}

/// "After that", "before then": bounds by what was said last.
void scanner::that(relation rel, std::size_t length) {
  if (last_clock_) {
    auto& next = push(item_kind::clock, length);
    next.clock = *last_clock_;
    next.rel = rel;
  } else if (last_day_) {
    auto& next = push(item_kind::days, length);
    next.days = *last_day_;
    next.rel = rel;
  } else {
    at_ += length;
  }
  pending_.reset();
}

}  // namespace calllock::domain::wishes
