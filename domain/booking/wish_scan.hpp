#pragma once

#include <optional>
#include <utility>

#include "domain/booking/wish_calendar.hpp"
#include "domain/booking/wish_items.hpp"
#include "domain/booking/wish_markers.hpp"
#include "domain/booking/wish_words.hpp"

namespace calllock::domain::wishes {

/// Walks over the words of a wish and lists what they speak of. Internal to `scan`.
class scanner {
public:
  scanner(const words& text, const calendar& cal) : text_(text), cal_(cal) {}

  items run();

private:
  bool content();
  item& push(item_kind kind, std::size_t length);
  bool iso();
  bool same_time();
  bool midnight_between();
  bool by_elapsed();
  bool by_day();
  void remember(const day_set& set);
  bool by_part();
  [[nodiscard]] bool small(std::size_t at) const;

  // Clock times and ranges of them, wish_scan_clock.cpp.
  bool by_clock();
  [[nodiscard]] bool around_before(std::size_t at) const;
  [[nodiscard]] bool number_is_clock(std::size_t length) const;
  [[nodiscard]] bool other_is_clock(std::size_t at) const;
  [[nodiscard]] std::optional<std::pair<clock_time, std::size_t>> range_end(std::size_t first) const;
  static void share_half(item& range);

  // Words that bound or refuse what stands beside them, wish_scan_bounds.cpp.
  [[nodiscard]] bool bound_is_near() const;
  [[nodiscard]] bool clause_bound() const;
  relation take_relation(bool clock);
  void suffix();
  [[nodiscard]] bool negation_before(std::size_t at) const;
  void set_pending(marker what, std::size_t length);
  bool mark();
  static item_kind kind_of(marker m);
  bool once_clause();
  void that(relation rel, std::size_t length);

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

}  // namespace calllock::domain::wishes
