using ContentApi.Http.Caching;

namespace ContentApi.Features.Related.Reading;

/// <summary>An article with what belongs beside it.</summary>
/// <param name="Article">The article.</param>
/// <param name="Beside">What stands beside it.</param>
internal sealed record RelatedPage(RelatedRow Article, Beside Beside)
{
    /// <summary>Names what the answer is made of, and until when it is right by itself.</summary>
    public void DescribeTo(HttpResponse response)
    {
        var rows = Beside.Rows.Prepend(Article).ToList();
        ReadHeaders.SetCacheTags(response, ["articles", .. rows.SelectMany(row => new[] { $"article-{row.Id}", $"source-{row.SourceId}" })]);
        ReadHeaders.SetRightFor(response.HttpContext, rows.Select(row => row.RightForSeconds));
    }
}
