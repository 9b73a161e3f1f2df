using ContentApi.Domain.Related;

namespace ContentApi.UnitTests.Related;

/// <summary>Self-written texts, and their vectors within a small collection.</summary>
internal static class Texts
{
    public static AnalysedText English(string body, string title = "", string? summary = null) =>
        TermAnalysis.Analyse(title, summary, body, "en");

    /// <summary>The vectors of all, weighted by all.</summary>
    public static IReadOnlyList<TermVector> Weighed(params AnalysedText[] texts)
    {
        var frequencies = new DocumentFrequencies();
        foreach (var text in texts)
            frequencies.Add(text.Numbers);

        return [.. texts.Select(text => frequencies.Weigh(text, isCounted: true))];
    }

    public static string[] TermsOf(AnalysedText text) => [.. text.Numbers.ToArray().Select(number => text.TextOf(number)!).Order(StringComparer.Ordinal)];
}
