using ContentApi.Domain.Lists;
using ContentApi.Features.Articles;

namespace ContentApi.Features.Lists;

/// <summary>A curated list, without its articles.</summary>
/// <param name="Id">UUID version 7.</param>
/// <param name="Slug">The address.</param>
/// <param name="Name">The name.</param>
/// <param name="Version">The counter of acts on it.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="UpdatedAt">When it was last changed.</param>
internal sealed record CuratedListItem(Guid Id, string Slug, string Name, int Version, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

/// <summary>A curated list as an editor wrote it.</summary>
/// <param name="Id">UUID version 7.</param>
/// <param name="Slug">The address.</param>
/// <param name="Name">The name.</param>
/// <param name="Version">The counter of acts on it.</param>
/// <param name="Articles">The ids of all its articles in order, those included that readers do not see.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="UpdatedAt">When it was last changed.</param>
internal sealed record WrittenList(Guid Id, string Slug, string Name, int Version, IReadOnlyList<Guid> Articles, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    public static WrittenList Of(CuratedList list) => new(list.Id, list.Slug, list.Name, list.Version, list.Articles, list.CreatedAt, list.UpdatedAt);
}

/// <summary>A curated list with a page of its articles.</summary>
internal sealed class CuratedListResponse
{
    /// <summary>UUID version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The address.</summary>
    public required string Slug { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The counter of acts on it.</summary>
    public required int Version { get; init; }

    /// <summary>With a key that reads everything: the ids of all its articles in order, to be changed and PUT back. Else null.</summary>
    public required IReadOnlyList<Guid>? Articles { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Those of its articles that readers see, in its order, as lists show them.</summary>
    [Http.Json.SchemaOf(typeof(IReadOnlyList<ArticleListItem>))]
    public required IReadOnlyList<object> Items { get; init; }

    /// <summary>Send it as <c>cursor</c> to have the next page; null on the last one.</summary>
    public required string? NextCursor { get; init; }

    /// <summary>How many of them readers see; only with <c>count=true</c>.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public int? Total { get; init; }

    /// <summary>Always false: all are counted; only with <c>count=true</c>.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public bool? TotalIsMinimum { get; init; }
}
