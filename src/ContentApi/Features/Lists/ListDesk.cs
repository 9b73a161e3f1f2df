using ContentApi.Data;
using ContentApi.Domain.Lists;
using ContentApi.Http.ETags;
using ContentApi.Http.Problems;
using ContentApi.Http.StrictInput;
using ContentApi.Http.Writing;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Lists;

/// <summary>Where editors take curated lists from, and what the database must tell before they are saved.</summary>
internal sealed class ListDesk(ContentDbContext db)
{
    public static ProblemException NotFound() => new(ProblemType.NotFound, "There is no such list.");

    /// <summary>A list to change, its row locked until the transaction ends; null where there is none.</summary>
    /// <exception cref="ProblemException">428 or 412, where there is one.</exception>
    public async Task<CuratedList?> TakeAsync(string slug, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var found = await db.CuratedLists.FromSql($"select * from curated_lists where slug = {slug} for update").ToListAsync(cancellationToken);
        if (found is [var list] && !ifMatch.Allows(list.Version))
            throw await StaleVersions.OfAsync(db, list.Id, list.Version, ifMatch.Version, cancellationToken);
        return found.FirstOrDefault();
    }

    /// <summary>The instant of an act.</summary>
    public Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken) =>
        db.Database.SqlQuery<DateTimeOffset>($"select now() as \"Value\"").SingleAsync(cancellationToken);

    /// <summary>The articles that an editor names, drafts included; each that is unknown or stands twice is a fault under its path.</summary>
    public async Task<IReadOnlyList<Guid>> FindArticlesAsync(IReadOnlyList<string> names, ModelStateDictionary modelState, CancellationToken cancellationToken)
    {
        var wanted = names.ToArray();
        var found = await db.Database.SqlQuery<NamedArticle>(
            $"""
            select w.ord::int - 1 as place, a.id from unnest({wanted}) with ordinality w (name, ord)
            left join slugs s on s.slug = w.name
            left join articles a on a.id = coalesce(try_uuid(w.name), s.article_id) and a.deleted_at is null
            order by w.ord
            """).ToListAsync(cancellationToken);

        var places = new Dictionary<Guid, int>();
        foreach (var (place, id) in found)
        {
            if (id is not { } article)
                modelState.AddFault($"articles[{place}]", "There is no such article.");
            else if (!places.TryAdd(article, place))
                modelState.AddFault($"articles[{place}]", $"It is the article of articles[{places[article]}]: name it once.");
        }

        modelState.ThrowIfInvalid();
        return [.. found.Select(named => named.Id!.Value)];
    }

    private sealed record NamedArticle(int Place, Guid? Id);
}
