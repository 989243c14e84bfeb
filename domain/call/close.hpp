#pragma once

#include "domain/call/step.hpp"
#include "domain/delivery/cards.hpp"

namespace calllock::domain {

/// Everything a finished call yields, computed once and shared by both payloads (P-28).
struct finished_call {
  call_facts facts;
  std::shared_ptr<const analysis> understood;
  cards texts;
  scorecard score;
  job_payload job;
  call_payload call;
};
/// Pure: the same call gives the same result, whoever asks (the daemon, `calllock classify`, a replay).
[[nodiscard]] finished_call finish_call(const ConversationState& state, const call_record& call,
                                        const tenant_profile& tenant, instant now, const lexicon* phrases);

/// Ends the call in `r.state`: keeps the outcome (P-06), queues job and call record (P-07, P-17). On a call that is
/// closed already it computes again, and queues a correction of what is now told differently than it was of `before`,
/// the state before this event. `key` is the event's dedup key: the correction's own is made of it.
void close_call(step_result& r, const ConversationState& before, std::string_view key, const step_context& context);

}  // namespace calllock::domain
