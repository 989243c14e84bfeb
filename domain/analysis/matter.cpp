#include <algorithm>

#include "domain/analysis/fault_signs.hpp"
#include "domain/analysis/judgements.hpp"
#include "domain/analysis/text_search.hpp"
#include "domain/analysis/wanted_machine.hpp"

namespace calllock::domain {

namespace {

bool failure_in(const findings& f) {
  return f.any(cue::sig_no_cooling, cue::sig_no_heating, cue::sig_no_hot_water, cue::sig_system_dead,
               cue::sig_thermostat_fault, cue::repair_ac, cue::repair_heating, cue::repair_heatpump,
               cue::repair_thermostat, cue::repair_iaq, cue::repair_ductwork);
}

/// The caller denies his equipment what it should do, or says that it stands still, in words of his own.
bool stands_still(const judgement& j) {
  if (!j.out.equipment_type) return false;
  using enum clause_mark;
  return std::any_of(j.r.clauses.begin(), j.r.clauses.end(), [](const clause& c) {
    return c.who == speaker::caller && (c.has(hint::not_operating) || c.has(hint::down)) && !c.has(hint::well) &&
           !c.is(hypothetical) && !c.is(past) && !c.is(repaired) && !c.is(other_party) && !c.is(joke) &&
           !c.is(question);
  });
}

/// A clause of the caller tells of a fault that he has now.
bool tells_of_fault(const reading& r) {
  using enum clause_mark;
  return std::any_of(r.clauses.begin(), r.clauses.end(), [](const clause& c) {
    return c.who == speaker::caller && tells_fault(c) && c.negation_begin == c.negation_end && !c.has(hint::well) &&
           !c.is(hypothetical) && !c.is(past) && !c.is(repaired) && !c.is(other_party);
  });
}

/// "All of them, the whole house": no single duct is to blame.
bool everywhere(const reading& r) {
  return std::any_of(r.clauses.begin(), r.clauses.end(), [&](const clause& c) {
    const auto w = r.words(c);
    return c.who == speaker::caller &&
           (w.find("whole house") != std::string_view::npos || w.find("all of them") != std::string_view::npos ||
            w.find("every vent") != std::string_view::npos);
  });
}

/// Words of failure that say which kind, so that "the heat is fine" cannot outweigh them.
bool plain_failure_in(const findings& f) {
  return f.any(cue::sig_no_cooling, cue::sig_no_heating, cue::sig_no_hot_water, cue::repair_ac, cue::repair_heating,
               cue::repair_heatpump, cue::repair_iaq, cue::repair_thermostat);
}

bool symptom_in(const findings& f) {
  return f.any(cue::diagnostic_noise, cue::diagnostic_cycle, cue::diagnostic_airflow, cue::diagnostic_smell,
               cue::diagnostic_energy, cue::diagnostic_intermittent);
}

/// Symptoms of equipment that does its work; what comes and goes fails in between.
bool steady_symptom_in(const findings& f) {
  return f.any(cue::diagnostic_noise, cue::diagnostic_cycle, cue::diagnostic_airflow, cue::diagnostic_smell,
               cue::diagnostic_energy);
}

bool upkeep_in(const findings& f) {
  return f.any(cue::tuneup_ac, cue::tuneup_heating, cue::duct_cleaning, cue::filter_service, cue::sig_upkeep);
}

bool purchase_in(const findings& f) {
  return f.any(cue::install_replacement, cue::install_newconstruction, cue::install_upgrade, cue::install_addon);
}

bool water_trouble(const judgement& j) {
  return j.tagged(cue::active_flooding) || j.tagged(cue::condensate_clog) || j.tagged(cue::refrigerant_leak) ||
         j.noted.any(cue::active_flooding, cue::condensate_clog, cue::refrigerant_leak);
}

/// The notes tell what the matter is; some only tell when to call.
bool notes_say(const judgement& j) {
  return failure_in(j.noted) || symptom_in(j.noted) || upkeep_in(j.noted) || purchase_in(j.noted) ||
         j.tools.sales_lead || same_text(j.tools.booking_urgency, "estimate");
}

void judge_purchase(judgement& j) {
  if (j.has(cue::sig_repair_only)) return;
  // A maintenance agreement is sold as well, but it is no equipment.
  if (j.has(cue::service_plan) && j.noted.has(cue::service_plan) && !j.tools.sales_lead) return;
  if (j.any(cue::service_plan) && !purchase_in(j.said) && !purchase_in(j.noted)) return;
  const bool estimate = same_text(j.tools.booking_urgency, "estimate") || contains_word(j.tools.notes, "estimate") ||
                        contains_word(j.tools.notes, "bid") || j.tools.sales_lead ||
                        j.facts.stated_reason == end_reason::sales_lead;
  // What stands in a new house can fail as well.
  const bool only_site = j.any(cue::install_newconstruction) && !j.any(cue::install_replacement, cue::install_addon);
  if (only_site && failure_in(j.said) && !estimate && !j.has(cue::sig_price_question)) return;
  // He wants to know whether he must buy, not what it costs.
  if (j.has(cue::secondopinion) && !estimate && !j.has(cue::hot_lead) && !find_wanted_machine(j.r)) return;
  const bool noted = purchase_in(j.noted);
  if (notes_say(j)) {
    j.purchase = same_text(j.tools.booking_urgency, "estimate") || j.tools.sales_lead ||
                 (estimate ? noted || purchase_in(j.said) : noted && !failure_in(j.noted));
    return;
  }
  const bool said = purchase_in(j.said) || (find_wanted_machine(j.r) && !upkeep_in(j.said));
  j.purchase = j.tools.sales_lead || (said && !(failure_in(j.said) && !j.has(cue::hot_lead)));
}

void judge_upkeep(judgement& j) {
  if (j.purchase) return;
  // He asks what a membership costs; the tune-ups are part of it.
  if (j.has(cue::service_plan) && j.has(cue::sig_price_question) && !j.tools.booking_called) return;
  if (notes_say(j)) {
    j.upkeep = upkeep_in(j.noted) && !failure_in(j.noted) && !symptom_in(j.noted);
    return;
  }
  // "They told me to have the unit looked at": for a noise or a bill that is no upkeep.
  const bool named = j.any(cue::tuneup_ac, cue::tuneup_heating, cue::duct_cleaning, cue::filter_service);
  if (!named && symptom_in(j.said)) return;
  j.upkeep = upkeep_in(j.said) && (!failure_in(j.said) || j.has(cue::sig_works_fine));
}

void judge_failure(judgement& j) {
  const bool water = water_trouble(j);
  const bool works = j.has(cue::sig_works_fine) || j.has(cue::sig_working_again);
  const bool at_times = j.has(cue::diagnostic_intermittent) || j.noted.has(cue::diagnostic_intermittent);
  if (at_times && !works && !steady_symptom_in(j.said) && !steady_symptom_in(j.noted) && !j.upkeep && !j.purchase &&
      j.out.equipment_type) {
    j.failing = true;
    return;
  }
  if (notes_say(j) && j.tools.booking_called) {
    const bool noted_symptom = symptom_in(j.noted);
    j.failing =
        water || plain_failure_in(j.noted) ||
        (j.has(cue::repair_ductwork) && j.noted.has(cue::repair_ductwork) && !j.noted.has(cue::diagnostic_airflow)) ||
        (failure_in(j.noted) && !noted_symptom) ||
        (plain_failure_in(j.said) && !noted_symptom && !j.upkeep && !j.purchase && !works) ||
        (failure_in(j.said) && !noted_symptom && !j.upkeep && !j.purchase && !works);
    j.symptom = !j.failing && !j.upkeep && (noted_symptom || symptom_in(j.said));
    return;
  }
  const bool said_symptom = symptom_in(j.said);
  // What only sometimes works and at times stands still has failed.
  const bool only_at_times =
      said_symptom && !j.any(cue::diagnostic_noise, cue::diagnostic_cycle, cue::diagnostic_airflow,
                             cue::diagnostic_smell, cue::diagnostic_energy);
  j.failing = water || plain_failure_in(j.said) || plain_failure_in(j.noted) ||
              ((failure_in(j.said) || failure_in(j.noted)) && !works && !said_symptom) ||
              (only_at_times && stands_still(j));
  if (j.has(cue::sig_working_again) && !j.tools.booking_called) j.failing = false;
  if (works && !plain_failure_in(j.noted) && said_symptom && !water && !plain_failure_in(j.said)) j.failing = false;
  j.symptom = !j.failing && !j.upkeep && (said_symptom || symptom_in(j.noted));
}

/// What the summary says, where the call's own words and notes leave the matter open.
void judge_by_summary(judgement& j) {
  if (j.purchase || j.upkeep || j.failing || j.symptom || j.any(cue::service_plan, cue::secondopinion)) return;
  if (purchase_in(j.summed) && !failure_in(j.summed))
    j.purchase = true;
  else if (upkeep_in(j.summed) && !failure_in(j.summed))
    j.upkeep = true;
  else if (failure_in(j.summed) && !j.any(cue::sig_works_fine, cue::sig_working_again))
    j.failing = true;
  else if (symptom_in(j.summed))
    j.symptom = true;
}

/// Where no phrase says what the matter is, the form of the caller's clauses does: equipment denied what it should do,
/// or words of standstill and trouble.
void judge_by_form(judgement& j) {
  if (j.purchase || j.upkeep || j.failing || j.symptom) return;
  if (j.any(cue::service_plan, cue::secondopinion, cue::sig_evaluation_only, cue::sig_working_again)) return;
  using enum clause_mark;
  bool doubtful = j.out.duration != duration_category::none;
  for (const auto& c : j.r.clauses) {
    if (c.who != speaker::caller || c.is(hypothetical) || c.is(past) || c.is(repaired) || c.is(other_party) ||
        c.is(joke) || c.is(echo_denied) || c.has(hint::well))
      continue;
    const bool stands_still = c.has(hint::not_operating) || c.has(hint::down) || c.has(hint::weak);
    const bool denied = c.negation_begin != c.negation_end && !stands_still;
    if (denied) continue;
    j.failing = j.failing || stands_still || c.has(hint::fault);
    doubtful = doubtful || c.has(hint::maybe_fault);
  }
  if (!j.out.equipment_type && !j.any(cue::sig_major_part, cue::sig_damaged)) j.failing = false;
  // A time since when, or a vague word of trouble, beside equipment that is not said to run well.
  if (!j.failing && doubtful && j.out.equipment_type && !j.has(cue::sig_works_fine) && !j.has(cue::sig_price_question))
    j.failing = true;
  if (!j.failing && j.any(cue::sig_major_part, cue::sig_damaged) && !j.has(cue::sig_works_fine)) j.failing = true;
}

/// Distinct signs of a customer who is unhappy with the company.
int grievances(const judgement& j) {
  int n = 0;
  for (const auto c : {cue::callback_risk, cue::complaint_price, cue::complaint_service, cue::complaint_nofix,
                       cue::review_threat, cue::legal_mention, cue::refund_req, cue::lost_customer, cue::escalation_req,
                       cue::sig_unhappy, cue::sig_leaves_membership}) {
    n += j.has(c) || j.noted.has(c) || j.summed.has(c) ? 1 : 0;
  }
  return n + (same_text(j.tools.callback_department, "billing") ? 1 : 0);
}

bool is_complaint(const judgement& j) {
  if (j.outsider || j.silent || j.safety) return false;
  const int n = grievances(j);
  const bool negative = same_text(j.call.user_sentiment, "negative");
  const bool positive = same_text(j.call.user_sentiment, "positive");
  // A tenant's anger at the landlord is none of the company's.
  if (j.has(cue::sig_landlord_quarrel) && !j.any(cue::refund_req, cue::existing_customer)) return false;
  if (positive) return n >= 3;
  const bool ours = j.any(cue::existing_customer, cue::warranty_claim, cue::repeat_caller, cue::callback_risk,
                          cue::refund_req, cue::legal_mention, cue::lost_customer);
  return negative ? n >= 2 || (n == 1 && (!j.has(cue::sig_unhappy) || ours)) : n >= 3 || (n == 2 && ours);
}

/// A dispute about a bill: what was repaired is part of the story, not of the wish.
bool about_money_only(const judgement& j) {
  const bool money = same_text(j.tools.callback_department, "billing") ||
                     (j.any(cue::complaint_price, cue::refund_req) && !j.has(cue::complaint_nofix));
  return money && !j.tools.booking_called && !j.has(cue::sig_visit_today) &&
         !j.noted.any(cue::sig_no_cooling, cue::sig_no_heating) && !plain_failure_in(j.summed);
}

bool about_appointment(const judgement& j) {
  if (j.tools.booking_called || j.tools.sales_lead) return false;
  // Whoever has a visit coming and books nothing calls about that visit.
  if (!j.tools.visit_kind.empty()) return true;
  return j.any(cue::sig_moves_appointment, cue::sig_cancels_appointment, cue::sig_checks_appointment) ||
         j.tools.moved || j.tools.cancelled ||
         has_any_word(j.tools.callback_kind, {"reschedule", "cancellation", "cancel"}) ||
         j.facts.stated_reason == end_reason::cancelled || j.facts.stated_reason == end_reason::rescheduled;
}

/// The price of a membership is what he calls for, whatever else he says about his equipment.
bool asks_for_plan(const judgement& j) {
  return j.has(cue::service_plan) && j.has(cue::sig_price_question) && !j.tools.booking_called && !j.complaint &&
         !plain_failure_in(j.said) && !plain_failure_in(j.noted);
}

concern work_wanted(const judgement& j) {
  if (j.purchase) return concern::purchase;
  if (asks_for_plan(j)) return concern::plan;
  if (j.has(cue::secondopinion) || j.noted.has(cue::secondopinion)) return concern::opinion;
  if (j.upkeep) return concern::upkeep;
  if (j.failing) return concern::failure;
  if (j.symptom) return concern::symptom;
  if (j.any(cue::service_plan)) return concern::plan;
  if (j.has(cue::sig_evaluation_only)) return concern::opinion;
  return concern::other;
}

/// What is bought is an addition, or the old one works.
bool buys_without_trouble(const judgement& j) {
  if (j.any(cue::install_addon, cue::install_newconstruction) && !j.has(cue::install_replacement)) return true;
  if (j.has(cue::sig_works_fine) && !failure_in(j.said) && !j.symptom) return true;
  return !failure_in(j.said) && !failure_in(j.noted) && !symptom_in(j.said) && !tells_of_fault(j.r);
}

void forget_duration(analysis& a) {
  a.duration = duration_category::none;
  a.problem_duration.reset();
  a.problem_onset.reset();
}

}  // namespace

void judge_matter(judgement& j) {
  if (j.silent) {
    j.about = j.matter = concern::nothing;
    return;
  }
  if (j.outsider) {
    j.about = concern::outsider;
    return;
  }
  // What blows cold and is an AC does as it should.
  if (j.equipment("AC") && j.has(cue::sig_works_fine) && j.has(cue::sig_no_heating)) j.said.drop(cue::sig_no_heating);
  judge_purchase(j);
  judge_upkeep(j);
  judge_failure(j);
  judge_by_summary(j);
  // A visit for equipment about which nothing else is known is for something that fails.
  const bool visit = j.tools.booking_called || j.tools.callback_done;
  if (!j.purchase && !j.upkeep && !j.failing && !j.symptom && visit && j.out.equipment_type &&
      !j.any(cue::sig_works_fine, cue::secondopinion, cue::service_plan) && !j.noted.has(cue::secondopinion)) {
    j.failing = true;
  }
  if (j.any(cue::parts_delay) || j.noted.has(cue::parts_delay)) {
    // What is to be replaced is the part.
    j.purchase = j.purchase && (j.has(cue::hot_lead) || j.tools.sales_lead);
    j.failing = j.failing || j.out.equipment_type.has_value();
    j.symptom = j.symptom && !j.failing;
  }
  if (j.symptom && !j.out.equipment_type && !everywhere(j.r) &&
      (j.has(cue::diagnostic_airflow) || j.noted.has(cue::diagnostic_airflow)))
    j.out.equipment_type = "ductwork";  // no air from a vent, and no machine is named
  j.complaint = is_complaint(j);
  if (!j.complaint && !about_appointment(j) && !j.has(cue::sig_returns_call)) judge_by_form(j);
  if (j.complaint && about_money_only(j)) j.failing = j.symptom = j.upkeep = false;
  j.matter = work_wanted(j);
  // A bill is a month's.
  if (j.symptom && !j.complaint && j.out.duration == duration_category::none && j.has(cue::diagnostic_energy))
    j.out.duration = duration_category::ongoing;
  // Where only money, conduct or past damage is at stake there is no trouble whose length counts, nor where something
  // is bought although the old one works.
  if (j.complaint && !j.failing && !j.symptom) forget_duration(j.out);
  if (j.purchase && buys_without_trouble(j)) forget_duration(j.out);
  if (j.complaint)
    j.about = concern::complaint;
  else if (j.safety)
    j.about = concern::failure;
  else if (j.has(cue::sig_returns_call))
    j.about = concern::returned_call;
  else if (about_appointment(j))
    j.about = concern::appointment;
  else
    j.about = j.matter;
}

}  // namespace calllock::domain
