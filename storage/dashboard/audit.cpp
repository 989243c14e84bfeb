#include "codec/json_writer.hpp"
#include "storage/dashboard/dashboard.hpp"

namespace calllock::storage::dashboard {
namespace {

constexpr statement lead_of_call{
    "lead_of_call",
    "select 'leads', id, status, booking_status, end_call_reason, urgency, ai_summary, card_headline, card_summary,"
    " equipment_type, call_subtype, caller_type, converted_at, quality_score from leads"
    " where original_call_id = $1 order by created_at, id"};
constexpr statement job_of_call{
    "job_of_call",
    "select 'jobs', id, status, booking_status, end_call_reason, urgency, ai_summary, card_headline, card_summary,"
    " equipment_type, call_subtype, caller_type, scheduled_at, quality_score from jobs"
    " where original_call_id = $1 order by created_at, id"};
constexpr statement call_of_call{
    "call_of_call",
    "select 'calls', id, '', booking_status, end_call_reason, urgency_tier, call_summary, card_headline, card_summary,"
    " '', call_subtype, caller_type, null, quality_score from calls where backend_call_id = $1 order by created_at, "
    "id"};
constexpr statement upsert_audit{
    "upsert_audit",
    "insert into call_audits (call_id, tenant_id, findings, quality_score, verdict, checked_at)"
    " values ($1, $2, $3, $4, $5, $6) on conflict (call_id) do update set tenant_id = excluded.tenant_id,"
    " findings = excluded.findings, quality_score = excluded.quality_score, verdict = excluded.verdict,"
    " checked_at = excluded.checked_at"};

call_evidence::dashboard_row read(const row& r) {
  call_evidence::dashboard_row d;
  d.table = text_or_empty(r[0]);
  d.id = text_or_empty(r[1]);
  d.status = text_or_empty(r[2]);
  d.booking_status = text_or_empty(r[3]);
  d.end_call_reason = text_or_empty(r[4]);
  d.urgency = text_or_empty(r[5]);
  d.ai_summary = text_or_empty(r[6]);
  d.card_headline = text_or_empty(r[7]);
  d.card_summary = text_or_empty(r[8]);
  d.equipment_type = text_or_empty(r[9]);
  d.call_subtype = text_or_empty(r[10]);
  d.caller_type = text_or_empty(r[11]);
  if (d.table == "jobs") d.scheduled_at = read_instant(r[12]);
  d.quality_score = static_cast<int>(read_integer(r[13], -1));
  return d;
}

}  // namespace

std::vector<call_evidence::dashboard_row> rows_of_call(sql_session& s, std::string_view call_id) {
  std::vector<call_evidence::dashboard_row> out;
  for (const auto& sql : {lead_of_call, job_of_call, call_of_call})
    for (const auto& r : s.run(sql, {std::string{call_id}})) out.push_back(read(r));
  return out;
}

void save_audit(sql_session& s, const audit_row& a) {
  std::string findings;
  {
    codec::array_writer array{findings};
    for (const auto& f : a.findings) {
      codec::object_writer o{array.element()};
      o.text("severity", domain::text(f.level));
      o.text("code", f.code);
      o.text("text", f.text);
    }
  }
  s.run(upsert_audit, {a.call_id, a.tenant_id, json_text{findings},
                       a.quality_score < 0 ? value{} : value{std::int64_t{a.quality_score}}, a.verdict, a.checked_at});
}

}  // namespace calllock::storage::dashboard
