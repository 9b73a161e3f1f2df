using System.Globalization;

namespace ContentApi.Domain.Text;

/// <summary>What a reader takes for one character (UAX #29).</summary>
internal static class Graphemes
{
    /// <summary>The end of the last character that lies within the first <paramref name="limit"/> UTF-16 code units.</summary>
    public static int EndAtMost(string text, int limit)
    {
        var end = 0;
        while (end < text.Length)
        {
            var next = end + StringInfo.GetNextTextElementLength(text, end);
            if (next > limit)
                break;
            end = next;
        }

        return end;
    }
}
