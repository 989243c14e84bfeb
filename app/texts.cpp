#include "app/texts.hpp"

#include "codec/twilio.hpp"
#include "domain/delivery/texts.hpp"

namespace calllock::app {
namespace {

domain::instant now() {
  return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

storage::text_receipt receipt_of(const domain::delivery& d, const domain::taken_text& taken,
                                 const domain::tenant_profile& tenant, const text_rules& rules) {
  const auto text = codec::read_sms(d.payload).value;
  const auto at = now();
  storage::text_receipt r;
  r.taken = taken;
  r.kind = text.kind;
  r.body = text.body;
  r.user_email = tenant.user_email;
  r.watch_at = at + rules.escalate_after;
  r.then = domain::after_taken(d, text, taken, tenant, at);
  for (auto& entry : r.then) entry.destination = rules.destination(tenant, entry.kind);
  return r;
}

domain::delivery to_delivery(const storage::outbox_row& row) {
  return {row.id,        row.call_id, row.tenant_id, row.kind,      row.destination,
          row.dedup_key, row.payload, row.attempts,  row.created_at};
}

}  // namespace

void settle_text(storage::store& s, const domain::delivery& d, std::string_view token, const domain::next_attempt& next,
                 const domain::delivery_result& result, const text_rules& rules) {
  using action = domain::next_attempt::action;
  using kind = domain::delivery_result::kind;
  switch (next.what) {
    case action::done: {
      const auto tenant = rules.tenant(d.tenant_id);
      if (tenant && result.text)
        s.settle_text(d.id, token, receipt_of(d, *result.text, *tenant, rules));
      else
        s.settle_done(d.id, token, {}, {});
      break;
    }
    case action::retry:
      // Watched before it is given up: whoever stops in between has a text that is watched once too often.
      if (result.outcome != kind::held) s.watch_text(d.id, now() + rules.escalate_after);
      s.settle_retry(d.id, token, next.at, next.reason);
      break;
    case action::dead:
      if (result.outcome != kind::not_possible) s.watch_text(d.id, now());
      s.settle_dead(d.id, token, next.reason);
      break;
  }
}

std::vector<actors::overdue_text> overdue_texts(storage::store& s, int limit, std::chrono::seconds lease) {
  std::vector<actors::overdue_text> out;
  for (auto& t : s.overdue_texts(limit, lease))
    out.push_back({to_delivery(t.row), std::move(t.sid), std::move(t.status)});
  return out;
}

actors::handed hand_on(storage::store& s, const actors::overdue_text& t,
                       const std::optional<actors::text_status>& status, const text_rules& rules) {
  const auto text = codec::read_sms(t.text.payload).value;
  if (status) s.report_text({t.text.id, t.sid, status->status, text.to, status->code});
  storage::outbox_row row;
  row.id = t.text.id;
  row.call_id = t.text.call_id;
  row.tenant_id = t.text.tenant_id;
  const auto end = domain::end_of(status ? status->status : t.status);
  const bool reached = end == domain::text_end::reached;
  const auto tenant = rules.tenant(t.text.tenant_id);
  auto next = reached || !tenant ? std::nullopt : domain::to_next_number(t.text, text, *tenant);
  if (next) next->destination = rules.destination(*tenant, next->kind);
  s.end_watch(row, next);
  if (reached) return actors::handed::over;
  if (next) return actors::handed::on;
  // Many carriers never say more than `sent`: only a text that is lost for certain reached nobody.
  return t.sid.empty() || end == domain::text_end::lost ? actors::handed::to_nobody : actors::handed::over;
}

}  // namespace calllock::app
