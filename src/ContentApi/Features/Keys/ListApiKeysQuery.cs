using ContentApi.Domain.Keys;
using ContentApi.Http.Lists;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Keys;

/// <summary>Which keys to list.</summary>
internal sealed class ListApiKeysQuery : ListQuery
{
    /// <inheritdoc/>
    public override string Combination() => Combine("api-keys");

    /// <summary>The page behind a position, newest first, and one row more.</summary>
    public IQueryable<ApiKey> Page(IQueryable<ApiKey> keys, ApiKeyPosition? after)
    {
        if (after is not null)
            keys = keys.Where(k => EF.Functions.LessThan(ValueTuple.Create(k.CreatedAt, k.Id), ValueTuple.Create(after.CreatedAt, after.Id)));
        return keys.OrderByDescending(k => k.CreatedAt).ThenByDescending(k => k.Id).Take(Limit + 1);
    }
}

/// <summary>Where a page of keys ends.</summary>
/// <param name="CreatedAt">When the last one was issued.</param>
/// <param name="Id">The last one.</param>
internal sealed record ApiKeyPosition(DateTimeOffset CreatedAt, Guid Id);
