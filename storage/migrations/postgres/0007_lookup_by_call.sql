-- The audit of each closing call asks for its records by the call alone; without these every close scans the tables.
create index if not exists leads_original_call on leads (original_call_id);
create index if not exists jobs_original_call on jobs (original_call_id);
create index if not exists calls_backend_call on calls (backend_call_id);
