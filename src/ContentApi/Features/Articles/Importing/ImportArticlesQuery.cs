using ContentApi.Http.StrictInput;

namespace ContentApi.Features.Articles.Importing;

/// <summary>How to import.</summary>
internal sealed class ImportArticlesQuery
{
    /// <summary>Writes nothing, and tells what would happen; lines that mean one article are taken together.</summary>
    public bool DryRun { get; init; }

    /// <summary><c>problems</c> leaves out the lines that went well; the summary counts them all the same.</summary>
    [OneOf("all", "problems")]
    public string Report { get; init; } = "all";
}
