#pragma once

#include <algorithm>
#include <string>
#include <variant>

#include "domain/call/dedup.hpp"
#include "support/builders.hpp"

/// Steps of a call without its actor: the key is made as the actor makes it.
namespace steps {

namespace d = calllock::domain;
using namespace builders;

inline d::ConversationState fresh() {
  d::ConversationState s;
  s.call_id = "call_1";
  return s;
}

inline std::string key_of(const d::ConversationState& s, const d::call_event& e, d::instant now = monday_ten) {
  const auto key = d::dedup_key(e, the_business(), now, 1).key;
  return d::changes_calendar(key) ? d::renewed_key(key, s) : key;
}

inline d::step_result run(const d::ConversationState& s, const d::call_event& e, d::instant now = monday_ten) {
  return d::step(s, e, key_of(s, e, now), at(now));
}

inline const d::tool_reply& spoken(const d::step_result& r) {
  return std::get<d::tool_reply>(r.answers.at(0).answer.body);
}

inline std::string text_queued(const d::step_result& r) {
  for (const auto& o : r.outbox)
    if (o.kind == d::delivery_kind::sms) return std::get<d::sms_message>(o.payload).body;
  return {};
}

template <class Intent>
const Intent* wanted(const d::step_result& r) {
  for (const auto& i : r.intents)
    if (const auto* found = std::get_if<Intent>(&i)) return found;
  return nullptr;
}

}  // namespace steps
