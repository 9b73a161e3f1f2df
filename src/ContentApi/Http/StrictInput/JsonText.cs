using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace ContentApi.Http.StrictInput;

/// <summary>What may not stand in any string of a document, even escaped.</summary>
internal static class JsonText
{
    private const string Zero = "Must not contain U+0000.";
    private const string LoneSurrogate = "Must not contain half of a surrogate pair (U+D800 to U+DFFF).";
    private const string NotUtf8 = "Must be UTF-8: some of its bytes are not.";

    /// <summary>What is wrong with the string or name that the reader stands on, or null.</summary>
    /// <param name="reader">On a string or member name.</param>
    /// <param name="documentIsUtf8">Whether the whole document is known to be UTF-8, so that this string need not be looked at for it.</param>
    public static string? Fault(ref readonly Utf8JsonReader reader, bool documentIsUtf8)
    {
        if (!documentIsUtf8 && !Utf8.IsValid(reader.ValueSpan))
            return NotUtf8;

        return reader.ValueIsEscaped ? EscapeFault(reader.ValueSpan) : null;
    }

    private static string? EscapeFault(ReadOnlySpan<byte> text)
    {
        for (var i = text.IndexOf((byte)'\\'); i >= 0;)
        {
            var length = 2;
            if (text[i + 1] == 'u')
            {
                length = 6;
                var unit = (char)Unit(text[(i + 2)..]);
                if (unit == 0)
                    return Zero;

                if (char.IsSurrogate(unit))
                {
                    if (!char.IsHighSurrogate(unit) || !LowSurrogateFollows(text[(i + 6)..]))
                        return LoneSurrogate;
                    length = 12;
                }
            }

            var next = text[(i + length)..].IndexOf((byte)'\\');
            i = next < 0 ? -1 : i + length + next;
        }

        return null;
    }

    private static bool LowSurrogateFollows(ReadOnlySpan<byte> text) =>
        text.Length >= 6 && text[0] == '\\' && text[1] == 'u' && char.IsLowSurrogate((char)Unit(text[2..]));

    // The reader has made sure that four hexadecimal digits stand here.
    private static int Unit(ReadOnlySpan<byte> digits) => int.Parse(digits[..4], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
