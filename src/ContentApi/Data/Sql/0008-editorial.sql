-- The editors' list, erasing, and the secret that signs preview links.

insert into secrets values ('previews', sha256(gen_random_uuid()::text::bytea || gen_random_uuid()::text::bytea));

-- Where an article stands by the clock; the numbers are those of ArticleStatus.
create function article_status(article uuid) returns int language sql stable as $$
    select case
        when exists (select from live_editions e where e.article_id = $1 and e.listed) then 2
        when exists (select from editions e where e.article_id = $1 and not e.retired and e.live_from > readers_now()) then 1
        when a.first_published_at is not null or exists (select from editions e where e.article_id = $1 and not e.retired) then 3
        else 0 end
    from articles a where a.id = $1
$$;

-- The stored status is right until time alone may change it; from then on the editions are asked.
create function status_now(article uuid, stored int, stored_until timestamptz) returns int language sql stable as $$
    select case when stored_until <= readers_now() then article_status(article) else stored end
$$;

-- A status and a maker are filters like any other: they have numbers below those of sources and terms.
create function status_term(status int) returns int language sql immutable as $$ select -1 - status $$;
create function maker_term(key uuid) returns int language sql immutable as $$ select -10 - (hashtext(key::text) & 1073741823) $$;

create function desk_terms_of(content uuid, status int, maker uuid) returns int[] language sql stable as $$
    select array[status_term(status), maker_term(maker), s.number] || array_remove(array[c.section, l.number], null) || c.tags || c.authors
    from contents c join sources s on s.id = c.source_id left join terms l on l.kind = 4 and l.slug = lower(c.language)
    where c.id = content
$$;

-- What the editors' list walks, as readers' lists walk edition_terms: a row for each thing that a newest text can be filtered
-- by. A draft without a date stands under the instant of its last save.
create table desk_terms (
    term int not null,
    saved_at timestamptz not null,
    dated_at timestamptz not null,
    updated_at timestamptz not null,
    article_id uuid not null);

alter table articles add column terms int[] not null default '{}';

-- Fills the list anew from the articles; for the migration, and after rows were written past the trigger.
create function refill_desk() returns void language plpgsql as $$
begin
    truncate desk_terms;
    update articles a set terms = desk_terms_of(a.newest_content_id, a.state, a.created_by) where a.deleted_at is null;
    insert into desk_terms
    select distinct u, a.saved_at, coalesce(a.published_at, a.saved_at), a.updated_at, a.id from articles a cross join unnest(a.terms) u where a.deleted_at is null;
end $$;

update articles a set
    state = article_status(a.id),
    state_until = (select min(least(nullif(e.live_from, least(e.live_from, readers_now())), e.expires_at)) from editions e where e.article_id = a.id and not e.retired),
    saved_at = c.saved_at,
    published_at = coalesce((select e.published_at from editions e where e.article_id = a.id and not e.retired order by e.live_from limit 1), c.published_at, a.first_published_at),
    updated_at = coalesce(a.last_updated_at, c.saved_at),
    title_key = coalesce((select e.title_key from editions e where e.content_id = c.id limit 1), lower(c.title))
from contents c where c.id = a.newest_content_id;
update revisions r set status = a.state from articles a where a.id = r.resource_id;
select refill_desk();

create index ix_desk_terms_saved on desk_terms (term, saved_at desc, article_id desc);
create index ix_desk_terms_dated on desk_terms (term, dated_at desc, article_id desc);
create index ix_desk_terms_updated on desk_terms (term, updated_at desc, article_id desc);
create index ix_articles_title on articles (title_key, id) where deleted_at is null;
create index ix_articles_due on articles (state_until) where state_until is not null and deleted_at is null;

create function articles_desk() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        delete from desk_terms d using unnest(old.terms) u where d.term = u and d.saved_at = old.saved_at and d.article_id = old.id;
    end if;
    new.terms := '{}';
    if new.deleted_at is null then
        new.terms := coalesce(desk_terms_of(new.newest_content_id, new.state, new.created_by), '{}');
        insert into desk_terms select distinct u, new.saved_at, coalesce(new.published_at, new.saved_at), new.updated_at, new.id from unnest(new.terms) u;
    end if;
    return new;
end $$;

create trigger articles_desk before insert or update of newest_content_id, state, saved_at, published_at, updated_at, deleted_at on articles
for each row execute function articles_desk();

-- The filters of an editors' list: each term with those merged into it, and how many articles are under it, as far as anybody looks.
create function desk_filters(filters int[], numbers int[], most int) returns table (filter int, number int, entries bigint) language sql stable as $$
    select f.filter, t.number, (select count(*) from (select from desk_terms d where d.term = t.number limit most) counted)
    from unnest(filters, numbers) f (filter, number)
    cross join lateral (select f.number union select m.number from terms m where m.merged_into = f.number) t
$$;

create function named_terms(numbers int[]) returns json language sql stable as $$
    select coalesce(json_agg(json_build_object('slug', t.slug, 'name', t.name) order by w.ord), '[]')
    from unnest(numbers) with ordinality w (number, ord) join terms f on f.number = w.number join terms t on t.number = coalesce(f.merged_into, f.number)
$$;

-- Articles as editors list them: the newest text, and where it stands by the clock.
create view desk_articles as
select a.id, a.version, status_now(a.id, a.state, a.state_until) as status, a.created_by, a.first_published_at, a.created_at, a.saved_at,
       a.published_at as listed_at, a.updated_at as listed_updated_at, a.title_key, a.corrections, a.deleted_at, a.state, a.state_until, a.terms,
       c.slug, c.title, c.summary, c.body_html, c.byline, named_terms(c.authors) as authors, named_terms(c.tags) as tags, c.canonical_url, c.external_id,
       c.language, c.image, c.copyright, c.extra, c.word_count, c.comments_open, c.expires_at,
       s.id as source_id, s.slug as source_slug, s.name as source_name, s.homepage_url, s.logo_url, s.text_policy,
       sec.slug as section_slug, sec.name as section_name,
       coalesce(live.published_at, coming.published_at, c.published_at, a.first_published_at) as published_at,
       coalesce(live.updated_at, a.last_updated_at, c.saved_at) as updated_at, live.withdrawn, coming.live_from as scheduled_at,
       not exists (select from editions e where e.article_id = a.id and not e.retired and e.content_id = c.id) as has_unpublished_changes,
       maker.id as maker_id, maker.name as maker_name, saver.id as saver_id, saver.name as saver_name
from articles a
join contents c on c.id = a.newest_content_id
join sources s on s.id = c.source_id
left join terms named on named.number = c.section
left join terms sec on sec.number = coalesce(named.merged_into, named.number)
left join api_keys maker on maker.id = a.created_by
left join api_keys saver on saver.id = c.saved_by
left join lateral (select e.published_at, e.updated_at, e.withdrawn from live_editions e where e.article_id = a.id limit 1) live on true
left join lateral (select e.published_at, e.live_from from editions e where e.article_id = a.id and not e.retired and e.live_from > readers_now() limit 1) coming on true;

-- What was erased and still stands in dead rows: a worker vacuums until it does not.
create table erasures (article_id uuid primary key, at timestamptz not null default now(), swept_at timestamptz);
create index ix_erasures_unswept on erasures (at) where swept_at is null;

create index ix_changes_hidden on changes (resource_id) where not is_public;

-- Takes every text of a deleted article out of the database. What stays: that it was there, the acts (which, who, when), and
-- the slugs that readers have seen, which answer 410.
-- A feature that keeps text of articles in tables of its own erases it there in a trigger of its own on articles.erased_at:
--     create trigger … after update of erased_at on articles for each row when (new.erased_at is not null) execute function …
-- ErasingTests looks for what was forgotten in every column of every table.
create function erase_article(article uuid) returns void language plpgsql as $$
declare
    last_content uuid := (select a.newest_content_id from articles a where a.id = article);
begin
    -- The filters' rows and the counts go along by the triggers of editions.
    delete from editions e where e.article_id = article;
    update contents c set slug = article::text, title = '', summary = null, excerpt = '', body = null, body_html = null, body_format = 0, word_count = 0,
        byline = null, authors = '{}', tags = '{}', section = null, language = null, canonical_url = null, external_id = null, image = null, copyright = null,
        published_at = null, expires_at = null, extra = null
    where c.id = last_content;
    update revisions r set note = null, snapshot = null, content_id = null where r.resource_id = article;
    delete from contents c where c.article_id = article and c.id <> last_content;
    delete from slugs s where s.article_id = article and not s.seen_by_readers;
    update changes c set slug = article::text
    where c.resource_id = article and not c.is_public and not exists (select from slugs s where s.slug = c.slug and s.article_id = article);
    update idempotency i set body = null, location = null, secret_of = article where i.about = article;
    perform related_forget(array[article]);
    update articles a set last_edition_content_id = null, external_id = null, canonical_key = null, corrections = '[]', explanation = null, redirect_to = null,
        title_key = '', terms = '{}', erased_at = now()
    where a.id = article;
    insert into erasures (article_id) values (article) on conflict (article_id) do update set at = now(), swept_at = null;
end $$;

-- Outcomes that are kept from before they told what they are about.
update articles a set acted_at = (select max(r.at) from revisions r where r.resource_id = a.id) where exists (select from revisions r where r.resource_id = a.id);
update idempotency set about = (convert_from(body, 'UTF8')::json ->> 'id')::uuid where body is not null and location like '%/v1/articles/%';
create index ix_idempotency_about on idempotency (about) where about is not null;
