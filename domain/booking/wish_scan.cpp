#include "domain/booking/wish_scan.hpp"

#include "domain/booking/wish_agree.hpp"
#include "domain/booking/wish_iso.hpp"
#include "domain/booking/wish_markers.hpp"

namespace calllock::domain::wishes {

items scanner::run() {
  while (at_ < text_.size()) {
    if (pending_ && at_ > pending_end_ && text_[at_].before != pause::none && !small(at_ - 1)) pending_.reset();
    if (text_[at_].aside || (!content() && !mark())) ++at_;
  }
  return std::move(items_);
}

// What is wished for, in the order in which the grammars are tried.
bool scanner::content() {
  return iso() || same_time() || midnight_between() || by_elapsed() || by_day() || by_part() || by_clock();
}

item& scanner::push(item_kind kind, std::size_t length) {
  item next;
  next.kind = kind;
  next.first = at_;
  next.end = at_ + length;
  items_.push_back(next);
  at_ += length;
  return items_.back();
}

bool scanner::iso() {
  const auto& w = text_[at_].text;
  if (w.size() < 10 || w[0] < '0' || w[0] > '9') return false;
  const auto hit = match_iso(w, cal_);
  if (!hit) return false;
  if (hit->days) {
    push(item_kind::days, 1).days = *hit->days;
  } else {
    auto& next = push(item_kind::moment, 1);
    next.start = hit->start;
    next.stop = hit->end;
  }
  return true;
}

/// "This time tomorrow": the clock time of now, on the day that follows.
bool scanner::same_time() {
  const auto hit = match_marker(text_, at_);
  if (!hit || hit->what != marker::same_time) return false;
  std::size_t next = at_ + hit->length;
  if (word_is(text_, next, "on")) ++next;
  const auto days = match_day(text_, next, context());
  const bool behind =
      !items_.empty() && items_.back().kind == item_kind::days &&
      (items_.back().end == at_ || (items_.back().end + 1 == at_ && one_of(text_[at_ - 1].text, "at|around|about")));
  if (!days && !behind) return false;
  const auto clock = local_clock(cal_.now, cal_.zone);
  auto& time = push(item_kind::clock, hit->length);
  time.clock = clock_time{
      static_cast<int>(clock.count() / 60), static_cast<int>(clock.count() % 60), half::full, false, false, {}};
  time.around = pending_ && *pending_ == marker::around;
  pending_.reset();
  if (days && !days->set.single()) {
    // "This time next week" is today in a week.
    auto set = one_day(day_form::relative, cal_.today + (days->set.first - monday_of(cal_.today)));
    at_ = next;
    push(item_kind::days, days->length).days = set;
  }
  return true;
}

/// "The midnight between Thursday and Friday" is the one midnight that needs no question.
bool scanner::midnight_between() {
  reader r{text_, at_};
  r.take("the|at");
  r.take("the");
  if (!r.take("midnight") || !r.take("between|from|of")) return false;
  r.take("the");
  r.take_all("night of");
  const auto first = match_day(text_, r.at(), context());
  if (!first || !first->set.single()) return false;
  r.skip(first->length);
  if (!r.take("and|to|into")) return false;
  const auto second = match_day(text_, r.at(), day_context{cal_, first->set});
  if (!second || !second->set.single()) return false;
  r.skip(second->length);
  const bool next = second->set.first == first->set.first + std::chrono::days{1} ||
                    weekday_of(second->set.first) == weekday_of(first->set.first) + std::chrono::days{1};
  if (!next) return false;
  const std::size_t length = r.length();
  auto set = one_day(day_form::relative, first->set.first + std::chrono::days{1});
  push(item_kind::days, length).days = set;
  at_ -= length;
  push(item_kind::clock, length).clock = clock_time{0, 0, half::full, false, false, {}};
  return true;
}

bool scanner::by_elapsed() {
  const auto count = items_.size();
  const bool corrects =
      count > 1 && items_[count - 1].kind == item_kind::correction && items_[count - 2].kind == item_kind::elapsed;
  const auto hit = corrects && !word_is(text_, at_, "in") ? match_duration(text_, at_) : match_elapsed(text_, at_);
  if (!hit) return false;
  push(item_kind::elapsed, hit->length).span = hit->span;
  pending_.reset();
  return true;
}

bool scanner::by_day() {
  const auto hit = match_days(text_, at_, context());
  if (!hit) return false;
  const auto rel = take_relation(false);
  auto& next = push(item_kind::days, hit->length);
  next.days = hit->set;
  next.rel = rel;
  remember(hit->set);
  suffix();
  return true;
}

/// The day that "the Monday after" counts from. "Easter is the fifth" speaks of one day, and Easter says which.
void scanner::remember(const day_set& set) {
  if (last_day_ && last_day_->form == day_form::holiday && items_.size() > 1 &&
      items_.back().first - items_[items_.size() - 2].end <= 2) {
    auto both = *last_day_;
    if (agree(both, set) == agreement::one) return;
  }
  last_day_ = set;
}

bool scanner::by_part() {
  const auto hit = match_part(text_, at_);
  if (!hit) return false;
  const auto rel = take_relation(false);
  if (hit->today) {
    auto& today = push(item_kind::days, hit->length);
    today.days = one_day(day_form::relative, cal_.today);
    last_day_ = today.days;
    at_ -= hit->length;
  }
  auto& next = push(item_kind::part, hit->length);
  next.part = hit->part;
  next.rel = rel;
  suffix();
  return true;
}

// Bounds.
bool scanner::small(std::size_t at) const {
  return one_of(text_[at].text, "the|a|about|around|at|on|like|say|maybe|this|roughly|in|or|what|if|possible");
}

items scan(const words& text, const calendar& cal) { return scanner{text, cal}.run(); }

}  // namespace calllock::domain::wishes
