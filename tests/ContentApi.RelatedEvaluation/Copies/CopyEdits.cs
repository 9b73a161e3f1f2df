using System.Text.RegularExpressions;

namespace ContentApi.RelatedEvaluation.Copies;

/// <summary>What becomes of an article under other mastheads and later in the day.</summary>
/// <param name="random">Decides all of it: the same seed gives the same copies.</param>
/// <param name="donors">Articles of other origin, whose paragraphs are what an update adds.</param>
internal sealed partial class CopyEdits(Random random, IReadOnlyList<RealArticle> donors)
{
    private static readonly string[] Slugs = ["NEW YORK (Agency) - ", "LONDON, March 3 (Agency) -- ", "By our staff and agencies. ", "Updated at 16:40. Editor's note: this story has been corrected. ", "(Agency) "];

    private static readonly string[] Swaps =
    [
        "said/stated", "says/notes", "about/around", "more than/over", "also/as well", "but/though", "many/numerous", "because/since", "however/nevertheless", "began/started",
        "show/indicate", "help/aid", "use/employ", "big/large", "people/persons", "according to/as reported by", "last year/a year ago", "announced/made known", "will be/is to be", "while/whereas",
        "after/following", "before/ahead of", "would/might", "new/fresh", "year/twelvemonth", "government/administration", "company/firm", "percent/per cent", "pct/per cent", "told/informed",
    ];

    /// <summary>The kinds of edit, by name.</summary>
    public IReadOnlyDictionary<string, Func<RealArticle, RealArticle>> Kinds => new Dictionary<string, Func<RealArticle, RealArticle>>
    {
        ["re-headlined"] = article => article with { Title = OtherTitle() },
        ["truncated to 50-80 %"] = article => Truncate(article, 0.5 + 0.3 * random.NextDouble()),
        ["first quarter only, 60 words or more"] = article => Truncate(article, Math.Max(0.25, 60.0 / article.Words)),
        ["sections dropped"] = DropSections,
        ["numbers changed, a paragraph added"] = article => AddParagraph(ChangeNumbers(article), atTop: false),
        ["new top, re-headlined"] = article => AddParagraph(article, atTop: true) with { Title = OtherTitle() },
        ["a paragraph or two replaced, up to 30 %"] = ReplaceTwo,
        ["other masthead with boilerplate"] = UnderMasthead,
        ["reworded lightly"] = Reword,
        ["typography, re-wrapped"] = Reset,
        ["truncated, slug, headline, 2 % of words"] = article => ChangeWords(InFront(Truncate(article, 0.6)), 0.02) with { Title = OtherTitle() },
    };

    /// <summary>What a masthead puts under all its articles.</summary>
    public static readonly string[] Boilerplate =
    [
        "The Evening Courier is an independent regional newspaper. To read more of our reporting on politics, business and sport, subscribe to our newsletter, which is sent every weekday morning at seven. Follow us on social media or write to the editor with your view; letters may be edited for length and clarity.",
        "This article was first published elsewhere and appears here under licence. Our journalism is free to read thanks to the support of readers like you. If you can, please consider a contribution, however small. Errors are corrected as soon as we learn of them; see our page on standards for how we work.",
        "Reporting and editing by our newsrooms. All rights reserved. Republication or redistribution of content, including by framing or similar means, is prohibited without prior written consent. Quotes are delayed by at least fifteen minutes. See here for a complete list of exchanges and delays.",
    ];

    public RealArticle UnderMasthead(RealArticle article) => InFront(article) with
    {
        Title = OtherTitle(),
        Paragraphs = [.. InFront(article).Paragraphs, Boilerplate[random.Next(Boilerplate.Length)]],
    };

    public string Donated() => Any(Any(donors).Paragraphs.Where(paragraph => paragraph.Split(' ').Length is > 20 and < 80).DefaultIfEmpty("Nobody was available for comment on this at the time of going to press, and the matter is still being looked into.").ToList());

    private string OtherTitle() => Any(donors).Title;

    private RealArticle InFront(RealArticle article) => article with { Paragraphs = [Any(Slugs) + article.Paragraphs[0], .. article.Paragraphs.Skip(1)] };

    // Cut at the end of a sentence, as the ends of pages and of previews are.
    private static RealArticle Truncate(RealArticle article, double share)
    {
        var left = (int)(article.Words * share);
        var kept = new List<string>();
        foreach (var paragraph in article.Paragraphs.TakeWhile(_ => left > 0))
        {
            var words = paragraph.Split(' ');
            kept.Add(string.Join(' ', words.Take(left)));
            left -= words.Length;
        }

        return article with { Paragraphs = kept };
    }

    private RealArticle DropSections(RealArticle article)
    {
        var share = 0.2 + 0.2 * random.NextDouble();
        return article with { Paragraphs = [.. article.Paragraphs.Where((_, place) => place == 0 || random.NextDouble() > share)] };
    }

    private RealArticle ChangeNumbers(RealArticle article) => article with
    {
        Paragraphs = [.. article.Paragraphs.Select(paragraph => Number().Replace(paragraph, number => random.Next(2) == 0 ? number.Value : random.Next(1, 10) + number.Value[1..]))],
    };

    private RealArticle AddParagraph(RealArticle article, bool atTop)
    {
        var paragraphs = article.Paragraphs.ToList();
        paragraphs.Insert(atTop ? 0 : random.Next(1, paragraphs.Count + 1), Donated());
        return article with { Paragraphs = paragraphs };
    }

    private RealArticle ReplaceTwo(RealArticle article)
    {
        var (paragraphs, left) = (article.Paragraphs.ToArray(), article.Words * 3 / 10);
        foreach (var place in Enumerable.Range(1, paragraphs.Length - 1).OrderBy(_ => random.Next()).Take(2))
        {
            var words = paragraphs[place].Split(' ').Length;
            if (words <= left)
                (paragraphs[place], left) = (Donated(), left - words);
        }

        return article with { Paragraphs = paragraphs };
    }

    // Other words for common ones, one in three times, and one word in fifty gone.
    private RealArticle Reword(RealArticle article)
    {
        var swaps = Swaps.ToDictionary(swap => swap.Split('/')[0], swap => swap.Split('/')[1]);
        return article with
        {
            Paragraphs = [.. article.Paragraphs.Select(paragraph => string.Join(' ', Swappable().Replace(paragraph, found => random.Next(3) == 0 ? swaps[found.Value] : found.Value)
                .Split(' ').Where(_ => random.Next(50) > 0)))],
        };
    }

    private RealArticle ChangeWords(RealArticle article, double share) => article with
    {
        Paragraphs = [.. article.Paragraphs.Select(paragraph => string.Join(' ', paragraph.Split(' ').Select(word => random.NextDouble() < share ? Any(Any(donors).Title.Split(' ')) : word)))],
    };

    private static RealArticle Reset(RealArticle article) => article with
    {
        Title = article.Title.ToUpperInvariant(),
        Paragraphs = [.. article.Paragraphs.Chunk(2).Select(two => string.Join(' ', two).Replace('"', '”').Replace("'", "’", StringComparison.Ordinal).Replace(" - ", " — ", StringComparison.Ordinal))],
    };

    private T Any<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];

    [GeneratedRegex(@"\d[\d.,]*")]
    private static partial Regex Number();

    [GeneratedRegex(@"\b(said|says|about|more than|also|but|many|because|however|began|show|help|use|big|people|according to|last year|announced|will be|while|after|before|would|new|year|government|company|percent|pct|told)\b")]
    private static partial Regex Swappable();
}
