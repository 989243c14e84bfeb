-- The engine's own tables. call_id comes first in every primary and unique key, so that they can be distributed by it;
-- texts that are only ever compared for equality use the C collation, which is several times cheaper to index.

-- As the seed design has it, so that an existing one can be taken over.
create table if not exists call_sessions (
  call_id text primary key,
  conversation_state jsonb not null,
  retell_data jsonb,
  synced_to_dashboard boolean default false,
  created_at timestamptz default now());

-- Rows of the old backend are finished calls: they must neither wake the finaliser nor be delivered again. Hence the
-- default under which the column is filled, and another one for the rows to come. Version 0 means "no row".
alter table call_sessions
  add column if not exists tenant_id text not null default 'default',
  add column if not exists version bigint not null default 1,
  add column if not exists phase text not null default 'closed'
    constraint call_sessions_phase check (phase in ('live', 'ended', 'analyzed', 'closed')),
  add column if not exists updated_at timestamptz not null default now(),
  add column if not exists closed_at timestamptz,
  add column if not exists analysis jsonb;
alter table call_sessions alter column phase set default 'live';

-- The row is rewritten by every event of its call. No index touches a column that changes with every event, so these are
-- updates within the page (HOT), for which the page needs room.
alter table call_sessions set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
-- A call cannot have changed before it began: looking for calls unchanged since t by created_at < t finds few others.
create index if not exists call_sessions_open on call_sessions (phase, created_at) where phase <> 'closed';
create index if not exists call_sessions_closed on call_sessions (closed_at) where closed_at is not null;

create table if not exists call_events (
  call_id text collate "C" not null,
  seq bigint not null,
  kind text not null,
  name text not null,
  dedup_key text collate "C" not null,
  request json,
  response json,
  status integer,
  received_at timestamptz not null,
  duration_ms integer,
  primary key (call_id, seq));
create unique index if not exists call_events_dedup on call_events (call_id, dedup_key) where dedup_key <> '';
alter table call_events set (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.05);

create table if not exists bookings (
  call_id text collate "C" not null,
  idempotency_key text collate "C" not null,
  tenant_id text not null,
  state text not null constraint bookings_state
    check (state in ('planned', 'in_flight', 'unknown', 'refused', 'confirmed', 'cancelled')),
  provider text not null,
  provider_uid text not null default '',
  start_at timestamptz,
  end_at timestamptz,
  requested text not null default '',
  attempts integer not null default 0,
  last_error text not null default '',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (call_id, idempotency_key),
  -- Booked means booked: nothing is confirmed without the calendar's own id (I3).
  constraint bookings_confirmed_by_calendar check (state <> 'confirmed' or provider_uid <> ''));
create index if not exists bookings_unresolved on bookings (updated_at) where state in ('planned', 'in_flight', 'unknown');
create index if not exists bookings_by_time on bookings (tenant_id, start_at) where state in ('planned', 'in_flight', 'unknown', 'confirmed');

create table if not exists outbox (
  call_id text collate "C" not null,
  dedup_key text collate "C" not null,
  id bigint generated always as identity,
  tenant_id text not null,
  kind text not null constraint outbox_kind check (kind in ('job', 'call', 'alert', 'sms', 'sms_context')),
  destination text not null,
  payload json not null,
  state text not null default 'pending' constraint outbox_state check (state in ('pending', 'leased', 'done', 'dead')),
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  lease_token text,
  last_error text not null default '',
  job_id text,
  lead_id text,
  created_at timestamptz not null default now(),
  done_at timestamptz,
  primary key (call_id, dedup_key));
create index if not exists outbox_id on outbox (id);
create index if not exists outbox_due on outbox (destination, next_attempt_at, id) where state in ('pending', 'leased');
create index if not exists outbox_dead on outbox (id) where state = 'dead';
alter table outbox set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0);

create table if not exists call_audits (
  call_id text collate "C" primary key,
  tenant_id text not null,
  findings jsonb not null default '[]',
  quality_score integer,
  verdict text not null,
  checked_at timestamptz not null default now());
create index if not exists call_audits_checked on call_audits (checked_at);

-- Transcripts dominate what is stored; LZ4 costs a fraction of the default's time. Not every server is built with it.
do $$
begin
  alter table call_sessions alter column retell_data set compression lz4, alter column conversation_state set compression lz4;
  alter table outbox alter column payload set compression lz4;
exception when others then
  raise notice 'lz4 is not available: %', sqlerrm;
end $$;
