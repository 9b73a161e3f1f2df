namespace ContentApi.RelatedEvaluation.Copies;

/// <summary>Articles that have much in common and are no copies of each other.</summary>
internal sealed class HardNegatives(Random random, CopyEdits edits)
{
    private static readonly string[] Towns = ["Ashford", "Brookfield", "Clayton", "Dunmore", "Eastvale", "Fairhaven", "Glenwood", "Harwick", "Ironbridge", "Kingsport", "Larkspur", "Millbrook", "Northgate", "Oakdale"];
    private static readonly string[] Names = ["Margaret Ellis", "Thomas Reed", "Anna Kowalski", "George Patel", "Helen Sørensen", "Walter Nguyen", "Ruth Abernathy", "Carlos Mendez", "Ingrid Bauer", "Samuel Okoye", "Dorothy Lang", "Peter Vance"];
    private static readonly string[] Trades = ["a schoolteacher", "a postman", "an electrician", "a nurse", "a farmer", "a librarian", "a bus driver", "a bookkeeper", "a carpenter", "a cook"];
    private static readonly string[] Loves = ["gardening", "the church choir", "long walks by the river", "her grandchildren", "baking bread", "old films", "playing the piano", "fishing with friends"];
    private static readonly string[] Skies = ["sunny", "mostly cloudy", "partly cloudy", "rainy", "windy with showers", "foggy at first and clear later", "stormy"];
    private static readonly string[] Sides = ["north", "south", "east", "west", "southwest", "northeast"];
    private static readonly string[] Sectors = ["banks", "miners", "retailers", "drug makers", "airlines", "chip makers", "utilities", "builders"];
    private static readonly string[] Calls = ["a lost dog", "a loud party", "a parked car that blocked a drive", "a broken window", "a stolen bicycle", "a fallen branch"];
    private static readonly string[] Outcomes = ["spoke with the caller", "took a report", "found nothing"];
    private static readonly string[] Moves = ["rose", "fell", "gained", "lost", "slipped", "climbed"];

    /// <summary>A follow-up: new reporting first, then a fifth to a third of the earlier article as its background.</summary>
    public RealArticle FollowUp(RealArticle earlier, RealArticle reporting)
    {
        var most = earlier.Paragraphs.Count * (20 + random.Next(14)) / 100;
        var background = earlier.Paragraphs.OrderBy(_ => random.Next()).Take(Math.Max(1, most));
        return reporting with { Paragraphs = [.. reporting.Paragraphs.Take(Math.Max(4, reporting.Paragraphs.Count / 2)), .. background] };
    }

    /// <summary>An outlet's own words around the statement that all were sent.</summary>
    public static RealArticle AroundStatement(RealArticle own, string statement) => own with
    {
        Paragraphs = [.. own.Paragraphs.Take(2), statement, .. own.Paragraphs.Skip(2)],
    };

    /// <summary>An unrelated article over a masthead's usual lines.</summary>
    public static RealArticle OverBoilerplate(RealArticle article, int masthead) => article with { Paragraphs = [.. article.Paragraphs, CopyEdits.Boilerplate[masthead]] };

    /// <summary>What a masthead writes every day in the same form.</summary>
    public RealArticle FromTemplate(string series, int number)
    {
        var article = series switch
        {
            "weather" => Made($"Weather for {Any(Towns)}: {Any(Skies)}", Weather()),
            "obituary" => Obituary(),
            "bulletin" => Made($"Marine forecast for {Any(Towns)}", Bulletin()),
            "market" => Made($"Stocks close: index {Any(Moves)} {Figure()} percent", Market()),
            _ => Made($"Police log for {Any(Towns)}", PoliceLog()),
        };
        return article with { Id = $"{series}:{number}" };
    }

    private static RealArticle Made(string title, IEnumerable<string> paragraphs) => new("", title, [.. paragraphs]);

    private IEnumerable<string> Weather()
    {
        yield return $"The weather service forecasts a {Any(Skies)} day for {Any(Towns)} with a high of {random.Next(40, 95)} and winds from the {Any(Sides)} at {random.Next(3, 30)} mph.";
        yield return $"Tonight will be {Any(Skies)} with a low of {random.Next(10, 60)}. The chance of rain is {random.Next(0, 10) * 10} percent, and sunset is at {random.Next(4, 9)}:{random.Next(10, 59)} p.m.";
        yield return $"Tomorrow looks {Any(Skies)}, with a high near {random.Next(40, 95)}. The outlook for the weekend is {Any(Skies)} on Saturday and {Any(Skies)} on Sunday.";
    }

    private RealArticle Obituary()
    {
        var (name, age, town) = (Any(Names), random.Next(61, 99), Any(Towns));
        return Made($"{name}, {age}",
        [
            $"{name}, {age}, of {town}, passed away peacefully at home on the {random.Next(2, 28)}th surrounded by family. Born in {Any(Towns)} in {2020 - age}, the child of {Any(Names)} and {Any(Names)}, {name} worked as {Any(Trades)} for {random.Next(11, 45)} years and later as {Any(Trades)}.",
            $"Friends will remember a love of {Any(Loves)} and of {Any(Loves)}. Survivors include a brother, {Any(Names)}, of {Any(Towns)}, {random.Next(2, 9)} grandchildren and a niece, {Any(Names)}.",
            $"A service will be held at {random.Next(9, 12)} a.m. at the chapel in {Any(Towns)}. In lieu of flowers, donations may be made to the hospice of {town}. {edits.Donated()}",
        ]);
    }

    // Longer than a notice, and little of it is new.
    private IEnumerable<string> Bulletin()
    {
        yield return $"This is the marine forecast for the waters from {Any(Towns)} to {Any(Towns)} out to {random.Next(20, 70)} nautical miles, issued at {random.Next(1, 12)}:{random.Next(10, 59)} by the forecast office in {Any(Towns)}. Small craft should exercise caution in and near the harbour mouths, where currents against the swell can make the seas steeper than they look.";
        yield return $"Today, winds from the {Any(Sides)} at {random.Next(5, 30)} to {random.Next(31, 45)} knots, seas {random.Next(2, 6)} to {random.Next(7, 14)} feet, with {Any(Skies)} weather in the morning. Tonight, winds from the {Any(Sides)} at {random.Next(5, 30)} knots and seas around {random.Next(2, 9)} feet. Visibility will drop below {random.Next(2, 9)} miles in showers.";
        yield return $"Tomorrow, winds from the {Any(Sides)} at {random.Next(5, 30)} to {random.Next(31, 45)} knots, gusting to {random.Next(46, 60)} in the afternoon. High water at {Any(Towns)} is at {random.Next(1, 12)}:{random.Next(10, 59)} with {random.Next(5, 19)} feet, and low water follows at {random.Next(1, 12)}:{random.Next(10, 59)}. The water temperature is {random.Next(45, 75)} degrees.";
        yield return "Mariners are reminded to report the loss of gear and any object adrift to the harbour master. The next forecast will be issued in six hours, or earlier should the weather change. Recorded forecasts can be heard by telephone at any time of the day.";
    }

    private IEnumerable<string> Market()
    {
        yield return $"Stocks {Any(Moves)} on Wall Street as {Any(Sectors)} {Any(Moves)} and investors weighed the latest figures. The main index {Any(Moves)} {Figure()} percent to {random.Next(2000, 3999)}, and the technology index {Any(Moves)} {Figure()} percent to {random.Next(6000, 9999)}.";
        yield return edits.Donated();
        yield return $"{Sentence(Any(Sectors))} {Any(Moves)} {Figure()} percent, the most of all sectors, while {Any(Sectors)} {Any(Moves)} {Figure()} percent. In the bond market the yield on the ten-year note {Any(Moves)} to {Figure()} percent from {Figure()} percent late the day before.";
        yield return $"Oil {Any(Moves)} {Figure()} percent to {random.Next(40, 99)} dollars a barrel. The euro {Any(Moves)} against the dollar, and gold {Any(Moves)} to {random.Next(1100, 1900)} dollars an ounce. In Asia, Tokyo {Any(Moves)} {Figure()} percent and Hong Kong {Any(Moves)} {Figure()} percent.";
    }

    private IEnumerable<string> PoliceLog()
    {
        for (var i = 0; i < 7; i++)
            yield return $"{random.Next(1, 12)}:{random.Next(10, 59)} p.m. A caller on {Any(Towns)} Street reported {Any(Calls)}. An officer {Any(Outcomes)}.";
    }

    private string Figure() => $"{random.Next(0, 5)}.{random.Next(1, 99)}";

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private string Any(string[] all) => all[random.Next(all.Length)];
}
