#include "domain/call/standing.hpp"

#include <algorithm>

#include "domain/booking/local_time.hpp"
#include "domain/call/calendar_talk.hpp"
#include "domain/call/merge.hpp"
#include "domain/call/rules.hpp"

namespace calllock::domain {
namespace {

constexpr std::size_t max_spoken = 4;  ///< nobody keeps more dates in mind

/// What manage_appointment answers besides: the action, and an offer where there is nothing (backend.md §3.3).
tool_reply as_status(tool_reply body) {
  body.success = body.code != "calendar_unavailable";
  body.action_taken = "status";
  if (body.found == false && body.success == true)
    body.message = "I don't see an upcoming appointment under this number. Would you like to book one?";
  return body;
}

tool_reply cannot_look() {
  auto body = failed("calendar_unavailable",
                     "I can't see the calendar right now, so I can't tell you about your appointment. I can have the "
                     "office call you back.");
  body.found = false;
  return body;
}

void tell(step_result& r, const tool_called& e, std::string_view key, tool_reply body) {
  answer(r, key, e.tool == tool::manage_appointment ? as_status(std::move(body)) : std::move(body));
}

}  // namespace

std::optional<std::string> line_number(const ConversationState& s, const tool_called& e, const step_context& c) {
  if (e.call)
    if (auto number = caller_number(*e.call, *c.tenant)) return number;
  return s.record ? caller_number(*s.record, *c.tenant) : std::nullopt;
}

told_booking told(const standing_booking& b, const step_context& c) {
  const auto zone = c.tenant->time_zone;
  return {b.uid, rfc3339(b.start, zone), speak_date(local_date(b.start, zone), local_date(c.now, zone)),
          speak_clock(local_clock(b.start, zone)), b.attendee_name};
}

std::string speak_bookings(const std::vector<standing_booking>& all, const step_context& c) {
  std::string out;
  const auto n = std::min(all.size(), max_spoken);
  for (std::size_t i = 0; i < n; ++i) {
    if (i > 0) out += i + 1 == n ? (n > 2 ? ", and " : " and ") : ", ";
    out += speak_instant(all[i].start, c.tenant->time_zone);
  }
  return out;
}

tool_reply tell_all(const std::vector<standing_booking>& all, bool with_uids, const step_context& c) {
  tool_reply body;
  body.found = !all.empty();
  if (all.empty()) {
    body.message = "I don't see an upcoming appointment under this number.";
    return body;
  }
  for (const auto& b : all) {
    body.bookings.push_back(told(b, c));
    if (!with_uids) body.bookings.back().uid.clear();
  }
  const std::string when = speak_bookings(all, c);
  if (all.size() == 1)
    body.message = "There is an appointment on " + when + ".";
  else
    body.message = "There are " + std::to_string(all.size()) + " appointments, " +
                   (all.size() > max_spoken ? "the next ones " : "") + "on " + when + ".";
  return body;
}

void ask_bookings(step_result& r, const tool_called& e, std::string_view key, const step_context& c) {
  r.changed = false;  // reading needs no commit; what is learned is made durable with the answer
  std::optional<std::string> phone;
  if (const auto given = known(e.args, "phone")) phone = normalise_phone(*given);
  if (!phone) phone = line_number(r.state, e, c);
  if (!phone && r.state.customer_phone.known()) phone = std::string{r.state.customer_phone.value.view()};
  if (phone) {
    r.intents.push_back(list_bookings{std::string{key}, *phone, std::make_shared<const tool_called>(e)});
    return;
  }
  tool_reply body;
  body.found = false;
  body.message = "I don't have a phone number to look up an appointment by. What number was it booked under?";
  tell(r, e, key, std::move(body));
}

void tell_bookings(step_result& r, const bookings_found& e, const step_context& c) {
  const tool_called& asked = *e.asked_by;
  if (!e.ok) {
    r.changed = false;
    return tell(r, asked, e.idempotency_key, cannot_look());
  }
  auto all = e.bookings;
  std::erase_if(all, [&](const standing_booking& b) { return b.end.value_or(b.start) <= c.now; });
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.start < b.start; });
  const auto given = known(asked.args, "phone");
  const auto line = line_number(r.state, asked, c);
  const bool theirs = line && (!given || normalise_phone(*given) == line);
  if (theirs && !all.empty()) {
    r.state.has_existing_appointment = r.state.has_existing_appointment || !r.state.booking();
    // Kept for "cancel it" (B-15); of several it has to be asked which one.
    r.state.known_booking_uid = all.size() == 1 ? boxed_text{all.front().uid} : boxed_text{};
  } else {
    r.changed = false;
  }
  tell(r, asked, e.idempotency_key, tell_all(all, theirs, c));
}

}  // namespace calllock::domain
