using ContentApi.Features.Articles.Reading;

namespace ContentApi.Features.Related.Reading;

/// <summary>A live article, and how it comes to stand in the answer.</summary>
internal sealed class RelatedRow : ReaderArticle
{
    /// <summary>Whether readers may see it now.</summary>
    public bool IsLive => Id != Guid.Empty;

    /// <summary>The article's id, live or not.</summary>
    public Guid MemberId { get; init; }

    /// <summary>Itself, pinned or found.</summary>
    public RowKind Kind { get; init; }

    /// <summary>Among the pins.</summary>
    public int Position { get; init; }

    /// <summary>How well it stands beside the article; of the article itself, what its list was cut at.</summary>
    public float Fit { get; init; }

    /// <summary>Whether it appeared close to the article in time.</summary>
    public bool IsNear { get; init; }

    /// <summary>The terms in common, as the index holds them.</summary>
    public string SharedTerms { get; init; } = "";

    /// <summary>The section's id.</summary>
    public Guid? SectionId { get; init; }

    /// <summary>The original among its copies, where it has any.</summary>
    public Guid? CopyRoot { get; init; }
}

/// <summary>How an article comes to stand in the answer.</summary>
internal enum RowKind
{
    /// <summary>The article that is read.</summary>
    Itself,

    /// <summary>By an editor.</summary>
    Pinned,

    /// <summary>By the ranking.</summary>
    Found,

    /// <summary>As a copy of another.</summary>
    Copy,
}
