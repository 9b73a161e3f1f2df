namespace ContentApi.Features.Articles.Reading;

/// <summary>The columns of <c>reader_articles</c> for queries that are written by hand; <c>v</c> is the view.</summary>
internal static class ReaderColumns
{
    public const string WithBody = Listed + ", v.body_html";

    /// <summary>Without the text its table is not even joined.</summary>
    public const string WithoutBody = Listed + ", null::text as body_html";

    /// <summary>Those that lists show.</summary>
    public const string Listed =
        "v.id, v.version, v.slug, v.title, v.title_key, v.summary, v.excerpt, v.byline, v.authors, v.tags, "
        + "v.source_id, v.source_number, v.source_slug, v.source_name, v.homepage_url, v.logo_url, v.text_policy, "
        + "v.source_version, v.canonical_url, v.external_id, v.language, v.section_slug, v.section_name, "
        + "v.section_version, v.image, v.copyright, v.corrections, v.withdrawn, v.extra, v.word_count, v.comments_open, v.comment_count, v.comments_stamp, "
        + "v.listed, v.stamp, v.published_at, v.first_published_at, v.expires_at, v.right_for_seconds, v.changed_at, "
        + "v.created_at, v.updated_at";
}
