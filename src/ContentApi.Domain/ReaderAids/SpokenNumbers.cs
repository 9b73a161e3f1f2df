using System.Text.RegularExpressions;

namespace ContentApi.Domain.ReaderAids;

/// <summary>Money, shares, measures and results as they are said. The numbers themselves every engine can read.</summary>
internal static partial class SpokenNumbers
{
    private static readonly Dictionary<string, (string One, string Many, string Hundredths)> Currencies = new()
    {
        ["$"] = ("dollar", "dollars", "cents"),
        ["£"] = ("pound", "pounds", "pence"),
        ["€"] = ("euro", "euros", "cents"),
        ["¥"] = ("yen", "yen", ""),
        ["₹"] = ("rupee", "rupees", "paise"),
        ["₩"] = ("won", "won", ""),
    };

    private static readonly Dictionary<string, string> Nations = new()
    {
        ["US"] = "U S ",
        ["U.S."] = "U S ",
        ["C"] = "Canadian ",
        ["CA"] = "Canadian ",
        ["A"] = "Australian ",
        ["AU"] = "Australian ",
        ["NZ"] = "New Zealand ",
        ["HK"] = "Hong Kong ",
        ["S"] = "Singapore ",
    };

    private static readonly Dictionary<string, (string One, string Many)> Units = new()
    {
        ["km/h"] = ("kilometer per hour", "kilometers per hour"),
        ["kph"] = ("kilometer per hour", "kilometers per hour"),
        ["mph"] = ("mile per hour", "miles per hour"),
        ["m/s"] = ("meter per second", "meters per second"),
        ["km"] = ("kilometer", "kilometers"),
        ["cm"] = ("centimeter", "centimeters"),
        ["mm"] = ("millimeter", "millimeters"),
        ["kg"] = ("kilogram", "kilograms"),
        ["mg"] = ("milligram", "milligrams"),
        ["lb"] = ("pound", "pounds"),
        ["lbs"] = ("pound", "pounds"),
        ["oz"] = ("ounce", "ounces"),
        ["ft"] = ("foot", "feet"),
        ["sq km"] = ("square kilometer", "square kilometers"),
        ["sq mi"] = ("square mile", "square miles"),
        ["km²"] = ("square kilometer", "square kilometers"),
        ["°C"] = ("degree Celsius", "degrees Celsius"),
        ["°F"] = ("degree Fahrenheit", "degrees Fahrenheit"),
        ["kW"] = ("kilowatt", "kilowatts"),
        ["MW"] = ("megawatt", "megawatts"),
        ["GW"] = ("gigawatt", "gigawatts"),
        ["kWh"] = ("kilowatt hour", "kilowatt hours"),
        ["GB"] = ("gigabyte", "gigabytes"),
        ["MB"] = ("megabyte", "megabytes"),
        ["TB"] = ("terabyte", "terabytes"),
        ["GHz"] = ("gigahertz", "gigahertz"),
        ["MHz"] = ("megahertz", "megahertz"),
        ["ha"] = ("hectare", "hectares"),
    };

    private static readonly Dictionary<string, string> Scales = new() { ["k"] = "thousand", ["m"] = "million", ["mn"] = "million", ["M"] = "million", ["bn"] = "billion", ["b"] = "billion", ["B"] = "billion", ["tn"] = "trillion", ["trn"] = "trillion" };

    public static readonly (Regex, Func<Match, string?>)[] Rules =
    [
        (Money(), Amount),
        (Percent(), match => match.Groups["n"].Value + " percent"),
        (Measure(), match => Units[match.Groups["unit"].Value] is var (one, many) && match.Groups["n"].Value == "1" ? "1 " + one : $"{match.Groups["n"].Value} {many}"),
        (NumberSign(), match => "number " + match.Groups["n"].Value),
        (Between(), match => $"{match.Groups["a"].Value} to {match.Groups["b"].Value}"),
    ];

    private static string Amount(Match match)
    {
        var (one, many, hundredths) = Currencies[match.Groups["sign"].Value];
        var nation = Nations.GetValueOrDefault(match.Groups["nation"].Value, "");
        var number = match.Groups["n"].Value;
        if (match.Groups["scale"].Success)
        {
            var scale = match.Groups["scale"].Value.Trim(' ', '-');
            // "a $5 million deal" is a five-million-dollar one either way.
            return $"{number} {Scales.GetValueOrDefault(scale, scale)} {nation}{many}";
        }

        if (match.Groups["cents"].Success && hundredths.Length > 0)
            return $"{number} {nation}{(number == "1" ? one : many)} and {match.Groups["cents"].Value.TrimStart('0').PadLeft(1, '0')} {hundredths}";
        return $"{number}{(match.Groups["cents"].Success ? "." + match.Groups["cents"].Value : "")} {nation}{(number == "1" ? one : many)}";
    }

    [GeneratedRegex(@"(?<![\w$£€¥])(?<nation>US|U\.S\.|CA|C|AU|A|NZ|HK|S)?(?<sign>[$£€¥₹₩])(?:(?<n>[0-9][0-9,]*(?:\.[0-9]+)?)(?<scale>[ -](?:thousand|million|billion|trillion)|(?:k|mn|m|M|bn|B|b|trn|tn))(?!\w)|(?<n>[0-9](?:[0-9,]*[0-9])?)(?:\.(?<cents>[0-9]{2}))?(?![\w]|\.[0-9]|,[0-9]))")]
    private static partial Regex Money();

    [GeneratedRegex(@"(?<![\w.,])(?<n>[-−+]?[0-9](?:[0-9,]*[0-9])?(?:\.[0-9]+)?) ?%(?!\w)")]
    private static partial Regex Percent();

    [GeneratedRegex(@"(?<![\w.,$£€])(?<n>[0-9](?:[0-9,]*[0-9])?(?:\.[0-9]+)?)[  -]?(?<unit>km/h|kph|mph|m/s|km²|sq km|sq mi|km|cm|mm|kg|mg|lbs|lb|oz|ft|°C|°F|kWh|kW|MW|GW|GB|MB|TB|GHz|MHz|ha)(?![\w/²])")]
    private static partial Regex Measure();

    [GeneratedRegex(@"(?<![\w&])#(?<n>[0-9]+)(?!\w)")]
    private static partial Regex NumberSign();

    // A result, a vote, a span of years or pages; not a telephone number, a date or an identifier.
    [GeneratedRegex(@"(?<![\w.,:$£€/–-])(?<a>[0-9]{1,4})[-–](?<b>[0-9]{1,4})(?![\w%:/–-]|[.,][0-9])")]
    private static partial Regex Between();
}
