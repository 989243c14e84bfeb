#include "domain/delivery/texts.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace calllock::domain {
namespace {

constexpr std::array<std::pair<std::string_view, int>, 10> ranks{{{"scheduled", 0},
                                                                  {"accepted", 1},
                                                                  {"queued", 2},
                                                                  {"sending", 3},
                                                                  {"sent", 4},
                                                                  {"failed", 5},
                                                                  {"undelivered", 5},
                                                                  {"canceled", 5},
                                                                  {"delivered", 6},
                                                                  {"read", 7}}};

int rank_of(std::string_view status) noexcept {
  const auto* at = std::find_if(ranks.begin(), ranks.end(), [&](const auto& r) { return r.first == status; });
  return at == ranks.end() ? -1 : at->second;
}

alert_payload sent_alert(const delivery& d, const sms_message& m, const taken_text& taken, const tenant_profile& tenant,
                         instant now) {
  alert_payload p;
  p.alert_id = d.call_id + ":alert:emergency";
  p.call_id = d.call_id;
  p.phone_number = m.customer_phone.empty() ? "Unknown" : m.customer_phone;
  if (!m.customer_name.empty()) p.customer_name = m.customer_name;
  if (!m.customer_address.empty()) p.customer_address = m.customer_address;
  p.urgency_tier = "Urgent";
  p.problem_description = m.about.empty() ? "Emergency reported by the caller" : m.about;
  p.sms_sent_at = now;
  p.sms_message_sid = taken.sid;
  p.callback_promised_minutes = m.callback_minutes > 0 ? m.callback_minutes : tenant.callback_minutes;
  p.user_email = tenant.user_email;
  return p;
}

constexpr std::string_view place_mark = ":to";  ///< before the number's place, in the key of a text handed on

}  // namespace

std::string spoken_phone(std::string_view e164) {
  if (e164.size() == 12 && e164.substr(0, 2) == "+1")
    return "(" + std::string{e164.substr(2, 3)} + ") " + std::string{e164.substr(5, 3)} + "-" +
           std::string{e164.substr(8)};
  return std::string{e164};
}

std::string_view heading(sms_kind kind) noexcept {
  switch (kind) {
    case sms_kind::emergency: return "EMERGENCY";
    case sms_kind::callback: return "CALLBACK";
    case sms_kind::sales_lead: return "SALES LEAD";
    case sms_kind::booking_failed: return "BOOKING FAILED";
  }
  return {};
}

std::string text_key(std::string_view call_id, sms_kind kind) {
  return std::string{call_id} + ":sms:" + std::string{text(kind)};
}

std::string_view first_key(std::string_view key) noexcept {
  const auto digits = key.find_last_not_of("0123456789") + 1;
  const auto before = key.substr(0, digits);
  if (digits == key.size() || !before.ends_with(place_mark)) return key;
  return before.substr(0, before.size() - place_mark.size());
}

std::vector<outbox_entry> after_taken(const delivery& d, const sms_message& m, const taken_text& taken,
                                      const tenant_profile& tenant, instant now) {
  std::vector<outbox_entry> out;
  if (m.kind == sms_kind::emergency)
    out.push_back({delivery_kind::alert, d.dedup_key + ":sent", {}, sent_alert(d, m, taken, tenant, now)});
  if (const auto customer = normalise_phone(m.customer_phone)) {
    sms_context_payload context;
    context.operator_phone = taken.to;
    context.alert_type = text(m.kind);
    context.customer_phone = *customer;
    context.call_id = d.call_id;
    context.user_email = tenant.user_email;
    if (!m.customer_name.empty()) context.customer_name = m.customer_name;
    out.push_back({delivery_kind::sms_context, d.dedup_key + ":context", {}, std::move(context)});
  }
  return out;
}

std::optional<outbox_entry> to_next_number(const delivery& d, const sms_message& m, const tenant_profile& tenant) {
  const auto& numbers = tenant.alert_numbers;
  const auto at = std::find(numbers.begin(), numbers.end(), m.to);
  if (at == numbers.end() || at + 1 == numbers.end()) return std::nullopt;
  sms_message next = m;
  next.to = *(at + 1);
  constexpr std::string_view lead = "No delivery confirmed for ";
  // Of a text that went through several numbers only the last failure is told.
  if (next.body.starts_with(lead)) next.body.erase(0, next.body.find('\n') + 1);
  next.body = std::string{lead} + spoken_phone(m.to) + ":\n" + next.body;
  const auto place = std::to_string(at + 1 - numbers.begin() + 1);
  return outbox_entry{
      delivery_kind::sms, text_key(d.call_id, m.kind) + std::string{place_mark} + place, {}, std::move(next)};
}

bool goes_on(std::string_view known, std::string_view reported) noexcept { return rank_of(reported) > rank_of(known); }

text_end end_of(std::string_view status) noexcept {
  const int rank = rank_of(status);
  if (rank >= 6) return text_end::reached;
  return rank == 5 ? text_end::lost : text_end::open;
}

}  // namespace calllock::domain
