-- Everything a delivery carries gets a column (D-05, D-06), the same on leads and jobs, because a lead may become a job.

do $$
declare
  target text;
begin
  foreach target in array array['leads', 'jobs'] loop
    execute format($sql$
      alter table %I
        add column if not exists revenue_tier text,
        add column if not exists revenue_tier_label text,
        add column if not exists revenue_tier_signals text[],
        add column if not exists revenue_confidence text,
        add column if not exists revenue_tier_description text,
        add column if not exists revenue_tier_range text,
        add column if not exists revenue_factors text[],
        add column if not exists potential_replacement boolean,
        add column if not exists estimated_revenue_low numeric(10,2),
        add column if not exists estimated_revenue_high numeric(10,2),
        add column if not exists estimated_revenue_display text,
        add column if not exists problem_duration text,
        add column if not exists problem_duration_category text,
        add column if not exists problem_onset text,
        add column if not exists problem_pattern text,
        add column if not exists customer_attempted_fixes text,
        add column if not exists issue_description text,
        add column if not exists sales_lead_notes text,
        add column if not exists equipment_type text,
        add column if not exists equipment_age text,
        add column if not exists equipment_age_bracket text,
        add column if not exists property_type text,
        add column if not exists system_status text,
        add column if not exists work_type text,
        add column if not exists is_decision_maker boolean,
        add column if not exists decision_maker_contact text,
        add column if not exists sentiment_score integer,
        add column if not exists tags jsonb default '{}',
        add column if not exists end_call_reason text,
        add column if not exists caller_type text,
        add column if not exists primary_intent text,
        add column if not exists booking_status text,
        add column if not exists is_callback_complaint boolean default false,
        add column if not exists is_archived boolean default false,
        add column if not exists status_color text default 'blue',
        add column if not exists priority_color text default 'blue',
        add column if not exists priority_reason text,
        add column if not exists call_type text,
        add column if not exists call_subtype text,
        add column if not exists call_type_confidence text,
        add column if not exists is_commercial boolean,
        add column if not exists is_third_party boolean,
        add column if not exists third_party_type text,
        add column if not exists site_contact_name text,
        add column if not exists site_contact_phone text,
        add column if not exists transcript_object jsonb,
        add column if not exists card_headline text,
        add column if not exists card_summary text,
        add column if not exists slot_changed boolean,
        add column if not exists urgency_mismatch boolean,
        add column if not exists booking_requested_time text,
        add column if not exists booking_booked_slot text,
        add column if not exists booking_urgency_transition text,
        add column if not exists quality_score integer,
        -- What the ingest itself wrote last: a value that differs from it is somebody's decision and stays (D-04).
        add column if not exists ingest_status text,
        add column if not exists ingest_priority text,
        add column if not exists ingest_color text,
        -- The row that stands for the call where an older program had stored the call several times.
        add column if not exists duplicate_of uuid references %I(id) on delete set null,
        -- M-03: one set of colours, and one default for both.
        alter column status_color set default 'blue'
    $sql$, target, target);
  end loop;
end $$;

alter table jobs add column if not exists ingest_scheduled_at timestamptz;

alter table calls
  add column if not exists end_call_reason text,
  add column if not exists priority_color text,
  add column if not exists priority_reason text,
  add column if not exists call_type text,
  add column if not exists call_subtype text,
  add column if not exists is_commercial boolean,
  add column if not exists call_summary text,
  add column if not exists sentiment text,
  add column if not exists quality_score integer,
  add column if not exists slot_changed boolean,
  add column if not exists urgency_mismatch boolean,
  add column if not exists booking_requested_time text,
  add column if not exists booking_booked_slot text,
  add column if not exists booking_urgency_transition text,
  add column if not exists card_headline text,
  add column if not exists card_summary text;

-- One row per call and user (D-07, D-08). Where several are there already, the one that people have most likely worked
-- with stands for the call: a finished or converted one, else the oldest. The others keep all they hold and point to it.
with ranked as (
  select id, first_value(id) over (
           partition by user_id, original_call_id
           order by (status in ('converted', 'lost')) desc, (remind_at is not null or callback_outcome is not null) desc,
                    created_at, id) as keeper
  from leads where original_call_id is not null and duplicate_of is null)
update leads l set duplicate_of = r.keeper from ranked r where l.id = r.id and r.keeper <> l.id;

with ranked as (
  select id, first_value(id) over (
           partition by user_id, original_call_id
           order by (status <> 'cancelled') desc, (scheduled_at is not null) desc, (status <> 'new') desc,
                    created_at, id) as keeper
  from jobs where original_call_id is not null and duplicate_of is null)
update jobs j set duplicate_of = r.keeper from ranked r where j.id = r.id and r.keeper <> j.id;

create unique index if not exists leads_one_per_call on leads (user_id, original_call_id) where duplicate_of is null;
create unique index if not exists jobs_one_per_call on jobs (user_id, original_call_id) where duplicate_of is null;
