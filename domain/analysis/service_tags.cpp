#include <array>

#include "domain/analysis/judgements.hpp"
#include "domain/analysis/text_search.hpp"

namespace calllock::domain {

namespace {

/// The words that showed best that the equipment fails, as evidence of a REPAIR tag.
cue evidence_of_failure(const judgement& j, cue wanted) {
  for (const auto c : {wanted, cue::sig_no_cooling, cue::sig_no_heating, cue::sig_system_dead,
                       cue::sig_thermostat_fault, cue::sig_damaged}) {
    if (j.has(c)) return c;
  }
  return wanted;
}

/// The REPAIR tag that belongs to the equipment; when the equipment is not known, to the words.
void add_repair(judgement& j) {
  const auto tag_of = [&]() -> std::optional<cue> {
    if (j.equipment("AC")) return cue::repair_ac;
    if (j.equipment("furnace") || j.equipment("boiler")) return cue::repair_heating;
    if (j.equipment("heat pump")) return cue::repair_heatpump;
    if (j.equipment("thermostat")) return cue::repair_thermostat;
    if (j.equipment("ductwork")) return cue::repair_ductwork;
    // A mini-split does both: the side that is missed tells.
    const bool cold = j.has(cue::sig_no_heating), hot = j.has(cue::sig_no_cooling);
    if (j.equipment("mini-split") && cold != hot) return cold ? cue::repair_heating : cue::repair_ac;
    if (j.out.equipment_type) return std::nullopt;
    for (const auto c :
         {cue::repair_ac, cue::repair_heating, cue::repair_heatpump, cue::repair_thermostat, cue::repair_ductwork}) {
      if (j.has(c) || j.noted.has(c)) return c;
    }
    if (j.has(cue::sig_no_heating)) return cue::repair_heating;
    if (j.has(cue::sig_no_cooling)) return cue::repair_ac;
    return std::nullopt;
  }();
  if (tag_of) j.add_for(*tag_of, evidence_of_failure(j, *tag_of), "what fails");
  if (j.has(cue::repair_iaq)) j.add(cue::repair_iaq);
}

void add_symptoms(judgement& j) {
  for (const auto c : {cue::diagnostic_intermittent, cue::diagnostic_cycle, cue::diagnostic_noise,
                       cue::diagnostic_airflow, cue::diagnostic_smell, cue::diagnostic_energy}) {
    const bool noted = j.noted.has(c) || (j.summed.has(c) && !j.has(c));
    if (noted || (j.has(c) && (!j.noted.any(cue::diagnostic_cycle, cue::diagnostic_noise, cue::diagnostic_airflow,
                                            cue::diagnostic_smell, cue::diagnostic_energy))))
      j.add(c, "noted for the visit");
  }
  // Banging and clicking are how a short cycle sounds; the cycle is the fault.
  auto& tags = j.out.tags[static_cast<std::size_t>(tag_category::service_type)];
  const bool cycle = j.tagged(cue::diagnostic_cycle);
  const bool noisy = j.noted.has(cue::diagnostic_noise);
  if (cycle && !noisy) std::erase_if(tags, [](const tag& t) { return t.name == name_of(cue::diagnostic_noise); });
}

void add_upkeep(judgement& j) {
  for (const auto c : {cue::tuneup_ac, cue::tuneup_heating, cue::duct_cleaning, cue::filter_service}) {
    if (j.noted.has(c) ||
        (j.has(c) && !j.noted.any(cue::tuneup_ac, cue::tuneup_heating, cue::duct_cleaning, cue::filter_service)))
      j.add(c, "noted for the visit");
  }
  auto& tags = j.out.tags[static_cast<std::size_t>(tag_category::service_type)];
  // Upkeep of no other kind is the tune-up of the equipment in question.
  if (tags.empty() && j.equipment("AC")) j.add_for(cue::tuneup_ac, cue::sig_upkeep, "upkeep of the AC");
  if (tags.empty() && j.equipment("furnace")) j.add_for(cue::tuneup_heating, cue::sig_upkeep, "upkeep of the furnace");
  const auto drop = [&](cue c) { std::erase_if(tags, [&](const tag& t) { return t.name == name_of(c); }); };
  if (j.equipment("AC")) drop(cue::tuneup_heating);
  if (j.equipment("furnace")) drop(cue::tuneup_ac);
}

void add_purchase(judgement& j) {
  const bool site = j.any(cue::install_newconstruction) || j.noted.has(cue::install_newconstruction);
  const bool addon = j.any(cue::install_addon) || j.noted.has(cue::install_addon);
  if (site)
    j.add(cue::install_newconstruction, "noted for the visit");
  else if (addon && !j.noted.has(cue::install_replacement))
    j.add(cue::install_addon, "noted for the visit");
  else if (j.equipment("mini-split") && !j.any(cue::replace_opp))
    j.add(cue::install_addon, "a mini-split is asked for");
  else
    j.add_for(cue::install_replacement, j.has(cue::install_replacement) ? cue::install_replacement : cue::hot_lead,
              "new equipment is asked for");
  if (j.has(cue::install_upgrade) || j.noted.has(cue::install_upgrade))
    j.add(cue::install_upgrade, "noted for the visit");
}

}  // namespace

void judge_service_tags(judgement& j) {
  if (j.silent || j.outsider) return;
  if (j.matter == concern::purchase) add_purchase(j);
  // Whoever cancels because it works again has nothing to repair.
  const bool called_off = j.about == concern::appointment && j.any(cue::sig_working_again, cue::sig_mistaken) &&
                          (j.tools.cancelled || j.has(cue::sig_cancels_appointment));
  if (j.failing && !j.purchase && !called_off) add_repair(j);
  if (j.symptom && !j.purchase && !j.safety) add_symptoms(j);
  if (j.upkeep) add_upkeep(j);
  if (j.failing && j.has(cue::diagnostic_intermittent)) j.add(cue::diagnostic_intermittent);
  if (j.has(cue::diagnostic_performance) && j.failing && j.has(cue::sig_no_cooling)) j.add(cue::diagnostic_performance);
  // Whoever has decided to buy does not ask whether he must, unless he says that he wants an opinion.
  const auto& opinion = j.said.of(cue::secondopinion);
  const bool asked_for = opinion.asserted && contains_word(j.r.said(opinion.first, opinion.last), "opinion");
  if ((!j.purchase || asked_for) && (j.has(cue::secondopinion) || j.noted.has(cue::secondopinion)))
    j.add(cue::secondopinion, "noted for the visit");
  if (j.has(cue::warranty_claim)) j.add(cue::warranty_claim);
}

}  // namespace calllock::domain
