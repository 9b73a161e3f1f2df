using ContentApi.Features.Articles.Reading;

namespace ContentApi.Features.Feeds;

/// <summary>What sitemaps read: of the index one row a part, of a part its own pages.</summary>
internal static class SitemapSql
{
    /// <summary>The most news in a part, as Google wants it.</summary>
    public const int MostNews = 1_000;

    /// <summary>The parts in which readers see anything, with the newest change in each.</summary>
    public const string Parts =
        """
        select p.part, v.updated_at
        from generate_series(0, coalesce((select max(e.sitemap_part) from editions e where not e.retired and e.listed), -1)) p (part)
        cross join lateral (select s.updated_at from sitemap_pages s where s.part = p.part order by s.updated_at desc limit 1) v
        order by p.part
        """;

    /// <summary>What a part's bytes depend on.</summary>
    public const string PartStamp =
        """
        select count(*)::int as pages,
               coalesce(sum(hashtextextended(p.id || p.slug || extract(epoch from p.updated_at), 0)::numeric), 0)::text as stamp,
               extract(epoch from min(p.ends_at) - readers_now())::float8 as right_for_seconds
        from sitemap_pages p where p.part = {0}
        """;

    public const string PartPages = "select p.id, p.slug, p.updated_at from sitemap_pages p where p.part = {0} order by p.id";

    /// <summary>How many were published within 48 hours, as far as there are parts for them.</summary>
    public const string NewsCount = "select count(*)::int as \"Value\" from (select 1 from live_editions v where " + IsNews + " limit 10000) n";

    public const string News =
        "select " + ReaderColumns.WithoutBody
        + " from (select v.article_id, v.version from live_editions v where " + IsNews + " order by v.published_at desc, v.article_id desc limit {0} offset {1}) k "
        + "join reader_articles v on v.id = k.article_id and v.version = k.version order by v.published_at desc, v.id desc";

    private const string IsNews = "v.listed and v.published_at > readers_now() - interval '48 hours' and v.published_at <= readers_now()";
}

/// <summary>A part in the index.</summary>
internal sealed record SitemapPart(int Part, DateTimeOffset UpdatedAt);

/// <summary>What a part's bytes depend on.</summary>
internal sealed record SitemapStamp(int Pages, string Stamp, double? RightForSeconds);

/// <summary>An article's page.</summary>
internal sealed record SitemapPage(Guid Id, string Slug, DateTimeOffset UpdatedAt);
