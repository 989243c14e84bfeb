#include "domain/booking/wish_frames.hpp"

#include <algorithm>

#include "domain/booking/wish_agree.hpp"
#include "domain/booking/wish_fit.hpp"

namespace calllock::domain::wishes {
namespace {

/// "Next Monday, no, the Wednesday": the weekday moves, its week stays.
day_set corrected(const std::optional<day_set>& before, day_set next) {
  if (!before || before->form != day_form::weekday || next.form != day_form::weekday) return next;
  if (next.mark != weekday_mark::bare || before->mark == weekday_mark::bare) return next;
  next.first = next.last = monday_of(before->first) + (weekday_of(next.first) - std::chrono::Monday);
  next.mark = before->mark;
  return next;
}

class assembler {
public:
  assembler(const items& found, const words& text) : found_(found), text_(text) {}

  spoken_wish run() {
    for (const auto& it : found_) {
      if (it.content()) {
        if (it.aside)
          note_aside(it);
        else if (it.refused)
          refuse(it);
        else
          take(it);
      } else {
        link(it);
      }
    }
    if (mode_ == mode::retracting) {
      frames_.clear();
      out_.soonest = false;
    }
    distribute();
    inherit_aside_day();
    std::stable_sort(frames_.begin(), frames_.end(),
                     [](const frame& a, const frame& b) { return a.preferred > b.preferred; });
    frames_.erase(std::remove_if(frames_.begin(), frames_.end(), [](const frame& f) { return f.empty(); }),
                  frames_.end());
    out_.frames = std::move(frames_);
    return std::move(out_);
  }

private:
  enum class mode { filling, alternative, joining, correcting, retracting };

  void link(const item& it) {
    switch (it.kind) {
      case item_kind::either: set_mode(mode::alternative); break;
      case item_kind::also:
        if (mode_ == mode::filling) mode_ = mode::joining;
        break;
      case item_kind::but:
        if (mode_ == mode::joining || mode_ == mode::alternative) mode_ = mode::filling;
        break;
      case item_kind::so:
        if (!frames_.empty()) set_mode(mode::correcting);
        so_said_ = so_leads_ = true;
        so_day_ = aside_day_;
        break;
      case item_kind::correction:
        if (mode_ == mode::retracting && text_[it.first].text != "make") break;

        if (text_[it.first].text == "instead" && frames_.size() > 1)
          replace_all_by_last();
        else
          set_mode(mode::correcting);
        break;
      case item_kind::retraction: set_mode(mode::retracting); break;
      case item_kind::refuse_said:
        if (last_said_) out_.refused_days.push_back(*last_said_);
        break;
      default: break;
    }
  }

  /// "Friday instead" looks back: what was said last replaces what came before; an hour said before stays.
  void replace_all_by_last() {
    auto last = frames_.back();
    if (!last.has_time() && frames_.front().has_time()) {
      auto merged = frames_.front();
      merged.days = last.days;
      last = merged;
    }
    frames_.assign(1, last);
  }

  void set_mode(mode m) {
    mode_ = m;
    replaced_ = 0;
    so_leads_ = false;
  }

  void note_aside(const item& it) {
    if (it.kind != item_kind::days) return;
    last_said_ = it.days;
    if (it.days.first >= today()) aside_day_ = it.days;
  }

  void refuse(const item& it) {
    if (it.kind == item_kind::days) {
      out_.refused_days.push_back(it.days);
      last_said_ = it.days;
    }
    if (it.kind == item_kind::part) out_.refused_parts.push_back(it.part);
  }

  void take(const item& it) {
    if (it.kind == item_kind::days) last_said_ = it.days;
    if (it.kind == item_kind::soonest || it.kind == item_kind::weekdays) return take_free(it);
    if (it.preferred && !frames_.empty()) return prefer(it);
    switch (mode_) {
      case mode::retracting:
        // A wish that is taken back as a whole is gone; an hour alone still belongs to its day.
        if (it.kind != item_kind::clock && it.kind != item_kind::range && it.kind != item_kind::part) {
          frames_.clear();
          out_.soonest = false;
          mode_ = mode::filling;
          return start(it, false);
        }
        set_mode(mode::correcting);
        return correct(it);
      case mode::correcting: return correct(it);
      case mode::alternative: return start(it, tight(it));
      case mode::joining:
      case mode::filling: return fill(it);
    }
  }

  void take_free(const item& it) {
    if (it.kind == item_kind::weekdays) {
      out_.weekdays_only = true;
      return;
    }
    if (mode_ == mode::retracting) {
      frames_.clear();
      mode_ = mode::filling;
    }
    if (mode_ == mode::correcting && replaced_ == 0 && !so_leads_) {
      // "Tomorrow at nine, actually any time": the hour is free, the day stays. Urgency replaces it all.
      if (!frames_.empty() && one_of(text_[it.first].text, "anytime|any|whenever|whatever|all")) {
        frames_.resize(1);
        const auto& f = frames_.front();
        frame kept;
        kept.days = f.days;
        kept.from_day = f.from_day;
        kept.by_day = f.by_day;
        kept.after_day = f.after_day;
        kept.before_day = f.before_day;
        frames_.assign(1, kept);
      } else {
        frames_.clear();
      }
    }
    out_.soonest_alternative = out_.soonest_alternative || mode_ == mode::alternative;
    out_.soonest = true;
  }

  void fill(const item& it) {
    if (frames_.empty()) return start(it, false);
    const bool joined = mode_ == mode::joining;
    const bool breath = !joined && same_breath(it);
    const bool was_tight = tight(it);
    mode_ = mode::filling;
    frame trial = frames_.back();
    if (add(trial, it, breath) == fit::yes)
      frames_.back() = trial;
    else
      start(it, was_tight);
  }

  void start(const item& it, bool is_tight) {
    mode_ = mode::filling;
    frame next;
    next.tight = is_tight && !frames_.empty();
    next.preferred = it.preferred;
    static_cast<void>(add(next, it, false));
    frames_.push_back(next);
  }

  /// What is said anew replaces what is of its kind; what follows in the same breath does so as well.
  void correct(const item& it) {
    if (frames_.empty()) {
      mode_ = mode::filling;
      return start(it, false);
    }
    if (replaced_ == 0) {
      distribute();
      frames_.resize(1);
    }
    auto& f = frames_.back();
    const unsigned bit = 1U << static_cast<unsigned>(slot_of(it));
    if ((replaced_ & bit) != 0) {
      // Said twice since the correction: it goes on like any wish.
      const auto kept = replaced_;
      fill(it);
      mode_ = mode::correcting;
      replaced_ = kept;
      return;
    }
    item next = it;
    if (next.kind == item_kind::days && next.rel == relation::none) next.days = corrected(f.days, next.days);
    // "After two, no, three" corrects the bound.
    if (next.kind == item_kind::clock && next.rel == relation::none && !f.at && !f.range &&
        (f.lower.has_value() != f.upper.has_value()))
      next.rel = f.lower ? relation::after : relation::before;
    if (next.kind == item_kind::days && next.rel == relation::none && !f.days) {
      if (f.by_day)
        next.rel = f.before_day ? relation::before : relation::by;
      else if (f.from_day)
        next.rel = f.after_day ? relation::after : relation::from;
    }
    const bool keeps = next.kind == item_kind::days && agrees_with(f, next);
    if (keeps) return;
    clear_slot(f, next);
    static_cast<void>(add(f, next, false));
    replaced_ |= bit;
  }

  /// "Friday is my day off, so Friday": no correction at all.
  static bool agrees_with(const frame& f, const item& it) {
    if (!f.days || it.rel != relation::none || it.days.form != day_form::weekday || it.days.mark != weekday_mark::bare)
      return false;
    day_set said = *f.days;
    return f.days->form != day_form::weekday
               ? agree(said, it.days) == agreement::one && said.first == f.days->first && said.last == f.days->last
               : agree(said, it.days) == agreement::one;
  }

  /// A preference goes before the order; a time of day that is preferred keeps the day.
  void prefer(const item& it) {
    mode_ = mode::filling;
    if (frames_.size() > 1) {
      // "Nine or ten, ten would be better": one of those that were said.
      distribute();
      for (auto& f : frames_) {
        const bool same =
            it.kind == item_kind::days    ? f.days && f.days->first == it.days.first && f.days->last == it.days.last
            : it.kind == item_kind::clock ? f.at && f.at->hour == it.clock.hour && f.at->minute == it.clock.minute
            : it.kind == item_kind::part  ? f.part && *f.part == it.part
                                          : false;
        if (!same) continue;
        f.preferred = true;
        for (auto& each : frames_) each.tight = false;
        const auto place = frames_.begin() + (&f - frames_.data());
        std::rotate(place, place + 1, frames_.end());  // what follows belongs to it
        return;
      }
    }
    frame trial = frames_.back();
    if (it.kind != item_kind::days && add(trial, it, false) == fit::yes) {
      frames_.back() = trial;
      return;
    }
    if (it.kind == item_kind::days && frames_.size() == 1 && frames_.back().days &&
        frames_.back().days->form >= day_form::week) {
      if (add(trial, it, false) == fit::yes) {
        frames_.back() = trial;
        return;
      }
    }
    distribute();
    frame next;
    if (it.kind != item_kind::days) {
      next = frames_.front();
      clear_slot(next, it);
    }
    next.preferred = true;
    next.tight = false;
    static_cast<void>(add(next, it, false));
    frames_.push_back(next);
  }

  /// Joined by a bare "or" or "and", with little between.
  [[nodiscard]] bool tight(const item& it) const {
    if (frames_.empty()) return false;
    const auto from = frames_.back().last_end;
    if (it.first < from || it.first - from > 4) return false;
    for (std::size_t i = from; i <= it.first; ++i)
      if (text_[i].before == pause::stop) return false;
    return true;
  }

  [[nodiscard]] bool same_breath(const item& it) const {
    const auto from = frames_.back().last_end;
    if (it.first < from) return true;
    if (it.first - from > 4) return false;
    for (std::size_t i = from; i <= it.first; ++i)
      if (text_[i].before == pause::stop) return false;
    return true;
  }

  /// What is said with the last of several days or hours holds for all; a later time without a day is of the same day.
  void distribute() {
    for (std::size_t k = frames_.size(); k-- > 1;) {
      const auto& last = frames_[k];
      auto& f = frames_[k - 1];
      if (!last.tight) continue;
      if (f.days && !f.has_time() && last.has_time() && last.days) {
        f.part = last.part;
        f.at = last.at;
        f.around = last.around;
        f.range = last.range;
        f.lower = last.lower;
        f.upper = last.upper;
        f.from_part = last.from_part;
        f.until_part = last.until_part;
        f.until_part_end = last.until_part_end;
      }
      if (!f.has_days() && f.has_time() && last.days) {
        f.days = last.days;
        if (!f.part && f.at) f.part = last.part;
      }
      if (f.at && last.at && f.at->side == half::open && !last.days) share_half(*f.at, *last.at);
      if (f.at && last.at && f.at->zone.empty()) f.at->zone = last.at->zone;
    }
    for (std::size_t k = 1; k < frames_.size(); ++k)
      if (!frames_[k].has_days() && frames_[k].has_time()) {
        frames_[k].days = frames_[k - 1].days;
        frames_[k].from_day = frames_[k - 1].from_day;
        frames_[k].by_day = frames_[k - 1].by_day;
        frames_[k].before_day = frames_[k - 1].before_day;
        frames_[k].after_day = frames_[k - 1].after_day;
      }
  }

  /// "Two or three p.m.": both in the afternoon.
  static void share_half(clock_time& first, const clock_time& last) {
    if (last.side == half::am || last.side == half::pm) first.side = last.side;
  }

  /// "Tomorrow I have a meeting at ten, so after lunch": the day of the reason holds for the conclusion.
  void inherit_aside_day() {
    if (!so_said_ || !so_day_ || frames_.empty() || !so_day_->single()) return;
    for (auto& f : frames_)
      if (!f.has_days() && f.has_time()) f.days = so_day_;
  }

  [[nodiscard]] day today() const { return today_; }

public:
  void set_today(day d) { today_ = d; }

private:
  const items& found_;
  const words& text_;
  day today_{};
  std::vector<frame> frames_;
  spoken_wish out_;
  mode mode_ = mode::filling;
  unsigned replaced_ = 0;  ///< slots replaced since the last correction
  std::optional<day_set> last_said_;
  std::optional<day_set> aside_day_;
  std::optional<day_set> so_day_;
  bool so_said_ = false;
  bool so_leads_ = false;  ///< the present correction is a conclusion, "so …"
};

}  // namespace

spoken_wish assemble(const items& found, const words& text, const calendar& cal) {
  assembler a{found, text};
  a.set_today(cal.today);
  return a.run();
}

}  // namespace calllock::domain::wishes
