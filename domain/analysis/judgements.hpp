#pragma once

#include "domain/analysis/judgement.hpp"

/// The judgements about a call, one file each, in the order in which judge.cpp makes them: each may rely on those
/// above.
namespace calllock::domain {

/// `silent`, `outsider`, the NON_CUSTOMER tags (C-04, C-05). outsiders.cpp
void judge_outsider(judgement& j);
/// `evacuated` and the HAZARD tags (C-01, C-02, C-09, C-15). hazards.cpp
void judge_hazards(judgement& j);
/// What the caller wants: `failing` … `complaint`, `about`, `matter`. matter.cpp
void judge_matter(judgement& j);
/// The SERVICE_TYPE tags (C-16). service_tags.cpp
void judge_service_tags(judgement& j);
/// The RECOVERY tags, of unhappy customers only. recovery_tags.cpp
void judge_recovery_tags(judgement& j);
/// The true end of the call (P-08, P-10, P-11) and what was promised. end_of_call.cpp
void judge_end(judgement& j);
/// The dashboard's urgency and the URGENCY tags (C-06, C-14, C-18). urgency.cpp
void judge_urgency(judgement& j);
/// REVENUE, LOGISTICS, CUSTOMER tags. plain_tags.cpp
void judge_plain_tags(judgement& j);
/// Occupants, weather and equipment of the CONTEXT tags. plain_tags.cpp
void judge_context_words(judgement& j);
/// CONTEXT tags of the clock and of the duration (T-01, T-02, T-07). clock_tags.cpp
void judge_clock_tags(judgement& j);
/// caller_type, is_commercial. caller_type.cpp
void judge_caller(judgement& j);
/// call_type, call_subtype, confidence, HVAC issue. call_type.cpp
void judge_call_type(judgement& j);
/// Revenue tier, its signals and confidence (C-07, C-08, P-28). revenue.cpp
void judge_revenue(judgement& j);
/// Priority colour and its reason (C-03, C-04). priority.cpp
void judge_priority(judgement& j);
/// primary_intent, work_type, sentiment_score. intent.cpp
void judge_intent(judgement& j);
/// Requested against booked time, urgency before and at the booking (backend.md §9). booking_audit.cpp
void judge_booking_audit(judgement& j);

}  // namespace calllock::domain
