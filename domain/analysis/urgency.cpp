#include "domain/analysis/judgements.hpp"
#include "domain/analysis/text_search.hpp"

namespace calllock::domain {

namespace {

bool today_time(std::string_view time) {
  return has_any_word(time, {"today", "tonight", "asap", "now", "immediately", "soon"}) ||
         (contains_word(time, "this") && !contains_word(time, "week"));
}

bool later_time(std::string_view time) {
  return has_any_word(time, {"tomorrow", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
                             "week", "month"});
}

/// Only the caller's need of a visit today makes a visit urgent; that today would suit him as well as tomorrow, or that
/// he wants to be called today, does not (C-06).
bool visit_needed_today(const judgement& j) {
  const auto tier = parse_urgency(j.tools.booking_urgency);
  if (j.tools.booking_called) {
    // When there was none today, the last try was for tomorrow; he wanted it today all the same.
    const bool in_vain = j.facts.booking == booking_status::attempted_failed && j.has(cue::sig_visit_today);
    if (tier == urgency::high || tier == urgency::emergency)
      return in_vain || today_time(j.tools.booking_time) || !later_time(j.tools.booking_time);
    // An estimate that is wanted today.
    if (j.purchase && j.has(cue::sig_visit_today) && contains_word(j.tools.booking_time, "today")) return true;
    if (tier != urgency::none) return false;
  }
  if (j.has(cue::sig_not_today) && j.said.of(cue::sig_not_today).last_turn >= j.said.of(cue::sig_visit_today).last_turn)
    return false;
  if (!j.has(cue::sig_visit_today) && !j.has(cue::emergency_sameday)) return false;
  return j.failing || j.purchase || j.matter == concern::failure;
}

bool fumes(const judgement& j) {
  return j.tagged(cue::gas_leak) || j.tagged(cue::co_event) || j.tagged(cue::electrical_fire);
}

/// Danger to life that nobody has put an end to (P-08, C-18).
bool danger(const judgement& j) {
  if (j.safety) return true;
  if (!fumes(j) || j.complaint) return false;
  const bool over = j.has(cue::sig_cleared) || j.tools.booking_called;
  return !over || (j.tagged(cue::gas_leak) && !j.has(cue::sig_cleared) && !j.tools.booking_called);
}

bool unhurried(const judgement& j) {
  return j.any(cue::flexible, cue::sig_no_rush) ||
         (!j.tools.booking_called && same_text(j.tools.callback_priority, "low"));
}

urgency urgency_of(const judgement& j) {
  if (danger(j)) return urgency::emergency;
  if (j.silent || j.outsider) return urgency::low;
  if (j.out.reason == end_reason::cancelled) return urgency::low;
  if (j.tagged(cue::active_flooding) || j.tagged(cue::health_risk) || fumes(j)) return urgency::high;
  if (visit_needed_today(j)) return urgency::high;
  if (j.complaint) return urgency::medium;
  if (j.matter == concern::purchase || j.matter == concern::plan) return urgency::low;
  if (j.about == concern::returned_call && j.out.reason == end_reason::sales_lead) return urgency::low;
  if (unhurried(j)) return urgency::low;
  return urgency::medium;
}

}  // namespace

void judge_urgency(judgement& j) {
  j.out.urgency = urgency_of(j);
  if (j.silent || j.outsider) return;
  switch (j.out.urgency) {
    case urgency::emergency: j.add_for(cue::critical_evacuate, cue::sig_evacuates, "danger to life"); break;
    case urgency::high:
      if (j.tagged(cue::health_risk)) j.add(cue::critical_dispatch, "frail people without heating or cooling");
      j.add_for(cue::emergency_sameday, j.has(cue::emergency_sameday) ? cue::emergency_sameday : cue::sig_visit_today,
                "a visit is needed today");
      break;
    case urgency::medium:
      if (j.has(cue::urgent_24hr)) j.add(cue::urgent_24hr);
      if (j.has(cue::priority_48hr)) j.add(cue::priority_48hr);
      if (j.has(cue::standard)) j.add(cue::standard);
      break;
    case urgency::low:
      if (unhurried(j)) j.add_for(cue::flexible, j.has(cue::flexible) ? cue::flexible : cue::sig_no_rush, {});
      break;
    case urgency::none: break;
  }
  if (j.has(cue::seasonal_rush)) j.add(cue::seasonal_rush);
}

}  // namespace calllock::domain
