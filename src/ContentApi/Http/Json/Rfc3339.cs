using System.Globalization;

namespace ContentApi.Http.Json;

/// <summary>Times as RFC 3339 §5.6 writes them, cut to microseconds.</summary>
internal static class Rfc3339
{
    /// <summary>What to tell a caller whose time can't be read.</summary>
    public const string Advice = "Write a time with its offset, such as 2025-07-13T09:30:00Z or 2025-07-13T18:30:00+09:00.";

    private const int SecondsEnd = 19;

    /// <summary>Reads a time. The offset is mandatory, any is good; what the calendar does not have (30 February, second 60) is refused.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length <= SecondsEnd || text[10] is not ('T' or 't') || !TryReadSeconds(text[..SecondsEnd], out var local))
            return false;

        var rest = text[SecondsEnd..];
        if (!TryReadFraction(ref rest, out var microseconds) || !TryReadOffset(rest, out var minutes))
            return false;

        var ticks = local.Ticks + (microseconds * TimeSpan.TicksPerMicrosecond) - (minutes * TimeSpan.TicksPerMinute);

        // The very first instant stands for "minus infinity" in PostgreSQL's driver.
        if (ticks <= DateTimeOffset.MinValue.Ticks || ticks > DateTimeOffset.MaxValue.Ticks)
            return false;

        time = new DateTimeOffset(ticks, TimeSpan.Zero);
        return true;
    }

    private static bool TryReadSeconds(ReadOnlySpan<char> text, out DateTime local)
    {
        Span<char> usual = stackalloc char[SecondsEnd];
        text.CopyTo(usual);
        usual[10] = 'T';
        return DateTime.TryParseExact(usual, "yyyy'-'MM'-'dd'T'HH':'mm':'ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out local);
    }

    private static bool TryReadFraction(ref ReadOnlySpan<char> rest, out long microseconds)
    {
        microseconds = 0;
        if (rest[0] != '.')
            return true;

        var digits = rest[1..].IndexOfAnyExceptInRange('0', '9');
        if (digits < 1)
            return false;

        for (var i = 1; i <= 6; i++)
            microseconds = (microseconds * 10) + (i <= digits ? rest[i] - '0' : 0);
        rest = rest[(digits + 1)..];
        return true;
    }

    private static bool TryReadOffset(ReadOnlySpan<char> text, out int minutes)
    {
        minutes = 0;
        if (text is "Z" or "z")
            return true;
        if (text.Length != 6 || text[0] is not ('+' or '-') || text[3] != ':' || !TwoDigits(text[1..], out var hour) || !TwoDigits(text[4..], out var minute))
            return false;

        minutes = ((hour * 60) + minute) * (text[0] == '-' ? -1 : 1);
        return hour < 24 && minute < 60;
    }

    private static bool TwoDigits(ReadOnlySpan<char> text, out int value)
    {
        value = ((text[0] - '0') * 10) + (text[1] - '0');
        return char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[1]);
    }
}
