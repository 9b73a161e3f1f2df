using System.Text.Json.Serialization;
using ContentApi.Features.Related;

namespace ContentApi.Features.Articles;

/// <summary>An article as it is read.</summary>
internal class ArticleResponse : ArticleListItem
{
    /// <summary>The body, safe to put into a page. Null where the source's licence withholds it.</summary>
    public string? BodyHtml { get; set; }

    /// <summary>With <c>include=related</c>: what belongs beside it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RelatedResponse? Related { get; set; }
}
