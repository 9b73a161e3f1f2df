using System.Text.Json;
using ContentApi.Data;
using ContentApi.Domain.Articles;
using ContentApi.Domain.Comments;
using ContentApi.Http.Idempotency;
using ContentApi.Http.Json;
using ContentApi.Http.StrictInput;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ContentApi.Http.Writing;

/// <summary>
/// Every write is one transaction. Actions that write change entities and say what to answer; this saves what they
/// changed, its revisions and log entries and the request's outcome, and commits before the answer leaves.
/// </summary>
internal sealed class WriteFilter(ContentDbContext db) : IAsyncActionFilter, IOrderedFilter
{
    /// <summary>Innermost: nothing may refuse the request once it is committed.</summary>
    public int Order => int.MaxValue;

    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) || HttpMethods.IsOptions(http.Request.Method)
            || context.ActionDescriptor.EndpointMetadata.Any(metadata => metadata is StreamsBodyAttribute or WritesNothingAttribute))
        {
            await next();
            return;
        }

        // With an Idempotency-Key the filter for that has begun one, and disposes it.
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(http.RequestAborted) : null;
        var executed = await next();
        if (executed.Exception is not null || Status(executed.Result) is not (>= 200 and < 300) || !context.ModelState.IsValid)
            return;

        await SaveAsync(http, executed);
        // Cut by a token while waiting for a standby, Npgsql reports success for what no standby has (docs/decisions/0003).
        await db.Database.CurrentTransaction!.CommitAsync(CancellationToken.None);
    }

    private async Task SaveAsync(HttpContext http, ActionExecutedContext executed)
    {
        if (executed.Result is ObjectResult { Value: { } value } result)
        {
            // Written once: the same bytes are kept and sent.
            var bytes = JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), ContentJson.Options);
            executed.Result = new ReadyJsonResult(bytes, Status(result));
        }

        if (http.Features.Get<OutcomeClaim>() is { } claim)
        {
            var secret = http.Features.Get<SecretAnswer>();
            db.Add(new StoredOutcome
            {
                Scope = claim.Scope,
                Key = claim.Key,
                BodyHash = claim.BodyHash,
                Status = Status(executed.Result),
                Body = secret is null ? (executed.Result as ReadyJsonResult)?.Bytes : null,
                SecretOf = secret?.Made,
                About = db.ChangeTracker.Entries<Article>().Select(entry => (Guid?)entry.Entity.Id)
                    .Concat(db.ChangeTracker.Entries<Comment>().Select(entry => (Guid?)entry.Entity.ArticleId)).FirstOrDefault(),
                Location = http.Response.Headers.Location,
                ETag = http.Response.Headers.ETag,
            });
        }

        await db.SaveChangesAsync(http.RequestAborted);
    }

    private static int Status(IActionResult? result) => result switch
    {
        ObjectResult answer => answer.StatusCode ?? StatusCodes.Status200OK,
        StatusCodeResult answer => answer.StatusCode,
        ReadyJsonResult answer => answer.StatusCode,
        _ => StatusCodes.Status500InternalServerError,
    };
}
