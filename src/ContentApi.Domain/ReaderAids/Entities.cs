using ContentApi.Domain.Text;

namespace ContentApi.Domain.ReaderAids;

/// <summary>The people, places, organisations and dates that an article names. What is unsure is left out.</summary>
/// <remarks>The rules for names are English; in other languages there are the countries and the dates that are written out.</remarks>
public static class Entities
{
    /// <summary>The entities, most often named first.</summary>
    public static IReadOnlyList<Entity> Of(AidText text)
    {
        var sentences = new List<string>();
        var left = AidText.MostCharacters;
        foreach (var block in text.Blocks.Where(block => !IsShouted(block.Text)).TakeWhile(block => (left -= block.Text.Length) + block.Text.Length > 0))
        {
            if (block.Kind is not BlockKind.Heading || !IsTitleCase(block.Text))
                sentences.AddRange(Sentences.Of(block.Text, text.PrimaryLanguage));
        }

        if (!IsShouted(text.Title) && !IsTitleCase(text.Title))
            sentences.Insert(0, text.Title);

        var names = text.IsEnglish ? new NameCollector(sentences).Entities() : CountryNames.In(sentences, text.PrimaryLanguage);
        var dates = DateFinder.Of(sentences, text.PrimaryLanguage, DateOnly.FromDateTime(text.PublishedAt.UtcDateTime));
        return [.. names.Concat(dates).OrderByDescending(found => found.Entity.Mentions).ThenBy(found => found.Position).Select(found => found.Entity)];
    }

    private static bool IsShouted(string text)
    {
        var letters = text.Count(char.IsLetter);
        return letters > 12 && text.Count(char.IsUpper) > 0.6 * letters;
    }

    private static bool IsTitleCase(string text)
    {
        var words = Unicode.FoldWhiteSpace(text).Split(' ').Where(word => word.Length > 3 && char.IsLetter(word[0])).ToList();
        return words.Count > 2 && words.Count(word => char.IsUpper(word[0])) > 0.7 * words.Count;
    }
}

/// <summary>An entity, and where it is first named: the sentence and the place in it.</summary>
internal sealed record FoundEntity(Entity Entity, (int Sentence, int Start) Position);
