using ContentApi.Data;
using ContentApi.Domain.Related;
using ContentApi.Features.Related.Ranking;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ContentApi.Features.Related.Indexing;

/// <summary>The first step: puts the words of articles into the index, or takes out what readers see no more.</summary>
internal sealed class IndexStep(ContentDbContext db, SharedFrequencies frequencies)
{
    // In a young collection rarity means little, so articles are weighed again when it has doubled, and by what all instances have
    // counted; later once is enough.
    private const int FirstMark = 8;
    private const int LastMark = 256;

    public async Task RunAsync(NpgsqlConnection connection, IReadOnlyList<TakenArticle> taken, CancellationToken cancellationToken)
    {
        var ids = taken.Select(article => article.ArticleId).ToArray();
        var known = await KnownAsync(connection, ids, cancellationToken);
        var live = await db.ReaderArticles.AsNoTracking().Where(a => ids.Contains(a.Id) && a.Listed).ToListAsync(cancellationToken);
        var all = await frequencies.ReadAsync(cancellationToken);

        var texts = new List<(Guid Id, RelatableText Text)>();
        foreach (var article in live)
        {
            var text = RelatableText.Of(article);
            if (!known.TryGetValue(article.Id, out var before) || !before.Digest.AsSpan().SequenceEqual(text.Digest) || taken.Any(t => t.ArticleId == article.Id && t.Again))
                texts.Add((article.Id, text));
        }

        foreach (var (id, text) in texts.Where(text => !known.ContainsKey(text.Id)))
            frequencies.Add([.. text.Terms.Numbers, .. text.Topics.Numbers]);
        if (all.Articles < 2 * LastMark)
            all = await frequencies.ExchangeAsync(cancellationToken);
        var rows = texts.ConvertAll(text => IndexedRow.Of(text.Id, text.Text, all));
        var changed = known.Where(k => rows.Exists(r => r.ArticleId == k.Key && !r.Digest.AsSpan().SequenceEqual(k.Value.Digest))).Select(k => k.Value.Number).ToArray();

        await using (var clear = new NpgsqlBatch(connection))
        {
            clear.Add("select related_lock()");
            if (ids.Except(live.Select(article => article.Id)).ToArray() is { Length: > 0 } gone)
                clear.Add("select related_forget($1)", gone);
            if (changed.Length > 0)
                clear.Add("select related_unsay($1)", changed);
            await clear.ExecuteNonQueryAsync(cancellationToken);
        }

        if (rows.Count > 0)
            await WriteAsync(connection, rows, all.Articles, cancellationToken);
    }

    private static async Task<Dictionary<Guid, (int Number, byte[] Digest)>> KnownAsync(NpgsqlConnection connection, Guid[] ids, CancellationToken cancellationToken)
    {
        await using var command = Command.Of(connection, "select article_id, number, digest from related_articles where article_id = any($1)", ids);
        return (await command.ListAsync(reader => (reader.GetGuid(0), (reader.GetInt32(1), reader.GetFieldValue<byte[]>(2))), cancellationToken)).ToDictionary();
    }

    private static async Task WriteAsync(NpgsqlConnection connection, List<IndexedRow> rows, int articles, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            "select related_index($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            rows.Select(row => row.ArticleId).ToArray(),
            rows.Select(row => row.Digest).ToArray(),
            rows.Select(row => row.SourceNumber).ToArray(),
            rows.Select(row => row.Language ?? "").ToArray(),
            rows.Select(row => row.PublishedAt.ToUniversalTime()).ToArray(),
            rows.Select(row => string.Join(' ', row.Authors)).ToArray(),
            articles,
            rows.Select(row => row.Vector.Pack()).ToArray(),
            rows.Select(row => row.Topics.Pack()).ToArray());
        var postings = rows
            .SelectMany(row => row.Vector.Heaviest(RankingBounds.StoredTerms).Select(term => (term.Number, term.Weight, row.ArticleId)))
            .OrderBy(posting => posting.Number)
            .ToList();
        batch.Add(
            """
            insert into related_postings (term, weight, number)
            select u.term, u.weight, a.number from unnest($1, $2, $3) u (term, weight, article_id) join related_articles a on a.article_id = u.article_id
            """,
            postings.Select(p => p.Number).ToArray(), postings.Select(p => p.Weight).ToArray(), postings.Select(p => p.ArticleId).ToArray());
        var shingles = rows.SelectMany(row => row.Shingles.Select(shingle => (Shingle: shingle, row.ArticleId))).OrderBy(s => s.Shingle).ToList();
        batch.Add(
            """
            insert into related_shingles (shingle, number)
            select u.shingle, a.number from unnest($1, $2) u (shingle, article_id) join related_articles a on a.article_id = u.article_id
            """,
            shingles.Select(s => s.Shingle).ToArray(), shingles.Select(s => s.ArticleId).ToArray());
        if (MarkAt(articles) is { } mark)
            batch.Add("select related_weigh_again($1, $2)", mark, articles);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static int? MarkAt(int articles) =>
        articles is >= FirstMark and < 2 * LastMark ? (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)articles + 1) / 2 : null;
}

/// <summary>What the index gets of an article.</summary>
internal sealed record IndexedRow(
    Guid ArticleId, byte[] Digest, int SourceNumber, string? Language, DateTimeOffset PublishedAt, IReadOnlyList<string> Authors,
    TermVector Vector, TermVector Topics, int[] Shingles)
{
    public static IndexedRow Of(Guid id, RelatableText text, DocumentFrequencies frequencies) => new(
        id, text.Digest, text.SourceNumber, text.Language, text.PublishedAt, text.Authors,
        frequencies.Weigh(text.Terms, isCounted: true), frequencies.Weigh(text.Topics, isCounted: true), ShingleSketch.Of(text.Words));
}
