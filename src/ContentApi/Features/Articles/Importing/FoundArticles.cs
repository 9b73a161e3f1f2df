using ContentApi.Data;
using ContentApi.Domain;
using ContentApi.Domain.Articles;
using ContentApi.Features.Articles.Saving;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace ContentApi.Features.Articles.Importing;

/// <summary>An article that a line means.</summary>
/// <param name="Article">The article, tracked and locked.</param>
/// <param name="Stored">Its newest text.</param>
/// <param name="Told">The text as the last import told it, where an editor has changed it since.</param>
/// <param name="LastAct">The last act on it.</param>
internal sealed record FoundArticle(Article Article, StoredWriteForm Stored, StoredWriteForm? Told, Act LastAct);

/// <summary>The articles that lines mean, locked in one order.</summary>
internal static class FoundArticles
{
    /// <summary>The article of each line; null where it is none yet.</summary>
    public static async Task<FoundArticle?[]> FindAsync(
        ContentDbContext db, IReadOnlyList<PreparedLine> lines, ImportSources sources, CancellationToken cancellationToken)
    {
        var found = new FoundArticle?[lines.Count];
        var ids = await IdsAsync(db, lines, sources, cancellationToken);
        if (ids.Count == 0)
            return found;

        var distinct = ids.Values.Distinct().ToArray();
        // A statement of its own: what is read afterwards is what the last holder of the locks has left.
        // The second lock is for the names that they get (docs/decisions/0009).
        await db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock_shared(hashtextextended('contentapi:terms', 0)) from articles where id = any({distinct}) order by id for no key update", cancellationToken);
        var articles = await db.Articles
            .Include(a => a.Newest)
            .Include(a => a.Editions.Where(e => !e.Retired))
            .Include(a => a.Slugs)
            .AsSplitQuery()
            .Where(a => distinct.Contains(a.Id))
            .ToDictionaryAsync(a => a.Id, cancellationToken);
        var lastActs = await db.Articles
            .Where(a => distinct.Contains(a.Id))
            .Join(db.Revisions, a => new { a.Id, a.Version }, r => new { Id = r.ResourceId, r.Version }, (a, r) => new { a.Id, r.Act })
            .ToDictionaryAsync(r => r.Id, r => r.Act, cancellationToken);

        var told = articles.Values.Where(a => a.ImportedContentId is not null && a.ImportedContentId != a.NewestContentId).Select(a => a.ImportedContentId!.Value).ToArray();
        var tellings = told.Length == 0 ? [] : await db.Contents.AsNoTracking().Where(c => told.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellationToken);
        var forms = await StoredForms.OfAsync(db, [.. articles.Values.Select(a => a.Newest), .. tellings.Values], cancellationToken);
        foreach (var (index, id) in ids)
        {
            var article = articles[id];
            var telling = article.ImportedContentId is { } imported ? tellings.GetValueOrDefault(imported) : null;
            found[index] = new FoundArticle(article, forms.Of(article.Newest), telling is null ? null : forms.Of(telling), lastActs.GetValueOrDefault(id));
        }

        return found;
    }

    private static async Task<Dictionary<int, Guid>> IdsAsync(ContentDbContext db, IReadOnlyList<PreparedLine> lines, ImportSources sources, CancellationToken cancellationToken)
    {
        var asked = lines.Index().Where(line => line.Item.Identities.Any()).ToList();
        var ids = new Dictionary<int, Guid>();
        if (asked.Count == 0)
            return ids;

        await using var command = new NpgsqlCommand("select ord, article_id from import_articles($1, $2, $3, $4)", (NpgsqlConnection)db.Database.GetDbConnection());
        Add(NpgsqlDbType.Uuid, asked.Select(line => line.Item.Arriving?.Id).ToArray());
        Add(NpgsqlDbType.Uuid, asked.Select(line => sources.Of(line.Item)?.Id).ToArray());
        Add(NpgsqlDbType.Text, asked.Select(line => line.Item.Write.ExternalId.Value).ToArray());
        Add(NpgsqlDbType.Text, asked.Select(line => line.Item.CanonicalKey).ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            ids.Add(asked[(int)reader.GetInt64(0) - 1].Index, reader.GetGuid(1));
        return ids;

        void Add<T>(NpgsqlDbType type, T[] values) => command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | type, Value = values });
    }
}
