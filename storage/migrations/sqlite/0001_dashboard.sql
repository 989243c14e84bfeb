-- The dashboard's tables, the same names and columns as in PostgreSQL. Times are texts in UTC with milliseconds
-- (2026-03-05T20:00:00.000Z), so that comparing texts compares times; arrays and objects are JSON texts; ids look like
-- UUIDs. Checks that PostgreSQL makes by enumerated types are left to the codec, which lets nothing else through.

create table users (
  id text primary key default (lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
  created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  email text,
  phone text,
  business_name text,
  timezone text default 'America/New_York',
  onboarding_completed_at text,
  onboarding_step integer default 1,
  business_phone text,
  carrier text,
  call_forwarding_verified integer default false,
  cal_com_connected integer default false,
  cal_com_user_id text,
  cal_com_event_type_id integer);

create table customers (
  id text primary key default (lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
  created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  user_id text not null references users(id) on delete cascade,
  name text not null,
  phone text,
  email text,
  address text,
  equipment text default '[]',
  notes text,
  lifetime_value real default 0,
  total_jobs integer default 0,
  last_service_at text);

create table jobs (
  id text primary key default (lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
  created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  user_id text not null references users(id) on delete cascade,
  status text not null default 'new',
  needs_action integer default false,
  needs_action_note text,
  customer_name text not null,
  customer_phone text not null,
  customer_address text not null,
  service_type text not null,
  urgency text default 'medium',
  ai_summary text,
  call_transcript text,
  scheduled_at text,
  revenue real,
  completed_at text,
  cancelled_at text,
  customer_id text references customers(id) on delete set null,
  cal_com_booking_uid text,
  is_ai_booked integer default false,
  booking_confirmed integer default false,
  started_at text,
  travel_started_at text,
  estimated_value real,
  original_call_id text,
  assigned_tech_name text,
  notes text,
  revenue_tier text,
  revenue_tier_label text,
  revenue_tier_signals text,
  revenue_confidence text,
  revenue_tier_description text,
  revenue_tier_range text,
  revenue_factors text,
  potential_replacement integer,
  estimated_revenue_low real,
  estimated_revenue_high real,
  estimated_revenue_display text,
  problem_duration text,
  problem_duration_category text,
  problem_onset text,
  problem_pattern text,
  customer_attempted_fixes text,
  issue_description text,
  sales_lead_notes text,
  equipment_type text,
  equipment_age text,
  equipment_age_bracket text,
  property_type text,
  system_status text,
  work_type text,
  is_decision_maker integer,
  decision_maker_contact text,
  sentiment_score integer,
  tags text default '{}',
  end_call_reason text,
  caller_type text,
  primary_intent text,
  booking_status text,
  is_callback_complaint integer default false,
  is_archived integer default false,
  status_color text default 'blue',
  priority_color text default 'blue',
  priority_reason text,
  call_type text,
  call_subtype text,
  call_type_confidence text,
  is_commercial integer,
  is_third_party integer,
  third_party_type text,
  site_contact_name text,
  site_contact_phone text,
  transcript_object text,
  card_headline text,
  card_summary text,
  slot_changed integer,
  urgency_mismatch integer,
  booking_requested_time text,
  booking_booked_slot text,
  booking_urgency_transition text,
  quality_score integer,
  ingest_status text,
  ingest_priority text,
  ingest_color text,
  duplicate_of text references jobs(id) on delete set null,
  ingest_scheduled_at text);

create table leads (
  id text primary key default (lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
  created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  user_id text not null references users(id) on delete cascade,
  customer_name text not null,
  customer_phone text not null,
  customer_address text,
  status text not null default 'callback_requested',
  priority text not null default 'warm',
  why_not_booked text,
  issue_description text,
  service_type text default 'hvac',
  urgency text default 'medium',
  estimated_value real,
  distance_miles real,
  callback_requested_at text,
  remind_at text,
  call_transcript text,
  ai_summary text,
  original_call_id text,
  converted_job_id text references jobs(id) on delete set null,
  converted_at text,
  lost_reason text,
  lost_at text,
  callback_outcome text,
  callback_outcome_at text,
  callback_outcome_note text,
  last_call_tapped_at text,
  time_preference text,
  sales_lead_notes text,
  is_callback_complaint integer default false,
  is_archived integer default false,
  notes text,
  customer_id text references customers(id) on delete set null,
  revenue_tier text,
  revenue_tier_label text,
  revenue_tier_signals text,
  revenue_confidence text,
  revenue_tier_description text,
  revenue_tier_range text,
  revenue_factors text,
  potential_replacement integer,
  estimated_revenue_low real,
  estimated_revenue_high real,
  estimated_revenue_display text,
  problem_duration text,
  problem_duration_category text,
  problem_onset text,
  problem_pattern text,
  customer_attempted_fixes text,
  equipment_type text,
  equipment_age text,
  equipment_age_bracket text,
  property_type text,
  system_status text,
  work_type text,
  is_decision_maker integer,
  decision_maker_contact text,
  sentiment_score integer,
  tags text default '{}',
  end_call_reason text,
  caller_type text,
  primary_intent text,
  booking_status text,
  status_color text default 'blue',
  priority_color text default 'blue',
  priority_reason text,
  call_type text,
  call_subtype text,
  call_type_confidence text,
  is_commercial integer,
  is_third_party integer,
  third_party_type text,
  site_contact_name text,
  site_contact_phone text,
  transcript_object text,
  card_headline text,
  card_summary text,
  slot_changed integer,
  urgency_mismatch integer,
  booking_requested_time text,
  booking_booked_slot text,
  booking_urgency_transition text,
  quality_score integer,
  ingest_status text,
  ingest_priority text,
  ingest_color text,
  duplicate_of text references leads(id) on delete set null);

create table calls (
  id text primary key default (lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
  created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  user_id text not null references users(id) on delete cascade,
  call_id text,
  retell_call_id text,
  phone_number text not null,
  customer_name text,
  started_at text not null,
  ended_at text,
  duration_seconds integer,
  direction text default 'inbound',
  outcome text,
  hvac_issue_type text,
  urgency_tier text,
  problem_description text,
  revenue_tier_label text,
  revenue_tier_signals text,
  job_id text references jobs(id) on delete set null,
  lead_id text references leads(id) on delete set null,
  synced_from_backend integer default false,
  backend_call_id text,
  transcript_object text,
  caller_type text,
  primary_intent text,
  booking_status text,
  is_callback_complaint integer default false,
  status_color text,
  end_call_reason text,
  priority_color text,
  priority_reason text,
  call_type text,
  call_subtype text,
  is_commercial integer,
  call_summary text,
  sentiment text,
  quality_score integer,
  slot_changed integer,
  urgency_mismatch integer,
  booking_requested_time text,
  booking_booked_slot text,
  booking_urgency_transition text,
  card_headline text,
  card_summary text);

create table emergency_alerts (
  id text primary key default (lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
  created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  user_id text not null references users(id) on delete cascade,
  alert_id text,
  call_id text,
  phone_number text not null,
  customer_name text,
  customer_address text,
  urgency_tier text default 'Urgent',
  problem_description text not null,
  sms_sent_at text,
  sms_message_sid text,
  callback_promised_by text not null,
  callback_delivered_at text,
  callback_status text default 'pending',
  resolved_at text,
  resolution_notes text,
  converted_to_job_id text references jobs(id) on delete set null,
  converted_to_lead_id text references leads(id) on delete set null,
  synced_from_backend integer default false,
  backend_alert_id text);

create index users_email on users (lower(email));
create unique index customers_user_id_phone on customers (user_id, phone);
create unique index leads_one_per_call on leads (user_id, original_call_id) where duplicate_of is null;
create unique index jobs_one_per_call on jobs (user_id, original_call_id) where duplicate_of is null;
create unique index calls_user_id_backend_call_id on calls (user_id, backend_call_id);
create unique index emergency_alerts_user_id_backend_alert_id on emergency_alerts (user_id, backend_alert_id);
create index jobs_by_user on jobs (user_id, created_at);
create index jobs_schedule on jobs (user_id, scheduled_at) where scheduled_at is not null;
create index jobs_original_call on jobs (original_call_id);
create index leads_by_user on leads (user_id, created_at);
create index leads_original_call on leads (original_call_id);
create index calls_by_user on calls (user_id, started_at);
create index calls_backend_call on calls (backend_call_id);

create trigger users_touch after update on users for each row when new.updated_at is old.updated_at begin
  update users set updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') where id = new.id;
end;

create trigger customers_touch after update on customers for each row when new.updated_at is old.updated_at begin
  update customers set updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') where id = new.id;
end;

create trigger jobs_touch after update on jobs for each row when new.updated_at is old.updated_at begin
  update jobs set updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') where id = new.id;
end;

create trigger leads_touch after update on leads for each row when new.updated_at is old.updated_at begin
  update leads set updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') where id = new.id;
end;

create trigger calls_touch after update on calls for each row when new.updated_at is old.updated_at begin
  update calls set updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') where id = new.id;
end;

create trigger emergency_alerts_touch after update on emergency_alerts for each row when new.updated_at is old.updated_at begin
  update emergency_alerts set updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') where id = new.id;
end;

-- A finished job counts for its customer, once.
create trigger jobs_finished after update on jobs for each row
  when new.status = 'complete' and old.status is not 'complete' and new.customer_id is not null begin
  update customers set total_jobs = coalesce(total_jobs, 0) + 1, lifetime_value = coalesce(lifetime_value, 0) + coalesce(new.revenue, 0),
    last_service_at = coalesce(new.completed_at, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
  where id = new.customer_id;
end;
