using ContentApi.Http.ETags;
using ContentApi.Http.Lists;

namespace ContentApi.Features.Terms;

/// <summary>A tag, a section or an author.</summary>
/// <param name="Id">The id; it stays when the name changes.</param>
/// <param name="Slug">The address.</param>
/// <param name="Name">The name.</param>
/// <param name="ArticleCount">How many articles of it readers see, 10,000 at most.</param>
/// <param name="Version">The counter of acts on it.</param>
internal sealed record TermResponse(Guid Id, string Slug, string Name, int ArticleCount, int Version)
{
    public static TermResponse From(ReaderTerm row) => new(row.Id, row.Slug, row.Name, ListTotal.Capped(row.Articles), row.Version);

    /// <summary>The tag of this representation.</summary>
    internal string Tag => EntityTag.Of(Version, Id, ArticleCount);
}
