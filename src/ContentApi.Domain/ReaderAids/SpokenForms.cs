using System.Text.RegularExpressions;

namespace ContentApi.Domain.ReaderAids;

/// <summary>Finds what is spoken otherwise than it is written, in English.</summary>
internal static class SpokenForms
{
    // In the order in which they may claim a place.
    private static readonly (Regex Pattern, Func<Match, string?> Spoken)[] Rules =
        [.. SpokenDates.Rules, .. SpokenNumbers.Rules, .. SpokenAbbreviations.Rules];

    /// <summary>The places that do not overlap, in their order.</summary>
    public static IReadOnlyList<(int Start, int Length, string Spoken)> In(string sentence)
    {
        var taken = new List<(int Start, int Length, string Spoken)>();
        foreach (var (pattern, spoken) in Rules)
        {
            foreach (Match match in pattern.Matches(sentence))
            {
                if (spoken(match) is not { } form || taken.Exists(t => match.Index < t.Start + t.Length && t.Start < match.Index + match.Length))
                    continue;

                // A dot behind </sub> is read "dot": it is taken in, and with an abbreviation's own it ends the sentence.
                var length = match.Length;
                if (match.Index + length < sentence.Length && sentence[match.Index + length] == '.' && (match.Index + length + 1 == sentence.Length || !char.IsLetterOrDigit(sentence[match.Index + length + 1])))
                    length++;
                var ends = length > match.Length || (match.Value.EndsWith('.') && IsEnd(sentence, match.Index + length));
                taken.Add((match.Index, length, ends ? form + "." : form));
            }
        }

        return [.. taken.OrderBy(t => t.Start)];
    }

    private static bool IsEnd(string sentence, int at) => sentence.AsSpan(at).Trim("\"'”’)]").IsEmpty;
}
