-- Who may see what (L-01 to L-05). Runs after the migrations and again whenever the start-up check finds fault, so it states
-- the end, whatever the beginning was, and touches only what differs.
--
-- Every table has row security and every policy names its role. The owner and BYPASSRLS roles pass; the engine, when it
-- connects as another role, is called calllock_engine. Roles are the cluster's, not ours: none is made here, and what is
-- said about a role that does not exist yet is said again at the next `calllock migrate`.
do $$
declare
  -- Nobody but the engine and the dashboard's server.
  server_only constant text[] := array['schema_migrations', 'call_sessions', 'call_events', 'bookings', 'outbox', 'call_audits', 'appointments',
                                       'sms_retry_queue'];
  -- A signed-in user reads his own rows and changes none (L-04).
  read_own constant text[] := array['calls', 'emergency_alerts', 'sms_log', 'sms_alert_context', 'notification_queue',
                                    'notification_history', 'ai_booking_reviews', 'customer_notes'];
  write_own constant text[] := array['leads', 'jobs', 'customers', 'operator_notes', 'operator_notification_preferences',
                                     'business_hours', 'service_areas', 'push_subscriptions', 'feature_flags',
                                     'onboarding_test_calls'];
  -- What a user may change about himself: not the e-mail, by which deliveries find their user (I11).
  user_columns constant text := 'phone, business_name, timezone, onboarding_completed_at, onboarding_step, business_phone, '
    'carrier, call_forwarding_verified, cal_com_connected, cal_com_user_id, cal_com_event_type_id';
  own constant text := 'user_id = (select calllock_user_id())';
  target text;
  is_server_only boolean;
  is_read_own boolean;
  has_anon constant boolean := to_regrole('anon') is not null;
  has_authenticated constant boolean := to_regrole('authenticated') is not null;
  role_name text;
  old record;
begin
  foreach target in array server_only || read_own || write_own || array['users'] loop
    continue when to_regclass(target) is null
      or not (select pg_has_role(current_user, relowner, 'USAGE') from pg_class where oid = target::regclass);
    is_server_only := target = any (server_only);
    is_read_own := target = any (read_own);

    if not (select relrowsecurity from pg_class where oid = target::regclass) then
      execute format('alter table %I enable row level security', target);
    end if;

    -- Policies of older programs that open the table: those without TO, those for anon, those that let a signed-in user
    -- write what he may only read, and those that hold for everybody's rows. What they granted rightly is granted anew below.
    for old in
      select p.polname from pg_policy p
      where p.polrelid = target::regclass and p.polname not like 'calllock\_%'
        and (0 = any (p.polroles)
             or exists (select 1 from pg_roles r where r.oid = any (p.polroles)
                        and (r.rolname = 'anon'
                             or r.rolname = 'authenticated'
                                and (is_server_only or is_read_own and p.polcmd <> 'r'
                                     or coalesce(pg_get_expr(p.polqual, p.polrelid), 'true') = 'true'
                                        and coalesce(pg_get_expr(p.polwithcheck, p.polrelid), 'true') = 'true'))))
    loop
      execute format('drop policy %I on %I', old.polname, target);
    end loop;

    execute format('revoke all on %I from public', target);
    if has_anon then execute format('revoke all on %I from anon', target); end if;
    if has_authenticated then
      execute format('revoke all on %I from authenticated', target);
      if target = 'users' then
        execute format('grant select, update (%s) on users to authenticated', user_columns);
        if not exists (select 1 from pg_policy where polrelid = 'users'::regclass and polname = 'calllock_read_own') then
          create policy calllock_read_own on users for select to authenticated using (id = (select calllock_user_id()));
          create policy calllock_write_own on users for update to authenticated
            using (id = (select calllock_user_id())) with check (id = (select calllock_user_id()));
        end if;
      elsif is_read_own then
        execute format('grant select on %I to authenticated', target);
        if not exists (select 1 from pg_policy where polrelid = target::regclass and polname = 'calllock_read_own') then
          execute format('create policy calllock_read_own on %I for select to authenticated using (%s)', target, own);
        end if;
      elsif not is_server_only then
        execute format('grant select, insert, update, delete on %I to authenticated', target);
        if not exists (select 1 from pg_policy where polrelid = target::regclass and polname = 'calllock_own') then
          execute format('create policy calllock_own on %I for all to authenticated using (%s) with check (%s)', target, own, own);
        end if;
      end if;
    end if;

    foreach role_name in array array['service_role', 'calllock_engine'] loop
      continue when to_regrole(role_name) is null;
      execute format('grant select, insert, update, delete on %I to %I', target, role_name);
      if not exists (select 1 from pg_policy where polrelid = target::regclass and polname = 'calllock_' || role_name) then
        execute format('create policy %I on %I for all to %I using (true) with check (true)', 'calllock_' || role_name, target, role_name);
      end if;
    end loop;
  end loop;

  -- A view shows what its owner may see unless it is told to ask for the one who looks (L-03); so every view over one of
  -- these tables is told, whoever made it.
  for target in
    select distinct c.relname from pg_class c
      join pg_rewrite w on w.ev_class = c.oid
      join pg_depend d on d.objid = w.oid and d.classid = 'pg_rewrite'::regclass
      join unnest(server_only || read_own || write_own || array['users']) as t(name) on d.refobjid = to_regclass(t.name)
    where c.relkind = 'v' and c.relnamespace = current_schema()::regnamespace and pg_has_role(current_user, c.relowner, 'USAGE')
  loop
    execute format('alter view %I set (security_invoker = true)', target);
    execute format('revoke all on %I from public', target);
    if has_anon then execute format('revoke all on %I from anon', target); end if;
    if has_authenticated then
      execute format('revoke all on %I from authenticated', target);
      execute format('grant select on %I to authenticated', target);
    end if;
    if to_regrole('service_role') is not null then execute format('grant select on %I to service_role', target); end if;
  end loop;

  if to_regrole('calllock_engine') is not null then
    execute format('grant usage on schema %I to calllock_engine', current_schema());
  end if;
end $$;
