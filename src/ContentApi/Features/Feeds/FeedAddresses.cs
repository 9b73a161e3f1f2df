using ContentApi.Features.Articles.Listing;
using ContentApi.Http.Cursors;
using ContentApi.Http.StrictInput;
using ContentApi.Http.Transport;

namespace ContentApi.Features.Feeds;

/// <summary>The addresses of a feed's pages, made of the parameters that a feed knows: those of trackers are left behind.</summary>
internal sealed class FeedAddresses(CursorSigner signer, SiteUrls urls)
{
    private const string CursorName = "cursor";

    /// <summary>The page behind an item.</summary>
    public string Behind(HttpContext http, ListArticlesQuery list, ListPosition position) => Page(http, signer.Write(position, list.Combination()));

    /// <summary>The page with this cursor; the newest without.</summary>
    public string Page(HttpContext http, string? cursor)
    {
        var given = QueryParameters.Of(http);
        var parameters = QueryShape.Of(typeof(FeedQuery)).Names.Where(name => name != CursorName)
            .SelectMany(name => given.Named(name).Select(parameter => KeyValuePair.Create(name, (string?)parameter.Value)))
            .Concat(cursor is null ? [] : [KeyValuePair.Create(CursorName, (string?)cursor)]);
        return urls.Absolute(http.Request.Path.ToUriComponent() + QueryString.Create(parameters), http);
    }

    /// <summary>Names the pages in the header too.</summary>
    public static void SetLinks(HttpContext http, FeedLinks links)
    {
        (string? Address, string Relation)[] all = [(links.Next, "next"), (links.Previous, "prev"), (links.First, "first"), (links.Self, "self")];
        http.Response.Headers.Link = string.Join(", ", all.Where(link => link.Address is not null).Select(link => $"<{link.Address}>; rel=\"{link.Relation}\""));
    }
}
