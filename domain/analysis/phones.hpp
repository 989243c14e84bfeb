#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/analysis/reading.hpp"
#include "domain/call/call_facts.hpp"
#include "domain/tenant.hpp"

namespace calllock::domain {

/// A telephone number that the caller read out.
struct said_phone {
  std::string e164;
  std::uint32_t token = 0;
  bool theirs = false;  ///< "his number's …": of a tenant or contact, not of the customer
};

/// In the order of the call. Seven digits get the area code of the calling number.
[[nodiscard]] std::vector<said_phone> find_phones(const reading& r, const call_facts& facts);

/// The number to reach the customer on: the last he asks to be called on, else what a tool was given, else the number
/// he calls from. Nothing if that is withheld and none is given.
[[nodiscard]] std::optional<std::string> choose_phone(const std::vector<said_phone>& said, const call_record& call,
                                                      const call_facts& facts, const tenant_profile& tenant);

}  // namespace calllock::domain
