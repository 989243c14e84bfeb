#include "domain/analysis/time_context.hpp"

namespace calllock::domain {

time_context::time_context(const reading& text, std::size_t i, const call_clock& c) : r(text), start(i), clock(c) {
  const auto& turn = r.turns[r.clauses[r.tokens[i].clause].turn];
  const auto& last = r.clauses[turn.first + turn.count - 1];
  end = last.first + last.count;
}

double time_context::hours_now() const {
  if (!clock.now) return 12;
  return in_hours(*clock.now - std::chrono::floor<std::chrono::days>(*clock.now));
}

int time_context::weekday_now() const {
  if (!clock.now) return -1;
  return static_cast<int>(std::chrono::weekday(std::chrono::floor<std::chrono::days>(*clock.now)).c_encoding());
}

}  // namespace calllock::domain
