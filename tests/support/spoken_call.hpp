#pragma once

#include <string>
#include <string_view>

#include "domain/analysis/analyse.hpp"
#include "domain/analysis/call_reading.hpp"
#include "domain/analysis/extract.hpp"

/// Calls written as they are spoken, one turn a line: "A: May I have your name?\nU: It's Ola Brandvold."
namespace calllock::test {

/// Wednesday, 16 July 2025, 10:00 in Austin.
inline domain::instant wednesday_morning() { return domain::instant{std::chrono::seconds{1752678000}}; }

inline domain::call_record spoken(std::string_view script) {
  domain::call_record call;
  call.call_id = "call_spoken";
  call.direction = domain::call_direction::inbound;
  call.from_number = "+15125550199";
  call.to_number = "+15125550100";
  call.started_at = wednesday_morning();
  while (!script.empty()) {
    const auto end = script.find('\n');
    auto line = script.substr(0, end);
    if (line.size() > 3) {
      const auto who = line[0] == 'U' ? domain::speaker::caller : domain::speaker::agent;
      line.remove_prefix(3);
      call.turns.push_back({who, std::string(line)});
      call.trace.push_back(
          {.kind = who == domain::speaker::caller ? domain::trace_kind::caller : domain::trace_kind::agent,
           .text = std::string(line)});
    }
    if (end == std::string_view::npos) break;
    script.remove_prefix(end + 1);
  }
  return call;
}

inline domain::tenant_profile austin() {
  domain::tenant_profile tenant;
  tenant.business_name = "ACE Cooling";
  tenant.agent_names = {"Sarah"};
  tenant.own_numbers = {"+15125550100"};
  return tenant;
}

inline domain::call_facts facts_of(const domain::call_record& call) {
  domain::call_facts facts;
  facts.caller_number = domain::normalise_phone(call.from_number);
  return facts;
}

/// The extraction alone, without judgement.
inline domain::analysis extracted(const domain::call_record& call, const domain::call_facts& facts) {
  domain::analysis out;
  const auto tenant = austin();
  const domain::call_reading read_once(call);
  const auto& r = read_once.said;
  const auto said = domain::find_particulars(r, facts, tenant);
  domain::extract_customer(r, said, call, facts, tenant, out);
  domain::extract_place(r, said, call, facts, out);
  domain::extract_problem(r, read_once.noted, call, facts, tenant, out);
  domain::extract_equipment(r, call, facts, tenant, out);
  domain::extract_parties(r, said, call, facts, out);
  return out;
}

inline domain::analysis extracted(const domain::call_record& call) { return extracted(call, facts_of(call)); }
inline domain::analysis extracted(std::string_view script) { return extracted(spoken(script)); }

}  // namespace calllock::test
