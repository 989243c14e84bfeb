#include "domain/call/close.hpp"

#include "domain/call/merge.hpp"
#include "domain/delivery/build.hpp"

namespace calllock::domain {
namespace {

/// Deliveries of one call are told apart by their outcome: the first has the plain key, a correction after a late fact
/// (a booking that was unknown, a tool call that came behind the analysis) one that names what it says.
std::string delivery_key(const ConversationState& s, std::string_view kind, bool first) {
  std::string key = s.call_id + ":" + std::string{kind};
  if (first) return key;
  key += ":" + std::string{text(s.final_booking)} + ":" + std::string{text(s.final_reason)};
  if (s.record && s.record->has_analysis) key += ":analyzed";
  return key;
}

}  // namespace

finished_call finish_call(const ConversationState& state, const call_record& call, const tenant_profile& tenant,
                          instant now, const lexicon* phrases) {
  finished_call out;
  out.facts = merge_facts(state, call, tenant, now);
  auto understood = std::make_shared<analysis>(analyse(call, out.facts, tenant, now, phrases));
  const std::string summary = summary_text(call, *understood);
  out.texts = make_cards(*understood, out.facts, tenant, summary);
  out.score = score_call(*understood, out.facts);
  out.job = build_job(call, out.facts, *understood, out.texts, out.score, tenant);
  out.call = build_call(call, out.facts, *understood, out.texts, out.score, tenant, now);
  out.understood = std::move(understood);
  return out;
}

void close_call(step_result& r, const step_context& context, bool had_analysis) {
  ConversationState& s = r.state;
  const bool first = s.phase != call_phase::closed;
  call_record call = s.record ? *s.record : call_record{};
  call.call_id = s.call_id;
  auto finished = finish_call(s, call, *context.tenant, context.now, context.phrases);
  const analysis& a = *finished.understood;
  const bool same = !first && s.final_booking == finished.facts.booking && s.final_reason == a.reason &&
                    had_analysis == call.has_analysis;
  s.final_booking = finished.facts.booking;
  s.final_reason = a.reason;
  s.duration = a.duration;
  s.quality_score = finished.score.score;
  s.is_safety_emergency = s.is_safety_emergency || a.is_safety_emergency;
  s.phase = call_phase::closed;
  r.closes = true;
  r.understood = finished.understood;
  if (same) return;
  r.outbox.push_back({delivery_kind::job, delivery_key(s, "job", first), {}, std::move(finished.job)});
  r.outbox.push_back({delivery_kind::call, delivery_key(s, "call", first), {}, std::move(finished.call)});
}

}  // namespace calllock::domain
