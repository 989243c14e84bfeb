#include <algorithm>
#include <string_view>

#include "domain/booking/wish_agree.hpp"
#include "domain/booking/wish_iso.hpp"
#include "domain/booking/wish_items.hpp"
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

class scanner {
public:
  scanner(const words& text, const calendar& cal) : text_(text), cal_(cal) {}

  items run() {
    while (at_ < text_.size()) {
      if (pending_ && at_ > pending_end_ && text_[at_].before != pause::none && !small(at_ - 1)) pending_.reset();
      if (text_[at_].aside || (!content() && !mark())) ++at_;
    }
    return std::move(items_);
  }

private:
  // What is wished for, in the order in which the grammars are tried.
  bool content() {
    return iso() || same_time() || midnight_between() || by_elapsed() || by_day() || by_part() || by_clock();
  }

  item& push(item_kind kind, std::size_t length) {
    item next;
    next.kind = kind;
    next.first = at_;
    next.end = at_ + length;
    items_.push_back(next);
    at_ += length;
    return items_.back();
  }

  bool iso() {
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
  bool same_time() {
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
  bool midnight_between() {
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

  bool by_elapsed() {
    const auto count = items_.size();
    const bool corrects =
        count > 1 && items_[count - 1].kind == item_kind::correction && items_[count - 2].kind == item_kind::elapsed;
    const auto hit = corrects && !word_is(text_, at_, "in") ? match_duration(text_, at_) : match_elapsed(text_, at_);
    if (!hit) return false;
    push(item_kind::elapsed, hit->length).span = hit->span;
    pending_.reset();
    return true;
  }

  bool by_day() {
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
  void remember(const day_set& set) {
    if (last_day_ && last_day_->form == day_form::holiday && items_.size() > 1 &&
        items_.back().first - items_[items_.size() - 2].end <= 2) {
      auto both = *last_day_;
      if (agree(both, set) == agreement::one) return;
    }
    last_day_ = set;
  }

  bool by_part() {
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

  bool by_clock() {
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

  [[nodiscard]] bool around_before(std::size_t at) const {
    return at > 0 && text_[at].before == pause::none &&
           one_of(text_[at - 1].text, "around|about|roughly|approximately") &&
           !(at > 1 && one_of(text_[at - 2].text, "how|what|thinking|talking|asking"));
  }

  /// A bare number is a clock time only where one is due.
  [[nodiscard]] bool number_is_clock(std::size_t length) const {
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
  [[nodiscard]] bool other_is_clock(std::size_t at) const {
    const auto other = match_clock(text_, at, false);
    if (!other) return false;
    const std::size_t next = at + other->length;
    return other->sure || pause_before(text_, next) || match_day(text_, next, context()) || match_part(text_, next) ||
           word_is(text_, next, "works|would|is|'s|on");
  }

  /// The end of "from nine to eleven", "between one and three", "9-11": the time, and the length of it all.
  [[nodiscard]] std::optional<std::pair<clock_time, std::size_t>> range_end(std::size_t first) const {
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
  static void share_half(item& range) {
    auto& from = range.clock;
    const auto& to = range.clock_end;
    if (from.zone.empty()) from.zone = to.zone;
    if (range.clock_end.zone.empty()) range.clock_end.zone = from.zone;
    if (from.side != half::open || (to.side != half::am && to.side != half::pm)) return;
    const auto in_order = from.hour % 12 * 60 + from.minute < to.hour % 12 * 60 + to.minute;
    from.side = in_order ? to.side : to.side == half::pm ? half::am : half::pm;
    if (!in_order && from.hour == 12) from.side = half::pm;
  }

  // Bounds.

  [[nodiscard]] bool small(std::size_t at) const {
    return one_of(text_[at].text, "the|a|about|around|at|on|like|say|maybe|this|roughly|in|or|what|if|possible");
  }

  /// True if only small words lie between the bound and here.
  [[nodiscard]] bool bound_is_near() const {
    for (std::size_t i = pending_end_; i < at_; ++i)
      if (!one_of(text_[i].text, "the|a|about|around|at|on|like|say|maybe|roughly|my|approximately|by|would|be|is"))
        return false;
    return true;
  }

  /// "Once I get off at 3:30", "after the bus comes at four": the bound holds a clause that ends in the time.
  [[nodiscard]] bool clause_bound() const {
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

  relation take_relation(bool clock) {
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
  void suffix() {
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
  [[nodiscard]] bool negation_before(std::size_t at) const {
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

  void set_pending(marker what, std::size_t length) {
    negated_ = what != marker::from && what != marker::by && negation_before(at_);
    // "Not before nine" was read as a whole and needs no turning.
    pending_ = what;
    pending_end_ = at_ + length;
    at_ += length;
  }

  // Words between the times.

  bool mark() {
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

  static item_kind kind_of(marker m) {
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
  bool once_clause() {
    reader r{text_, at_};
    if (!(r.take("when") && r.peek("i|we|my|the|he|she|they|kids") &&
          (r.peek("get|gets|am|are|is", 1) || r.peek("get|gets|is|are", 2)) &&
          (r.peek("off|home|out|done|finished|through", 2) || r.peek("off|home|out|done", 3))))
      return false;
    set_pending(marker::once, r.length());
    return true;
  }

  /// "After that", "before then": bounds by what was said last.
  void that(relation rel, std::size_t length) {
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

  [[nodiscard]] day_context context() const { return day_context{cal_, last_day_}; }

  const words& text_;
  const calendar& cal_;
  std::size_t at_ = 0;
  items items_;
  std::optional<marker> pending_;  ///< a bound that waits for its time
  std::size_t pending_end_ = 0;
  bool negated_ = false;  ///< the waiting bound stands behind a negation
  bool flipped_ = false;
  std::optional<day_set> last_day_;
  std::optional<clock_time> last_clock_;
};

}  // namespace

items scan(const words& text, const calendar& cal) { return scanner{text, cal}.run(); }

}  // namespace calllock::domain::wishes
