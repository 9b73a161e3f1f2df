namespace ContentApi.Domain.ReaderAids;

/// <summary>Finds what names a day, a week, a month or a year, and which one it is.</summary>
internal static class DateFinder
{
    public static IEnumerable<FoundEntity> Of(IReadOnlyList<string> sentences, string language, DateOnly published)
    {
        var found = new Dictionary<string, FoundEntity>();
        for (var i = 0; i < sentences.Count; i++)
        {
            foreach (var date in In(sentences[i], language, published))
            {
                found[date.Value] = found.TryGetValue(date.Value, out var known)
                    ? known with { Entity = known.Entity with { Mentions = known.Entity.Mentions + 1 } }
                    : new FoundEntity(new Entity(date.Text, EntityType.Date, 1, date.Value), (i, date.Start));
            }
        }

        return found.Values;
    }

    /// <summary>The dates of a sentence that do not overlap, in their order.</summary>
    internal static IReadOnlyList<FoundDate> In(string sentence, string language, DateOnly published)
    {
        var all = IsoDates.In(sentence).Concat(language == "en" ? EnglishDates.In(sentence, published) : WrittenDates.In(sentence, language));
        var taken = new List<FoundDate>();
        foreach (var date in all)
        {
            if (!taken.Exists(t => date.Start < t.Start + t.Text.Length && t.Start < date.Start + date.Text.Length))
                taken.Add(date);
        }

        return [.. taken.OrderBy(date => date.Start)];
    }
}

/// <summary>A date where it stands.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Start">Its place in the sentence.</param>
/// <param name="Value">ISO 8601.</param>
internal sealed record FoundDate(string Text, int Start, string Value);
