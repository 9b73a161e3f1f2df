using System.Text.RegularExpressions;

namespace ContentApi.Domain.ReaderAids;

/// <summary>Reads the names of an English text in two rounds: what shows itself, then the short forms of that.</summary>
internal sealed partial class NameCollector
{
    private readonly List<(NameRun Run, int Sentence)> runs;
    private readonly HashSet<string> lowerCase;
    private readonly Dictionary<string, Found> found = [];
    private readonly Dictionary<string, string> shortForms = [];
    private readonly List<(NameRun Run, int Sentence)> unsure = [];

    public NameCollector(IReadOnlyList<string> sentences)
    {
        lowerCase = [.. sentences.SelectMany(Token.Of).Where(token => char.IsLower(token.Text[0])).Select(token => token.Text)];
        var finder = new NameRuns(lowerCase);
        runs = [.. sentences.SelectMany((sentence, i) => finder.In(sentence).Select(run => (run, i)))];
    }

    public IEnumerable<FoundEntity> Entities()
    {
        foreach (var (run, sentence) in runs)
            Judge(run, sentence);
        foreach (var (run, sentence) in unsure)
            JudgeAgain(run, sentence);
        return found.Values.Select(f => new FoundEntity(new Entity(f.Name, f.Type, f.Mentions, Value: null), f.First));
    }

    private void Judge(NameRun run, int sentence)
    {
        if (NameJudge.IsPlace(run) && !IsPersonal(run))
            AddPlace(run.Text, sentence, run.Start);
        else if (NameJudge.IsOrganisation(run))
            AddOrganisation(run, sentence);
        else if (IsTown(run) || IsCity(run))
            Add(run.Text, EntityType.Place, sentence, run.Start);
        else
            JudgePerson(run, sentence);
    }

    private void JudgePerson(NameRun run, int sentence)
    {
        var titles = NameJudge.TitleLength(run);
        var name = run.Part(titles);
        var titled = titles > 0 && Gazetteer.PersonTitles.Contains(run.Tokens[titles - 1].Text);
        if (titled && NameJudge.CouldBePerson(name) && !NameJudge.IsOrganisation(name))
        {
            AddPerson(name, sentence, run.Tokens[titles - 1].Text is "Pope" or "King" or "Queen" or "Prince" or "Princess" ? run.Tokens[titles - 1].Text : null);
            Prefix(run, titles, sentence);
        }
        else if (NameJudge.IsPersonByName(name) || NameJudge.IsPersonByNeighbours(name, lowerCase))
        {
            AddPerson(name, sentence, title: null);
            Prefix(run, titles, sentence);
        }
        else
        {
            unsure.Add((run, sentence));
        }
    }

    // "London Mayor Sadiq Khan", "White House Chief of Staff John Kelly".
    private void Prefix(NameRun run, int titles, int sentence)
    {
        for (var to = titles - 1; to > 0; to--)
        {
            var before = run.Part(0, to);
            if (NameJudge.IsKnownPlace(before.Text))
                AddPlace(before.Text, sentence, run.Start);
            else if (NameJudge.IsOrganisation(before))
                AddOrganisation(before, sentence);
            else
                continue;
            return;
        }
    }

    // What showed nothing of itself is a short form of what did, or stays out.
    private void JudgeAgain(NameRun run, int sentence)
    {
        var titles = NameJudge.TitleLength(run);
        if (shortForms.TryGetValue(run.Part(titles).Text, out var whole) || shortForms.TryGetValue(run.Text, out whole))
            found[whole].Mentions++;
        else if (run.Tokens.Count > 1 && NameJudge.IsTail(run.Last.Text) is false && shortForms.TryGetValue(run.Tokens[0].Text, out whole) && found[whole].Type is EntityType.Person && run.Tokens.Count == 2 && Gazetteer.OrganisationHeads.Contains(run.Last.Text))
            found[whole].Mentions++;
    }

    private void AddPerson(NameRun name, int sentence, string? title)
    {
        var text = name.Text;
        var last = name.Last.Text is "Jr" or "Sr" or "II" or "III" && name.Tokens.Count > 2 ? name.Tokens[^2].Text : name.Last.Text;
        if (name.Tokens.Count == 1)
        {
            // The whole name may come later.
            if (runs.Exists(other => IsWholeNameOf(other.Run, last)) || shortForms.ContainsKey(last))
            {
                unsure.Add((name, sentence));
                return;
            }

            text = title is null ? text : $"{title} {text}";
        }
        else
        {
            var ends = $"{name.Tokens[0].Text} {last}";
            if (shortForms.TryGetValue(ends, out var same))
                text = same;
            else
                shortForms[ends] = text;
        }

        Add(text, EntityType.Person, sentence, name.Start);
        shortForms.TryAdd(last, text);
        shortForms.TryAdd(last[(last.IndexOf('-', StringComparison.Ordinal) + 1)..], text);
        shortForms.TryAdd(name.Tokens[0].Text, text);
        shortForms.TryAdd(text, text);
    }

    private bool IsWholeNameOf(NameRun run, string last)
    {
        var name = run.Part(NameJudge.TitleLength(run));
        return name.Tokens.Count > 1 && (name.Last.Text == last || name.Tokens[0].Text == last || name.Last.Text.EndsWith("-" + last, StringComparison.Ordinal)) && (NameJudge.IsPersonByName(name) || NameJudge.IsPersonByNeighbours(name, lowerCase) || (name.Tokens.Count < run.Tokens.Count && NameJudge.CouldBePerson(name)));
    }

    private void AddOrganisation(NameRun run, int sentence)
    {
        Add(run.Text, EntityType.Organisation, sentence, run.Start);
        shortForms.TryAdd(run.Text, run.Text);
        if (ShortForm().Match(run.Behind) is { Success: true } match && match.Groups[1].Value is var acronym && IsAcronymOf(acronym, run))
        {
            shortForms[acronym] = run.Text;
            if (found.Remove(acronym, out var before))
                found[run.Text].Mentions += before.Mentions;
        }
    }

    private void AddPlace(string text, int sentence, int start)
    {
        var name = text is "U.S." or "US" or "U.S.A." or "USA" ? "United States" : text is "U.K." or "UK" ? "United Kingdom" : text;
        Add(name, EntityType.Place, sentence, start, shown: text);
    }

    private void Add(string key, EntityType type, int sentence, int start, string? shown = null)
    {
        if (type is EntityType.Organisation && shortForms.TryGetValue(key, out var whole))
            key = whole;
        if (!found.TryGetValue(key, out var entity))
            found[key] = entity = new Found(shown ?? key, type, (sentence, start));
        else if (shown == key)
            entity.Name = key;
        entity.Mentions++;
    }

    // A given name that is a city's as well, of somebody in this article.
    private bool IsPersonal(NameRun run) =>
        run.Tokens.Count == 1 && Gazetteer.GivenNames.Contains(run.Text) && runs.Exists(other => other.Run.Tokens.Count > 1 && other.Run.Tokens[0].Text == run.Text && NameJudge.IsPersonByName(other.Run));

    // "in Springfield, Ohio": the state says what it is.
    private static bool IsTown(NameRun run) =>
        run.Tokens.Count <= 3 && run.WordBefore is "in" or "near" or "of" or "from" or "at" or "to" or "outside"
        && !NameJudge.IsCalendar(run.Tokens[0].Text) && !Gazetteer.OrganisationHeads.Contains(run.Last.Text) && run.Tokens.All(token => !token.IsAllCapitals)
        && StateBehind().Match(run.Behind) is { Success: true } match && NameJudge.IsKnownPlace(match.Groups[1].Value);

    // "the city of Omsk"; or something that twice is in it.
    private bool IsCity(NameRun run) =>
        run.Tokens.Count == 1 && !run.Last.IsAllCapitals && run.Text.Length > 3 && !NameJudge.IsCalendar(run.Text) && !CommonWords.Include(run.Last.Lower) && !lowerCase.Contains(run.Last.Lower)
        && !Gazetteer.GivenNames.Contains(run.Text)
        && (CityBefore().IsMatch(run.Sentence[..run.Start]) || runs.Count(other => other.Run.Text == run.Text && other.Run.WordBefore == "in") >= 2);

    private static bool IsAcronymOf(string acronym, NameRun run)
    {
        var initials = string.Concat(run.Tokens.Where(token => token.IsCapitalised).Select(token => token.Text[0]));
        return acronym.Length >= 2 && (acronym == initials || (acronym[0] == initials[0] && acronym.Length >= 3 && acronym.Count(initials.Contains) >= acronym.Length - 1));
    }

    [GeneratedRegex(@"^ \(([A-Z][A-Za-z&]{1,7})\)")]
    private static partial Regex ShortForm();

    [GeneratedRegex(@"^, ([A-Z][a-z]+(?: [A-Z][a-z]+)?|[A-Z][A-Za-z]*\.(?:[A-Z]\.)?)")]
    private static partial Regex StateBehind();

    [GeneratedRegex(@"\b(?:city|town|village|port|suburb|capital)(?: of|,) $")]
    private static partial Regex CityBefore();

    private sealed class Found(string name, EntityType type, (int Sentence, int Start) first)
    {
        public string Name { get; set; } = name;

        public EntityType Type { get; } = type;

        public (int Sentence, int Start) First { get; } = first;

        public int Mentions { get; set; }
    }
}
