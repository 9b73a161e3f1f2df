-- Tags, sections and authors that are renamed, merged and deleted (docs/decisions/0009).

-- A term's former names go on meaning it, as its former slugs do. What readers never saw stays unknown to them.
alter table former_slugs add column seen_by_readers boolean not null default true;
create table former_names (kind int not null, name_key text collate "C" not null, target uuid not null, primary key (kind, name_key));
create index ix_former_names_target on former_names (target);

alter table terms add constraint ck_terms_merged check (merged_into <> number);

-- What uses a term: the texts that were saved last, and editions that no list shows. Listed ones stand in edition_terms.
create index ix_contents_terms on contents using gin ((array_append(tags || authors, section)));
create index ix_editions_unlisted_terms on editions using gin (terms) where not retired and not listed;

-- A change of a term, until all articles that show it have followed.
create table term_changes (
    id bigint generated always as identity primary key,
    term int not null,
    at timestamptz not null default now(),
    published_at timestamptz null,
    article_id uuid null,
    is_spread boolean not null default false);
create index ix_term_changes_term on term_changes (term);

-- The articles that have not followed yet.
create table relabel_outbox (change bigint not null, article_id uuid not null, primary key (change, article_id));

create function uuid_v7() returns uuid language sql volatile as $$
    select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
        placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
$$;

create or replace view reader_terms as
select x.id, x.number, x.kind, x.slug, x.version, x.name, x.name_key,
       t.articles + coalesce((select sum(d.delta) from term_deltas d where d.term = x.number), 0)::bigint
       -- Those of a merged one count from the first moment, and until they have followed.
       + coalesce((select sum(term_articles(m.number)) from terms m where m.merged_into = x.number), 0)::bigint as articles
from terms x
join term_totals t on t.term = x.number
where x.merged_into is null;

-- Its bytes last changed with the edition, its source, its section or the names that it shows.
create or replace view live_editions as
select e.* from editions e
where not e.retired
  and e.live_from <= readers_now()
  and (e.live_until is null or e.live_until > readers_now())
  and (e.expires_at is null or e.expires_at > readers_now());

create or replace view reader_articles as
select e.article_id as id, e.version, e.slug, e.title, e.title_key, e.summary, e.excerpt, c.body_html, e.byline, e.authors, e.tags, e.terms,
       e.source_id, e.source_number, s.slug as source_slug, s.name as source_name, s.homepage_url, s.logo_url, s.text_policy, s.version as source_version,
       e.canonical_url, e.external_id, e.language, e.section_number, sec.slug as section_slug, sec.name as section_name, sec.version as section_version,
       e.image, e.copyright, e.corrections, e.withdrawn, e.extra, e.word_count, e.comments_open, e.listed, e.stamp,
       e.published_at, e.first_published_at, e.expires_at, extract(epoch from least(e.live_until, e.expires_at) - readers_now())::float8 as right_for_seconds,
       greatest(e.live_from, s.updated_at, e.relabelled_at, sec.updated_at) as changed_at, e.created_at, e.updated_at
from live_editions e
join sources s on s.id = e.source_id
left join terms sec on sec.number = e.section_number
left join contents c on c.id = e.content_id;

drop trigger terms_former_slug on terms;

create function keep_former_term() returns trigger language plpgsql as $$
declare
    was_seen boolean := term_articles(old.number) + coalesce((select sum(term_articles(m.number)) from terms m where m.merged_into = old.number), 0) > 0;
    heir uuid := (select t.id from terms t where t.number = new.merged_into);
begin
    if new.merged_into is null then
        delete from former_slugs f where f.kind = new.kind and f.slug = new.slug;
        delete from former_names f where f.kind = new.kind and f.name_key = new.name_key;
    end if;
    if tg_op = 'INSERT' then
        return null;
    end if;

    if old.merged_into is null and heir is not null then
        update terms set merged_into = new.merged_into where merged_into = new.number;
        update former_slugs set target = heir where target = new.id;
        update former_names set target = heir where target = new.id;
        insert into former_slugs values (new.kind, new.slug, heir, was_seen) on conflict (kind, slug) do update set target = heir;
        insert into former_names values (new.kind, new.name_key, heir) on conflict (kind, name_key) do update set target = heir;
    elsif new.merged_into is null then
        if old.slug <> new.slug then
            insert into former_slugs values (new.kind, old.slug, new.id, was_seen)
            on conflict (kind, slug) do update set target = new.id, seen_by_readers = former_slugs.seen_by_readers or was_seen;
        end if;
        if old.name_key <> new.name_key then
            insert into former_names values (new.kind, old.name_key, new.id) on conflict (kind, name_key) do update set target = new.id;
        end if;
    else
        return null;
    end if;

    insert into term_changes (term) values (new.number);
    return null;
end $$;

create trigger terms_new after insert on terms for each row execute function keep_former_term();
create trigger terms_changed after update of slug, name, merged_into on terms
for each row when (old.slug <> new.slug or old.name <> new.name or old.merged_into is distinct from new.merged_into) execute function keep_former_term();

create function forget_term() returns trigger language plpgsql as $$
begin
    delete from former_names f where f.target = old.id;
    delete from term_totals t where t.term = old.number;
    delete from term_changes c where c.term = old.number;
    return null;
end $$;

create trigger terms_forgotten after delete on terms for each row execute function forget_term();

-- Whether a term may have a slug: not that of another one, nor one by which readers know another.
create function claim_term_slug(wanted text, claimant int) returns boolean language plpgsql as $$
declare
    mine terms := (select t from terms t where t.number = claimant);
begin
    return pg_try_advisory_xact_lock(hashtextextended('term ' || mine.kind || ':' || wanted, 0))
       and not exists (select from terms t where t.kind = mine.kind and t.slug = wanted and t.merged_into is null and t.number <> claimant)
       and not exists (select from former_slugs f where f.kind = mine.kind and f.slug = wanted and f.seen_by_readers and f.target <> mine.id);
end $$;

-- Something that needs one of these terms: an article, or null. Old revisions and deleted articles need none.
create function article_using(numbers int[]) returns uuid language sql stable as $$
    select coalesce(
        (select et.article_id from edition_terms et where et.term = any(numbers) limit 1),
        (select e.article_id from editions e where not e.retired and not e.listed and e.terms && numbers limit 1),
        (select a.id from contents c join articles a on a.newest_content_id = c.id
         where array_append(c.tags || c.authors, c.section) && numbers and a.deleted_at is null limit 1))
$$;

-- The term that a name means: by its present name or slug, else by a former one.
create function term_named(of_kind int, key text) returns int language sql stable as $$
    select coalesce(
        (select t.number from terms t where t.kind = of_kind and t.name_key = key and t.merged_into is null),
        (select t.number from terms t where t.kind = of_kind and t.slug = key and t.merged_into is null),
        (select t.number from former_names f join terms t on t.id = f.target where f.kind = of_kind and f.name_key = key),
        (select t.number from former_slugs f join terms t on t.id = f.target where f.kind = of_kind and f.slug = key))
$$;

create or replace function terms_named(kinds int[], names text[], keys text[], term_slugs text[], makes_sections boolean)
returns table (ord bigint, kind int, number int, slug text, name text) language plpgsql as $$
begin
    -- As in save_lookup, for whoever calls this alone.
    perform pg_advisory_xact_lock_shared(hashtextextended('contentapi:terms', 0));
    -- Two new names of one call can ask for one slug ("C", "C++"): the second gets its own in the next round.
    for round in 1..3 loop
        exit when not exists (
            select from unnest(kinds, keys) w (k, key) where (w.k <> 2 or makes_sections) and term_named(w.k, w.key) is null);
        insert into terms (id, kind, slug, name, name_key, version)
        select uuid_v7(), w.k,
               case when exists (select from terms t where t.kind = w.k and t.slug = w.s and t.merged_into is null)
                      or exists (select from former_slugs f where f.kind = w.k and f.slug = w.s and f.seen_by_readers)
                    then left(w.s, 140) || '-' || left(md5(w.key), 6) else w.s end,
               w.n, w.key, 1
        from (select distinct on (u.k, u.key) u.* from unnest(kinds, names, keys, term_slugs) u (k, n, key, s) order by u.k, u.key, u.n) w
        where (w.k <> 2 or makes_sections) and term_named(w.k, w.key) is null
        order by w.k, w.key
        on conflict do nothing;
    end loop;

    return query
    select w.ord, w.k, t.number, t.slug, t.name
    from unnest(kinds, keys) with ordinality w (k, key, ord)
    join terms t on t.number = term_named(w.k, w.key)
    order by w.ord;
end $$;

-- Nearly always every term is there under its present name, and then one query by indexes does; the function that makes
-- terms, and knows former names, is called else.
create or replace function save_lookup(
    source_id uuid, source_slug text, wanted_slug text, article uuid, asked_language text,
    kinds int[], names text[], keys text[], term_slugs text[], makes_sections boolean,
    out now timestamptz, out source json, out slug_is_free boolean, out terms json)
language plpgsql as $$
declare
    found_source sources;
    spoken text;
    all_known boolean;
begin
    now := now();
    -- Until the save commits: who makes articles follow a new name waits for those that have read the old one.
    perform pg_advisory_xact_lock_shared(hashtextextended('contentapi:terms', 0));
    if source_id is not null then
        select * into found_source from sources s where s.id = source_id and s.deleted_at is null for key share;
    else
        select * into found_source from sources s where s.slug = source_slug and s.deleted_at is null for key share;
    end if;
    if found_source.id is not null then
        source := json_build_object('id', found_source.id, 'number', found_source.number, 'slug', found_source.slug, 'name', found_source.name,
            'homepageUrl', found_source.homepage_url, 'logoUrl', found_source.logo_url, 'textPolicy', found_source.text_policy,
            'language', found_source.language, 'copyright', found_source.copyright, 'version', found_source.version);
    end if;
    slug_is_free := wanted_slug is null or claim_slug(wanted_slug, article);
    spoken := coalesce(asked_language, found_source.language);
    if spoken is not null then
        kinds := kinds || 4;
        names := names || spoken;
        keys := keys || lower(spoken);
        term_slugs := term_slugs || lower(spoken);
    end if;
    if array_length(kinds, 1) is null then
        return;
    end if;

    -- A name that equals a slug means that term; where one term has the name and another the slug, the name counts.
    select json_agg(json_build_object('kind', w.k, 'number', t.number, 'slug', t.slug, 'name', t.name, 'ord', w.ord) order by w.ord), bool_and(t.number is not null)
    into terms, all_known
    from unnest(kinds, keys) with ordinality w (k, key, ord)
    left join terms n on n.kind = w.k and n.name_key = w.key and n.merged_into is null
    left join terms s on n.number is null and s.kind = w.k and s.slug = w.key and s.merged_into is null
    left join terms t on t.number = coalesce(n.number, s.number);
    if not all_known then
        select json_agg(json_build_object('kind', t.kind, 'number', t.number, 'slug', t.slug, 'name', t.name, 'ord', t.ord)) into terms
        from terms_named(kinds, names, keys, term_slugs, makes_sections) t;
    end if;
end $$;

-- The present names behind numbers, each once and in their order.
create function names_of(numbers int[]) returns table (ord bigint, number int, slug text, name text) language sql stable as $$
    select min(w.ord), t.number, t.slug, t.name
    from unnest(numbers) with ordinality w (number, ord)
    join terms f on f.number = w.number
    join terms t on t.number = coalesce(f.merged_into, f.number)
    group by t.number
$$;

-- The same in the JSON that answers show, to the byte.
create function shown_names(numbers int[]) returns text language sql stable as $$
    select '[' || coalesce(string_agg('{"slug":' || to_json(n.slug)::text || ',"name":' || to_json(n.name)::text || '}', ',' order by n.ord), '') || ']'
    from names_of(numbers) n
$$;

create or replace function content_names(
    source uuid, sections int, tag_numbers int[], author_numbers int[], language_tag text, key_ids uuid[],
    out now timestamptz, out source_row json, out section json, out tags json, out authors json, out language_number int, out keys json)
language sql as $$
    select now(),
        (select json_build_object('id', s.id, 'number', s.number, 'slug', s.slug, 'name', s.name, 'homepageUrl', s.homepage_url, 'logoUrl', s.logo_url,
            'textPolicy', s.text_policy, 'language', s.language, 'copyright', s.copyright) from sources s where s.id = source),
        (select json_build_object('number', t.number, 'slug', t.slug, 'name', t.name)
            from terms f join terms t on t.number = coalesce(f.merged_into, f.number) where f.number = sections),
        (select coalesce(json_agg(json_build_object('number', n.number, 'slug', n.slug, 'name', n.name) order by n.ord), '[]') from names_of(tag_numbers) n),
        (select coalesce(json_agg(json_build_object('number', n.number, 'slug', n.slug, 'name', n.name) order by n.ord), '[]') from names_of(author_numbers) n),
        (select t.number from terms t where t.kind = 4 and t.slug = lower(language_tag)),
        (select coalesce(json_agg(json_build_object('id', k.id, 'name', k.name)), '[]') from api_keys k where k.id = any(key_ids))
$$;

-- The number of the source (kind 0) or term that a filter names by slug, id, or a former slug that readers have seen;
-- null when there is none. In plpgsql, which keeps its plans.
create or replace function term_number(of_kind int, named text) returns int language plpgsql stable as $$
declare
    found int;
begin
    if of_kind = 0 then
        select s.number into found from sources s where s.slug = named and s.deleted_at is null;
    else
        select t.number into found from terms t
        where t.kind = of_kind and t.slug = case when of_kind = 4 then lower(named) else named end and t.merged_into is null;
    end if;
    if found is not null then
        return found;
    end if;

    if of_kind = 0 then
        select s.number into found from sources s where s.deleted_at is null
            and s.id = coalesce(try_uuid(named), (select f.target from former_slugs f where f.kind = 0 and f.slug = named));
    else
        select coalesce(t.merged_into, t.number) into found from terms t where t.kind = of_kind
            and t.id = coalesce(try_uuid(named), (select f.target from former_slugs f where f.kind = of_kind and f.slug = named and f.seen_by_readers));
    end if;
    return found;
end $$;

-- The terms that have gone into another one and whose articles have not followed: filters look for them beside it.
create function terms_following(target int) returns setof int language plpgsql stable rows 1 as $$
begin
    return query select m.number from terms m where m.merged_into = target and exists (select from term_changes c where c.term = m.number);
end $$;

create or replace function filter_terms(filters int[], kinds int[], names text[]) returns table (filter int, number int, articles bigint)
language plpgsql stable as $$
declare
    named int;
begin
    for i in 1..coalesce(array_length(filters, 1), 0) loop
        named := term_number(kinds[i], names[i]);
        return query
        select filters[i], n.number, t.articles + coalesce((select sum(d.delta) from term_deltas d where d.term = t.term), 0)::bigint
        from (select named as number where named is not null union all select terms_following(named)) n
        join term_totals t on t.term = n.number;
    end loop;
end $$;

-- Waits until nobody is left who has read a name before this moment and has not committed; gives up after a second.
create function await_readers_of_names() returns void language plpgsql set lock_timeout = '1s' as $$
begin
    perform pg_advisory_lock(hashtextextended('contentapi:terms', 0));
    perform pg_advisory_unlock(hashtextextended('contentapi:terms', 0));
end $$;

-- Puts some of the articles that one of these changes concerns into the outbox.
create function spread_term_change(ids bigint[], most int) returns boolean language plpgsql as $$
declare
    job term_changes;
    last record;
begin
    select * into job from term_changes c where c.id = any(ids) and not c.is_spread order by c.id limit 1 for update skip locked;
    if job.id is null then
        return false;
    end if;

    with walked as (
        select et.article_id, et.published_at from edition_terms et
        where et.term = job.term and (job.article_id is null or (et.published_at, et.article_id) < (job.published_at, job.article_id))
        order by et.published_at desc, et.article_id desc limit most),
    put as (insert into relabel_outbox select distinct job.id, w.article_id from walked w on conflict do nothing)
    select w.published_at, w.article_id into last from walked w order by w.published_at, w.article_id limit 1;

    if last.article_id is not null then
        update term_changes set published_at = last.published_at, article_id = last.article_id where id = job.id;
    else
        insert into relabel_outbox select distinct job.id, e.article_id from editions e
        where not e.retired and not e.listed and e.terms @> array[job.term] on conflict do nothing;
        update term_changes set is_spread = true where id = job.id;
    end if;
    return true;
end $$;

-- Gives some articles of the outbox the present names, each under its lock; those that somebody acts on wait for the next
-- round. What readers see differently is told in the log.
create function relabel_articles(most int) returns int language plpgsql as $$
declare
    taken uuid[];
    since timestamptz[];
begin
    with job as (select o.change, o.article_id from relabel_outbox o order by o.change, o.article_id limit most for update skip locked),
    held as (select a.id from articles a where a.id in (select j.article_id from job j) for no key update skip locked),
    gone as (
        delete from relabel_outbox o using job j
        where o.change = j.change and o.article_id = j.article_id and j.article_id in (select h.id from held h)
        returning o.article_id, o.change)
    select array_agg(n.article_id), array_agg(n.at) into taken, since
    from (select g.article_id, max(c.at) as at from gone g left join term_changes c on c.id = g.change group by g.article_id) n;

    -- A statement of its own: it sees what those have left who held the locks before.
    with fresh as (
        select e.article_id, e.version, t.since, shown_names(c.tags) as tags, shown_names(c.authors) as authors,
               (select coalesce(x.merged_into, x.number) from terms x where x.number = e.section_number) as section,
               array(select coalesce(x.merged_into, u.number) from unnest(e.terms) with ordinality u (number, ord) left join terms x on x.number = u.number
                     group by 1 order by min(u.ord)) as terms
        from unnest(taken, since) t (article_id, since)
        join editions e on e.article_id = t.article_id and not e.retired
        join contents c on c.id = e.content_id),
    changed as (
        update editions e
        set tags = f.tags::json, authors = f.authors::json, section_number = f.section, terms = f.terms, stamp = hashint8extended(e.stamp, 1), relabelled_at = now()
        from fresh f
        where e.article_id = f.article_id and e.version = f.version
          and (e.tags::text, e.authors::text, e.section_number, e.terms) is distinct from (f.tags, f.authors, f.section, f.terms)
        returning e.article_id, e.version)
    insert into changes (at, type, resource, resource_id, slug, version, is_public, cache_tags)
    select now(), 1, 0, e.article_id, e.slug, e.version, true, array['article-' || e.article_id, 'source-' || e.source_id, 'articles']
    from fresh f
    join live_editions e on e.article_id = f.article_id and e.version = f.version
    where e.announced
      and (f.since > e.live_from or exists (select from changed c where c.article_id = e.article_id and c.version = e.version));

    delete from term_changes c where c.is_spread and not exists (select from relabel_outbox o where o.change = c.id);
    return coalesce(array_length(taken, 1), 0);
end $$;
