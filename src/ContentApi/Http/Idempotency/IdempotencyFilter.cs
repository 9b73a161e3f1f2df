using System.Security.Cryptography;
using System.Text;
using ContentApi.Data;
using ContentApi.Http.Authentication;
using ContentApi.Http.Problems;
using ContentApi.Http.StrictInput;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace ContentApi.Http.Idempotency;

/// <summary>
/// Answers a repeated POST with the first response, before anything else of it is looked at. The key is locked for the
/// transaction that the effect and its outcome share: nobody waits, a second caller learns that the first is under way.
/// </summary>
internal sealed class IdempotencyFilter(ContentDbContext db) : IAsyncResourceFilter
{
    public const string Header = "Idempotency-Key";

    private const int MaxKeyLength = 255;

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method) || http.Request.Headers[Header] is not { Count: > 0 } header
            || context.ActionDescriptor.EndpointMetadata.OfType<RepeatsWithoutHarmAttribute>().Any())
        {
            await next();
            return;
        }

        var claim = Claim(http, header.ToString());
        await using var transaction = await db.Database.BeginTransactionAsync(http.RequestAborted);
        var locked = await db.Database
            .SqlQuery<bool>($"select pg_try_advisory_xact_lock(hashtextextended({claim.Lock}, 0)) as \"Value\"")
            .SingleAsync(http.RequestAborted);
        var first = await db.Outcomes
            .FromSql($"select * from idempotency where scope = {claim.Scope} and key = {claim.Key} and at > now() - interval '24 hours'")
            .AsNoTracking()
            .SingleOrDefaultAsync(http.RequestAborted);
        if (first is not null)
        {
            await ReplayAsync(http, first, claim);
            context.Result = new AnsweredResult();
            return;
        }

        if (!locked)
            throw InProgress();

        http.Features.Set(claim);
        await next();
    }

    /// <summary>The 409 for a request whose first one has not ended.</summary>
    public static ProblemException InProgress() =>
        new ProblemException(ProblemType.InProgress, "A request with this Idempotency-Key is under way. Repeat it in a second.").WithHeader("Retry-After", "1");

    private static OutcomeClaim Claim(HttpContext http, string header)
    {
        var key = header.Length > 1 && header[0] == '"' && header[^1] == '"' ? header[1..^1] : header;
        if (key.Length is 0 or > MaxKeyLength || key.Any(c => c is < ' ' or > '~'))
            throw new ProblemException(Problem.Invalid(Header, $"Send 1 to {MaxKeyLength} printable ASCII characters, such as a UUID."));

        var bodyHash = SHA256.HashData((http.Features.Get<RequestBody>()?.Bytes ?? default).Span);
        var caller = http.Caller();
        var holder = caller is null ? Convert.ToHexString(bodyHash) : caller.KeyId.ToString();
        var scope = SHA256.HashData(Encoding.UTF8.GetBytes($"{holder}\n{http.Request.Path}{http.Request.QueryString}"));
        return new OutcomeClaim(scope, key, bodyHash);
    }

    private static async Task ReplayAsync(HttpContext http, StoredOutcome first, OutcomeClaim claim)
    {
        if (!first.BodyHash.AsSpan().SequenceEqual(claim.BodyHash))
            throw new ProblemException(ProblemType.IdempotencyKeyReused, "This Idempotency-Key was sent with another body. Use a new key for a new request.");

        if (first.SecretOf is { } made)
            throw new ProblemException(ProblemType.SecretNotKept, $"The request has succeeded and made {made}; its answer held a secret and is not kept.").With("id", made);

        http.Response.StatusCode = first.Status;
        http.Response.Headers["Idempotency-Replayed"] = "true";
        if (first.Location is not null)
            http.Response.Headers.Location = first.Location;
        if (first.ETag is not null)
            http.Response.Headers.ETag = first.ETag;
        if (first.Body is { Length: > 0 } body)
        {
            http.Response.ContentType = "application/json; charset=utf-8";
            await http.Response.Body.WriteAsync(body);
        }
    }
}

/// <summary>A key that this request holds until its transaction ends.</summary>
internal sealed record OutcomeClaim(byte[] Scope, string Key, byte[] BodyHash)
{
    public string Lock => $"idempotency:{Convert.ToHexString(Scope)}:{Key}";
}

/// <summary>The response has been written already.</summary>
internal sealed class AnsweredResult : Microsoft.AspNetCore.Mvc.IActionResult
{
    public Task ExecuteResultAsync(Microsoft.AspNetCore.Mvc.ActionContext context) => Task.CompletedTask;
}

/// <summary>A POST that may run twice without harm: an <c>Idempotency-Key</c> is taken without effect.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RepeatsWithoutHarmAttribute : Attribute;

/// <summary>Set by an action whose answer holds a secret: the answer is not kept, only what was made.</summary>
internal sealed record SecretAnswer(Guid Made);
