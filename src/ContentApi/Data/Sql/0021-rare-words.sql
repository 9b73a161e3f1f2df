-- What a window holds is counted and then read: by where its rows are, without asking the index again.
create or replace view live_edition_search as
select s.*, s.ctid as place from edition_search s
where s.live_from <= readers_now()
  and (s.live_until is null or s.live_until > readers_now())
  and (s.expires_at is null or s.expires_at > readers_now());

-- How many articles the planner believes to match; 0 for an empty query. It decides how a search begins, never what it finds.
create function search_expected(query text) returns float8 language plpgsql as $$
declare
    plan json;
begin
    if query = '' then
        return 0;
    end if;
    execute format('explain (format json) select from edition_search s where s.fts @@ %L::tsquery', query) into plan;
    return plan -> 0 -> 'Plan' ->> 'Plan Rows';
end $$;
