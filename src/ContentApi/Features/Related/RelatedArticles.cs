using System.Text.Json;
using ContentApi.Data;
using ContentApi.Domain.Related;
using ContentApi.Domain.Sources;
using ContentApi.Features.Articles.Reading;
using ContentApi.Http.Json;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Related;

/// <summary>What belongs beside an article: the editor's pins in order, then what the ranking finds, best first.</summary>
internal sealed class RelatedArticles(ContentDbContext db)
{
    private const int MostCandidates = 100;
    private const string RowsWithBody = "select " + ReaderColumns.WithBody + Rows;
    private const string RowsWithoutBody = "select " + ReaderColumns.WithoutBody + Rows;
    private const string Rows = " from reader_articles v where v.id = any({0}) and v.listed";

    // An even crowding of all articles; each one's own is part of the index to come.
    private const double Hub = 0.1;

    /// <summary>The related articles of a live edition.</summary>
    /// <param name="article">The article that is read.</param>
    /// <param name="query">How many, and which.</param>
    /// <param name="withheld">Whether the licences of the sources hold for this reader.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<RelatedResponse> ReadAsync(ReaderArticle article, RelatedQuery query, bool withheld, CancellationToken cancellationToken)
    {
        var found = await db.Database.SqlQuery<Candidate>(
            $"""
            select c.other_id, c.position, c.cosine, c.shared from (
                select p.other_id, p.position, null::real as cosine, null::json as shared from related_pins p where p.article_id = {article.Id}
                union all
                select r.other_id, 0, r.cosine, r.shared from related_candidates({article.Id}, {MostCandidates}) r
                where not exists (select from related_pins p where p.article_id = {article.Id} and p.other_id = r.other_id)) c
            where not exists (select from related_exclusions e where e.article_id = {article.Id} and e.other_id = c.other_id)
            """).ToListAsync(cancellationToken);
        var ids = found.Select(c => c.OtherId).ToArray();
        var rows = await db.ReaderArticles
            .FromSqlRaw(query.WithBody ? RowsWithBody : RowsWithoutBody, ids)
            .ToDictionaryAsync(row => row.Id, cancellationToken);
        var perDay = await ArticlesPerDayAsync(cancellationToken);

        var fits = found.Where(c => rows.TryGetValue(c.OtherId, out var row) && query.Takes(row))
            .Select(c => Judge(article, rows[c.OtherId], c, perDay, withheld))
            .ToList();
        var curated = fits.Where(f => f.Position > 0).OrderBy(f => f.Position);
        var automatic = fits.Where(f => f.Position == 0 && f.Fit >= RelatedScore.LeastFit).OrderByDescending(f => f.Fit).ThenBy(f => f.Row.Id);
        return new RelatedResponse
        {
            Items = [.. curated.Concat(SourceDiversity.Arrange(automatic, f => f.Row.SourceId)).Take(query.Limit).Select(f => Item(f, query.WithBody, withheld))],
        };
    }

    private static Judgement Judge(ReaderArticle here, ReaderArticle there, Candidate candidate, double perDay, bool withheld)
    {
        var (one, other) = (Traits(here, withheld), Traits(there, withheld));
        var apart = (here.PublishedAt - there.PublishedAt).Duration();
        var near = RelatedScore.Near(apart.TotalDays * perDay, apart);
        var (mine, theirs) = (Topics(one), Topics(other));
        var tags = mine.Count == 0 || theirs.Count == 0 ? 0 : mine.Intersect(theirs).Count() / Math.Sqrt(mine.Count * theirs.Count);
        var fit = RelatedScore.Fit(candidate.Cosine ?? 0, Hub, near, tags, one.Authors.Intersect(other.Authors).Any());
        var shared = candidate.Shared is null ? [] : JsonSerializer.Deserialize<List<Shared>>(candidate.Shared, ContentJson.Options)!;
        var terms = shared.Select(s => new SharedTerm(s.Text, (Visibility)s.Here, (Visibility)s.There));
        return new Judgement(there, candidate.Position, fit, Reasons.For(one, other, terms, near));
    }

    private static HashSet<string> Topics(ArticleTraits traits) => [.. traits.Tags, .. traits.Section is { } section ? [$"section {section}"] : Array.Empty<string>()];

    private static ArticleTraits Traits(ReaderArticle row, bool withheld) => new(
        Slugs(row.Tags),
        row.SectionSlug,
        Slugs(row.Authors),
        row.PublishedAt,
        !withheld ? Visibility.Full : row.TextPolicy switch { TextPolicy.Full => Visibility.Full, TextPolicy.Excerpt => Visibility.Excerpt, _ => Visibility.Headline });

    private static List<string> Slugs(string json)
    {
        using var names = JsonDocument.Parse(json);
        return [.. names.RootElement.EnumerateArray().Select(name => name.GetProperty("slug").GetString()!)];
    }

    private static RelatedItem Item(Judgement judged, bool withBody, bool withheld) => new()
    {
        Article = withBody ? ArticleJson.Whole(judged.Row, withheld) : ArticleJson.Item(judged.Row, withheld),
        Kind = judged.Position > 0 ? RelatedKind.Curated : RelatedKind.Automatic,
        Score = judged.Position > 0 ? 1 : Math.Round(RelatedScore.Shown(judged.Fit), 4),
        Reasons = judged.Reasons,
    };

    // How busy the site is: by it a day apart means much or little.
    private Task<double> ArticlesPerDayAsync(CancellationToken cancellationToken) => db.Database.SqlQuery<double>(
        $"""
        select coalesce(count(*) / greatest(extract(epoch from max(n.published_at) - min(n.published_at)) / 86400, 1), 0)::float8 as "Value"
        from (select e.published_at from editions e where not e.retired and e.listed and e.published_at <= readers_now()
              order by e.published_at desc, e.article_id desc limit 200) n
        """).SingleAsync(cancellationToken);

    private sealed record Candidate(Guid OtherId, int Position, float? Cosine, string? Shared);

    private sealed record Shared(string Text, int Here, int There);

    private sealed record Judgement(ReaderArticle Row, int Position, double Fit, IReadOnlyList<Reason> Reasons);
}
