#include <algorithm>

#include "domain/call/merge.hpp"

namespace calllock::domain {
namespace {

/// The longer of two tellings; equal lengths go by content, so that the order of arrival cannot matter.
template <class T>
const T& richer(const T& a, const T& b) {
  return a.size() >= b.size() ? a : b;
}
const std::string& richer_text(const std::string& a, const std::string& b) {
  if (a.size() != b.size()) return a.size() > b.size() ? a : b;
  return a >= b ? a : b;
}

text_map join_maps(const text_map& strong, const text_map& weak, bool equal) {
  text_map out = strong;
  for (const auto& [key, value] : weak) {
    auto [it, fresh] = out.try_emplace(key, value);
    if (!fresh && (is_sentinel(it->second) || (equal && value > it->second && !is_sentinel(value)))) it->second = value;
  }
  return out;
}

/// How far a call had come when it was told: the telling with the analysis is the last word on what several carry, then
/// the one with the end of the call.
int weight(const call_record& c) { return (c.has_analysis ? 2 : 0) + (c.ended_at ? 1 : 0); }

template <class T>
std::optional<T> later(const std::optional<T>& a, const std::optional<T>& b) {
  if (a && b) return std::max(*a, *b);
  return a ? a : b;
}
template <class T>
std::optional<T> earlier(const std::optional<T>& a, const std::optional<T>& b) {
  if (a && b) return std::min(*a, *b);
  return a ? a : b;
}

}  // namespace

bool tells_more(const call_record& fresh, const call_record& known) {
  if (weight(fresh) != weight(known)) return weight(fresh) > weight(known);
  return fresh.trace.size() + fresh.turns.size() >= known.trace.size() + known.turns.size();
}

call_record join_records(const call_record& a, const call_record& b) {
  const call_record& strong = weight(a) >= weight(b) ? a : b;
  const call_record& weak = &strong == &a ? b : a;
  const bool equal = weight(a) == weight(b);
  call_record out = strong;
  if (out.agent_id.empty()) out.agent_id = weak.agent_id;
  if (out.direction == call_direction::unknown) out.direction = weak.direction;
  out.from_number = strong.from_number.empty() ? weak.from_number : strong.from_number;
  out.to_number = strong.to_number.empty() ? weak.to_number : strong.to_number;
  out.started_at = earlier(strong.started_at, weak.started_at);
  out.ended_at = later(strong.ended_at, weak.ended_at);
  if (out.disconnection_reason.empty()) out.disconnection_reason = weak.disconnection_reason;
  out.transcript = richer_text(strong.transcript, weak.transcript);
  out.turns = richer(strong.turns, weak.turns);
  out.trace = richer(strong.trace, weak.trace);
  out.dynamic_variables = join_maps(strong.dynamic_variables, weak.dynamic_variables, equal);
  out.custom_analysis = join_maps(strong.custom_analysis, weak.custom_analysis, equal);
  if (out.call_summary.empty()) out.call_summary = weak.call_summary;
  if (out.user_sentiment.empty()) out.user_sentiment = weak.user_sentiment;
  if (!out.in_voicemail) out.in_voicemail = weak.in_voicemail;
  out.has_analysis = strong.has_analysis || weak.has_analysis;
  return out;
}

}  // namespace calllock::domain
