using ContentApi.Data;
using ContentApi.Domain.Sources;
using ContentApi.Domain.Text;
using ContentApi.Features.Articles.Saving;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Articles.Importing;

/// <summary>The sources that the lines of a batch name, made where an export brings one that does not exist.</summary>
internal sealed class ImportSources
{
    private readonly Dictionary<string, SavedSource> known = new(StringComparer.Ordinal);

    private ImportSources(DateTimeOffset now) => Now = now;

    /// <summary>The transaction's instant.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The source of a line; null when there is none.</summary>
    public SavedSource? Of(PreparedLine line) =>
        line.Arriving?.Source is { } arriving ? (arriving.Id is { } id ? this[id.ToString()] : null) ?? this[arriving.Address] : this[line.Source];

    /// <summary>The source of this id or slug.</summary>
    public SavedSource? this[string? idOrSlug] =>
        idOrSlug is null ? null : known.GetValueOrDefault(Guid.TryParse(idOrSlug, out var id) ? id.ToString() : idOrSlug);

    public static async Task<ImportSources> FindAsync(ContentDbContext db, IReadOnlyList<PreparedLine> lines, ImportOrder order, CancellationToken cancellationToken)
    {
        var names = lines.Select(line => line.Source).Concat(lines.Select(line => line.Arriving?.Source?.Id?.ToString())).OfType<string>().Distinct().ToList();
        var ids = names.Select(name => Guid.TryParse(name, out var id) ? id : (Guid?)null).OfType<Guid>().ToArray();
        var slugs = names.Where(name => !Guid.TryParse(name, out _)).ToArray();
        var now = (await db.Database.SqlQuery<DateTimeOffset>($"select now() as \"Value\"").ToListAsync(cancellationToken))[0];
        var sources = new ImportSources(now);
        // In one order everywhere, as nobody waits for two then.
        sources.Add(await db.Sources
            .FromSql($"select * from sources where (id = any({ids}) or slug = any({slugs})) and deleted_at is null order by id for key share")
            .AsNoTracking()
            .ToListAsync(cancellationToken));

        var missing = lines
            .Where(line => line.Arriving?.Source is not null && line.Faults.IsValid && sources.Of(line) is null)
            .Select(line => line.Arriving!.Source!)
            .DistinctBy(source => source.Id?.ToString() ?? source.Address)
            .OrderBy(source => source.Address, StringComparer.Ordinal)
            .ToList();
        foreach (var source in missing)
            sources.Add([await MakeAsync(db, source, order.Sign(now), cancellationToken)]);
        if (missing.Count > 0)
            await db.SaveChangesAsync(cancellationToken);
        return sources;
    }

    private static async Task<Source> MakeAsync(ContentDbContext db, ArrivingSource arriving, Domain.Signature by, CancellationToken cancellationToken)
    {
        var answer = (await db.Database
            .SqlQuery<NewSource>($"select nextval('term_numbers')::int as number, claim_source_slug({arriving.Address}, null) as is_free, exists (select from sources where id = {arriving.Id}) as id_is_taken")
            .ToListAsync(cancellationToken))[0];
        var slug = answer.IsFree ? arriving.Address : Slug.WithSuffix(arriving.Address);
        var source = new Source(arriving.ToDetails(slug), answer.Number, answer.IdIsTaken ? null : arriving.Id, arriving.CreatedAt, by);
        db.Add(source);
        return source;
    }

    private void Add(IEnumerable<Source> sources)
    {
        foreach (var s in sources)
        {
            var saved = new SavedSource(s.Id, s.Number, s.Slug, s.Name, s.HomepageUrl, s.LogoUrl, s.TextPolicy, s.Language, s.Copyright);
            known[s.Id.ToString()] = saved;
            known[s.Slug] = saved;
        }
    }

    private sealed record NewSource(int Number, bool IsFree, bool IdIsTaken);
}
