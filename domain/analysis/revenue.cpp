#include "domain/analysis/judgements.hpp"
#include "domain/analysis/text_search.hpp"

namespace calllock::domain {

namespace {

bool major_part(const judgement& j) {
  return j.tagged(cue::refrigerant_leak) || j.has(cue::sig_major_part) || j.noted.has(cue::sig_major_part);
}

revenue_tier of_matter(const judgement& j, concern c) {
  switch (c) {
    case concern::purchase: return revenue_tier::replacement;
    case concern::opinion: return revenue_tier::diagnostic;
    case concern::upkeep:
    case concern::plan: return revenue_tier::minor;
    case concern::symptom: return revenue_tier::diagnostic;
    case concern::failure:
      if (major_part(j)) return revenue_tier::major_repair;
      return j.equipment("thermostat") ? revenue_tier::minor : revenue_tier::standard_repair;
    default: return revenue_tier::none;
  }
}

/// What an appointment is for, by the words of the calendar and of the call.
revenue_tier of_visit(const judgement& j) {
  const auto& kind = j.tools.visit_kind;
  if (has_any_word(kind, {"tune", "maintenance", "cleaning", "filter", "checkup", "inspection"}))
    return revenue_tier::minor;
  if (has_any_word(kind, {"estimate", "replacement", "install", "installation", "quote"}))
    return revenue_tier::replacement;
  if (has_any_word(kind, {"noise", "rattling", "smell", "airflow", "diagnostic", "evaluation", "cycling"}))
    return revenue_tier::diagnostic;
  if (has_any_word(kind, {"thermostat"})) return revenue_tier::minor;
  if (!kind.empty()) return revenue_tier::standard_repair;
  return of_matter(j, j.matter);
}

revenue_tier tier_of(const judgement& j) {
  if (j.silent || j.safety) return revenue_tier::none;
  if (j.outsider) return j.has(cue::sig_evaluation_only) ? revenue_tier::diagnostic : revenue_tier::none;
  if (j.out.reason == end_reason::cancelled) return revenue_tier::none;
  switch (j.about) {
    case concern::appointment: return of_visit(j);
    case concern::returned_call:
      return j.out.reason == end_reason::sales_lead ? revenue_tier::replacement : of_matter(j, j.matter);
    case concern::complaint:
      if (j.purchase) return revenue_tier::replacement;
      return j.failing || j.symptom || j.upkeep ? of_matter(j, j.matter) : revenue_tier::none;
    default: return of_matter(j, j.matter);
  }
}

void add_signals(judgement& j) {
  auto& signals = j.out.revenue.signals;
  const auto when = [&](bool said, const char* text) {
    if (said) signals.emplace_back(text);
  };
  switch (j.out.revenue.tier) {
    case revenue_tier::replacement:
      when(j.has(cue::r22_retrofit), "R-22/Freon system");
      when(j.out.equipment_bracket == age_bracket::over_15, "15+ years old");
      when(true, "Replacement inquiry");
      break;
    case revenue_tier::major_repair:
      when(true, j.tagged(cue::refrigerant_leak) ? "Major component: refrigerant leak"
                                                 : "Major component: heat exchanger, coil or compressor");
      break;
    case revenue_tier::standard_repair:
      when(j.out.system == system_status::completely_down, "Severity: completely down");
      when(j.has(cue::sig_no_cooling), "Issue: no cooling");
      when(j.has(cue::sig_no_heating), "Issue: no heating");
      when(j.tagged(cue::condensate_clog) || j.tagged(cue::active_flooding), "Component: drain or water line");
      when(j.tagged(cue::repair_ductwork), "Scope: duct");
      break;
    case revenue_tier::minor:
      when(j.upkeep, "Service: maintenance");
      when(j.equipment("thermostat"), "Issue: thermostat");
      break;
    case revenue_tier::diagnostic: when(true, "Unclear scope"); break;
    case revenue_tier::none: break;
  }
}

confidence sureness(const judgement& j) {
  const auto& rev = j.out.revenue;
  if (rev.tier == revenue_tier::none) return confidence::none;
  if (rev.tier == revenue_tier::diagnostic) return confidence::low;
  if (rev.signals.size() >= 2) return confidence::high;
  const bool described = j.out.problem_description || j.out.equipment_age || j.out.equipment_type;
  return rev.signals.size() == 1 && described ? confidence::medium : confidence::low;
}

}  // namespace

void judge_revenue(judgement& j) {
  j.out.revenue.tier = tier_of(j);
  add_signals(j);
  j.out.revenue.sure = sureness(j);
}

}  // namespace calllock::domain
