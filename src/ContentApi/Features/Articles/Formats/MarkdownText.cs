using System.Buffers;
using System.Text;

namespace ContentApi.Features.Articles.Formats;

/// <summary>Writes text so that CommonMark reads it as the text it is.</summary>
internal static class MarkdownText
{
    private static readonly SearchValues<char> OfReferences = SearchValues.Create("#0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private const string AlwaysSpecial = @"\`*_[]<~";
    private const string SpecialAtLineStart = "#+-=>|";

    /// <summary>White space as HTML shows it: one space for any run of it.</summary>
    public static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character is not (' ' or '\t' or '\n' or '\r' or '\f'))
                folded.Append(character);
            else if (folded.Length == 0 || folded[^1] != ' ')
                folded.Append(' ');
        }

        return folded.ToString();
    }

    /// <summary>The text within a line: nothing in it is markup.</summary>
    public static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            if (AlwaysSpecial.Contains(text[i], StringComparison.Ordinal) || (text[i] == '&' && MayBeReference(text.AsSpan(i + 1))))
                escaped.Append('\\');
            escaped.Append(text[i]);
        }

        return escaped.ToString();
    }

    /// <summary>Lines that are escaped within, made safe at their beginning too: no heading, list or quotation starts there.</summary>
    public static string Paragraph(string lines) => string.Join('\n', lines.Split('\n').Select(Line));

    /// <summary>Plain text as a paragraph of one line.</summary>
    public static string Plain(string text) => Paragraph(Escaped(Folded(text).Trim(' ')));

    /// <summary>The address of a link or an image.</summary>
    public static string Address(string url)
    {
        var address = new StringBuilder(url.Length);
        for (var i = 0; i < url.Length; i++)
        {
            if (url[i] is <= ' ' or '<' or '>' or '(' or ')' or '\\' or '"' or '\x7F')
                address.Append(Uri.HexEscape(url[i]));
            else if (url[i] == '&' && MayBeReference(url.AsSpan(i + 1)))
                address.Append(@"\&");
            else
                address.Append(url[i]);
        }

        return address.ToString();
    }

    /// <summary>Code within a line.</summary>
    public static string Code(string code)
    {
        var fence = new string('`', LongestRun(code) + 1);
        var padding = code is ['`', ..] or [.., '`'] or [' ', .., ' '] ? " " : "";
        return $"{fence}{padding}{code}{padding}{fence}";
    }

    /// <summary>Lines of code.</summary>
    public static string Fenced(string code, string language)
    {
        var fence = new string('`', Math.Max(3, LongestRun(code) + 1));
        return $"{fence}{language}\n{(code.EndsWith('\n') ? code : code + "\n")}{fence}";
    }

    private static int LongestRun(string code)
    {
        var (longest, run) = (0, 0);
        foreach (var character in code)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private static string Line(string line)
    {
        if (line.Length == 0)
            return line;
        if (SpecialAtLineStart.Contains(line[0], StringComparison.Ordinal))
            return "\\" + line;

        var digits = line.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return digits is > 0 and < 10 && line[digits] is '.' or ')' && digits > 0 ? line.Insert(digits, "\\") : line;
    }

    // What could be read as a character reference, be it together with the text that follows.
    private static bool MayBeReference(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty)
            return true;

        var end = rest[..Math.Min(rest.Length, 40)].IndexOf(';');
        return end > 0 && !rest[..end].ContainsAnyExcept(OfReferences);
    }
}
