using System.Security.Cryptography;
using System.Text;
using ContentApi.Features.Articles.Reading;

namespace ContentApi.Features.Related.Reading;

/// <summary>An article with what belongs beside it.</summary>
/// <param name="Article">The article.</param>
/// <param name="Beside">What stands beside it.</param>
internal sealed record RelatedPage(RelatedRow Article, Beside Beside)
{
    /// <summary>All articles that the answer tells of.</summary>
    public IEnumerable<RelatedRow> Rows => Beside.Rows.Prepend(Article);

    /// <summary>What a CDN must purge to be rid of the answer.</summary>
    public IEnumerable<string> CacheTags => Rows.SelectMany(row => new[] { $"article-{row.Id}", $"source-{row.SourceId}" }).Prepend("articles");

    /// <summary>For ETags: changes whenever the answer may.</summary>
    public string Token => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{ReaderStamp.Of(Article).Token} {Beside.Token}")).AsSpan(0, 16));
}
