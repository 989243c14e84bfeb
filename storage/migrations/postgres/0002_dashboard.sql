-- The dashboard's tables under their own names (design.md §4). Each is made only if it is missing and then given the
-- columns it lacks, so the same text builds a fresh database and takes over an existing one (M-01, M-02). Nothing is
-- ever dropped.

do $$
declare
  wanted record;
  label text;
begin
  for wanted in select * from (values
    ('lead_status', array['callback_requested','thinking','voicemail_left','info_only','deferred','converted','lost',
                          'abandoned','sales_opportunity']),
    ('lead_priority', array['hot','warm','cold']),
    ('job_status', array['new','confirmed','en_route','on_site','complete','cancelled']),
    ('urgency_level', array['low','medium','high','emergency']),
    ('service_type', array['hvac','plumbing','electrical','general']),
    ('booking_review_status', array['pending','confirmed','adjusted','cancelled'])
  ) as t(name, labels) loop
    if to_regtype(wanted.name) is null then
      execute format('create type %I as enum (%s)', wanted.name,
                     (select string_agg(quote_literal(l), ', ' order by n) from unnest(wanted.labels) with ordinality as u(l, n)));
    else
      foreach label in array wanted.labels loop
        execute format('alter type %I add value if not exists %L', wanted.name, label);
      end loop;
    end if;
  end loop;
end $$;

create table if not exists users (id uuid primary key default gen_random_uuid(), created_at timestamptz not null default now());
alter table users
  add column if not exists updated_at timestamptz not null default now(),
  add column if not exists email text,
  add column if not exists phone text,
  add column if not exists business_name text,
  add column if not exists timezone text default 'America/New_York',
  add column if not exists onboarding_completed_at timestamptz,
  add column if not exists onboarding_step integer default 1,
  add column if not exists business_phone text,
  add column if not exists carrier text,
  add column if not exists call_forwarding_verified boolean default false,
  add column if not exists cal_com_connected boolean default false,
  add column if not exists cal_com_user_id text,
  add column if not exists cal_com_event_type_id integer;
create index if not exists users_email on users (lower(email));

create table if not exists customers (id uuid primary key default gen_random_uuid(), created_at timestamptz not null default now());
alter table customers
  add column if not exists updated_at timestamptz not null default now(),
  add column if not exists user_id uuid not null references users(id) on delete cascade,
  add column if not exists name text not null,
  add column if not exists phone text,
  add column if not exists email text,
  add column if not exists address text,
  add column if not exists equipment jsonb default '[]',
  add column if not exists notes text,
  add column if not exists lifetime_value numeric(10,2) default 0,
  add column if not exists total_jobs integer default 0,
  add column if not exists last_service_at timestamptz;
select calllock_ensure_unique('customers', 'customers_user_id_phone', 'user_id, phone');
create index if not exists customers_e164 on customers (user_id, calllock_e164(phone));
create index if not exists customers_search on customers
  using gin (to_tsvector('english', coalesce(name, '') || ' ' || coalesce(phone, '') || ' ' || coalesce(address, '')));

create table if not exists jobs (id uuid primary key default gen_random_uuid(), created_at timestamptz not null default now());
alter table jobs
  add column if not exists updated_at timestamptz not null default now(),
  add column if not exists user_id uuid not null references users(id) on delete cascade,
  add column if not exists status job_status not null default 'new',
  add column if not exists needs_action boolean default false,
  add column if not exists needs_action_note text,
  add column if not exists customer_name text not null,
  add column if not exists customer_phone text not null,
  add column if not exists customer_address text not null,
  add column if not exists service_type service_type not null,
  add column if not exists urgency urgency_level default 'medium',
  add column if not exists ai_summary text,
  add column if not exists call_transcript text,
  add column if not exists scheduled_at timestamptz,
  add column if not exists revenue numeric(10,2),
  add column if not exists completed_at timestamptz,
  add column if not exists cancelled_at timestamptz,
  add column if not exists customer_id uuid references customers(id) on delete set null,
  add column if not exists cal_com_booking_uid text,
  add column if not exists is_ai_booked boolean default false,
  add column if not exists booking_confirmed boolean default false,
  add column if not exists started_at timestamptz,
  add column if not exists travel_started_at timestamptz,
  add column if not exists estimated_value numeric(10,2),
  add column if not exists original_call_id text,
  add column if not exists assigned_tech_name text,
  add column if not exists notes text;

create table if not exists leads (id uuid primary key default gen_random_uuid(), created_at timestamptz not null default now());
alter table leads
  add column if not exists updated_at timestamptz not null default now(),
  add column if not exists user_id uuid not null references users(id) on delete cascade,
  add column if not exists customer_name text not null,
  add column if not exists customer_phone text not null,
  add column if not exists customer_address text,
  add column if not exists status lead_status not null default 'callback_requested',
  add column if not exists priority lead_priority not null default 'warm',
  add column if not exists why_not_booked text,
  add column if not exists issue_description text,
  add column if not exists service_type service_type default 'hvac',
  add column if not exists urgency urgency_level default 'medium',
  add column if not exists estimated_value numeric(10,2),
  add column if not exists distance_miles numeric(5,1),
  add column if not exists callback_requested_at timestamptz,
  add column if not exists remind_at timestamptz,
  add column if not exists call_transcript text,
  add column if not exists ai_summary text,
  add column if not exists original_call_id text,
  add column if not exists converted_job_id uuid references jobs(id) on delete set null,
  add column if not exists converted_at timestamptz,
  add column if not exists lost_reason text,
  add column if not exists lost_at timestamptz,
  add column if not exists callback_outcome text,
  add column if not exists callback_outcome_at timestamptz,
  add column if not exists callback_outcome_note text,
  add column if not exists last_call_tapped_at timestamptz,
  add column if not exists time_preference text,
  add column if not exists sales_lead_notes text,
  add column if not exists is_callback_complaint boolean default false,
  add column if not exists is_archived boolean default false,
  add column if not exists notes text,
  -- what only the built-in ingest needs
  add column if not exists customer_id uuid references customers(id) on delete set null;

create table if not exists calls (id uuid primary key default gen_random_uuid(), created_at timestamptz not null default now());
alter table calls
  add column if not exists updated_at timestamptz not null default now(),
  add column if not exists user_id uuid not null references users(id) on delete cascade,
  add column if not exists call_id text,
  add column if not exists retell_call_id text,
  add column if not exists phone_number text not null,
  add column if not exists customer_name text,
  add column if not exists started_at timestamptz not null,
  add column if not exists ended_at timestamptz,
  add column if not exists duration_seconds integer,
  add column if not exists direction text default 'inbound',
  add column if not exists outcome text,
  add column if not exists hvac_issue_type text,
  add column if not exists urgency_tier text,
  add column if not exists problem_description text,
  add column if not exists revenue_tier_label text,
  add column if not exists revenue_tier_signals text[],
  add column if not exists job_id uuid references jobs(id) on delete set null,
  add column if not exists lead_id uuid references leads(id) on delete set null,
  add column if not exists synced_from_backend boolean default false,
  add column if not exists backend_call_id text,
  add column if not exists transcript_object jsonb,
  add column if not exists caller_type text,
  add column if not exists primary_intent text,
  add column if not exists booking_status text,
  add column if not exists is_callback_complaint boolean default false,
  add column if not exists status_color text;
select calllock_ensure_unique('calls', 'calls_user_id_backend_call_id', 'user_id, backend_call_id');
create index if not exists calls_e164 on calls (user_id, calllock_e164(phone_number), started_at desc);

create table if not exists emergency_alerts (id uuid primary key default gen_random_uuid(), created_at timestamptz not null default now());
alter table emergency_alerts
  add column if not exists updated_at timestamptz not null default now(),
  add column if not exists user_id uuid not null references users(id) on delete cascade,
  add column if not exists alert_id text,
  add column if not exists call_id text,
  add column if not exists phone_number text not null,
  add column if not exists customer_name text,
  add column if not exists customer_address text,
  add column if not exists urgency_tier text default 'Urgent',
  add column if not exists problem_description text not null,
  add column if not exists sms_sent_at timestamptz,
  add column if not exists sms_message_sid text,
  add column if not exists callback_promised_by timestamptz not null,
  add column if not exists callback_delivered_at timestamptz,
  add column if not exists callback_status text default 'pending',
  add column if not exists resolved_at timestamptz,
  add column if not exists resolution_notes text,
  add column if not exists converted_to_job_id uuid references jobs(id) on delete set null,
  add column if not exists converted_to_lead_id uuid references leads(id) on delete set null,
  add column if not exists synced_from_backend boolean default false,
  add column if not exists backend_alert_id text;
-- An alert that no provider took has no time of sending; the old column forced one to be invented (A-01).
alter table emergency_alerts alter column sms_sent_at drop not null;
select calllock_ensure_unique('emergency_alerts', 'emergency_alerts_user_id_backend_alert_id', 'user_id, backend_alert_id');
create index if not exists emergency_alerts_e164 on emergency_alerts (user_id, calllock_e164(phone_number), created_at desc);

create index if not exists jobs_e164 on jobs (user_id, calllock_e164(customer_phone), created_at desc);
create index if not exists jobs_schedule on jobs (user_id, scheduled_at) where scheduled_at is not null;
create index if not exists leads_e164 on leads (user_id, calllock_e164(customer_phone), created_at desc);
create index if not exists leads_queue on leads (user_id, status, created_at desc);
