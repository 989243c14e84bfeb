-- Texts: what the provider said of each, who was texted from which number, and when the next number's turn is.
alter table outbox
  add column if not exists provider_id text,
  add column if not exists sender text,
  add column if not exists recipient text,
  add column if not exists delivery_status text,
  add column if not exists delivery_code integer,
  add column if not exists delivery_status_at timestamptz,
  add column if not exists watch_at timestamptz,
  add column if not exists replied_at timestamptz;
create index if not exists outbox_watched on outbox (watch_at) where watch_at is not null;
create index if not exists outbox_recipient on outbox (recipient, done_at) where recipient is not null;

-- A reply is taken once, and a repeat of it gets the same answer.
alter table sms_log
  add column if not exists call_id text,
  add column if not exists answer text;
create index if not exists sms_log_sid on sms_log (twilio_sid) where twilio_sid is not null;
create index if not exists sms_alert_context_call on sms_alert_context (user_id, call_id);
