-- While a long import runs, the words of its articles are gathered and sorted into the index by the hundred: what common
-- words hold is opened once for all of them. Searches read what is gathered as well, and find an article with its commit as
-- ever; they take longer meanwhile, which is why this is not so always (0011).
alter index ix_edition_search_fts set (gin_pending_list_limit = 2048);
alter index ix_edition_search_head set (gin_pending_list_limit = 1024);

create function search_gathers() returns boolean language sql stable as $$
    select 'fastupdate=on' = any (c.reloptions) from pg_class c where c.oid = 'ix_edition_search_fts'::regclass
$$;

-- Before each batch of a long import, for what another has ended it goes on with.
create function search_gather() returns void language plpgsql as $$
begin
    if not search_gathers() then
        alter index ix_edition_search_fts set (fastupdate = on);
        alter index ix_edition_search_head set (fastupdate = on);
    end if;
end $$;

-- When no import has brought anything for two seconds: whether it ended, was cut off or stands still.
create function search_gather_no_more() returns void language plpgsql as $$
begin
    if search_gathers() and (select o.bulk_at from related_outbox o where o.bulk_at is not null order by o.id desc limit 1) > now() - interval '2 seconds' is not true then
        alter index ix_edition_search_fts set (fastupdate = off);
        alter index ix_edition_search_head set (fastupdate = off);
        perform gin_clean_pending_list('ix_edition_search_fts'), gin_clean_pending_list('ix_edition_search_head');
    end if;
end $$;

-- As in 0018, but ten minutes: within five an import of a hundred thousand articles has not ended on a small machine, and
-- relating beside it makes both slow.
create or replace function related_bulk_is_due() returns boolean language sql stable as $$
    select (select o.bulk_at from related_outbox o where o.bulk_at is not null order by o.id desc limit 1) < now() - interval '2 seconds'
        or (select o.bulk_at from related_outbox o where o.bulk_at is not null order by o.id limit 1) < now() - interval '10 minutes'
$$;
