-- Feeds tell when anything public changed last: the newest entries by their order of arrival.
create index ix_changes_public_id on changes (id desc) where is_public;

-- Sitemaps come in parts of 50,000 addresses. An article belongs to one part for good, the one that was being filled when it
-- got its first edition: so no part needs to count through those before it.
create sequence sitemap_places as bigint minvalue 0 start 0;
alter table editions add column sitemap_part int;

create function editions_sitemap_part() returns trigger language plpgsql as $$
begin
    new.sitemap_part := coalesce(
        (select e.sitemap_part from editions e where e.article_id = new.article_id and e.sitemap_part is not null limit 1),
        nextval('sitemap_places') / 50000);
    return new;
end $$;

with placed as (
    select o.article_id, nextval('sitemap_places') / 50000 as part
    from (select e.article_id, min(e.first_published_at) as at from editions e group by e.article_id order by at, e.article_id) o)
update editions e set sitemap_part = p.part from placed p where p.article_id = e.article_id;

create trigger editions_sitemap_part before insert on editions for each row execute function editions_sitemap_part();
create index ix_editions_sitemap on editions (sitemap_part, updated_at desc) where not retired and listed;

-- What readers see of the sitemap's parts; the visibility is that of live_editions. "offset 0": each is looked up there,
-- or the planner joins all editions for the sake of one part.
create view sitemap_pages as
select e.sitemap_part as part, v.article_id as id, v.slug, e.updated_at, least(v.live_until, v.expires_at) as ends_at
from editions e
cross join lateral (
    select r.article_id, r.slug, r.live_until, r.expires_at from live_editions r where r.article_id = e.article_id and r.version = e.version offset 0) v
where not e.retired and e.listed;
