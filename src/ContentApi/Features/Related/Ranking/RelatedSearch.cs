using ContentApi.Domain.Related;
using Npgsql;

namespace ContentApi.Features.Related.Ranking;

/// <summary>
/// Finds what belongs beside an article, by bounded steps: few terms find, the date thins out, all terms rank. The same
/// for the index, for an editor's preview and for a reader whose filters the stored list cannot serve.
/// </summary>
/// <param name="connection">Where the index is.</param>
/// <param name="calendar">How many articles were published when.</param>
internal sealed class RelatedSearch(NpgsqlConnection connection, PublicationCalendar calendar)
{
    // Of these the first that other articles are found by are asked: most of the heaviest stand in this text alone.
    private const int TermsOffered = 512;

    private readonly long articles = calendar.Articles;

    /// <summary>A common term gives its heaviest articles only.</summary>
    public const int HeaviestOfTerm = 500;

    /// <summary>The statement that finds candidates; tests count what it reads.</summary>
    public const string CandidatesSql = "select number, sum, published_at from related_candidates($1, $2, $3, $4, $5, $6, $7, $8, $9)";

    /// <summary>The articles compared with the subject, in no order.</summary>
    /// <param name="subject">The article.</param>
    /// <param name="apart">Articles that count as the subject itself: its copies.</param>
    /// <param name="filter">Narrows what is found.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<List<Neighbour>> CompareAsync(
        Subject subject, IReadOnlySet<Guid> apart, SearchFilter? filter, CancellationToken cancellationToken)
    {
        var found = await FindAsync(subject, filter, cancellationToken);
        var nearest = found
            .OrderByDescending(candidate => candidate.Sum * Near(subject, candidate.PublishedAt)).ThenBy(candidate => candidate.Number)
            .Take(RankingBounds.Compared)
            .Select(candidate => candidate.Number)
            .ToArray();
        if (nearest.Length == 0)
            return [];

        var probe = new VectorProbe(subject.Vector);
        var compared = (await ReadAsync(nearest, cancellationToken))
            .Where(row => row.OriginalId is null && !apart.Contains(row.ArticleId))
            .Select(row => (Row: row, Cosine: probe.Cosine(row.Terms)))
            .ToList();
        var hub = new NearestCosines(compared.Select(other => (float)other.Cosine)).Mean;
        return compared.ConvertAll(other => Judge(subject, other.Row, other.Cosine, hub));
    }

    /// <summary>What of that stands in the subject's list, best first.</summary>
    public static IEnumerable<Neighbour> Best(IEnumerable<Neighbour> compared) =>
        compared.Where(other => other.Fit >= other.LeastFit).OrderByDescending(other => other.Fit).ThenByDescending(other => other.Row.Number);

    private Neighbour Judge(Subject subject, IndexRow row, double cosine, double hub)
    {
        var nearest = new NearestCosines(row.Nearest);
        if (subject.IsNew)
            nearest.Add(cosine);
        var near = Near(subject, row.PublishedAt);
        var topics = TermVector.Unpack(row.Topics);
        var tags = subject.Topics.Cosine(topics);
        var sameAuthor = row.Authors.Intersect(subject.Text.Authors).Any();
        var alike = subject.Meaning is { } meaning && row.Meaning is { } other ? RelatedScore.WithMeaning(cosine, meaning.Cosine(TextMeaning.Unpack(other))) : cosine;
        var (fit, fitOfSubject) = (RelatedScore.Fit(alike, nearest.Mean, near, tags, sameAuthor), RelatedScore.Fit(alike, hub, near, tags, sameAuthor));
        return new Neighbour(row, cosine, near, (float)fit, (float)fitOfSubject, LeastFit(subject, row, topics, Math.Max(fit, fitOfSubject)));
    }

    // What the two share is looked at only where it decides, which in a large collection is nowhere.
    private double LeastFit(Subject subject, IndexRow row, TermVector topics, double fit)
    {
        var ifFirm = RelatedScore.LeastFitAmong(articles, isFirm: true);
        var otherwise = RelatedScore.LeastFitAmong(articles, isFirm: false);
        var decides = fit >= ifFirm && otherwise > RelatedScore.LeastFit * 1.01;
        return decides && CommonGround.IsFirm(subject.Text.Terms, subject.Vector, TermVector.Unpack(row.Terms), subject.Text.Tags, topics) ? ifFirm : otherwise;
    }

    private double Near(Subject subject, DateTimeOffset publishedAt) =>
        RelatedScore.Near(calendar.Between(subject.Text.PublishedAt, publishedAt), (subject.Text.PublishedAt - publishedAt).Duration());

    private async Task<List<Candidate>> FindAsync(Subject subject, SearchFilter? filter, CancellationToken cancellationToken)
    {
        var terms = subject.Vector.Heaviest(TermsOffered);
        await using var command = Command.Of(
            connection, CandidatesSql, terms.Select(t => t.Number).ToArray(), terms.Select(t => t.Weight).ToArray(), subject.Number,
            Command.Nullable(filter?.Sources), Command.Nullable(filter?.Languages), Command.Nullable(filter?.PublishedAfter),
            RankingBounds.AskedTerms, HeaviestOfTerm, RankingBounds.Found);
        return await command.ListAsync(reader => new Candidate(reader.GetInt32(0), reader.GetFloat(1), reader.GetFieldValue<DateTimeOffset>(2)), cancellationToken);
    }

    private async Task<List<IndexRow>> ReadAsync(int[] numbers, CancellationToken cancellationToken)
    {
        await using var command = Command.Of(
            connection,
            """
            select a.number, a.article_id, a.published_at, a.authors, a.nearest, a.least_fit, c.original_id, v.terms, v.topics, m.vector
            from related_articles a join related_vectors v on v.number = a.number left join related_copies c on c.article_id = a.article_id
            left join related_meanings m on m.number = a.number and a.asked_of = a.digest
            where a.number = any($1)
            """,
            numbers);
        return await command.ListAsync(
            reader => new IndexRow(
                reader.GetInt32(0), reader.GetGuid(1), reader.GetFieldValue<DateTimeOffset>(2), reader.GetFieldValue<string[]>(3), reader.GetFieldValue<float[]>(4),
                reader.GetFloat(5), reader.IsDBNull(6) ? null : reader.GetGuid(6), reader.GetFieldValue<byte[]>(7), reader.GetFieldValue<byte[]>(8),
                reader.IsDBNull(9) ? null : reader.GetFieldValue<byte[]>(9)),
            cancellationToken);
    }

    private readonly record struct Candidate(int Number, float Sum, DateTimeOffset PublishedAt);
}
