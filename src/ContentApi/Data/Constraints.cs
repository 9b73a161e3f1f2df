namespace ContentApi.Data;

/// <summary>The constraints whose violation has a meaning for callers; <c>Http/Problems</c> says which.</summary>
internal static class Constraints
{
    public const string ArticleSlug = "pk_slugs";
    public const string SourceSlug = "ux_sources_slug";
    public const string TermSlug = "ux_terms_slug";
    public const string TermName = "ux_terms_name";
    public const string ExternalId = "ux_articles_external_id";
    public const string CanonicalUrl = "ux_articles_canonical_key";
    public const string ListSlug = "ux_curated_lists_slug";
    public const string RevisionNumber = "pk_revisions";
    public const string OneOpenEdition = "ux_editions_open";
    public const string Outcome = "pk_idempotency";
    public const string CommentParent = "fk_comments_comments_parent";
    public const string CommentFingerprint = "ux_comments_fingerprint";
}
