-- What was deleted is found again by an import, so that it does not come back.
create index ix_articles_deleted_external_id on articles (source_id, external_id) where deleted_at is not null and external_id is not null;
create index ix_articles_deleted_canonical_key on articles (source_id, canonical_key) where deleted_at is not null and canonical_key is not null;

-- The article that each line of an import means: by its id, by the externalId or canonicalUrl of its source, by those of a deleted one.
create function import_articles(ids uuid[], source_ids uuid[], external_ids text[], canonical_keys text[])
returns table (ord bigint, article_id uuid) language sql stable as $$
    select w.ord, f.id
    from unnest(ids, source_ids, external_ids, canonical_keys) with ordinality w (id, source_id, external_id, canonical_key, ord)
    cross join lateral (
        select * from (select a.id, 1 as rank from articles a where a.id = w.id) x
        union all
        select * from (select a.id, 2 from articles a where a.source_id = w.source_id and a.external_id = w.external_id and a.deleted_at is null) x
        union all
        select * from (select a.id, 3 from articles a where a.source_id = w.source_id and a.canonical_key = w.canonical_key and a.deleted_at is null) x
        union all
        select * from (select a.id, 4 from articles a where a.source_id = w.source_id and a.external_id = w.external_id and a.deleted_at is not null
                       order by a.deleted_at desc limit 1) x
        union all
        select * from (select a.id, 5 from articles a where a.source_id = w.source_id and a.canonical_key = w.canonical_key and a.deleted_at is not null
                       order by a.deleted_at desc limit 1) x
        order by 2 limit 1) f
$$;
