#pragma once

#include <vector>

#include "domain/analysis/addresses.hpp"
#include "domain/analysis/analyse.hpp"
#include "domain/analysis/names.hpp"
#include "domain/analysis/phones.hpp"
#include "domain/analysis/reading.hpp"

/// What the caller said about himself and his trouble. Each function fills its own fields of the analysis; what was
/// said counts before what a tool was given, that before dynamic variables and custom analysis (C-08 to C-13, P-03,
/// P-24).
namespace calllock::domain {

/// What the caller gave of himself and others, found once for all of these functions.
struct said_particulars {
  std::vector<name_candidate> names;
  std::vector<said_address> addresses;
  std::vector<said_phone> phones;
};
[[nodiscard]] said_particulars find_particulars(const reading& r, const call_facts& facts,
                                                const tenant_profile& tenant);

/// customer_name, customer_phone.
void extract_customer(const reading& r, const said_particulars& said, const call_record& call, const call_facts& facts,
                      const tenant_profile& tenant, analysis& out);
/// street_address, unit, city, zip_code.
void extract_place(const reading& r, const said_particulars& said, const call_record& call, const call_facts& facts,
                   analysis& out);
/// problem_description, problem_duration and its category, onset, pattern, attempted fixes, system status.
/// `noted` is what the tools were told of the matter.
void extract_problem(const reading& r, const reading& noted, const call_record& call, const call_facts& facts,
                     const tenant_profile& tenant, analysis& out);
/// equipment type, brand, location, age and its bracket, property type.
void extract_equipment(const reading& r, const call_record& call, const call_facts& facts, const tenant_profile& tenant,
                       analysis& out);
/// decision maker, third party, site contact.
void extract_parties(const reading& r, const said_particulars& said, const call_record& call, const call_facts& facts,
                     analysis& out);

}  // namespace calllock::domain
