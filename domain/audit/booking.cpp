// Does everybody say the same about the booking, and is it true?
#include <algorithm>

#include "domain/audit/audit.hpp"
#include "domain/booking/local_time.hpp"
#include "domain/booking/wish.hpp"
#include "domain/call/changed_elsewhere.hpp"
#include "domain/call/merge.hpp"

namespace calllock::domain {
namespace {

using enum audit_finding::severity;

void against_trace(const audit_input& in, const tenant_profile& tenant, instant now, audit_report& out) {
  if (!in.state.record || in.state.record->trace.empty()) return;
  const auto traced = booking_in_trace(*in.state.record, tenant, now);
  const auto status = in.state.final_booking == booking_status::none ? in.state.booking_now() : in.state.final_booking;
  // What was booked here and cancelled since is no longer requested, and nothing is wrong with that.
  const bool withdrawn =
      status == booking_status::not_requested &&
      std::any_of(in.state.bookings.begin(), in.state.bookings.end(), [](const booking_effect& b) {
        return b.state == effect_state::cancelled && b.kind != effect_kind::cancel && !b.provider_uid.empty();
      });
  if (withdrawn) return;
  if (traced.booked && status != booking_status::confirmed && status != booking_status::none)
    out.findings.push_back({critical, "booking_disagrees",
                            "the tool trace shows a booking, the session says " + std::string{text(status)}});
  else if (!traced.booked && status == booking_status::confirmed)
    out.findings.push_back(
        {critical, "booking_disagrees", "the session says confirmed, the tool trace shows no booking"});
  else if (traced.attempted && status == booking_status::not_requested)
    out.findings.push_back(
        {critical, "booking_disagrees", "the tool trace shows an attempt to book, the session says not_requested"});
}

void same_everywhere(const audit_input& in, audit_report& out) {
  const std::string wanted{text(in.state.final_booking)};
  for (const auto& r : in.records)
    if (!r.booking_status.empty() && !wanted.empty() && r.booking_status != wanted)
      out.findings.push_back(
          {critical, "booking_disagrees", r.table + " says " + r.booking_status + ", the session says " + wanted});
}

/// The booked instant against what was wished, both as instants: "Friday" and "Friday, February 27 at 3:45 PM" agree.
void slot_as_wished(const audit_input& in, const tenant_profile& tenant, audit_report& out) {
  for (const auto& b : in.state.bookings) {
    if (b.state != effect_state::confirmed || b.kind == effect_kind::cancel || !b.start_at || b.requested.empty() ||
        was_moved_elsewhere(b))
      continue;
    const instant asked_at = in.events.empty() ? *b.start_at : in.events.front().at;
    const wish w = parse_wish(b.requested, asked_at, tenant.time_zone, tenant.hours);
    const bool other =
        (w.kind == wish_kind::at && w.start && *w.start != *b.start_at) ||
        (w.kind == wish_kind::window && ((w.start && *b.start_at < *w.start) || (w.end && *b.start_at >= *w.end)));
    if (other)
      out.findings.push_back(
          {moderate, "slot_differs",
           "asked for \"" + b.requested + "\", booked " + speak_instant(*b.start_at, tenant.time_zone)});
  }
}

}  // namespace

void audit_booking(const audit_input& in, const tenant_profile& tenant, instant now, audit_report& out) {
  against_trace(in, tenant, now, out);
  same_everywhere(in, out);
  for (const auto& b : in.state.bookings) {
    if (b.state == effect_state::confirmed && b.provider_uid.empty())
      out.findings.push_back(
          {critical, "confirmed_without_id", "a booking counts as confirmed without the calendar's id"});
    if (b.state == effect_state::unknown || b.state == effect_state::in_flight)
      out.findings.push_back(
          {moderate, "booking_unresolved", "what became of a booking is still not known: " + b.last_error});
  }
  const bool ours = std::any_of(in.state.bookings.begin(), in.state.bookings.end(), [](const auto& b) {
    return b.state == effect_state::confirmed && b.kind != effect_kind::cancel;
  });
  if (in.state.final_booking == booking_status::confirmed && !ours) {
    const auto traced = in.state.record ? booking_in_trace(*in.state.record, tenant, now) : traced_booking{};
    if (traced.uid.empty())
      out.findings.push_back(
          {critical, "confirmed_without_id", "the booking was made elsewhere and its tool gave no calendar id"});
  }
  slot_as_wished(in, tenant, out);
}

}  // namespace calllock::domain
