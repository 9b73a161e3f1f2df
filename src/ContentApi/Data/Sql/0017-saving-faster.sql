-- The look-up of a save, rewritten by what it costs: nearly always every term is there, and then one query by indexes
-- does; the function that makes terms is called for new ones alone.
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
    left join terms n on n.kind = w.k and n.name_key = w.key
    left join terms s on n.number is null and s.kind = w.k and s.slug = w.key
    left join terms t on t.number = coalesce(n.merged_into, n.number, s.merged_into, s.number);
    if not all_known then
        select json_agg(json_build_object('kind', t.kind, 'number', t.number, 'slug', t.slug, 'name', t.name, 'ord', t.ord)) into terms
        from terms_named(kinds, names, keys, term_slugs, makes_sections) t;
    end if;
end $$;

-- It looked for due editions among all articles, four times a second.
create or replace function due_article(out article_id uuid, out now timestamptz) language plpgsql as $$
declare
    candidate uuid;
begin
    for candidate in
        select e.article_id from editions e where not e.announced and not e.retired and e.live_from <= readers_now()
        union all
        select e.article_id from editions e where not e.retired and least(e.live_until, e.expires_at) <= readers_now()
    loop
        select a.id, readers_now() into article_id, now from articles a where a.id = candidate for update skip locked;
        if article_id is not null then
            return;
        end if;
    end loop;
end $$;
