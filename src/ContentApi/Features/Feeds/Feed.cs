using ContentApi.Domain.Articles;
using ContentApi.Domain.Text;
using ContentApi.Features.Articles;
using ContentApi.Features.Articles.Formats;
using ContentApi.Features.Articles.Reading;
using ContentApi.Http.Json;

namespace ContentApi.Features.Feeds;

/// <summary>A page of a feed, before it is written in one form or another.</summary>
internal sealed record Feed
{
    /// <summary>The same for good, for every page.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    /// <summary>The site that it is a feed of.</summary>
    public required string Home { get; init; }

    public required string? Logo { get; init; }

    public required string? Copyright { get; init; }

    /// <summary>The pages of RFC 5005: this one and those around it.</summary>
    public required FeedLinks Links { get; init; }

    /// <summary>When one of its items last changed for readers.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    public required IReadOnlyList<FeedItem> Items { get; init; }

    /// <summary>The language, where all items have one.</summary>
    public string? Language => Items.Select(item => item.Language).Distinct().Take(2).ToList() is [{ } language] ? language : null;
}

/// <summary>The addresses of a feed's pages.</summary>
/// <param name="Self">This page.</param>
/// <param name="First">The newest.</param>
/// <param name="Next">The one with older items.</param>
/// <param name="Previous">The one with newer items.</param>
internal sealed record FeedLinks(string Self, string First, string? Next, string? Previous);

/// <summary>An article in a feed, with the texts that the reader may see.</summary>
internal sealed class FeedItem(ReaderArticle row, bool withheld, SitePages pages, HttpContext http)
{
    private readonly ShownText text = ShownText.Of(row, withheld);

    /// <summary>The same for good, wherever the article moves.</summary>
    public string Id => $"urn:uuid:{row.Id}";

    public string Url { get; } = pages.Article(row.Id, row.Slug, http);

    public string? Original { get; } = row.CanonicalUrl is { } canonical ? WebAddress.Ascii(canonical) : null;

    public string Title => row.Title;

    public string? Summary => text.Summary;

    public string? Html => text.BodyHtml;

    public string? Language => row.Language;

    public string? Copyright => row.Copyright;

    public string SourceName => row.SourceName;

    public DateTimeOffset PublishedAt => row.PublishedAt;

    /// <summary>The instant of the last major update.</summary>
    public DateTimeOffset UpdatedAt => row.UpdatedAt;

    /// <summary>The authors; where none is named, the source.</summary>
    public IReadOnlyList<(string Name, string Url)> Authors { get; } = AuthorsOf(row, pages, http);

    /// <summary>The section and the tags.</summary>
    public IReadOnlyList<NamedLink> Categories { get; } =
    [
        .. row.SectionSlug is null ? Array.Empty<NamedLink>() : [new NamedLink(row.SectionSlug, row.SectionName!)],
        .. new RawJson(row.Tags).Value<NamedLink[]>() ?? [],
    ];

    public ImageReference? Image { get; } = new RawJson(row.Image).Value<ImageReference>();

    private static List<(string Name, string Url)> AuthorsOf(ReaderArticle row, SitePages pages, HttpContext http)
    {
        var authors = (new RawJson(row.Authors).Value<NamedLink[]>() ?? []).Select(author => (author.Name, pages.Author(author.Slug, http))).ToList();
        return authors.Count > 0 ? authors : [(row.SourceName, WebAddress.Ascii(row.HomepageUrl))];
    }
}
