using System.Globalization;
using System.Text;

namespace ContentApi.Domain.Text;

/// <summary>
/// Which characters a text may have. Each rule gives the message of the first fault, which says what to do, or null.
/// Positions count code points from 1.
/// </summary>
public static class TextRules
{
    /// <summary>What holds for every text: no U+0000 and no lone surrogate.</summary>
    public static string? FaultInAnyText(string text) => FirstFault(text, _ => null);

    /// <summary>
    /// What holds for titles and names, which are one line: no control characters, no bidirectional controls U+202A–U+202E.
    /// </summary>
    public static string? FaultInSingleLine(string text) => FirstFault(text, Unwanted);

    /// <summary>What holds for comments: as for a single line, but line breaks (LF, CR LF) are welcome.</summary>
    public static string? FaultInComment(string text) => FirstFault(Broken(text), rune => rune.Value is '\n' ? null : Unwanted(rune));

    /// <summary>What holds for summaries, notes and the like: as for comments, but tabs are welcome too.</summary>
    public static string? FaultInMultiLine(string text) => FirstFault(Broken(text), rune => rune.Value is '\n' or '\t' ? null : Unwanted(rune));

    private static string Broken(string text) => text.Replace("\r\n", "\n\n", StringComparison.Ordinal);

    private static string? Unwanted(Rune rune) => rune.Value switch
    {
        >= 0x202A and <= 0x202E => "bidirectional control",
        _ when Rune.IsControl(rune) => "control character",
        _ => null,
    };

    private static string? FirstFault(string text, Func<Rune, string?> unwanted)
    {
        var position = 0;
        for (var i = 0; i < text.Length;)
        {
            position++;
            if (!Rune.TryGetRuneAt(text, i, out var rune))
                return Message("lone surrogate", text[i], position);
            if (rune.Value == 0)
                return Message("character", 0, position);
            if (unwanted(rune) is { } name)
                return Message(name, rune.Value, position);
            i += rune.Utf16SequenceLength;
        }

        return null;
    }

    private static string Message(string name, int codePoint, int position) =>
        string.Create(CultureInfo.InvariantCulture, $"Remove the {name} U+{codePoint:X4} at position {position}.");
}
