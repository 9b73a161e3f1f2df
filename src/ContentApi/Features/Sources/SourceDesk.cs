using ContentApi.Data;
using ContentApi.Domain.Sources;
using ContentApi.Domain.Text;
using ContentApi.Http.ETags;
using ContentApi.Http.Problems;
using ContentApi.Http.Writing;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Sources;

/// <summary>Where editors take sources from, and what the database must tell before they are saved.</summary>
internal sealed class SourceDesk(ContentDbContext db)
{
    private const int SuffixLength = 7;

    /// <summary>
    /// A source to change, its row locked until the transaction ends, checked in the contract's order: that it exists,
    /// and that <c>If-Match</c> names its version.
    /// </summary>
    /// <exception cref="ProblemException">404, 428 or 412.</exception>
    /// <exception cref="Articles.Reading.MovedException">The slug is a former one.</exception>
    public async Task<Source> TakeAsync(string idOrSlug, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var id = Guid.TryParse(idOrSlug, out var parsed) ? parsed : (Guid?)null;
        // Not "for update": articles of the source may be saved meanwhile.
        var found = await db.Sources
            .FromSql($"select * from sources where (id = {id} or slug = {idOrSlug}) and deleted_at is null for no key update")
            .ToListAsync(cancellationToken);
        if (found is not [var source])
            throw await db.NoSourceAsync(idOrSlug, cancellationToken);
        if (!ifMatch.Allows(source.Version))
            throw await StaleVersions.OfAsync(db, source.Id, source.Version, ifMatch.Version, cancellationToken);
        return source;
    }

    /// <summary>What a new source needs: the instant, its number, its slug.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="asked">The slug that the editor asks for; null to have one made.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<(DateTimeOffset Now, int Number, string Slug)> LookUpNewAsync(string name, string? asked, CancellationToken cancellationToken)
    {
        var wanted = asked ?? MadeFrom(name);
        var answer = (await db.Database
            .SqlQuery<NewSource>($"select now() as now, nextval('term_numbers')::int as number, claim_source_slug({wanted}, null) as is_free")
            .ToListAsync(cancellationToken))[0];
        if (answer.IsFree)
            return (answer.Now, answer.Number, wanted);

        return asked is null ? (answer.Now, answer.Number, Slug.WithSuffix(wanted)) : throw await TakenAsync(asked, cancellationToken);
    }

    /// <summary>What a change of a source needs: the instant, its slug, the number of its articles.</summary>
    /// <param name="source">The source as it is.</param>
    /// <param name="name">The name it gets.</param>
    /// <param name="asked">The slug that the editor asks for; null to have one made.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<(DateTimeOffset Now, long Articles, string Slug)> LookUpAsync(Source source, string name, string? asked, CancellationToken cancellationToken)
    {
        var wanted = asked ?? MadeFrom(name);
        if (asked is null && source.Slug.Length == wanted.Length + SuffixLength && source.Slug.StartsWith(wanted + "-", StringComparison.Ordinal))
            wanted = source.Slug;
        var answer = (await db.Database
            .SqlQuery<KnownSource>($"select now() as now, term_articles({source.Number}) as articles, {wanted} = {source.Slug} or claim_source_slug({wanted}, {source.Id}) as is_free")
            .ToListAsync(cancellationToken))[0];
        if (answer.IsFree)
            return (answer.Now, answer.Articles, wanted);

        return asked is null ? (answer.Now, answer.Articles, Slug.WithSuffix(wanted)) : throw await TakenAsync(asked, cancellationToken);
    }

    /// <summary>Refuses to go on while articles need the source; none can come to need it until the transaction ends.</summary>
    /// <returns>The instant.</returns>
    /// <exception cref="ProblemException">409.</exception>
    public async Task<DateTimeOffset> DemandUnusedAsync(Source source, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"select from sources where id = {source.Id} for update", cancellationToken);
        // A statement of its own: it sees the articles of those whom the lock has waited for.
        var answer = (await db.Database
            .SqlQuery<UsedSource>($"""
                select now() as now,
                       exists (select from articles a where a.source_id = {source.Id} and a.deleted_at is null)
                       or exists (select from editions e where e.source_id = {source.Id} and not e.retired) as is_used
                """)
            .ToListAsync(cancellationToken))[0];
        return answer.IsUsed
            ? throw new ProblemException(ProblemType.SourceInUse, "It has articles. Delete them, or give them another source, and repeat.")
            : answer.Now;
    }

    private static string MadeFrom(string name) => Slug.From(name, "source");

    private async Task<ProblemException> TakenAsync(string slug, CancellationToken cancellationToken)
    {
        var holder = await db.Database
            .SqlQuery<Guid?>($"select coalesce((select id from sources where slug = {slug} and deleted_at is null), (select target from former_slugs where kind = 0 and slug = {slug})) as \"Value\"")
            .ToListAsync(cancellationToken);
        return new ProblemException(ProblemType.SlugTaken, $"The slug {slug} belongs to another source. Choose another, or leave it out to have one made.")
            .With("path", "slug").With("takenBy", holder[0]);
    }

    private sealed record NewSource(DateTimeOffset Now, int Number, bool IsFree);

    private sealed record KnownSource(DateTimeOffset Now, long Articles, bool IsFree);

    private sealed record UsedSource(DateTimeOffset Now, bool IsUsed);
}
