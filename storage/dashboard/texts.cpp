#include "domain/delivery/texts.hpp"
#include "codec/dashboard.hpp"
#include "codec/twilio.hpp"
#include "storage/dashboard/dashboard.hpp"
#include "storage/dashboard/users.hpp"

/// What becomes of a text to the owner after the provider took it, or did not.
namespace calllock::storage::dashboard {
namespace {

constexpr statement take_text{
    "take_text",
    "update outbox set state = 'done', done_at = now(), lease_token = null, last_error = '', sender = $3, recipient = "
    "$4"
    " where id = $1 and lease_token = $2 and state = 'leased' returning call_id, tenant_id, provider_id, "
    "delivery_status"};
constexpr statement set_status{
    "set_text_status",
    "update outbox set provider_id = $2, delivery_status = $3, delivery_code = $4, delivery_status_at = now()"
    " where id = $1"};
constexpr statement keep_watch{
    "keep_watch_over_text",
    "update outbox set watch_at = case when watch_at is null or watch_at > $2 then $2 else watch_at end where id = $1"};
constexpr statement stop_watch{"stop_watch_over_text",
                               "update outbox set watch_at = null where id = $1 and watch_at is not null returning id"};
constexpr statement queue{"queue_delivery",
                          "insert into outbox (call_id, dedup_key, tenant_id, kind, destination, payload)"
                          " values ($1, $2, $3, $4, $5, $6) on conflict (call_id, dedup_key) do nothing"};
constexpr statement log_sent{
    "log_text_sent",
    "insert into sms_log (user_id, direction, to_phone, from_phone, body, twilio_sid, status, event_type, call_id,"
    " delivery_status, delivery_status_updated_at) values ($1, 'outbound', $2, $3, $4, $5, 'sent', $6, $7, $8, now())"};
constexpr statement log_status{
    "log_text_status",
    "update sms_log set delivery_status = $2, delivery_status_updated_at = now() where twilio_sid = $1"};
constexpr statement select_text{
    "select_text", "select state, provider_id, delivery_status, payload from outbox where id = $1 and kind = 'sms'"};
constexpr statement lose_text{"lose_text",
                              "update outbox set state = 'dead', last_error = $2 where id = $1 and state = 'done'"};
// A text that reached nobody is settled once one of the others about the same thing reached somebody: it says so, or is
// answered, or is the last and nobody says more of it. Then nothing is left to be done about it.
#define CALLLOCK_CHAIN(t)                                                         \
  t ".call_id = $1 and " t ".kind = 'sms' and (" t ".dedup_key = $2 or substr(" t \
    ".dedup_key, 1, length($2) + 3) = $2 || ':to')"
constexpr statement settle_chain{
    "settle_lost_texts",
    "update outbox as o set state = 'done', done_at = coalesce(done_at, now()), last_error = 'escalated: ' || last_error"
    " where " CALLLOCK_CHAIN("o") " and o.state = 'dead' and exists (select 1 from outbox r where " CALLLOCK_CHAIN("r")
    " and (r.delivery_status in ('delivered', 'read') or r.replied_at is not null or (r.state = 'done' and r.watch_at is"
    " null and not exists (select 1 from outbox l where " CALLLOCK_CHAIN("l") " and l.id > r.id))))"};
#undef CALLLOCK_CHAIN
constexpr statement select_key{"select_key_of_text", "select call_id, dedup_key from outbox where id = $1"};
constexpr statement select_overdue{
    "select_overdue_texts",
    "select id, call_id, tenant_id, kind, destination, dedup_key, payload, state, attempts, provider_id, "
    "delivery_status"
    " from outbox where watch_at is not null and watch_at <= now() order by watch_at, id limit $1"};
constexpr statement lease_overdue{"lease_overdue_text", "update outbox set watch_at = $2 where id = $1"};

/// Only words that the dashboard's own check of the column allows (dashboard.md §2).
std::string_view event_of(domain::sms_kind kind) {
  return kind == domain::sms_kind::callback ? "callback_request" : "other";
}

std::string lock_of(std::int64_t id) { return "text " + std::to_string(id); }

value code_value(int code) { return code == 0 ? value{} : value{std::int64_t{code}}; }

instant now() { return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now()); }

void queue_all(sql_session& s, const std::string& call_id, const std::string& tenant_id,
               const std::vector<domain::outbox_entry>& entries) {
  for (const auto& e : entries)
    if (!e.destination.empty())
      s.run(queue, {call_id, e.dedup_key, tenant_id, std::string{domain::text(e.kind)}, e.destination,
                    json_text{codec::write_payload(e.payload)}});
}

}  // namespace

void settle_lost(sql_session& s, std::int64_t id) {
  const auto found = s.run(select_key, {id});
  if (found.empty()) return;
  const auto key = text_or_empty(found[0][1]);
  s.run(settle_chain, {text_or_empty(found[0][0]), std::string{domain::first_key(key)}});
}

bool settle_text(sql_session& s, std::int64_t id, std::string_view lease_token, const text_receipt& r) {
  return in_transaction(s, [&] {
    s.lock(lock_of(id));
    const auto done = s.run(take_text, {id, std::string{lease_token}, r.taken.from, r.taken.to});
    if (done.empty()) return false;
    const auto call_id = text_or_empty(done[0][0]), tenant_id = text_or_empty(done[0][1]);
    // A report may have come before the answer to the request that it reports on (twilio.md §6).
    std::string status = text_or_empty(done[0][3]);
    if (text_or_empty(done[0][2]) != r.taken.sid || domain::goes_on(status, r.taken.status)) {
      status = r.taken.status;
      s.run(set_status, {id, r.taken.sid, status, value{}});
    }
    if (domain::end_of(status) == domain::text_end::open) s.run(keep_watch, {id, r.watch_at});
    if (const auto u = user_of(s, r.user_email))
      s.run(log_sent,
            {u->id, r.taken.to, r.taken.from, r.body, r.taken.sid, std::string{event_of(r.kind)}, call_id, status});
    queue_all(s, call_id, tenant_id, r.then);
    return true;
  });
}

void watch_text(sql_session& s, std::int64_t id, instant at) { s.run(keep_watch, {id, at}); }

bool report_text(sql_session& s, const domain::text_report& report) {
  return in_transaction(s, [&] {
    s.lock(lock_of(report.id));
    const auto found = s.run(select_text, {report.id});
    if (found.empty()) return false;
    const auto state = text_or_empty(found[0][0]), sid = text_or_empty(found[0][1]);
    // Reports of another text: an earlier sending of this one, or an id that somebody made up.
    if (!sid.empty() && sid != report.sid) return false;
    if (sid.empty() && codec::read_sms(text_or_empty(found[0][3])).value.to != report.to) return false;
    if (!domain::goes_on(text_or_empty(found[0][2]), report.status)) return true;
    s.run(set_status, {report.id, report.sid, report.status, code_value(report.code)});
    s.run(log_status, {report.sid, report.status});
    switch (domain::end_of(report.status)) {
      case domain::text_end::open: break;
      case domain::text_end::reached: s.run(stop_watch, {report.id}); break;
      case domain::text_end::lost:
        s.run(lose_text,
              {report.id, report.status + (report.code == 0 ? "" : ": Twilio " + std::to_string(report.code))});
        s.run(keep_watch, {report.id, now()});
        break;
    }
    settle_lost(s, report.id);
    return true;
  });
}

std::vector<overdue_text> overdue_texts(sql_session& s, int limit, std::chrono::seconds lease) {
  // Asked every second and nearly always in vain: that must not take the one lock that SQLite's writers share.
  if (s.run(select_overdue, {std::int64_t{1}}).empty()) return {};
  return in_transaction(s, [&] {
    s.lock("overdue texts");
    std::vector<overdue_text> out;
    for (const auto& r : s.run(select_overdue, {std::int64_t{limit}})) {
      overdue_text t;
      t.row.id = read_integer(r[0]);
      t.row.call_id = text_or_empty(r[1]);
      t.row.tenant_id = text_or_empty(r[2]);
      t.row.kind = domain::parse_delivery_kind(text_or_empty(r[3])).value_or(domain::delivery_kind::sms);
      t.row.destination = text_or_empty(r[4]);
      t.row.dedup_key = text_or_empty(r[5]);
      t.row.payload = text_or_empty(r[6]);
      t.row.state = text_or_empty(r[7]);
      t.row.attempts = static_cast<int>(read_integer(r[8]));
      t.sid = text_or_empty(r[9]);
      t.status = text_or_empty(r[10]);
      s.run(lease_overdue, {t.row.id, now() + lease});
      out.push_back(std::move(t));
    }
    return out;
  });
}

void end_watch(sql_session& s, const outbox_row& row, const std::optional<domain::outbox_entry>& next) {
  in_transaction(s, [&] {
    s.run(stop_watch, {row.id});
    if (next) queue_all(s, row.call_id, row.tenant_id, {*next});
    settle_lost(s, row.id);
    return 0;
  });
}

}  // namespace calllock::storage::dashboard
