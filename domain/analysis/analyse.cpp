#include "domain/analysis/analyse.hpp"

#include "domain/analysis/call_reading.hpp"
#include "domain/analysis/extract.hpp"
#include "domain/analysis/judge.hpp"

namespace calllock::domain {
namespace {

void drop_equipment(analysis& a) {
  a.equipment_type.reset();
  a.equipment_brand.reset();
  a.equipment_age.reset();
  a.equipment_location.reset();
  a.equipment_bracket = age_bracket::none;
}

void drop_duration(analysis& a) {
  a.duration = duration_category::none;
  a.problem_duration.reset();
  a.problem_onset.reset();
  auto& context = a.tags[static_cast<std::size_t>(tag_category::context)];
  std::erase_if(context, [](const tag& t) { return t.name.starts_with("DURATION_"); });
}

/// Who is no customer has no fault and no equipment, whatever machines he talks of: an applicant's experience, a
/// salesman's wares, a wrong number. Who wants a tune-up, or moves or cancels a visit, has no fault whose length
/// counts.
void drop_foreign_matter(analysis& a) {
  const bool supplier = a.caller == caller_type::vendor && a.type == call_type::unknown;
  const bool stranger = a.type == call_type::job_seeker || a.type == call_type::spam_junk ||
                        a.type == call_type::wrong_number || supplier;
  if (stranger) {
    drop_equipment(a);
    a.system = system_status::none;
  }
  if (stranger || a.type == call_type::maintenance || a.type == call_type::existing_customer ||
      a.type == call_type::unknown) {
    drop_duration(a);
  }
}

}  // namespace

analysis analyse(const call_record& call, const call_facts& facts, const tenant_profile& tenant, instant now,
                 const lexicon* phrases) {
  analysis out;
  const call_reading read_once(call);
  const auto& r = read_once.said;
  const auto said = find_particulars(r, facts, tenant);
  extract_customer(r, said, call, facts, tenant, out);
  extract_place(r, said, call, facts, out);
  extract_problem(r, read_once.noted, call, facts, tenant, out);
  extract_equipment(r, call, facts, tenant, out);
  extract_parties(r, said, call, facts, out);
  judge(read_once, facts, tenant, now, phrases, out);
  drop_foreign_matter(out);
  return out;
}

}  // namespace calllock::domain
