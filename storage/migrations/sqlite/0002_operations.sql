-- Notes, messages, preferences and the dashboard's supporting tables.

create table operator_notes (
  id text primary key default (lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
  created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  user_id text not null references users(id) on delete cascade,
  customer_phone text,
  customer_name text,
  note_text text,
  created_by text,
  expires_at text,
  is_active integer default true,
  job_id text references jobs(id) on delete set null,
  lead_id text references leads(id) on delete set null,
  customer_id text references customers(id) on delete set null,
  synced_from_backend integer default false,
  backend_note_id text);

create table customer_notes (
  id text primary key default (lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
  created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  user_id text references users(id) on delete cascade,
  phone_number text,
  note text,
  created_by text,
  expires_at text,
  is_active integer default true);

create table sms_alert_context (
  id text primary key default (lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
  created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  operator_phone text,
  alert_type text,
  lead_id text references leads(id) on delete set null,
  customer_id text references customers(id) on delete set null,
  job_id text references jobs(id) on delete set null,
  customer_phone text,
  customer_name text,
  user_id text references users(id) on delete cascade,
  status text default 'pending',
  replied_at text,
  reply_code integer,
  call_id text);

create table sms_log (
  id text primary key default (lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
  created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  job_id text references jobs(id) on delete set null,
  lead_id text references leads(id) on delete set null,
  user_id text references users(id) on delete cascade,
  direction text,
  to_phone text,
  from_phone text,
  body text,
  twilio_sid text,
  status text,
  event_type text,
  delivery_status text,
  delivery_status_updated_at text);

create table ai_booking_reviews (
  id text primary key default (lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
  created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  user_id text references users(id) on delete cascade,
  job_id text references jobs(id) on delete cascade,
  status text default 'pending',
  original_scheduled_at text,
  cal_com_booking_uid text,
  adjusted_scheduled_at text,
  adjustment_reason text,
  cancellation_reason text,
  reviewed_at text);

create table operator_notification_preferences (
  id text primary key default (lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
  created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  user_id text references users(id) on delete cascade,
  sms_same_day_booking integer default true,
  sms_future_booking integer default false,
  sms_callback_request integer default true,
  sms_schedule_conflict integer default true,
  sms_cancellation integer default true,
  quiet_hours_enabled integer default true,
  quiet_hours_start text default '19:00',
  quiet_hours_end text default '06:00',
  sms_unsubscribed integer default false,
  sms_unsubscribed_at text,
  urgent_bypass_quiet_hours integer default true,
  push_enabled integer default false,
  getting_cold_threshold_hours integer default 24);

create table notification_queue (
  id text primary key default (lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
  created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  user_id text references users(id) on delete cascade,
  job_id text references jobs(id) on delete set null,
  event_type text,
  message_body text,
  queued_at text default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  send_at text,
  sent_at text,
  status text default 'queued',
  error_message text,
  twilio_sid text);

create table sms_retry_queue (
  id text primary key default (lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
  created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  to_phone text,
  message_body text,
  event_type text,
  retry_attempt integer default 1,
  max_attempts integer default 3,
  retry_at text,
  status text default 'pending');

create table business_hours (
  id text primary key default (lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
  created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  user_id text references users(id) on delete cascade,
  day_of_week integer,
  is_open integer default true,
  open_time text default '08:00',
  close_time text default '18:00');

create table service_areas (
  id text primary key default (lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
  created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  user_id text references users(id) on delete cascade,
  zip_code text,
  city text,
  state text);

create table push_subscriptions (
  id text primary key default (lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
  created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  user_id text references users(id) on delete cascade,
  endpoint text,
  p256dh text,
  auth text);

create table notification_history (
  id text primary key default (lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
  created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  user_id text references users(id) on delete cascade,
  event_type text,
  message_body text);

create table feature_flags (
  id text primary key default (lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
  created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  user_id text references users(id) on delete cascade,
  flag_name text,
  enabled integer default false);

create table onboarding_test_calls (
  id text primary key default (lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
  created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  user_id text references users(id) on delete cascade,
  status text default 'pending',
  completed_at text);

create index operator_notes_by_user on operator_notes (user_id);
create index customer_notes_by_user on customer_notes (user_id);
create unique index operator_notification_preferences_user_id on operator_notification_preferences (user_id);
create unique index business_hours_user_id_day_of_week on business_hours (user_id, day_of_week);
create unique index service_areas_user_id_zip_code on service_areas (user_id, zip_code);

create trigger users_preferences after insert on users for each row begin
  insert or ignore into operator_notification_preferences (user_id) values (new.id);
end;
