-- Texts; see storage/migrations/postgres/0020_texts.sql.
alter table outbox add column provider_id text;
alter table outbox add column sender text;
alter table outbox add column recipient text;
alter table outbox add column delivery_status text;
alter table outbox add column delivery_code integer;
alter table outbox add column delivery_status_at text;
alter table outbox add column watch_at text;
alter table outbox add column replied_at text;
create index outbox_watched on outbox (watch_at) where watch_at is not null;
create index outbox_recipient on outbox (recipient, done_at) where recipient is not null;

alter table sms_log add column call_id text;
alter table sms_log add column answer text;
create index sms_log_sid on sms_log (twilio_sid) where twilio_sid is not null;
create index sms_alert_context_call on sms_alert_context (user_id, call_id);
