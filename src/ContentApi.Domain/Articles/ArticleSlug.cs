namespace ContentApi.Domain.Articles;

/// <summary>A slug that an article holds: of its live or scheduled edition, of its working copy, or a former one.</summary>
public sealed class ArticleSlug
{
    private ArticleSlug()
    {
    }

    internal ArticleSlug(string slug, Guid articleId)
    {
        Slug = slug;
        ArticleId = articleId;
    }

    /// <summary>The slug; no other article holds it.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>Who holds it.</summary>
    public Guid ArticleId { get; private set; }

    /// <summary>Whether readers have seen it; if so it is never given back.</summary>
    public bool SeenByReaders { get; internal set; }
}
