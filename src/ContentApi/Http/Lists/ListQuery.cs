using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using ContentApi.Http.Json;

namespace ContentApi.Http.Lists;

/// <summary>The parameters that every list has. A list adds its filters and its sort.</summary>
internal abstract class ListQuery
{
    private const int DefaultLimit = 20;
    private const int MaxLimit = 100;

    /// <summary>How many items a page may have.</summary>
    [Range(1, MaxLimit)]
    public int Limit { get; init; } = DefaultLimit;

    /// <summary>Where to go on: the <c>nextCursor</c> of the page before, under the same filters and sort.</summary>
    public string? Cursor { get; init; }

    /// <summary>Adds <c>total</c>, exact up to 10,000, and <c>totalIsMinimum</c>.</summary>
    public bool Count { get; init; }

    /// <summary>The list's name, filters and sort; a cursor is good for this combination alone. Made by <see cref="Combine"/>.</summary>
    public abstract string Combination();

    /// <summary>Writes a combination: two that differ are never written alike; the order within a repeatable filter does not matter.</summary>
    /// <param name="list">Tells this list from all others.</param>
    /// <param name="parts">The sort and the filters, in an order of the list's own; null where one is absent.</param>
    protected static string Combine(string list, params object?[] parts) => JsonSerializer.Serialize(
        parts.Prepend(list).Select(part => part is IEnumerable<string> values ? values.Distinct().Order(StringComparer.Ordinal).ToArray() : part),
        ContentJson.Options);
}
