#include <algorithm>

#include "domain/analysis/judgements.hpp"
#include "domain/analysis/text_search.hpp"

namespace calllock::domain {

namespace {

constexpr int hot_indoors = 82;   ///< degrees Fahrenheit from which frail people are at risk without cooling
constexpr int cold_indoors = 63;  ///< … and below which they are without heating
constexpr int old_age = 65;

/// The agent told people to leave, or to call 911, outright and not for the case that something happens.
bool sent_out(const judgement& j) {
  if (!j.has(cue::sig_evacuates)) return false;
  for (const auto& t : j.r.turns) {
    bool supposed = false;
    for (auto i = t.first; i < t.first + t.count; ++i) {
      const auto& c = j.r.clauses[i];
      if (c.who != speaker::agent) break;
      supposed = supposed || c.is(clause_mark::hypothetical);
    }
    const auto turn = static_cast<std::int32_t>(&t - j.r.turns.data());
    const auto& f = j.said.of(cue::sig_evacuates);
    if (!supposed && (turn == f.turn || turn == f.last_turn)) return true;
  }
  return false;
}

/// A joke that the caller takes back in his next words, or trouble that he says has been put right since.
bool taken_back(const judgement& j, cue c) {
  const auto& f = j.said.of(c);
  const auto& joke = j.said.of(cue::sig_joke);
  if (joke.asserted && joke.turn > f.last_turn && joke.turn <= f.last_turn + 2) return true;
  // He was not sure, went to look, and found something else.
  const auto& harmless = j.said.of(cue::sig_harmless_source);
  if (f.answers == f.times && f.unclear && harmless.asserted && harmless.last_turn >= f.last_turn) return true;
  // "I lit a candle, everybody smelled gas, they measured zero. It was the candle."
  const auto& mistake = j.said.of(cue::sig_mistaken);
  const bool close = mistake.last_turn >= f.last_turn && mistake.last_turn <= f.last_turn + 2;
  if (mistake.asserted && close && (mistake.turn > f.turn || mistake.first > f.last) && !j.evacuated) return true;
  // "It smelled burnt the first time this fall, and it was gone in ten minutes. So no."
  const auto& gone = j.said.of(cue::sig_gone);
  if (gone.asserted && f.times == 1 && gone.last_turn == f.turn && gone.first > f.last && !j.evacuated) return true;
  const bool water = c == cue::active_flooding || c == cue::condensate_clog || c == cue::refrigerant_leak;
  for (const auto& clause : j.r.clauses) {
    if (clause.who != speaker::caller || !clause.is(clause_mark::repaired)) continue;
    const auto turn = static_cast<std::int32_t>(clause.turn);
    if (turn == f.last_turn && clause.first > f.last) return true;
    if (water && turn > f.last_turn) return true;
  }
  return false;
}

/// Looks at every hazard that was found and forgets those that the caller has taken back.
void forget_what_is_over(judgement& j) {
  for (const auto c : {cue::gas_leak, cue::co_event, cue::electrical_fire, cue::active_flooding, cue::condensate_clog,
                       cue::refrigerant_leak}) {
    if (j.has(c) && taken_back(j, c)) j.said.drop(c);
  }
}

/// The agent sent people out although the caller never named the danger: his own words come next ("it hisses by the
/// yellow line"), then what the agent took it for.
std::optional<cue> unnamed_danger(const judgement& j) {
  if (!j.evacuated || j.any(cue::gas_leak, cue::co_event, cue::electrical_fire)) return std::nullopt;
  struct sign {
    cue words, danger;
  };
  std::optional<cue> found;
  std::int32_t at = 0;
  for (const auto& s : {sign{cue::sig_hiss, cue::gas_leak}, sign{cue::sig_fuel_cue, cue::gas_leak},
                        sign{cue::sig_co_cue, cue::co_event}, sign{cue::sig_smoke_cue, cue::electrical_fire}}) {
    if (!j.has(s.words) || (found && j.said.of(s.words).turn >= at)) continue;
    found = s.danger;
    at = j.said.of(s.words).turn;
  }
  if (found) return found;
  at = -1;
  const auto sent = j.said.of(cue::sig_evacuates).turn;
  for (const auto& s : {sign{cue::sig_agent_gas, cue::gas_leak}, sign{cue::sig_agent_co, cue::co_event},
                        sign{cue::sig_agent_smoke, cue::electrical_fire}}) {
    const auto& f = j.said.of(s.words);
    const auto turn = f.last_turn <= sent ? f.last_turn : f.turn;
    if (!f.asserted || turn > sent || turn <= at) continue;
    found = s.danger;
    at = turn;
  }
  // Some smell for which people are sent out, that nobody calls by its name.
  if (!found && j.has(cue::diagnostic_smell)) found = cue::gas_leak;
  return found;
}

bool carbon_monoxide(const judgement& j) {
  if (!j.has(cue::co_event)) return false;
  // A detector that wants a new battery, unless somebody is ill, it was measured, or the agent sent them out.
  return !j.has(cue::sig_false_alarm) || j.evacuated || j.any(cue::sig_illness_signs, cue::sig_cleared);
}

/// The words that show best why people were sent out.
cue words_of(const judgement& j, cue danger) {
  if (j.has(danger)) return danger;
  for (const auto c : {cue::sig_hiss, cue::sig_fuel_cue, cue::sig_co_cue, cue::sig_smoke_cue}) {
    if (j.has(c)) return c;
  }
  return cue::sig_evacuates;
}

void add_fumes(judgement& j) {
  const auto unnamed = unnamed_danger(j);
  if (unnamed) j.add_for(*unnamed, words_of(j, *unnamed), {});
  if (j.has(cue::gas_leak)) j.add(cue::gas_leak);
  if (carbon_monoxide(j)) j.add(cue::co_event);
  if (j.has(cue::electrical_fire)) j.add(cue::electrical_fire);
}

/// "An inch of water in the tray" stands in its vessel.
bool in_a_vessel(const judgement& j) {
  const auto& f = j.said.of(cue::active_flooding);
  const auto& c = j.r.clauses[j.r.tokens[f.first].clause];
  if (f.times > 1) return false;
  for (auto k = c.first; k < c.first + c.count; ++k) {
    const auto w = j.r.word(k);
    if (w == "pan" || w == "tray" || w == "bucket") return true;
  }
  return false;
}

bool condensate(const judgement& j) {
  // What the agent noted counts when the caller spoke of water and did not deny it.
  const bool noted =
      j.noted.has(cue::condensate_clog) && j.has(cue::sig_water_seen) && !j.said.denied(cue::condensate_clog);
  if (!j.has(cue::condensate_clog) && !noted) return false;
  // A relief valve or a tank that drips is no drain.
  return !j.equipment("water heater") && (!j.equipment("boiler") || j.has(cue::sig_drain_cue));
}

bool frail_people(const judgement& j) {
  if (j.any(cue::elderly_occupant, cue::infant_newborn, cue::medical_need, cue::vulnerable_pop)) return true;
  if (j.noted.any(cue::elderly_occupant, cue::infant_newborn, cue::medical_need, cue::vulnerable_pop)) return true;
  return std::any_of(j.said.ages().begin(), j.said.ages().end(),
                     [](const auto& a) { return a.value >= old_age && a.value <= 115; });
}

/// Frail people who really are without cooling in heat or without heating in cold (C-09).
bool exposed(const judgement& j) {
  if (!frail_people(j) || j.has(cue::sig_staying_elsewhere)) return false;
  const auto told = [&](cue c) { return j.has(c) || j.noted.has(c); };
  const bool cooling = told(cue::sig_no_cooling) || told(cue::repair_ac);
  const bool heating = told(cue::sig_no_heating) || told(cue::repair_heating);
  const bool dead = told(cue::sig_system_dead) || told(cue::repair_heatpump);
  if (!cooling && !heating && !dead) return false;
  bool hot = j.has(cue::sig_hot_inside);
  bool cold = j.has(cue::sig_cold_inside);
  bool mild = false;
  for (const auto* list : {&j.said.temperatures(), &j.noted.temperatures()}) {
    for (const auto& t : *list) {
      hot = hot || (t.value >= hot_indoors && t.value <= 125);
      cold = cold || t.value <= cold_indoors;
      mild = mild || (t.value > cold_indoors && t.value < 80);
    }
  }
  if (mild && j.has(cue::sig_bearable)) return false;
  return hot || cold;
}

bool ill_of_fumes(const judgement& j) {
  return j.has(cue::sig_illness_signs) &&
         (j.tagged(cue::gas_leak) || j.tagged(cue::co_event) || j.tagged(cue::electrical_fire));
}

}  // namespace

void judge_hazards(judgement& j) {
  if (j.silent || j.outsider) return;
  j.evacuated = sent_out(j);
  forget_what_is_over(j);
  j.evacuated = j.evacuated && !(j.has(cue::sig_joke) && !j.any(cue::gas_leak, cue::co_event, cue::electrical_fire));
  add_fumes(j);
  // Smoke and gas pour as well: a flood needs water.
  if (j.has(cue::active_flooding) && j.has(cue::sig_water_seen) && !in_a_vessel(j)) j.add(cue::active_flooding);
  if (condensate(j)) j.add(cue::condensate_clog);
  if (j.has(cue::health_risk)) j.add(cue::health_risk);
  if (ill_of_fumes(j)) j.add_for(cue::health_risk, cue::sig_illness_signs, {});
  if (exposed(j))
    j.add_for(cue::health_risk, j.has(cue::sig_temperature) ? cue::sig_temperature : cue::sig_system_dead,
              "frail people without heating or cooling");
  if (j.has(cue::refrigerant_leak)) j.add(cue::refrigerant_leak);
  const bool fumes = j.tagged(cue::gas_leak) || j.tagged(cue::co_event) || j.tagged(cue::electrical_fire);
  j.safety = (j.evacuated && fumes) || j.facts.stated_reason == end_reason::safety_emergency;
  j.evacuated = j.evacuated && fumes;
  // Whoever runs out of the house or stands in water calls at once.
  if (j.out.duration == duration_category::none && (j.safety || j.tagged(cue::active_flooding)))
    j.out.duration = duration_category::acute;
}

}  // namespace calllock::domain
