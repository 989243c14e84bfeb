#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "domain/analysis/analyse.hpp"

/// The closed vocabulary of the phrase table: the 120 tags of reference/taxonomy.md §3 in declaration order, then the
/// signals, which are no tags but decide fields (who moves an appointment, who is sent out of the building …).
#define CALLLOCK_TAGS(X)                                                                                                           \
  X(hazard, gas_leak)                                                                                                              \
  X(hazard, co_event)                                                                                                              \
  X(hazard, electrical_fire)                                                                                                       \
  X(hazard, active_flooding)                                                                                                       \
  X(hazard, condensate_clog) X(hazard, health_risk) X(hazard, refrigerant_leak) X(urgency, critical_evacuate) X(                   \
      urgency, critical_dispatch) X(urgency, emergency_sameday) X(urgency, urgent_24hr) X(urgency, priority_48hr)                  \
      X(urgency, standard) X(urgency, flexible) X(urgency, seasonal_rush) X(service_type, repair_ac) X(                            \
          service_type, repair_heating) X(service_type, repair_heatpump) X(service_type, repair_thermostat)                        \
          X(service_type, repair_iaq) X(service_type, repair_ductwork) X(service_type, tuneup_ac) X(                               \
              service_type, tuneup_heating) X(service_type, duct_cleaning) X(service_type,                                         \
                                                                             filter_service) X(service_type,                       \
                                                                                               install_replacement)                \
              X(service_type, install_newconstruction) X(service_type, install_upgrade) X(service_type, install_addon) X(          \
                  service_type,                                                                                                    \
                  diagnostic_intermittent) X(service_type,                                                                         \
                                             diagnostic_performance) X(service_type,                                               \
                                                                       diagnostic_noise) X(service_type,                           \
                                                                                           diagnostic_cycle) X(service_type,       \
                                                                                                               diagnostic_airflow) \
                  X(service_type, diagnostic_smell) X(service_type, diagnostic_energy) X(                                          \
                      service_type,                                                                                                \
                      secondopinion) X(service_type,                                                                               \
                                       warranty_claim) X(revenue, hot_lead)                                                        \
                      X(revenue, r22_retrofit) X(revenue, replace_opp) X(revenue, commercial_lead) X(revenue, financing_req) X(    \
                          revenue, multi_property) X(revenue, service_plan)                                                        \
                          X(revenue, iaq_upsell) X(revenue, zoning_interest) X(recovery, callback_risk) X(                         \
                              recovery,                                                                                            \
                              complaint_price) X(recovery, complaint_service)                                                      \
                              X(recovery, complaint_nofix) X(recovery, escalation_req) X(recovery, review_threat) X(               \
                                  recovery,                                                                                        \
                                  legal_mention) X(recovery,                                                                       \
                                                   refund_req) X(recovery,                                                         \
                                                                 competitor_mention) X(recovery,                                   \
                                                                                       lost_customer) X(logistics,                 \
                                                                                                        gate_code)                 \
                                  X(logistics, alarm_code) X(logistics, pet_secure) X(logistics, parking_issue) X(                 \
                                      logistics, access_restrict) X(logistics, ladder_attic)                                       \
                                      X(logistics, roof_equip) X(logistics, lockbox) X(logistics, tenant_coord) X(                 \
                                          logistics, landlord_auth)                                                                \
                                          X(logistics, utility_shutoff) X(logistics, scope_limited) X(                             \
                                              logistics,                                                                           \
                                              vendor_access) X(logistics,                                                          \
                                                               snow_ice) X(logistics, seasonal_prep)                               \
                                              X(logistics, multiunit_coord) X(logistics, hoa_approval) X(                          \
                                                  logistics, permit_req) X(logistics,                                              \
                                                                           scope_creep) X(logistics, parts_delay)                  \
                                                  X(customer, new_customer) X(                                                     \
                                                      customer,                                                                    \
                                                      existing_customer) X(customer,                                               \
                                                                           referral) X(customer,                                   \
                                                                                       owner_occupied) X(customer,                 \
                                                                                                         rental_property)          \
                                                      X(customer, commercial_acct) X(customer, property_manager) X(                \
                                                          customer,                                                                \
                                                          decision_maker) X(customer, needs_approval)                              \
                                                          X(customer, agent_proxy) X(customer, vip_account) X(                     \
                                                              customer,                                                            \
                                                              warranty_customer) X(customer, repeat_caller)                        \
                                                              X(customer, seasonal_customer) X(customer, commercial_new) X(        \
                                                                  non_customer,                                                    \
                                                                  job_applicant) X(non_customer,                                   \
                                                                                   vendor_sales) X(non_customer,                   \
                                                                                                   spam_telemarketing)             \
                                                                  X(non_customer, wrong_number) X(                                 \
                                                                      non_customer,                                                \
                                                                      parts_supplier) X(non_customer, competitor_intel)            \
                                                                      X(non_customer,                                              \
                                                                        inspector_call) X(non_customer, utility_company)           \
                                                                          X(non_customer, manufacturer_rep) X(                     \
                                                                              non_customer,                                        \
                                                                              insurance_claim) X(non_customer,                     \
                                                                                                 realtor_inquiry)                  \
                                                                              X(non_customer, media_press) X(                      \
                                                                                  context, duration_acute) X(context,              \
                                                                                                             duration_recent)      \
                                                                                  X(context, duration_ongoing) X(                  \
                                                                                      context,                                     \
                                                                                      peak_summer) X(context,                      \
                                                                                                     peak_winter)                  \
                                                                                      X(context, holiday_week) X(                  \
                                                                                          context,                                 \
                                                                                          after_hours) X(context,                  \
                                                                                                         weekend)                  \
                                                                                          X(context, elderly_occupant) X(          \
                                                                                              context, infant_newborn)             \
                                                                                              X(context, medical_need) X(          \
                                                                                                  context,                         \
                                                                                                  vulnerable_pop)                  \
                                                                                                  X(context,                       \
                                                                                                    extreme_weather)               \
                                                                                                      X(context,                   \
                                                                                                        post_storm)                \
                                                                                                          X(context,               \
                                                                                                            power_outage)          \
                                                                                                              X(context,           \
                                                                                                                recent_install)

#define CALLLOCK_SIGNALS(X)                                                                                         \
  X(no_cooling)                                                                                                     \
  X(no_heating)                                                                                                     \
  X(no_hot_water)                                                                                                   \
  X(system_dead)                                                                                                    \
  X(damaged) X(works_fine) X(working_again) X(thermostat_fault) X(repair_only) X(major_part) X(fuel_cue) X(hiss)    \
      X(co_cue) X(smoke_cue) X(illness_signs) X(hot_inside) X(cold_inside) X(bearable) X(staying_elsewhere)         \
          X(water_seen) X(drain_cue) X(joke) X(visit_today) X(not_today) X(no_rush) X(moves_appointment)            \
              X(cancels_appointment) X(checks_appointment) X(returns_call) X(leaves_membership) X(unhappy)          \
                  X(price_question) X(evaluation_only) X(business) X(builder) X(landlord) X(tenant) X(home_user)    \
                      X(evacuates) X(out_of_area) X(waitlist) X(promises_call) X(moved_now) X(cancelled_now)        \
                          X(misdialled) X(farewell) X(storms_off) X(rings_off) X(silence) X(age) X(temperature)     \
                              X(false_alarm) X(cleared) X(landlord_quarrel) X(upkeep) X(harmless_source) X(at_home) \
                                  X(gone) X(agent_gas) X(agent_co) X(agent_smoke)

namespace calllock::domain {

enum class cue : std::uint8_t {
#define CALLLOCK_ENUMERATOR(category, name) name,
  CALLLOCK_TAGS(CALLLOCK_ENUMERATOR)
#undef CALLLOCK_ENUMERATOR
#define CALLLOCK_ENUMERATOR(name) sig_##name,
      CALLLOCK_SIGNALS(CALLLOCK_ENUMERATOR)
#undef CALLLOCK_ENUMERATOR
};

#define CALLLOCK_ONE(...) +1
inline constexpr std::size_t tag_count = 0 CALLLOCK_TAGS(CALLLOCK_ONE);
inline constexpr std::size_t cue_count = tag_count CALLLOCK_SIGNALS(CALLLOCK_ONE);
#undef CALLLOCK_ONE

[[nodiscard]] constexpr bool is_tag(cue c) noexcept { return static_cast<std::size_t>(c) < tag_count; }

/// Category of a tag; meaningless for signals.
[[nodiscard]] tag_category category_of(cue c) noexcept;

/// `GAS_LEAK`; a signal's name is upper case as well, its section in the file is `SIGNAL`.
[[nodiscard]] std::string_view name_of(cue c) noexcept;

/// The section of the phrase table: the tag's category, or `SIGNAL`.
[[nodiscard]] std::string_view section_of(cue c) noexcept;

/// The cue called `section`.`name`, letter case as in the reference; nothing when there is none.
[[nodiscard]] std::optional<cue> find_cue(std::string_view section, std::string_view name) noexcept;

}  // namespace calllock::domain
