using System.Collections.Frozen;

namespace ContentApi.Domain.ReaderAids;

/// <summary>Finds the capitalised runs of a sentence.</summary>
/// <param name="lowerCase">Words that the article also writes small: at a sentence's start their capital says nothing.</param>
internal sealed class NameRuns(IReadOnlySet<string> lowerCase)
{
    private static readonly FrozenSet<string> InNames = Set("de da do dos das du del della van von der den ter bin ibn ben al el la le y e und zu zur");
    private static readonly FrozenSet<string> InOrganisations = Set("of for on");
    private static readonly FrozenSet<string> Dotted = Set("Mr Mrs Ms Dr Prof Sen Sens Rep Reps Gov Gen Lt Col Maj Sgt Capt Adm Rev Hon St Mt Ft Jr Sr");

    public IEnumerable<NameRun> In(string sentence)
    {
        var tokens = Token.Of(sentence);
        for (var first = 0; first < tokens.Count; first++)
        {
            if (!IsName(tokens[first]))
                continue;

            var last = first;
            while (Next(sentence, tokens, first, last) is { } next)
                last = next;
            if (Trimmed(new NameRun(sentence, tokens.GetRange(first, last - first + 1)), first == 0 || IsOpened(sentence, tokens[first])) is { } run)
                yield return run;
            first = last;
        }
    }

    // The next word of the run behind the last one, or null.
    private static int? Next(string sentence, List<Token> tokens, int first, int last)
    {
        if (last + 1 >= tokens.Count || tokens[last].IsPossessive || !IsJoined(sentence, tokens[last], tokens[last + 1]))
            return null;
        if (IsName(tokens[last + 1]))
            return last + 1;

        var joint = tokens[last + 1].Text;
        var behind = last + 2;
        if (InOrganisations.Contains(joint) && behind < tokens.Count && tokens[behind].Text == "the")
            behind++;
        if (behind >= tokens.Count || !IsName(tokens[behind]) || sentence.AsSpan(tokens[behind - 1].End..tokens[behind].Start) is not " ")
            return null;

        var own = tokens.GetRange(first, last - first + 1);
        var opens = own.Exists(token => Gazetteer.OrganisationOpeners.Contains(token.Text));
        var fits = InNames.Contains(joint) ? own.Count <= 2 && !tokens[behind].IsAllCapitals
            : InOrganisations.Contains(joint) ? opens
            : joint is "and" or "&" && opens && own.Exists(token => InOrganisations.Contains(token.Text)) && !tokens[behind].IsAllCapitals;
        return fits ? behind : null;
    }

    private static bool IsJoined(string sentence, Token one, Token other) => sentence.AsSpan(one.End..other.Start) switch
    {
        " " => true,
        ". " => one.Text.Length == 1 || Dotted.Contains(one.Text),
        " & " => true,
        _ => false,
    };

    private static bool IsName(Token token) =>
        (token.IsCapitalised && token.Text is not "I") || ((token.Text.StartsWith("al-", StringComparison.Ordinal) || token.Text.StartsWith("el-", StringComparison.Ordinal)) && token.Text.Length > 3 && char.IsUpper(token.Text[3]));

    private static bool IsOpened(string sentence, Token token) => token.Start >= 1 && sentence[token.Start - 1] is '"' or '“' or '‘' or '(' or '[' || (token.Start >= 2 && sentence[token.Start - 2] is ':' or '—' or '–' or '•');

    // Without the articles before it and what is only capitalised for standing first; null if nothing is left.
    private NameRun? Trimmed(NameRun run, bool begins)
    {
        var from = 0;
        while (from < run.Tokens.Count && IsNoPart(run, from, begins && from == 0))
            from++;
        var to = run.Tokens.Count;
        return from < to ? run.Part(from, to) : null;
    }

    private bool IsNoPart(NameRun run, int at, bool begins)
    {
        var lower = run.Tokens[at].Lower;
        if (run.Tokens[at].IsAllCapitals)
            return false;
        if (lower is "the" or "a" or "an" or "this" or "that" or "these" or "those" or "but" or "and" or "if" or "when" or "while" or "as" or "in" or "on" or "at" or "for" or "from" or "with" or "after" or "before" or "since" or "he" or "she" or "it" or "they" or "we" or "you" or "his" or "her" or "its" or "their" or "our" or "my" or "your" or "there" or "not" or "so" or "to" or "by" or "of" or "then" or "what" or "who" or "how" or "why" or "where")
            return true;
        if (!begins)
            return false;

        var rest = run.Part(at).Text;
        var isKnown = Gazetteer.Organisations.Contains(rest) || Gazetteer.Places.Contains(rest) || Gazetteer.States.Contains(rest)
            || (run.Tokens.Count > 1 && (Gazetteer.OrganisationHeads.Contains(run.Last.Text) || Gazetteer.OrganisationOpeners.Contains(run.Tokens[at].Text)))
            || Gazetteer.PersonTitles.Contains(run.Tokens[at].Text) || Gazetteer.GivenNames.Contains(run.Tokens[at].Text);
        return !isKnown && (CommonWords.Include(lower) || lowerCase.Contains(lower) || Related.StopWords.For("en").Contains(lower));
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
