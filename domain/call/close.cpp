#include "domain/call/close.hpp"

#include "domain/call/fingerprint.hpp"
#include "domain/call/merge.hpp"
#include "domain/call/rules.hpp"
#include "domain/delivery/build.hpp"

namespace calllock::domain {
namespace {

/// The first delivery of a kind has the plain key; a correction one that names what caused it and how the call ended.
std::string delivery_key(const ConversationState& s, std::string_view kind, std::string_view cause) {
  std::string key = s.call_id + ":" + std::string{kind};
  if (cause.empty()) return key;
  fingerprint print;
  print.add(cause);
  print.add(text(s.final_booking));
  print.add(text(s.final_reason));
  return key + ":" + print.hex();
}

finished_call finish(const ConversationState& s, const step_context& context) {
  call_record call = s.record ? *s.record : call_record{};
  call.call_id = s.call_id;
  return finish_call(s, call, *context.tenant, context.now, context.phrases);
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

void close_call(step_result& r, const ConversationState& before, std::string_view key, const step_context& context) {
  ConversationState& s = r.state;
  auto finished = finish(s, context);
  const analysis& a = *finished.understood;
  s.final_booking = finished.facts.booking;
  s.final_reason = a.reason;
  s.duration = a.duration;
  s.quality_score = finished.score.score;
  s.is_safety_emergency = s.is_safety_emergency || a.is_safety_emergency;
  s.phase = call_phase::closed;
  r.closes = true;
  r.understood = finished.understood;
  const bool first = before.phase != call_phase::closed;
  // What was told is not kept: it follows from the state it was told of.
  const auto told = first ? finished_call{} : finish(before, context);
  const auto cause = first ? std::string_view{} : key;
  if (first || told.job != finished.job)
    r.outbox.push_back({delivery_kind::job, delivery_key(s, "job", cause), {}, std::move(finished.job)});
  if (first || told.call != finished.call)
    r.outbox.push_back({delivery_kind::call, delivery_key(s, "call", cause), {}, std::move(finished.call)});
  // A call back that the caller waits for without a tool having asked for it (P-10).
  if (first && a.reason == end_reason::callback_later && !s.callback_promised)
    queue_text(r,
               {.kind = sms_kind::callback,
                .what = a.problem_description.value_or(""),
                .headline = "CALLBACK expected",
                .name = a.customer_name.value_or(""),
                .phone = a.customer_phone.value_or(finished.facts.caller_number.value_or("")),
                .address = full_address(a)},
               context);
  // What only the words of the call show wakes somebody as well (P-08).
  const bool known = !first && told.understood->urgency == urgency::emergency;
  if (a.urgency == urgency::emergency && !known && !s.is_urgent_escalation)
    raise_emergency(r,
                    {.what = a.problem_description.value_or("danger, by the caller's words"),
                     .name = a.customer_name.value_or(""),
                     .phone = a.customer_phone.value_or(finished.facts.caller_number.value_or("")),
                     .address = full_address(a)},
                    context);
}

}  // namespace calllock::domain
