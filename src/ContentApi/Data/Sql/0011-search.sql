-- Full text search, and every list that no single index serves (docs/decisions/0011). Texts come folded from the program,
-- the database stems them: a configuration a language, without stop words, so that "to be or not to be" is found.

create table search_languages (code text primary key, configuration regconfig not null);

do $$
declare
    code text;
    stemmer text;
begin
    for code, stemmer in select * from (values
        ('ar', 'arabic'), ('hy', 'armenian'), ('eu', 'basque'), ('ca', 'catalan'), ('da', 'danish'), ('nl', 'dutch'), ('en', 'english'), ('fi', 'finnish'),
        ('fr', 'french'), ('de', 'german'), ('el', 'greek'), ('hi', 'hindi'), ('hu', 'hungarian'), ('id', 'indonesian'), ('ga', 'irish'), ('it', 'italian'),
        ('lt', 'lithuanian'), ('ne', 'nepali'), ('no', 'norwegian'), ('nb', 'norwegian'), ('nn', 'norwegian'), ('pt', 'portuguese'), ('ro', 'romanian'),
        ('ru', 'russian'), ('sr', 'serbian'), ('es', 'spanish'), ('sv', 'swedish'), ('ta', 'tamil'), ('tr', 'turkish'), ('yi', 'yiddish')) l
    loop
        if not exists (select from pg_ts_config c where c.cfgname = 'search_' || stemmer) then
            execute format('create text search dictionary %I (template = snowball, language = %s)', 'search_' || stemmer, stemmer);
            execute format('create text search configuration %I (copy = pg_catalog.simple)', 'search_' || stemmer);
            execute format('alter text search configuration %I alter mapping replace simple with %I', 'search_' || stemmer, 'search_' || stemmer);
        end if;
        insert into search_languages values (code, ('search_' || stemmer)::regconfig);
    end loop;
end $$;

create function search_configuration(language text) returns regconfig language sql stable as $$
    select coalesce((select l.configuration from search_languages l where l.code = split_part(lower(language), '-', 1)), 'pg_catalog.simple')
$$;

-- What can be filtered and walked by stands among the words, so that the index intersects words, filters and dates. No
-- word begins with "=". SearchWindow.Cover asks for these dates.
create function search_lexemes(terms int[], published timestamptz, updated timestamptz) returns tsvector language plpgsql stable as $$
declare
    p timestamp := greatest(least(published at time zone 'UTC', '2109-12-31 23:00'), '1900-01-01');
    u timestamp := greatest(least(updated at time zone 'UTC', '2109-12-31 23:00'), '1900-01-01');
begin
    return array_to_tsvector(array(select '=' || t from unnest(terms) t)
        || array['=h' || to_char(p, 'YYYYMMDDHH24'), '=d' || to_char(p, 'YYYYMMDD'), '=m' || to_char(p, 'YYYYMM'), '=y' || to_char(p, 'YYYY'), '=e' || to_char(p, 'YYYY')::int / 10,
                 '=ud' || to_char(u, 'YYYYMMDD'), '=um' || to_char(u, 'YYYYMM'), '=uy' || to_char(u, 'YYYY'), '=ue' || to_char(u, 'YYYY')::int / 10]);
end $$;

-- A table of its own: a change of an edition's dates must not repeat a thousand index entries. A row for each edition that
-- lists show or will show: scheduled ones are found at their second because they stand here beforehand.
create table edition_search (
    article_id uuid not null,
    version int not null,
    source_number int not null,
    published_at timestamptz not null,
    updated_at timestamptz not null,
    live_from timestamptz not null,
    live_until timestamptz,
    expires_at timestamptz,
    terms int[] not null,
    head tsvector not null,
    fts tsvector not null,
    primary key (article_id, version)) with (fillfactor = 85);
alter table edition_search alter head set storage main;
-- Without fastupdate: pending entries make searches two to four times slower, and some writer waits 300 ms to flush them.
create index ix_edition_search_fts on edition_search using gin (fts) with (fastupdate = off);
create index ix_edition_search_head on edition_search using gin (head) with (fastupdate = off);

-- The same condition as live_editions; whoever finds an article here reads it there.
create view live_edition_search as
select s.* from edition_search s
where s.live_from <= readers_now()
  and (s.live_until is null or s.live_until > readers_now())
  and (s.expires_at is null or s.expires_at > readers_now());

-- Editions whose words a worker has to look at: to learn the vocabulary, and those that came without their words.
create table search_outbox (article_id uuid not null, version int not null, wordless boolean not null, primary key (article_id, version));

-- editions.search_text is title, summary and body as the program prepared them; it is dropped again before the row is stored.
create function search_vectors(language text, texts text[], lexemes tsvector, out head tsvector, out fts tsvector) language plpgsql stable as $$
declare
    configuration regconfig := search_configuration(language);
    words tsvector := setweight(to_tsvector(configuration, coalesce(texts[1], '')), 'A') || setweight(to_tsvector(configuration, coalesce(texts[2], '')), 'B');
begin
    head := words || lexemes;
    fts := words || to_tsvector(configuration, coalesce(texts[3], '')) || lexemes;
end $$;

create function editions_search() returns trigger language plpgsql as $$
declare
    was_indexed boolean := tg_op = 'UPDATE' and old.listed and not old.retired;
    is_indexed boolean := new.listed and not new.retired;
    vectors record;
begin
    if was_indexed and not is_indexed then
        delete from edition_search s where s.article_id = old.article_id and s.version = old.version;
        delete from search_outbox o where o.article_id = old.article_id and o.version = old.version;
    elsif is_indexed and not was_indexed then
        vectors := search_vectors(new.language, new.search_text, search_lexemes(new.terms, new.published_at, new.updated_at));
        insert into edition_search values (new.article_id, new.version, new.source_number, new.published_at, new.updated_at, new.live_from, new.live_until, new.expires_at,
            new.terms, vectors.head, vectors.fts);
        insert into search_outbox values (new.article_id, new.version, new.search_text is null) on conflict do nothing;
    elsif is_indexed and (old.terms, old.published_at, old.updated_at) is distinct from (new.terms, new.published_at, new.updated_at) then
        update edition_search s set published_at = new.published_at, updated_at = new.updated_at, live_from = new.live_from, live_until = new.live_until,
            expires_at = new.expires_at, terms = new.terms,
            head = ts_delete(s.head, o.old) || o.new, fts = ts_delete(s.fts, o.old) || o.new
        from (select tsvector_to_array(search_lexemes(old.terms, old.published_at, old.updated_at)) as old,
                     search_lexemes(new.terms, new.published_at, new.updated_at) as new) o
        where s.article_id = new.article_id and s.version = new.version;
    elsif is_indexed then
        update edition_search s set live_from = new.live_from, live_until = new.live_until, expires_at = new.expires_at
        where s.article_id = new.article_id and s.version = new.version
          and (s.live_from, s.live_until, s.expires_at) is distinct from (new.live_from, new.live_until, new.expires_at);
    end if;
    new.search_text := null;
    return new;
end $$;

create trigger editions_search before insert or update of terms, published_at, updated_at, live_from, live_until, expires_at, listed, retired, search_text on editions
for each row execute function editions_search();

create function editions_unsearch() returns trigger language plpgsql as $$
begin
    delete from edition_search s where s.article_id = old.article_id and s.version = old.version;
    delete from search_outbox o where o.article_id = old.article_id and o.version = old.version;
    return null;
end $$;

create trigger editions_unsearch after delete on editions for each row execute function editions_unsearch();

-- What is there already: lists are right at once, its words come from the worker.
insert into edition_search
select e.article_id, e.version, e.source_number, e.published_at, e.updated_at, e.live_from, e.live_until, e.expires_at, e.terms, v.l, v.l
from editions e cross join lateral (select search_lexemes(e.terms, e.published_at, e.updated_at) as l) v
where e.listed and not e.retired;
insert into search_outbox select s.article_id, s.version, true from edition_search s;

-- The words that a query names, each as the lexemes that any of the languages makes of it. Zipped word by word: a query
-- for each language, or-ed, is three times slower and wrong with -word.
create function search_words(words text[], prefixes boolean[], languages text[]) returns tsquery[] language plpgsql stable as $$
declare
    configurations regconfig[];
    configuration regconfig;
    found tsquery[] := '{}';
    one tsquery;
    stem tsquery;
begin
    if languages is null then
        configurations := array(select 'pg_catalog.simple'::regconfig union select search_configuration(t.slug) from terms t where t.kind = 4);
    else
        configurations := array(select distinct search_configuration(l) from unnest(languages) l);
    end if;
    for i in 1 .. cardinality(words) loop
        one := null;
        if prefixes[i] then
            one := (quote_literal(words[i]) || ':*')::tsquery;
        else
            foreach configuration in array configurations loop
                stem := phraseto_tsquery(configuration, words[i]);
                if one is null or not one @> stem then
                    one := coalesce(one || stem, stem);
                end if;
            end loop;
        end if;
        found := found || one;
    end loop;
    return found;
end $$;

-- Evaluates a query as SearchQuery writes it; null for an empty one.
create function search_program(program text[], words tsquery[]) returns tsquery language plpgsql immutable as $$
declare
    stack tsquery[] := '{}';
    top int := 0;
    step text;
begin
    foreach step in array program loop
        case left(step, 1)
            when '&' then
                top := top - 1;
                stack[top] := stack[top] && stack[top + 1];
            when '|' then
                top := top - 1;
                stack[top] := stack[top] || stack[top + 1];
            when '<' then
                top := top - 1;
                stack[top] := tsquery_phrase(stack[top], stack[top + 1], substr(step, 2)::int);
            when '!' then
                stack[top] := !! stack[top];
            else
                top := top + 1;
                stack[top] := words[step::int + 1];
        end case;
    end loop;
    return stack[1];
end $$;

-- The same query for words of these weights alone.
create function search_weighted(query tsquery, weights text) returns tsquery language sql immutable as $$
    select replace(regexp_replace(query::text, '''([^'']+)''', '''\1'':' || weights, 'g'), ':' || weights || ':*', ':*' || weights)::tsquery
$$;

-- Everything that a search must know before it begins, in one round trip: its queries, and the sources whose licence
-- withholds text from this reader.
create function search_lookup(
    words text[], prefixes boolean[], exact text[], positive text[], wide text[], languages text[], with_key boolean,
    out now timestamptz, out exact_query text, out positive_query text, out wide_query text, out title_query text, out summary_query text,
    out headline_sources int[], out excerpt_sources int[], out lexemes text[], out lexeme_words int[], out lexeme_prefixes boolean[])
language plpgsql stable as $$
declare
    found tsquery[] := search_words(words, prefixes, languages);
    query tsquery := search_program(exact, found);
begin
    now := readers_now();
    exact_query := coalesce(query::text, '');
    positive_query := coalesce(search_program(positive, found)::text, '');
    wide_query := coalesce(search_program(wide, found)::text, '');
    title_query := coalesce(search_weighted(query, 'A')::text, '');
    summary_query := coalesce(search_weighted(query, 'AB')::text, '');
    headline_sources := case when with_key then '{}' else array(select s.number from sources s where s.text_policy = 2) end;
    excerpt_sources := case when with_key then '{}' else array(select s.number from sources s where s.text_policy = 1) end;
    select coalesce(array_agg(l.lexeme), '{}'), coalesce(array_agg(l.word), '{}'), coalesce(array_agg(l.prefix), '{}') into lexemes, lexeme_words, lexeme_prefixes
    from (select m[1] as lexeme, (w.ord - 1)::int as word, w.prefix
          from unnest(found, prefixes) with ordinality w (query, prefix, ord), regexp_matches(w.query::text, '''([^'']+)''', 'g') m) l;
end $$;

create index ix_sources_restricted on sources (text_policy) include (number) where text_policy <> 0;

-- The words that readers can see, folded and unstemmed, to correct those that nothing has.
create table search_vocabulary (word text collate "C" primary key, articles int not null);

-- A trusted extension: the database's owner may create it. Without it queries are not corrected, and nothing else is missed.
do $$
begin
    create extension if not exists pg_trgm;
    create index ix_search_vocabulary_word on search_vocabulary using gist (word gist_trgm_ops (siglen = 32));
exception
    when insufficient_privilege or undefined_file or feature_not_supported or undefined_object then
        raise notice 'Without the extension pg_trgm queries are not corrected: %', sqlerrm;
end $$;

-- For each word that the vocabulary lacks, the nearest that it has.
create function search_nearest(words text[], most int) returns table (wanted text, word text, articles int, similarity real) language plpgsql stable as $$
begin
    return query execute
        'select u.word, n.word, n.articles, n.similarity
         from (select distinct u.word from unnest($1) u (word) where not exists (select from search_vocabulary k where k.word = u.word)) u
         cross join lateral (select v.word, v.articles, similarity(v.word, u.word) from search_vocabulary v order by v.word <-> u.word limit $2) n'
        using words, most;
exception
    when undefined_function then return;
end $$;
