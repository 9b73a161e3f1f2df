using System.Data.Common;
using System.Diagnostics;
using ContentApi.Http.Problems;
using ContentApi.Http.Transport;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace ContentApi.Http.Caching;

/// <summary>
/// Gives anonymous callers an answer that was read before, to the byte, as long as the database says that nothing has changed since
/// (docs/decisions/0015). No answer is older than its request, so there is nothing to invalidate.
/// </summary>
internal sealed class KeptAnswers(RequestDelegate next, ReadersMoment moment, IOptions<CachingOptions> options)
{
    private const int MostBytesOfOne = 1024 * 1024;
    private const int MostCharsOfKey = 4 * 1024;

    // As long as a statement may take: who came while one was waited for in vain does not wait for the next as well.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly bool isOn = options.Value.KeptMebibytes > 0;

    /// <summary>Keeps this answer from being kept: it depends on more than the database holds.</summary>
    public static void LeaveOut(HttpContext context) => context.Features.Set(LeftOut.Instance);

    public async Task InvokeAsync(HttpContext context)
    {
        if (!isOn || !MayBeKept(context) || KeyOf(context.Request) is not { Length: <= MostCharsOfKey } key)
        {
            await next(context);
            return;
        }

        var reads = moment.Last;
        var isNow = false;
        // What nobody has read is read at once; whether it may be kept can be asked afterwards.
        if (reads.Find(key) is not null)
        {
            try
            {
                reads = await moment.AskAsync().WaitAsync(Patience, context.RequestAborted);
                isNow = true;
                if (reads.Find(key) is { } found && await found.WaitAsync(context.RequestAborted) is { } answer)
                {
                    await answer.WriteAsync(context);
                    return;
                }
            }
            catch (Exception exception) when (!context.Response.HasStarted)
            {
                await ProblemAnswers.AnswerAsync(context, exception);
                return;
            }
        }

        // Who asks whether it has changed may get a 304, which is nothing for the others.
        if (context.Request.Headers.IfNoneMatch.Count == 0 && reads.Claim(key) is { } claim)
            await ReadAsync(context, reads, isNow, key, claim);
        else
            await next(context);
    }

    private static bool MayBeKept(HttpContext context)
    {
        var request = context.Request;
        return context.GetEndpoint()?.Metadata.GetMetadata<KeptWhileUnchangedAttribute>() is not null
            && HttpMethods.IsGet(request.Method) && !context.IsAskedByHead() && request.ContentLength is null && request.Headers.TransferEncoding.Count == 0
            && request.Headers.Authorization.Count == 0 && request.Headers.IfModifiedSince.Count == 0 && !request.Query.ContainsKey("preview");
    }

    // As they were sent: to tell what means the same would be the endpoint's work.
    private static string KeyOf(HttpRequest request) =>
        string.Join('\n', request.Scheme, request.Host.Value, request.Path.Value, request.QueryString.Value, request.Headers.Accept.ToString(), request.Headers.AcceptEncoding.ToString());

    private async Task ReadAsync(HttpContext context, UnchangedReads reads, bool isNow, string key, TaskCompletionSource<KeptAnswer?> claim)
    {
        KeptAnswer? answer = null;
        var began = Stopwatch.GetTimestamp();
        var wire = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var written = new MemoryStream();
        var buffer = new StreamResponseBodyFeature(written, wire);
        context.Features.Set<IHttpResponseBodyFeature>(buffer);
        try
        {
            await next(context);
            await buffer.CompleteAsync();
            if (IsKept(context, written))
                answer = new KeptAnswer([.. context.Response.Headers], written.ToArray(), context.Features.Get<RightFor>(), began);
        }
        finally
        {
            context.Features.Set(wire);
            if (isNow || answer is null)
                reads.Fulfil(claim, key, answer);
            else
                _ = FulfilIfUnchangedAsync(reads, key, claim, answer);
        }

        if (written.Length > 0)
            await context.Response.Body.WriteAsync(written.GetBuffer().AsMemory(0, (int)written.Length), context.RequestAborted);
    }

    private async Task FulfilIfUnchangedAsync(UnchangedReads reads, string key, TaskCompletionSource<KeptAnswer?> claim, KeptAnswer answer)
    {
        KeptAnswer? kept = null;
        try
        {
            if (await moment.AskAsync() == reads)
                kept = answer;
        }
        catch (DbException)
        {
            // The next reader is told.
        }
        finally
        {
            reads.Fulfil(claim, key, kept);
        }
    }

    // What sets a header of caching itself has its reasons.
    private static bool IsKept(HttpContext context, MemoryStream written) =>
        context.Response.StatusCode == StatusCodes.Status200OK && context.Response.Headers.CacheControl.Count == 0
        && written.Length <= MostBytesOfOne && context.Features.Get<LeftOut>() is null;

    private sealed class LeftOut
    {
        public static LeftOut Instance { get; } = new();
    }
}
