#include "domain/audit/audit.hpp"

#include <algorithm>

namespace calllock::domain {

int audit_report::count(audit_finding::severity s) const {
  return static_cast<int>(std::count_if(findings.begin(), findings.end(), [&](const auto& f) { return f.level == s; }));
}

std::string audit_report::verdict() const {
  using enum audit_finding::severity;
  return std::to_string(count(critical)) + " CRITICAL + " + std::to_string(count(moderate)) + " MODERATE + " +
         std::to_string(count(minor)) + " MINOR";
}

audit_report audit_call(const audit_input& in, const tenant_profile& tenant, instant now, const lexicon* phrases) {
  audit_report out;
  audit_durability(in, now, out);
  if (in.session_found) {
    audit_booking(in, tenant, now, out);
    audit_meaning(in, tenant, now, phrases, out);
  }
  std::stable_sort(out.findings.begin(), out.findings.end(),
                   [](const auto& a, const auto& b) { return a.level > b.level; });
  return out;
}

}  // namespace calllock::domain
