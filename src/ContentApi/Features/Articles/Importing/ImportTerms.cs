using ContentApi.Data;
using ContentApi.Domain.Terms;
using ContentApi.Domain.Text;
using ContentApi.Features.Articles.Saving;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace ContentApi.Features.Articles.Importing;

/// <summary>The slugs and terms of many drafts, in one round trip and in one order, so that two imports cannot wait for each other.</summary>
internal sealed class ImportTerms
{
    private readonly Dictionary<(TermKind Kind, string Key), TermName> terms = [];
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    private ImportTerms()
    {
    }

    /// <param name="db">Within the batch's transaction.</param>
    /// <param name="questions">What the drafts ask, with their sources.</param>
    /// <param name="known">Slugs that an export gives to terms, by kind and name.</param>
    /// <param name="makesSections">Whether the importer may bring sections into being.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<ImportTerms> AskAsync(
        ContentDbContext db, IReadOnlyList<(SaveQuestion Question, SavedSource? Source)> questions, IEnumerable<ArrivingTerm> known, bool makesSections, CancellationToken cancellationToken)
    {
        var answer = new ImportTerms();
        var wanted = new Dictionary<(TermKind Kind, string Key), (string Name, string Slug)>();
        var given = known.ToLookup(t => (KindOf(t), FoldedText.NameKey(t.Name)), t => t.Slug);
        foreach (var (question, source) in questions)
        {
            foreach (var (kind, name) in Named(question, source))
            {
                var key = (kind, Key(kind, name));
                if (!wanted.ContainsKey(key))
                    wanted.Add(key, (name.Trim(), given[key].FirstOrDefault() ?? (kind is TermKind.Language ? key.Item2 : Slug.From(name, Fallback(kind)))));
            }
        }

        await answer.LookUpAsync(db, questions, wanted, cancellationToken);
        if (wanted.Keys.Where(key => makesSections || key.Kind is not TermKind.Section).Any(key => !answer.terms.ContainsKey(key)))
            await answer.MakeAsync(db, wanted.Where(term => !answer.terms.ContainsKey(term.Key)).ToList(), makesSections, cancellationToken);
        return answer;
    }

    /// <summary>Whether the slug is free for who has asked; if so it is taken for the next one who does.</summary>
    public bool Take(string slug) => taken.Add(slug);

    /// <summary>What a single save would have been told.</summary>
    public SaveLookup For(SaveQuestion question, SavedSource? source, DateTimeOffset now, bool slugIsFree) => new(
        now,
        source,
        slugIsFree,
        question.Section is { } section ? Find(TermKind.Section, section) : null,
        All(TermKind.Tag, question.Tags),
        All(TermKind.Author, question.Authors),
        (question.Language ?? source?.Language) is { } language ? Find(TermKind.Language, language)?.Number : null);

    // Nearly always every term is there under its present name: then one query by indexes does.
    private async Task LookUpAsync(
        ContentDbContext db, IReadOnlyList<(SaveQuestion Question, SavedSource? Source)> questions, Dictionary<(TermKind Kind, string Key), (string Name, string Slug)> wanted, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection());
        // As single saves do (docs/decisions/0009).
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select pg_advisory_xact_lock_shared(hashtextextended('contentapi:terms', 0))"));
        var slugs = questions.Where(q => q.Question.Slug is not null).Select(q => (Slug: q.Question.Slug!, q.Question.ArticleId)).DistinctBy(q => q.Slug).ToList();
        var claim = new NpgsqlBatchCommand("select w.slug from unnest($1, $2) w (slug, article) where not claim_slug(w.slug, w.article)");
        Add(claim, NpgsqlDbType.Text, slugs.Select(s => s.Slug).ToArray());
        Add(claim, NpgsqlDbType.Uuid, slugs.Select(s => s.ArticleId).ToArray());
        batch.BatchCommands.Add(claim);

        var keys = wanted.Keys.ToList();
        var known = new NpgsqlBatchCommand("""
            select w.ord, t.number, t.slug, t.name
            from unnest($1, $2) with ordinality w (kind, key, ord)
            join terms n on n.kind = w.kind and n.name_key = w.key
            join terms t on t.number = coalesce(n.merged_into, n.number)
            """);
        Add(known, NpgsqlDbType.Integer, keys.Select(k => (int)k.Kind).ToArray());
        Add(known, NpgsqlDbType.Text, keys.Select(k => k.Key).ToArray());
        batch.BatchCommands.Add(known);

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            taken.Add(reader.GetString(0));
        await reader.NextResultAsync(cancellationToken);
        await KeepAsync(reader, keys, cancellationToken);
    }

    private async Task MakeAsync(
        ContentDbContext db, List<KeyValuePair<(TermKind Kind, string Key), (string Name, string Slug)>> missing, bool makesSections, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection());
        var named = new NpgsqlBatchCommand("select ord, number, slug, name from terms_named($1, $2, $3, $4, $5)");
        Add(named, NpgsqlDbType.Integer, missing.Select(term => (int)term.Key.Kind).ToArray());
        Add(named, NpgsqlDbType.Text, missing.Select(term => term.Value.Name).ToArray());
        Add(named, NpgsqlDbType.Text, missing.Select(term => term.Key.Key).ToArray());
        Add(named, NpgsqlDbType.Text, missing.Select(term => term.Value.Slug).ToArray());
        named.Parameters.Add(new NpgsqlParameter { Value = makesSections });
        batch.BatchCommands.Add(named);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await KeepAsync(reader, missing.ConvertAll(term => term.Key), cancellationToken);
    }

    private async Task KeepAsync(NpgsqlDataReader reader, List<(TermKind Kind, string Key)> keys, CancellationToken cancellationToken)
    {
        while (await reader.ReadAsync(cancellationToken))
            terms[keys[(int)reader.GetInt64(0) - 1]] = new TermName(reader.GetInt32(1), reader.GetString(2), reader.GetString(3));
    }

    private List<TermName> All(TermKind kind, IReadOnlyList<string> names) =>
        [.. names.Select(name => Find(kind, name)).OfType<TermName>().DistinctBy(term => term.Number)];

    private TermName? Find(TermKind kind, string name) => terms.GetValueOrDefault((kind, Key(kind, name)));

    private static IEnumerable<(TermKind Kind, string Name)> Named(SaveQuestion question, SavedSource? source)
    {
        if (question.Section is { } section)
            yield return (TermKind.Section, section);
        foreach (var tag in question.Tags)
            yield return (TermKind.Tag, tag);
        foreach (var author in question.Authors)
            yield return (TermKind.Author, author);
        if ((question.Language ?? source?.Language) is { } language)
            yield return (TermKind.Language, language);
    }

    private static TermKind KindOf(ArrivingTerm term) => term.Kind switch
    {
        ArrivingTermKind.Section => TermKind.Section,
        ArrivingTermKind.Author => TermKind.Author,
        _ => TermKind.Tag,
    };

    private static string Key(TermKind kind, string name) => kind is TermKind.Language ? name.ToLowerInvariant() : FoldedText.NameKey(name);

    private static string Fallback(TermKind kind) => kind switch { TermKind.Section => "section", TermKind.Author => "author", _ => "tag" };

    private static void Add<T>(NpgsqlBatchCommand command, NpgsqlDbType type, T[] values) =>
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | type, Value = values });
}
