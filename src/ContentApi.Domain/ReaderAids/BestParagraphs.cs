namespace ContentApi.Domain.ReaderAids;

/// <summary>As much of a long article as may be sent: the paragraphs that are nearest to what is asked, in their order.</summary>
public static class BestParagraphs
{
    /// <param name="text">The article.</param>
    /// <param name="about">Its title, or a question about it.</param>
    /// <param name="mostCharacters">How much, at most.</param>
    public static IReadOnlyList<string> Of(AidText text, string about, int mostCharacters)
    {
        if (text.Blocks.Sum(block => block.Text.Length) <= mostCharacters)
            return [.. text.Blocks.Select(block => block.Text)];

        var wanted = SentenceTerms.Count(about, text.PrimaryLanguage);
        var left = mostCharacters;
        var taken = new SortedSet<int>();
        foreach (var (i, _) in text.Blocks.Select((block, i) => (i, Fit: SentenceTerms.Cosine(SentenceTerms.Count(block.Text, text.PrimaryLanguage), wanted) + (0.3 * Math.Exp(-i / 5.0)))).OrderByDescending(fit => fit.Fit))
        {
            if (text.Blocks[i].Text.Length > left)
                continue;

            taken.Add(i);
            left -= text.Blocks[i].Text.Length;
        }

        // One paragraph that is too long by itself: its beginning.
        return taken.Count > 0 ? [.. taken.Select(i => text.Blocks[i].Text)] : [text.Blocks[0].Text[..mostCharacters]];
    }
}
