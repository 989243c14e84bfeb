-- The engine's own tables; see storage/migrations/postgres/0005_calls.sql for what each is for.

create table call_sessions (
  call_id text primary key,
  conversation_state text not null,
  retell_data text check (retell_data is null or json_valid(retell_data)),
  synced_to_dashboard integer not null default 0,
  created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  tenant_id text not null default 'default',
  version integer not null default 1,
  phase text not null default 'live' check (phase in ('live', 'ended', 'analyzed', 'closed')),
  updated_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  closed_at text,
  analysis text) without rowid;
create index call_sessions_open on call_sessions (phase, created_at) where phase <> 'closed';
create index call_sessions_closed on call_sessions (closed_at) where closed_at is not null;

create table call_events (
  call_id text not null,
  seq integer not null,
  kind text not null,
  name text not null,
  dedup_key text not null,
  request text,
  response text,
  status integer,
  received_at text not null,
  duration_ms integer,
  primary key (call_id, seq)) without rowid;
create unique index call_events_dedup on call_events (call_id, dedup_key) where dedup_key <> '';

create table bookings (
  call_id text not null,
  idempotency_key text not null,
  tenant_id text not null,
  state text not null check (state in ('planned', 'in_flight', 'unknown', 'refused', 'confirmed', 'cancelled')),
  provider text not null,
  provider_uid text not null default '',
  start_at text,
  end_at text,
  requested text not null default '',
  attempts integer not null default 0,
  last_error text not null default '',
  created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  primary key (call_id, idempotency_key),
  -- Booked means booked: nothing is confirmed without the calendar's own id (I3).
  check (state <> 'confirmed' or provider_uid <> ''));
create index bookings_unresolved on bookings (updated_at) where state in ('planned', 'in_flight', 'unknown');
create index bookings_by_time on bookings (tenant_id, start_at) where state in ('planned', 'in_flight', 'unknown', 'confirmed');

create table outbox (
  id integer primary key autoincrement,
  call_id text not null,
  dedup_key text not null,
  tenant_id text not null,
  kind text not null check (kind in ('job', 'call', 'alert', 'sms', 'sms_context')),
  destination text not null,
  payload text not null,
  state text not null default 'pending' check (state in ('pending', 'leased', 'done', 'dead')),
  attempts integer not null default 0,
  next_attempt_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  lease_token text,
  last_error text not null default '',
  job_id text,
  lead_id text,
  created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  done_at text,
  unique (call_id, dedup_key));
create index outbox_due on outbox (destination, next_attempt_at, id) where state in ('pending', 'leased');
create index outbox_dead on outbox (id) where state = 'dead';

create table call_audits (
  call_id text primary key,
  tenant_id text not null,
  findings text not null default '[]',
  quality_score integer,
  verdict text not null,
  checked_at text not null);
create index call_audits_checked on call_audits (checked_at);
