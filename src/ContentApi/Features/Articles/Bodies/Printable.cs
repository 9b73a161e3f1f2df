using System.Buffers;

namespace ContentApi.Features.Articles.Bodies;

/// <summary>Characters that a body may hold.</summary>
internal static class Printable
{
    // Not allowed in XML (feeds) and of no use on a page.
    private static readonly SearchValues<char> Unprintable = SearchValues.Create(
        string.Concat(Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(char.IsControl).Except(['\t', '\n'])) + "\uFFFE\uFFFF");

    /// <summary>The text without control characters (but tabs and line breaks) and noncharacters.</summary>
    public static string Only(string text) =>
        text.AsSpan().ContainsAny(Unprintable) ? string.Concat(text.Where(character => !Unprintable.Contains(character))) : text;
}
