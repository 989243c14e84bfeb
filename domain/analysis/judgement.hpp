#pragma once

#include <string_view>

#include "domain/analysis/analyse.hpp"
#include "domain/analysis/findings.hpp"
#include "domain/analysis/reading.hpp"
#include "domain/analysis/tool_events.hpp"

namespace calllock::domain {

/// What a caller wants, the first question of every judgement that follows.
enum class concern : std::uint8_t {
  nothing,   ///< nothing intelligible
  outsider,  ///< no customer: NON_CUSTOMER
  complaint,
  appointment,  ///< checks, moves or cancels one
  returned_call,
  failure,   ///< something does not do its work
  symptom,   ///< it works, but with a noise, smell, bill … that wants a diagnosis
  opinion,   ///< a second opinion or an evaluation
  upkeep,    ///< tune-up, filter, cleaning
  purchase,  ///< new equipment
  plan,      ///< price of a membership
  other
};

/// Everything that the judgements of one call share: the sources, and what the judgements before found out. Each
/// judgement reads it, adds its own part and writes its fields of `out`; judge.cpp holds the order.
struct judgement {
  const reading& r;
  const call_record& call;
  const call_facts& facts;
  const tenant_profile& tenant;
  instant now;
  analysis& out;

  findings said;           ///< from the conversation
  const findings& noted;   ///< from what the tools were told of the matter (`tool_events::notes`), caller's side only
  const findings& summed;  ///< from the summary of the call: only where neither of the above says what the matter is
  const tool_events& tools;

  bool silent = false;     ///< nobody spoke intelligibly
  bool evacuated = false;  ///< the agent sent people out of the building, not merely "if you ever"
  bool safety = false;     ///< ended as a safety emergency
  bool failing = false;    ///< the equipment of this call does not do its work now
  bool symptom = false;
  bool upkeep = false;
  bool purchase = false;
  bool complaint = false;
  bool outsider = false;
  concern about = concern::other;
  concern matter = concern::other;  ///< what the visit or work is about, when `about` is a complaint or appointment

  [[nodiscard]] bool has(cue c) const noexcept { return said.has(c); }
  template <class... C>
  [[nodiscard]] bool any(C... c) const noexcept {
    return (said.has(c) || ...);
  }
  [[nodiscard]] bool tagged(cue c) const noexcept;
  /// Adds `c` with its evidence, or `rule` when no words earned it; once (C-20).
  void add(cue c, std::string_view rule = {});
  /// Adds `c` with the words of another cue as its evidence.
  void add_for(cue c, cue evidence, std::string_view rule);
  [[nodiscard]] bool equipment(std::string_view kind) const noexcept { return out.equipment_type == kind; }
};

}  // namespace calllock::domain
