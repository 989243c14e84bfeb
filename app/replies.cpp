#include <algorithm>

#include "app/texts.hpp"
#include "domain/delivery/texts.hpp"
#include "telemetry/log.hpp"

namespace calllock::app {
namespace {

using domain::reply_code;
using telemetry::field;
using telemetry::level;
using tenant_ptr = std::shared_ptr<const domain::tenant_profile>;

/// The business whose sender was answered and whose owner answers; without an alert only that tells.
tenant_ptr tenant_of(const domain::inbound_text& in, const domain::tenant_directory& tenants) {
  for (const auto& m : tenants.all()) {
    const auto& owners = m.profile->alert_numbers;
    if (m.profile->sms_from == in.to && std::find(owners.begin(), owners.end(), in.from) != owners.end())
      return m.profile;
  }
  return nullptr;
}

/// The owner's own visit takes its time in the calendar, so that no caller is offered it. Says whether every crew has
/// another visit then; it stands all the same. A repeat enters the same visit.
bool enter_visit(domain::reply_decision& d, const domain::tenant_profile& tenant, const reply_rules& rules) {
  storage::appointment wanted;
  wanted.tenant_id = tenant.id;
  wanted.call_id = d.alert->call_id;
  wanted.idempotency_key = storage::owners_key;
  wanted.start = *d.scheduled_at;
  wanted.customer_name = d.alert->customer_name;
  wanted.customer_phone = domain::normalise_phone(d.alert->customer_phone).value_or("");
  const auto entered = rules.enter_visit(tenant, std::move(wanted));
  if (!entered) return false;
  d.visit_uid = entered->row.uid;
  return entered->overlaps;
}

domain::reply_decision decide(const domain::inbound_text& in, std::vector<domain::open_alert> alerts,
                              const reply_rules& rules, domain::instant now) {
  // Alerts of a business that is not in the settings any more are nobody's.
  std::erase_if(alerts, [&](const auto& a) { return !rules.tenants->by_id(a.tenant_id); });
  auto d = domain::decide(domain::read_reply(in), alerts);
  if (!d.alert) return d;
  const auto tenant = rules.tenants->by_id(d.alert->tenant_id);
  domain::read_visit(d, *tenant, now);
  if (!d.scheduled_at) return d;
  const bool overlaps = enter_visit(d, *tenant, rules);
  if (rules.has_own_dashboard(*tenant)) {
    d.scheduled_at.reset();
    d.answer = "Marked as booked. Please enter the visit in your dashboard.";
  }
  if (overlaps) d.answer += " It overlaps with another visit.";
  return d;
}

}  // namespace

void take_report(storage::store& s, const domain::text_report& report, telemetry::metrics& metrics) {
  const bool known = s.report_text(report);
  if (!known) metrics.errors.count("report_of_unknown_text");
  if (domain::end_of(report.status) != domain::text_end::lost) return;
  metrics.errors.count("text_undelivered");
  telemetry::log_event(
      level::warn, "text_undelivered",
      {field::phone("to", report.to), field::code("status", report.status), field::count("twilio_code", report.code)});
}

std::string take_inbound(storage::store& s, const domain::inbound_text& in, const reply_rules& rules,
                         telemetry::metrics& metrics) {
  if (auto first = s.reply_taken(in.sid)) return *first;
  const auto now = std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
  auto alerts = s.alerts_before(in, now - rules.window);
  const auto owner_of = tenant_of(in, *rules.tenants);
  domain::reply_decision d;
  if (owner_of || !alerts.empty()) d = decide(in, std::move(alerts), rules, now);
  const auto tenant = d.alert ? rules.tenants->by_id(d.alert->tenant_id) : owner_of;
  if (d.reply.code == reply_code::opt_out) {
    // Twilio sends this number nothing more, whatever the engine wants: somebody has to know (N-09).
    metrics.errors.count("owner_opted_out");
    telemetry::log_event(level::error, "owner_opted_out", {field::phone("number", in.from)});
  }
  telemetry::log_event(level::info, "text_received",
                       {field::phone("from", in.from), field::count("answer", domain::digit(d.reply.code)),
                        field::call_id(d.alert ? d.alert->call_id : "none")});
  return s.take_reply(in, d, tenant ? tenant->user_email : "", now);
}

}  // namespace calllock::app
