#include "codec/twilio.hpp"
#include "domain/delivery/texts.hpp"
#include "storage/dashboard/dashboard.hpp"
#include "storage/dashboard/users.hpp"
#include "storage/safe_text.hpp"

/// Replies of owners to their texts (dashboard.md §5): what is kept, and what they change.
namespace calllock::storage::dashboard {
namespace {

using domain::reply_code;

constexpr statement select_reply{"select_reply",
                                 "select coalesce(answer, '') from sms_log where twilio_sid = $1 and direction = "
                                 "'inbound' limit 1"};
constexpr statement insert_reply{
    "insert_reply",
    "insert into sms_log (user_id, direction, to_phone, from_phone, body, twilio_sid, status, event_type, call_id, "
    "answer)"
    " values ($1, 'inbound', $2, $3, $4, $5, 'received', 'other', $6, $7)"};
constexpr statement select_alerts{
    "select_alerts_of_number",
    "select id, call_id, tenant_id, payload, done_at, case when replied_at is null then 0 else 1 end from outbox"
    " where recipient = $1 and sender = $2 and done_at >= $3 and kind = 'sms' order by done_at desc, id desc limit 50"};
// Whoever answers has got it: it goes to nobody else.
constexpr statement answer_text{"answer_text",
                                "update outbox set replied_at = now(), watch_at = null where id = $1 and tenant_id = "
                                "$2"};
constexpr statement answer_context{
    "answer_context",
    "update sms_alert_context set status = 'replied', replied_at = now(), reply_code = $4 where user_id = $1"
    " and call_id = $2 and operator_phone = $3"};

#define CALLLOCK_LEAD " where user_id = $1 and original_call_id = $2 and duplicate_of is null"
#define CALLLOCK_UNFINISHED " and cast(status as text) not in ('converted', 'lost')"
constexpr statement lead_called{
    "reply_called",
    "update leads set last_call_tapped_at = $3, callback_outcome_at = $3, callback_outcome_note = 'called'"
    " " CALLLOCK_LEAD " returning id"};
constexpr statement lead_voicemail{
    "reply_voicemail",
    "update leads set status = 'voicemail_left', callback_outcome = 'no_answer', callback_outcome_at = $4, remind_at"
    " = $3" CALLLOCK_LEAD CALLLOCK_UNFINISHED " returning id"};
// Not converted: that would be a lead without a job, which no list shows (N-09).
constexpr statement lead_booked{
    "reply_booked",
    "update leads set callback_outcome = 'booked', callback_outcome_at = $3" CALLLOCK_LEAD CALLLOCK_UNFINISHED
    " returning id"};
constexpr statement lead_lost{
    "reply_lost",
    "update leads set status = 'lost', lost_at = $3, lost_reason = 'answered by text'" CALLLOCK_LEAD CALLLOCK_UNFINISHED
    " returning id"};
constexpr statement select_customer_of_lead{
    "select_customer_of_lead",
    "select customer_name, customer_phone, customer_address, urgency, service_type from leads" CALLLOCK_LEAD};
#undef CALLLOCK_LEAD
#undef CALLLOCK_UNFINISHED

constexpr statement alert_outcome{
    "reply_alert_outcome",
    "update emergency_alerts set callback_status = $3, callback_delivered_at = case when $3 = 'delivered' then $4"
    " else callback_delivered_at end where user_id = $1 and call_id = $2 and resolved_at is null returning id"};
constexpr statement alert_resolved{
    "reply_alert_resolved",
    "update emergency_alerts set resolved_at = $4, resolution_notes = $3 where user_id = $1 and call_id = $2"
    " and resolved_at is null returning id"};
constexpr statement insert_note{
    "reply_note",
    "insert into operator_notes (user_id, customer_phone, customer_name, note_text, created_by, lead_id, job_id)"
    " values ($1, $2, $3, $4, 'sms',"
    " (select id from leads where user_id = $1 and original_call_id = $5 and duplicate_of is null),"
    " (select id from jobs where user_id = $1 and original_call_id = $5 and duplicate_of is null)) returning id"};
// The owner has arranged it anew.
constexpr statement revive_job{"revive_job",
                               "update jobs set status = 'new' where user_id = $1 and original_call_id = $2 and"
                               " cast(status as text) = 'cancelled'"};
constexpr statement select_answers{
    "select_answers_of_call",
    "select body, created_at from sms_log where user_id = $1 and call_id = $2 and direction = 'inbound'"
    " order by created_at, id"};
constexpr statement select_record_of_call{"select_record_of_call",
                                          "select id from leads where user_id = $1 and original_call_id = $2 union all"
                                          " select id from jobs where user_id = $1 and original_call_id = $2 limit 1"};
constexpr statement set_unsubscribed{
    "set_unsubscribed",
    "update operator_notification_preferences set sms_unsubscribed = $2, sms_unsubscribed_at = $3 where user_id = $1"};

std::size_t apply_to_lead(sql_session& s, const std::string& user_id, const std::string& call, reply_code code,
                          instant at) {
  switch (code) {
    case reply_code::called: return s.run(lead_called, {user_id, call, at}).size();
    case reply_code::voicemail: return s.run(lead_voicemail, {user_id, call, at + std::chrono::minutes{30}, at}).size();
    case reply_code::booked: return s.run(lead_booked, {user_id, call, at}).size();
    case reply_code::lost: return s.run(lead_lost, {user_id, call, at}).size();
    default: return 0;
  }
}

std::size_t apply_to_alert(sql_session& s, const std::string& user_id, const std::string& call, reply_code code,
                           instant at) {
  switch (code) {
    case reply_code::called: return s.run(alert_outcome, {user_id, call, std::string{"delivered"}, at}).size();
    case reply_code::voicemail: return s.run(alert_outcome, {user_id, call, std::string{"no_answer"}, at}).size();
    case reply_code::booked: return s.run(alert_resolved, {user_id, call, std::string{"booked"}, at}).size();
    case reply_code::lost: return s.run(alert_resolved, {user_id, call, std::string{"lost"}, at}).size();
    default: return 0;
  }
}

/// Does what the code says to the records of the call; how many it changed.
std::size_t apply(sql_session& s, const std::string& user_id, const domain::reply_decision& d, instant now) {
  const auto& a = *d.alert;
  const auto code = d.reply.code;
  if (code == reply_code::note)
    return s
        .run(insert_note,
             {user_id, known(a.customer_phone), known(a.customer_name), safe_text(d.reply.text), a.call_id})
        .size();
  const std::size_t alerts = apply_to_alert(s, user_id, a.call_id, code, now);
  return alerts + (d.scheduled_at ? 1 : apply_to_lead(s, user_id, a.call_id, code, now));
}

/// What the owner answered to texts about the call, in order.
struct given_answer {
  reply_code code{};
  instant at{};
};
std::vector<given_answer> answers_of(sql_session& s, const std::string& user_id, const std::string& call_id) {
  std::vector<given_answer> out;
  if (call_id.empty()) return out;
  for (const auto& r : s.run(select_answers, {user_id, call_id})) {
    domain::inbound_text in;
    in.body = text_or_empty(r[0]);
    if (const auto at = read_instant(r[1])) out.push_back({domain::read_reply(in).code, *at});
  }
  return out;
}

/// What is said when nothing was changed, and nothing is confirmed that was not done (N-08).
std::string unchanged_text(sql_session& s, const std::string& user_id, const domain::open_alert& a) {
  const bool there = !s.run(select_record_of_call, {user_id, a.call_id}).empty();
  return domain::spoken_phone(a.customer_phone) +
         (there ? ": your answer is kept with the alert; no open lead of this call was changed."
                : ": your answer is kept with the alert, and goes to the lead if this call makes one.");
}

/// The owner's own visit: the record of the call becomes a job with that time, not one that the assistant booked.
bool schedule(sql_session& s, const std::string& user_id, std::string_view email, const domain::reply_decision& d) {
  const auto& a = *d.alert;
  domain::job_payload job;
  job.call_id = a.call_id;
  job.user_email = email;
  job.customer_name = a.customer_name.empty() ? "Unknown Caller" : a.customer_name;
  job.customer_phone = a.customer_phone.empty() ? "Unknown" : a.customer_phone;
  job.customer_address = "Not provided";
  if (const auto lead = s.run(select_customer_of_lead, {user_id, a.call_id}); !lead.empty()) {
    job.customer_name = text_or_empty(lead[0][0]);
    job.customer_phone = text_or_empty(lead[0][1]);
    job.customer_address = lead[0][2].value_or(job.customer_address);
    job.urgency = domain::parse_urgency(text_or_empty(lead[0][3]));
    job.service_type = lead[0][4].value_or(job.service_type);
  }
  job.scheduled_at = d.scheduled_at;
  if (!d.visit_uid.empty()) job.cal_com_booking_uid = d.visit_uid;
  job.booking_status = domain::booking_status::not_requested;
  const bool taken = ingest(s, job).refused.empty();
  if (taken) s.run(revive_job, {user_id, a.call_id});
  return taken;
}

}  // namespace

std::optional<std::string> reply_taken(sql_session& s, std::string_view sid) {
  const auto found = s.run(select_reply, {std::string{sid}});
  return found.empty() ? std::nullopt : std::optional{text_or_empty(found[0][0])};
}

std::vector<domain::open_alert> alerts_before(sql_session& s, const domain::inbound_text& in, instant since) {
  std::vector<domain::open_alert> out;
  for (const auto& r : s.run(select_alerts, {in.from, in.to, since})) {
    const auto text = codec::read_sms(text_or_empty(r[3]));
    domain::open_alert a;
    a.delivery = read_integer(r[0]);
    a.call_id = text_or_empty(r[1]);
    a.tenant_id = text_or_empty(r[2]);
    a.kind = text.value.kind;
    a.customer_phone = text.value.customer_phone;
    a.customer_name = text.value.customer_name;
    a.sent_at = read_instant(r[4]).value_or(since);
    a.replied = read_integer(r[5]) != 0;
    out.push_back(std::move(a));
  }
  return out;
}

std::string take_reply(sql_session& s, const domain::inbound_text& in, const domain::reply_decision& d,
                       std::string_view user_email, instant now) {
  const auto u = user_of(s, user_email);
  // Idempotent by itself, and before the reply is marked as taken: whoever stops in between does it again.
  const bool scheduled = u && d.alert && d.scheduled_at && schedule(s, u->id, user_email, d);
  return in_transaction(s, [&] {
    s.lock("reply " + in.sid);
    if (u && d.alert) lock_call(s, u->id, d.alert->call_id);
    if (auto first = reply_taken(s, in.sid)) return *first;
    std::string answer = d.answer;
    std::size_t changed = 0;
    if (u && d.alert) {
      changed = d.scheduled_at && !scheduled ? 0 : apply(s, u->id, d, now);
      s.run(answer_text, {d.alert->delivery, d.alert->tenant_id});
      settle_lost(s, d.alert->delivery);
      s.run(answer_context, {u->id, d.alert->call_id, in.from, std::int64_t{domain::digit(d.reply.code)}});
      if (changed == 0 && d.visit_uid.empty()) answer = unchanged_text(s, u->id, *d.alert);
    }
    if (u && (d.reply.code == reply_code::opt_out || d.reply.code == reply_code::opt_in)) {
      const bool out = d.reply.code == reply_code::opt_out;
      s.run(set_unsubscribed, {u->id, out, out ? value{now} : value{}});
    }
    s.run(insert_reply, {u ? value{u->id} : value{}, in.to, in.from, safe_text(in.body), in.sid,
                         d.alert ? known(d.alert->call_id) : value{}, answer});
    return answer;
  });
}

void answer_new_lead(sql_session& s, const std::string& user_id, const std::string& call_id) {
  for (const auto& a : answers_of(s, user_id, call_id)) apply_to_lead(s, user_id, call_id, a.code, a.at);
}

void answer_new_alert(sql_session& s, const std::string& user_id, const std::string& call_id) {
  for (const auto& a : answers_of(s, user_id, call_id)) apply_to_alert(s, user_id, call_id, a.code, a.at);
}

}  // namespace calllock::storage::dashboard
