-- What a provider has made of articles, by the edition that it was made from. A row without a result is leased to the one who asks the
-- provider, or says until when nobody asks again. All of an article's rows go when its text is erased.
create table reader_aids (
    article_id uuid not null references articles (id) on delete cascade,
    version int not null,
    aid text not null,
    params text not null,
    maker text not null,
    lease uuid,
    lease_until timestamptz,
    retry_at timestamptz,
    result text,
    tokens int not null default 0,
    at timestamptz not null default now(),
    primary key (article_id, version, aid, params, maker));

create function erase_reader_aids() returns trigger language plpgsql as $$
begin
    delete from reader_aids r where r.article_id = new.id;
    return null;
end $$;

create trigger articles_erase_reader_aids after update of erased_at on articles for each row when (new.erased_at is not null) execute function erase_reader_aids();

-- What a day has cost, in UTC.
create table ai_tokens (day date primary key, tokens bigint not null);

-- The result; or the lease, for one caller among all instances; or why not, and for how many seconds.
create function begin_reader_aid(
    article uuid, its_version int, its_aid text, its_params text, its_maker text, new_lease uuid, lease_seconds double precision, estimate bigint, budget bigint)
returns table (state text, made text, seconds double precision) language plpgsql as $$
declare
    today date := (now() at time zone 'utc')::date;
    known reader_aids;
begin
    select r.* into known from reader_aids r
    where r.article_id = article and r.version = its_version and r.aid = its_aid and r.params = its_params and r.maker = its_maker;
    if known.result is not null then
        return query select 'made', known.result, 0::double precision;
        return;
    elsif known.lease_until > now() then
        return query select 'busy', null::text, extract(epoch from known.lease_until - now())::double precision;
        return;
    elsif known.retry_at > now() then
        return query select 'failed', null::text, extract(epoch from known.retry_at - now())::double precision;
        return;
    end if;

    insert into ai_tokens values (today, 0) on conflict do nothing;
    if (select t.tokens >= budget from ai_tokens t where t.day = today) then
        return query select 'spent', null::text, extract(epoch from (today + 1)::timestamp at time zone 'utc' - now())::double precision;
        return;
    end if;

    -- A text that was read before its erasing must not come back: who erases it waits for this, or is waited for.
    perform from articles a where a.id = article and a.erased_at is null for share;
    if not found then
        return query select 'failed', null::text, 60::double precision;
        return;
    end if;

    insert into reader_aids as r (article_id, version, aid, params, maker, lease, lease_until)
    select article, its_version, its_aid, its_params, its_maker, new_lease, now() + make_interval(secs => lease_seconds)
    on conflict (article_id, version, aid, params, maker) do update set lease = excluded.lease, lease_until = excluded.lease_until, retry_at = null
    where r.result is null and coalesce(r.lease_until, '-infinity') <= now() and coalesce(r.retry_at, '-infinity') <= now();
    if not found then
        return query select 'busy', null::text, lease_seconds;
        return;
    end if;

    -- Reserved at once, so that many flights together overdraw the day by one of them at most; corrected when it is known.
    update ai_tokens t set tokens = t.tokens + estimate where t.day = today;
    return query select 'yours', null::text, lease_seconds;
end $$;

-- Keeps what was made, or until when nobody asks again. Nothing is kept for a row that is gone: the text was erased meanwhile.
create function end_reader_aid(
    article uuid, its_version int, its_aid text, its_params text, its_maker text, its_lease uuid, made text, used bigint, estimate bigint, retry_seconds double precision)
returns void language plpgsql as $$
begin
    update ai_tokens t set tokens = greatest(0, t.tokens + used - estimate) where t.day = (now() at time zone 'utc')::date;
    update reader_aids r set result = made, tokens = used, lease = null, lease_until = null, at = now(),
        retry_at = case when made is null then now() + make_interval(secs => retry_seconds) end
    where r.article_id = article and r.version = its_version and r.aid = its_aid and r.params = its_params and r.maker = its_maker and r.lease = its_lease;
    if found and made is not null then
        -- Nobody reads older editions any more.
        delete from reader_aids r where r.article_id = article and r.version < its_version;
    end if;
end $$;
