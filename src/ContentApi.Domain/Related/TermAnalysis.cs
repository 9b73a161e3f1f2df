using System.Text;
using ContentApi.Domain.Text;

namespace ContentApi.Domain.Related;

/// <summary>Takes an article's text apart into the terms by which related articles find each other.</summary>
/// <remarks>
/// Words are folded in case and width but not stemmed, so that no language needs a stemmer (measured: stems gain nothing). Stop
/// words and words of one letter are left out. Two words that follow each other directly make a phrase as well.
/// </remarks>
public static class TermAnalysis
{
    private const float InTitle = 6;
    private const float InSummary = 2;

    /// <summary>The terms of an article.</summary>
    /// <param name="title">The headline.</param>
    /// <param name="summary">The editor's summary; without one the excerpt is what an excerpt licence shows.</param>
    /// <param name="body">The body as plain text; a line break ends a sentence.</param>
    /// <param name="language">A BCP 47 tag; null or a language without stop words is fine.</param>
    public static AnalysedText Analyse(string title, string? summary, string body, string? language)
    {
        var hasSummary = !string.IsNullOrWhiteSpace(summary);
        var terms = new TermCounter(StopWords.For(language));

        terms.Count(Folded(title), InTitle, Visibility.Headline);
        terms.Count(Folded(hasSummary ? summary! : Excerpt.Of(body)), hasSummary ? InSummary : 0, Visibility.Excerpt);
        terms.Count(Folded(body), 1, Visibility.Full);

        return terms.Finish();
    }

    /// <summary>The number of a word, or of the phrase that the first two words make.</summary>
    /// <param name="slug">The words, folded, with dashes in between.</param>
    internal static int NumberOf(string slug)
    {
        var words = slug.Split('-', 3);
        var first = TermHash.Wide(words[0]);

        return TermHash.Fold(words.Length == 1 ? first : TermHash.Then(first, TermHash.Wide(words[1])));
    }

    /// <summary>The text in the form that terms are read from: lower case, and one width.</summary>
    internal static string Folded(string text)
    {
        var wellFormed = Unicode.WellFormed(text);
        var composed = wellFormed.IsNormalized(NormalizationForm.FormKC) ? wellFormed : wellFormed.Normalize(NormalizationForm.FormKC);

        return composed.ToLowerInvariant();
    }
}
