using System.Text;

namespace ContentApi.Domain.Searching;

/// <summary>A text as the database's index takes it: folded words with a space between.</summary>
public static class IndexedText
{
    /// <summary>Beyond it the database gives no word a place of its own.</summary>
    private const int MostPlaces = 16_000;

    // A search vector holds 1 MiB: each word with four bytes and two for each place.
    private const int MostBytes = 900_000;

    /// <summary>The words of a text. Of a text of book length the words beyond some 16,000 are taken once each, as long as there is room.</summary>
    public static string Of(string text)
    {
        var prepared = new StringBuilder(text.Length);
        var known = new HashSet<string>(StringComparer.Ordinal);
        var bytes = 0;
        foreach (var token in SearchTokens.Of(text))
        {
            var isNew = known.Add(token.Text);
            if (token.Position >= MostPlaces && !isNew)
                continue;

            bytes += 2 + (isNew ? Encoding.UTF8.GetByteCount(token.Text) + 4 : 0);
            if (bytes > MostBytes)
                break;
            if (prepared.Length > 0)
                prepared.Append(' ');
            prepared.Append(token.Text);
        }

        return prepared.ToString();
    }
}
