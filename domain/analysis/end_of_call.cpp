#include <algorithm>

#include "domain/analysis/judgements.hpp"
#include "domain/analysis/text_search.hpp"

namespace calllock::domain {

namespace {

bool ends_open(std::string_view said) {
  while (!said.empty() && (said.back() == ' ' || said.back() == '\n')) said.remove_suffix(1);
  if (said.empty()) return false;
  const char last = said.back();
  const bool closed = last == '.' || last == '!' || last == '?' || last == '"' || last == ')' || last == '\'';
  return !closed;
}

const utterance* last_turn(const call_record& call) {
  for (auto t = call.turns.rbegin(); t != call.turns.rend(); ++t) {
    if (!t->text.empty()) return &*t;
  }
  return nullptr;
}

/// Punctuation can only be missed where there is some.
bool punctuated(const call_record& call) {
  std::size_t closed = 0;
  for (const auto& t : call.turns) closed += ends_open(t.text) ? 0U : 1U;
  return closed * 2 > call.turns.size();
}

/// The agent's last turn breaks off: he was spoken over by somebody who was leaving.
bool agent_was_cut_off(const call_record& call) {
  for (auto t = call.turns.rbegin(); t != call.turns.rend(); ++t) {
    if (t->who == speaker::agent && !t->text.empty()) return ends_open(t->text);
  }
  return false;
}

/// The caller took his leave in his last words.
bool took_leave(const judgement& j) {
  const auto& clauses = j.r.clauses;
  const auto last =
      std::find_if(clauses.rbegin(), clauses.rend(), [](const clause& c) { return c.who == speaker::caller; });
  return last != clauses.rend() && j.said.of(cue::sig_farewell).last_turn == static_cast<std::int32_t>(last->turn);
}

/// The agent spoke on into a silent line: "Hello? Are you still there?" and no word of the caller after it.
bool line_went_dead(const judgement& j) {
  const auto& lost = j.said.of(cue::sig_line_lost);
  if (!lost.asserted) return false;
  return std::none_of(j.r.clauses.begin(), j.r.clauses.end(), [&](const clause& c) {
    return c.who == speaker::caller && static_cast<std::int32_t>(c.turn) > lost.last_turn;
  });
}

/// The caller dropped out before the end: the line broke, he was cut off in mid-sentence, he left in anger or left a
/// question of the agent without an answer.
bool dropped_out(const judgement& j) {
  if (j.silent) return true;
  const auto& why = j.call.disconnection_reason;
  if (has_any_word(why, {"inactivity"}) || why.starts_with("error") || contains_word(why, "dial_no_answer"))
    return true;
  const auto* last = last_turn(j.call);
  if (last == nullptr || line_went_dead(j)) return true;
  if (!same_text(why, "user_hangup") && !has_any_word(why, {"hangup", "customer_hangup"})) return false;
  if (punctuated(j.call) && (ends_open(last->text) || (!took_leave(j) && agent_was_cut_off(j.call)))) return true;
  const auto last_index = static_cast<std::int32_t>(j.call.turns.size()) - 1;
  if (j.said.of(cue::sig_storms_off).last_turn >= last_index - 1 && j.has(cue::sig_storms_off)) return true;
  if (j.said.of(cue::sig_rings_off).last_turn >= last_index - 1 && j.has(cue::sig_rings_off)) return true;
  if (last->who == speaker::agent) {
    const bool question = !last->text.empty() && last->text.find_last_of('?') != std::string::npos &&
                          last->text.find_last_of('?') + 2 >= last->text.size();
    return question && !took_leave(j);
  }
  return false;
}

bool moved(const judgement& j) {
  return j.tools.moved || j.facts.stated_reason == end_reason::rescheduled ||
         (j.has(cue::sig_moves_appointment) && j.has(cue::sig_moved_now) && !j.tools.booking_called);
}

bool cancelled(const judgement& j) {
  if (j.has(cue::sig_leaves_membership)) return false;
  return j.tools.cancelled || j.facts.stated_reason == end_reason::cancelled ||
         (j.has(cue::sig_cancels_appointment) && j.has(cue::sig_cancelled_now) && !j.tools.booking_called);
}

bool call_promised(const judgement& j) {
  return j.tools.callback_done || j.facts.callback_promised || j.has(cue::sig_promises_call);
}

/// The agent hung up in the middle of arranging a visit, with no visit and no call back arranged: the caller believes
/// that something was agreed. Its effect is a real follow-up, callback_later; colour and urgency stay what the words
/// say (P-25, backend.md §7 step 11).
bool dead_end(const judgement& j) {
  if (j.outsider || !contains_word(j.call.disconnection_reason, "agent_hangup")) return false;
  for (const std::string_view state : {"confirm", "booking", "urgency", "pre_confirm"})
    if (same_text(j.facts.last_agent_state, state)) return true;
  return false;
}

end_reason reason_of(const judgement& j) {
  const bool booked = j.facts.booking == booking_status::confirmed;
  if (j.safety) return end_reason::safety_emergency;
  if (j.tools.transferred || contains_word(j.call.disconnection_reason, "call_transfer") ||
      contains_word(j.call.disconnection_reason, "transfer"))
    return end_reason::urgent_escalation;
  if (j.facts.stated_reason == end_reason::urgent_escalation && !booked) return end_reason::urgent_escalation;
  if (j.tagged(cue::wrong_number)) return end_reason::wrong_number;
  if (!j.outsider && (j.tools.sales_lead || j.facts.stated_reason == end_reason::sales_lead))
    return end_reason::sales_lead;
  if (booked) return end_reason::completed;
  if (cancelled(j)) return end_reason::cancelled;
  if (moved(j)) return end_reason::rescheduled;
  const bool listed = j.tools.waitlisted || (j.has(cue::sig_waitlist) && !j.tools.callback_called && !j.outsider);
  if (listed || j.facts.stated_reason == end_reason::waitlist_added) return end_reason::waitlist_added;
  const bool away = j.facts.stated_reason == end_reason::out_of_area ||
                    contains_word(j.tools.end_reason, "out_of_area") || j.has(cue::sig_out_of_area);
  if (away && !j.tools.callback_done && !j.tools.booking_called) return end_reason::out_of_area;
  if (j.tools.callback_done || j.facts.callback_promised) return end_reason::callback_later;
  if (j.facts.stated_reason != end_reason::none && j.facts.stated_reason != end_reason::completed)
    return j.facts.stated_reason;
  if (dropped_out(j)) return end_reason::customer_hangup;
  // A call back that nobody recorded was still promised (C-03 of the audits: a dead end is a real follow-up).
  if (call_promised(j) && !j.outsider) return end_reason::callback_later;
  if (dead_end(j)) return end_reason::callback_later;
  return end_reason::completed;
}

callback_type callback_of(const judgement& j) {
  if (j.facts.callback != callback_type::none) return j.facts.callback;
  if (j.out.reason != end_reason::callback_later) return callback_type::none;
  if (const auto named = parse_callback_type(j.tools.callback_kind); named != callback_type::none) return named;
  if (same_text(j.tools.callback_department, "billing") || j.any(cue::refund_req, cue::complaint_price))
    return callback_type::billing;
  if (j.has(cue::warranty_claim)) return callback_type::warranty;
  if (j.purchase) return callback_type::estimate;
  if (j.complaint || j.about == concern::returned_call) return callback_type::follow_up;
  return j.failing || j.symptom || j.upkeep ? callback_type::service : callback_type::general;
}

}  // namespace

void judge_end(judgement& j) {
  j.out.reason = reason_of(j);
  j.out.callback = callback_of(j);
  j.out.is_safety_emergency = j.safety;
  j.out.is_urgent_escalation = j.out.reason == end_reason::urgent_escalation;
}

}  // namespace calllock::domain
