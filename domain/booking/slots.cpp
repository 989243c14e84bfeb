#include "domain/booking/slots.hpp"

#include <algorithm>
#include <utility>

#include "domain/booking/local_time.hpp"

namespace calllock::domain {
namespace {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::sys_days;
using std::chrono::weekday;
using std::chrono::year_month_day;

constexpr days alternatives_reach{7};

bool contains(std::span<const year_month_day> list, year_month_day day) {
  return std::find(list.begin(), list.end(), day) != list.end();
}

/// The opening of a local day as instants; hours that the clock change swallows make it shorter, not wrong.
struct open_hours {
  instant open{}, close{};
};
std::optional<open_hours> hours_of(const tenant_profile& tenant, const calendar_rules& rules, year_month_day day) {
  const auto& span = tenant.hours[weekday{sys_days{day}}.c_encoding()];
  if (!span || contains(rules.holidays, day)) return std::nullopt;
  return open_hours{at_local(day, span->open, tenant.time_zone), at_local(day, span->close, tenant.time_zone)};
}

bool soon_enough(const calendar_rules& rules, instant start, instant now) {
  return start >= now + rules.notice && start <= now + rules.horizon;
}

instant::duration distance(instant t, instant from, instant until) {
  if (t < from) return from - t;
  return t < until ? instant::duration{0} : t - until;
}

/// The grid of one day: a start every slot length from opening, as far as whole visits fit.
template <class Wanted>
void add_day(std::vector<instant>& slots, const tenant_profile& tenant, const calendar_rules& rules, year_month_day day,
             const Wanted& wanted) {
  const auto hours = hours_of(tenant, rules, day);
  if (!hours) return;
  for (minutes clock = tenant.hours[weekday{sys_days{day}}.c_encoding()]->open;; clock += rules.slot) {
    const instant start = at_local(day, clock, tenant.time_zone);
    if (start + rules.slot > hours->close) return;
    // In the spring night an hour is not on the clock; its slots would repeat those of the next one.
    if (local_clock(start, tenant.time_zone) == clock % days{1} && wanted(start)) slots.push_back(start);
  }
}

void drop_days(std::vector<instant>& slots, std::span<const year_month_day> exclude, std::string_view zone) {
  std::erase_if(slots, [&](instant t) { return contains(exclude, local_date(t, zone)); });
}

slots_found found(const find_slots& wish) {
  slots_found answer;
  answer.idempotency_key = wish.idempotency_key;
  answer.ok = true;
  return answer;
}

/// What the alternatives should be near to.
std::pair<instant, instant> target(const find_slots& wish) {
  if (wish.exact) return {*wish.exact, *wish.exact};
  return {wish.from, wish.until};
}

}  // namespace

bool may_start(const tenant_profile& tenant, const calendar_rules& rules, instant start, instant now) {
  if (!soon_enough(rules, start, now)) return false;
  const sys_days day{local_date(start, tenant.time_zone)};
  // Hours past midnight belong to the day before.
  for (const auto d : {day, day - days{1}}) {
    const auto hours = hours_of(tenant, rules, year_month_day{d});
    if (hours && start >= hours->open && start + rules.slot <= hours->close) return true;
  }
  return false;
}

std::optional<int> free_crew(const calendar_rules& rules, std::span<const occupied_span> occupied, instant start,
                             instant end) {
  const int crews = std::max(rules.crews, 1);
  for (int crew = 0; crew < crews; ++crew) {
    const bool busy = std::any_of(occupied.begin(), occupied.end(), [&](const occupied_span& o) {
      return o.crew % crews == crew && start < o.end + rules.travel && o.start < end + rules.travel;
    });
    if (!busy) return crew;
  }
  return std::nullopt;
}

std::vector<instant> free_slots(const tenant_profile& tenant, const calendar_rules& rules,
                                std::span<const occupied_span> occupied, instant from, instant until,
                                std::span<const year_month_day> exclude, instant now) {
  std::vector<instant> slots;
  from = std::max(from, now + rules.notice);
  until = std::min(until, now + rules.horizon + std::chrono::milliseconds{1});
  if (from >= until || rules.slot <= minutes{0}) return slots;
  const sys_days last{local_date(until, tenant.time_zone)};
  // Hours past midnight belong to the day before.
  for (sys_days day = sys_days{local_date(from, tenant.time_zone)} - days{1}; day <= last; day += days{1})
    add_day(slots, tenant, rules, year_month_day{day}, [&](instant start) {
      return start >= from && start < until && !contains(exclude, local_date(start, tenant.time_zone)) &&
             free_crew(rules, occupied, start, start + rules.slot).has_value();
    });
  return slots;
}

std::vector<instant> nearest(std::span<const instant> slots, instant from, instant until) {
  std::vector<instant> chosen(slots.begin(), slots.end());
  std::sort(chosen.begin(), chosen.end(), [&](instant a, instant b) {
    return std::pair{distance(a, from, until), a} < std::pair{distance(b, from, until), b};
  });
  if (chosen.size() > max_offered) chosen.resize(max_offered);
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

search_span search_around(instant from, instant until, instant now) {
  return {std::max(from - alternatives_reach, now), std::max(until, now) + alternatives_reach};
}

slots_found answer_wish(const tenant_profile& tenant, const calendar_rules& rules,
                        std::span<const occupied_span> occupied, const find_slots& wish, instant now) {
  auto answer = found(wish);
  if (wish.exact) {
    const bool refused = contains(wish.exclude, local_date(*wish.exact, tenant.time_zone));
    if (!refused && may_start(tenant, rules, *wish.exact, now) &&
        free_crew(rules, occupied, *wish.exact, *wish.exact + rules.slot))
      answer.slots.push_back(*wish.exact);
  } else {
    answer.slots = free_slots(tenant, rules, occupied, wish.from, wish.until, wish.exclude, now);
    if (answer.slots.size() > max_slots) answer.slots.resize(max_slots);
  }
  if (!answer.slots.empty()) return answer;
  const auto [from, until] = target(wish);
  const auto around = search_around(from, until, now);
  answer.nearby =
      nearest(free_slots(tenant, rules, occupied, around.from, around.until, wish.exclude, now), from, until);
  return answer;
}

slots_found answer_wish(const tenant_profile& tenant, std::span<const instant> listed, const find_slots& wish) {
  auto answer = found(wish);
  std::vector<instant> free(listed.begin(), listed.end());
  drop_days(free, wish.exclude, tenant.time_zone);
  for (const auto t : free) {
    const bool wished = wish.exact ? t == *wish.exact : t >= wish.from && t < wish.until;
    if (wished && answer.slots.size() < max_slots) answer.slots.push_back(t);
  }
  if (answer.slots.empty()) {
    const auto [from, until] = target(wish);
    answer.nearby = nearest(free, from, until);
  }
  return answer;
}

}  // namespace calllock::domain
