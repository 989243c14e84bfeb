-- Triggers, helper functions and views of the dashboard.

do $$
declare
  target text;
begin
  foreach target in array array['users', 'jobs', 'customers', 'leads', 'operator_notification_preferences',
                                'operator_notes', 'calls', 'emergency_alerts'] loop
    -- An existing database has triggers of its own for this; two of them would do no harm, but one is enough.
    if not exists (select 1 from pg_trigger t join pg_proc p on p.oid = t.tgfoid
                   where t.tgrelid = target::regclass and not t.tgisinternal and p.prosrc like '%updated_at%') then
      execute format('create trigger calllock_touch before update on %I for each row execute function calllock_touch()', target);
    end if;
  end loop;
end $$;

-- A finished job counts for its customer, once.
create or replace function calllock_job_finished() returns trigger language plpgsql as $$
begin
  if new.customer_id is not null then
    update customers set total_jobs = coalesce(total_jobs, 0) + 1,
                         lifetime_value = coalesce(lifetime_value, 0) + coalesce(new.revenue, 0),
                         last_service_at = coalesce(new.completed_at, now())
    where id = new.customer_id;
  end if;
  return new;
end $$;

create or replace function calllock_new_user() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from operator_notification_preferences where user_id = new.id) then
    insert into operator_notification_preferences (user_id) values (new.id);
  end if;
  return new;
end $$;

do $$
begin
  if not exists (select 1 from pg_trigger t join pg_proc p on p.oid = t.tgfoid
                 where t.tgrelid = 'jobs'::regclass and not t.tgisinternal and p.prosrc like '%lifetime_value%') then
    create trigger calllock_job_finished after update on jobs for each row
      when (new.status = 'complete' and old.status is distinct from 'complete') execute function calllock_job_finished();
  end if;
  if not exists (select 1 from pg_trigger t join pg_proc p on p.oid = t.tgfoid
                 where t.tgrelid = 'users'::regclass and not t.tgisinternal
                   and p.prosrc like '%operator_notification_preferences%') then
    create trigger calllock_new_user after insert on users for each row execute function calllock_new_user();
  end if;
end $$;

-- Tags are arrays under their category; the older helpers took them for objects (D-20). An older version with other
-- parameter names or another result cannot be replaced in place, and what depends on it may forbid to drop it.
do $$
begin
  begin
    drop function if exists has_tag(jsonb, text, text);
    drop function if exists get_category_tags(jsonb, text);
  exception when dependent_objects_still_exist then
    raise warning 'has_tag or get_category_tags is in use by other objects and was left as it is';
    return;
  end;
  create function has_tag(tags jsonb, category text, tag text) returns boolean
  language sql immutable parallel safe as $f$
    select coalesce(jsonb_typeof(tags -> category) = 'array' and (tags -> category) ? tag, false)
  $f$;
  create function get_category_tags(tags jsonb, category text) returns text[]
  language sql immutable parallel safe as $f$
    select case when jsonb_typeof(tags -> category) = 'array'
      then array(select jsonb_array_elements_text(tags -> category)) else '{}'::text[] end
  $f$;
end $$;

do $$
declare
  wanted record;
begin
  for wanted in select * from (values
    ('monthly_revenue', $v$select user_id, date_trunc('month', completed_at) as month, count(*) as jobs_completed,
        coalesce(sum(revenue), 0) as total_revenue
      from jobs where status = 'complete' and completed_at is not null group by 1, 2$v$),
    ('jobs_needing_attention', $v$select * from jobs where needs_action and status not in ('complete', 'cancelled')$v$),
    ('stale_jobs', $v$select * from jobs where status = 'new' and created_at < now() - interval '24 hours'$v$),
    ('active_leads', $v$select * from leads where status not in ('converted', 'lost') and duplicate_of is null$v$),
    -- By the business's own clock (T-08).
    ('today_schedule', $v$select j.* from jobs j join users u on u.id = j.user_id
      where j.status <> 'cancelled' and j.duplicate_of is null
        and (j.scheduled_at at time zone coalesce(u.timezone, 'UTC'))::date = (now() at time zone coalesce(u.timezone, 'UTC'))::date$v$),
    ('pending_booking_reviews', $v$select * from ai_booking_reviews where status = 'pending'$v$),
    ('onboarding_status', $v$select id as user_id, onboarding_step, onboarding_completed_at, call_forwarding_verified,
        cal_com_connected from users$v$)
  ) as t(name, body) loop
    if to_regclass(wanted.name) is null then
      execute format('create view %I with (security_invoker = true) as %s', wanted.name, wanted.body);
    end if;
  end loop;
end $$;
