-- Comments: what is counted, what is shown, what is forgotten (docs/decisions/0013).

insert into secrets values ('comments', sha256(gen_random_uuid()::text::bytea || gen_random_uuid()::text::bytea));

-- Looked at when the transaction ends: a comment goes after its answers have moved up.
alter table comments alter constraint fk_comments_comments_parent deferrable initially deferred;

-- The count is right in every snapshot: it is changed in the transaction that changes the list, as the last thing in it, so
-- that those who comment on one article wait for each other's commit and for nothing else.
create function count_comments() returns trigger language plpgsql as $$
declare
    was_shown boolean := tg_op <> 'INSERT' and old.status = 1;
    is_shown boolean := tg_op <> 'DELETE' and new.status = 1;
    article uuid := case when tg_op = 'DELETE' then old.article_id else new.article_id end;
begin
    if was_shown <> is_shown then
        insert into article_counters (article_id, comments, stamp, changed_at) values (article, 0, 0, now()) on conflict do nothing;
        update article_counters c set comments = c.comments + is_shown::int - was_shown::int, stamp = c.stamp + 1, changed_at = greatest(c.changed_at, now())
        where c.article_id = article;
    end if;
    return null;
end $$;

create constraint trigger comments_count after insert or delete or update of status on comments
deferrable initially deferred for each row execute function count_comments();

alter table article_counters add constraint ck_article_counters_comments check (comments >= 0);

-- Answers to a comment that readers no longer see move up to what that one answered: nobody's words go with another's.
create function move_answers_up() returns trigger language plpgsql as $$
begin
    update comments c set parent_id = old.parent_id where c.article_id = old.article_id and c.parent_id = old.id;
    return null;
end $$;

create trigger comments_hidden after update of status on comments
for each row when (old.status = 1 and new.status <> 1) execute function move_answers_up();
create trigger comments_deleted after delete on comments
for each row when (old.status = 1) execute function move_answers_up();

-- Of a comment's sender nothing is kept but a keyed digest, for a day. Whoever posts forgets some of those that are older.
create function forget_fingerprints(mine bytea) returns timestamptz language sql as $$
    update comments c set fingerprint = null
    where c.id in (
        select o.id from comments o where o.fingerprint is not null and o.created_at <= readers_now() - interval '24 hours'
        order by o.created_at limit 50 for update skip locked);
    update comments c set fingerprint = null where c.fingerprint = mine and c.created_at <= readers_now() - interval '24 hours';
    select now()
$$;

-- Erasing an article takes what was said about it along.
create function erase_comments() returns trigger language plpgsql as $$
begin
    delete from comments c where c.article_id = new.id;
    return null;
end $$;

create trigger articles_erase_comments after update of erased_at on articles
for each row when (new.erased_at is not null) execute function erase_comments();

create or replace view reader_articles as
select e.article_id as id, e.version, e.slug, e.title, e.title_key, e.summary, e.excerpt, c.body_html, e.byline, e.authors, e.tags, e.terms,
       e.source_id, e.source_number, s.slug as source_slug, s.name as source_name, s.homepage_url, s.logo_url, s.text_policy, s.version as source_version,
       e.canonical_url, e.external_id, e.language, e.section_number, sec.slug as section_slug, sec.name as section_name, sec.version as section_version,
       e.image, e.copyright, e.corrections, e.withdrawn, e.extra, e.word_count, e.comments_open, e.listed, e.stamp,
       e.published_at, e.first_published_at, e.expires_at, extract(epoch from least(e.live_until, e.expires_at) - readers_now())::float8 as right_for_seconds,
       greatest(e.live_from, s.updated_at, e.relabelled_at, sec.updated_at, n.changed_at) as changed_at, e.created_at, e.updated_at,
       coalesce(n.comments, 0) as comment_count, coalesce(n.stamp, 0) as comments_stamp
from live_editions e
join sources s on s.id = e.source_id
left join terms sec on sec.number = e.section_number
left join contents c on c.id = e.content_id
left join article_counters n on n.article_id = e.article_id;

create or replace view desk_articles as
select a.id, a.version, status_now(a.id, a.state, a.state_until) as status, a.created_by, a.first_published_at, a.created_at, a.saved_at,
       a.published_at as listed_at, a.updated_at as listed_updated_at, a.title_key, a.corrections, a.deleted_at, a.state, a.state_until, a.terms,
       c.slug, c.title, c.summary, c.body_html, c.byline, named_terms(c.authors) as authors, named_terms(c.tags) as tags, c.canonical_url, c.external_id,
       c.language, c.image, c.copyright, c.extra, c.word_count, c.comments_open, c.expires_at,
       s.id as source_id, s.slug as source_slug, s.name as source_name, s.homepage_url, s.logo_url, s.text_policy,
       sec.slug as section_slug, sec.name as section_name,
       coalesce(live.published_at, coming.published_at, c.published_at, a.first_published_at) as published_at,
       coalesce(live.updated_at, a.last_updated_at, c.saved_at) as updated_at, live.withdrawn, coming.live_from as scheduled_at,
       not exists (select from editions e where e.article_id = a.id and not e.retired and e.content_id = c.id) as has_unpublished_changes,
       maker.id as maker_id, maker.name as maker_name, saver.id as saver_id, saver.name as saver_name, coalesce(n.comments, 0) as comment_count
from articles a
join contents c on c.id = a.newest_content_id
join sources s on s.id = c.source_id
left join terms named on named.number = c.section
left join terms sec on sec.number = coalesce(named.merged_into, named.number)
left join api_keys maker on maker.id = a.created_by
left join api_keys saver on saver.id = c.saved_by
left join lateral (select e.published_at, e.updated_at, e.withdrawn from live_editions e where e.article_id = a.id limit 1) live on true
left join lateral (select e.published_at, e.live_from from editions e where e.article_id = a.id and not e.retired and e.live_from > readers_now() limit 1) coming on true
left join article_counters n on n.article_id = a.id;
