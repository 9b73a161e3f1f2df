using System.Data;
using System.Text.Json;
using ContentApi.Data;
using ContentApi.Domain.Articles;
using ContentApi.Domain.Sources;
using ContentApi.Domain.Terms;
using ContentApi.Domain.Text;
using ContentApi.Http.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace ContentApi.Features.Articles.Saving;

/// <summary>What a save asks of the database before it changes anything.</summary>
/// <param name="Source">The source's id or slug.</param>
/// <param name="Slug">The slug it wants, or null to ask for none.</param>
/// <param name="ArticleId">The article that wants it; null for a new one.</param>
/// <param name="Language">The language it names; the source's counts else.</param>
/// <param name="Section">The section's name or slug.</param>
/// <param name="Tags">The tags' names or slugs.</param>
/// <param name="Authors">The authors' names.</param>
/// <param name="MakesSections">Whether the caller may bring sections into being.</param>
internal sealed record SaveQuestion(
    string? Source, string? Slug, Guid? ArticleId, string? Language, string? Section, IReadOnlyList<string> Tags, IReadOnlyList<string> Authors, bool MakesSections);

/// <summary>The source as a save and its answer need it.</summary>
internal sealed record SavedSource(
    Guid Id, int Number, string Slug, string Name, string HomepageUrl, string? LogoUrl, TextPolicy TextPolicy, string? Language, string? Copyright);

/// <summary>What the database answers: all of <c>save_lookup</c> in one round trip, within the write's transaction.</summary>
/// <param name="Now">The transaction's instant.</param>
/// <param name="Source">Null when there is no such source.</param>
/// <param name="SlugIsFree">Whether the article may have the slug; if so it is kept for it until the transaction ends.</param>
/// <param name="Section">Null when none was asked for, or there is none.</param>
/// <param name="Tags">In the order asked for, each once.</param>
/// <param name="Authors">In the order asked for, each once.</param>
/// <param name="LanguageNumber">The language's number.</param>
internal sealed record SaveLookup(
    DateTimeOffset Now, SavedSource? Source, bool SlugIsFree, TermName? Section, IReadOnlyList<TermName> Tags, IReadOnlyList<TermName> Authors, int? LanguageNumber)
{
    public Labels Labels => new(Source!.Number, LanguageNumber, Tags, Authors);

    public static async Task<SaveLookup> AskAsync(ContentDbContext db, SaveQuestion question, CancellationToken cancellationToken)
    {
        var wanted = new Wanted(question);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        if (connection.State != ConnectionState.Open)
            await db.Database.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand("select now, source, slug_is_free, terms from save_lookup($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)", connection);
        var sourceId = Guid.TryParse(question.Source, out var id) ? id : (Guid?)null;
        Add(command, NpgsqlDbType.Uuid, sourceId);
        Add(command, NpgsqlDbType.Text, sourceId is null ? question.Source : null);
        Add(command, NpgsqlDbType.Text, question.Slug);
        Add(command, NpgsqlDbType.Uuid, question.ArticleId);
        Add(command, NpgsqlDbType.Text, question.Language);
        Add(command, NpgsqlDbType.Array | NpgsqlDbType.Integer, wanted.Kinds.ToArray());
        Add(command, NpgsqlDbType.Array | NpgsqlDbType.Text, wanted.Names.ToArray());
        Add(command, NpgsqlDbType.Array | NpgsqlDbType.Text, wanted.Keys.ToArray());
        Add(command, NpgsqlDbType.Array | NpgsqlDbType.Text, wanted.Slugs.ToArray());
        Add(command, NpgsqlDbType.Boolean, question.MakesSections);

        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var terms = reader.IsDBNull(3) ? [] : JsonSerializer.Deserialize<List<NumberedTerm>>(reader.GetString(3), ContentJson.Options)!;
        return new SaveLookup(
            reader.GetFieldValue<DateTimeOffset>(0),
            reader.IsDBNull(1) ? null : ReadSource(reader.GetString(1)),
            reader.GetBoolean(2),
            Of(terms, TermKind.Section).FirstOrDefault(),
            Of(terms, TermKind.Tag),
            Of(terms, TermKind.Author),
            terms.FirstOrDefault(t => t.Kind == (int)TermKind.Language)?.Number);
    }

    /// <summary>The source in the form in which the database's functions give it.</summary>
    public static SavedSource ReadSource(string json) => JsonSerializer.Deserialize<SourceRow>(json, ContentJson.Options)!.ToSource();

    private static List<TermName> Of(List<NumberedTerm> terms, TermKind kind) =>
        terms.Where(t => t.Kind == (int)kind).OrderBy(t => t.Ord).DistinctBy(t => t.Number).Select(t => new TermName(t.Number, t.Slug, t.Name)).ToList();

    private static void Add(NpgsqlCommand command, NpgsqlDbType type, object? value) =>
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = type, Value = value ?? DBNull.Value });

    private sealed record NumberedTerm(long Ord, int Kind, int Number, string Slug, string Name);

    /// <summary>The four columns of the terms asked for.</summary>
    private sealed class Wanted
    {
        public Wanted(SaveQuestion question)
        {
            if (question.Section is not null)
                Add(TermKind.Section, question.Section, "section");
            foreach (var tag in question.Tags)
                Add(TermKind.Tag, tag, "tag");
            foreach (var author in question.Authors)
                Add(TermKind.Author, author, "author");
        }

        public List<int> Kinds { get; } = [];

        public List<string> Names { get; } = [];

        public List<string> Keys { get; } = [];

        public List<string> Slugs { get; } = [];

        private void Add(TermKind kind, string name, string fallback)
        {
            Kinds.Add((int)kind);
            Names.Add(name.Trim());
            Keys.Add(FoldedText.NameKey(name));
            Slugs.Add(Slug.From(name, fallback));
        }
    }

    private sealed record SourceRow(
        Guid Id, int Number, string Slug, string Name, string HomepageUrl, string? LogoUrl, int TextPolicy, string? Language, string? Copyright)
    {
        public SavedSource ToSource() => new(Id, Number, Slug, Name, HomepageUrl, LogoUrl, (TextPolicy)TextPolicy, Language, Copyright);
    }
}
