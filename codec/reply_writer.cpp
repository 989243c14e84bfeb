#include "codec/json_writer.hpp"
#include "codec/retell.hpp"

namespace calllock::codec {
namespace {

using domain::customer_history;
using domain::offered_slot;
using domain::tool;
using domain::tool_reply;

/// The two spellings of a slot: the availability tool has its own (backend.md §3.3).
void write_slots(object_writer& o, tool t, const std::vector<offered_slot>& slots) {
  const bool availability = t == tool::check_calendar_availability;
  if (slots.empty() && !availability) return;
  array_writer array{o.member(availability ? "availableSlots" : "available_slots")};
  for (const auto& s : slots) {
    object_writer slot{array.element()};
    slot.text("date", s.date);
    slot.text(availability ? "dayOfWeek" : "day_of_week", s.day_of_week);
    slot.text(availability ? "timeWindow" : "time", s.time);
    slot.text(availability ? "isoDateTime" : "start", s.start);
  }
}

void write_past(object_writer& o, const customer_history& h) {
  {
    array_writer calls{o.member("recentCalls")};
    for (const auto& c : h.recent_calls) {
      object_writer call{calls.element()};
      call.text("date", c.date);
      call.known_text("issue", c.issue);
      call.known_text("outcome", c.outcome);
    }
  }
  array_writer appointments{o.member("pastAppointments")};
  for (const auto& a : h.past_appointments) {
    object_writer appointment{appointments.element()};
    appointment.text("date", a.date);
    appointment.known_text("issue", a.issue);
    appointment.text("status", a.status);
  }
}

/// The caller's history as members of the answer itself (backend.md §3.5).
void write_history(object_writer& o, const customer_history& h, bool with_address) {
  o.known_text("customerName", h.customer_name);
  if (with_address) o.known_text("address", h.address);
  o.known_text("zipCode", h.zip_code);
  o.texts("operatorNotes", h.operator_notes);
  if (h.upcoming) {
    object_writer upcoming{o.member("upcomingAppointment")};
    upcoming.text("date", h.upcoming->date);
    upcoming.text("time", h.upcoming->time);
    upcoming.known_text("issue", h.upcoming->issue);
    upcoming.known_text("bookingUid", h.upcoming->booking_uid);
  }
  write_past(o, h);
  if (h.callback_promise) {
    object_writer promise{o.member("callbackPromise")};
    promise.text("date", h.callback_promise->date);
    promise.known_text("issue", h.callback_promise->issue);
  }
  if (h.urgent_alert) {
    object_writer alert{o.member("urgentAlert")};
    alert.text("date", h.urgent_alert->date);
    alert.text("description", h.urgent_alert->description);
    alert.text("callbackBy", h.urgent_alert->callback_by);
  }
}

void write_booking(object_writer& o, const tool_reply& r) {
  o.flag("booked", r.booked);
  o.flag("booking_confirmed", r.booking_confirmed);
  o.text("appointmentId", r.appointment_id);
  o.text("confirmationMessage", r.confirmation_message);
  o.text("appointment_date", r.appointment_date);
  o.text("appointment_time", r.appointment_time);
  o.text("appointment_start", r.appointment_start);
  o.text("newDateTime", r.new_date_time);
}

/// Only standing bookings are looked up, for which the calendar's word is "accepted".
void write_booking_told(object_writer&& booking, const domain::told_booking& b) {
  booking.known_text("uid", b.uid);
  booking.text("date", b.date);
  booking.text("time", b.time);
  booking.text("start", b.start);
  booking.text("status", "accepted");
  booking.known_text("attendeeName", b.attendee_name);
}

/// The next booking in the shape of backend.md §3.1, and all of them when there are more.
void write_bookings(object_writer& o, tool t, const std::vector<domain::told_booking>& all) {
  if (all.empty()) return;
  if (t == tool::lookup_booking) write_booking_told(object_writer{o.member("booking")}, all.front());
  if (all.size() == 1 && t == tool::lookup_booking) return;
  array_writer array{o.member("bookings")};
  for (const auto& b : all) write_booking_told(object_writer{array.element()}, b);
}

}  // namespace

std::string write_reply(domain::tool tool, const domain::tool_reply& reply) {
  std::string out;
  out.reserve(reply.history || !reply.slots.empty() ? 1024 : 256);
  {
    object_writer o{out};
    o.flag("success", reply.success);
    write_booking(o, reply);
    o.text("action_taken", reply.action_taken);
    o.text("alertId", reply.alert_id);
    o.flag("recorded", reply.recorded);
    o.flag("sent", reply.sent);
    o.text("reason", reply.reason);
    o.flag("inServiceArea", reply.in_service_area);
    if (reply.found)
      o.flag("found", *reply.found);
    else if (reply.history)
      o.flag("found", reply.history->found);
    o.text("status", reply.status);
    write_bookings(o, tool, reply.bookings);
    if (reply.history) write_history(o, *reply.history, reply.with_address);
    o.text("job_id", reply.job_id);
    o.text("lead_id", reply.lead_id);
    write_slots(o, tool, reply.slots);
    o.flag("force_transition", reply.force_transition);
    o.text("code", reply.code);
    o.text("message", reply.message);
  }
  return out;
}

std::string write_map(const domain::text_map& map) {
  std::string out;
  {
    object_writer o{out};
    for (const auto& [name, value] : map) append_string(o.escaped_member(name), value);
  }
  return out;
}

}  // namespace calllock::codec
