using System.ComponentModel.DataAnnotations;
using ContentApi.Domain.Articles;

namespace ContentApi.Features.Articles.Exporting;

/// <summary>Which articles to export.</summary>
internal sealed class ExportArticlesQuery
{
    /// <summary>Only articles of these sources (slugs or ids). Repeatable: any of them.</summary>
    [MaxLength(50)]
    public IReadOnlyList<string>? Source { get; init; }

    /// <summary>Only articles in one of these states. Repeatable.</summary>
    [MaxLength(4)]
    public IReadOnlyList<ArticleStatus>? Status { get; init; }
}
