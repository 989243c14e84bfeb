#include "domain/analysis/fault_signs.hpp"

#include <algorithm>

namespace calllock::domain {
namespace {

bool names_equipment(const clause& c) {
  return c.has(hint::ac) || c.has(hint::furnace) || c.has(hint::heat_pump) || c.has(hint::boiler) ||
         c.has(hint::thermostat) || c.has(hint::mini_split) || c.has(hint::water_heater) || c.has(hint::ductwork) ||
         c.has(hint::ac_part) || c.has(hint::heat_part);
}

}  // namespace

bool tells_fault(const clause& c) {
  return c.has(hint::down) || c.has(hint::weak) || c.has(hint::fault) || c.has(hint::not_operating);
}

bool any_fault(const reading& r) {
  return std::any_of(r.clauses.begin(), r.clauses.end(), [](const clause& c) {
    return c.who == speaker::caller && (tells_fault(c) || c.has(hint::maybe_fault)) && !c.is(clause_mark::other_party);
  });
}

std::uint32_t end_of_opening(const reading& r) {
  std::uint32_t last = 0, spoken = 0;
  for (std::uint32_t t = 0; t < r.turns.size() && spoken < 2; ++t) {
    if (r.turns[t].count == 0 || r.clauses[r.turns[t].first].who != speaker::caller) continue;
    last = t;
    ++spoken;
  }
  return last;
}

bool service_like(const reading& r, std::uint32_t opening) {
  bool fault = false, equipment = false, work_wanted = false;
  for (const auto& c : r.clauses) {
    if (c.who != speaker::caller) continue;
    if (c.has(hint::other_business) && c.turn <= opening) return false;
    const bool aside = c.is(clause_mark::other_party) || c.is(clause_mark::hypothetical);
    fault = fault || (tells_fault(c) && !aside && !c.is(clause_mark::repaired) && !c.is(clause_mark::past));
    work_wanted = work_wanted || c.has(hint::wants_equipment);
    equipment = equipment || (!aside && names_equipment(c));
  }
  return fault || (equipment && !work_wanted);
}

int fault_near(const reading& r, std::uint32_t index, std::uint32_t opening) {
  const auto& c = r.clauses[index];
  if (tells_fault(c)) return 4;
  if (c.has(hint::maybe_fault)) return 3;
  if (index > 0 && r.clauses[index - 1].turn == c.turn) {
    const auto& before = r.clauses[index - 1];
    if (before.is(clause_mark::repaired) || before.is(clause_mark::other_party)) return 0;
    if (before.has(hint::down) || before.has(hint::weak) || before.has(hint::not_operating)) return 4;
    if (before.has(hint::fault) || before.has(hint::maybe_fault)) return 2;
  }
  if (index + 1 < r.clauses.size() && r.clauses[index + 1].turn == c.turn) {
    const auto& next = r.clauses[index + 1];
    const auto& joint = r.tokens[next.first];
    if (joint.before >= gap::pause || !(joint.is(word_kind::joins) || joint.is(word_kind::breaks))) {
      return c.turn <= opening && (next.has(hint::down) || next.has(hint::just_now)) ? 2 : 0;
    }
    if (tells_fault(next)) return 4;
    if (next.has(hint::maybe_fault)) return 3;
  }
  return 0;
}

}  // namespace calllock::domain
