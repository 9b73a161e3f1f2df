-- What a save needs to know, in one round trip.

-- Whether a slug is free for an article. Of simultaneous callers one gets it and the others learn at once that it is
-- taken: nobody waits on the unique index. The lock lasts until the end of the transaction.
create function claim_slug(wanted text, claimant uuid) returns boolean language plpgsql as $$
begin
    return pg_try_advisory_xact_lock(hashtextextended('slug:' || wanted, 0))
       and not exists (select from slugs s where s.slug = wanted and s.article_id is distinct from claimant);
end $$;

-- The terms of the given names, made where they do not exist (sections only if the caller may make them). A name that
-- equals a slug means that term. Rows are made in one order everywhere, so that two saves cannot deadlock.
create function terms_named(kinds int[], names text[], keys text[], term_slugs text[], makes_sections boolean)
returns table (ord bigint, kind int, number int, slug text, name text) language plpgsql as $$
begin
    -- Two new names of one call can ask for one slug ("C", "C++"): the second gets its own in the next round.
    for round in 1..3 loop
        exit when not exists (
            select from unnest(kinds, keys) w (k, key)
            where (w.k <> 2 or makes_sections)
              and not exists (select from terms t where t.kind = w.k and (t.name_key = w.key or t.slug = w.key)));
        insert into terms (id, kind, slug, name, name_key, version)
        select gen_random_uuid(), w.k,
               case when exists (select from terms t where t.kind = w.k and t.slug = w.s) then left(w.s, 140) || '-' || left(md5(w.key), 6) else w.s end,
               w.n, w.key, 1
        from (select distinct on (u.k, u.key) u.* from unnest(kinds, names, keys, term_slugs) u (k, n, key, s) order by u.k, u.key, u.n) w
        where (w.k <> 2 or makes_sections)
          and not exists (select from terms t where t.kind = w.k and (t.name_key = w.key or t.slug = w.key))
        order by w.k, w.key
        on conflict do nothing;
    end loop;

    return query
    select w.ord, w.k, coalesce(into_.number, t.number), coalesce(into_.slug, t.slug), coalesce(into_.name, t.name)
    from unnest(kinds, keys) with ordinality w (k, key, ord)
    cross join lateral (
        select x.* from terms x where x.kind = w.k and (x.name_key = w.key or x.slug = w.key)
        order by x.name_key <> w.key limit 1) t
    left join terms into_ on into_.number = t.merged_into
    order by w.ord;
end $$;

-- Everything that saving an article looks up: the instant, the source, the slug, the terms.
create function save_lookup(
    source_id uuid, source_slug text, wanted_slug text, article uuid, asked_language text,
    kinds int[], names text[], keys text[], term_slugs text[], makes_sections boolean,
    out now timestamptz, out source json, out slug_is_free boolean, out terms json)
language plpgsql as $$
declare
    found_source sources;
    spoken text;
begin
    now := now();
    select * into found_source from sources s
    where (s.id = source_id or s.slug = source_slug) and s.deleted_at is null
    for key share;
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
    if array_length(kinds, 1) > 0 then
        select json_agg(json_build_object('kind', t.kind, 'number', t.number, 'slug', t.slug, 'name', t.name, 'ord', t.ord)) into terms
        from terms_named(kinds, names, keys, term_slugs, makes_sections) t;
    end if;
end $$;

-- The names behind a stored text's numbers, and the instant.
create function content_names(
    source uuid, sections int, tag_numbers int[], author_numbers int[], language_tag text, key_ids uuid[],
    out now timestamptz, out source_row json, out section json, out tags json, out authors json, out language_number int, out keys json)
language sql as $$
    select now(),
        (select json_build_object('id', s.id, 'number', s.number, 'slug', s.slug, 'name', s.name, 'homepageUrl', s.homepage_url, 'logoUrl', s.logo_url,
            'textPolicy', s.text_policy, 'language', s.language, 'copyright', s.copyright) from sources s where s.id = source),
        (select json_build_object('number', t.number, 'slug', t.slug, 'name', t.name) from terms t where t.number = sections),
        (select coalesce(json_agg(json_build_object('number', t.number, 'slug', t.slug, 'name', t.name) order by w.ord), '[]')
            from unnest(tag_numbers) with ordinality w (number, ord) join terms f on f.number = w.number join terms t on t.number = coalesce(f.merged_into, f.number)),
        (select coalesce(json_agg(json_build_object('number', t.number, 'slug', t.slug, 'name', t.name) order by w.ord), '[]')
            from unnest(author_numbers) with ordinality w (number, ord) join terms f on f.number = w.number join terms t on t.number = coalesce(f.merged_into, f.number)),
        (select t.number from terms t where t.kind = 4 and t.slug = lower(language_tag)),
        (select coalesce(json_agg(json_build_object('id', k.id, 'name', k.name)), '[]') from api_keys k where k.id = any(key_ids))
$$;
