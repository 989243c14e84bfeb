#include "codec/conversation_state.hpp"
#include "codec/json_writer.hpp"
#include "codec/state_fields.hpp"
#include "codec/time_text.hpp"

namespace calllock::codec {
namespace {

using domain::booking_status;
using domain::ConversationState;

/// The backend's four words (backend.md §5.3).
std::string_view urgency_word(domain::urgency u) noexcept {
  switch (u) {
    case domain::urgency::emergency: return "Emergency";
    case domain::urgency::high: return "Urgent";
    case domain::urgency::medium: return "Routine";
    case domain::urgency::low: return "Estimate";
    case domain::urgency::none: break;
  }
  return {};
}

void write_facts(object_writer& o, const ConversationState& s) {
  for (const auto& f : state_texts) o.known_text(f.name, (s.*f.member).value.view());
  o.known_text(urgency_name, urgency_word(s.urgency.value));
  o.known_text(first_urgency_name, urgency_word(s.first_urgency.value));
  o.known_text(callback_name, text(s.callback.value));
  o.known_text(stated_reason_name, text(s.reason.value));
}

/// What became of booking. An open or unknown effect is neither booked nor failed (I3).
void write_outcome(object_writer& o, const ConversationState& s) {
  const auto* effect = s.booking();
  const auto status = s.final_booking != booking_status::none ? s.final_booking : s.booking_now();
  const bool confirmed = status == booking_status::confirmed;
  o.flag("appointmentBooked", confirmed);
  o.flag("bookingAttempted", effect != nullptr || confirmed || status == booking_status::attempted_failed);
  if (confirmed && effect && effect->state == domain::effect_state::confirmed) {
    o.known_text("appointmentId", effect->provider_uid);
    if (effect->start_at) o.text("appointmentDateTime", iso_ms(*effect->start_at));
  }
  o.text("bookingStatus", status == booking_status::none ? "unknown" : text(status));
  o.known_text("finalBooking", text(s.final_booking));
  o.known_text("endCallReason", text(s.final_reason != domain::end_reason::none ? s.final_reason : s.reason.value));
  o.known_text("finalReason", text(s.final_reason));
  o.known_text("problemDurationCategory", text(s.duration));
  if (s.quality_score >= 0) o.number("qualityScore", s.quality_score);
}

template <class T>
void write_place(object_writer& o, std::string_view name, const domain::fact<T>& f) {
  if (!f.known() || f.at == domain::said{}) return;
  auto& out = o.member(name);
  out.push_back('[');
  append_number(out, std::int64_t{f.at.order});
  out.push_back(',');
  append_number(out, std::int64_t{f.at.rank});
  out.push_back(']');
}

/// Always there, even empty: it tells a state of this engine from one of the old backend.
void write_provenance(object_writer& outer, const ConversationState& s) {
  object_writer o{outer.member("provenance")};
  for (const auto& f : state_texts) write_place(o, f.name, s.*f.member);
  write_place(o, urgency_name, s.urgency);
  write_place(o, first_urgency_name, s.first_urgency);
  write_place(o, callback_name, s.callback);
  write_place(o, stated_reason_name, s.reason);
}

}  // namespace

std::string write_state(const domain::ConversationState& state) {
  std::string out;
  out.reserve(1024);
  {
    object_writer o{out};
    o.text("callId", state.call_id);
    if (state.direction != domain::call_direction::unknown)
      o.text("callDirection", state.direction == domain::call_direction::inbound ? "inbound" : "outbound");
    o.text("phase", text(state.phase));
    write_facts(o, state);
    for (const auto& f : state_flags) o.flag(f.name, state.*f.member);
    for (const auto& f : state_hints) o.known_text(f.name, (state.*f.member).view());
    write_outcome(o, state);
    if (!state.visits.empty()) {
      object_writer visits{o.member("stateVisitCounter")};
      for (const auto& [tool, n] : state.visits) append_number(visits.escaped_member(tool), std::int64_t{n});
    }
    write_provenance(o, state);
  }
  return out;
}

}  // namespace calllock::codec
