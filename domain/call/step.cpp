#include "domain/call/step.hpp"

#include <algorithm>

#include "domain/call/changed_elsewhere.hpp"
#include "domain/call/close.hpp"
#include "domain/call/dedup.hpp"
#include "domain/call/merge.hpp"
#include "domain/call/rules.hpp"

namespace calllock::domain {
namespace {

void take_record(ConversationState& s, const std::shared_ptr<const call_record>& call, const step_context& c) {
  if (!call) return;
  take_numbers(s, *call, *c.tenant);
  s.record = s.record ? std::make_shared<const call_record>(join_records(*s.record, *call)) : call;
}

void advance(ConversationState& s, call_phase to) { s.phase = std::max(s.phase, to); }

struct visitor {
  const ConversationState& before;
  step_result& r;
  std::string_view key;
  const step_context& c;

  void operator()(const tool_called& e) const {
    if (e.call) take_numbers(r.state, *e.call, *c.tenant);
    if (changes_calendar(key) && tell_of_change(r, e, key, c)) return;
    if (books(e.tool)) return ask_to_book(r, e, key, c);
    switch (e.tool) {
      case tool::lookup_caller:
      case tool::get_customer_status:
      case tool::customer_status: return ask_history(r, e, key, c);
      case tool::lookup_booking: return ask_bookings(r, e, key, c);
      case tool::check_calendar_availability: return ask_availability(r, e, key, c);
      case tool::validate_service_area: return ask_area(r, e, key, c);
      case tool::cancel_booking:
      case tool::reschedule_booking: return ask_to_change(r, e, key, c);
      case tool::manage_appointment: return wanted_change(e) ? ask_to_change(r, e, key, c) : ask_bookings(r, e, key, c);
      default: return apply_tool(r, e, key, c);
    }
  }

  void operator()(const call_reported& e) const {
    const bool was_closed = r.state.phase == call_phase::closed;
    // An event that is only about the line says nothing of the conversation.
    if (e.kind != lifecycle::transfer && e.kind != lifecycle::unknown)
      take_record(r.state, e.call, c);
    else if (e.call)
      take_numbers(r.state, *e.call, *c.tenant);
    if (e.kind == lifecycle::ended) advance(r.state, call_phase::ended);
    if (e.kind == lifecycle::analyzed || was_closed) close_call(r, before, key, c);
    r.answers.push_back({std::string{key}, acknowledged()});
  }

  void operator()(const slots_found& e) const { apply(r, e, c); }
  void operator()(const booking_settled& e) const { apply(r, e, c); }
  void operator()(const bookings_found& e) const { apply(r, e, c); }
  void operator()(const booking_changed& e) const { apply(r, e, c); }
  void operator()(const booking_changed_elsewhere& e) const { apply(r, e); }
  void operator()(const area_checked& e) const { apply(r, e, c); }
  void operator()(const budget_ended& e) const { apply(r, e, c); }
  void operator()(const history_found& e) const { apply(r, e, key, c); }

  void operator()(const effects_left_open& e) const { resume_effects(r, e, c); }

  void operator()(const call_abandoned& e) const {
    if (r.state.phase == call_phase::closed) {
      r.changed = false;
      return;
    }
    take_record(r.state, e.call, c);
    close_call(r, before, key, c);
  }
};

/// What was concluded from a closed call no longer holds once a fact has come late.
bool reopens(const call_event& event) {
  return std::holds_alternative<tool_called>(event) || std::holds_alternative<booking_settled>(event) ||
         std::holds_alternative<booking_changed>(event) || std::holds_alternative<slots_found>(event) ||
         std::holds_alternative<bookings_found>(event) || std::holds_alternative<booking_changed_elsewhere>(event) ||
         std::holds_alternative<effects_left_open>(event);
}

}  // namespace

step_result step(const ConversationState& state, const call_event& event, std::string_view key,
                 const step_context& context) {
  step_result r;
  r.state = state;
  const bool was_closed = state.phase == call_phase::closed;
  std::visit(visitor{state, r, key, context}, event);
  if (r.changed && was_closed && reopens(event)) close_call(r, state, key, context);
  return r;
}

}  // namespace calllock::domain
