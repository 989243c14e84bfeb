#include "domain/analysis/judgements.hpp"
#include "domain/analysis/text_search.hpp"

namespace calllock::domain {

namespace {

primary_intent intent_of(const judgement& j) {
  if (j.facts.booking == booking_status::confirmed) return primary_intent::booking_request;
  if (j.outsider) return primary_intent::solicitation;
  if (j.out.callback == callback_type::billing || j.out.callback == callback_type::warranty)
    return primary_intent::admin_billing;
  if (j.complaint) return primary_intent::active_job_issue;
  return primary_intent::new_lead;
}

work_type work_of(const judgement& j) {
  if (j.outsider || j.silent) return work_type::admin;
  switch (j.matter) {
    case concern::purchase: return work_type::install;
    case concern::upkeep:
    case concern::plan: return work_type::maintenance;
    default: break;
  }
  if (j.out.callback == callback_type::estimate || j.out.reason == end_reason::sales_lead) return work_type::install;
  if (j.complaint && !j.failing && !j.symptom) return work_type::admin;
  return work_type::service;
}

/// Retell's judgement, moved to the ends of the scale by what the caller did (backend.md §5.6 never gave 1 or 5).
std::optional<int> sentiment_of(const judgement& j) {
  const auto& s = j.call.user_sentiment;
  if (same_text(s, "negative")) {
    return j.complaint && j.any(cue::lost_customer, cue::legal_mention, cue::review_threat) ? 1 : 2;
  }
  if (same_text(s, "neutral")) return j.complaint ? 2 : 3;
  if (same_text(s, "positive")) return 4;
  return std::nullopt;
}

}  // namespace

void judge_intent(judgement& j) {
  j.out.intent = intent_of(j);
  j.out.work = work_of(j);
  j.out.sentiment_score = sentiment_of(j);
}

}  // namespace calllock::domain
