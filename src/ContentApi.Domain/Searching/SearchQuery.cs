using System.Globalization;
using System.Text;

namespace ContentApi.Domain.Searching;

/// <summary>One word of a query.</summary>
/// <param name="Text">Folded.</param>
/// <param name="IsPrefix">One character of a script without spaces: whatever begins with it.</param>
/// <param name="IsExcluded">Whether it must not be found: then nobody wants it corrected.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins in the query.</param>
/// <param name="End">Behind its last character.</param>
internal sealed record SearchWord(string Text, bool IsPrefix, bool IsExcluded, TokenKind Kind, int Start, int End);

/// <summary>A query in web-search syntax: words, <c>"phrases"</c>, <c>-without</c>, <c>or</c>. Whatever is sent is one; nothing is an error.</summary>
public sealed class SearchQuery
{
    private readonly List<SearchWord> words = [];
    private readonly List<List<SearchNode>> alternatives = [[]];

    private SearchQuery(string text) => Text = text;

    /// <summary>The query as it was sent.</summary>
    public string Text { get; }

    /// <summary>Whether there is nothing in it that could be found.</summary>
    public bool IsEmpty => words.Count == 0;

    internal IReadOnlyList<SearchWord> Words => words;

    internal SearchNode Root { get; private set; } = new AllNode([]);

    /// <summary>What was asked, in the order in which a stack evaluates it: numbers of words, <c>&amp;</c>, <c>|</c>, <c>!</c>, and <c>&lt;n</c> for a distance.</summary>
    public IReadOnlyList<string> Exact => Program(Root);

    /// <summary>What a hit holds: <see cref="Exact"/> without what must not be found. Empty where that could be anything.</summary>
    public IReadOnlyList<string> Positive => Program(Without(Root, phrases: true));

    /// <summary>What the index is asked for rows that are looked at one by one: <see cref="Positive"/>, with its phrases as mere words.</summary>
    public IReadOnlyList<string> Wide => Program(Without(Root, phrases: false));

    /// <summary>The words' texts.</summary>
    public IReadOnlyList<string> WordTexts => words.ConvertAll(word => word.Text);

    /// <summary>Which words are prefixes.</summary>
    public IReadOnlyList<bool> Prefixes => words.ConvertAll(word => word.IsPrefix);

    /// <summary>The words that could be a slip of the finger.</summary>
    public IEnumerable<string> CorrectableWords => words.Where(IsCorrectable).Select(word => word.Text).Distinct();

    /// <summary>Whether the index alone can't tell: it does not know where words stand.</summary>
    public bool HasPhrase => Contains(Root, node => node is PhraseNode);

    /// <summary>Whether something must not be found.</summary>
    public bool HasNegation => Contains(Root, node => node is NotNode);

    /// <summary>Reads a query.</summary>
    public static SearchQuery Parse(string text)
    {
        var query = new SearchQuery(text);
        query.Read();
        return query;
    }

    private void Read()
    {
        for (var at = 0; at < Text.Length;)
        {
            var negated = false;
            while (at < Text.Length && (char.IsWhiteSpace(Text[at]) || IsDash(Text[at])))
            {
                // A dash negates what it stands at; one between spaces is punctuation.
                negated = IsDash(Text[at]);
                at++;
            }

            if (at == Text.Length)
                break;

            var quoted = IsQuote(Text[at]);
            var start = quoted ? at + 1 : at;
            at = start;
            while (at < Text.Length && (quoted ? !IsQuote(Text[at]) : !char.IsWhiteSpace(Text[at]) && !IsQuote(Text[at])))
                at++;
            if (!quoted && !negated && IsOr(start, at))
                alternatives.Add([]);
            else
                Add(start, at, negated);
            if (quoted)
                at++;
        }

        var nonEmpty = alternatives.Where(all => all.Count > 0).Select(all => all.Count == 1 ? all[0] : new AllNode(all)).ToList();
        Root = nonEmpty.Count == 1 ? nonEmpty[0] : new AnyNode(nonEmpty);
    }

    private void Add(int start, int end, bool negated)
    {
        var tokens = SearchTokens.Of(Text[start..end]).ToList();
        var phrase = new List<(int Number, int Offset)>();
        foreach (var token in tokens)
        {
            // The last character of a run stands in its last pair already.
            var standsAlone = token.Kind is TokenKind.Last && !tokens.Exists(t => t.Kind is TokenKind.Pair && t.Position == token.Position - 1 && t.End == token.End);
            if (token.Kind is TokenKind.Last && !standsAlone)
                continue;

            phrase.Add((words.Count, token.Position));
            words.Add(new SearchWord(token.Text, token.Kind is TokenKind.Last, negated, token.Kind, start + token.Start, start + token.End));
        }

        if (phrase.Count == 0)
            return;

        SearchNode node = phrase.Count == 1 ? new WordNode(phrase[0].Number) : new PhraseNode(phrase.ConvertAll(word => (word.Number, word.Offset - phrase[0].Offset)));
        alternatives[^1].Add(negated ? new NotNode(node) : node);
    }

    // A word like any other where nothing stands before it or after it.
    private bool IsOr(int start, int end) =>
        Text.AsSpan(start, end - start).Equals("or", StringComparison.OrdinalIgnoreCase)
        && alternatives[^1].Count > 0 && SearchTokens.Of(Text[end..]).Any();

    private static bool IsCorrectable(SearchWord word) => word.Kind is TokenKind.Word && !word.IsExcluded && Vocabulary.Holds(word.Text);

    private static bool IsDash(char sign) => sign is '-' or '－';

    private static bool IsQuote(char sign) => sign is '"' or '“' or '”' or '„' or '‟' or '«' or '»' or '＂';

    private static bool Contains(SearchNode node, Predicate<SearchNode> what) => what(node) || node switch
    {
        NotNode not => Contains(not.Without, what),
        AllNode all => all.Nodes.Any(inner => Contains(inner, what)),
        AnyNode any => any.Nodes.Any(inner => Contains(inner, what)),
        _ => false,
    };

    /// <summary>The node without its negations; null where anything would do.</summary>
    private static SearchNode? Without(SearchNode node, bool phrases) => node switch
    {
        NotNode => null,
        PhraseNode phrase when !phrases => new AllNode([.. phrase.Words.Select(word => new WordNode(word.Number))]),
        AllNode all => all.Nodes.Select(inner => Without(inner, phrases)).OfType<SearchNode>().ToList() is { Count: > 0 } rest ? new AllNode(rest) : null,
        AnyNode any => any.Nodes.Select(inner => Without(inner, phrases)).ToList() is var rest && rest.Contains(null) ? null : new AnyNode(rest!),
        _ => node,
    };

    private static List<string> Program(SearchNode? node)
    {
        var program = new List<string>();
        if (node is not null)
            Write(node, program);
        return program;
    }

    private static void Write(SearchNode node, List<string> program)
    {
        switch (node)
        {
            case WordNode word:
                program.Add(word.Number.ToString(CultureInfo.InvariantCulture));
                break;
            case NotNode not:
                Write(not.Without, program);
                program.Add("!");
                break;
            case PhraseNode phrase:
                for (var i = 0; i < phrase.Words.Count; i++)
                {
                    program.Add(phrase.Words[i].Number.ToString(CultureInfo.InvariantCulture));
                    if (i > 0)
                        program.Add(string.Create(CultureInfo.InvariantCulture, $"<{phrase.Words[i].Offset - phrase.Words[i - 1].Offset}"));
                }

                break;
            case AllNode all:
                Join(all.Nodes, "&", program);
                break;
            case AnyNode any:
                Join(any.Nodes, "|", program);
                break;
        }
    }

    private static void Join(IReadOnlyList<SearchNode> nodes, string sign, List<string> program)
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            Write(nodes[i], program);
            if (i > 0)
                program.Add(sign);
        }
    }

    /// <summary>The query with other words in the place of some.</summary>
    /// <param name="replacements">By the folded word.</param>
    public string WithWords(IReadOnlyDictionary<string, string> replacements)
    {
        var text = new StringBuilder();
        var at = 0;
        foreach (var word in words.Where(IsCorrectable))
        {
            if (!replacements.TryGetValue(word.Text, out var other))
                continue;

            text.Append(Text, at, word.Start - at).Append(other);
            at = word.End;
        }

        return text.Append(Text, at, Text.Length - at).ToString();
    }
}
