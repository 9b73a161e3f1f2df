using System.Text.Json;
using ContentApi.Domain.Searching;

namespace ContentApi.Features.Articles.Searching;

/// <summary>Title and summary in HTML, with <c>&lt;mark&gt;</c> around what was found.</summary>
/// <param name="Title">The whole title, HTML-escaped.</param>
/// <param name="Summary">The whole summary, HTML-escaped; null where there is none to show.</param>
internal sealed record Highlight(string Title, string? Summary)
{
    /// <summary>Marks what a search found in an item, which holds no more than its reader may see.</summary>
    public static Highlight Of(SearchQuery words, ArticleListItem item, FoundArticle found)
    {
        var places = found.Places is null ? [] : JsonSerializer.Deserialize<int[][]>(found.Places)!;
        var (title, summary) = Highlighting.Of(words, item.Title, item.Summary, places.Select(place => (place[0], place[1])));
        return new Highlight(title, summary);
    }
}
