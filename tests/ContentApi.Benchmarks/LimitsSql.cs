namespace ContentApi.Benchmarks;

/// <summary>The product's answers and rows in bare SQL.</summary>
internal static class LimitsSql
{
    private const string Members =
        """
        'id', v.id, 'slug', v.slug, 'status', 'published', 'version', v.version, 'title', v.title, 'summary', v.summary, 'byline', v.byline, 'authors', v.authors,
        'source', json_build_object('id', v.source_id, 'slug', v.source_slug, 'name', v.source_name, 'homepageUrl', v.homepage_url, 'logoUrl', v.logo_url, 'textPolicy', 'full'),
        'canonicalUrl', v.canonical_url, 'externalId', v.external_id, 'language', v.language, 'section', json_build_object('slug', v.section_slug, 'name', v.section_name),
        'tags', v.tags, 'image', v.image, 'copyright', v.copyright, 'corrections', v.corrections, 'withdrawn', v.withdrawn, 'extra', v.extra, 'wordCount', v.word_count,
        'readingMinutes', (v.word_count + 199) / 200, 'commentsOpen', v.comments_open, 'commentCount', 0, 'publishedAt', v.published_at,
        'firstPublishedAt', v.first_published_at, 'expiresAt', v.expires_at, 'createdAt', v.created_at, 'updatedAt', v.updated_at
        """;

    private const string InOrder = "order by e.published_at desc, e.article_id desc limit 21";
    private const string Behind = "and (e.published_at, e.article_id) < ($1, $2)";
    private const string All = "select e.article_id, e.version from live_editions e where e.listed and e.published_at <= readers_now()";

    private const string Having =
        "select e.article_id, e.version from edition_terms e cross join lateral "
        + "(select r.listed from live_editions r where r.article_id = e.article_id and r.version = e.version offset 0) r where r.listed and e.published_at <= readers_now()";

    private const string From = "from sources s where s.slug = $1 and s.deleted_at is null";

    // The cursor's characters are sent, its signature is not made.
    private const string Before = $"select convert_to(json_build_object('items', coalesce(json_agg(p.item) filter (where p.place <= 20), '[]'), 'nextCursor', repeat('c', 146))::text, 'UTF8') from "
        + $"(select json_build_object({Members}) as item, row_number() over (order by v.published_at desc, v.id desc) as place from (";

    private const string After = ") k join reader_articles v on v.id = k.article_id and v.version = k.version order by v.published_at desc, v.id desc) p";

    public const string BySlug =
        $"select convert_to(json_build_object({Members}, 'bodyHtml', v.body_html)::text, 'UTF8') from slugs s join reader_articles v on v.id = s.article_id "
        + "where s.slug = $1 and (s.seen_by_readers or v.slug = s.slug)";

    public const string Latest = $"{Before}{All} {InOrder}{After}";
    public const string LatestDeep = $"{Before}{All} {Behind} {InOrder}{After}";
    public const string BySource = $"{Before}{Having} and e.term = (select s.number {From}) {InOrder}{After}";
    public const string ByTag = $"{Before}{Having} and e.term = (select t.number from terms t where t.kind = 1 and t.slug = $1) {InOrder}{After}";
    public const string ByTagDeep = $"{Before}{Having} and e.term = (select t.number from terms t where t.kind = 1 and t.slug = $3) {Behind} {InOrder}{After}";

    private const string Labels =
        "from sources s join terms sec on sec.kind = 2 and sec.slug = 'section-1' join terms l on l.kind = 4 and l.slug = 'en' "
        + "cross join (select array_agg(t.number) as numbers, json_agg(json_build_object('slug', t.slug, 'name', t.name)) as names from terms t where t.kind = 1 and t.slug in ('tag-1', 'tag-2')) tag "
        + "cross join (select array_agg(t.number) as numbers, json_agg(json_build_object('slug', t.slug, 'name', t.name)) as names from terms t where t.kind = 3 and t.slug = 'author-1') author "
        + "where s.slug = 'source-1' and s.deleted_at is null";

    /// <summary>The rows of a published article; each statement with its parameters: 0 id, 1 content id, 2 slug, 3 title, 4 summary, 5 body.</summary>
    public static IReadOnlyList<(string Sql, int[] Values)> Create { get; } =
    [
        ("insert into contents (id, article_id, slug, source_id, title, summary, excerpt, body_format, body_html, word_count, authors, tags, section, language, comments_open, saved_at, saved_by) "
            + $"select $2, $1, $3, s.id, $4, $5, $5, 0, $6, 468, author.numbers, tag.numbers, sec.number, 'en', true, now(), $1 {Labels}", [0, 1, 2, 3, 4, 5]),
        ("insert into articles (id, version, source_id, newest_content_id, last_edition_content_id, created_at, created_by, first_published_at, last_updated_at, corrections, "
            + "state, saved_at, published_at, updated_at, title_key) "
            + $"select $1, 1, s.id, $2, $2, now(), $1, now(), now(), '[]', 2, now(), now(), now(), lower($3) {From.Replace("$1", "'source-1'", StringComparison.Ordinal)}", [0, 1, 3]),
        ("insert into slugs (slug, article_id, seen_by_readers) values ($2, $1, true)", [0, 2]),
        ("insert into editions (article_id, version, content_id, slug, source_id, source_number, section_number, title, title_key, summary, excerpt, language, tags, authors, "
            + "terms, corrections, word_count, comments_open, created_at, published_at, first_published_at, updated_at, live_from, listed, retired, announced, stamp, search_text) "
            + "select $1, 1, $2, $3, s.id, s.number, sec.number, $4, lower($4), $5, $5, 'en', tag.names, author.names, array[s.number, sec.number, l.number] || author.numbers || tag.numbers, "
            + $"'[]', 468, true, now(), now(), now(), now(), now(), true, false, true, 1, array[lower($4), lower($5), lower(regexp_replace($6, '<[^>]*>', ' ', 'g'))] {Labels}", [0, 1, 2, 3, 4, 5]),
        ("insert into revisions (resource_id, version, act, status, content_id, key_id, request_id, at) values ($1, 1, 2, 2, $2, $1, $3, now())", [0, 1, 2]),
        ("insert into changes (at, type, resource, resource_id, slug, version, is_public, cache_tags) "
            + "values (now(), 2, 0, $1, $2, 1, true, array['article-' || $1, 'source-1', 'articles'])", [0, 2]),
    ];
}
