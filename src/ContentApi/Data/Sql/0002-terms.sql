-- The filters' index and the counts follow the editions; no caller can forget them.

create table edition_terms (
    term int not null,
    published_at timestamptz not null,
    updated_at timestamptz not null,
    article_id uuid not null,
    version int not null);
create index ix_edition_terms_published on edition_terms (term, published_at desc, article_id desc) include (version);
create index ix_edition_terms_updated on edition_terms (term, updated_at desc, article_id desc) include (version);

-- Deltas are appended and folded later: a counter row would queue the publishers of one source behind one lock.
-- Kind 0 is a source; every source and term has its row from the start, so that lists by it miss none.
create table term_totals (term int primary key, kind int not null, articles bigint not null);
create index ix_term_totals_articles on term_totals (kind, articles desc, term desc);
create table term_deltas (term int not null, delta int not null);
create index ix_term_deltas_term on term_deltas (term);

create function begin_total() returns trigger language plpgsql as $$
begin
    insert into term_totals values (new.number, coalesce((to_jsonb(new) ->> 'kind')::int, 0), 0);
    return null;
end $$;

create trigger sources_begin_total after insert on sources for each row execute function begin_total();
create trigger terms_begin_total after insert on terms for each row execute function begin_total();

create function editions_index() returns trigger language plpgsql as $$
declare
    was_indexed boolean := tg_op <> 'INSERT' and old.listed and not old.retired;
    is_indexed boolean := tg_op <> 'DELETE' and new.listed and not new.retired;
begin
    if was_indexed and is_indexed and old.terms = new.terms and old.published_at = new.published_at and old.updated_at = new.updated_at then
        null;
    else
        if was_indexed then
            delete from edition_terms t using unnest(old.terms) u
            where t.term = u and t.published_at = old.published_at and t.article_id = old.article_id and t.version = old.version;
        end if;
        if is_indexed then
            insert into edition_terms select distinct u, new.published_at, new.updated_at, new.article_id, new.version from unnest(new.terms) u;
        end if;
    end if;

    if was_indexed and old.announced and not (is_indexed and new.announced and old.terms = new.terms) then
        insert into term_deltas select distinct u, -1 from unnest(old.terms) u;
    end if;
    if is_indexed and new.announced and not (was_indexed and old.announced and old.terms = new.terms) then
        insert into term_deltas select distinct u, 1 from unnest(new.terms) u;
    end if;
    return null;
end $$;

create trigger editions_index after insert or delete or update of terms, published_at, updated_at, listed, retired, announced on editions
for each row execute function editions_index();

-- What readers count of a term: the folded total and what has come since.
create function term_articles(term int) returns bigint language sql stable as $$
    select coalesce((select t.articles from term_totals t where t.term = $1), 0)
         + coalesce((select sum(d.delta) from term_deltas d where d.term = $1), 0)
$$;

-- One at a time: nobody else changes totals, so their rows are never waited for.
create function fold_term_deltas() returns void language plpgsql as $$
begin
    if exists (select from term_deltas) and pg_try_advisory_xact_lock(hashtextextended('contentapi:term_totals', 0)) then
        with folded as (delete from term_deltas returning term, delta)
        update term_totals t set articles = t.articles + f.delta
        from (select term, sum(delta) as delta from folded group by term) f
        where t.term = f.term and f.delta <> 0;
    end if;
end $$;
