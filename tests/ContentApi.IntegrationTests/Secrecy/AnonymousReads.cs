using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using ContentApi.Http.StrictInput;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing;

namespace ContentApi.IntegrationTests.Secrecy;

/// <summary>
/// Every address that answers a GET without a key, taken from the server itself: a new one joins by itself, or is told
/// apart by <see cref="Unknown"/> when it has a part for which there is no value here.
/// </summary>
public sealed partial class AnonymousReads(EndpointDataSource endpoints)
{
    private const int Most = 100;

    // What stands in each part of a path: "articles" stands for the names of articles.
    private static readonly Dictionary<string, string> Parts = new()
    {
        ["v1/articles/{idOrSlug}"] = "articles",
        ["v1/sources/{idOrSlug}"] = "sources",
        ["v1/tags/{idOrSlug}"] = "tags",
        ["v1/sections/{idOrSlug}"] = "sections",
        ["v1/authors/{idOrSlug}"] = "authors",
        ["v1/lists/{slug}"] = "lists",
        ["sitemaps/articles-{part}.xml"] = "parts",
        ["sitemaps/news-{part}.xml"] = "parts",
        ["feeds/sources/{slug}"] = "sources",
        ["feeds/sources/{idOrSlug}"] = "sources",
    };

    // Nothing that editors write gets there.
    private static readonly string[] Fixed = ["problems/", "swagger/", "openapi/", "health/", "reader/"];

    private readonly List<(string Pattern, List<PropertyInfo> Query)> routes =
    [
        .. endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IAuthorizeData>() is null && (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") ?? true))
            .Select(e => (Pattern: Constraints().Replace(e.RoutePattern.RawText!.TrimStart('/'), "{$1}"), Query: QueryOf(e)))
            .Where(r => !Fixed.Any(f => (r.Pattern + "/").StartsWith(f, StringComparison.Ordinal))),
    ];

    /// <summary>Routes with a part that no value is known for.</summary>
    public IEnumerable<string> Unknown => routes.Select(r => r.Pattern).Where(pattern => Part().Count(pattern) > 1 || (pattern.Contains('{', StringComparison.Ordinal) && PartOf(pattern) is null));

    /// <summary>The addresses under which one article, source or term is read, with what belongs to it.</summary>
    /// <param name="collection"><c>articles</c>.</param>
    /// <param name="name">Its id or slug.</param>
    public IEnumerable<string> Of(string collection, string name) =>
        from route in routes
        let part = PartOf(route.Pattern)
        where part is { } known && Parts[known] == collection
        from query in Queries(route.Query, new Dictionary<string, string[]>())
        select "/" + Part().Replace(route.Pattern, Uri.EscapeDataString(name)) + query;

    /// <summary>The addresses of lists and all else that names nothing.</summary>
    /// <param name="filters">Values for parameters, by their names: words that nobody may know.</param>
    public IEnumerable<string> Lists(IReadOnlyDictionary<string, string[]> filters) =>
        from route in routes
        where !route.Pattern.Contains('{', StringComparison.Ordinal)
        from query in Queries(route.Query, filters)
        select "/" + route.Pattern + query;

    private static IEnumerable<string> Queries(List<PropertyInfo> members, IReadOnlyDictionary<string, string[]> filters)
    {
        var limit = members.Find(m => m.Name == "Limit") is { } member ? $"limit={member.GetCustomAttribute<RangeAttribute>()?.Maximum ?? Most}" : "";
        yield return limit.Length > 0 ? "?" + limit : "";
        foreach (var each in members)
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(each.Name);
            var values = filters.TryGetValue(name, out var given) ? given
                : name is "fields" or "context" or "status" ? []
                : each.GetCustomAttribute<OneOfAttribute>() is { } oneOf ? oneOf.Values
                : each.PropertyType == typeof(bool) || each.PropertyType == typeof(bool?) ? ["true"]
                : [];
            foreach (var value in values)
                yield return $"?{name}={Uri.EscapeDataString(value)}{(limit.Length > 0 ? "&" + limit : "")}";
        }
    }

    private static List<PropertyInfo> QueryOf(RouteEndpoint endpoint) =>
    [
        .. (endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()?.Parameters ?? [])
            .Where(parameter => parameter.BindingInfo?.BindingSource == BindingSource.Query)
            .SelectMany(parameter => parameter.ParameterType.GetProperties().Where(p => p.SetMethod is { IsPublic: true })),
    ];

    private static string? PartOf(string pattern) => Parts.Keys.FirstOrDefault(part => pattern.StartsWith(part, StringComparison.Ordinal));

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Part();

    [GeneratedRegex(@"\{\**(\w+)[^}]*\}")]
    private static partial Regex Constraints();
}
