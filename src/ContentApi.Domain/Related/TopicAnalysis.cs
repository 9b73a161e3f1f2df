namespace ContentApi.Domain.Related;

/// <summary>Takes an article's tags and section as terms of their own, so that rare ones weigh more than common ones.</summary>
public static class TopicAnalysis
{
    /// <summary>The tags and the section as terms; compare them with those of other articles only, never with words.</summary>
    /// <param name="tags">The tags' slugs, or whatever else names them once and for all.</param>
    /// <param name="section">The section's, or null.</param>
    public static AnalysedText Analyse(IEnumerable<string> tags, string? section)
    {
        var places = new SortedDictionary<int, TermPlace>();
        foreach (var tag in tags)
            places[NumberOfTag(tag)] = new TermPlace(tag, 0, tag.Length);
        if (section is not null)
            places[NumberOf('/', section)] = new TermPlace(section, 0, section.Length);

        return new AnalysedText(
            [.. places.Keys.Select(number => new Term(number, 1, IsPhrase: false, Visibility.Headline))],
            [.. places.Values]);
    }

    internal static int NumberOfTag(string tag) => NumberOf('#', tag);

    private static int NumberOf(char kind, string name) => TermHash.Fold(TermHash.Then(kind, TermHash.Wide(name)));
}
