#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "domain/call/step.hpp"
#include "domain/tenant.hpp"

/// Which times the built-in calendar may offer and book. Pure: the hours, the visits that stand and the time are
/// arguments. All hours are those of the business's own clock, also in the nights when it is changed (I14).
namespace calllock::domain {

/// A visit that stands in the calendar, without the travel behind it.
struct occupied_span {
  int crew = 0;  ///< from 0
  instant start{}, end{};
  friend bool operator==(const occupied_span&, const occupied_span&) = default;
};

/// At most this many alternatives are said to a caller.
inline constexpr std::size_t max_offered = 3;
/// At most this many free times answer one wish.
inline constexpr std::size_t max_slots = 256;

/// True if a visit may start at `start` as far as hours, holidays, notice and horizon say: all of it lies inside the
/// opening hours, and `start` need not lie on the grid ("2:15", design.md §5: what was said is what is booked).
[[nodiscard]] bool may_start(const tenant_profile& tenant, const calendar_rules& rules, instant start, instant now);

/// The first crew that has [`start`, `end`) free, with the travel before and behind it. A visit of a crew that is not
/// there any more occupies one of those that are left.
[[nodiscard]] std::optional<int> free_crew(const calendar_rules& rules, std::span<const occupied_span> occupied,
                                           instant start, instant end);

/// Free starts in [`from`, `until`), in order: every slot length from opening, wherever a crew is free, without the
/// days of `exclude`.
[[nodiscard]] std::vector<instant> free_slots(const tenant_profile& tenant, const calendar_rules& rules,
                                              std::span<const occupied_span> occupied, instant from, instant until,
                                              std::span<const std::chrono::year_month_day> exclude, instant now);

/// Up to `max_offered` of `slots` nearest to [`from`, `until`) (of two equally near ones the earlier), in order of
/// time.
[[nodiscard]] std::vector<instant> nearest(std::span<const instant> slots, instant from, instant until);

/// The time in which visits and free slots matter to a wish: the wish and a week around it for the alternatives.
struct search_span {
  instant from{}, until{};
};
[[nodiscard]] search_span search_around(instant from, instant until, instant now);

/// The answer to a wish: its free times, or the alternatives nearest to it. `occupied` covers `search_around` of it.
[[nodiscard]] slots_found answer_wish(const tenant_profile& tenant, const calendar_rules& rules,
                                      std::span<const occupied_span> occupied, const find_slots& wish, instant now);

/// The same from a calendar that lists its free times itself. `listed` is in order and covers `search_around`.
[[nodiscard]] slots_found answer_wish(const tenant_profile& tenant, std::span<const instant> listed,
                                      const find_slots& wish);

}  // namespace calllock::domain
