-- Notes, messages, preferences and the dashboard's supporting tables.

create table if not exists operator_notes (id uuid primary key default gen_random_uuid(), created_at timestamptz not null default now());
alter table operator_notes
  add column if not exists updated_at timestamptz not null default now(),
  add column if not exists user_id uuid not null references users(id) on delete cascade,
  add column if not exists customer_phone text,
  add column if not exists customer_name text,
  add column if not exists note_text text,
  add column if not exists created_by text,
  add column if not exists expires_at timestamptz,
  add column if not exists is_active boolean default true,
  add column if not exists job_id uuid references jobs(id) on delete set null,
  add column if not exists lead_id uuid references leads(id) on delete set null,
  add column if not exists customer_id uuid references customers(id) on delete set null,
  add column if not exists synced_from_backend boolean default false,
  add column if not exists backend_note_id text;
create index if not exists operator_notes_e164 on operator_notes (user_id, calllock_e164(customer_phone));

-- Used by the old code without a migration and without an owner (M-02, S-19). Rows without an owner belong to the only
-- user if there is just one; with several users nobody can tell, so they are shown to none of them (I11).
create table if not exists customer_notes (id uuid primary key default gen_random_uuid(), created_at timestamptz default now());
alter table customer_notes
  add column if not exists user_id uuid references users(id) on delete cascade,
  add column if not exists phone_number text,
  add column if not exists note text,
  add column if not exists created_by text,
  add column if not exists expires_at timestamptz,
  add column if not exists is_active boolean default true;
update customer_notes set user_id = (select id from users) where user_id is null and (select count(*) from users) = 1;
create index if not exists customer_notes_e164 on customer_notes (user_id, calllock_e164(phone_number));

create table if not exists sms_alert_context (id uuid primary key default gen_random_uuid(), created_at timestamptz not null default now());
alter table sms_alert_context
  add column if not exists operator_phone text,
  add column if not exists alert_type text,
  add column if not exists lead_id uuid references leads(id) on delete set null,
  add column if not exists customer_id uuid references customers(id) on delete set null,
  add column if not exists job_id uuid references jobs(id) on delete set null,
  add column if not exists customer_phone text,
  add column if not exists customer_name text,
  add column if not exists user_id uuid references users(id) on delete cascade,
  add column if not exists status text default 'pending',
  add column if not exists replied_at timestamptz,
  add column if not exists reply_code integer,
  add column if not exists call_id text;

create table if not exists sms_log (id uuid primary key default gen_random_uuid(), created_at timestamptz not null default now());
alter table sms_log
  add column if not exists job_id uuid references jobs(id) on delete set null,
  add column if not exists lead_id uuid references leads(id) on delete set null,
  add column if not exists user_id uuid references users(id) on delete cascade,
  add column if not exists direction text,
  add column if not exists to_phone text,
  add column if not exists from_phone text,
  add column if not exists body text,
  add column if not exists twilio_sid text,
  add column if not exists status text,
  add column if not exists event_type text,
  add column if not exists delivery_status text,
  add column if not exists delivery_status_updated_at timestamptz;

create table if not exists ai_booking_reviews (id uuid primary key default gen_random_uuid(), created_at timestamptz not null default now());
alter table ai_booking_reviews
  add column if not exists user_id uuid references users(id) on delete cascade,
  add column if not exists job_id uuid references jobs(id) on delete cascade,
  add column if not exists status booking_review_status default 'pending',
  add column if not exists original_scheduled_at timestamptz,
  add column if not exists cal_com_booking_uid text,
  add column if not exists adjusted_scheduled_at timestamptz,
  add column if not exists adjustment_reason text,
  add column if not exists cancellation_reason text,
  add column if not exists reviewed_at timestamptz;

create table if not exists operator_notification_preferences (id uuid primary key default gen_random_uuid(), created_at timestamptz not null default now());
alter table operator_notification_preferences
  add column if not exists updated_at timestamptz not null default now(),
  add column if not exists user_id uuid references users(id) on delete cascade,
  add column if not exists sms_same_day_booking boolean default true,
  add column if not exists sms_future_booking boolean default false,
  add column if not exists sms_callback_request boolean default true,
  add column if not exists sms_schedule_conflict boolean default true,
  add column if not exists sms_cancellation boolean default true,
  add column if not exists quiet_hours_enabled boolean default true,
  add column if not exists quiet_hours_start time default '19:00',
  add column if not exists quiet_hours_end time default '06:00',
  add column if not exists sms_unsubscribed boolean default false,
  add column if not exists sms_unsubscribed_at timestamptz,
  add column if not exists urgent_bypass_quiet_hours boolean default true,
  add column if not exists push_enabled boolean default false,
  add column if not exists getting_cold_threshold_hours integer default 24;
select calllock_ensure_unique('operator_notification_preferences', 'operator_notification_preferences_user_id', 'user_id');

create table if not exists notification_queue (id uuid primary key default gen_random_uuid(), created_at timestamptz not null default now());
alter table notification_queue
  add column if not exists user_id uuid references users(id) on delete cascade,
  add column if not exists job_id uuid references jobs(id) on delete set null,
  add column if not exists event_type text,
  add column if not exists message_body text,
  add column if not exists queued_at timestamptz default now(),
  add column if not exists send_at timestamptz,
  add column if not exists sent_at timestamptz,
  add column if not exists status text default 'queued',
  add column if not exists error_message text,
  add column if not exists twilio_sid text;

create table if not exists sms_retry_queue (id uuid primary key default gen_random_uuid(), created_at timestamptz not null default now());
alter table sms_retry_queue
  add column if not exists to_phone text,
  add column if not exists message_body text,
  add column if not exists event_type text,
  add column if not exists retry_attempt integer default 1,
  add column if not exists max_attempts integer default 3,
  add column if not exists retry_at timestamptz,
  add column if not exists status text default 'pending';

create table if not exists business_hours (id uuid primary key default gen_random_uuid(), created_at timestamptz not null default now());
alter table business_hours
  add column if not exists user_id uuid references users(id) on delete cascade,
  add column if not exists day_of_week integer,
  add column if not exists is_open boolean default true,
  add column if not exists open_time time default '08:00',
  add column if not exists close_time time default '18:00';
select calllock_ensure_unique('business_hours', 'business_hours_user_id_day_of_week', 'user_id, day_of_week');

create table if not exists service_areas (id uuid primary key default gen_random_uuid(), created_at timestamptz not null default now());
alter table service_areas
  add column if not exists user_id uuid references users(id) on delete cascade,
  add column if not exists zip_code text,
  add column if not exists city text,
  add column if not exists state text;
select calllock_ensure_unique('service_areas', 'service_areas_user_id_zip_code', 'user_id, zip_code');

create table if not exists push_subscriptions (id uuid primary key default gen_random_uuid(), created_at timestamptz not null default now());
alter table push_subscriptions
  add column if not exists user_id uuid references users(id) on delete cascade,
  add column if not exists endpoint text,
  add column if not exists p256dh text,
  add column if not exists auth text;
select calllock_ensure_unique('push_subscriptions', 'push_subscriptions_endpoint', 'endpoint');

create table if not exists notification_history (id uuid primary key default gen_random_uuid(), created_at timestamptz not null default now());
alter table notification_history
  add column if not exists user_id uuid references users(id) on delete cascade,
  add column if not exists event_type text,
  add column if not exists message_body text;

create table if not exists feature_flags (id uuid primary key default gen_random_uuid(), created_at timestamptz not null default now());
alter table feature_flags
  add column if not exists user_id uuid references users(id) on delete cascade,
  add column if not exists flag_name text,
  add column if not exists enabled boolean default false;
select calllock_ensure_unique('feature_flags', 'feature_flags_user_id_flag_name', 'user_id, flag_name');

create table if not exists onboarding_test_calls (id uuid primary key default gen_random_uuid(), created_at timestamptz not null default now());
alter table onboarding_test_calls
  add column if not exists user_id uuid references users(id) on delete cascade,
  add column if not exists status text default 'pending',
  add column if not exists completed_at timestamptz;
