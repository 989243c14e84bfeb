#include <array>

#include "domain/analysis/judgements.hpp"

namespace calllock::domain {

namespace {

constexpr std::array outsiders{cue::wrong_number,       cue::job_applicant,   cue::vendor_sales,
                               cue::spam_telemarketing, cue::parts_supplier,  cue::competitor_intel,
                               cue::inspector_call,     cue::utility_company, cue::manufacturer_rep,
                               cue::insurance_claim,    cue::realtor_inquiry, cue::media_press};

/// No words of the caller but what a transcriber writes for noise.
bool nobody_spoke(const judgement& j) {
  std::size_t words = 0;
  for (const auto& c : j.r.clauses) {
    if (c.who == speaker::caller) words += c.count;
  }
  return words == 0 || (j.has(cue::sig_silence) && words <= 3U * j.said.of(cue::sig_silence).times);
}

/// Somebody whose own equipment is to be looked at is a customer, whatever else he is (C-05).
bool customer_by_need(const judgement& j) {
  const bool ill_system = j.any(cue::sig_no_cooling, cue::sig_no_heating, cue::sig_no_hot_water, cue::repair_ac,
                                cue::repair_heating, cue::repair_heatpump);
  return j.tools.booking_called || j.tools.sales_lead || ill_system ||
         j.any(cue::gas_leak, cue::co_event, cue::electrical_fire, cue::active_flooding);
}

/// Words that only a customer uses.
bool speaks_of_own_trouble(const judgement& j) {
  if (j.noted.any(cue::sig_system_dead, cue::sig_no_cooling, cue::sig_no_heating, cue::sig_major_part)) return true;
  return j.any(cue::sig_system_dead, cue::sig_no_cooling, cue::sig_no_heating, cue::sig_no_hot_water,
               cue::existing_customer, cue::tuneup_ac, cue::tuneup_heating, cue::duct_cleaning,
               cue::install_replacement, cue::refund_req, cue::diagnostic_noise);
}

/// Who offers his wares in several ways and leaves no place to come to sells; the broken machines of his speech are
/// those of the customers he promises.
bool sells(const judgement& j) {
  return j.said.of(cue::vendor_sales).times >= 2 && !j.tools.booking_called && !j.tools.callback_done &&
         !j.out.street_address && !j.has(cue::existing_customer);
}

}  // namespace

void judge_outsider(judgement& j) {
  j.silent = nobody_spoke(j);
  if (j.silent) return;
  // An applicant speaks of broken furnaces as well: that is his trade.
  const bool applicant = j.has(cue::job_applicant) && !j.tools.booking_called;
  if (customer_by_need(j) && !applicant && !sells(j)) return;
  // What a tool of this call states is not gone over.
  if (j.facts.stated_reason == end_reason::wrong_number) {
    j.outsider = true;
    j.add(cue::wrong_number, "stated at the end of the call");
    return;
  }
  // The agent told him so, or he asked for another place and for nothing else.
  const bool told = j.has(cue::sig_misdialled) && !j.tools.callback_called;
  const bool another = j.has(cue::wrong_number) && !j.tools.callback_called && !j.out.equipment_type;
  // What has broken down at his place is no machine of ours when the agent tells him where he has called.
  const bool elsewhere = told && !j.out.equipment_type && !j.tools.booking_called && !j.has(cue::existing_customer);
  if (elsewhere || ((told || another) && !speaks_of_own_trouble(j))) {
    j.outsider = true;
    j.add(cue::wrong_number, "the agent said so");
    // The number that he reads out is the one he has dialled.
    if (j.facts.caller_number) j.out.customer_phone = j.facts.caller_number;
    return;
  }
  for (const auto c : outsiders) {
    if (c == cue::wrong_number || !j.has(c) || (applicant && c != cue::job_applicant)) continue;
    // Each call has one reason; who is named first says what he is.
    j.outsider = true;
    j.add(c);
  }
  // The agent answered him as one answers an applicant.
  if (!j.outsider && j.has(cue::sig_agent_hires) && !speaks_of_own_trouble(j) && !j.tools.callback_called) {
    j.outsider = true;
    j.add_for(cue::job_applicant, cue::sig_agent_hires, {});
  }
  // A caller whom the agent turns down was selling.
  if (!j.outsider && j.has(cue::sig_agent_declines) && !speaks_of_own_trouble(j) && !j.tools.callback_called) {
    j.outsider = true;
    j.add_for(cue::vendor_sales, cue::sig_agent_declines, {});
  }
  if (!j.outsider && !j.tools.visit_kind.empty()) return;
  for (const auto c : outsiders) {
    if (j.outsider || (!j.summed.has(c) && !j.noted.has(c)) || speaks_of_own_trouble(j)) continue;
    j.outsider = true;
    j.add(c, "the summary of the call");
  }
  if (j.outsider && j.tagged(cue::vendor_sales) && j.any(cue::parts_supplier, cue::manufacturer_rep)) {
    auto& list = j.out.tags[static_cast<std::size_t>(tag_category::non_customer)];
    std::erase_if(list, [](const tag& t) { return t.name == name_of(cue::vendor_sales); });
  }
}

}  // namespace calllock::domain
