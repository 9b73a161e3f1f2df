-- What a provider of embeddings says an article is about, where one is configured (docs/decisions/0007): the direction of its
-- text, as TextMeaning packs it. It goes with the article's row in the index.
create table related_meanings (number int primary key references related_articles on delete cascade, model text not null, vector bytea not null);
alter table related_meanings alter vector set storage external;

-- The digest of the text that the provider was asked about; what it has not been asked about yet is found by the index.
alter table related_articles add column asked_of bytea;
create index ix_related_articles_unasked on related_articles (number) where asked_of is distinct from digest;

-- Keeps what the provider said, and has the articles related anew; of a text that has changed meanwhile it keeps nothing. A null
-- vector is of a text that the provider does not take.
create function related_meant(numbers int[], digests bytea[], named text, vectors bytea[]) returns void language plpgsql as $$
begin
    perform related_lock();
    with told as (
        update related_articles a set asked_of = u.digest from unnest(numbers, digests) u (number, digest)
        where a.number = u.number and a.digest = u.digest returning a.number, a.article_id),
    kept as (
        insert into related_meanings (number, model, vector)
        select u.number, named, u.vector from unnest(numbers, vectors) u (number, vector) join told t on t.number = u.number where u.vector is not null
        on conflict (number) do update set model = excluded.model, vector = excluded.vector returning number)
    insert into related_outbox (article_id, step) select t.article_id, 1 from told t join kept k on k.number = t.number;
end $$;
