-- While a long import runs, the words of its articles are gathered and sorted into the index by the hundred: what common
-- words hold is opened once for all of them. Searches read what is gathered as well, and find an article with its commit as
-- ever; they take longer meanwhile, which is why this is not so always (0011).
-- What is gathered is sorted in by a worker. Only where none runs, or it falls far behind, does a writer have to.
alter index ix_edition_search_fts set (gin_pending_list_limit = 16384);
alter index ix_edition_search_head set (gin_pending_list_limit = 4096);

create function search_gathers() returns boolean language sql stable as $$
    select 'fastupdate=on' = any (c.reloptions) from pg_class c where c.oid = 'ix_edition_search_fts'::regclass
$$;

-- Before each batch of a long import, for what another has ended it goes on with. As the owner, for the program's role need
-- not be the one that migrates.
create function search_gather() returns void language plpgsql security definer set search_path from current as $$
begin
    if not search_gathers() then
        alter index ix_edition_search_fts set (fastupdate = on);
        alter index ix_edition_search_head set (fastupdate = on);
    end if;
end $$;

-- Sorts in what is gathered, and ends the gathering when no import has brought anything for two seconds: whether it ended,
-- was cut off or stands still. Tells whether it goes on.
create function search_sort_in() returns boolean language plpgsql security definer set search_path from current as $$
begin
    if not search_gathers() or not pg_try_advisory_xact_lock(hashtextextended('contentapi:gathered', 0)) then
        return false;
    end if;
    if (select o.bulk_at from related_outbox o where o.bulk_at is not null order by o.id desc limit 1) > now() - interval '2 seconds' is not true then
        alter index ix_edition_search_fts set (fastupdate = off);
        alter index ix_edition_search_head set (fastupdate = off);
    end if;
    perform gin_clean_pending_list('ix_edition_search_fts'), gin_clean_pending_list('ix_edition_search_head');
    return search_gathers();
end $$;

-- As in 0018, but ten minutes: within five an import of a hundred thousand articles has not ended on a small machine, and
-- relating beside it makes both slow.
create or replace function related_bulk_is_due() returns boolean language sql stable as $$
    select (select o.bulk_at from related_outbox o where o.bulk_at is not null order by o.id desc limit 1) < now() - interval '2 seconds'
        or (select o.bulk_at from related_outbox o where o.bulk_at is not null order by o.id limit 1) < now() - interval '10 minutes'
$$;
