// Texts for the owner. Each kind has its own; one per call and kind, however often a tool is repeated (A-02,
// P-12).
#include "domain/call/rules.hpp"

namespace calllock::domain {
namespace {

/// (512) 555-0147 for a North American number, else as it is (backend.md §15).
std::string spoken_phone(std::string_view e164) {
  if (e164.size() == 12 && e164.substr(0, 2) == "+1")
    return "(" + std::string{e164.substr(2, 3)} + ") " + std::string{e164.substr(5, 3)} + "-" +
           std::string{e164.substr(8)};
  return std::string{e164};
}

void line(std::string& body, std::string_view label, std::string_view value) {
  if (value.empty()) return;
  body += "\n";
  body += label;
  body += value;
}

constexpr std::string_view reply_key = "\nReply 1 called, 2 voicemail, 3 note, 4 booked, 5 lost";
constexpr std::size_t max_what = 400;  // Twilio's limit is 1,600 characters for the whole text

std::string head(sms_kind kind) {
  switch (kind) {
    case sms_kind::emergency: return "EMERGENCY: ";
    case sms_kind::callback: return "CALLBACK: ";
    case sms_kind::sales_lead: return "SALES LEAD: ";
    case sms_kind::booking_failed: return "BOOKING FAILED: ";
  }
  return {};
}

}  // namespace

void queue_sms(step_result& r, sms_kind kind, std::string_view what, const step_context& c) {
  const ConversationState& s = r.state;
  sms_message m;
  m.kind = kind;
  m.to = c.tenant->alert_numbers.empty() ? "" : c.tenant->alert_numbers.front();
  m.ignores_quiet_hours = kind == sms_kind::emergency;
  m.body = head(kind);
  if (kind == sms_kind::sales_lead) {
    m.body += s.equipment_type.known() ? std::string{s.equipment_type.value.view()} : "HVAC";
    m.body += " replacement";
    line(m.body, "Notes: ", what.substr(0, max_what));
  } else {
    m.body += what.substr(0, max_what);
  }
  line(m.body, "Name: ", s.customer_name.value.view());
  line(m.body, "Phone: ", spoken_phone(s.customer_phone.value.view()));
  line(m.body, "Address: ", s.service_address.value.view());
  if (kind == sms_kind::sales_lead) line(m.body, "Age: ", s.equipment_age.value.view());
  m.body += reply_key;
  r.outbox.push_back({delivery_kind::sms, s.call_id + ":sms:" + std::string{text(kind)}, {}, std::move(m)});
}

void queue_alert(step_result& r, const tool_called& e, const step_context& c) {
  const ConversationState& s = r.state;
  alert_payload p;
  p.alert_id = s.call_id + ":alert:emergency";
  p.call_id = s.call_id;
  p.phone_number = s.customer_phone.known() ? std::string{s.customer_phone.value.view()} : "Unknown";
  if (s.customer_name.known()) p.customer_name = std::string{s.customer_name.value.view()};
  if (s.service_address.known()) p.customer_address = std::string{s.service_address.value.view()};
  p.urgency_tier = "Urgent";
  p.problem_description = known(e.args, "urgency_description").value_or("Emergency reported by the caller");
  p.sms_sent_at = c.now;
  p.callback_promised_minutes = 15;
  p.user_email = c.tenant->user_email;
  r.outbox.push_back({delivery_kind::alert, *p.alert_id, {}, std::move(p)});
}

}  // namespace calllock::domain
