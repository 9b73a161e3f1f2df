using ContentApi.RelatedEvaluation.Ranking;

namespace ContentApi.RelatedEvaluation.Copies;

/// <summary>A collection in which it is known what is a copy of what, made anew in the same way at each run.</summary>
/// <param name="Articles">All of it.</param>
/// <param name="Edits">By the id of a copy: the original, and what was done to it.</param>
/// <param name="Negatives">By id: what kind of article that resembles others it is. Its pairs are none unless they are named in the known ones.</param>
/// <param name="Resent">The pairs that nobody here edited and that are copies all the same, as people read them (resent.tsv).</param>
internal sealed record CopySet(
    IReadOnlyList<EvaluationArticle> Articles,
    IReadOnlyDictionary<string, (string Original, string Edit)> Edits,
    IReadOnlyDictionary<string, string> Negatives,
    IReadOnlySet<(string, string)> Resent)
{
    /// <summary>The kind of what a wire sent by itself.</summary>
    public const string Wire = "the wire of 1987";

    private const int Seed = 20261126;
    private const int EditsEach = 3;
    private const int LeastWords = 80;
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 6, 0, 0, TimeSpan.Zero);

    /// <summary>What an article and its copies have in common.</summary>
    public string FamilyOf(string id) => Edits.TryGetValue(id, out var edit) ? edit.Original : id;

    /// <summary>Whether two articles are one text.</summary>
    public bool AreCopies(string one, string other) => FamilyOf(one) == FamilyOf(other) || Resent.Contains(PairOf(FamilyOf(one), FamilyOf(other)));

    /// <summary>Two ids in the one order that pairs have here.</summary>
    public static (string, string) PairOf(string one, string other) => string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);

    /// <summary>Each two of several.</summary>
    public static IEnumerable<(string One, string Other)> PairsOf(IReadOnlyList<string> ids) =>
        ids.SelectMany((one, place) => ids.Skip(place + 1).Select(other => PairOf(one, other)));

    public static CopySet Make()
    {
        var random = new Random(Seed);
        var outlets = RealArticle.Of("outlets-2012-2020").Where(article => article.Words >= LeastWords && article.Paragraphs.Count >= 4).ToList();
        var wire = RealArticle.Of("reuters-1987").ToList();
        var donors = outlets[^300..];
        var edits = new CopyEdits(random, donors);
        var hard = new HardNegatives(random, edits);
        List<RealArticle> originals =
        [
            .. outlets.Take(130),
            .. RealArticle.Of("wikinews-2019-2020").Where(IsLongEnough).Take(70),
            .. RealArticle.Of("digitalgov-markdown").Where(IsLongEnough).Take(100),
            .. wire.Take(1500).Where(IsLongEnough).Where((_, place) => place % 5 == 0).Take(100),
        ];

        var articles = new List<(RealArticle Article, int Minute)>();
        var labels = new Dictionary<string, (string, string)>();
        var negatives = new Dictionary<string, string>();
        var kinds = edits.Kinds.ToList();
        foreach (var (original, place) in originals.Select((original, place) => (original, place)))
        {
            articles.Add((original, place * 60));
            for (var i = 0; i < EditsEach; i++)
            {
                var (edit, make) = kinds[(place * EditsEach + i) % kinds.Count];
                var copy = make(original) with { Id = $"{original.Id}+{i}" };
                articles.Add((copy, place * 60 + random.Next(5, 2000)));
                labels[copy.Id] = (original.Id, edit);
            }
        }

        foreach (var (kind, article) in NegativesOf(hard, edits, originals, outlets[130..800]))
        {
            articles.Add((article, random.Next(400 * 60)));
            negatives[article.Id] = kind;
        }

        // Two outlets on one story, as editors of a digest put them side by side.
        var stories = EvaluationSet.Load("stories");
        var covered = stories.Judgements.OrderBy(query => query.Key, StringComparer.Ordinal).Take(300)
            .SelectMany(query => query.Value.Keys.Prepend(query.Key)).ToHashSet();
        foreach (var id in covered)
            negatives[id] = "two outlets, one story";

        // The wire as it came: notices of one form, stories in parts, and what it sent twice.
        var others = wire.Take(2500).ExceptBy(originals.Select(original => original.Id), article => article.Id).Where(article => article.Paragraphs.Count > 0).ToList();
        foreach (var article in others)
            negatives[article.Id] = Wire;

        return new CopySet(
            [
                .. articles.Concat(others.Select((article, place) => (Article: article, Minute: place * 9)))
                    .Select(entry => Publishable(entry.Article, Start.AddMinutes(entry.Minute))),
                .. stories.Articles.Where(article => covered.Contains(article.Id)),
            ],
            labels,
            negatives,
            ReadResent());
    }

    private static bool IsLongEnough(RealArticle article) => article.Words >= LeastWords && article.Paragraphs.Count >= 2;

    private static IEnumerable<(string Kind, RealArticle Article)> NegativesOf(HardNegatives hard, CopyEdits edits, List<RealArticle> originals, List<RealArticle> fresh)
    {
        var next = 0;
        for (var i = 0; i < 150; i++)
            yield return ("follow-up", hard.FollowUp(originals[i * 2], fresh[next++]) with { Id = $"follow-up:{i}" });

        for (var i = 0; i < 60; i++)
        {
            var statement = $"{edits.Donated()} {edits.Donated()}";
            for (var outlet = 0; outlet < 2; outlet++)
                yield return ("same press release", HardNegatives.AroundStatement(fresh[next++], statement) with { Id = $"release:{i}-{outlet}" });
        }

        for (var i = 0; i < 120; i++)
            yield return ("same boilerplate", HardNegatives.OverBoilerplate(fresh[next++], i % CopyEdits.Boilerplate.Length) with { Id = $"boilerplate:{i}" });

        foreach (var series in (string[])["weather", "obituary", "market", "police log", "bulletin"])
        {
            for (var i = 0; i < 40; i++)
                yield return ($"series: {series}", hard.FromTemplate(series, i));
        }
    }

    private static EvaluationArticle Publishable(RealArticle article, DateTimeOffset at) =>
        new(article.Id, article.Title, null, article.Body, "en", article.Id.Split(':')[0] + article.Id[^1], [], [], at);

    private static HashSet<(string, string)> ReadResent() =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "resent.tsv")).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')).Select(pair => PairOf(pair[0], pair[1]))];
}
