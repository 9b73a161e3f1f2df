using System.Text.Json.Serialization;
using ContentApi.Features.Comments;
using ContentApi.Features.ReaderAids;
using ContentApi.Http.Json;
using ContentApi.Http.Lists;

namespace ContentApi.Features.Articles;

/// <summary>An article as it is read.</summary>
internal class ArticleResponse : ArticleListItem
{
    /// <summary>The body, safe to put into a page. Null where the source's licence withholds it.</summary>
    public string? BodyHtml { get; set; }

    /// <summary>With <c>include=comments</c>: the first page of the comments; its cursor is good for the list of them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ListResponse<CommentResponse>? Comments { get; set; }

    /// <summary>With <c>include=aids</c>: what helps a reader; null where the source's licence withholds the text.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), SchemaOf(typeof(ArticleAids), OrNull = true)]
    public RawJson? Aids { get; set; }
}
