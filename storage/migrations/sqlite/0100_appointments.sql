-- The built-in calendar. One writer at a time (BEGIN IMMEDIATE) looks and writes, so overlaps cannot be written.
create table if not exists appointments (
  call_id text not null,
  idempotency_key text not null,
  tenant_id text not null,
  uid text not null,
  crew integer not null check (crew >= 0),
  start_at text not null,
  end_at text not null,
  state text not null default 'booked' check (state in ('booked', 'cancelled')),
  customer_name text not null default '',
  customer_phone text not null default '',
  address text not null default '',
  problem text not null default '',
  urgency text not null default '',
  created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  primary key (call_id, idempotency_key),
  check (end_at > start_at)) without rowid;
create index if not exists appointments_uid on appointments (uid);
create index if not exists appointments_time on appointments (tenant_id, end_at) where state = 'booked';
create index if not exists appointments_phone on appointments (tenant_id, customer_phone, start_at) where customer_phone <> '';
