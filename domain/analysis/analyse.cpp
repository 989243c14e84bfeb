#include "domain/analysis/analyse.hpp"

#include "domain/analysis/extract.hpp"
#include "domain/analysis/judge.hpp"
#include "domain/analysis/reading.hpp"

namespace calllock::domain {
namespace {

/// Who is no customer has no fault and no equipment, whatever machines he talks of: an applicant's experience, a
/// salesman's wares, a wrong number.
void drop_foreign_matter(analysis& a) {
  const bool stranger = a.type == call_type::job_seeker || a.type == call_type::spam_junk ||
                        a.type == call_type::wrong_number ||
                        (a.caller == caller_type::vendor && a.type == call_type::unknown);
  if (!stranger) return;
  a.equipment_type.reset();
  a.equipment_brand.reset();
  a.equipment_age.reset();
  a.equipment_location.reset();
  a.equipment_bracket = age_bracket::none;
  a.duration = duration_category::none;
  a.problem_duration.reset();
  a.problem_onset.reset();
  a.system = system_status::none;
}

}  // namespace

analysis analyse(const call_record& call, const call_facts& facts, const tenant_profile& tenant, instant now,
                 const lexicon* phrases) {
  analysis out;
  const reading r = read(call);
  extract_customer(r, call, facts, tenant, out);
  extract_place(r, call, facts, tenant, out);
  extract_problem(r, call, facts, tenant, out);
  extract_equipment(r, call, facts, tenant, out);
  extract_parties(r, call, facts, tenant, out);
  judge(r, call, facts, tenant, now, phrases, out);
  drop_foreign_matter(out);
  return out;
}

}  // namespace calllock::domain
