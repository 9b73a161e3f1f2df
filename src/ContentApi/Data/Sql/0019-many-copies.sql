-- A text under a hundred mastheads (docs/decisions/0007): a run of words that many articles have is passed over as boilerplate,
-- and so were those of a text with many copies. Copies are found by their original alone, so only originals keep their runs.

-- Makes articles copies of an original. Copies stand in no list of others; what was a copy of a copy is looked at again.
create or replace function related_copy(original uuid, copies uuid[]) returns void language plpgsql as $$
begin
    insert into related_outbox (article_id, step, again)
    select c.article_id, 0, true from related_copies c where c.original_id = any(copies) and c.article_id <> original and c.article_id <> all(copies);
    delete from related_copies c where c.original_id = any(copies) or c.article_id = original;
    insert into related_copies (article_id, original_id) select u, original from unnest(copies) u
    on conflict (article_id) do update set original_id = excluded.original_id;
    delete from related_items i using related_articles a where a.article_id = any(copies) and i.other = a.number;
    delete from related_shingles s using related_articles a where a.article_id = any(copies) and s.number = a.number;
end $$;

-- What were copies of articles that have changed or gone are articles of their own, until they are indexed again and have
-- found another original.
create function related_orphan(originals uuid[]) returns void language plpgsql as $$
begin
    insert into related_outbox (article_id, step, again)
    select c.article_id, 0, true from related_copies c where c.original_id = any(originals) and c.article_id <> all(originals);
    delete from related_copies c where c.original_id = any(originals);
end $$;

-- Takes out of the lists what changed texts no longer say, until they are related anew.
create or replace function related_unsay(changed int[]) returns void language plpgsql as $$
begin
    perform related_orphan(array(select a.article_id from related_articles a where a.number = any(changed)));
    perform related_withdraw(changed);
    delete from related_items i where i.number = any(changed);
end $$;

-- Removes every trace of articles. Lists that it leaves short are made anew, copies find another original.
-- Who erases an article calls it in the same transaction.
create or replace function related_forget(gone uuid[]) returns void language plpgsql as $$
declare
    numbers int[];
begin
    perform related_lock();
    select coalesce(array_agg(a.number), '{}') into numbers from related_articles a where a.article_id = any(gone);
    perform related_orphan(gone);
    delete from related_copies c where c.article_id = any(gone);
    perform related_withdraw(numbers);
    delete from related_items i where i.number = any(numbers);
    update related_days d set articles = d.articles - n.articles
    from (select (a.published_at at time zone 'UTC')::date as day, count(*) as articles from related_articles a where a.number = any(numbers) group by 1) n
    where d.day = n.day;
    delete from related_days d where d.articles <= 0;
    delete from related_postings p where p.number = any(numbers);
    delete from related_shingles s where s.number = any(numbers);
    delete from related_vectors v where v.number = any(numbers);
    delete from related_articles a where a.number = any(numbers);
end $$;

delete from related_shingles s using related_articles a, related_copies c where c.article_id = a.article_id and s.number = a.number;

-- Articles that share runs of words. A run that very many have is boilerplate; of an import's copies all still have theirs.
create or replace function related_copies_of(shingles int[], itself int) returns table (number int, shared int) language sql stable as $$
    select n.number, count(*)::int
    from unnest(shingles) u (shingle)
    cross join lateral (select array_agg(s.number) as numbers from (select x.number from related_shingles x where x.shingle = u.shingle limit 251) s) h
    cross join lateral unnest(h.numbers) n (number)
    where cardinality(h.numbers) <= 250 and n.number <> itself
    group by n.number
$$;
