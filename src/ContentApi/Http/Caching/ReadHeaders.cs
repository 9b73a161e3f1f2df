using Microsoft.Extensions.Options;

namespace ContentApi.Http.Caching;

/// <summary>Settings under <c>Caching:</c>: how long shared caches may keep an anonymous read.</summary>
internal sealed class CachingOptions
{
    /// <summary>Seconds for which a shared cache may answer without asking.</summary>
    public int SharedMaxAge { get; init; } = 1;

    /// <summary>Seconds for which it may go on answering while it asks.</summary>
    public int StaleWhileRevalidate { get; init; } = 5;

    /// <summary>MiB that this instance may fill with answers that are right until something is written, if that is no more than an eighth of the memory there is; 0: it keeps none.</summary>
    public int KeptMebibytes { get; init; } = 256;
}

/// <summary>Until when a read is right if nobody acts: time alone may end it or bring another edition.</summary>
/// <param name="For">From the query on.</param>
internal sealed record RightFor(TimeSpan For);

/// <summary>Cache-Control and Vary of every answer, by who asked and what came of it.</summary>
internal sealed class ReadHeaders(RequestDelegate next, IOptions<CachingOptions> options)
{
    private const int MostCacheTagBytes = 4_096;

    // What ASP.NET Core's exception handler writes on every error, a 410 too, which caches may keep as long as a read.
    private const string FrameworkDefault = "no-cache,no-store";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(static state =>
        {
            var (headers, http) = ((ReadHeaders, HttpContext))state;
            headers.Set(http);
            return Task.CompletedTask;
        }, (this, context));
        return next(context);
    }

    /// <summary>Names what a CDN must purge to be rid of an answer.</summary>
    public static void SetCacheTags(HttpResponse response, IEnumerable<string> tags) => response.Headers["Cache-Tag"] = CacheTags(tags);

    /// <summary>What a CDN must purge to be rid of an answer, as the header has it.</summary>
    public static string CacheTags(IEnumerable<string> tags)
    {
        var value = string.Join(',', tags.Distinct());
        return value.Length <= MostCacheTagBytes ? value : "articles";
    }

    /// <summary>Notes until when an answer is right at most: as long as the first of what it shows that time alone changes.</summary>
    public static void SetRightFor(HttpContext http, IEnumerable<double?> seconds) => SetRightFor(http, seconds.Min());

    /// <summary>Notes until when an answer is right at most; null: time alone does not change it.</summary>
    public static void SetRightFor(HttpContext http, double? seconds)
    {
        if (seconds is { } least)
            http.Features.Set(new RightFor(TimeSpan.FromSeconds(least)));
    }

    private void Set(HttpContext context)
    {
        var response = context.Response;
        var isRead = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (isRead)
            response.Headers.Append("Vary", IsNegotiated(context) ? "Accept, Authorization" : "Authorization");
        if (response.Headers.CacheControl.Count > 0 && response.Headers.CacheControl != FrameworkDefault)
            return;

        response.Headers.Remove("Expires");
        response.Headers.Remove("Pragma");

        response.Headers.CacheControl = context.Request.Headers.Authorization.Count > 0 || context.Request.Query.ContainsKey("preview") ? "private, no-store"
            : isRead && response.StatusCode is 200 or 206 or 301 or 304 or 308 or 410 ? Public(context.Features.Get<RightFor>())
            : "no-store";
        if (response.Headers.CacheControl.ToString().EndsWith("no-store", StringComparison.Ordinal))
            response.Headers.Remove("Cache-Tag");
    }

    // Elsewhere the address names the format.
    private static bool IsNegotiated(HttpContext context) => context.Request.Path.StartsWithSegments("/v1", StringComparison.OrdinalIgnoreCase);

    private string Public(RightFor? right)
    {
        // Whole seconds, rounded down: a cache may not outlive the instant by a fraction.
        var most = right is null ? int.MaxValue : (int)Math.Clamp(Math.Floor(right.For.TotalSeconds), 0, int.MaxValue);
        var shared = Math.Min(options.Value.SharedMaxAge, most);
        var stale = Math.Min(options.Value.StaleWhileRevalidate, most - shared);
        return $"public, max-age=0, s-maxage={shared}, stale-while-revalidate={stale}";
    }
}
