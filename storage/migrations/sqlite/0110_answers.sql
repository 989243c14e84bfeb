-- What the owner answered about a call, for the lead that is made after it.
create index sms_log_answers on sms_log (user_id, call_id) where direction = 'inbound';
