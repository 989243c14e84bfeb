#include "domain/call/calendar_talk.hpp"

#include <algorithm>

#include "domain/booking/local_time.hpp"
#include "domain/call/rules.hpp"

namespace calllock::domain {
namespace {

using namespace std::chrono_literals;

constexpr auto soonest_horizon = std::chrono::days{7};  ///< how far "soonest" looks
constexpr std::size_t max_alternatives = 3;

}  // namespace

booking_effect* effect_of(ConversationState& s, std::string_view key) {
  const auto it =
      std::find_if(s.bookings.begin(), s.bookings.end(), [&](const auto& b) { return b.idempotency_key == key; });
  return it == s.bookings.end() ? nullptr : &*it;
}

void keep(step_result& r, const booking_effect& effect) { r.bookings.push_back(effect); }

bool still_waiting(const ConversationState& s) {
  return std::any_of(s.bookings.begin(), s.bookings.end(), [](const booking_effect& b) { return is_open(b.state); });
}

void answer(step_result& r, std::string_view key, tool_reply body) {
  r.answers.push_back({std::string{key}, {errc::ok, std::move(body)}});
}

tool_reply failed(std::string code, std::string message) {
  tool_reply body;
  body.success = false;
  body.code = std::move(code);
  body.message = std::move(message);
  return body;
}

offered_slot offer(instant t, const step_context& c) {
  const auto zone = c.tenant->time_zone;
  const auto day = local_date(t, zone);
  const auto today = local_date(c.now, zone);
  offered_slot slot;
  slot.start = rfc3339(t, zone);
  const std::string spoken = speak_date(day);  // Monday, March 9
  const auto comma = spoken.find(", ");
  slot.date = comma == std::string::npos ? spoken : spoken.substr(comma + 2);
  slot.day_of_week = spoken.substr(0, comma);
  if (day == today)
    slot.day_of_week = "Today";
  else if (std::chrono::sys_days{day} == std::chrono::sys_days{today} + std::chrono::days{1})
    slot.day_of_week = "Tomorrow";
  slot.time = speak_clock(local_clock(t, zone));
  return slot;
}

std::string join_spoken(const std::vector<instant>& times, const step_context& c) {
  std::string out;
  for (std::size_t i = 0; i < times.size(); ++i) {
    if (i > 0) out += i + 1 == times.size() ? (times.size() > 2 ? ", or " : " or ") : ", ";
    const auto zone = c.tenant->time_zone;
    // The day is said once: nobody listens to three dates that are the same.
    const bool same_day = i > 0 && local_date(times[i], zone) == local_date(times[i - 1], zone);
    out += same_day ? speak_clock(local_clock(times[i], zone)) : speak_instant(times[i], zone);
  }
  return out;
}

void add_alternatives(tool_reply& body, std::string_view lead, std::vector<instant> nearby, const step_context& c) {
  if (nearby.size() > max_alternatives) nearby.resize(max_alternatives);
  std::sort(nearby.begin(), nearby.end());
  std::string message{lead};
  if (nearby.empty())
    message += " I don't see another opening close to it. Which other day would work for you?";
  else
    message += " I could do " + join_spoken(nearby, c) + ". Would " + (nearby.size() == 1 ? "that" : "one of those") +
               " work?";
  body.message = std::move(message);
  for (const auto t : nearby) body.slots.push_back(offer(t, c));
}

find_slots window_of(const wish& w, std::string_view key, const step_context& c) {
  find_slots ask;
  ask.idempotency_key = key;
  ask.exclude = w.exclude;
  switch (w.kind) {
    case wish_kind::at: {
      const auto zone = c.tenant->time_zone;
      ask.exact = w.start;
      ask.from = std::max(c.now, at_local(local_date(*w.start, zone), 0min, zone));
      ask.until = at_local(local_date(*w.start, zone), 24h, zone);
      break;
    }
    case wish_kind::window:
      ask.from = std::max(c.now, w.start.value_or(c.now));
      ask.until = w.end.value_or(ask.from + soonest_horizon);
      break;
    case wish_kind::soonest:
    case wish_kind::unclear:
      ask.from = c.now;
      ask.until = c.now + soonest_horizon;
      break;
  }
  return ask;
}

std::string ask_for_time(const wish& w) {
  return w.understood.empty() ? "What day and time would work best for you?" : w.understood;
}

void promise_call_back(step_result& r, std::string_view what, const step_context& c, std::string_view headline) {
  r.state.callback_promised = true;
  r.state.callback.offer(callback_type::service, said{0, 1});
  queue_text(r, {.kind = sms_kind::booking_failed, .what = std::string{what}, .headline = std::string{headline}}, c);
}

}  // namespace calllock::domain
