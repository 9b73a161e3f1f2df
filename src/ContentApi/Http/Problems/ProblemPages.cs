using System.Net;
using System.Text;
using System.Text.Json;
using ContentApi.Http.Transport;
using Microsoft.Net.Http.Headers;

namespace ContentApi.Http.Problems;

/// <summary>What stands behind the <c>type</c> URIs: a page, or JSON for who asks for it, that says what the problem means.</summary>
internal static class ProblemPages
{
    private const string Style = "body{font:1rem/1.5 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem}code{background:#eee;padding:0 .2em}";

    private static readonly Dictionary<string, (FixedDocument Page, FixedDocument Json)> Pages =
        ProblemType.All.ToDictionary(type => type.Slug, type => (Html(type.Title, Section(type)), AsJson(Description(type))));

    private static readonly (FixedDocument Page, FixedDocument Json) Index =
        (Html("Problems", string.Concat(ProblemType.All.Select(Section))), AsJson(new { items = ProblemType.All.Select(Description) }));

    /// <summary>Serves <c>/problems</c> and <c>/problems/{slug}</c>.</summary>
    public static void MapProblems(this IEndpointRouteBuilder endpoints)
    {
        string[] methods = [HttpMethods.Get, HttpMethods.Head];
        endpoints.MapMethods("/problems", methods, (RequestDelegate)(context => Write(context, Index))).ExcludeFromDescription();
        endpoints.MapMethods("/problems/{slug}", methods, (RequestDelegate)WriteOne).ExcludeFromDescription();
    }

    private static Task WriteOne(HttpContext context) =>
        Pages.TryGetValue((string)context.Request.RouteValues["slug"]!, out var pages)
            ? Write(context, pages)
            : ProblemWriter.WriteAsync(context, Problem.NotFound());

    private static Task Write(HttpContext context, (FixedDocument Page, FixedDocument Json) pages)
    {
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        return (WantsJson(context.Request) ? pages.Json : pages.Page).WriteAsync(context);
    }

    private static bool WantsJson(HttpRequest request) =>
        request.GetTypedHeaders().Accept
            .OrderByDescending(range => range.Quality ?? 1)
            .Select(range => range.MediaType.Value)
            .FirstOrDefault(name => name is "application/json" or "text/html" or "*/*") == "application/json";

    private static object Description(ProblemType type) => new { type = type.Uri, type.Title, type.Status, type.Meaning };

    private static FixedDocument AsJson(object description) =>
        new(JsonSerializer.SerializeToUtf8Bytes(description, JsonSerializerOptions.Web), "application/json; charset=utf-8");

    private static FixedDocument Html(string title, string content) =>
        new(Encoding.UTF8.GetBytes(
            $"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>{WebUtility.HtmlEncode(title)}</title><style>{Style}</style>{content}</html>"), "text/html; charset=utf-8");

    private static string Section(ProblemType type)
    {
        // The meanings quote names between backticks: every second piece is one.
        var pieces = WebUtility.HtmlEncode(type.Meaning).Split('`');
        var meaning = string.Concat(pieces.Select((piece, position) => position % 2 == 1 ? $"<code>{piece}</code>" : piece));
        return $"<h1 id=\"{type.Slug}\">{WebUtility.HtmlEncode(type.Title)}</h1><p><code>{type.Uri}</code>, status {type.Status}</p><p>{meaning}</p>";
    }
}
