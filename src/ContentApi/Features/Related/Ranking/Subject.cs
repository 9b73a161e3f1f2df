using ContentApi.Domain.Related;

namespace ContentApi.Features.Related.Ranking;

/// <summary>An article to find others for.</summary>
/// <param name="Number">Its number in the index; 0 for a text that is not published.</param>
/// <param name="Text">The text.</param>
/// <param name="Vector">The text's terms, weighed.</param>
/// <param name="Topics">Its tags and section, weighed.</param>
/// <param name="IsNew">Whether the articles near to it do not count it among their nearest yet.</param>
/// <param name="Meaning">What a model says it is about, where one was asked.</param>
internal sealed record Subject(int Number, RelatableText Text, TermVector Vector, TermVector Topics, bool IsNew, TextMeaning? Meaning)
{
    /// <summary>A text that the index does not hold.</summary>
    public static Subject Unpublished(RelatableText text, DocumentFrequencies frequencies, int number, TextMeaning? meaning) =>
        new(number, text, frequencies.Weigh(text.Terms), frequencies.Weigh(text.Topics), IsNew: number == 0, meaning);
}

/// <summary>Narrows what is found.</summary>
/// <param name="Sources">Numbers of sources.</param>
/// <param name="Languages">In lower case.</param>
/// <param name="PublishedAfter">Exclusive.</param>
internal sealed record SearchFilter(int[]? Sources, string[]? Languages, DateTimeOffset? PublishedAfter);
