-- What automatic relations are found by: the heaviest terms of each listed article, weighted once, with the rarity of the
-- day (docs/decisions/0007). The outbox is filled by the editions themselves, so no crash loses an article.
create table related_outbox (article_id uuid primary key, at timestamptz not null default now());

create table related_frequencies (term int primary key, articles int not null);

create table related_postings (
    term int not null,
    article_id uuid not null references articles (id) on delete cascade,
    weight real not null,
    visibility smallint not null,
    text text not null,
    primary key (article_id, term));
create index ix_related_postings_term on related_postings (term, weight desc) include (article_id);

create function editions_related() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' and not (new.announced and new.listed and not new.retired) then
        return null;
    end if;
    insert into related_outbox (article_id) values (coalesce(new.article_id, old.article_id)) on conflict do nothing;
    return null;
end $$;

create trigger editions_related after insert or delete or update of listed, retired, announced on editions
for each row execute function editions_related();

-- The best candidates beside an article, by the cosine over their stored terms; each term asks for its heaviest 500.
create function related_candidates(article uuid, most int) returns table (other_id uuid, cosine real, shared json) language sql stable as $$
    select p.article_id, sum(m.weight * p.weight)::real,
           (json_agg(json_build_object('text', m.text, 'here', m.visibility, 'there', p.visibility) order by m.weight * p.weight desc))
    from related_postings m
    cross join lateral (
        select x.article_id, x.weight, x.visibility from related_postings x where x.term = m.term order by x.weight desc limit 500) p
    where m.article_id = article and p.article_id <> article
    group by p.article_id
    order by 2 desc
    limit most
$$;
