namespace ContentApi.Http.StrictInput;

/// <summary>How long a text is, as PostgreSQL and people count.</summary>
internal static class TextLength
{
    /// <summary>The number of Unicode code points; an emoji that .NET keeps in two units counts once.</summary>
    public static int Of(string text)
    {
        var length = text.Length;
        foreach (var unit in text)
        {
            if (char.IsLowSurrogate(unit))
                length--;
        }

        return length;
    }
}
