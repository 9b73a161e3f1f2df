using System.Text;
using AngleSharp.Html.Parser;
using ContentApi.Domain.Articles;
using ContentApi.Domain.Text;
using ContentApi.Features.Articles.Bodies;
using ContentApi.Http.StrictInput;

namespace ContentApi.Features.Articles.Importing.Files;

/// <summary>Text as other systems have it, made into what a write form takes: no markup, no control characters, not too long.</summary>
internal static class FileText
{
    private static readonly HtmlParser Parser = new();
    private static readonly BodyRenderer Renderer = new([]);

    /// <summary>Whether the body has anything to read, so that it can be published.</summary>
    public static bool HasWords(string? body, BodyFormat format) => body is not null && Renderer.Render(body, format).WordCount > 0;

    /// <summary>The text of some HTML; null when there is none.</summary>
    public static string? Plain(string? html, int maxLength)
    {
        if (string.IsNullOrWhiteSpace(html))
            return null;

        using var document = Parser.ParseDocument("<!doctype html><body>" + html);
        return Line(PlainText.Of(document.Body!), maxLength);
    }

    /// <summary>A text on one line; null when there is none.</summary>
    public static string? Line(string? text, int maxLength)
    {
        if (text is null)
            return null;

        var clean = new StringBuilder(text.Length);
        foreach (var rune in Unicode.WellFormed(text).EnumerateRunes())
        {
            if (rune.Value is not (>= 0x202A and <= 0x202E))
                clean.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }

        var line = Unicode.FoldWhiteSpace(clean.ToString());
        return line.Length == 0 ? null : TextLength.Of(line) <= maxLength ? line : Excerpt.Of(line, maxLength);
    }

    /// <summary>A title: the given one, else the beginning of the text.</summary>
    public static string Title(string? title, string? body, int maxLength) => title ?? Plain(body, 80) ?? "Untitled";
}
