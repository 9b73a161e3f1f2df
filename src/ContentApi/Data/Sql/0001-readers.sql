-- What readers may see is decided here, by the database's clock.

-- Tests travel in time by setting contentapi.readers_ahead on their database; nothing else sets it.
create function readers_now() returns timestamptz language sql stable parallel safe as
$$ select now() + coalesce(nullif(current_setting('contentapi.readers_ahead', true), ''), '0')::interval $$;

-- One open edition and one that ends, at most. Not two partial indexes: those do not serve the read by slug.
create unique index ux_editions_open on editions (article_id, (live_until is null)) where not retired;
create index ix_editions_published on editions (published_at desc, article_id desc) where not retired and listed;
create index ix_editions_updated on editions (updated_at desc, article_id desc) where not retired and listed;
create index ix_editions_title on editions (title_key, article_id) where not retired and listed;
create index ix_editions_coming on editions (live_from) where not announced and not retired;
create index ix_editions_ending on editions (least(live_until, expires_at)) where not retired and least(live_until, expires_at) is not null;

alter table contents add constraint fk_contents_articles foreign key (article_id) references articles (id) deferrable initially deferred;
alter table sources add constraint ck_sources_number check (number > 0);
alter table articles add constraint ck_articles_version check (version > 0);

create view live_editions as
select e.* from editions e
where not e.retired
  and e.live_from <= readers_now()
  and (e.live_until is null or e.live_until > readers_now())
  and (e.expires_at is null or e.expires_at > readers_now());

create view reader_articles as
select e.article_id as id, e.version, e.slug, e.title, e.title_key, e.summary, e.excerpt, c.body_html, e.byline, e.authors, e.tags, e.terms,
       e.source_id, e.source_number, s.slug as source_slug, s.name as source_name, s.homepage_url, s.logo_url, s.text_policy, s.version as source_version,
       e.canonical_url, e.external_id, e.language, e.section_number, sec.slug as section_slug, sec.name as section_name, sec.version as section_version,
       e.image, e.copyright, e.corrections, e.withdrawn, e.extra, e.word_count, e.comments_open, e.listed, e.stamp,
       e.published_at, e.first_published_at, e.expires_at, extract(epoch from least(e.live_until, e.expires_at) - readers_now())::float8 as right_for_seconds,
       greatest(e.live_from, s.updated_at) as changed_at, e.created_at, e.updated_at
from live_editions e
join sources s on s.id = e.source_id
left join terms sec on sec.number = e.section_number
left join contents c on c.id = e.content_id;
