namespace ContentApi.Domain.ReaderAids;

/// <summary>Finds countries by what they are called in a language.</summary>
internal static class CountryNames
{
    public static IEnumerable<FoundEntity> In(IReadOnlyList<string> sentences, string language)
    {
        var names = Gazetteer.CountriesIn(language).Where(name => name.Length > 1).OrderByDescending(name => name.Length).ToList();
        var text = string.Join('\n', sentences);
        var taken = new bool[text.Length];
        foreach (var name in names)
        {
            var mentions = 0;
            var first = -1;
            for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + name.Length, StringComparison.Ordinal))
            {
                if (taken[at] || !IsWhole(text, at, at + name.Length))
                    continue;

                Array.Fill(taken, true, at, name.Length);
                first = first < 0 ? at : first;
                mentions++;
            }

            if (mentions > 0)
                yield return new FoundEntity(new Entity(name, EntityType.Place, mentions, Value: null), (0, first));
        }
    }

    // Scripts without spaces have no borders; there "日本語" is the language and "日本人" are the people.
    private static bool IsWhole(string text, int start, int end)
    {
        if (Text.Unicode.IsUnspaced(new System.Text.Rune(char.IsSurrogate(text[start]) ? ' ' : text[start])))
            return end >= text.Length || text[end] is not ('語' or '人' or '语');
        return (start == 0 || !char.IsLetterOrDigit(text[start - 1])) && (end >= text.Length || !char.IsLetterOrDigit(text[end]) || text[end] is >= '\uAC00' and <= '\uD7AF');
    }
}
