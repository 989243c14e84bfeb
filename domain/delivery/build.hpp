#pragma once

#include "domain/analysis/analyse.hpp"
#include "domain/call/call_facts.hpp"
#include "domain/call/call_record.hpp"
#include "domain/delivery/cards.hpp"
#include "domain/delivery/payloads.hpp"

namespace calllock::domain {

/// The placeholder for a missing address: the dashboard refuses an empty one (D-02).
inline constexpr std::string_view no_address = "Not provided";

/// "40 Pecan Row, Apt 3, Austin, 78745" from the parts that are known; empty when none is.
[[nodiscard]] std::string full_address(const analysis& a);
/// The Retell summary, else the problem, else a fixed text (backend.md §12).
[[nodiscard]] std::string summary_text(const call_record& call, const analysis& a);

[[nodiscard]] job_payload build_job(const call_record& call, const call_facts& facts, const analysis& a,
                                    const cards& texts, const scorecard& score, const tenant_profile& tenant);
[[nodiscard]] call_payload build_call(const call_record& call, const call_facts& facts, const analysis& a,
                                      const cards& texts, const scorecard& score, const tenant_profile& tenant,
                                      instant now);

/// Label, description, range and midpoint of backend.md §10; the diagnostic fee is the tenant's (O-06).
struct revenue_texts {
  std::string label, description, range;
  double midpoint = 0;
};
[[nodiscard]] revenue_texts describe(revenue_tier tier, const tenant_profile& tenant);

}  // namespace calllock::domain
