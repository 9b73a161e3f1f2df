-- Sources and terms as callers see them, and where their former slugs lead.

create view reader_sources as
select s.id, s.number, s.slug, s.version, s.name, s.name_key, s.homepage_url, s.logo_url, s.feed_url, s.ingest, s.country, s.language,
       s.description, s.copyright, s.text_policy, s.created_at, s.updated_at,
       t.articles + coalesce((select sum(d.delta) from term_deltas d where d.term = s.number), 0)::bigint as articles
from sources s
join term_totals t on t.term = s.number
where s.deleted_at is null;

create index ix_sources_country on sources (country, name_key, id) where deleted_at is null;
create index ix_sources_language on sources (language, name_key, id) where deleted_at is null;

create view reader_terms as
select x.id, x.number, x.kind, x.slug, x.version, x.name, x.name_key,
       t.articles + coalesce((select sum(d.delta) from term_deltas d where d.term = x.number), 0)::bigint as articles
from terms x
join term_totals t on t.term = x.number
where x.merged_into is null;

-- The terms of a kind by their count: the index gives those whose count stands, the few with deltas are put among them.
create function terms_by_articles(wanted int, least_articles bigint, articles_before bigint, number_before int, most int)
returns setof reader_terms language sql stable as $$
    with moving as materialized (select d.term, sum(d.delta)::bigint as delta from term_deltas d group by d.term),
    first as (
        (select t.term, t.articles from term_totals t join terms x on x.number = t.term
         where t.kind = wanted and x.merged_into is null and t.articles >= least_articles
           and (t.articles, t.term) < (articles_before, number_before)
           and not exists (select from moving m where m.term = t.term)
         order by t.articles desc, t.term desc limit most)
        union all
        select t.term, t.articles + m.delta from moving m join term_totals t using (term) join terms x on x.number = t.term
        where t.kind = wanted and x.merged_into is null and t.articles + m.delta >= least_articles
          and (t.articles + m.delta, t.term) < (articles_before, number_before))
    select x.id, x.number, x.kind, x.slug, x.version, x.name, x.name_key, f.articles
    from first f join terms x on x.number = f.term
    order by f.articles desc, f.term desc limit most
$$;

-- Kind 0 is a source.
create table former_slugs (kind int not null, slug text collate "C" not null, target uuid not null, primary key (kind, slug));
create index ix_former_slugs_target on former_slugs (target);

create function keep_former_slug() returns trigger language plpgsql as $$
declare
    its_kind int := coalesce((to_jsonb(new) ->> 'kind')::int, 0);
begin
    delete from former_slugs f where f.kind = its_kind and f.slug = new.slug;
    insert into former_slugs values (its_kind, old.slug, old.id) on conflict (kind, slug) do update set target = excluded.target;
    return null;
end $$;

create trigger sources_former_slug after update of slug on sources for each row when (old.slug <> new.slug) execute function keep_former_slug();
create trigger terms_former_slug after update of slug on terms for each row when (old.slug <> new.slug) execute function keep_former_slug();

create function forget_former_slugs() returns trigger language plpgsql as $$
begin
    delete from former_slugs f where f.target = old.id;
    return null;
end $$;

create trigger sources_deleted after update of deleted_at on sources for each row when (new.deleted_at is not null) execute function forget_former_slugs();
create trigger terms_deleted after delete on terms for each row execute function forget_former_slugs();

-- As claim_slug does for articles: who comes second learns at once that the slug is taken, nobody waits.
create function claim_source_slug(wanted text, claimant uuid) returns boolean language plpgsql as $$
begin
    return pg_try_advisory_xact_lock(hashtextextended('source:' || wanted, 0))
       and not exists (select from sources s where s.slug = wanted and s.deleted_at is null and s.id is distinct from claimant)
       and not exists (select from former_slugs f where f.kind = 0 and f.slug = wanted and f.target is distinct from claimant);
end $$;
