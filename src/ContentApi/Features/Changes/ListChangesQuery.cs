using System.ComponentModel.DataAnnotations;

namespace ContentApi.Features.Changes;

/// <summary>From where to read the log.</summary>
internal sealed class ListChangesQuery
{
    /// <summary>The <c>position</c> of an earlier answer; from the log's beginning when absent.</summary>
    public string? After { get; init; }

    /// <summary>How many entries an answer may have.</summary>
    [Range(1, 100)]
    public int Limit { get; init; } = 20;
}
