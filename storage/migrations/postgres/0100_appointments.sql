-- The built-in calendar. A call's booking is found by its key, so call_id comes first there as everywhere. Overlaps are
-- ruled out by looking and writing under one advisory lock per business, not by an exclusion constraint: that would need
-- the extension btree_gist, which not every provider allows, and could not know the travel between visits.
create table if not exists appointments (
  call_id text collate "C" not null,
  idempotency_key text collate "C" not null,
  tenant_id text not null,
  uid text collate "C" not null,
  crew integer not null constraint appointments_crew check (crew >= 0),
  start_at timestamptz not null,
  end_at timestamptz not null,
  state text not null default 'booked' constraint appointments_state check (state in ('booked', 'cancelled')),
  customer_name text not null default '',
  customer_phone text not null default '',
  address text not null default '',
  problem text not null default '',
  urgency text not null default '',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (call_id, idempotency_key),
  constraint appointments_span check (end_at > start_at));
create index if not exists appointments_uid on appointments (uid);
create index if not exists appointments_time on appointments (tenant_id, end_at) where state = 'booked';
create index if not exists appointments_phone on appointments (tenant_id, customer_phone, start_at) where customer_phone <> '';

-- Names, numbers and addresses: closed to everybody until access.sql says who may see them.
alter table appointments enable row level security;
revoke all on appointments from public;
