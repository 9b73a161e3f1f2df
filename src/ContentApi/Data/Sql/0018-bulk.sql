-- What an import brings is related when the import has ended: relating costs more than saving does, and both would
-- take turns on the same processors. What editors publish meanwhile goes first, as ever.
alter table related_outbox add column bulk_at timestamptz;
drop index ix_related_outbox_step;
create index ix_related_outbox_step on related_outbox (step, id) where bulk_at is null;
create index ix_related_outbox_bulk on related_outbox (id) where bulk_at is not null;

-- Says that the transaction is one of many that an import makes.
create function in_bulk() returns void language sql as $$ select set_config('contentapi.bulk', 'on', true) $$;

create or replace function editions_related() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' and not (new.announced and new.listed and not new.retired) then
        return null;
    end if;
    insert into related_outbox (article_id, step, bulk_at)
    values (coalesce(new.article_id, old.article_id), 0, case when current_setting('contentapi.bulk', true) = 'on' then now() end);
    return null;
end $$;

-- An import that ended, was cut off or stands still for two seconds no longer keeps its articles back; one that goes on and on
-- does so for five minutes.
create function related_bulk_is_due() returns boolean language sql stable as $$
    select (select o.bulk_at from related_outbox o where o.bulk_at is not null order by o.id desc limit 1) < now() - interval '2 seconds'
        or (select o.bulk_at from related_outbox o where o.bulk_at is not null order by o.id limit 1) < now() - interval '5 minutes'
$$;

create or replace function related_take(wanted smallint, most int, passed_over uuid[]) returns table (article_id uuid, again boolean) language sql as $$
    with ready as materialized (
        select o.id, o.article_id, o.again from related_outbox o where o.step = wanted and o.bulk_at is null and o.article_id <> all(passed_over)
        order by o.id desc limit most for update skip locked),
    later as materialized (
        select o.id, o.article_id, o.again from related_outbox o
        where o.step = wanted and o.bulk_at is not null and o.article_id <> all(passed_over)
          and not exists (select from ready) and (select related_bulk_is_due())
        order by o.id limit most for update skip locked),
    taken as (select * from ready union all select * from later),
    held as materialized (
        select t.id, t.article_id, t.again from taken t where pg_try_advisory_xact_lock(hashtextextended('contentapi:related:' || t.article_id, 0))),
    gone as (delete from related_outbox o using held h where o.id = h.id)
    select h.article_id, bool_or(h.again) from held h group by h.article_id
$$;
