using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace ContentApi.IntegrationTests.Secrecy;

/// <summary>What of a text the licence of its source may withhold.</summary>
public enum Part
{
    /// <summary>Nothing withholds it: titles, names, slugs.</summary>
    Shown,

    /// <summary>Withheld under <c>headline</c>.</summary>
    Summary,

    /// <summary>Withheld under <c>headline</c> and <c>excerpt</c>.</summary>
    Body,
}

/// <summary>A word that stands in one text alone: where it turns up, that text has leaked.</summary>
public sealed partial class Marker
{
    private static readonly ConcurrentDictionary<string, Marker> All = new();

    private Marker(Newsroom newsroom, Part part) => (Newsroom, Part) = (newsroom, part);

    public string Word { get; } = "zq" + RandomNumberGenerator.GetString("bcdfghjklmnpqrstvwxz2345679", 10);

    public Newsroom Newsroom { get; }

    public Part Part { get; }

    /// <summary>Whether readers have had the chance to see it.</summary>
    public bool IsPublished { get; set; }

    /// <summary>Whether readers may see it now.</summary>
    public bool MayBeSeen => IsPublished && MayBeShown;

    /// <summary>Whether the licence lets it out.</summary>
    public bool MayBeShown => Part is Part.Shown || Newsroom.Policy is "full" || (Part is Part.Summary && Newsroom.Policy is "excerpt");

    public static Marker For(Newsroom newsroom, Part part)
    {
        var marker = new Marker(newsroom, part);
        All[marker.Word] = marker;
        return marker;
    }

    /// <summary>The marker of a word.</summary>
    public static Marker Of(string word) => All[word];

    /// <summary>The words of a text that are markers.</summary>
    public static IEnumerable<string> WordsOf(string text) => Words().Matches(text.ToLowerInvariant()).Select(match => match.Value).Distinct();

    /// <summary>Those that nobody may see.</summary>
    public static IEnumerable<string> LeakedBy(string text) => WordsOf(text).Where(word => All.TryGetValue(word, out var marker) && !marker.MayBeSeen);

    public override string ToString() => Word;

    [GeneratedRegex("zq[bcdfghjklmnpqrstvwxz2345679]{10}")]
    private static partial Regex Words();
}
