using ContentApi.Data;
using ContentApi.Domain.Articles;
using ContentApi.Domain.Terms;
using ContentApi.Features.Articles.Saving;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Articles.Importing;

/// <summary>The names behind the numbers of many stored texts, in two round trips.</summary>
internal sealed class StoredForms
{
    private readonly Dictionary<int, TermName> terms;
    private readonly Dictionary<Guid, SavedSource> sources;

    private StoredForms(Dictionary<int, TermName> terms, Dictionary<Guid, SavedSource> sources) => (this.terms, this.sources) = (terms, sources);

    public static async Task<StoredForms> OfAsync(ContentDbContext db, IReadOnlyCollection<Content> contents, CancellationToken cancellationToken)
    {
        var numbers = contents.SelectMany(c => c.Tags.Concat(c.Authors).Concat(c.Section is { } section ? [section] : [])).Distinct().ToArray();
        var ids = contents.Select(c => c.SourceId).Distinct().ToArray();
        var terms = await db.Database
            .SqlQuery<NamedNumber>($"""
                select f.number as wanted, t.number, t.slug, t.name
                from terms f join terms t on t.number = coalesce(f.merged_into, f.number)
                where f.number = any({numbers})
                """)
            .ToDictionaryAsync(t => t.Wanted, t => new TermName(t.Number, t.Slug, t.Name), cancellationToken);
        var sources = await db.Sources.AsNoTracking()
            .Where(s => ids.Contains(s.Id))
            .Select(s => new SavedSource(s.Id, s.Number, s.Slug, s.Name, s.HomepageUrl, s.LogoUrl, s.TextPolicy, s.Language, s.Copyright))
            .ToDictionaryAsync(s => s.Id, cancellationToken);
        return new StoredForms(terms, sources);
    }

    public StoredWriteForm Of(Content content) => new(
        content,
        sources[content.SourceId],
        content.Section is { } section ? terms.GetValueOrDefault(section) : null,
        Named(content.Tags),
        Named(content.Authors));

    private List<TermName> Named(int[] numbers) => [.. numbers.Select(number => terms.GetValueOrDefault(number)).OfType<TermName>()];

    private sealed record NamedNumber(int Wanted, int Number, string Slug, string Name);
}
