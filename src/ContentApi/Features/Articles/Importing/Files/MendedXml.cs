using System.Net;
using System.Text.RegularExpressions;

namespace ContentApi.Features.Articles.Importing.Files;

/// <summary>
/// XML as plugins and old versions of WordPress write it: with addresses whose <c>&amp;</c> stands for itself, and with entities
/// that only HTML knows. What stands in CDATA is left as it is.
/// </summary>
internal sealed partial class MendedXml(TextReader xml) : TextReader
{
    private const string Begin = "<![CDATA[";
    private const string End = "]]>";

    private string line = "";
    private int next;
    private bool isInCData;

    public override int Peek() => Fill() ? line[next] : -1;

    public override int Read() => Fill() ? line[next++] : -1;

    public override int Read(char[] buffer, int index, int count)
    {
        if (!Fill())
            return 0;

        var taken = Math.Min(count, line.Length - next);
        line.CopyTo(next, buffer, index, taken);
        next += taken;
        return taken;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            xml.Dispose();
        base.Dispose(disposing);
    }

    private bool Fill()
    {
        if (next < line.Length)
            return true;
        if (xml.ReadLine() is not { } read)
            return false;

        (line, next) = (Mend(read) + "\n", 0);
        return true;
    }

    private string Mend(string text)
    {
        var mended = "";
        for (var at = 0; ;)
        {
            var mark = isInCData ? End : Begin;
            var end = text.IndexOf(mark, at, StringComparison.Ordinal);
            var part = end < 0 ? text[at..] : text[at..(end + mark.Length)];
            mended += isInCData ? part : LooseAmpersands().Replace(part, Meant);
            if (end < 0)
                return mended;

            isInCData = !isInCData;
            at = end + mark.Length;
        }
    }

    private static string Meant(Match match)
    {
        var character = WebUtility.HtmlDecode(match.Value);
        return character.StartsWith('&') ? "&amp;" + match.Value[1..] : character;
    }

    [GeneratedRegex("&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9a-fA-F]+);)(?:[a-zA-Z][a-zA-Z0-9]*;)?", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex LooseAmpersands();
}
