using System.Text.Json.Serialization;

namespace ContentApi.Http.Lists;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">The list form of what it holds.</typeparam>
internal class ListResponse<T>
{
    /// <summary>The page's items.</summary>
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>Send it as <c>cursor</c> to have the next page; null on the last one.</summary>
    public string? NextCursor { get; init; }

    /// <summary>How many there are in all; only with <c>count=true</c>, 10,000 at most.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Total { get; init; }

    /// <summary>Whether there are more than <c>total</c> says; only with <c>count=true</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? TotalIsMinimum { get; init; }
}
