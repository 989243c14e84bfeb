// Texts for the owner. Each kind has its own; one per call and kind, however often a tool is repeated (A-02,
// P-12).
#include "domain/booking/local_time.hpp"
#include "domain/call/rules.hpp"
#include "domain/delivery/quiet_hours.hpp"
#include "domain/delivery/texts.hpp"

namespace calllock::domain {
namespace {

constexpr std::string_view reply_key = "\nReply 1 called, 2 voicemail, 3 note, 4 booked, 5 lost";
constexpr std::size_t max_what = 400;  // Twilio's limit is 1,600 characters for the whole text

void line(std::string& body, std::string_view label, std::string_view value) {
  if (value.empty()) return;
  body += "\n";
  body += label;
  body += value;
}

/// At most `max_what` bytes, not in the middle of a character.
std::string shortened(std::string text) {
  if (text.size() <= max_what) return text;
  std::size_t end = max_what;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
  return text;
}

/// When a promise made now begins to count: at once, or when the quiet hours end in which the text waits (N-01).
instant heard_at(sms_kind kind, const step_context& c) {
  if (kind == sms_kind::emergency) return c.now;
  return quiet_until(*c.tenant, c.now).value_or(c.now);
}

std::string deadline_text(sms_kind kind, int minutes, const step_context& c) {
  const auto& zone = c.tenant->time_zone;
  const instant due = heard_at(kind, c) + std::chrono::minutes{minutes};
  const std::string clock = speak_clock(local_clock(due, zone));
  // The text may be read late: a deadline of another day says which.
  return local_date(due, zone) == local_date(c.now, zone) ? clock : speak_instant(due, zone);
}

std::string body_of(const ConversationState& s, const owner_text& t, const step_context& c) {
  std::string body{t.headline.empty() ? heading(t.kind) : t.headline};
  if (t.kind == sms_kind::sales_lead) {
    body += ": " + (s.equipment_type.known() ? std::string{s.equipment_type.value.view()} : std::string{"HVAC"});
    body += " replacement";
    line(body, "Age: ", s.equipment_age.value.view());
    line(body, "Notes: ", t.what);
  } else {
    body += t.what.empty() ? " requested" : ": ";
    body += t.what;
  }
  line(body, "Name: ", t.name);
  line(body, "Phone: ", spoken_phone(t.phone));
  line(body, "Address: ", t.address);
  if (t.promised_minutes > 0) line(body, "Promised: a call back by ", deadline_text(t.kind, t.promised_minutes, c));
  body += reply_key;
  return body;
}

void complete(owner_text& t, const ConversationState& s) {
  t.what = shortened(std::move(t.what));
  if (t.name.empty()) t.name = s.customer_name.value.view();
  if (t.phone.empty()) t.phone = s.customer_phone.value.view();
  if (t.address.empty()) t.address = s.service_address.value.view();
}

}  // namespace

void queue_text(step_result& r, owner_text t, const step_context& c) {
  complete(t, r.state);
  sms_message m;
  m.kind = t.kind;
  m.to = c.tenant->alert_numbers.empty() ? "" : c.tenant->alert_numbers.front();
  m.ignores_quiet_hours = t.kind == sms_kind::emergency;
  m.body = body_of(r.state, t, c);
  m.customer_phone = std::move(t.phone);
  m.customer_name = std::move(t.name);
  m.customer_address = std::move(t.address);
  m.about = std::move(t.what);
  m.callback_minutes = t.promised_minutes;
  r.outbox.push_back({delivery_kind::sms, text_key(r.state.call_id, t.kind), {}, std::move(m)});
}

void raise_emergency(step_result& r, owner_text t, const step_context& c) {
  t.kind = sms_kind::emergency;
  complete(t, r.state);
  alert_payload p;
  p.alert_id = r.state.call_id + ":alert:emergency";
  p.call_id = r.state.call_id;
  p.phone_number = t.phone.empty() ? "Unknown" : t.phone;
  if (!t.name.empty()) p.customer_name = t.name;
  if (!t.address.empty()) p.customer_address = t.address;
  p.urgency_tier = "Urgent";
  p.problem_description = t.what;
  p.sms_sent_at = c.now;
  p.sent = false;
  p.callback_promised_minutes = c.tenant->callback_minutes;
  p.user_email = c.tenant->user_email;
  r.outbox.push_back({delivery_kind::alert, *p.alert_id, {}, std::move(p)});
  queue_text(r, std::move(t), c);
}

std::string promise_text(sms_kind kind, int minutes, const step_context& c) {
  // Without a provider nobody is woken up by a text, so no time may be promised.
  if (!c.sms_possible || c.tenant->alert_numbers.empty())
    return ". The team will see it on their list and get back to you.";
  const instant heard = heard_at(kind, c);
  if (heard == c.now) return ". Someone will call you back within " + std::to_string(minutes) + " minutes.";
  const auto& zone = c.tenant->time_zone;
  const bool today = local_date(heard, zone) == local_date(c.now, zone);
  return ". Someone will call you back " + std::string{today ? "" : "tomorrow "} + "after " +
         speak_clock(local_clock(heard, zone)) + ".";
}

}  // namespace calllock::domain
