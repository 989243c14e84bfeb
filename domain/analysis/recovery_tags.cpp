#include "domain/analysis/judgements.hpp"

namespace calllock::domain {

void judge_recovery_tags(judgement& j) {
  if (j.silent || j.outsider) return;
  // To be compared with others is no complaint; it may accompany one.
  if (j.has(cue::competitor_mention) || j.noted.has(cue::competitor_mention))
    j.add(cue::competitor_mention, "noted for the visit");
  if (!j.complaint) return;
  for (const auto c :
       {cue::callback_risk, cue::complaint_price, cue::complaint_service, cue::complaint_nofix, cue::escalation_req,
        cue::review_threat, cue::legal_mention, cue::refund_req, cue::lost_customer}) {
    // What did not hold must be broken now.
    if (c == cue::complaint_nofix && !j.failing && !j.symptom) continue;
    // Work of ours on equipment that is in trouble now did not hold.
    if (c == cue::complaint_nofix && j.has(cue::sig_our_repair)) j.add_for(c, cue::sig_our_repair, {});
    if (j.has(c) || j.noted.has(c) || j.summed.has(c)) j.add(c, "noted for the callback");
  }
}

}  // namespace calllock::domain
