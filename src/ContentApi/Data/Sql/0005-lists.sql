create function try_uuid(value text) returns uuid language sql immutable as $$
    select case when value ~ '^[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}$' then value::uuid end
$$;

-- What the filters of a list name, and how many articles each has: the rarest leads the query. Kind 0 is a source.
create function filter_terms(filters int[], kinds int[], names text[]) returns table (filter int, number int, articles bigint) language sql stable as $$
    select f.filter, t.number, term_articles(t.number)
    from unnest(filters, kinds, names) f (filter, kind, name)
    cross join lateral (
        select s.number from sources s
        where f.kind = 0 and s.deleted_at is null and (s.slug = f.name or s.id = try_uuid(f.name))
        union all
        select coalesce(x.merged_into, x.number) from terms x
        where x.kind = f.kind and (x.slug = case when f.kind = 4 then lower(f.name) else f.name end or x.id = try_uuid(f.name))) t
$$;
