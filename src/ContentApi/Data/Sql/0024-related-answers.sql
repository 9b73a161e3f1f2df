-- An article is read with the five beside it. That page is made once, and read as one row (docs/decisions/0016). It is right until
-- something that it names is touched: whoever changes what readers see of an article, a source or a section says so in the same transaction, and a reader who
-- sees the change sees that as well.
create table related_touched (id uuid not null);
create index ix_related_touched_id on related_touched (id);

-- Of an article that is related to others there is a row, or it is in the outbox. A row without an answer is of one that has to be
-- read anew each time.
create table related_answers (
    article_id uuid primary key,
    slug text,
    form smallint not null,
    names uuid[] not null,
    least real not null,
    right_until timestamptz,
    version int,
    changed_at timestamptz,
    token text,
    cache_tags text,
    -- The article in JSON; its last member, which begins here, is what stands beside it.
    page bytea,
    answer_at int);
create index ix_related_answers_slug on related_answers (slug);
create index ix_related_answers_form on related_answers (form);
create index ix_related_answers_names on related_answers using gin (names);

-- The newest form of answers that any instance writes. Older instances, as long as they still run, leave them alone.
create table related_answer_form (form smallint not null);
insert into related_answer_form values (0);
insert into related_outbox (article_id, step) select a.article_id, 2 from related_articles a where a.is_related;

create view related_ready as
select r.article_id, r.slug, r.form, r.version, r.changed_at, r.token, r.cache_tags, r.page, substr(r.page, r.answer_at, length(r.page) - r.answer_at) as answer,
       extract(epoch from r.right_until - readers_now())::float8 as right_for_seconds
from related_answers r
where r.page is not null and (r.right_until is null or r.right_until > readers_now())
  and not exists (select from related_touched t where t.id = any(r.names));

create function touch_article() returns trigger language plpgsql as $$
begin
    insert into related_touched values (coalesce(new.article_id, old.article_id));
    return null;
end $$;

create function touch_named() returns trigger language plpgsql as $$
begin
    insert into related_touched values (new.id);
    return null;
end $$;

create function touch_copies() returns trigger language plpgsql as $$
begin
    insert into related_touched
    select distinct u from unnest(array[old.article_id, old.original_id, new.article_id, new.original_id]) u where u is not null;
    return null;
end $$;

-- What stands behind all that an answer was made of does not change it.
create function touch_listed() returns trigger language plpgsql as $$
begin
    insert into related_touched
    select distinct r.article_id from changed c join related_articles a on a.number = c.number join related_answers r on r.article_id = a.article_id
    where c.fit >= r.least;
    return null;
end $$;

create function answer_related() returns trigger language plpgsql as $$
begin
    insert into related_outbox (article_id, step) values (new.article_id, 2);
    return null;
end $$;

create trigger editions_touch after insert or update or delete on editions for each row execute function touch_article();
create trigger article_counters_touch after insert or update on article_counters for each row execute function touch_article();
create trigger related_pins_touch after insert or update or delete on related_pins for each row execute function touch_article();
create trigger related_exclusions_touch after insert or update or delete on related_exclusions for each row execute function touch_article();
create trigger related_articles_answer after update of is_related on related_articles for each row when (new.is_related and not old.is_related) execute function answer_related();
create trigger related_copies_touch after insert or update or delete on related_copies for each row execute function touch_copies();
create trigger sources_touch after update of slug, name, version on sources for each row execute function touch_named();
create trigger terms_touch after update of slug, name, version on terms for each row execute function touch_named();
create trigger related_items_touch_in after insert on related_items referencing new table as changed for each statement execute function touch_listed();
create trigger related_items_touch_out after delete on related_items referencing old table as changed for each statement execute function touch_listed();

-- Takes articles whose answers are to be made, and holds the index until the transaction ends: nothing is touched and forgotten
-- between the reading and the writing of an answer. Nothing is taken while somebody else has the index, or writes a newer form. What
-- names much, as a large source does, is worked off some thousand answers at a time, and stays touched until then.
create function related_take_unready(mine smallint, most int, passed_over uuid[]) returns table (article_id uuid, again boolean) language plpgsql as $$
declare
    newest smallint := (select f.form from related_answer_form f);
    places tid[];
    touched uuid[];
    gone int;
begin
    if newest > mine
        or (newest = mine and not exists (select from related_touched) and not exists (select from related_outbox o where o.step = 2)
            and not exists (select from related_answers r where r.form < mine)) then
        return;
    end if;
    if not pg_try_advisory_xact_lock(hashtextextended('contentapi:related', 0)) then
        return;
    end if;
    update related_answer_form set form = mine where form < mine;
    select coalesce(array_agg(t.place), '{}'), coalesce(array_agg(distinct t.id), '{}') into places, touched from (select x.ctid as place, x.id from related_touched x limit 1000) t;
    with stale as (
        delete from related_answers a
        where a.article_id = any(array((select r.article_id from related_answers r where r.names && touched limit 5000)
                                       union (select r.article_id from related_answers r where r.form < mine limit 5000)))
        returning a.article_id)
    insert into related_outbox (article_id, step) select s.article_id, 2 from stale s;
    get diagnostics gone = row_count;
    if gone < 5000 then
        delete from related_touched t where t.ctid = any(places);
    end if;
    return query select t.article_id, t.again from related_take(2::smallint, most, passed_over) t;
end $$;

-- As in 0019; answers that tell of an article go with it.
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
    with stale as (delete from related_answers r where r.names && gone returning r.article_id)
    insert into related_outbox (article_id, step) select s.article_id, 2 from stale s where s.article_id <> all(gone);
    update related_days d set articles = d.articles - n.articles
    from (select (a.published_at at time zone 'UTC')::date as day, count(*) as articles from related_articles a where a.number = any(numbers) group by 1) n
    where d.day = n.day;
    delete from related_days d where d.articles <= 0;
    delete from related_postings p where p.number = any(numbers);
    delete from related_shingles s where s.number = any(numbers);
    delete from related_vectors v where v.number = any(numbers);
    delete from related_articles a where a.number = any(numbers);
end $$;

create or replace view reader_articles as
select e.article_id as id, e.version, e.slug, e.title, e.title_key, e.summary, e.excerpt, c.body_html, e.byline, e.authors, e.tags, e.terms,
       e.source_id, e.source_number, s.slug as source_slug, s.name as source_name, s.homepage_url, s.logo_url, s.text_policy, s.version as source_version,
       e.canonical_url, e.external_id, e.language, e.section_number, sec.slug as section_slug, sec.name as section_name, sec.version as section_version,
       e.image, e.copyright, e.corrections, e.withdrawn, e.extra, e.word_count, e.comments_open, e.listed, e.stamp,
       e.published_at, e.first_published_at, e.expires_at, extract(epoch from least(e.live_until, e.expires_at) - readers_now())::float8 as right_for_seconds,
       greatest(e.live_from, s.updated_at, e.relabelled_at, sec.updated_at, n.changed_at) as changed_at, e.created_at, e.updated_at,
       coalesce(n.comments, 0) as comment_count, coalesce(n.stamp, 0) as comments_stamp, sec.id as section_id
from live_editions e
join sources s on s.id = e.source_id
left join terms sec on sec.number = e.section_number
left join contents c on c.id = e.content_id
left join article_counters n on n.article_id = e.article_id;
