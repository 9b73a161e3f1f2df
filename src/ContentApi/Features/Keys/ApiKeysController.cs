using ContentApi.Data;
using ContentApi.Domain.Keys;
using ContentApi.Http.Authentication;
using ContentApi.Http.Authentication.Tokens;
using ContentApi.Http.ETags;
using ContentApi.Http.Idempotency;
using ContentApi.Http.Lists;
using ContentApi.Http.Problems;
using ContentApi.Http.StrictInput;
using ContentApi.Http.Transport;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Features.Keys;

/// <summary>Administrators issue keys and revoke them.</summary>
[ApiController, Route("v1/api-keys"), Tags("Keys"), Produces("application/json"), Authorize(Roles = Roles.Admins)]
internal sealed class ApiKeysController(ContentDbContext db, KeyRing ring, ListPages pages, SiteUrls urls, TokenSettings? tokens = null) : ControllerBase
{
    /// <summary>The keys that are not revoked, newest first.</summary>
    /// <response code="200">A page of the list.</response>
    [HttpGet]
    [ProducesResponseType<ListResponse<ApiKeyResponse>>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public async Task<IActionResult> List([FromQuery] ListApiKeysQuery query, CancellationToken cancellationToken)
    {
        var after = pages.Behind<ApiKeyPosition>(query, ModelState);
        ModelState.ThrowIfInvalid();

        var valid = db.ApiKeys.AsNoTracking().Where(k => k.RevokedAt == null && k.Hash != null);
        var total = await ListTotal.AskedByAsync(query, valid, cancellationToken);
        var rows = await query.Page(valid, after).ToListAsync(cancellationToken);

        var stamps = string.Join(' ', rows.Select(k => $"{k.Id:N}.{k.ExpiresAt:O}.{k.LastUsedAt:O}"));
        var tag = EntityTag.Of(version: null, query.Limit, query.Cursor, total, stamps);
        Response.Headers.ETag = tag;
        return EntityTag.IsAmong(Request.Headers.IfNoneMatch, tag)
            ? StatusCode(StatusCodes.Status304NotModified)
            : Ok(pages.Answer(HttpContext, query, rows, total, ApiKeyResponse.From, k => new ApiKeyPosition(k.CreatedAt, k.Id)));
    }

    /// <summary>Issues a key. Its text is in this answer and nowhere else.</summary>
    /// <response code="201">The key.</response>
    [HttpPost]
    [ProducesResponseType<IssuedApiKeyResponse>(StatusCodes.Status201Created)]
    public async Task<IActionResult> Issue([FromBody] IssueApiKeyRequest request, CancellationToken cancellationToken)
    {
        var now = await NowAsync(cancellationToken);
        if (request.ExpiresAt <= now)
            ModelState.AddFault("expiresAt", "Give a time in the future, or null for a key without end.");
        ModelState.ThrowIfInvalid();

        var text = KeyText.New();
        var key = new ApiKey(request.Name, request.Role, KeyRing.Hash(text), KeyText.PrefixOf(text), now, request.ExpiresAt);
        db.Add(key);

        HttpContext.Features.Set(new SecretAnswer(key.Id));
        Response.Headers.Location = urls.Absolute($"/v1/api-keys/{key.Id}", HttpContext);
        return new ObjectResult(IssuedApiKeyResponse.From(key, text)) { StatusCode = StatusCodes.Status201Created };
    }

    /// <summary>
    /// Revokes a key: here at once, on every other instance within a second. The last good key of an administrator stays, lest
    /// nobody be left who can issue one; unless administrators can come with a token.
    /// </summary>
    /// <response code="204">It is revoked.</response>
    [HttpDelete("{id}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> Revoke(string id, CancellationToken cancellationToken)
    {
        var key = Guid.TryParse(id, out var parsed)
            ? await db.ApiKeys.SingleOrDefaultAsync(k => k.Id == parsed && k.RevokedAt == null && k.Hash != null, cancellationToken)
            : null;
        if (key is null)
            throw new ProblemException(ProblemType.NotFound, "There is no such key.");

        ModelState.ThrowIfInvalid();
        if (key.Role is Role.Admin && tokens is null)
            await DemandAnotherAdminAsync(key, cancellationToken);
        key.Revoke(await NowAsync(cancellationToken));
        Response.OnStarting(ForgetCommitted, ring);
        return StatusCode(StatusCodes.Status204NoContent);
    }

    private async Task DemandAnotherAdminAsync(ApiKey key, CancellationToken cancellationToken)
    {
        // Locked, or two administrators could revoke each other's at once.
        var good = await db.Database
            .SqlQuery<Guid>($"""
                select id as "Value" from api_keys
                where role = {(int)Role.Admin} and hash is not null and revoked_at is null and (expires_at is null or expires_at > now())
                order by id for update
                """)
            .ToListAsync(cancellationToken);
        if (good is [var last] && last == key.Id)
            throw new ProblemException(ProblemType.Conflict, "It is the last good key of an administrator. Issue another one first.");
    }

    // Not before the commit: somebody could read the key anew in between.
    private static Task ForgetCommitted(object ring)
    {
        ((KeyRing)ring).Forget();
        return Task.CompletedTask;
    }

    private async Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken) =>
        (await db.Database.SqlQuery<DateTimeOffset>($"select now() as \"Value\"").ToListAsync(cancellationToken))[0];
}
