#include "domain/analysis/judgements.hpp"
#include "domain/analysis/text_search.hpp"
#include "domain/booking/wish.hpp"

namespace calllock::domain {

namespace {

constexpr auto same_time = std::chrono::minutes{30};  ///< a slot this close to the wished hour is the wished one

/// Collapsed blanks, trimmed, lower case: the comparison of backend.md §9.
std::string plain(std::string_view s) {
  std::string out;
  for (const char c : s) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (blank && (out.empty() || out.back() == ' ')) continue;
    out.push_back(blank ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::optional<instant> booked_instant(const judgement& j, instant when) {
  if (j.facts.appointment_at) return j.facts.appointment_at;
  const auto slot = parse_wish(j.tools.booked_slot, when, j.tenant.time_zone, j.tenant.hours);
  return slot.kind == wish_kind::at || slot.kind == wish_kind::window ? slot.start : std::nullopt;
}

/// Was another time booked than asked for? "Friday" and "Friday, February 27 at 3:45 PM" agree, so the wish is compared
/// with the instant; texts only decide when they mean no time.
bool slot_changed(const judgement& j) {
  if (j.tools.requested_time.empty() || j.tools.booked_slot.empty()) return false;
  const auto when = j.call.started_at.value_or(j.now);
  const auto wanted = parse_wish(j.tools.requested_time, when, j.tenant.time_zone, j.tenant.hours);
  const auto booked = booked_instant(j, when);
  if (wanted.kind == wish_kind::soonest) return false;
  if (!booked || !wanted.start || wanted.kind == wish_kind::unclear) {
    return plain(j.tools.requested_time) != plain(j.tools.booked_slot);
  }
  if (wanted.kind == wish_kind::at) return std::chrono::abs(*booked - *wanted.start) > same_time;
  return *booked < *wanted.start || (wanted.end && *booked >= *wanted.end);
}

}  // namespace

void judge_booking_audit(judgement& j) {
  auto& o = j.out;
  o.requested_time = j.tools.requested_time;
  o.booked_slot = j.tools.booked_slot;
  o.transition_urgency = j.tools.transition_urgency;
  o.booking_urgency = j.tools.booking_urgency;
  o.slot_changed = slot_changed(j);
  o.urgency_mismatch = !o.transition_urgency.empty() && !o.booking_urgency.empty() &&
                       !same_text(o.transition_urgency, o.booking_urgency);
}

}  // namespace calllock::domain
