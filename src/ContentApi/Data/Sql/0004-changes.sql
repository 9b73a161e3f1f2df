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
