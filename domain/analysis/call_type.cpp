#include "domain/analysis/judgements.hpp"

namespace calllock::domain {

namespace {

std::string lower(std::string_view s) {
  std::string out(s);
  for (auto& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

/// The part of the first service tag behind its family, in the order of mention (C-16).
std::string subtype_of(const judgement& j) {
  const auto& tags = j.out.tags[static_cast<std::size_t>(tag_category::service_type)];
  if (tags.empty()) return {};
  auto name = lower(tags.front().name);
  if (name == "secondopinion") return "second_opinion";
  if (name == "warranty_claim") return "warranty";
  for (const std::string_view family : {"repair_", "tuneup_", "install_", "diagnostic_"}) {
    if (name.starts_with(family)) return name.substr(family.size());
  }
  return name;
}

void outsider_type(judgement& j) {
  auto& o = j.out;
  const auto& tags = o.tags[static_cast<std::size_t>(tag_category::non_customer)];
  o.type_confidence = confidence::high;
  if (j.tagged(cue::wrong_number))
    o.type = call_type::wrong_number;
  else if (j.tagged(cue::job_applicant))
    o.type = call_type::job_seeker;
  else if (j.tagged(cue::vendor_sales) || j.tagged(cue::spam_telemarketing))
    o.type = call_type::spam_junk;
  else {
    // Suppliers, officials, realtors: genuine business of another kind.
    o.type = call_type::unknown;
    o.subtype = tags.empty() ? std::string() : lower(tags.front().name);
    o.type_confidence = confidence::medium;
  }
}

call_type work_type_of(concern c) {
  switch (c) {
    case concern::failure:
    case concern::symptom:
    case concern::opinion: return call_type::service;
    case concern::upkeep: return call_type::maintenance;
    case concern::purchase:
    case concern::plan: return call_type::estimate;
    case concern::complaint: return call_type::complaint;
    case concern::appointment: return call_type::existing_customer;
    case concern::returned_call: return call_type::returning_contact;
    case concern::nothing:
    case concern::outsider:
    case concern::other: return call_type::unknown;
  }
  return call_type::unknown;
}

hvac_issue issue_of(const judgement& j) {
  if (!j.failing && !j.symptom && !j.upkeep) return hvac_issue::none;
  if (j.upkeep) return hvac_issue::maintenance;
  if (j.tagged(cue::active_flooding) || j.tagged(cue::condensate_clog)) return hvac_issue::leaking;
  if (j.tagged(cue::repair_thermostat)) return hvac_issue::thermostat;
  if (j.failing && j.has(cue::sig_no_cooling)) return hvac_issue::no_cool;
  if (j.failing && j.has(cue::sig_no_heating)) return hvac_issue::no_heat;
  if (j.tagged(cue::diagnostic_noise)) return hvac_issue::noisy_system;
  if (j.tagged(cue::diagnostic_smell)) return hvac_issue::odor;
  return j.failing ? hvac_issue::not_running : hvac_issue::none;
}

}  // namespace

void judge_call_type(judgement& j) {
  auto& o = j.out;
  o.issue = issue_of(j);
  if (j.silent) {
    o.type = call_type::unknown;
    o.type_confidence = confidence::low;
    return;
  }
  if (j.outsider) return outsider_type(j);
  o.type = work_type_of(j.about);
  o.subtype = subtype_of(j);
  o.type_confidence =
      j.about == concern::symptom || j.about == concern::complaint ? confidence::medium : confidence::high;
  if (o.type != call_type::unknown) return;
  o.type_confidence = confidence::low;
  if (j.safety || o.equipment_type || j.tools.booking_called || o.problem_description) o.type = call_type::service;
}

}  // namespace calllock::domain
