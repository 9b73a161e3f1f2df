using ContentApi.Features.Articles.Reading;

namespace ContentApi.Features.Related.Reading;

/// <summary>The statements that read related articles. An article and what stands beside it come in one trip.</summary>
internal static class RelatedSql
{
    private const string NotChosen =
        "not exists (select from related_pins p where p.article_id = a.id and p.other_id = i.other_id) and not exists (select from related_exclusions e where e.article_id = a.id and e.other_id = i.other_id)";

    private const string Live = "v.listed";

    /// <summary>
    /// By id ($1) or by a slug that readers have seen: the article, its pins, and the first $2 that were found. What is not live
    /// any more is a row without an article.
    /// </summary>
    public static string Page(bool byId, bool withBody) => byId ? (withBody ? ByIdWithBody : ById) : withBody ? BySlugWithBody : BySlug;

    /// <summary>The articles $2 as found with fits $3, nearness $4 and terms $5, beside the article $1.</summary>
    public static string Found(bool withBody) =>
        $"""
        select {Columns(withBody)}, v.section_id, v.id as member_id, 2 as kind, 0 as position, i.fit, i.is_near, i.terms as shared_terms, {Root("v.id")}
        from (select $1::uuid as id) a
        cross join unnest($2, $3, $4, $5) i (other_id, fit, is_near, terms)
        join reader_articles v on v.id = i.other_id and {Live}
        where {NotChosen}
        """;

    /// <summary>What is pinned beside the article $1.</summary>
    public static string Pins(bool withBody) =>
        $"""
        select {Columns(withBody)}, v.section_id, v.id as member_id, 1 as kind, p.position, 0::real as fit, false as is_near, '' as shared_terms, {Root("v.id")}
        from related_pins p join reader_articles v on v.id = p.other_id and {Live} where p.article_id = $1
        """;

    /// <summary>All copies of the originals $2, but those excluded beside the article $1. One that is not live is a row without an article.</summary>
    public static readonly string Copies =
        $"""
        select {ReaderColumns.WithBody}, v.section_id, m.id as member_id, 3 as kind, 0 as position, 0::real as fit, false as is_near, '' as shared_terms, m.root as copy_root
        from unnest($2) r (root)
        cross join lateral (select r.root, r.root as id union all (select r.root, c.article_id from related_copies c where c.original_id = r.root limit 50)) m
        left join reader_articles v on v.id = m.id and {Live}
        where not exists (select from related_exclusions e where e.article_id = $1 and e.other_id = m.id)
        """;

    private static readonly string ById = Page(HereById, withBody: false);
    private static readonly string ByIdWithBody = Page(HereById, withBody: true);
    private static readonly string BySlug = Page(HereBySlug, withBody: false);
    private static readonly string BySlugWithBody = Page(HereBySlug, withBody: true);

    private const string HereById = $"select a.article_id as id, null as slug, {Known} from (select $1::uuid as article_id) a {Listing}";

    // A slug that readers have not seen must be the live edition's own.
    private const string HereBySlug = $"select a.article_id as id, case when not a.seen_by_readers then a.slug end as slug, {Known} from slugs a {Listing} where a.slug = $1";

    private const string Listing = "left join related_articles n on n.article_id = a.article_id";
    private const string Known =
        "n.number, n.least_fit, array(select p.other_id from related_pins p where p.article_id = a.article_id "
        + "union all select e.other_id from related_exclusions e where e.article_id = a.article_id) as apart";

    // To start a plan costs more than to run this one, so it has the view once, for the article and for all beside it.
    private static string Page(string here, bool withBody) =>
        $"""
        with here as materialized ({here})
        select {(withBody ? ReaderColumns.WithBody : ReaderColumns.Listed + ", case when k.kind = 0 then " + Body + " end as body_html")},
               v.section_id, k.other_id as member_id, k.kind, k.position, k.fit, k.is_near, k.terms as shared_terms, {Root("k.other_id")}
        from (
          select 0 as kind, 0 as position, h.id as other_id, coalesce(h.least_fit, 0) as fit, false as is_near, '' as terms, h.slug from here h
          union all
          select 1, p.position, p.other_id, coalesce(i.fit, 0), coalesce(i.is_near, false), coalesce(i.terms, ''), null
          from here h
          join related_pins p on p.article_id = h.id
          left join related_items i on i.number = h.number and i.other_id = p.other_id
          union all
          select 2, 0, i.other_id, i.fit, i.is_near, i.terms, null
          from here h
          cross join lateral (
            select i.other_id, i.fit, i.is_near, i.terms from related_items i where i.number = h.number and i.other_id <> all (h.apart)
            order by i.fit desc, i.other desc limit $2) i) k
        left join reader_articles v on v.id = k.other_id and (k.kind = 0 or {Live}) and (k.slug is null or v.slug = k.slug)
        """;

    private const string Body = "(select c.body_html from editions e join contents c on c.id = e.content_id where e.article_id = v.id and e.version = v.version)";

    private static string Root(string id) =>
        $"coalesce((select c.original_id from related_copies c where c.article_id = {id}), (select c.original_id from related_copies c where c.original_id = {id} limit 1)) as copy_root";

    private static string Columns(bool withBody) => withBody ? ReaderColumns.WithBody : ReaderColumns.WithoutBody;
}
