#pragma once

/// A dashboard's database as the older programs left it (reference/dashboard.md §2): tables made by its own migrations
/// and by hand, some columns missing, policies that open tables, views with their owner's rights, the same call stored
/// twice.
namespace calllock::test {

inline constexpr const char* existing_dashboard = R"sql(
create schema auth;
create table auth.users (id uuid primary key, email text);

create type lead_status as enum ('callback_requested','thinking','voicemail_left','info_only','deferred','converted','lost');
create type lead_priority as enum ('hot','warm','cold');
create type job_status as enum ('new','confirmed','en_route','on_site','complete','cancelled');
create type urgency_level as enum ('low','medium','high','emergency');
create type service_type as enum ('hvac','plumbing','electrical','general');

create table users (
  id uuid primary key references auth.users(id) on delete cascade, email text, phone text, business_name text,
  timezone text default 'America/New_York', created_at timestamptz default now(), updated_at timestamptz default now());
create table customers (
  id uuid primary key default gen_random_uuid(), user_id uuid not null references users(id) on delete cascade, name text not null,
  phone text not null, address text, lifetime_value decimal(10,2) default 0, total_jobs int default 0, last_service_at timestamptz,
  created_at timestamptz default now(), updated_at timestamptz default now(), unique (user_id, phone));
create table jobs (
  id uuid primary key default gen_random_uuid(), user_id uuid not null references users(id) on delete cascade,
  status job_status not null default 'new', customer_name text not null, customer_phone text not null, customer_address text not null,
  service_type service_type not null, urgency urgency_level default 'medium', scheduled_at timestamptz, revenue decimal(10,2),
  completed_at timestamptz, customer_id uuid references customers(id), original_call_id text, is_ai_booked boolean default false,
  created_at timestamptz default now(), updated_at timestamptz default now());
create table leads (
  id uuid primary key default gen_random_uuid(), user_id uuid not null references users(id) on delete cascade,
  customer_name text not null, customer_phone text not null, customer_address text, status lead_status not null default 'callback_requested',
  priority lead_priority not null default 'warm', why_not_booked text, original_call_id text, converted_job_id uuid references jobs(id),
  lost_at timestamptz, remind_at timestamptz, callback_outcome text, status_color text default 'gray',
  created_at timestamptz default now(), updated_at timestamptz default now());
create table calls (
  id uuid primary key default gen_random_uuid(), user_id uuid not null references users(id) on delete cascade, call_id text not null,
  phone_number text not null, started_at timestamptz not null, outcome text, backend_call_id text, created_at timestamptz default now(),
  updated_at timestamptz default now(), unique (user_id, backend_call_id));
create table emergency_alerts (
  id uuid primary key default gen_random_uuid(), user_id uuid not null references users(id) on delete cascade, phone_number text not null,
  problem_description text not null, sms_sent_at timestamptz not null, callback_promised_by timestamptz not null, backend_alert_id text,
  created_at timestamptz default now(), updated_at timestamptz default now(), unique (user_id, backend_alert_id));
create table sms_alert_context (id uuid primary key default gen_random_uuid(), operator_phone text, alert_type text, customer_phone text, user_id uuid, created_at timestamptz default now());
create table customer_notes (id serial primary key, phone_number text, note text, created_by text, expires_at timestamptz, is_active boolean default true, created_at timestamptz default now());
create table call_sessions (
  call_id text primary key, conversation_state jsonb not null, retell_data jsonb, synced_to_dashboard boolean default false,
  created_at timestamptz default now());

create function has_tag(tags jsonb, cat text, tag_name text) returns boolean language sql as $$ select (tags -> cat) ? tag_name $$;
create view active_leads as select id, user_id, customer_name from leads where status not in ('converted', 'lost');
create view team_stats as select user_id, count(*) from jobs group by 1;

grant all on all tables in schema public to anon, authenticated, service_role;
alter table leads enable row level security;
create policy "own leads" on leads for all
  using (user_id::text = nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub');
alter table calls enable row level security;
create policy "insert own calls" on calls for insert to authenticated with check (true);
create policy "select own calls" on calls for select to authenticated
  using (user_id::text = nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub');
alter table sms_alert_context enable row level security;
create policy "Service role full access" on sms_alert_context for all using (true) with check (true);
alter table call_sessions enable row level security;
create policy "Service role full access" on call_sessions for all using (true);

insert into auth.users values ('00000000-0000-4000-a000-000000000001', 'owner@example.test'),
  ('00000000-0000-4000-a000-000000000002', 'late@example.test');
insert into users (id, email) values ('00000000-0000-4000-a000-000000000001', 'owner@example.test');
insert into leads (user_id, customer_name, customer_phone, original_call_id, status, created_at) values
  ('00000000-0000-4000-a000-000000000001', 'First', '(512) 555-0147', 'call_twice', 'callback_requested', '2026-01-01'),
  ('00000000-0000-4000-a000-000000000001', 'Worked on', '5125550147', 'call_twice', 'lost', '2026-01-02'),
  ('00000000-0000-4000-a000-000000000001', 'No call', '5125550148', null, 'thinking', '2026-01-02');
insert into jobs (user_id, customer_name, customer_phone, customer_address, service_type, original_call_id, status, scheduled_at, created_at) values
  ('00000000-0000-4000-a000-000000000001', 'Job', '5125550149', 'x', 'hvac', 'call_job', 'cancelled', null, '2026-01-01'),
  ('00000000-0000-4000-a000-000000000001', 'Job', '5125550149', 'x', 'hvac', 'call_job', 'confirmed', '2026-02-01 15:00+00', '2026-01-02');
insert into customer_notes (phone_number, note) values ('5125550147', 'Side gate sticks');
insert into call_sessions (call_id, conversation_state, synced_to_dashboard, created_at) values
  ('call_old', '{"callId": "call_old", "customerName": "Robin Vale", "bookingAttempted": true}', true, '2026-01-01');
)sql";

}  // namespace calllock::test
