#include <algorithm>

#include "domain/analysis/judgements.hpp"
#include "domain/analysis/text_search.hpp"

namespace calllock::domain {

namespace {

constexpr int old_age = 65;

void add_if_said(judgement& j, std::initializer_list<cue> list) {
  for (const auto c : list) {
    const auto& f = j.said.of(c);
    if (f.asserted && f.times > f.denials) j.add(c);
    if (!f.asserted && f.denials == 0 && j.noted.has(c) && c != cue::landlord_auth) j.add(c, "noted for the visit");
  }
}

void add_revenue_tags(judgement& j) {
  add_if_said(j, {cue::replace_opp, cue::multi_property, cue::service_plan, cue::zoning_interest});
  // Who wants the money for such a device back buys none.
  if (!j.any(cue::refund_req, cue::complaint_price)) add_if_said(j, {cue::iaq_upsell});
  const bool visit_for_it = j.purchase && j.facts.booking == booking_status::confirmed;
  if (j.out.reason == end_reason::sales_lead || (j.purchase && j.has(cue::hot_lead)) || visit_for_it)
    j.add(cue::hot_lead, visit_for_it ? "a visit for an estimate" : "passed to sales");
  if (j.purchase && j.out.equipment_bracket == age_bracket::over_15)
    j.add(cue::replace_opp, "old equipment to be replaced");
  if (j.has(cue::r22_retrofit) || j.noted.has(cue::r22_retrofit)) j.add(cue::r22_retrofit, "noted for the visit");
  // Cooling equipment of that age was made for R-22 (taxonomy.md §4).
  const bool cools = j.equipment("AC") || j.equipment("heat pump");
  if (cools && j.out.equipment_bracket == age_bracket::over_15) j.add(cue::r22_retrofit, "more than 15 years old");
  if (j.has(cue::financing_req)) j.add(cue::financing_req);
}

void add_logistics_tags(judgement& j) {
  add_if_said(j,
              {cue::gate_code,       cue::alarm_code,    cue::pet_secure,    cue::parking_issue, cue::access_restrict,
               cue::ladder_attic,    cue::roof_equip,    cue::lockbox,       cue::tenant_coord,  cue::landlord_auth,
               cue::utility_shutoff, cue::scope_limited, cue::vendor_access, cue::snow_ice,      cue::seasonal_prep,
               cue::multiunit_coord, cue::hoa_approval,  cue::permit_req,    cue::scope_creep,   cue::parts_delay});
  if (j.noted.has(cue::parts_delay)) j.add(cue::parts_delay, "noted for the callback");
  if (j.noted.has(cue::landlord_auth) && !j.has(cue::sig_landlord)) j.add(cue::landlord_auth, "noted for the visit");
  // A landlord's visit is in somebody else's home.
  if (j.has(cue::sig_landlord) && (j.failing || j.symptom || j.upkeep)) {
    j.add_for(cue::tenant_coord, cue::sig_landlord, {});
  }
}

/// A tool or variable names the property a home (taxonomy.md §4); an apartment says nothing.
bool given_home(const judgement& j) {
  const auto given = known(j.facts.given, "property_type");
  const auto type = given ? parse_property_type(*given) : property_type::none;
  return type == property_type::house || type == property_type::condo;
}

void add_customer_tags(judgement& j) {
  add_if_said(j, {cue::referral, cue::property_manager, cue::agent_proxy, cue::vip_account, cue::warranty_customer,
                  cue::repeat_caller, cue::seasonal_customer, cue::commercial_new});
  const bool known = j.has(cue::existing_customer) || j.has(cue::vip_account) || j.about == concern::appointment ||
                     j.about == concern::complaint ||
                     (!j.tools.known_as.empty() && same_text(j.tools.known_as, j.out.customer_name.value_or("")));
  if (j.has(cue::new_customer) || (j.said.denied(cue::existing_customer) && !known))
    j.add(cue::new_customer, "said so when asked");
  else if (known)
    j.add(cue::existing_customer, "what the call is about");
  const bool business_tenant = j.has(cue::sig_business) && !j.has(cue::property_manager);
  if (j.has(cue::rental_property) && !business_tenant)
    j.add(cue::rental_property);
  else if (j.has(cue::owner_occupied) || given_home(j))
    j.add(cue::owner_occupied, "a house or condo");
  if (j.has(cue::decision_maker) || j.out.is_decision_maker == true) j.add(cue::decision_maker, "decides himself");
  if (j.has(cue::needs_approval) || j.noted.has(cue::needs_approval) || j.out.is_decision_maker == false)
    j.add(cue::needs_approval, "somebody else decides");
}

}  // namespace

void judge_plain_tags(judgement& j) {
  if (j.silent || j.outsider) return;
  add_revenue_tags(j);
  if (!j.safety) add_logistics_tags(j);
  add_customer_tags(j);
}

void judge_context_words(judgement& j) {
  if (j.silent || j.outsider) return;
  add_if_said(j, {cue::infant_newborn, cue::medical_need, cue::vulnerable_pop, cue::extreme_weather, cue::post_storm,
                  cue::power_outage, cue::recent_install});
  if (j.has(cue::elderly_occupant)) j.add(cue::elderly_occupant);
  for (const auto& a : j.said.ages()) {
    if (a.value < old_age || a.value > 115 || j.tagged(cue::elderly_occupant)) continue;
    j.out.tags[static_cast<std::size_t>(tag_category::context)].push_back({std::string(name_of(cue::elderly_occupant)),
                                                                           static_cast<int>(a.turn),
                                                                           std::string(j.r.said(a.first, a.last))});
  }
}

}  // namespace calllock::domain
