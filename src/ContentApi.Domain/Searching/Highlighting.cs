using System.Text;

namespace ContentApi.Domain.Searching;

/// <summary>Marks what a query found in texts: everything else is HTML-escaped.</summary>
public static class Highlighting
{
    private const string Begin = "<mark>";
    private const string End = "</mark>";

    /// <summary>The title and the summary with their hits marked.</summary>
    /// <param name="query">The query.</param>
    /// <param name="title">The title.</param>
    /// <param name="summary">The summary as the reader gets it, or null.</param>
    /// <param name="found">Words of the query by number, and the places where the index has them: those of the title, then those of the summary, from 1.</param>
    public static (string Title, string? Summary) Of(SearchQuery query, string title, string? summary, IEnumerable<(int Word, int Place)> found)
    {
        var titleTokens = SearchTokens.Of(title).ToList();
        var summaryTokens = summary is null ? [] : SearchTokens.Of(summary).ToList();
        var places = found.ToLookup(hit => hit.Word, hit => hit.Place - 1);
        var marked = new Dictionary<int, bool>();
        Mark(query.Root);
        return (Write(title, titleTokens, 0), summary is null ? null : Write(summary, summaryTokens, titleTokens.Count));

        void Mark(SearchNode node)
        {
            switch (node)
            {
                case WordNode word:
                    foreach (var place in places[word.Number])
                        Add(place, query.Words[word.Number].IsPrefix);
                    break;
                case PhraseNode phrase:
                    foreach (var first in places[phrase.Words[0].Number].Where(first => phrase.Words.All(word => places[word.Number].Contains(first + word.Offset))))
                    {
                        foreach (var (number, offset) in phrase.Words)
                            Add(first + offset, query.Words[number].IsPrefix);
                    }

                    break;
                case AllNode all:
                    foreach (var inner in all.Nodes)
                        Mark(inner);
                    break;
                case AnyNode any:
                    foreach (var inner in any.Nodes)
                        Mark(inner);
                    break;
            }
        }

        void Add(int place, bool isFirstCharacter) => marked[place] = marked.GetValueOrDefault(place, true) && isFirstCharacter;

        string Write(string text, List<SearchToken> tokens, int offset)
        {
            var spans = tokens.Where(token => marked.ContainsKey(token.Position + offset))
                .Select(token => (token.Start, End: marked[token.Position + offset] ? token.EndOfFirst : token.End));
            return Highlighting.Write(text, spans);
        }
    }

    private static string Write(string text, IEnumerable<(int Start, int End)> spans)
    {
        var html = new StringBuilder(text.Length + 32);
        var (at, openUntil) = (0, -1);
        foreach (var (start, end) in spans)
        {
            // Pairs overlap; what touches is one mark.
            if (start > openUntil)
            {
                Close();
                Escape(html, text.AsSpan(at, start - at));
                html.Append(Begin);
                (at, openUntil) = (start, end);
            }

            openUntil = Math.Max(openUntil, end);
        }

        Close();
        Escape(html, text.AsSpan(at));
        return html.ToString();

        void Close()
        {
            if (openUntil < 0)
                return;
            Escape(html, text.AsSpan(at, openUntil - at));
            html.Append(End);
            (at, openUntil) = (openUntil, -1);
        }
    }

    private static void Escape(StringBuilder html, ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            _ = character switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append("&quot;"),
                '\'' => html.Append("&#39;"),
                _ => html.Append(character),
            };
        }
    }
}
