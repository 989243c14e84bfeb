-- Functions the rest of the schema leans on. All of them are plain SQL or PL/pgSQL of the database's own, so that the
-- schema works on a bare PostgreSQL as well as on Supabase.

-- The signed-in user of a request that came through PostgREST; null for everybody else. The same as auth.uid(), which a
-- bare PostgreSQL does not have.
create or replace function calllock_user_id() returns uuid
language sql stable set search_path = pg_catalog as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.sub', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')::uuid
$$;

-- The one form in which telephone numbers are compared (P-36, D-13, S-03): +15125550147, or null for what is no number.
create or replace function calllock_e164(phone text) returns text
language sql immutable parallel safe set search_path = pg_catalog as $$
  select case
    when ltrim(phone, ' (') like '+%' then
      case when digits ~ '^[1-9][0-9]{7,14}$' then '+' || digits end
    when digits ~ '^[2-9][0-9]{9}$' then '+1' || digits
    when digits ~ '^1[2-9][0-9]{9}$' then '+' || digits
  end
  from (select regexp_replace(regexp_replace(phone, '[xX,;@].*$', ''), '[^0-9]', '', 'g') as digits) as t
$$;

create or replace function calllock_touch() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
  new.updated_at := now();
  return new;
end $$;

-- Makes a unique index unless one on exactly these columns is there. An existing database may hold rows that contradict
-- it; they stay as they are and only a warning is raised, because the ingest does not rely on the index alone.
create or replace function calllock_ensure_unique(target regclass, name text, columns text) returns void
language plpgsql as $$
begin
  if exists (
    select 1 from pg_index i
    where i.indrelid = target and i.indisunique and i.indpred is null
      and (select string_agg(a.attname, ', ' order by k.ordinality)
           from unnest(i.indkey) with ordinality as k(attnum, ordinality)
           join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum) = columns) then
    return;
  end if;
  execute format('create unique index %I on %s (%s)', name, target, columns);
exception when unique_violation then
  raise warning '% holds rows that are equal in (%); no unique index was made', target, columns;
end $$;
