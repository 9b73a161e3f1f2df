-- The index of related articles (docs/decisions/0007). Nothing here refers to articles by a key: relating must not lock
-- what editors are at work on. Whatever is removed from it is removed by related_forget.
drop trigger editions_related on editions;
drop function editions_related();
drop function related_candidates(uuid, int);
drop table related_postings;
drop table related_frequencies;
drop table related_outbox;

-- What is to be done, appended by the editions themselves, so that no crash loses an article and no editor waits.
-- Step 0: to be indexed, its text has changed or gone, or it is to be weighed again. 1: it is indexed, and to be related.
create table related_outbox (id bigint generated always as identity primary key, article_id uuid not null, step smallint not null, again boolean not null default false);
create index ix_related_outbox_step on related_outbox (step, id);

-- What the ranking knows of an article beside its words. Numbers are short for the sake of the postings.
create table related_articles (
    number int generated always as identity primary key,
    article_id uuid not null unique,
    digest bytea not null,
    source_number int not null,
    language text,
    published_at timestamptz not null,
    authors text[] not null,
    weighed_among int not null,
    nearest real[] not null default '{}',
    least_fit real not null default 0,
    is_related boolean not null default false) with (fillfactor = 80);

-- All terms of an article, and of its topics, as TermVector packs them. A row of its own: it is read by the hundred.
create table related_vectors (number int primary key, terms bytea not null, topics bytea not null);
alter table related_vectors alter terms set storage external;

-- The heaviest terms of an article, by which others find it.
create table related_postings (term int not null, weight real not null, number int not null, primary key (term, weight, number));
create index ix_related_postings_number on related_postings (number);

-- A few runs of words of an article, by which its copies are found.
create table related_shingles (shingle int not null, number int not null, primary key (shingle, number));
create index ix_related_shingles_number on related_shingles (number);

-- What stands beside an article, best last in the index. The terms are what the two have in common, as CommonTerms writes them.
create table related_items (
    number int not null,
    fit real not null,
    other int not null,
    other_id uuid not null,
    is_near boolean not null,
    terms text not null,
    primary key (number, fit, other));
create index ix_related_items_other on related_items (other);

-- One text under several mastheads: every copy names the original, none names another copy.
create table related_copies (article_id uuid primary key, original_id uuid not null check (original_id <> article_id));
create index ix_related_copies_original on related_copies (original_id);

create table related_days (day date primary key, articles int not null);

-- In how many articles each term stands, as DocumentFrequencies packs it. Instances keep it in memory and write it back now and then.
create table related_frequencies (version int primary key, packed bytea not null);
insert into related_frequencies values (0, '');

create function editions_related() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' and not (new.announced and new.listed and not new.retired) then
        return null;
    end if;
    insert into related_outbox (article_id, step) values (coalesce(new.article_id, old.article_id), 0);
    return null;
end $$;

create trigger editions_related after insert or delete or update of listed, retired, announced on editions
for each row execute function editions_related();

insert into related_outbox (article_id, step) select distinct e.article_id, 0 from editions e where e.announced and e.listed and not e.retired;

-- Takes articles for a step, newest first, and holds them until the transaction ends. An article that somebody else has in
-- hand is passed over: its row waits, so that what is read after this is never older than what is written after this.
create function related_take(wanted smallint, most int, passed_over uuid[]) returns table (article_id uuid, again boolean) language sql as $$
    with taken as materialized (
        select o.id, o.article_id, o.again from related_outbox o where o.step = wanted and o.article_id <> all(passed_over)
        order by o.id desc limit most for update skip locked),
    held as materialized (
        select t.id, t.article_id, t.again from taken t where pg_try_advisory_xact_lock(hashtextextended('contentapi:related:' || t.article_id, 0))),
    gone as (delete from related_outbox o using held h where o.id = h.id)
    select h.article_id, bool_or(h.again) from held h group by h.article_id
$$;

-- One at a time changes the index. Reading, analysing and comparing need no lock.
create function related_lock() returns void language sql as
$$ select pg_advisory_xact_lock(hashtextextended('contentapi:related', 0)) $$;

-- Removes every trace of articles. Lists that it leaves short are made anew, copies find another original.
-- Who erases an article calls it in the same transaction.
create function related_forget(gone uuid[]) returns void language plpgsql as $$
declare
    numbers int[];
begin
    perform related_lock();
    select coalesce(array_agg(a.number), '{}') into numbers from related_articles a where a.article_id = any(gone);
    insert into related_outbox (article_id, step)
    select c.article_id, 1 from related_copies c where c.original_id = any(gone) and c.article_id <> all(gone);
    delete from related_copies c where c.article_id = any(gone) or c.original_id = any(gone);
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

-- Takes articles out of the lists of others. A list that was cut once and has become short is made anew.
create function related_withdraw(numbers int[]) returns void language plpgsql as $$
begin
    with lost as (delete from related_items i where i.other = any(numbers) returning i.number)
    insert into related_outbox (article_id, step)
    select a.article_id, 1 from related_articles a
    where a.number in (select l.number from lost l) and a.number <> all(numbers) and a.least_fit > 0
      and (select count(*) from related_items i where i.number = a.number and i.other <> all(numbers)) < 20;
end $$;

-- The candidates beside an article, by the sum of products over a few terms. Each term is asked for its heaviest articles
-- only, which bounds the work whatever the size of the collection.
create function related_candidates(
    terms int[], weights real[], itself int, sources int[], languages text[], after timestamptz, asked int, each int, most int)
returns table (number int, sum real, published_at timestamptz) language sql stable as $$
    select f.number, f.sum, a.published_at
    from (
        select p.number, sum(t.weight * p.weight)::real as sum
        from (
            select u.term, u.weight from unnest(terms, weights) with ordinality u (term, weight, place)
            where exists (select from related_postings p where p.term = u.term and p.number <> itself)
            order by u.place limit asked) t
        cross join lateral (
            select x.number, x.weight from related_postings x where x.term = t.term order by x.weight desc, x.number desc limit each) p
        where p.number <> itself
          and (sources is null and languages is null and after is null or exists (
            select from related_articles a where a.number = p.number
              and (sources is null or a.source_number = any(sources))
              and (languages is null or lower(a.language) = any(languages))
              and (after is null or a.published_at > after)))
        group by p.number
        order by 2 desc, 1 limit most) f
    cross join lateral (select x.published_at from related_articles x where x.number = f.number offset 0) a
$$;

-- Articles that share runs of words. A run that many have is boilerplate.
create function related_copies_of(shingles int[], itself int) returns table (number int, shared int) language sql stable as $$
    select n.number, count(*)::int
    from unnest(shingles) u (shingle)
    cross join lateral (select array_agg(s.number) as numbers from (select x.number from related_shingles x where x.shingle = u.shingle limit 51) s) h
    cross join lateral unnest(h.numbers) n (number)
    where cardinality(h.numbers) <= 50 and n.number <> itself
    group by n.number
$$;

-- The cosines with the twenty nearest, when another article appears.
create function related_nearest(nearest real[], cosine real) returns real[] language sql immutable as $$
    select array(select n from unnest(nearest || cosine) n order by n desc limit 20)
$$;

-- Puts an article into the lists of others, best forty kept. A list that is cut remembers where.
create function related_push(numbers int[], itself int, its_id uuid, fits real[], nears boolean[], texts text[]) returns void language plpgsql as $$
begin
    insert into related_items (number, fit, other, other_id, is_near, terms)
    select u.number, u.fit, itself, its_id, u.is_near, u.terms
    from unnest(numbers, fits, nears, texts) u (number, fit, is_near, terms)
    where not exists (select from related_copies c where c.article_id = its_id)
      and exists (select from related_articles a where a.number = u.number);
    with cut as (
        delete from related_items i using (
            select n.number, x.fit, x.other from unnest(numbers) n (number)
            cross join lateral (select y.fit, y.other from related_items y where y.number = n.number order by y.fit desc, y.other desc offset 40) x) r
        where i.number = r.number and i.fit = r.fit and i.other = r.other
        returning i.number)
    update related_articles a set least_fit = (
        select min(k.fit) from (select i.fit from related_items i where i.number = a.number order by i.fit desc limit 40) k)
    where a.number in (select c.number from cut c);
end $$;

-- Takes out of the lists what changed texts no longer say, until they are related anew.
create function related_unsay(changed int[]) returns void language plpgsql as $$
begin
    perform related_withdraw(changed);
    delete from related_items i where i.number = any(changed);
end $$;

-- Makes articles copies of an original. Copies stand in no list of others; what was a copy of a copy is looked at again.
create function related_copy(original uuid, copies uuid[]) returns void language plpgsql as $$
begin
    insert into related_outbox (article_id, step)
    select c.article_id, 1 from related_copies c where c.original_id = any(copies) and c.article_id <> original and c.article_id <> all(copies);
    delete from related_copies c where c.original_id = any(copies) or c.article_id = original;
    insert into related_copies (article_id, original_id) select u, original from unnest(copies) u
    on conflict (article_id) do update set original_id = excluded.original_id;
    delete from related_items i using related_articles a where a.article_id = any(copies) and i.other = a.number;
end $$;

-- Writes what the index knows of articles beside their postings, in place of what it knew.
create function related_index(
    ids uuid[], digests bytea[], sources int[], languages text[], dates timestamptz[], bylines text[], among int, vectors bytea[], topic_vectors bytea[])
returns void language plpgsql as $$
declare
    numbers int[];
begin
    update related_days d set articles = d.articles - n.articles
    from (select (a.published_at at time zone 'UTC')::date as day, count(*) as articles from related_articles a where a.article_id = any(ids) group by 1) n
    where d.day = n.day;
    insert into related_articles (article_id, digest, source_number, language, published_at, authors, weighed_among)
    select u.id, u.digest, u.source, nullif(u.language, ''), u.at, string_to_array(u.byline, ' '), among
    from unnest(ids, digests, sources, languages, dates, bylines) u (id, digest, source, language, at, byline)
    on conflict (article_id) do update set digest = excluded.digest, source_number = excluded.source_number, language = excluded.language,
        published_at = excluded.published_at, authors = excluded.authors, weighed_among = excluded.weighed_among;
    insert into related_days (day, articles)
    select (u.at at time zone 'UTC')::date, count(*) from unnest(dates) u (at) group by 1
    on conflict (day) do update set articles = related_days.articles + excluded.articles;
    select array_agg(a.number) into numbers from related_articles a where a.article_id = any(ids);
    delete from related_postings p where p.number = any(numbers);
    delete from related_shingles s where s.number = any(numbers);
    insert into related_vectors (number, terms, topics)
    select a.number, u.terms, u.topics from unnest(ids, vectors, topic_vectors) u (id, terms, topics) join related_articles a on a.article_id = u.id
    on conflict (number) do update set terms = excluded.terms, topics = excluded.topics;
    insert into related_outbox (article_id, step) select u, 1 from unnest(ids) u;
end $$;

-- The collection has doubled: what was weighed before is weighed again.
create function related_weigh_again(mark int, among int) returns void language sql as $$
    with due as (update related_articles a set weighed_among = among where a.weighed_among < mark returning a.article_id)
    insert into related_outbox (article_id, step, again) select d.article_id, 0, true from due d
$$;
