#pragma once

#include "domain/analysis/analyse.hpp"
#include "domain/analysis/call_reading.hpp"

namespace calllock::domain {

/// Adds to the extracted facts in `out` what follows from them and from the words: tags with their evidence, hazards,
/// urgency, the true end of the call, kinds of caller and call, revenue, colour, intent, sentiment and the booking
/// audit. Without `phrases` only what follows from facts and tools is judged.
void judge(const call_reading& read_once, const call_facts& facts, const tenant_profile& tenant, instant now,
           const lexicon* phrases, analysis& out);

}  // namespace calllock::domain
