using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ContentApi.Domain.ReaderAids;

/// <summary>Says what a run names where the run or its neighbours show it. Unsure is none.</summary>
internal static partial class NameJudge
{
    // What bears a person's or a place's name and is neither.
    private static readonly FrozenSet<string> Tails =
        """
        Day Act Law Prize Award Awards Cup Show Report Road Bridge Building Tower Stadium Arena Hall Theatre Theater Hotel Square Plan Project Doctrine Memorial Medal Week War Festival Series Bowl Conference Summit Agreement
        Accord Accords Treaty Protocol Declaration Marathon Games Olympics Championship Times Letter Amendment Bill Code Case Effect Syndrome Disease Deal Program Programme Initiative Challenge Store Mall Station Line Way
        Revolution Massacre Crisis Dam Spring Airport Jail Edition Model Award Conservatives Democrats Republicans Dinner Hour Live Index Strategy Policy Method Guide Standard Standards Rule Rules Test Theory Administration Clinic
        Virus Hurricane Storm Special
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Directions = "North South East West Northern Southern Eastern Western Central Northeast Northwest Southeast Southwest Northwestern Northeastern Southwestern Southeastern Upper Lower Downtown".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether it is a place, by its name alone.</summary>
    public static bool IsPlace(NameRun run)
    {
        var text = run.Text;
        if (IsKnownPlace(text))
            return true;
        if (run.Tokens.Count < 2)
            return false;
        if (Directions.Contains(run.Tokens[0].Text) && IsKnownPlace(run.Part(1).Text))
            return true;
        return run.Tokens.Count <= 4 && run.Tokens.All(token => token.IsCapitalised)
            && (Gazetteer.PlaceHeads.Contains(run.Last.Text) || (Gazetteer.PlaceOpeners.Contains(run.Tokens[0].Text) && run.Tokens.Count == 2));
    }

    /// <summary>Whether it is an organisation, by its name alone.</summary>
    public static bool IsOrganisation(NameRun run)
    {
        var text = run.Text;
        if (Gazetteer.Organisations.Contains(text) || Gazetteer.Acronyms.Contains(text))
            return true;
        if (run.Tokens.Count < 2)
            return false;

        var joint = run.Tokens.ToList().FindIndex(token => token.Text is "of" or "for" or "on");
        return joint > 0
            ? run.Tokens.Take(joint).Any(token => Gazetteer.OrganisationOpeners.Contains(token.Text))
            : Gazetteer.OrganisationHeads.Contains(run.Last.Text) && !IsCutOff(run) && !run.Tokens.Take(run.Tokens.Count - 1).All(token => Gazetteer.TitleParts.Contains(token.Text) && token.Text is "Chief" or "Former" or "First" or "Second");
    }

    // "Cinema for Peace Foundation": the rest stands before it.
    private static bool IsCutOff(NameRun run)
    {
        if (run.WordBefore is not ("of" or "for"))
            return false;
        var before = run.Sentence[..(run.Start - run.WordBefore.Length - 1)].TrimEnd();
        return before.Length > 0 && char.IsUpper(before[(before.LastIndexOf(' ') + 1)..][0]);
    }

    /// <summary>How many words of titles stand before a person's name; 0 where there are none.</summary>
    public static int TitleLength(NameRun run)
    {
        for (var at = run.Tokens.Count - 2; at >= 0; at--)
        {
            if (Gazetteer.PersonTitles.Contains(run.Tokens[at].Text) && char.IsUpper(run.Tokens[at].Text[0]))
                return at + 1;
        }

        var parts = 0;
        while (parts < run.Tokens.Count - 2 && Gazetteer.TitleParts.Contains(run.Tokens[parts].Text))
            parts++;
        return parts;
    }

    /// <summary>Whether words may be somebody's name: letters only, nothing that ends other names.</summary>
    public static bool CouldBePerson(NameRun run) =>
        run.Tokens.Count <= 5
        && run.Tokens.All(token => !token.Text.Any(char.IsDigit) && !token.Text.Contains('&', StringComparison.Ordinal) && (!token.IsAllCapitals || token.Text.Length <= 3))
        && !Tails.Contains(run.Last.Text) && !Gazetteer.OrganisationHeads.Contains(run.Last.Text) && !Gazetteer.PlaceHeads.Contains(run.Last.Text)
        && !run.Tokens.Any(token => Gazetteer.OrganisationOpeners.Contains(token.Text) && token.Text is not ("House" or "Church" or "School"))
        && !IsKnownPlace(run.Text) && !IsCalendar(run.Last.Text);

    /// <summary>Whether it is a person by a given name in front.</summary>
    public static bool IsPersonByName(NameRun run) =>
        run.Tokens.Count is >= 2 and <= 5 && Gazetteer.GivenNames.Contains(run.Tokens[0].Text.Split('-')[0]) && CouldBePerson(run)
        && run.Last.Text.Length > 1 && !Gazetteer.States.Contains(run.Last.Text);

    /// <summary>Whether the words around say that it is a person: a calling in front, an age or a verb of speaking behind.</summary>
    public static bool IsPersonByNeighbours(NameRun run, IReadOnlySet<string> lowerCase) =>
        run.Tokens.Count is 2 or 3 && CouldBePerson(run)
        && run.Tokens[0].IsCapitalised && run.Tokens.All(token => !token.IsAllCapitals && !CommonWords.Include(token.Lower) && !lowerCase.Contains(token.Lower))
        && !Directions.Contains(run.Tokens[0].Text) && !IsKnownPlace(run.Tokens[0].Text)
        && (Gazetteer.PersonTitles.Contains(run.WordBefore) || (run.WordBefore is not ("of" or "at" or "for" or "in" or "by" or "with") && SpeaksOrIsOld().IsMatch(run.Behind)));

    public static bool IsKnownPlace(string text) => Gazetteer.Places.Contains(text) || Gazetteer.States.Contains(text) || Gazetteer.CountriesIn("en").Contains(text);

    public static bool IsTail(string word) => Tails.Contains(word);

    public static bool IsCalendar(string word) => Calendar().IsMatch(word);

    [GeneratedRegex(@"^(?:,? (?:said|says|told|tweeted|wrote|added|explained|testified|revealed|stated)\b|, \d{2}(?:,|-year-old)|, who\b|, an? (?:[a-z]+ ){0,3}(?:spokesman|spokeswoman|director|manager|professor|lawyer|analyst|economist|officer|researcher|scientist|resident)\b)")]
    private static partial Regex SpeaksOrIsOld();

    [GeneratedRegex("^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Christmas|Easter|Thanksgiving|Ramadan)$")]
    private static partial Regex Calendar();
}
