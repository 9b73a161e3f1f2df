using System.Globalization;

namespace ContentApi.Domain.Related;

/// <summary>Why an article is shown beside another, as the API says it.</summary>
/// <param name="Type">The kind of reason: <c>terms</c>, <c>tags</c>, <c>section</c>, <c>authors</c> or <c>date</c>.</param>
/// <param name="Values">What the two have in common; of <c>date</c> the day, in UTC, on which the related article appeared.</param>
public sealed record Reason(string Type, IReadOnlyList<string> Values);

/// <summary>What of an article can be a reason besides its words.</summary>
/// <param name="Tags">The tags' slugs.</param>
/// <param name="Section">The section's slug.</param>
/// <param name="Authors">The authors' slugs.</param>
/// <param name="PublishedAt">When it appeared; null when the date plays no part.</param>
/// <param name="Licence">What the source's text policy lets the caller see.</param>
public sealed record ArticleTraits(
    IReadOnlyList<string> Tags,
    string? Section,
    IReadOnlyList<string> Authors,
    DateTimeOffset? PublishedAt,
    Visibility Licence = Visibility.Full);

/// <summary>Puts what two articles have in common into words that can be checked against both.</summary>
public static class Reasons
{
    /// <summary>The closeness in time from which on the date is a reason.</summary>
    public const double NearEnough = 2;

    /// <summary>The reasons that hold, words first; none that a licence withholds.</summary>
    /// <param name="here">The article that is read.</param>
    /// <param name="there">The related one.</param>
    /// <param name="terms">What <see cref="SharedTerms.Find"/> gave for the two.</param>
    /// <param name="isNear">Whether their closeness in time, from <see cref="RelatedScore.Near"/>, is above <see cref="NearEnough"/>.</param>
    public static IReadOnlyList<Reason> For(ArticleTraits here, ArticleTraits there, IEnumerable<SharedTerm> terms, bool isNear)
    {
        var reasons = new List<Reason>();
        Add("terms", SharedTerms.Select(terms, here.Licence, there.Licence));
        Add("tags", here.Tags.Intersect(there.Tags));
        Add("section", here.Section == there.Section && here.Section is { } section ? [section] : []);
        Add("authors", here.Authors.Intersect(there.Authors));
        Add("date", isNear && there.PublishedAt is { } at
            ? [at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)]
            : []);

        return reasons;

        void Add(string type, IEnumerable<string> values)
        {
            string[] found = [.. values];
            if (found.Length > 0)
                reasons.Add(new Reason(type, found));
        }
    }
}
