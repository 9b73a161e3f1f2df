-- In plpgsql, whose statements keep their plans: as SQL functions these were planned anew at each call, which cost more
-- than the page that they filter.

-- The number of the source (kind 0) or term that a filter names by slug, former slug or id; null when there is none.
create function term_number(of_kind int, named text) returns int language plpgsql stable as $$
declare
    found int;
begin
    if of_kind = 0 then
        select s.number into found from sources s where s.slug = named and s.deleted_at is null;
    else
        select coalesce(t.merged_into, t.number) into found from terms t
        where t.kind = of_kind and t.slug = case when of_kind = 4 then lower(named) else named end;
    end if;
    if found is not null then
        return found;
    end if;

    if of_kind = 0 then
        select s.number into found from sources s where s.deleted_at is null
            and s.id = coalesce(try_uuid(named), (select f.target from former_slugs f where f.kind = 0 and f.slug = named));
    else
        select coalesce(t.merged_into, t.number) into found from terms t where t.kind = of_kind
            and t.id = coalesce(try_uuid(named), (select f.target from former_slugs f where f.kind = of_kind and f.slug = named));
    end if;
    return found;
end $$;

create or replace function filter_terms(filters int[], kinds int[], names text[]) returns table (filter int, number int, articles bigint)
language plpgsql stable as $$
begin
    for i in 1..coalesce(array_length(filters, 1), 0) loop
        filter := filters[i];
        number := term_number(kinds[i], names[i]);
        if number is not null then
            select t.articles + coalesce((select sum(d.delta) from term_deltas d where d.term = t.term), 0) into articles
            from term_totals t where t.term = number;
            return next;
        end if;
    end loop;
end $$;
