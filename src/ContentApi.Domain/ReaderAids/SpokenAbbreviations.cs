using System.Text.RegularExpressions;

namespace ContentApi.Domain.ReaderAids;

/// <summary>Abbreviations, initials and addresses as they are said.</summary>
internal static partial class SpokenAbbreviations
{
    // Before a name.
    private static readonly Dictionary<string, string> Titles = new()
    {
        ["Dr"] = "Doctor",
        ["Mr"] = "Mister",
        ["Mrs"] = "Missus",
        ["Ms"] = "Miz",
        ["Prof"] = "Professor",
        ["Sen"] = "Senator",
        ["Sens"] = "Senators",
        ["Rep"] = "Representative",
        ["Reps"] = "Representatives",
        ["Gov"] = "Governor",
        ["Gen"] = "General",
        ["Lt"] = "Lieutenant",
        ["Col"] = "Colonel",
        ["Sgt"] = "Sergeant",
        ["Capt"] = "Captain",
        ["Maj"] = "Major",
        ["Adm"] = "Admiral",
        ["Cmdr"] = "Commander",
        ["Rev"] = "Reverend",
        ["Hon"] = "Honorable",
        ["Supt"] = "Superintendent",
        ["St"] = "Saint",
        ["Mt"] = "Mount",
        ["Ft"] = "Fort",
    };

    // Anywhere.
    private static readonly Dictionary<string, string> Words = new()
    {
        ["vs"] = "versus",
        ["v"] = "versus",
        ["Inc"] = "Incorporated",
        ["Corp"] = "Corporation",
        ["Co"] = "Company",
        ["Ltd"] = "Limited",
        ["Bros"] = "Brothers",
        ["Jr"] = "Junior",
        ["Sr"] = "Senior",
        ["etc"] = "et cetera",
        ["approx"] = "approximately",
        ["dept"] = "department",
        ["Dept"] = "Department",
        ["est"] = "established",
        ["Ave"] = "Avenue",
        ["Blvd"] = "Boulevard",
        ["Rd"] = "Road",
        ["e.g"] = "for example",
        ["i.e"] = "that is",
    };

    public static readonly (Regex, Func<Match, string?>)[] Rules =
    [
        (Mail(), match => Said(match.Value.Replace("@", " at ", StringComparison.Ordinal))),
        (Address(), match => Said(match.Groups["host"].Value)),
        (Titled(), match => Titles[match.Groups["title"].Value]),
        (Street(), _ => "Street"),
        (Numbered(), match => match.Groups["word"].Value == "No" ? "Number" : match.Groups["word"].Value == "Nos" ? "Numbers" : "number"),
        (Word(), match => Words[match.Groups["word"].Value]),
        (Initials(), match => string.Join(' ', match.Value.Split('.', StringSplitOptions.RemoveEmptyEntries))),
        (And(), _ => "and"),
    ];

    private static string Said(string address) => address.Replace(".", " dot ", StringComparison.Ordinal).Replace("-", " dash ", StringComparison.Ordinal).Replace("_", " underscore ", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<![\w.])[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(?!\w)")]
    private static partial Regex Mail();

    // Of a whole address the host is enough to hear.
    [GeneratedRegex(@"(?<![\w.@/])(?:https?://)?(?<host>(?:[A-Za-z0-9-]+\.)+(?:com|org|net|gov|edu|int|info|io|co\.uk|uk|jp|de|fr|eu|us|ca|au|example|news|tv|me|app|dev))(?:/[^\s<>""”’)]*[^\s<>""”’).,;:!?])?(?![\w@])")]
    private static partial Regex Address();

    [GeneratedRegex(@"(?<!\w)(?<title>Dr|Mrs|Mr|Ms|Prof|Sens|Sen|Reps|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Maj|Adm|Cmdr|Rev|Hon|Supt|St|Mt|Ft)\.(?= [\p{Lu}])(?<!\b\p{Lu}\p{Ll}+ St\.(?! (?:Louis|Petersburg|Paul|John|Peter|Mary|Andrew|George|James|Patrick|Thomas)))")]
    private static partial Regex Titled();

    [GeneratedRegex(@"(?<=\p{Lu}\p{Ll}+ )St\.(?=$|[\s,;)])")]
    private static partial Regex Street();

    [GeneratedRegex(@"(?<!\w)(?<word>Nos|No|no)\.(?= ?[0-9])")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"(?<![\w.])(?<word>vs|v|Inc|Corp|Co|Ltd|Bros|Jr|Sr|etc|approx|dept|Dept|est|Ave|Blvd|Rd|e\.g|i\.e)\.(?!\w)")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<![\w.])(?:\p{Lu}\.){2,}(?!\w)")]
    private static partial Regex Initials();

    [GeneratedRegex(@"(?<=[\p{L}\p{N}] )&(?= [\p{L}\p{N}])")]
    private static partial Regex And();
}
