#pragma once

#include "storage/statement.hpp"

/// The SQL that only PostgreSQL gets. What both engines understand is in storage/dashboard.
namespace calllock::storage::postgres::statements {

// --- the writer
// ------------------------------------------------------------------------------------------------------- One statement
// per batch and transaction. `passed` are the calls whose fence held: a new call has expected version 0 and must not
// exist, an update must meet the version it was made from. The two never touch the same row. retell_data and analysis
// keep what is stored unless the batch brings something (their TOAST is then not rewritten either).
//
// There are two ways to deal with a fence that did not hold. Nearly always all of them hold: then the cheap way writes
// everything and fails should it have been wrong, on a row that exists already (SQLSTATE 23505) or by dividing by zero
// (22012), which takes the whole transaction back. Only then the careful way is taken, which looks before it inserts
// and writes the rows of the calls that passed; joining each row with them costs about a twentieth of the batch, and
// asking for a conflict writes a second log record for each new row.
#define CALLLOCK_COMMIT_CALLS(only_passed, unless_there)                                                            \
  "with i as materialized ("                                                                                        \
  " select * from unnest($1::text[], $2::text[], $3::int8[], $4::int8[], $5::text[], $6::jsonb[], $7::jsonb[],"     \
  " $8::jsonb[]) as t(call_id, tenant_id, expected, version, phase, state, retell, analysis)),"                     \
  "ins as ("                                                                                                        \
  " insert into call_sessions (call_id, tenant_id, version, phase, conversation_state, retell_data, analysis,"      \
  " closed_at)"                                                                                                     \
  " select call_id, tenant_id, version, phase, state, retell, analysis, case when phase = 'closed' then now() end"  \
  " from i where expected = 0" unless_there                                                                         \
  " returning call_id),"                                                                                            \
  "upd as ("                                                                                                        \
  " update call_sessions c set version = i.version, conversation_state = i.state, updated_at = now(),"              \
  " phase = case when c.phase = 'closed' then c.phase else i.phase end,"                                            \
  " closed_at = case when i.phase = 'closed' then coalesce(c.closed_at, now()) else c.closed_at end,"               \
  " retell_data = coalesce(i.retell, c.retell_data), analysis = coalesce(i.analysis, c.analysis)"                   \
  " from i where c.call_id = i.call_id and c.version = i.expected and i.expected > 0 returning c.call_id),"         \
  "passed as materialized (select call_id from ins union all select call_id from upd),"                             \
  "ev as ("                                                                                                         \
  " insert into call_events (call_id, seq, kind, name, dedup_key, request, response, status, received_at,"          \
  " duration_ms)"                                                                                                   \
  " select * from unnest($9::text[], $10::int8[], $11::text[], $12::text[], $13::text[], $14::json[], $15::json[]," \
  " $16::int4[], $17::timestamptz[], $18::int4[]) as t(call_id, seq, kind, name, dedup_key, request, response,"     \
  " status, received_at, duration_ms)" only_passed ")"

// Rows of the journal that are answered now, and what books or delivers.
#define CALLLOCK_COMMIT_EFFECTS(only_passed)                                                                          \
  ",an as ("                                                                                                          \
  " update call_events e set response = coalesce(t.response, e.response), status = coalesce(t.status, e.status),"     \
  " duration_ms = coalesce(t.duration_ms, e.duration_ms)"                                                             \
  " from (select * from unnest($19::text[], $20::int8[], $21::json[], $22::int4[], $23::int4[])"                      \
  " as u(call_id, seq, response, status, duration_ms)" only_passed                                                    \
  ") t"                                                                                                               \
  " where e.call_id = t.call_id and e.seq = t.seq),"                                                                  \
  "bk as ("                                                                                                           \
  " insert into bookings as b (call_id, idempotency_key, tenant_id, state, provider, provider_uid, start_at, end_at," \
  " requested, attempts, last_error, kind, target_uid)"                                                               \
  " select * from unnest($24::text[], $25::text[], $26::text[], $27::text[], $28::text[], $29::text[],"               \
  " $30::timestamptz[], $31::timestamptz[], $32::text[], $33::int4[], $34::text[], $35::text[], $36::text[])"         \
  " as t(call_id, idempotency_key, tenant_id, state, provider, provider_uid, start_at, end_at, requested, attempts,"  \
  " last_error, kind, target_uid)" only_passed                                                                        \
  " on conflict (call_id, idempotency_key) do update set state = excluded.state, provider = excluded.provider,"       \
  " provider_uid = excluded.provider_uid, start_at = excluded.start_at, end_at = excluded.end_at,"                    \
  " requested = excluded.requested, attempts = excluded.attempts, last_error = excluded.last_error,"                  \
  " target_uid = excluded.target_uid, updated_at = now()),"                                                           \
  "ob as ("                                                                                                           \
  " insert into outbox (call_id, dedup_key, tenant_id, kind, destination, payload)"                                   \
  " select call_id, dedup_key, tenant_id, kind, destination, payload from unnest($37::text[], $38::text[],"           \
  " $39::text[], $40::text[], $41::text[], $42::json[]) with ordinality as t(call_id, dedup_key, tenant_id, kind,"    \
  " destination, payload, n)" only_passed " order by n on conflict (call_id, dedup_key) do nothing)"

#define CALLLOCK_ALL ""
#define CALLLOCK_PASSED " where call_id in (select call_id from passed)"
#define CALLLOCK_UNLESS_THERE " on conflict (call_id) do nothing"
#define CALLLOCK_OR_FAIL " select 1 / (count(*) = cardinality($1::text[]))::int from passed"
#define CALLLOCK_TELL " select call_id from passed"

inline constexpr statement commit_calls{"commit_calls", CALLLOCK_COMMIT_CALLS(CALLLOCK_ALL, "") CALLLOCK_OR_FAIL};
inline constexpr statement commit_calls_carefully{
    "commit_calls_carefully", CALLLOCK_COMMIT_CALLS(CALLLOCK_PASSED, CALLLOCK_UNLESS_THERE) CALLLOCK_TELL};
// The same for batches that also answer earlier rows, book or deliver.
inline constexpr statement commit_effects{
    "commit_effects", CALLLOCK_COMMIT_CALLS(CALLLOCK_ALL, "") CALLLOCK_COMMIT_EFFECTS(CALLLOCK_ALL) CALLLOCK_OR_FAIL};
inline constexpr statement commit_effects_carefully{"commit_effects_carefully",
                                                    CALLLOCK_COMMIT_CALLS(CALLLOCK_PASSED, CALLLOCK_UNLESS_THERE)
                                                        CALLLOCK_COMMIT_EFFECTS(CALLLOCK_PASSED) CALLLOCK_TELL};
#undef CALLLOCK_COMMIT_CALLS
#undef CALLLOCK_COMMIT_EFFECTS
#undef CALLLOCK_ALL
#undef CALLLOCK_PASSED
#undef CALLLOCK_UNLESS_THERE
#undef CALLLOCK_OR_FAIL
#undef CALLLOCK_TELL

// --- reading calls
// ----------------------------------------------------------------------------------------------------
#define CALLLOCK_MS(column) "(extract(epoch from " column ") * 1000)::bigint"

inline constexpr statement load_session{
    "load_session",
    "select tenant_id, version, phase, conversation_state, retell_data, coalesce(synced_to_dashboard, "
    "false), " CALLLOCK_MS("coalesce(created_at, updated_at)") ", " CALLLOCK_MS(
        "updated_at") " from call_sessions where call_id = $1"};
inline constexpr statement load_journal{
    "load_journal", "select seq, kind, name, dedup_key, request, response, coalesce(status, 0), " CALLLOCK_MS(
                        "received_at") ", coalesce(duration_ms, -1) from call_events where call_id = $1 order by seq"};
inline constexpr statement load_bookings{
    "load_bookings",
    "select idempotency_key, state, provider, provider_uid, " CALLLOCK_MS("start_at") ", " CALLLOCK_MS(
        "end_at") ", requested, attempts, last_error, kind, target_uid from bookings where call_id = $1"
                  " order by created_at, idempotency_key"};

inline constexpr statement due_calls{
    "due_calls", "select call_id, tenant_id, phase, " CALLLOCK_MS("updated_at") " from call_sessions where"
                 " (phase = 'live' and created_at < $1 and updated_at < $1)"
                 " or (phase in ('ended', 'analyzed') and created_at < $2 and updated_at < $2)"
                 " order by updated_at limit $3"};
inline constexpr statement unresolved_bookings{
    "unresolved_bookings", "select s.call_id, s.tenant_id, s.phase, " CALLLOCK_MS("min(b.updated_at)")
                           " from bookings b join call_sessions s on s.call_id = b.call_id"
                           " where b.state in ('planned', 'in_flight', 'unknown') and b.updated_at < $1"
                           " group by 1, 2, 3 order by 4 limit $2"};
inline constexpr statement calls_since{
    "calls_since", "select call_id from call_sessions where closed_at >= $1 order by closed_at desc limit $2"};
inline constexpr statement counts{
    "counts",
    "select 'calls_' || p, (select count(*) from call_sessions where phase <> 'closed' and phase = p)"
    " from unnest(array['live', 'ended', 'analyzed']) as p"
    " union all select 'calls_closed_24h', count(*) from call_sessions where closed_at >= now() - interval '24 hours'"
    " union all select 'outbox_pending', count(*) from outbox where state in ('pending', 'leased')"
    " union all select 'outbox_dead', count(*) from outbox where state = 'dead'"
    " union all select 'bookings_' || s, (select count(*) from bookings where state in ('planned', 'in_flight', "
    "'unknown')"
    " and state = s) from unnest(array['planned', 'in_flight', 'unknown']) as s"};

// --- outbox
// -----------------------------------------------------------------------------------------------------------
#define CALLLOCK_OUTBOX                                                                           \
  "id, call_id, tenant_id, kind, destination, dedup_key, payload, state, attempts, " CALLLOCK_MS( \
      "next_attempt_at") ", " CALLLOCK_MS("created_at") ", last_error"

// Of each call only the oldest unfinished row of the destination, and its call record after its job (P-33). A call
// record that was written first must not hold up the job it waits for. Texts go as they come: an emergency must not
// wait for one that the quiet hours hold.
inline constexpr statement claim{
    "claim",
    "with c as ("
    " select o.call_id, o.dedup_key from outbox o"
    " where o.destination = $1 and o.state in ('pending', 'leased') and o.next_attempt_at <= now()"
    " and not exists (select 1 from outbox p where p.call_id = o.call_id and p.state in ('pending', 'leased')"
    "  and (p.kind = 'job' and o.kind = 'call'"
    "   or p.destination = o.destination and p.id < o.id and o.kind <> 'sms' and not (p.kind = 'call' and o.kind = "
    "'job')))"
    " order by o.next_attempt_at, o.id limit $2 for update skip locked)"
    " update outbox o set state = 'leased', attempts = attempts + 1, lease_token = $4,"
    " next_attempt_at = now() + make_interval(secs => $3)"
    " from c where o.call_id = c.call_id and o.dedup_key = c.dedup_key"
    " returning o.id, o.call_id, o.tenant_id, o.kind, o.destination, o.dedup_key, o.payload, o.state, "
    "o.attempts, " CALLLOCK_MS("o.next_attempt_at") ", " CALLLOCK_MS("o.created_at") ", o.last_error"};

inline constexpr statement settle_done{
    "settle_done",
    "with d as ("
    " update outbox set state = 'done', done_at = now(), lease_token = null, last_error = '',"
    " job_id = nullif($3, ''), lead_id = nullif($4, '')"
    " where id = $1 and lease_token = $2 and state = 'leased' returning id, call_id, kind, job_id, lead_id),"
    "linked as ("
    " update outbox o set payload = (o.payload::jsonb || jsonb_strip_nulls(jsonb_build_object('job_id', d.job_id, "
    "'lead_id', d.lead_id)))::json"
    " from d where d.kind = 'job' and (d.job_id is not null or d.lead_id is not null)"
    " and o.call_id = d.call_id and o.kind = 'call' and o.state <> 'done'),"
    "synced as ("
    " update call_sessions s set synced_to_dashboard = true from d"
    " where d.kind in ('job', 'call') and s.call_id = d.call_id and not coalesce(s.synced_to_dashboard, false)"
    " and not exists (select 1 from outbox o where o.call_id = d.call_id and o.kind in ('job', 'call') and o.state <> "
    "'done' and o.id <> d.id))"
    " select id from d"};
inline constexpr statement settle_retry{
    "settle_retry",
    "update outbox set state = 'pending', next_attempt_at = $3, last_error = $4, lease_token = null"
    " where id = $1 and lease_token = $2 and state = 'leased' returning id"};
inline constexpr statement settle_dead{"settle_dead",
                                       "update outbox set state = 'dead', last_error = $3, lease_token = null"
                                       " where id = $1 and lease_token = $2 and state = 'leased' returning id"};
inline constexpr statement list_outbox{"list_outbox",
                                       "select " CALLLOCK_OUTBOX
                                       " from outbox where case when $1 = '' then state <> 'done' else state = $1 end"
                                       " order by id limit $2"};
inline constexpr statement outbox_of_call{"outbox_of_call",
                                          "select " CALLLOCK_OUTBOX " from outbox where call_id = $1 order by id"};
inline constexpr statement redrive_one{"redrive_one",
                                       "update outbox set state = 'pending', next_attempt_at = now(), attempts = 0"
                                       " where id = $1 and state in ('dead', 'pending') returning id"};
inline constexpr statement redrive_dead{
    "redrive_dead",
    "update outbox set state = 'pending', next_attempt_at = now(), attempts = 0 where state = 'dead' returning id"};
#undef CALLLOCK_OUTBOX
#undef CALLLOCK_MS

}  // namespace calllock::storage::postgres::statements
