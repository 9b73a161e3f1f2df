using System.Text.RegularExpressions;

namespace ContentApi.Domain.ReaderAids;

/// <summary>Holds an entity that somebody names against the article.</summary>
public static partial class NamedEntity
{
    private const int LongestName = 200;

    /// <summary>The entity with its mentions counted; null where the article does not name it, or a date has no value.</summary>
    public static Entity? Check(AidText text, string? name, string? type, string? value)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > LongestName || !Enum.TryParse<EntityType>(type, ignoreCase: true, out var kind) || !char.IsLetter(type[0]))
            return null;
        if (kind is EntityType.Date ? value is null || !Iso().IsMatch(value) : value is not null)
            value = null;
        if (kind is EntityType.Date && value is null)
            return null;

        var mentions = text.Blocks.Select(block => block.Text).Prepend(text.Title).Sum(block => Count(block, name.Trim()));
        return mentions == 0 ? null : new Entity(name.Trim(), kind, mentions, value);
    }

    private static int Count(string text, string name)
    {
        var count = 0;
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + name.Length, StringComparison.Ordinal))
            count++;
        return count;
    }

    [GeneratedRegex(@"^[12][0-9]{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?|-W(?:0[1-9]|[1-4][0-9]|5[0-3]))?$")]
    private static partial Regex Iso();
}
