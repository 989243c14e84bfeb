#include "domain/analysis/judgements.hpp"

namespace calllock::domain {

namespace {

bool commercial(const judgement& j) {
  if (const auto given = known(j.facts.given, "property_type")) {
    if (parse_property_type(*given) == property_type::commercial) return true;
  }
  if (j.any(cue::property_manager, cue::commercial_new)) return true;
  // An architect who builds for herself, a manager of a salon who calls about her own place.
  if (j.has(cue::sig_home_user)) return false;
  if (known(j.call.dynamic_variables, "business_name")) return true;
  return j.any(cue::sig_business, cue::sig_builder, cue::sig_company_name);
}

caller_type caller_of(const judgement& j) {
  if (j.silent) return caller_type::unknown;
  if (j.outsider) {
    if (j.tagged(cue::job_applicant)) return caller_type::recruiting;
    for (const auto c : {cue::vendor_sales, cue::spam_telemarketing, cue::parts_supplier, cue::manufacturer_rep}) {
      if (j.tagged(c)) return caller_type::vendor;
    }
    return caller_type::unknown;
  }
  if (commercial(j)) return caller_type::commercial;
  // Somebody who dropped out before he said who and where he is may call from a home or a business.
  if (j.out.reason == end_reason::customer_hangup && !j.out.customer_name && !j.out.street_address && !j.out.zip_code &&
      !j.any(cue::sig_home_user, cue::sig_at_home))
    return caller_type::unknown;
  const bool customer = j.about != concern::other || j.out.problem_description || j.out.equipment_type ||
                        !j.out.tags[static_cast<std::size_t>(tag_category::customer)].empty();
  return customer ? caller_type::residential : caller_type::unknown;
}

}  // namespace

void judge_caller(judgement& j) {
  j.out.caller = caller_of(j);
  j.out.is_commercial = j.out.caller == caller_type::commercial;
  if (!j.out.is_commercial) return;
  if (!j.purchase || j.has(cue::commercial_acct)) {
    if (!j.tagged(cue::property_manager))
      j.add_for(cue::commercial_acct, j.has(cue::commercial_acct) ? cue::commercial_acct : cue::sig_business,
                "a business");
  }
  if (j.purchase || j.has(cue::commercial_lead))
    j.add_for(cue::commercial_lead, j.has(cue::commercial_lead) ? cue::commercial_lead : cue::sig_business,
              "a business");
  // A business that says it has used others so far is a new one.
  if (j.tagged(cue::new_customer)) j.add_for(cue::commercial_new, cue::new_customer, "a new business customer");
  auto& customer = j.out.tags[static_cast<std::size_t>(tag_category::customer)];
  std::erase_if(customer, [](const tag& t) { return t.name == name_of(cue::owner_occupied); });
}

}  // namespace calllock::domain
