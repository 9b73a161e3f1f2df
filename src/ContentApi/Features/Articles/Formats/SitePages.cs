using ContentApi.Hosting;
using ContentApi.Http.Transport;

namespace ContentApi.Features.Articles.Formats;

/// <summary>
/// Where people read what we give out: the pages of the front end that <c>Site:ArticleUrl</c> and <c>Site:AuthorUrl</c> name,
/// without them our own addresses.
/// </summary>
internal sealed class SitePages
{
    private readonly SiteUrls urls;
    private readonly string? articleUrl;
    private readonly string? authorUrl;

    /// <exception cref="SettingException">A template is no address, or names no article.</exception>
    public SitePages(IConfiguration configuration, SiteUrls urls)
    {
        this.urls = urls;
        articleUrl = Template(configuration, "Site:ArticleUrl", "{slug}", "{id}");
        authorUrl = Template(configuration, "Site:AuthorUrl", "{slug}");
        PublicationName = configuration["Site:Name"] is { Length: > 0 } name ? name : null;
    }

    /// <summary>What the site is called, if <c>Site:Name</c> says so.</summary>
    public string? PublicationName { get; }

    /// <summary>The page of an article.</summary>
    public string Article(Guid id, string slug, HttpContext http) =>
        articleUrl?.Replace("{slug}", Uri.EscapeDataString(slug), StringComparison.Ordinal).Replace("{id}", id.ToString(), StringComparison.Ordinal)
        ?? urls.Absolute($"/v1/articles/{Uri.EscapeDataString(slug)}", http);

    /// <summary>The page of an author.</summary>
    public string Author(string slug, HttpContext http) =>
        authorUrl?.Replace("{slug}", Uri.EscapeDataString(slug), StringComparison.Ordinal)
        ?? urls.Absolute($"/v1/authors/{Uri.EscapeDataString(slug)}", http);

    /// <summary>The page of a tag or a section, for standards that want an address as its name.</summary>
    public string Term(string kind, string slug, HttpContext http) => urls.Absolute($"/v1/{kind}/{Uri.EscapeDataString(slug)}", http);

    /// <summary>The site itself.</summary>
    public string Home(HttpContext http) =>
        articleUrl is null ? urls.Absolute("/", http) : new Uri(articleUrl.Replace('{', '-').Replace('}', '-')).GetLeftPart(UriPartial.Authority) + "/";

    /// <summary>All that addresses depend on beside slugs, for ETags.</summary>
    public string Stamp(HttpContext http) => $"{articleUrl} {authorUrl} {PublicationName} {urls.Absolute("/", http)}";

    private static string? Template(IConfiguration configuration, string setting, params ReadOnlySpan<string> places)
    {
        if (configuration[setting] is not { Length: > 0 } template)
            return null;

        var named = false;
        var sample = template;
        foreach (var place in places)
        {
            named |= template.Contains(place, StringComparison.Ordinal);
            sample = sample.Replace(place, "x", StringComparison.Ordinal);
        }

        return named && Domain.Text.WebAddress.IsAbsoluteHttp(sample)
            ? template
            : throw new SettingException($"{setting} is \"{template}\". Write an address such as https://paper.example/{places[0]}.");
    }
}
