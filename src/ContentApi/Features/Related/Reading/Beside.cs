using System.Text.Json;
using ContentApi.Domain.Related;
using ContentApi.Features.Articles.Reading;
using ContentApi.Features.Related.Ranking;
using ContentApi.Http.Json;

namespace ContentApi.Features.Related.Reading;

/// <summary>What stands beside an article, chosen and in order, before it is put into words.</summary>
internal sealed class Beside
{
    private readonly Reader reader;
    private readonly List<Place> places;
    private readonly IReadOnlyList<RelatedRow> ownCopies;

    private Beside(Reader reader, List<Place> places, IReadOnlyList<RelatedRow> ownCopies, bool isSettled)
    {
        this.reader = reader;
        this.places = places;
        this.ownCopies = ownCopies;
        IsSettled = isSettled;
    }

    /// <summary>How many there are.</summary>
    public int Count => places.Count;

    /// <summary>Whether more rows would change nothing: there are enough, and none stands where it is for want of another source.</summary>
    public bool IsSettled { get; }

    /// <summary>All articles that the answer tells of.</summary>
    public IEnumerable<RelatedRow> Rows => places.SelectMany(place => place.Copies.Prepend(place.Shown)).Concat(ownCopies);

    /// <summary>For ETags: changes whenever the answer may.</summary>
    public string Token => string.Join(
        ' ',
        places.Select(place => FormattableString.Invariant($"{place.Kind} {place.Score} {ReaderStamp.Of(place.Shown).Token} {place.Shown.Tags} {place.Terms} {place.IsNear} {Tokens(place.Copies)}"))
            .Append(Tokens(ownCopies)));

    /// <param name="reader">Who reads what.</param>
    /// <param name="rows">The pins, and what was found.</param>
    /// <param name="copies">The copies of all of them and of the article.</param>
    /// <param name="query">How many, and which.</param>
    public static Beside Of(Reader reader, List<RelatedRow> rows, List<RelatedRow> copies, RelatedQuery query)
    {
        var stars = copies.GroupBy(copy => copy.CopyRoot!.Value).ToDictionary(star => star.Key, star => star.OrderBy(copy => copy.PublishedAt).ThenBy(copy => copy.Id).ToList());
        var pinned = rows.Where(row => row.Kind is RowKind.Pinned && query.Takes(row)).OrderBy(row => row.Position).ToList();
        var shownStories = pinned.Select(row => row.CopyRoot).Append(reader.CopyRoot).OfType<Guid>().ToHashSet();
        var curated = pinned.Select(row => new Place(RowKind.Pinned, row, 1, row.IsNear, row.SharedTerms, Others(row)));
        var found = rows
            .Where(row => row.Kind is RowKind.Found && row.Fit >= RelatedScore.LeastFit && !(row.CopyRoot is { } root && shownStories.Contains(root)))
            .OrderByDescending(row => row.Fit).ThenByDescending(row => row.Id)
            .Select(Choose)
            .OfType<Place>();
        var arranged = SourceDiversity.Arrange(found, place => place.Shown.SourceId);
        var places = curated.Concat(InFallingOrder(arranged)).Take(query.Limit).ToList();
        return new Beside(reader, places, reader.CopyRoot is { } own ? [.. stars.GetValueOrDefault(own, []).Where(copy => copy.Id != reader.ArticleId)] : [], places.Count == query.Limit && !IsForced(places));

        List<RelatedRow> Others(RelatedRow shown) =>
            shown.CopyRoot is { } root ? stars.GetValueOrDefault(root, []).FindAll(copy => copy.Id != shown.Id && copy.Id != reader.ArticleId) : [];

        // The copy that the reader's own source has, else the oldest.
        Place? Choose(RelatedRow row)
        {
            if (row.CopyRoot is not { } root)
                return query.Takes(row) ? new Place(RowKind.Found, row, RelatedScore.Shown(row.Fit), row.IsNear, row.SharedTerms, []) : null;

            var star = stars.GetValueOrDefault(root, []).FindAll(query.Takes);
            var shown = star.Find(copy => copy.SourceId == reader.SourceId) ?? star.FirstOrDefault();
            if (shown is null)
                return null;

            var terms = shown.Id == row.Id ? row.SharedTerms : AsIn(shown, row.SharedTerms);
            return new Place(RowKind.Found, shown.Id == row.Id ? row : shown, RelatedScore.Shown(row.Fit), row.IsNear, terms, Others(shown));
        }
    }

    /// <summary>The answer.</summary>
    /// <param name="withBody">Whether each article comes with its text.</param>
    public RelatedResponse Answer(bool withBody) => new()
    {
        Items = [.. places.Select(place => new RelatedItem
        {
            Article = withBody ? ArticleJson.Whole(place.Shown, reader.Withheld) : ArticleJson.Item(place.Shown, reader.Withheld),
            Kind = place.Kind is RowKind.Pinned ? RelatedKind.Curated : RelatedKind.Automatic,
            Score = place.Score,
            Reasons = Reasons.For(reader.Traits, Reader.TraitsOf(place.Shown, reader.Withheld), SharedTermText.Read(place.Terms), place.IsNear),
            AlsoAt = [.. place.Copies.Select(Link)],
        })],
        AlsoAt = [.. ownCopies.Select(Link)],
    };

    /// <summary>The same in JSON.</summary>
    public byte[] Json(bool withBody) => JsonSerializer.SerializeToUtf8Bytes(Answer(withBody), ContentJson.Options);

    // One that made way for another source is not said to fit better than that one.
    private static IEnumerable<Place> InFallingOrder(IEnumerable<Place> arranged)
    {
        var least = 1.0;
        foreach (var place in arranged)
            yield return place with { Score = least = Math.Min(least, Math.Round(place.Score, 4)) };
    }

    private static bool IsForced(List<Place> places)
    {
        for (var i = 2; i < places.Count; i++)
        {
            if (places[i].Kind is RowKind.Found && places[i].Shown.SourceId == places[i - 1].Shown.SourceId && places[i].Shown.SourceId == places[i - 2].Shown.SourceId)
                return true;
        }

        return false;
    }

    // A copy may lack words of the original, or show them elsewhere.
    private static string AsIn(RelatedRow copy, string sharedTerms)
    {
        var text = RelatableText.Of(copy).Terms;
        var shown = new Dictionary<string, Visibility>();
        foreach (var term in text.Terms)
            shown[text.TextOf(term.Number)!] = term.Visibility;
        return SharedTermText.Write(SharedTermText.Read(sharedTerms)
            .Where(term => shown.GetValueOrDefault(term.Text, Visibility.Nowhere) is not Visibility.Nowhere)
            .Select(term => term with { There = shown[term.Text] }));
    }

    private static string Tokens(IEnumerable<RelatedRow> rows) => string.Join(',', rows.Select(row => ReaderStamp.Of(row).Token));

    private static CopyLink Link(RelatedRow row) => new(
        row.Id, row.Slug, new(row.SourceId, row.SourceSlug, row.SourceName, row.HomepageUrl, row.LogoUrl, row.TextPolicy), row.CanonicalUrl);

    private sealed record Place(RowKind Kind, RelatedRow Shown, double Score, bool IsNear, string Terms, IReadOnlyList<RelatedRow> Copies);
}
