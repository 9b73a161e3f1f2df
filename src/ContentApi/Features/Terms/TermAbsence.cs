using ContentApi.Data;
using ContentApi.Domain.Terms;
using ContentApi.Features.Articles.Reading;
using ContentApi.Http.Problems;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Terms;

internal static class TermAbsence
{
    /// <summary>Why there is no such term: it has another slug by now, has gone into another one, or there is none that the caller may know of.</summary>
    /// <param name="db">The database.</param>
    /// <param name="kind">What it would be.</param>
    /// <param name="idOrSlug">How it was asked for.</param>
    /// <param name="leastArticles">How many articles it must have for the caller: 0 with a key, who then knows slugs too that readers never saw.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<Exception> NoTermAsync(this ContentDbContext db, TermKind kind, string idOrSlug, long leastArticles, CancellationToken cancellationToken)
    {
        var present = await db.Database
            .SqlQuery<string>($"""
                select r.slug as "Value" from former_slugs f join reader_terms r on r.id = f.target
                where f.kind = {(int)kind} and f.slug = {idOrSlug} and r.articles >= {leastArticles} and (f.seen_by_readers or {leastArticles} = 0)
                union all
                select r.slug from terms t join reader_terms r on r.number = t.merged_into
                where t.kind = {(int)kind} and t.id = try_uuid({idOrSlug}) and r.articles >= {leastArticles}
                """)
            .ToListAsync(cancellationToken);
        return present is [var slug, ..] ? new MovedException(slug) : new ProblemException(ProblemType.NotFound, $"There is no such {kind.ToString().ToLowerInvariant()}.");
    }
}
