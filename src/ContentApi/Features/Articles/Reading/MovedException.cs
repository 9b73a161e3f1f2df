using ContentApi.Http.Transport;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ContentApi.Features.Articles.Reading;

/// <summary>The article is found under another address: 301 to reads, 308 to anything else.</summary>
/// <param name="target">An absolute URL, or the present slug, which takes the former one's place in the path.</param>
internal sealed class MovedException(string target) : Exception($"Moved to {target}.")
{
    public string Target { get; } = target;

    /// <summary>Whether time alone may end it, so that no cache keeps it.</summary>
    public bool IsPassing { get; init; }

    /// <summary>Whether an article was asked for by a former slug.</summary>
    /// <param name="idOrSlug">What it was asked for by.</param>
    /// <param name="slug">Its present slug.</param>
    public static bool IsDue(string idOrSlug, string slug) => idOrSlug != slug && !Guid.TryParse(idOrSlug, out _);

    /// <summary>Goes on if an article was asked for by its id or its present slug.</summary>
    /// <exception cref="MovedException">It was asked for by a former slug.</exception>
    public static void ThrowIfDue(string idOrSlug, string slug)
    {
        if (IsDue(idOrSlug, slug))
            throw new MovedException(slug);
    }
}

/// <summary>Answers <see cref="MovedException"/>: sub-resources and the query are kept.</summary>
internal sealed class MovedFilter : IExceptionFilter
{
    private const int SegmentOfSlug = 3;

    public void OnException(ExceptionContext context)
    {
        if (context.Exception is not MovedException moved)
            return;

        var request = context.HttpContext.Request;
        var isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        context.HttpContext.Response.Headers.Location = Uri.IsWellFormedUriString(moved.Target, UriKind.Absolute)
            ? moved.Target
            : context.HttpContext.RequestServices.GetRequiredService<SiteUrls>().Absolute(Renamed(request, moved.Target), context.HttpContext);
        if (moved.IsPassing)
            context.HttpContext.Response.Headers.CacheControl = "no-store";
        context.Result = new StatusCodeResult(isRead ? StatusCodes.Status301MovedPermanently : StatusCodes.Status308PermanentRedirect);
        context.ExceptionHandled = true;
    }

    private static string Renamed(HttpRequest request, string slug)
    {
        var segments = request.Path.ToUriComponent().Split('/');
        segments[SegmentOfSlug] = Uri.EscapeDataString(slug);
        return string.Join('/', segments) + request.QueryString.ToUriComponent();
    }
}
