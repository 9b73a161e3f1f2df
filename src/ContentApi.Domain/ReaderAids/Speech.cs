using System.Globalization;
using System.Security;
using System.Text;
using ContentApi.Domain.Text;

namespace ContentApi.Domain.ReaderAids;

/// <summary>An article as SSML 1.0, from which any speech engine reads it aloud.</summary>
/// <remarks>
/// Only what all engines have: paragraphs, sentences, a break, and <c>sub</c> for what they read differently or wrong (dates, money, abbreviations;
/// in English). <c>say-as</c> means something else to each of them.
/// </remarks>
public static class Speech
{
    /// <summary>The document.</summary>
    /// <param name="text">The article.</param>
    /// <param name="byline">Read behind the headline; null for none.</param>
    /// <param name="voice">The voice that reads all of it, for engines that want a name; null for none.</param>
    public static string Of(AidText text, string? byline, string? voice)
    {
        var language = text.Language ?? (text.PrimaryLanguage == "und" ? "en" : text.PrimaryLanguage);
        var ssml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        ssml.Append(CultureInfo.InvariantCulture, $"<speak version=\"1.0\" xmlns=\"http://www.w3.org/2001/10/synthesis\" xml:lang=\"{SecurityElement.Escape(language)}\">");
        if (voice is not null)
            ssml.Append(CultureInfo.InvariantCulture, $"<voice name=\"{SecurityElement.Escape(voice)}\">");

        Paragraph(text.Title);
        if (!string.IsNullOrWhiteSpace(byline))
            Paragraph(Unicode.FoldWhiteSpace(byline));
        ssml.Append("<break time=\"800ms\"/>");
        foreach (var block in text.Blocks)
            Paragraph(block.Text);

        return ssml.Append(voice is null ? "</speak>\n" : "</voice></speak>\n").ToString();

        void Paragraph(string block)
        {
            ssml.Append("<p>");
            foreach (var sentence in Sentences.Of(block, text.PrimaryLanguage))
                ssml.Append("<s>").Append(Sentence(sentence, text.IsEnglish)).Append("</s>");
            ssml.Append("</p>");
        }
    }

    /// <summary>A sentence as markup.</summary>
    internal static string Sentence(string sentence, bool isEnglish)
    {
        var clean = Clean(sentence);
        if (!isEnglish)
            return SecurityElement.Escape(clean);

        var markup = new StringBuilder();
        var done = 0;
        foreach (var (start, length, spoken) in SpokenForms.In(clean))
        {
            markup.Append(SecurityElement.Escape(clean[done..start]));
            markup.Append(CultureInfo.InvariantCulture, $"<sub alias=\"{SecurityElement.Escape(spoken)}\">{SecurityElement.Escape(clean.Substring(start, length))}</sub>");
            done = start + length;
        }

        return markup.Append(SecurityElement.Escape(clean[done..])).ToString();
    }

    // XML has no way to write these.
    private static string Clean(string text) =>
        string.Concat(Unicode.WellFormed(text).Where(sign => sign is '\t' or >= ' ' and not '\uFFFE' and not '\uFFFF' and not (>= '\u007F' and <= '\u009F')));
}
