-- Entries commit without a number and are numbered afterwards, by whoever reads first: none is lost, none appears behind
-- a position that a reader has passed, and writers do not queue.
create function number_changes() returns void language plpgsql as $$
begin
    if exists (select from changes where sequence is null) then
        perform pg_advisory_xact_lock(hashtextextended('contentapi:changes', 0));
        update changes c set sequence = n.sequence
        from (select u.id, (select coalesce(max(sequence), 0) from changes) + row_number() over (order by u.id) as sequence
              from changes u where u.sequence is null) n
        where c.id = n.id;
    end if;
end $$;

-- What every instance must agree on and no setting gives: the secret that signs cursors, the log's identity.
create table secrets (name text primary key, value bytea not null);
insert into secrets values ('cursors', sha256(gen_random_uuid()::text::bytea || gen_random_uuid()::text::bytea));
insert into secrets values ('log', substr(sha256(gen_random_uuid()::text::bytea || gen_random_uuid()::text::bytea), 1, 8));

-- One article for which time has brought something about that the log does not tell yet, locked; those that somebody
-- else has in hand are passed over.
create function due_article(out article_id uuid, out now timestamptz) language sql as $$
    select a.id, readers_now() from articles a
    where a.id in (
        select e.article_id from editions e where not e.announced and not e.retired and e.live_from <= readers_now()
        union all
        select e.article_id from editions e where not e.retired and least(e.live_until, e.expires_at) <= readers_now())
    limit 1
    for update skip locked
$$;

-- Deletes the oldest entries, those of 30 days and more, and tells how many. The last entry stays: numbers go on from it.
create function prune_changes(most int) returns int language sql as $$
    with oldest as materialized (
        select c.id, c.sequence, c.at from changes c where c.sequence is not null order by c.sequence limit most),
    kept as (
        select coalesce(min(o.sequence), (select max(c.sequence) from changes c)) as sequence from oldest o
        where o.at > readers_now() - interval '30 days' or o.sequence = (select max(c.sequence) from changes c)),
    gone as (
        delete from changes c using oldest o, kept k where c.id = o.id and o.sequence < k.sequence returning 1)
    select count(*)::int from gone
$$;

-- Deletes outcomes that no retry gets any more, and tells how many.
create function prune_outcomes(most int) returns int language sql as $$
    with gone as (
        delete from idempotency i using (
            select d.scope, d.key from idempotency d where d.at <= readers_now() - interval '24 hours' limit most for update skip locked) o
        where i.scope = o.scope and i.key = o.key returning 1)
    select count(*)::int from gone
$$;

-- An old outcome that is not pruned yet gives way to a new one under its key.
create function replace_old_outcome() returns trigger language plpgsql as $$
begin
    delete from idempotency i where i.scope = new.scope and i.key = new.key and i.at <= now() - interval '24 hours';
    return new;
end $$;

create trigger idempotency_replaces before insert on idempotency for each row execute function replace_old_outcome();
