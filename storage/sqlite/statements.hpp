#pragma once

#include "storage/statement.hpp"

/// The SQL that only SQLite gets; the PostgreSQL twin of each is in storage/postgres/statements.hpp.
namespace calllock::storage::sqlite::statements {

inline constexpr statement insert_session{
    "insert_session",
    "insert into call_sessions (call_id, tenant_id, version, phase, conversation_state, retell_data, analysis, "
    "closed_at)"
    " values ($1, $2, $3, $4, $5, $6, $7, case when $4 = 'closed' then now() end) on conflict (call_id) do nothing"};
inline constexpr statement update_session{
    "update_session",
    "update call_sessions set version = $3, phase = case when phase = 'closed' then phase else $4 end, "
    "conversation_state = $5,"
    " closed_at = case when $4 = 'closed' then coalesce(closed_at, now()) else closed_at end, updated_at = now()"
    " where call_id = $1 and version = $2"};
inline constexpr statement update_retell{"update_retell",
                                         "update call_sessions set retell_data = $2 where call_id = $1"};
inline constexpr statement update_analysis{"update_analysis",
                                           "update call_sessions set analysis = $2 where call_id = $1"};
inline constexpr statement write_event{
    "write_event",
    "insert into call_events as e (call_id, seq, kind, name, dedup_key, request, response, status, received_at, "
    "duration_ms)"
    " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (call_id, seq) do update set"
    " response = coalesce(excluded.response, e.response), status = coalesce(excluded.status, e.status),"
    " duration_ms = coalesce(excluded.duration_ms, e.duration_ms)"};
inline constexpr statement write_booking{"write_booking",
                                         "insert into bookings as b (call_id, idempotency_key, tenant_id, state, "
                                         "provider, provider_uid, start_at, end_at, requested,"
                                         " attempts, last_error, kind, target_uid)"
                                         " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) "
                                         "on conflict (call_id, idempotency_key) do update set"
                                         " state = excluded.state, provider = excluded.provider, provider_uid = "
                                         "excluded.provider_uid, start_at = excluded.start_at,"
                                         " end_at = excluded.end_at, requested = excluded.requested, attempts = "
                                         "excluded.attempts, last_error = excluded.last_error,"
                                         " target_uid = excluded.target_uid, updated_at = now()"};
inline constexpr statement write_outbox{
    "write_outbox",
    "insert into outbox (call_id, dedup_key, tenant_id, kind, destination, payload) values ($1, $2, $3, $4, $5, $6)"
    " on conflict (call_id, dedup_key) do nothing"};

inline constexpr statement load_session{
    "load_session",
    "select tenant_id, version, phase, conversation_state, retell_data, synced_to_dashboard, calllock_ms(created_at),"
    " calllock_ms(updated_at) from call_sessions where call_id = $1"};
inline constexpr statement load_journal{
    "load_journal",
    "select seq, kind, name, dedup_key, request, response, coalesce(status, 0), calllock_ms(received_at),"
    " coalesce(duration_ms, -1) from call_events where call_id = $1 order by seq"};
inline constexpr statement load_bookings{
    "load_bookings",
    "select idempotency_key, state, provider, provider_uid, calllock_ms(start_at), calllock_ms(end_at), requested,"
    " attempts, last_error, kind, target_uid from bookings where call_id = $1 order by created_at, idempotency_key"};
inline constexpr statement due_calls{
    "due_calls",
    "select call_id, tenant_id, phase, calllock_ms(updated_at) from call_sessions where"
    " (phase = 'live' and created_at < $1 and updated_at < $1)"
    " or (phase in ('ended', 'analyzed') and created_at < $2 and updated_at < $2) order by updated_at limit $3"};
inline constexpr statement unresolved_bookings{
    "unresolved_bookings",
    "select s.call_id, s.tenant_id, s.phase, calllock_ms(min(b.updated_at)) from bookings b"
    " join call_sessions s on s.call_id = b.call_id where b.state in ('planned', 'in_flight', 'unknown')"
    " and b.updated_at < $1 group by 1, 2, 3 order by 4 limit $2"};
inline constexpr statement calls_since{
    "calls_since", "select call_id from call_sessions where closed_at >= $1 order by closed_at desc limit $2"};
inline constexpr statement counts{
    "counts",
    "select 'calls_live', (select count(*) from call_sessions where phase <> 'closed' and phase = 'live')"
    " union all select 'calls_ended', (select count(*) from call_sessions where phase <> 'closed' and phase = 'ended')"
    " union all select 'calls_analyzed', (select count(*) from call_sessions where phase <> 'closed' and phase = "
    "'analyzed')"
    " union all select 'calls_closed_24h', (select count(*) from call_sessions where closed_at >= $1)"
    " union all select 'outbox_pending', (select count(*) from outbox where state in ('pending', 'leased'))"
    " union all select 'outbox_dead', (select count(*) from outbox where state = 'dead')"
    " union all select 'bookings_planned', (select count(*) from bookings where state = 'planned')"
    " union all select 'bookings_in_flight', (select count(*) from bookings where state = 'in_flight')"
    " union all select 'bookings_unknown', (select count(*) from bookings where state = 'unknown')"};

#define CALLLOCK_OUTBOX                                                                                           \
  "id, call_id, tenant_id, kind, destination, dedup_key, payload, state, attempts, calllock_ms(next_attempt_at)," \
  " calllock_ms(created_at), last_error"

inline constexpr statement claim{
    "claim",
    "update outbox set state = 'leased', attempts = attempts + 1, lease_token = $3, next_attempt_at = $4 where id in ("
    " select o.id from outbox o where o.destination = $1 and o.state in ('pending', 'leased') and o.next_attempt_at <= "
    "now()"
    " and not exists (select 1 from outbox p where p.call_id = o.call_id and p.state in ('pending', 'leased')"
    "  and (p.kind = 'job' and o.kind = 'call'"
    "   or p.destination = o.destination and p.id < o.id and o.kind <> 'sms' and not (p.kind = 'call' and o.kind = "
    "'job')))"
    " order by o.next_attempt_at, o.id limit $2) returning " CALLLOCK_OUTBOX};
inline constexpr statement settle_done{
    "settle_done",
    "update outbox set state = 'done', done_at = now(), lease_token = null, last_error = '', job_id = nullif($3, ''),"
    " lead_id = nullif($4, '') where id = $1 and lease_token = $2 and state = 'leased' returning call_id, kind"};
inline constexpr statement link_call_record{
    "link_call_record",
    "update outbox set payload = json_patch(payload, json_object('job_id', nullif($2, ''), 'lead_id', nullif($3, '')))"
    " where call_id = $1 and kind = 'call' and state <> 'done'"};
inline constexpr statement set_synced{
    "set_synced",
    "update call_sessions set synced_to_dashboard = 1 where call_id = $1 and not exists (select 1 from outbox o"
    " where o.call_id = $1 and o.kind in ('job', 'call') and o.state <> 'done')"};
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

}  // namespace calllock::storage::sqlite::statements
